import { type Chart, ChartOf } from './chart.tsx'
import { useText } from './layout.tsx'

/** A drawing with what it shows in one sentence and the table of its numbers: the same on screen, print and in Word. */
export interface ChartPart {
  readonly title: string
  readonly finding: string
  readonly chart: Chart | null
  /** How to read the drawing. */
  readonly key?: string
  readonly notes: readonly string[]
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** `headed`: false where the page has the title for its own. */
export function ChartSection({ part, headed = true }: { part: ChartPart; headed?: boolean }) {
  const w = useText().comparison
  return (
    <section class="comparison">
      {headed && <h2>{part.title}</h2>}
      <p>{part.finding}</p>
      {part.chart && (
        <figure>
          <ChartOf chart={part.chart} />
        </figure>
      )}
      {part.key && <p class="soft">{part.key}</p>}
      {part.notes.map((note) => (
        <p class="soft" key={note}>
          {note}
        </p>
      ))}
      {part.rows.length > 0 && (
        <details>
          <summary>{w.table}</summary>
          <NumberTable part={part} />
        </details>
      )}
    </section>
  )
}

export function NumberTable({ part }: { part: Pick<ChartPart, 'title' | 'head' | 'rows'> }) {
  // A table that may be wider than a phone is scrolled by keyboard too.
  const wide = { tabIndex: 0, role: 'region', 'aria-label': part.title } as const
  return (
    <div class="scroll" {...wide}>
      <Numbers part={part} />
    </div>
  )
}

function Numbers({ part }: { part: Pick<ChartPart, 'title' | 'head' | 'rows'> }) {
  return (
    <table class="numbers">
      <caption class="visually-hidden">{part.title}</caption>
      <thead>
        <tr>
          {part.head.map((label, i) => (
            <th scope="col" class={i > 0 ? 'n' : undefined} key={label}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.rows.map(([label, ...numbers]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {numbers.map((number, i) => (
              <td class="n" key={part.head[i + 1]}>
                {number}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
