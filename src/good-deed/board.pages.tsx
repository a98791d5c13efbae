import { paths } from '../paths.ts'
import type { Text } from '../text/text.ts'
import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'
import type { BoardCell, BoardPeriod } from './board.rules.ts'
import type { DeedsReport } from './deed-report.ts'

export interface BoardView {
  readonly superior: string
  readonly issuer: string
  /** The board of one cell: it needs no heading over its only part. */
  readonly single: boolean
  readonly cells: readonly BoardCell[]
  readonly period: BoardPeriod
  readonly periods: readonly { readonly period: BoardPeriod; readonly href: string }[]
  /** Other boards the visitor may want. */
  readonly others: readonly { readonly href: string; readonly label: string }[]
  readonly back: string
}

const periodName = ({ quarter, year }: BoardPeriod, t: Text): string =>
  quarter ? t.goodDeed.board.quarter(quarter, year) : t.goodDeed.board.year(year)

/** A4, to be hung up: names by given name with what they did; no number anywhere. */
export function BoardPage({ view }: { view: BoardView }) {
  const t = useText()
  const b = t.goodDeed.board
  return (
    <>
      <div class="screen-only">
        <div class="actions">
          <PrintButton />
          <a class="button quiet" href={view.back}>
            {b.back}
          </a>
        </div>
        <Periods periods={view.periods} now={view.period} />
        <p class="soft">{b.how}</p>
      </div>
      <article class={view.single ? 'board single' : 'board'}>
        <header>
          {view.superior && <p>{view.superior.toLocaleUpperCase('vi')}</p>}
          <p>
            <strong>{view.issuer.toLocaleUpperCase('vi')}</strong>
          </p>
        </header>
        <Flower />
        <h1>{b.heading}</h1>
        <p class="board-sub">
          {b.sub}
          <span>{periodName(view.period, t)}</span>
        </p>
        {view.cells.length === 0 && <p class="board-none">{b.none}</p>}
        {view.cells.map((cell) => (
          <section key={cell.cell}>
            {!view.single && <h2>{cell.name}</h2>}
            <ul>
              {cell.people.map((one) => (
                <li key={one.person}>
                  <strong>{one.name}</strong>
                  {one.deeds.map((words) => (
                    <p key={words}>{words}</p>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        ))}
        {view.cells.length > 0 && <footer>{b.foot}</footer>}
      </article>
      {view.others.length > 0 && (
        <ul class="links screen-only">
          {view.others.map((other) => (
            <li key={other.href}>
              <a href={other.href}>{other.label}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Periods({ periods, now }: { periods: BoardView['periods']; now: BoardPeriod }) {
  const t = useText()
  return (
    <nav class="periods" aria-label={t.goodDeed.board.periods}>
      {periods.map(({ period, href }) => (
        <a key={period.key} href={href} aria-current={period.key === now.key ? 'page' : undefined}>
          {periodName(period, t)}
        </a>
      ))}
    </nav>
  )
}

/** A lotus of seven petals: decoration only. */
function Flower() {
  const petal = (angle: number, long: number, wide: number) => (
    <path
      key={angle}
      transform={`rotate(${angle} 60 62)`}
      d={`M60 62C${60 - wide} ${62 - long * 0.45} ${60 - wide * 0.7} ${62 - long * 0.8} 60 ${62 - long}C${60 + wide * 0.7} ${62 - long * 0.8} ${60 + wide} ${62 - long * 0.45} 60 62Z`}
    />
  )
  return (
    <svg class="flower" viewBox="0 0 120 74" width="120" height="74" aria-hidden="true">
      <g class="petals">
        {petal(-74, 48, 9)}
        {petal(74, 48, 9)}
        {petal(-50, 52, 12)}
        {petal(50, 52, 12)}
        {petal(-25, 56, 13)}
        {petal(25, 56, 13)}
        {petal(0, 58, 14)}
      </g>
      <path class="water" d="M22 70h76M40 73.2h40" />
    </svg>
  )
}

/** Plain counts in tree order, and beside them only the names that may be told. */
export function CommitteeDeedsPage(props: {
  counts: DeedsReport['cells']
  board: readonly BoardCell[]
  period: BoardPeriod
  periods: BoardView['periods']
}) {
  const t = useText()
  const c = t.goodDeed.committee
  return (
    <>
      <h1>{c.title}</h1>
      <Periods periods={props.periods} now={props.period} />
      <p>{c.lead}</p>
      <table>
        <caption>{periodName(props.period, t)}</caption>
        <thead>
          <tr>
            <th scope="col">{c.cell}</th>
            <th scope="col" class="n">
              {c.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.counts.map((row) => (
            <tr key={row.cell}>
              <th scope="row">
                <a href={`${paths.boardOfCell.to({ cell: row.cell })}?ky=${props.period.key}`}>{row.name}</a>
              </th>
              <td class="n">{row.confirmed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{c.named}</h2>
      {props.board.length === 0 && <p class="soft">{c.namedNone}</p>}
      {props.board.map((cell) => (
        <section class="card" key={cell.cell}>
          <h3>{cell.name}</h3>
          <ul>
            {cell.people.map((one) => (
              <li key={one.person}>
                <strong>{one.name}</strong>: {one.deeds.join('; ')}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div class="actions">
        <a class="button primary" href={`${paths.board.to()}?ky=${props.period.key}`}>
          {c.board}
        </a>
      </div>
    </>
  )
}
