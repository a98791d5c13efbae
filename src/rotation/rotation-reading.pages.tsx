import { useText } from '../ui/layout.tsx'
import { PartyHead, PrintButton } from '../ui/paper.tsx'
import { Meetings, Sentences } from './rotation-list.pages.tsx'
import type { PlanView } from './rotation-view.rules.ts'

export interface PaperView {
  /** The body that issues the paper and the one above it. */
  readonly issuer: string
  readonly superior: string
  /** In words, or that it is a draft. */
  readonly adopted: string | null
  readonly back: string
  readonly plan: PlanView
  readonly changes: readonly string[]
}

/** The plan as a paper: why every meeting is as it is, to be adopted, signed and hung up. */
export function RotationPaper({ view }: { view: PaperView }) {
  const t = useText()
  const { paper, page } = t.rotation
  const { plan } = view
  return (
    <>
      <div class="actions">
        <PrintButton />
        <a href={view.back}>{paper.back}</a>
      </div>
      <article class="party-paper">
        <PartyHead above={view.superior} issuer={view.issuer} />
        <h1>{paper.title}</h1>
        {!view.adopted && <p class="draft">{paper.draft}</p>}
        <p>{plan.shape}</p>
        {plan.progress && <p>{plan.progress}</p>}
        {plan.shared && <p>{plan.shared}</p>}
        <table>
          <thead>
            <tr>
              <th scope="col">{paper.meeting}</th>
              <th scope="col">{paper.who}</th>
              <th scope="col">{paper.why}</th>
            </tr>
          </thead>
          {plan.meetings.map((meeting) => (
            <tbody key={meeting.id}>
              {meeting.turns.map((turn, i) => (
                <tr key={turn.person}>
                  {i === 0 && (
                    <th scope="rowgroup" rowSpan={meeting.turns.length + (meeting.note ? 1 : 0)}>
                      {meeting.day}
                    </th>
                  )}
                  <td>{turn.name}</td>
                  <td>{turn.why}</td>
                </tr>
              ))}
              {meeting.note && (
                <tr>
                  {meeting.turns.length === 0 && <th scope="rowgroup">{meeting.day}</th>}
                  <td colSpan={2}>
                    <em>{meeting.note}</em>
                  </td>
                </tr>
              )}
            </tbody>
          ))}
        </table>
        <Sentences title={page.skipped} sentences={plan.skipped} />
        <Sentences title={page.changes} sentences={view.changes} />
        <footer>
          <p>{view.adopted}</p>
          <p class="signature">
            <strong>{paper.onBehalf}</strong>
            <strong>{paper.signs}</strong>
          </p>
        </footer>
      </article>
    </>
  )
}

export interface OwnRotationView {
  readonly cell: string
  readonly adoptedOn: string
  readonly own: { readonly said: string; readonly why: string | null }
  readonly plan: PlanView
}

/** A member's reading of the plan their cell adopted: their own turn first. */
export function MyRotationPage(props: { view: OwnRotationView | null; none: string }) {
  const t = useText()
  const { mine, page } = t.rotation
  const { view } = props
  if (!view)
    return (
      <>
        <h1>{mine.title}</h1>
        <p>{props.none}</p>
      </>
    )
  return (
    <>
      <h1>{mine.title}</h1>
      <p class="soft">{view.cell}</p>
      <section class="card">
        <h2>{mine.mine}</h2>
        <p class="sentence">{view.own.said}</p>
        {view.own.why && <p>{view.own.why}</p>}
      </section>
      <h2>{mine.everyone}</h2>
      <p>{view.plan.shape}</p>
      {view.plan.progress && <p>{view.plan.progress}</p>}
      {view.plan.shared && <p>{view.plan.shared}</p>}
      <p class="soft">{page.adopted(view.adoptedOn)}</p>
      <Meetings meetings={view.plan.meetings} />
      <Sentences title={page.skipped} sentences={view.plan.skipped} />
    </>
  )
}
