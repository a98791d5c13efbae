import { paths } from '../paths.ts'
import { ChartSection } from '../ui/chart-part.tsx'
import { useText } from '../ui/layout.tsx'
import type { ComparisonView } from './comparison-view.ts'
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
            <ChartSection key={part.title} part={part} />
          ))}
          <ul class="links">
            <li>
              <a href={paths.comparisonPrint.to(to)}>{w.print}</a>
            </li>
            <li>
              <a href={paths.comparisonWord.to(to)}>{w.word}</a>
            </li>
            <li>
              <a href={paths.comparisonExcel.to(to)}>{w.excel}</a>
            </li>
          </ul>
        </>
      )}
      <Addenda addenda={before.addenda} title={w.addenda(before.name)} />
      <Addenda addenda={after.addenda} title={w.addenda(after.name)} />
    </>
  )
}
