import { paths } from '../paths.ts'
import { ChartSection, NumberTable } from '../ui/chart-part.tsx'
import { useText } from '../ui/layout.tsx'
import type { TargetLine, TargetView, ViewForAll } from './target-view.ts'
import type { BothSides } from './target-words.rules.ts'

export function TargetPage({ view, launches }: { view: TargetView; launches: boolean }) {
  const w = useText().target
  return (
    <>
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <Targets lines={view.targets} setOne={launches ? paths.boardMovements.to() : null} />
      {view.why && <p class="note">{view.why}</p>}
      {view.sides && <Sides sides={view.sides} />}
      {view.parts.map((part) => (
        <ChartSection key={part.title} part={part} />
      ))}
      <ProgressLinks but="target" />
    </>
  )
}

/** The committee's three pages of how far it is, each leading to the others and to the paper of them all. */
export function ProgressLinks({ but }: { but: 'target' | 'funnel' | 'heatMap' }) {
  const t = useText()
  const pages = (['target', 'funnel', 'heatMap'] as const).filter((name) => name !== but)
  return (
    <ul class="links">
      {pages.map((name) => (
        <li key={name}>
          <a href={paths[name].to()}>{t[name].title}</a>
        </li>
      ))}
      <li>
        <a href={paths.progressPrint.to()}>{t.progress.print}</a>
      </li>
      <li>
        <a href={paths.progressWord.to()}>{t.progress.word}</a>
      </li>
    </ul>
  )
}

/** `setOne`: where the reader may lay a target down. */
export function Targets({ lines, setOne }: { lines: readonly TargetLine[]; setOne: string | null }) {
  const w = useText().target
  if (lines.length === 0)
    return (
      <p>
        {w.none} {setOne && <a href={setOne}>{w.setOne}</a>}
      </p>
    )
  return (
    <>
      {lines.map(({ words, from, sentences }) => (
        <section key={words + from}>
          <p class="sentence">{words}</p>
          <p class="soft">{from}</p>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      ))}
    </>
  )
}

/** What was concluded and what was raised, of one size, next to each other. */
export function Sides({ sides }: { sides: BothSides }) {
  const w = useText().target
  const both = [
    [w.concludedTitle, sides.concluded],
    [w.raisedTitle, sides.raised],
  ] as const
  return (
    <div class="both-sides">
      {both.map(([title, sentences]) => (
        <section class="card" key={title}>
          <h2>{title}</h2>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      ))}
    </div>
  )
}

export function TargetForAllPage({ view }: { view: ViewForAll }) {
  const w = useText().target
  return (
    <>
      <h1>{w.title}</h1>
      <ForAll view={view} />
      <p>{w.all.more}</p>
    </>
  )
}

function ForAll({ view }: { view: ViewForAll }) {
  const w = useText().target
  return (
    <>
      <p>{w.all.lead}</p>
      <Targets lines={view.targets} setOne={null} />
      {view.why && <p class="note">{view.why}</p>}
      {view.rows.length > 0 && (
        <>
          <h2>{w.all.table}</h2>
          <NumberTable part={{ title: w.all.table, head: view.head, rows: view.rows }} />
        </>
      )}
    </>
  )
}

export function CellTargetPage(props: { name: string; own: TargetView; all: ViewForAll }) {
  const w = useText().target
  const { own } = props
  return (
    <>
      <h1>{w.cell.title(props.name)}</h1>
      <p>{w.lead}</p>
      <Targets lines={own.targets} setOne={null} />
      <h2>{w.cell.own}</h2>
      {own.why && <p class="note">{own.why}</p>}
      {own.sides && <Sides sides={own.sides} />}
      {own.parts.map((part) => (
        <ChartSection key={part.title} part={part} />
      ))}
      {props.all.rows.length > 0 && (
        <>
          <h2>{w.cell.whole}</h2>
          <NumberTable part={{ title: w.cell.whole, head: props.all.head, rows: props.all.rows }} />
        </>
      )}
    </>
  )
}
