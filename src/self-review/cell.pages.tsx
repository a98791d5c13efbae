import { paths } from '../paths.ts'
import type { Text } from '../text/text.ts'
import { Button, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { LinkParts, type PageLink } from '../ui/links.tsx'
import type { DeclaredLine, DoneLine } from './cell.ts'

export interface CellView {
  cell: { id: string; name: string }
  day: string
  lines: DoneLine[]
  done: number
  all: number
  open: boolean
  /** Of today. */
  year: string
  /** The last day, when the period ended by it and not by the cell's meeting. */
  closedOn: string | null
}

export function CellPage({ view }: { view: CellView }) {
  const t = useText()
  const c = t.cell
  const cell = view.cell.id
  return (
    <>
      <h1>{view.cell.name}</h1>
      <p class="soft">{c.period(view.day)}</p>
      <p class="sentence">{c.sentence(view.done, view.all)}</p>
      <div class="actions">
        <LinkButton quiet href={paths.cellMeetings.to({ cell })}>
          {c.meetings}
        </LinkButton>
      </div>
      {!view.open && <p class="note">{view.closedOn ? c.closedDay(view.closedOn) : c.ended}</p>}
      <ul class="members">
        {view.lines.map((line) => (
          <li key={line.person}>
            <span class="name">{line.name}</span>
            <DoneState line={line} />
            {view.open && line.how !== 'phone' && (
              <Form action={paths.cellPaper.to({ cell })} offline>
                <input type="hidden" name="person" value={line.person} />
                <Button
                  quiet
                  name="done"
                  value={line.how === 'paper' ? 'no' : 'yes'}
                  label={`${line.how === 'paper' ? c.undoPaper : c.recordPaper}: ${line.name}`}
                >
                  {line.how === 'paper' ? c.undoPaper : c.recordPaper}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <p class="soft">{c.onlyDone}</p>
      {view.open && (
        <Form action={paths.cellClose.to({ cell })}>
          <p class="hint">{c.endHint(view.all - view.done)}</p>
          <Button>{c.end}</Button>
        </Form>
      )}
      <LinkParts parts={linksOf(view, t)} />
    </>
  )
}

/** Where a secretary goes from here: this month's matters, the year's, and what makes paper or phones work. */
function linksOf({ cell: { id: cell }, year }: CellView, t: Text): [string, PageLink[]][] {
  const c = t.cell
  return [
    [
      c.parts.month,
      [
        { href: paths.cellDeclared.to({ cell }), label: c.declared },
        { href: paths.cellPromises.to({ cell }), label: t.cellPromises.title },
        { href: paths.cellRound.to({ cell }), label: t.round.cell.title },
        { href: paths.cellReminders.to({ cell }), label: t.reminding.desk.cell },
      ],
    ],
    [
      c.parts.year,
      [
        { href: paths.rotation.to({ cell }), label: t.rotation.title },
        { href: paths.cellCommitments.to({ cell, year }), label: t.commitment.cell.title },
        { href: paths.cellTarget.to({ cell }), label: t.target.title },
        { href: paths.cellDeeds.to({ cell }), label: t.goodDeed.cell.title },
        { href: paths.cellBriefing.to({ cell }), label: t.briefing.title },
      ],
    ],
    [
      c.parts.ways,
      [
        { href: paths.cellMessages.to({ cell }), label: t.notice.cell.link },
        { href: paths.cellSlips.to({ cell }), label: c.slip },
        { href: paths.cellCards.to({ cell }), label: c.cards },
        { href: paths.freshStarts.to(), label: c.freshStarts },
      ],
    ],
  ]
}

export function DoneState({ line }: { line: DoneLine }) {
  const t = useText()
  if (line.how) return <span class="state done">{line.how === 'paper' ? t.cell.paper : t.cell.done}</span>
  return <span class="state">{line.awaited ? t.cell.notYet : t.cell.notAsked}</span>
}

export function ChooseCellPage({ cells }: { cells: { id: string; name: string }[] }) {
  const t = useText()
  return (
    <>
      <h1>{t.cell.choose}</h1>
      <ul class="links">
        {cells.map((cell) => (
          <li key={cell.id}>
            <a href={paths.cell.to({ cell: cell.id })}>{cell.name}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

export function DeclaredPage({ day, lines }: { day: string; lines: DeclaredLine[] }) {
  const t = useText()
  return (
    <>
      <h1>{t.cell.declared}</h1>
      <p class="soft">{t.cell.period(day)}</p>
      <p>{t.cell.declaredLead}</p>
      {lines.length === 0 && <p>{t.cell.noDeclared}</p>}
      {lines.map((line) => (
        <section class="card" key={`${line.person} ${line.line}`}>
          <h2>{line.name}</h2>
          <p class="own-words">{line.line}</p>
          {line.on_behalf && <p class="soft">{t.cell.onBehalf}</p>}
        </section>
      ))}
    </>
  )
}

export function NoPeriodPage() {
  const t = useText()
  return (
    <>
      <h1>{t.cell.title}</h1>
      <p>{t.cell.none}</p>
    </>
  )
}
