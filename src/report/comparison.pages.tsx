import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import type { ClosedRound } from '../round/compare.ts'
import { ChartOf } from '../ui/chart.tsx'
import type { ChartPart } from '../ui/chart-part.tsx'
import { useText } from '../ui/layout.tsx'
import type { ComparisonPaper } from './comparison-paper.ts'
import { Closing, DocumentHead, DocumentPaper, Grid, Lines, PaperActions } from './paper.pages.tsx'
import { capitals } from './paper.rules.ts'

/** Whoever prints is shown the paper itself, numbers in tables that are open. */
export function ComparisonPrintPage({ paper, back }: { paper: ComparisonPaper; back: string }) {
  const t = useText()
  const w = t.comparison
  const { view, rounds } = paper
  const to = { before: rounds.before.row.id, after: rounds.after.row.id }
  return (
    <>
      <PaperActions word={paths.comparisonWord.to(to)} back={{ href: back, label: w.title }} />
      <DocumentPaper margins={[20, 20, 30, 15]}>
        <DocumentHead head={paper.head} />
        <div class="document-title">
          <h1>{capitals(paper.title)}</h1>
          <Lines text={paper.abstract} class="abstract" />
        </div>
        <p>{view.flow}</p>
        {view.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p>{paper.asOf}</p>
        {view.parts.map((part) => (
          <PaperPart key={part.title} part={part} />
        ))}
        <Corrected round={rounds.before} />
        <Corrected round={rounds.after} />
        <Closing signers={paper.signers} recipients={paper.recipients} />
      </DocumentPaper>
    </>
  )
}

/** A drawing on paper, with its numbers in a table that is open. */
export function PaperPart({ part }: { part: ChartPart }) {
  return (
    <section class="comparison">
      <h2>{part.title}</h2>
      <p>{part.finding}</p>
      {part.chart && (
        <figure>
          <ChartOf chart={part.chart} />
        </figure>
      )}
      {part.key && <p>{part.key}</p>}
      {part.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <Grid head={part.head} rows={part.rows} />
    </section>
  )
}

function Corrected({ round }: { round: ClosedRound }) {
  const t = useText()
  const a = t.round.addendum
  if (round.addenda.length === 0) return null
  return (
    <section class="addenda">
      <h2>{t.comparison.addenda(round.name)}</h2>
      {round.addenda.map((one) => (
        <section key={one.made_at.toISOString()}>
          <p>{a.by(one.made_by_name, showDay(dayOf(one.made_at)))}</p>
          {one.before && <p>{`${a.was}: ${one.before}`}</p>}
          <p>{`${a.is}: ${one.after}`}</p>
          <p>{`${a.why}: ${one.reason}`}</p>
        </section>
      ))}
    </section>
  )
}
