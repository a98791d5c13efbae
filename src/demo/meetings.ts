import { reportAbsence } from '../meeting/absence.ts'
import type { BookDraft, BookMark, BookReview } from '../meeting/book.form.ts'
import { recordFromBook } from '../meeting/book.ts'
import { meetingById } from '../meeting/meeting.queries.ts'
import { giveNotice, planMeeting } from '../meeting/meeting.ts'
import { usualMeeting } from '../meeting/meeting-default.rules.ts'
import { isCalled, isHere, votersOf } from '../meeting/roll.rules.ts'
import { type CellMember, membersOfCells } from '../membership/membership.queries.ts'
import { isPresentMember } from '../membership/powers.rules.ts'
import type { Unit } from '../organisation/organisation.ts'
import { addDays } from '../platform/clock.ts'
import { type Database, type Transaction, together } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { adoptRotation, draftRotation, turnOf } from '../rotation/rotation.ts'
import { languages } from '../text/text.ts'
import { chapter } from './chapter.ts'
import { tellDeed, tellWaitingDeed } from './deeds.ts'
import { tellReminder } from './reminder.ts'

interface Cell {
  readonly tenant: string
  readonly cell: string
  readonly secretary: string
  readonly members: readonly CellMember[]
}

/**
 * The cells' meetings: each goes by a plan of whose turn it is; those since
 * September stand in their books, but for a cell that was late; the secretary of the demo has given notice of December's, and one who was up there can't come.
 */
export async function tellMeetings(
  db: Database,
  commune: Unit,
  cells: readonly Unit[],
  role: { secretary: string; member: string },
  at: (day: string) => Date,
): Promise<void> {
  const secretaries = await secretariesOf(db, commune.id)
  const members = await membersOfCells(
    db,
    commune.id,
    cells.map((cell) => cell.id),
    '2026-11-03',
  )
  const told = cells.map(({ id: cell }): Cell => {
    const own = members.filter((member) => member.cell === cell && isPresentMember(member.status))
    return { tenant: commune.id, cell, secretary: secretaries.get(cell) ?? own[0]!.person, members: own }
  })
  // No cell's meetings wait for another's.
  const inCells = (tell: (tx: Transaction, of: Cell, i: number) => Promise<void>) =>
    chapter(db, (tx) => together(...told.map((of, i) => tell(tx, of, i))))
  await inCells((tx, of) => planTurns(tx, of, at('2026-10-05')))
  for (const month of MONTHS)
    await inCells(async (tx, of, i) => {
      if (i !== month.late) await copyFromBook(tx, of, i, month, at)
    })
  const own = told.find(({ secretary }) => secretary === role.secretary)!
  await chapter(db, async (tx) => {
    await tellWaitingDeed(tx, own, role.member, at('2026-11-20'))
    await tellReminder(tx, own, role.member, at)
    await prepareDecember(tx, own, at)
  })
}

/** Meetings that stand in the cells' books, but for a cell that was late with its own; from October on by the plan of turns. */
const MONTHS = [
  { month: '2026-09-01', day: '2026-09-03', late: 7, page: 4 },
  { month: '2026-10-01', day: '2026-10-03', late: null, page: 8 },
  { month: '2026-11-01', day: '2026-11-03', late: 4, page: 12 },
] as const

async function planTurns(tx: Transaction, { tenant, cell, secretary }: Cell, now: Date): Promise<void> {
  const by = { person: secretary, now }
  const rotation = await draftRotation(tx, { tenant, cell }, by)
  if (rotation) await adoptRotation(tx, { tenant, cell, rotation, revision: 1, meeting: null }, by)
}

/** A member cleared, one with something already fixed, one with a date. */
const FINDINGS: readonly Pick<BookReview, 'outcome' | 'wording' | 'fixBy' | 'plan'>[] = [
  { outcome: 'none-seen', wording: '', fixBy: null, plan: '' },
  { outcome: 'fixed', wording: 'Trước đây ít phát biểu; mấy kỳ nay đã góp ý đều.', fixBy: null, plan: '' },
  {
    outcome: 'to-fix',
    wording: 'Còn nể nang, chưa nói thẳng với người trong tổ.',
    fixBy: '2027-02-03',
    plan: 'Khi trong tổ có việc chưa đúng thì đồng chí ấy nói với người đó trong tuần.',
  },
]

async function copyFromBook(
  tx: Transaction,
  of: Cell,
  i: number,
  { month, day, page }: (typeof MONTHS)[number],
  at: (day: string) => Date,
): Promise<void> {
  const now = at(addDays(day, 1))
  const turns = await turnOf(tx, of.tenant, of.cell, month)
  const up = turns.map((turn) => turn.person)
  const called = of.members.filter(isCalled)
  const clerk = called.find((one) => one.person !== of.secretary && !up.includes(one.person))!.person
  const standIn = called.find((one) => ![of.secretary, clerk, ...up].includes(one.person))?.person ?? null
  const away = called.findLast((one) => ![of.secretary, clerk, standIn, ...up].includes(one.person))
  const roll = of.members.map((member): BookMark => {
    const whose = { person: member.person, name: member.full_name, status: member.status }
    if (member === away) return { ...whose, state: 'excused', reason: 'đi khám bệnh' }
    return { ...whose, state: isCalled(member) ? 'present' : 'unmarked', reason: '' }
  })
  const { present: entitled, called: voters } = votersOf(roll, usualMeeting.voters)
  const heard = up.filter((person) => roll.some((line) => line.person === person && isHere(line)))
  const draft: BookDraft = {
    month,
    day,
    time: '19:30',
    place: 'Nhà văn hóa ấp',
    topic: '',
    usualDay: null,
    movedReason: '',
    chair: of.secretary,
    clerk,
    book: String(3 + (i % 4)),
    page: String(page + i * 3),
    roll,
    entitled,
    called: voters,
    reviews: heard.map((person, n) => ({
      person,
      ...FINDINGS[(i + n) % FINDINGS.length]!,
      yes: entitled,
      no: 0,
      standIn: person === of.secretary ? standIn : null,
    })),
    commitments: [],
    more: false,
    deeds: month === '2026-11-01' ? await tellDeed(tx, of, i, at('2026-10-28')) : [],
    tasks: ['Vận động bà con dọn cỏ hai bên đường ấp', 'Thăm các gia đình chính sách trước Tết'],
  }
  await recordFromBook(tx, { ...of, quorum: usualMeeting.quorum }, draft, languages.vi, {
    person: clerk,
    now,
  })
}

async function prepareDecember(tx: Transaction, of: Cell, at: (day: string) => Date): Promise<void> {
  const by = { person: of.secretary, now: at('2026-11-26') }
  const id = await planMeeting(
    tx,
    {
      ...of,
      kind: 'ordinary',
      month: '2026-12-01',
      day: '2026-12-03',
      time: '19:30',
      place: 'Nhà văn hóa ấp Quới Hòa',
    },
    by,
  )
  const meeting = id && (await meetingById(tx, of.tenant, id))
  if (!meeting) return
  await giveNotice(tx, meeting, { ...by, now: at('2026-11-27') })
  const turns = await turnOf(tx, of.tenant, of.cell, '2026-12-01')
  const up = turns.find((turn) => turn.person !== of.secretary)
  const planned = await meetingById(tx, of.tenant, id)
  if (up)
    await reportAbsence(tx, planned!, 'Đưa cháu lên tỉnh mổ mắt, hẹn đúng ngày 03/12.', {
      person: up.person,
      now: at('2026-11-29'),
    })
}

export async function secretariesOf(db: Database, tenant: string): Promise<Map<string, string>> {
  const rows = await db.rows<{ unit: string; person: string }>(sql`
    select unit, person from post where tenant = ${tenant} and kind = 'secretary' and valid_to is null`)
  return new Map(rows.map((row) => [row.unit, row.person]))
}
