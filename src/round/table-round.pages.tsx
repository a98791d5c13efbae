import type { Catalogue } from '../catalogue/catalogue.rules.ts'
import { OUTCOMES } from '../conclusion/conclusion.rules.ts'
import { OtherWay, VoteFields, type VoteFieldsView } from '../meeting/vote.pages.tsx'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Version } from '../ui/conflict.tsx'
import {
  Button,
  Checkbox,
  ErrorSummary,
  Form,
  fieldsOf,
  LinkButton,
  Radios,
  Select,
  TextArea,
} from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { MemberSides } from './cell-round.pages.tsx'
import type { RoundMember } from './round.queries.ts'
import { BothSides, type SidesView } from './sides.pages.tsx'
import type { TypedSign } from './signs.form.ts'
import { SignFields } from './signs.pages.tsx'

export function TableRoundPage(props: {
  meeting: string
  round: string | null
  members: readonly RoundMember[]
  cellNames: ReadonlyMap<string, string>
  together: boolean
}) {
  const t = useText()
  const w = t.round.table
  const { meeting } = props
  return (
    <>
      <h1>{w.title}</h1>
      {!props.round && <p>{w.none}</p>}
      {props.round && (
        <>
          <p class="soft">{props.round}</p>
          <p>{w.lead}</p>
          <MemberSides
            members={props.members}
            cellNames={props.cellNames}
            href={(member) => paths.meetingRoundMember.to({ meeting, person: member.person })}
          />
          {props.together && (
            <div class="actions">
              <LinkButton quiet href={paths.meetingRoundTogether.to({ meeting })}>
                {w.together}
              </LinkButton>
            </div>
          )}
        </>
      )}
    </>
  )
}

export interface TypedTable {
  readonly outcome: string
  readonly wording: string
  readonly led: string
  readonly signs: readonly TypedSign[]
}

export function TableMemberPage(props: {
  meeting: string
  member: Pick<RoundMember, 'person' | 'name'>
  sides: SidesView
  /** Why nothing can be written down here now; the form is left out. */
  hindrance: string | null
  withdrawable: boolean
  catalogue: Catalogue
  typed: TypedTable
  /** Who may lead this part, where the chair is the one concluded about. */
  leaders: readonly { readonly person: string; readonly name: string }[] | null
  vote: VoteFieldsView
  errors?: FieldErrors
}) {
  const t = useText()
  const w = t.round.table
  const { typed, errors } = props
  const field = fieldsOf(typed, errors)
  const to = { meeting: props.meeting, person: props.member.person }
  return (
    <>
      <h1>{w.concludeOf(props.member.name)}</h1>
      <ErrorSummary errors={errors} />
      <BothSides view={props.sides} />
      {props.hindrance && <p class="note">{props.hindrance}</p>}
      {props.withdrawable && (
        <Form action={paths.meetingRoundWithdraw.to(to)}>
          <Button quiet>{w.withdraw}</Button>
        </Form>
      )}
      {!props.hindrance && (
        <>
          <OtherWay view={props.vote} />
          <Form action={paths.meetingRoundMember.to(to)}>
            <Radios
              {...field('outcome')}
              label={w.outcome}
              choices={OUTCOMES.map((one) => ({ value: one, label: w.outcomes[one] }))}
            />
            <h2>{w.signs}</h2>
            <p class="hint">{w.signsHint}</p>
            <SignFields catalogue={props.catalogue} typed={typed.signs} asks="day" errors={errors} />
            <TextArea {...field('wording')} rows={3} label={w.wording} hint={w.wordingHint} />
            {props.leaders && (
              <Select
                {...field('led')}
                label={w.led}
                hint={w.ledHint}
                choices={[
                  { value: '', label: t.round.paper.choose },
                  ...props.leaders.map(({ person, name }) => ({ value: person, label: name })),
                ]}
              />
            )}
            <h2>{t.meeting.vote.title}</h2>
            <VoteFields view={props.vote} />
            <Button>{w.button}</Button>
          </Form>
        </>
      )}
    </>
  )
}

export function TableTogetherPage(props: {
  meeting: string
  people: readonly { readonly person: string; readonly name: string; readonly declared: string }[]
  ticked: readonly string[]
  vote: VoteFieldsView
  errors?: FieldErrors
}) {
  const t = useText()
  const w = t.round.table
  const { errors } = props
  return (
    <>
      <h1>{w.togetherTitle}</h1>
      <ErrorSummary errors={errors} />
      <p>{props.people.length > 0 ? w.togetherLead : w.togetherNone}</p>
      {props.people.length > 0 && (
        <>
          <OtherWay view={props.vote} />
          <Form action={paths.meetingRoundTogether.to({ meeting: props.meeting })}>
            <fieldset class={errors?.person ? 'field wrong' : 'field'} id="person" tabIndex={-1}>
              <legend>{w.people}</legend>
              {errors?.person && <p class="error">{errors.person}</p>}
              <div class="choices">
                {props.people.map(({ person, name, declared }) => (
                  <Checkbox
                    key={person}
                    name="person"
                    value={person}
                    checked={props.ticked.includes(person)}
                    label={
                      <>
                        {name}
                        <small>{declared}</small>
                      </>
                    }
                  />
                ))}
              </div>
            </fieldset>
            <h2>{t.meeting.vote.title}</h2>
            <VoteFields view={props.vote} />
            <Button>{w.togetherButton}</Button>
          </Form>
        </>
      )}
    </>
  )
}

export function TooLatePage(props: {
  meeting: string
  round: string
  sent: readonly (readonly [string, string])[]
}) {
  const t = useText()
  const w = t.round.table
  return (
    <>
      <h1>{w.title}</h1>
      <p>{w.tooLate(props.round)}</p>
      {props.sent.length > 0 && (
        <>
          <h2>{t.meeting.lateSent}</h2>
          <Version lines={props.sent} />
        </>
      )}
      <div class="actions">
        <LinkButton href={paths.meetingHub.to({ meeting: props.meeting })}>{t.meeting.hub}</LinkButton>
      </div>
    </>
  )
}
