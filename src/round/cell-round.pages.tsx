import type { Catalogue } from '../catalogue/catalogue.rules.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, Select } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { RoundMember, RoundRow } from './round.queries.ts'
import { levelOf } from './round.rules.ts'
import { BothSides, type SidesView } from './sides.pages.tsx'
import type { TypedSign } from './signs.form.ts'
import { SignFields } from './signs.pages.tsx'

/** Two columns beside each name: what they say, what the cell says. */
export function MemberSides(props: {
  members: readonly RoundMember[]
  href: (member: RoundMember) => string | null
  cellNames: ReadonlyMap<string, string>
}) {
  const r = useText().round
  return (
    <table class="sides-table">
      <thead>
        <tr>
          <th scope="col">{r.cell.name}</th>
          <th scope="col">{r.own}</th>
          <th scope="col">{r.cellSays}</th>
        </tr>
      </thead>
      <tbody>
        {props.members.map((member) => {
          const href = props.href(member)
          return (
            <tr key={member.person}>
              <th scope="row">
                {href ? <a href={href}>{member.name}</a> : member.name}
                {member.alsoIn.length > 0 && (
                  <small>
                    {r.alsoIn(member.alsoIn.map((cell) => props.cellNames.get(cell) ?? '').join(', '))}
                  </small>
                )}
              </th>
              <td>
                {member.declaration && member.declared !== 'elsewhere'
                  ? r.levels[levelOf(member.declaration.signs)]
                  : '–'}{' '}
                <small>{r.declared[member.declared]}</small>
              </td>
              <td>
                {member.conclusion ? r.levels[levelOf(member.conclusion.signs)] : '–'}{' '}
                {!member.conclusion && <small>{r.notConcluded}</small>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

export function CellRoundPage(props: {
  cell: string
  round: RoundRow | null
  state: string
  members: readonly RoundMember[]
  cellNames: ReadonlyMap<string, string>
  notes: readonly string[]
}) {
  const t = useText()
  const c = t.round.cell
  return (
    <>
      <h1>{props.round?.name ?? c.title}</h1>
      {!props.round && <p>{c.none}</p>}
      {props.round && (
        <>
          <p>
            <strong>{props.state}</strong>
          </p>
          {props.notes.map((note) => (
            <p class="note" key={note}>
              {note}
            </p>
          ))}
          <p class="soft">{c.lead}</p>
          <MemberSides
            members={props.members}
            cellNames={props.cellNames}
            href={(member) => paths.cellRoundMember.to({ cell: props.cell, person: member.person })}
          />
          <p>{c.where}</p>
          <ul class="links">
            <li>
              <a href={paths.cellMeetings.to({ cell: props.cell })}>{c.plan}</a>
            </li>
          </ul>
        </>
      )}
    </>
  )
}

export function CellRoundMemberPage(props: {
  cell: string
  member: RoundMember
  /** Null: sent to another cell. */
  sides: SidesView | null
  mayEnter: boolean
}) {
  const t = useText()
  const c = t.round.cell
  const { member } = props
  return (
    <>
      <h1>{member.name}</h1>
      {props.sides ? <BothSides view={props.sides} /> : <p class="note">{c.elsewhere}</p>}
      {props.mayEnter && (
        <ul class="links">
          <li>
            <a href={paths.cellRoundPaper.to({ cell: props.cell, person: member.person })}>{c.enter}</a>
          </li>
        </ul>
      )}
    </>
  )
}

export function PaperDeclarationPage(props: {
  cell: string
  member: Pick<RoundMember, 'person' | 'name'>
  catalogue: Catalogue
  typed: readonly TypedSign[]
  nothing: boolean
  signed: boolean
  witness: string
  witnesses: readonly { readonly person: string; readonly name: string }[]
  errors?: FieldErrors
}) {
  const t = useText()
  const p = t.round.paper
  const { errors } = props
  return (
    <>
      <h1>{p.title}</h1>
      <p>{p.lead(props.member.name)}</p>
      <ErrorSummary errors={errors} />
      <Form action={paths.cellRoundPaper.to({ cell: props.cell, person: props.member.person })}>
        <SignFields catalogue={props.catalogue} typed={props.typed} asks="cause" errors={errors} />
        <div class={errors?.nothing ? 'field wrong' : 'field'}>
          {errors?.nothing && <p class="error">{errors.nothing}</p>}
          <Checkbox id="nothing" name="nothing" label={p.nothing} checked={props.nothing} />
        </div>
        <Select
          name="witness"
          label={p.witness}
          value={props.witness}
          error={errors?.witness}
          choices={[
            { value: '', label: p.choose },
            ...props.witnesses.map(({ person, name }) => ({ value: person, label: name })),
          ]}
        />
        <div class={errors?.signed ? 'field wrong' : 'field'}>
          {errors?.signed && <p class="error">{errors.signed}</p>}
          <Checkbox id="signed" name="signed" label={p.signed} checked={props.signed} />
        </div>
        <Button>{p.button}</Button>
      </Form>
    </>
  )
}
