import type { Text } from '../text/text.ts'
import { useText } from '../ui/layout.tsx'
import type { HalfAbove, MonthAbove } from './above.queries.ts'
import type { GroupsAbove } from './above-target.ts'
import { FeedbackSentence, type FigureRow, FigureTable, MatterSentence } from './figures.pages.tsx'
import type { Shown } from './publishable.rules.ts'
import { withLimits } from './round-figures.rules.ts'

export interface AboveView {
  readonly name: string
  readonly month: MonthAbove
  /** Only a unit's own page tells of feedback: beside the sums of its children a small number could be worked out. */
  readonly feedback: boolean
  readonly months: readonly FigureRow[]
  readonly children: readonly FigureRow[]
  readonly rounds: readonly HalfAbove[]
  /** As of feedback, only on a unit's own page. */
  readonly groups: { readonly half: string; readonly rows: GroupRows } | null
  readonly links: AboveLinks
}

type GroupRows = Extract<GroupsAbove, { why: null }>['rows']

/** Where a superior goes on from its own page; null where the visitor may not. */
export interface AboveLinks {
  readonly target: string | null
  readonly movements: string | null
  /** Where files of units that are not online are taken in. */
  readonly files: string | null
  /** Where its own sum is sent upward. */
  readonly sends: string | null
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
      <Links links={view.links} />
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

function Groups({ half, rows }: { half: string; rows: GroupRows }) {
  const t = useText()
  const f = t.figure
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
          {rows.map(({ label, shown }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="n">{told(shown, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

const told = (shown: Shown, t: Text) =>
  shown.kind === 'count'
    ? t.figure.number(shown.n)
    : shown.kind === 'most'
      ? t.committee.most(shown.above)
      : t.committee.few

export function NothingAbovePage({ name, links }: { name: string; links: AboveLinks }) {
  const f = useText().figure
  return (
    <>
      <h1>{name}</h1>
      <p>{f.noneYet}</p>
      <p class="soft">{f.above.whatIsSeen}</p>
      <Links links={links} />
    </>
  )
}

function Links({ links }: { links: AboveLinks }) {
  const t = useText()
  const all = [
    [links.target, t.targetAbove.link],
    [links.movements, t.figure.above.movements],
    [links.files, t.rollUpFile.files.title],
    [links.sends, t.rollUpFile.sends.title],
  ] as const
  if (all.every(([href]) => !href)) return null
  return (
    <ul class="links">
      {all.map(
        ([href, label]) =>
          href && (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ),
      )}
    </ul>
  )
}
