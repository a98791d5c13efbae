import { type ChartPart, ChartSection } from '../ui/chart-part.tsx'
import { ProgressLinks } from './target.pages.tsx'

/** One drawing with its numbers, under the heading of its page. */
export function DrawingPage(props: {
  title: string
  lead: string
  part: ChartPart
  of: 'funnel' | 'heatMap'
}) {
  return (
    <>
      <h1>{props.title}</h1>
      <p>{props.lead}</p>
      <ChartSection part={props.part} headed={false} />
      <ProgressLinks but={props.of} />
    </>
  )
}
