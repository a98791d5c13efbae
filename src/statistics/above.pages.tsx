import type { Text } from '../text/text.ts'
import { useText } from '../ui/layout.tsx'
import type { HalfAbove, MonthAbove } from './above.queries.ts'
import { FeedbackSentence, type FigureRow, FigureTable, MatterSentence } from './figures.pages.tsx'
import { withLimits } from './round-figures.rules.ts'

export interface AboveView {
  readonly name: string
  readonly month: MonthAbove
  /** Only a unit's own page tells of feedback: beside the sums of its children a small number could be worked out. */
  readonly feedback: boolean
  readonly months: readonly FigureRow[]
  readonly children: readonly FigureRow[]
  readonly rounds: readonly HalfAbove[]
  readonly groups: { readonly half: string; readonly rows: readonly { label: string; n: number }[] } | null
  readonly movements: string | null
  /** Where files of units that are not online are taken in. */
  readonly files: string | null
}

/** What a superior reads: sums of communes, month by month. */
export function AbovePage({ view }: { view: AboveView }) {
  const t = useText()
  const f = t.figure
  const { month, rounds } = view
  const { figures } = month
  return (
    <>
      <h1>{view.name}</h1>
      <p class="soft">
        {f.month(month.month)}. {f.above.communes(month.communes)} {month.frozen ? f.frozen : f.running}
      </p>
      <p class="sentence">{f.met(figures.met, figures.cells, figures.locked)}</p>
      <p class="sentence">{f.reviewed(figures.reviewed, figures.members)}</p>
      <MatterSentence figures={figures} />
      {view.feedback && <FeedbackSentence feedback={month.feedback} />}
      {rounds.length > 0 && <p class="sentence">{roundSentence(t, rounds)}</p>}
      <p class="sentence">{f.others(figures.turns, figures.remindersDecided, figures.deeds)}</p>
      {view.children.length > 0 && (
        <FigureTable
          caption={f.byUnit}
          first={f.columns.unit}
          rows={view.children}
          total={{ label: f.allBelow, figures }}
        />
      )}
      <FigureTable caption={f.months} first={f.columns.month} rows={view.months} />
      {rounds.length > 0 && <Rounds rounds={rounds} />}
      {view.groups && <Groups half={view.groups.half} rows={view.groups.rows} />}
      <p class="soft">{f.above.whatIsSeen}</p>
      {view.movements && (
        <ul class="links">
          <li>
            <a href={view.movements}>{f.above.movements}</a>
          </li>
          {view.files && (
            <li>
              <a href={view.files}>{t.rollUpFile.files.title}</a>
            </li>
          )}
        </ul>
      )}
    </>
  )
}

/** The latest round and the one before; "from … to …" only where as many communes are in both. */
function roundSentence(t: Text, [after, before]: readonly HalfAbove[]): string {
  const two = [before, after].flatMap((round) => round ?? [])
  const headline =
    before && after && before.communes === after.communes
      ? t.comparison.headline(withLimits(before.figures), withLimits(after.figures))
      : null
  return t.figure.roundSentence(
    headline,
    two.map(({ half, figures, communes }) =>
      t.figure.roundLine(half, withLimits(figures), figures.concluded, communes),
    ),
  )
}

function Rounds({ rounds }: { rounds: readonly HalfAbove[] }) {
  const f = useText().figure
  const c = f.roundColumns
  return (
    <>
      <h2>{f.rounds}</h2>
      <p class="soft">{f.roundsLead}</p>
      {/* A region that scrolls must be reached by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section class="scroll" tabIndex={0} aria-label={f.rounds}>
        <table class="figures">
          <caption class="visually-hidden">{f.rounds}</caption>
          <thead>
            <tr>
              <th scope="col">{c.half}</th>
              {[c.communes, c.members, c.declared, c.raised, c.concluded, c.limits].map((name) => (
                <th scope="col" class="n" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rounds.map(({ half, communes, figures }) => (
              <tr key={half}>
                <th scope="row">{f.round(half)}</th>
                {[
                  communes,
                  figures.members,
                  figures.declared,
                  figures.raised,
                  figures.concluded,
                  withLimits(figures),
                ].map((n, i) => (
                  <td class="n" key={ROUND_KEYS[i]}>
                    {f.number(n)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

const ROUND_KEYS = ['communes', 'members', 'declared', 'raised', 'concluded', 'limits']

function Groups({ half, rows }: { half: string; rows: readonly { label: string; n: number }[] }) {
  const f = useText().figure
  return (
    <details>
      <summary>{f.groups(half)}</summary>
      <table>
        <caption class="visually-hidden">{f.groups(half)}</caption>
        <thead>
          <tr>
            <th scope="col">{f.group}</th>
            <th scope="col" class="n">
              {f.people}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, n }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="n">{f.number(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

export function NothingAbovePage({
  name,
  movements,
  files,
}: {
  name: string
  movements: string | null
  files: string | null
}) {
  const t = useText()
  const f = t.figure
  return (
    <>
      <h1>{name}</h1>
      <p>{f.noneYet}</p>
      <p class="soft">{f.above.whatIsSeen}</p>
      {movements && (
        <ul class="links">
          <li>
            <a href={movements}>{f.above.movements}</a>
          </li>
          {files && (
            <li>
              <a href={files}>{t.rollUpFile.files.title}</a>
            </li>
          )}
        </ul>
      )}
    </>
  )
}
