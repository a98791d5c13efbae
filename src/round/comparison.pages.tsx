import { paths } from '../paths.ts'
import { ChartOf } from '../ui/chart.tsx'
import { useText } from '../ui/layout.tsx'
import type { ComparisonPart, ComparisonView } from './comparison-view.ts'
import type { RoundAddendum } from './round.queries.ts'
import { Addenda } from './rounds.pages.tsx'

export function ComparisonPage(props: {
  before: { readonly id: string; readonly name: string; readonly addenda: readonly RoundAddendum[] }
  after: { readonly id: string; readonly name: string; readonly addenda: readonly RoundAddendum[] }
  /** Null: too few were concluded about. */
  view: ComparisonView | null
}) {
  const t = useText()
  const w = t.comparison
  const { before, after, view } = props
  const to = { before: before.id, after: after.id }
  return (
    <>
      <h1>{view ? view.headline : w.title}</h1>
      {!view && <p class="note">{w.tooFew}</p>}
      {view && (
        <>
          <p class="sentence">{view.flow}</p>
          {view.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {view.parts.map((part) => (
            <Part key={part.title} part={part} />
          ))}
          <ul class="links">
            <li>
              <a href={paths.comparisonPrint.to(to)}>{w.print}</a>
            </li>
            <li>
              <a href={paths.comparisonWord.to(to)}>{w.word}</a>
            </li>
          </ul>
        </>
      )}
      <Addenda addenda={before.addenda} title={w.addenda(before.name)} />
      <Addenda addenda={after.addenda} title={w.addenda(after.name)} />
    </>
  )
}

function Part({ part }: { part: ComparisonPart }) {
  const w = useText().comparison
  return (
    <section class="comparison">
      <h2>{part.title}</h2>
      <p>{part.finding}</p>
      {part.chart && (
        <figure>
          <ChartOf chart={part.chart} />
        </figure>
      )}
      {part.chart?.kind === 'arrows' && <p class="soft">{w.key}</p>}
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

function NumberTable({ part }: { part: ComparisonPart }) {
  return (
    <table>
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
