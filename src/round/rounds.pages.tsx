import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
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
  TextInput,
} from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedRound } from './round.form.ts'
import type { RoundAddendum, RoundChange, RoundRow } from './round.queries.ts'
import { DAYS, type RoundState, type Tally } from './round.rules.ts'

export interface RoundLine {
  readonly round: RoundRow
  readonly state: RoundState
  /** Of a closed round. */
  readonly tally: Tally | null
}

export function RoundsPage(props: {
  rounds: readonly RoundLine[]
  /** By when a movement wants the next one, in words. */
  due: string | null
  runs: boolean
}) {
  const t = useText()
  const l = t.round.list
  const closed = props.rounds.filter(({ tally }) => tally)
  return (
    <>
      <h1>{l.title}</h1>
      <p>{props.rounds.length > 0 ? l.lead : l.none}</p>
      {props.due && <p class="note">{props.due}</p>}
      <ul class="links">
        {props.rounds.map(({ round, state, tally }) => (
          <li key={round.id}>
            <a href={paths.round.to({ round: round.id })}>{round.name}</a>
            <small>
              {l.from(showDay(round.opens_on), showDay(round.closes_on))} · {t.round.states[state]}
            </small>
            {tally && <small>{l.result(tally.partial + tally.present, tally.concluded)}</small>}
          </li>
        ))}
      </ul>
      {closed.length > 1 && (
        <p>
          <a
            href={paths.comparison.to({ before: closed[1]!.round.id, after: closed[0]!.round.id })}
          >{`${l.compare}: ${closed[1]!.round.name}, ${closed[0]!.round.name}`}</a>
        </p>
      )}
      {closed.length > 2 && (
        <p>
          <a href={paths.comparisonChoose.to()}>{l.choose}</a>
        </p>
      )}
      {props.runs && (
        <div class="actions">
          <LinkButton href={paths.roundNew.to()}>{l.launch}</LinkButton>
        </div>
      )}
    </>
  )
}

export function RoundPlanPage(props: {
  /** Null: a new one. */
  round: RoundRow | null
  typed: TypedRound
  catalogues: readonly { readonly ref: string; readonly title: string }[]
  /** Which list a movement binds, and whose word it is. */
  bound?: string
  errors?: FieldErrors
}) {
  const t = useText()
  const p = t.round.plan
  const { round, typed, errors } = props
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{round ? p.changeTitle : p.newTitle}</h1>
      <ErrorSummary errors={errors} />
      <Form action={round ? paths.roundChange.to({ round: round.id }) : paths.roundNew.to()}>
        <TextInput {...field('name')} label={p.name} hint={p.nameHint} />
        {DAYS.map((name) => (
          <TextInput
            key={name}
            short
            name={name}
            label={t.round.days[name]}
            hint={p.dayHint}
            value={typed[name]}
            error={errors?.[name]}
          />
        ))}
        {!round && (
          <Radios
            {...field('catalogue')}
            label={p.catalogue}
            hint={[p.catalogueHint, props.bound].filter(Boolean).join(' ')}
            choices={props.catalogues.map(({ ref, title }) => ({ value: ref, label: title, hint: ref }))}
          />
        )}
        <Button>{round ? p.save : p.launch}</Button>
      </Form>
      {round && (
        <details open={errors?.dropped ? true : undefined}>
          <summary>{p.drop}</summary>
          <Form action={paths.roundDrop.to({ round: round.id })}>
            <TextArea
              name="dropped"
              rows={2}
              label={p.dropReason}
              hint={p.dropHint}
              error={errors?.dropped}
            />
            <Button danger>{p.drop}</Button>
          </Form>
        </details>
      )}
    </>
  )
}

export interface RoundView {
  readonly round: RoundRow
  readonly state: RoundState
  readonly catalogue: string
  readonly notes: readonly string[]
  readonly totals: {
    readonly members: number
    readonly declared: number
    readonly concluded: number
  }
  readonly cells: readonly {
    readonly id: string
    readonly name: string
    readonly members: number
    readonly declared: number
    readonly concluded: number
  }[]
  /** Of a closed round. */
  readonly tally: Tally | null
  readonly changes: readonly RoundChange[]
  readonly addenda: readonly RoundAddendum[]
  readonly runs: boolean
}

export function RoundPage({ view }: { view: RoundView }) {
  const t = useText()
  const o = t.round.one
  const { round, state, totals, tally } = view
  const to = { round: round.id }
  const open = state !== 'closed' && state !== 'dropped'
  return (
    <>
      <h1>{round.name}</h1>
      <p>
        <strong>{t.round.states[state]}</strong>
      </p>
      {state === 'dropped' && <p>{o.dropped(round.dropped_reason)}</p>}
      {tally && (
        <>
          <p class="sentence">{o.limits(tally.partial + tally.present, tally.concluded, tally.partial)}</p>
          <p class="sentence">{o.raised(tally.raised)}</p>
        </>
      )}
      {open && state !== 'planned' && (
        <>
          <p class="sentence">{o.declared(totals.declared, totals.members)}</p>
          <p class="sentence">{o.concluded(totals.concluded, totals.members)}</p>
        </>
      )}
      {view.notes.map((note) => (
        <p class="note" key={note}>
          {note}
        </p>
      ))}
      <ul>
        {DAYS.map((name) => (
          <li key={name}>
            {t.round.days[name]}: <strong>{showDay(round[name])}</strong>
          </li>
        ))}
      </ul>
      <p class="soft">{t.round.catalogue(view.catalogue)}</p>
      <p class="soft">
        {o.launched(round.launched_by_name, showDay(dayOf(round.launched_at)))}{' '}
        {round.closed_on && o.closed(round.closed_by_name ?? '', showDay(round.closed_on))}{' '}
        {round.open_reason && o.openReason(round.open_reason)}
      </p>
      {view.changes.length > 0 && <h2>{o.changes}</h2>}
      {view.changes.map((change) => (
        <section key={change.made_at.toISOString()}>
          <p class="soft">{o.changed(showDay(dayOf(change.made_at)), change.made_by_name)}</p>
          <ul>
            {change.before.name !== change.after.name && (
              <li>{o.fromTo(t.round.plan.name, change.before.name, change.after.name)}</li>
            )}
            {DAYS.filter((name) => change.before[name] !== change.after[name]).map((name) => (
              <li key={name}>
                {o.fromTo(t.round.days[name], showDay(change.before[name]), showDay(change.after[name]))}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Addenda addenda={view.addenda} title={o.addenda} />
      {open && state !== 'planned' && (
        <>
          <h2>{o.cells}</h2>
          <ul class="members">
            {view.cells.map((cell) => (
              <li key={cell.id}>
                <span class="name">{cell.name}</span>
                <span class="number">{o.cell(cell.declared, cell.concluded, cell.members)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {view.runs && open && (
        <ul class="links">
          <li>
            <a href={paths.roundChange.to(to)}>{o.change}</a>
          </li>
        </ul>
      )}
      {view.runs && open && state !== 'planned' && (
        <div class="actions">
          <LinkButton href={paths.roundClose.to(to)}>{o.close}</LinkButton>
        </div>
      )}
      {view.runs && state === 'closed' && (
        <div class="actions">
          <LinkButton quiet href={paths.roundAddendum.to(to)}>
            {o.addAddendum}
          </LinkButton>
        </div>
      )}
    </>
  )
}

/** What was corrected after closing, under every number of the round. */
export function Addenda({ addenda, title }: { addenda: readonly RoundAddendum[]; title: string }) {
  const a = useText().round.addendum
  if (addenda.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      {addenda.map((one) => (
        <section class="card" key={one.made_at.toISOString()}>
          <p class="soft">{a.by(one.made_by_name, showDay(dayOf(one.made_at)))}</p>
          {one.before && (
            <p>
              {a.was}: <span class="own-words">{one.before}</span>
            </p>
          )}
          <p>
            {a.is}: <span class="own-words">{one.after}</span>
          </p>
          <p>
            {a.why}: <span class="own-words">{one.reason}</span>
          </p>
        </section>
      ))}
    </>
  )
}

export function ClosePage(props: {
  round: RoundRow
  open: { readonly undeclared: number; readonly unconcluded: number }
  cells: readonly {
    readonly name: string
    readonly declared: number
    readonly concluded: number
    readonly members: number
  }[]
  typed: { readonly knows: boolean; readonly reason: string }
  problem?: string
  errors?: FieldErrors
}) {
  const t = useText()
  const c = t.round.close
  const { open, errors } = props
  const left = props.cells.filter((cell) => cell.declared < cell.members || cell.concluded < cell.members)
  return (
    <>
      <h1>{c.title}</h1>
      <p class="soft">{props.round.name}</p>
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      <ErrorSummary errors={errors} />
      <p>{c.lead}</p>
      {open.undeclared + open.unconcluded > 0 && (
        <>
          <p class="note">{c.open(open.undeclared, open.unconcluded)}</p>
          <p class="soft">{c.meeting}</p>
          <h2>{c.cells}</h2>
          <ul class="members">
            {left.map((cell) => (
              <li key={cell.name}>
                <span class="name">{cell.name}</span>
                <span class="number">{t.round.one.cell(cell.declared, cell.concluded, cell.members)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Form action={paths.roundClose.to({ round: props.round.id })}>
        {open.undeclared + open.unconcluded > 0 && (
          <>
            <div class={errors?.knows ? 'field wrong' : 'field'}>
              {errors?.knows && <p class="error">{errors.knows}</p>}
              <Checkbox id="knows" name="knows" label={c.knows} checked={props.typed.knows} />
            </div>
            <TextArea
              name="reason"
              rows={2}
              label={c.reason}
              value={props.typed.reason}
              error={errors?.reason}
            />
          </>
        )}
        <Button>{c.button}</Button>
      </Form>
    </>
  )
}

export function AddendumPage(props: {
  round: RoundRow
  words: { readonly before: string; readonly after: string; readonly reason: string }
  errors?: FieldErrors
}) {
  const a = useText().round.addendum
  return (
    <>
      <h1>{a.title}</h1>
      <p class="soft">{props.round.name}</p>
      <p>{a.lead}</p>
      <ErrorSummary errors={props.errors} />
      <Form action={paths.roundAddendum.to({ round: props.round.id })}>
        {(['before', 'after', 'reason'] as const).map((name) => (
          <TextArea
            key={name}
            name={name}
            rows={2}
            label={a[name]}
            value={props.words[name]}
            error={props.errors?.[name]}
          />
        ))}
        <Button>{a.button}</Button>
      </Form>
    </>
  )
}

export function ChooseRoundsPage(props: {
  rounds: readonly RoundRow[]
  before: string
  after: string
  error?: string
}) {
  const l = useText().round.list
  const choices = props.rounds.map((round) => ({ value: round.id, label: round.name }))
  return (
    <>
      <h1>{l.choose}</h1>
      {props.error && (
        <p class="note" role="alert">
          {props.error}
        </p>
      )}
      <form method="get" action={paths.comparisonChoose.to()}>
        <Select name="dot-truoc" label={l.earlier} choices={choices} value={props.before} />
        <Select name="dot-sau" label={l.later} choices={choices} value={props.after} />
        <Button>{l.show}</Button>
      </form>
    </>
  )
}
