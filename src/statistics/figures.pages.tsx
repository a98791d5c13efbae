import type { VNode } from 'preact'
import type { Text } from '../text/text.ts'
import { useText } from '../ui/layout.tsx'
import type { FeedbackFigures } from './feedback-figures.rules.ts'
import type { Figures } from './figures.rules.ts'
import type { Shown } from './publishable.rules.ts'

/** What became of promises, feedback and the rest, in sentences: the same for a commune and for a sum of communes. */
export function MatterSentence({ figures, href }: { figures: Figures; href?: string }) {
  const f = useText().figure
  const { promisesRaised, promisesFixed, promisesDue, promisesKept, promisesOpen, promisesLate } = figures
  const due = f.promises(promisesDue, promisesKept, promisesOpen, promisesLate)
  return (
    <p class="sentence">
      {href ? <a href={href}>{due}</a> : due}{' '}
      {promisesRaised + promisesFixed > 0 && f.raised(promisesRaised, promisesFixed)}
    </p>
  )
}

export function FeedbackSentence({ feedback }: { feedback: FeedbackFigures }) {
  const f = useText().figure
  const told = (shown: Shown) => (shown.kind === 'count' ? f.number(shown.n) : f.few)
  return (
    <p class="sentence">
      {f.feedback(told(feedback.received), told(feedback.open), told(feedback.concluded))}{' '}
      {feedback.isLate && f.feedbackLate}
    </p>
  )
}

export interface FigureRow {
  readonly key: string
  readonly label: string
  readonly href?: string | undefined
  /** Null: nothing is known of it. */
  readonly figures: Figures | null
}

/** One row a cell, a unit or a month; columns in one order everywhere. */
export function FigureTable({
  caption,
  first,
  rows,
  total,
}: {
  caption: string
  /** The heading of the first column. */
  first: string
  rows: readonly FigureRow[]
  total?: { readonly label: string; readonly figures: Figures } | undefined
}) {
  const f = useText().figure
  const c = f.columns
  return (
    <>
      <h2>{caption}</h2>
      {/* A region that scrolls must be reached by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section class="scroll" tabIndex={0} aria-label={caption}>
        <table class="figures">
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {[
                c.met,
                c.reviewed,
                c.due,
                c.open,
                c.late,
                c.raised,
                c.fixed,
                c.turns,
                c.reminders,
                c.deeds,
              ].map((name) => (
                <th scope="col" class="n" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, href, figures }) => (
              <tr key={key}>
                <th scope="row">{href ? <a href={href}>{label}</a> : label}</th>
                {figures ? cellsOf(f, figures) : <td colSpan={10}>{f.noFigures}</td>}
              </tr>
            ))}
          </tbody>
          {total && (
            <tfoot>
              <tr>
                <th scope="row">{total.label}</th>
                {cellsOf(f, total.figures)}
              </tr>
            </tfoot>
          )}
        </table>
      </section>
    </>
  )
}

/** The cells of a row. No component: a table of a province has a thousand of them. */
function cellsOf({ of, number }: Text['figure'], figures: Figures): VNode[] {
  return [
    of(figures.met, figures.cells),
    of(figures.reviewed, figures.members),
    of(figures.promisesKept, figures.promisesDue),
    number(figures.promisesOpen),
    number(figures.promisesLate),
    number(figures.promisesRaised),
    number(figures.promisesFixed),
    number(figures.turns),
    number(figures.remindersDecided),
    number(figures.deeds),
  ].map((shown, i) => (
    <td class="n" key={i}>
      {shown}
    </td>
  ))
}
