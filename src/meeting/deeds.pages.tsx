import { DeedFacts } from '../good-deed/deed-facts.tsx'
import { sharedDays } from '../good-deed/good-deed.rules.ts'
import type { CellDeed } from '../good-deed/good-deed.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { MeetingRow } from './meeting.queries.ts'

export interface TableDeedsView {
  readonly meeting: MeetingRow
  readonly deeds: readonly CellDeed[]
  /** Who is at the keyboard: their own deed is confirmed by others. */
  readonly me: string
  /** The line of the agenda to go back to; null where the cell took it off. */
  readonly item: string | null
  /** What was typed about which deed. */
  readonly typed?: { readonly id: string; readonly reason: string }
  readonly errors?: FieldErrors
}

/** Deeds read before the cell, each confirmed or not, and taken back until the minutes are locked. */
export function TableDeedsPage({ view }: { view: TableDeedsView }) {
  const t = useText()
  const g = t.goodDeed.table
  const { meeting, deeds, item } = view
  const at = { meeting: meeting.id }
  const shared = sharedDays(deeds)
  const lost = view.typed?.reason && !deeds.some((deed) => deed.id === view.typed?.id && !deed.outcome)
  return (
    <>
      <h1>{g.title}</h1>
      <ErrorSummary errors={view.errors} />
      {lost && <p class="preview">{g.typed(view.typed?.reason ?? '')}</p>}
      {deeds.length === 0 ? <p class="soft">{g.none}</p> : <p>{g.lead}</p>}
      {deeds.map((deed) => (
        <section class="card" key={deed.id} id={`deed-${deed.id}`}>
          <h2>{deed.name}</h2>
          <DeedFacts deed={deed} />
          {!deed.here && <p class="soft">{g.gone}</p>}
          {!deed.outcome && shared.has(`${deed.person} ${deed.day}`) && <p class="soft">{g.sameDay}</p>}
          {deed.person === view.me && !deed.outcome ? (
            <p class="soft">{g.own}</p>
          ) : (
            <Settle view={view} deed={deed} />
          )}
        </section>
      ))}
      <div class="actions">
        <LinkButton href={item ? paths.meetingItem.to({ ...at, item }) : paths.meetingHub.to(at)}>
          {t.meeting.item.next}
        </LinkButton>
      </div>
    </>
  )
}

function Settle({ view, deed }: { view: TableDeedsView; deed: CellDeed }) {
  const g = useText().goodDeed.table
  const action = paths.meetingDeeds.to({ meeting: view.meeting.id })
  const field = `reason-${deed.id}`
  const error = view.errors?.[field]
  const typed = view.typed?.id === deed.id ? view.typed.reason : ''
  const which = <input type="hidden" name="id" value={deed.id} />
  const label = (words: string) => `${words}: ${deed.name}, ${deed.words}`
  if (deed.outcome)
    return (
      <>
        <p class={deed.outcome === 'confirmed' ? 'note good' : 'note'}>
          {deed.outcome === 'confirmed' ? g.confirmed : g.notConfirmed(deed.reason)}
        </p>
        {deed.person !== view.me && (
          <Form action={action} offline class="tap">
            {which}
            <Button quiet name="do" value="undo" label={label(g.undo)}>
              {g.undo}
            </Button>
          </Form>
        )}
      </>
    )
  return (
    <>
      <Form action={action} offline class="tap">
        {which}
        <Button quiet name="do" value="confirm" label={label(g.confirm)}>
          {g.confirm}
        </Button>
      </Form>
      <details open={error || typed ? true : undefined}>
        <summary>{g.not}</summary>
        <Form action={action} offline>
          {which}
          <TextArea name={field} rows={2} label={g.reason} hint={g.notHint} value={typed} error={error} />
          <Button quiet name="do" value="not" label={label(g.not)}>
            {g.not}
          </Button>
        </Form>
      </details>
    </>
  )
}
