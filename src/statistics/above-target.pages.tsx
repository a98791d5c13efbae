import { ChartSection } from '../ui/chart-part.tsx'
import { useText } from '../ui/layout.tsx'
import { Sides, Targets } from './target.pages.tsx'
import type { TargetView } from './target-view.ts'

/** A superior's target over everything below it, of sums of communes. */
export function AboveTargetPage(props: {
  name: string
  view: TargetView
  setOne: string | null
  print: string
  word: string
}) {
  const t = useText()
  const w = t.targetAbove
  const { view } = props
  return (
    <>
      <h1>{t.target.cell.title(props.name)}</h1>
      <p>{w.lead}</p>
      <Targets lines={view.targets} setOne={props.setOne} />
      {view.why && <p class="note">{view.why}</p>}
      {view.sides && <Sides sides={view.sides} />}
      {view.outOf.length > 0 && <h2>{w.outOfTitle}</h2>}
      {view.outOf.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {view.parts.map((part) => (
        <ChartSection key={part.title} part={part} />
      ))}
      <p class="soft">{t.figure.above.whatIsSeen}</p>
      <ul class="links">
        <li>
          <a href={props.print}>{w.print}</a>
        </li>
        <li>
          <a href={props.word}>{t.progress.word}</a>
        </li>
      </ul>
    </>
  )
}
