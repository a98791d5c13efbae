import { paths } from '../paths.ts'
import { useText } from '../ui/layout.tsx'
import type { CellMonth } from './meetings.queries.ts'
import { markOf } from './meetings.rules.ts'

export interface StripView {
  readonly cells: readonly { readonly id: string; readonly name: string }[]
  readonly months: readonly string[]
  readonly meetings: readonly CellMonth[]
  /** Locked minutes lead to their page. */
  readonly readsMinutes: boolean
}

/**
 * Cells × months, in the order of the tree: which have met, and whose minutes are locked. A shape for the eye (style.css),
 * words for the ear: nothing is told by colour alone. Little of each cell: a commune's page has a thousand.
 */
export function MeetingStripPage({ view }: { view: StripView }) {
  const c = useText().committee
  const { marks } = c.strip
  const found = new Map(view.meetings.map((one) => [one.cell + one.month, one]))
  return (
    <>
      <h1>{c.strip.title}</h1>
      <p>{c.strip.lead}</p>
      <ul class="key">
        {(['locked', 'held', 'planned', 'none'] as const).map((mark) => (
          <li key={mark} class={mark}>
            {marks[mark]}
          </li>
        ))}
      </ul>
      {/* A region that scrolls must be reached by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section class="scroll" tabIndex={0} aria-label={c.strip.title}>
        <table class="strip">
          <caption class="visually-hidden">{c.strip.title}</caption>
          <thead>
            <tr>
              <th scope="col">{c.strip.cell}</th>
              {view.months.map((month) => (
                <th scope="col" key={month} class="n">
                  {month.slice(5, 7)}
                  <small>{month.slice(2, 4)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.cells.map((cell) => (
              <tr key={cell.id}>
                <th scope="row">{cell.name}</th>
                {view.months.map((month) => {
                  const meeting = found.get(cell.id + month)
                  const mark = markOf(meeting)
                  return (
                    <td key={month} class={mark}>
                      {meeting && mark === 'locked' && view.readsMinutes ? (
                        <a href={paths.minutes.to(meeting)}>{marks[mark]}</a>
                      ) : (
                        <span>{marks[mark]}</span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
