import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeEntryIn } from '../diary/diary.ts'
import { importMembers } from '../membership/import.ts'
import { type MemberList, readMemberList } from '../membership/member-list.rules.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { addPerson, changePlace, join as joinCell, NO_FACTS } from '../membership/membership.ts'
import { isAwaited } from '../membership/powers.rules.ts'
import { readWorkbook } from '../membership/workbook.ts'
import { endLine, openDuePeriods, type Period } from '../movement/movement.ts'
import { cellsOf, type Unit } from '../organisation/organisation.ts'
import { addDays, dayOf, startOfDay } from '../platform/clock.ts'
import { type Database, type Transaction, together } from '../platform/database.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { recordPapers } from '../self-review/cell.ts'
import { foundOrganisation } from '../setup/setup.ts'
import { keepStatisticsKey } from '../statistics/statistics-key.ts'
import { chapter, inLanes } from './chapter.ts'
import { tellCommitments } from './commitments.ts'
import { tellFeedback } from './feedback.ts'
import { reviewOnPhone } from './findings.ts'
import { tellMeetings } from './meetings.ts'
import { tellMovement } from './movement.ts'
import { enrolPlayers, type Player } from './players.ts'
import { type Months, tellQuarters } from './quarters.ts'
import { type Role, roleNames } from './roles.ts'
import { tellRounds } from './rounds.ts'

const COMMUNE = 'Đảng bộ xã Thạnh Quới (mẫu)'

const at = (day: string) => new Date(startOfDay(day).getTime() + 9 * 3_600_000)
const BEGIN = at('2026-02-05')

/**
 * Lays down the commune and lets it live from February to 1 December 2026, through the verbs the pages use: its list
 * is imported, members review on the phone or on paper, cells end their line, one of them late. With more than one lane
 * what does not need each other is told side by side, each part in a transaction of its own.
 */
export async function tellStory(db: Database, root: string, lanes = 1): Promise<Unit> {
  const { commune, players } = await chapter(db, (tx) => settle(tx, root))
  const cells = await cellsOf(db, commune.id)
  const told = {
    ...{ tenant: commune.id, cells: cells.map(({ id }) => id), at, lanes },
    ...{ players: [...players.values()], standing: players.get('thuong-truc')! },
  }
  const board = told.standing.scope.person
  await chapter(db, (tx) => tellMovement(tx, commune, cells, board, at))
  await inLanes(
    lanes,
    [() => tellRounds(db, commune, cells, { standing: board }, at), () => liveMonths(db, told)],
    (tell) => tell(),
  )
  const personOf = (role: Role) => players.get(role)!.scope.person
  await tellMeetings(db, commune, cells, { secretary: personOf('bi-thu'), member: personOf('dang-vien') }, at)
  await chapter(db, async (tx) => {
    await uncleWrites(tx, players.get('dang-vien')!)
    await tellFeedback(tx, commune, players, at)
    await tellCommitments(tx, players.get('dang-vien')!, players.get('bi-thu')!, at)
  })
  return commune
}

/** The commune with its people, those of today and of the past, and who of them has a phone. */
async function settle(tx: Transaction, root: string) {
  await tx.run(sql`insert into demo_mark default values`)
  const commune = await foundOrganisation(
    tx,
    { name: COMMUNE, superior: 'Đảng bộ tỉnh (mẫu)', root, from: '2015-01-01' },
    BEGIN,
  )
  await importList(tx, commune, root, BEGIN)
  await rememberPast(tx, commune, root, BEGIN)
  const players = await enrolPlayers(tx, commune, BEGIN)
  const standing = players.get('thuong-truc')!
  await keepStatisticsKey(tx, commune.id, standing.owner.ring, standing.scope.person, BEGIN)
  return { commune, players }
}

let read: MemberList | undefined

/** The commune's list, read once: a first start reads it while PostgreSQL makes its data. */
export function demoList(root: string): MemberList {
  if (read) return read
  const workbook = readWorkbook(readFileSync(join(root, 'db/demo/thanh-quoi.xlsx')))
  if ('outcome' in workbook) throw new Error(workbook.why)
  const list = readMemberList(workbook, { asOf: dayOf(BEGIN), knownCells: null })
  if (list.outcome === 'rejected') throw new Error(list.why)
  read = list
  return list
}

async function importList(tx: Transaction, commune: Unit, root: string, now: Date): Promise<void> {
  await importMembers(tx, {
    tenant: commune.id,
    list: demoList(root),
    by: { person: null, now },
    fileName: 'thanh-quoi.xlsx',
    from: '2016-01-01',
  })
}

/** Those who were members in 2017 and are no longer: their places stay in the past. */
async function rememberPast(tx: Transaction, commune: Unit, root: string, now: Date): Promise<void> {
  const { members } = JSON.parse(readFileSync(join(root, 'db/demo/past-members.json'), 'utf8')) as {
    members: { fullName: string; birthDate: string; cell: number; left: string; reason: string }[]
  }
  const cells = await cellsOf(tx, commune.id)
  const by = { person: null, now }
  // Nobody's past waits for another's.
  const remember = async (past: (typeof members)[number]) => {
    const person = await addPerson(
      tx,
      { ...NO_FACTS, fullName: past.fullName, birthDate: past.birthDate },
      now,
    )
    const cell = cells[past.cell - 1]!.id
    await joinCell(tx, { tenant: commune.id, person, cell, status: 'official', from: '2016-01-01' }, by)
    await changePlace(
      tx,
      { tenant: commune.id, person, status: 'left', from: past.left, reason: past.reason },
      by,
    )
  }
  await together(...members.map(remember))
}

async function liveMonths(db: Database, told: Months): Promise<void> {
  await tellQuarters(db, told)
  for (const [i, month] of ['2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01'].entries())
    await liveMonth(db, told, month, i)
}

/** How much of a month has happened when the demo opens: September to November whole, December half. */
async function liveMonth(
  db: Database,
  { tenant, players, cells, lanes }: Months,
  month: string,
  index: number,
): Promise<void> {
  const current = month === '2026-12-01'
  const period = await chapter(db, async (tx) => {
    await openDuePeriods(tx, tenant, at(addDays(month, -20)))
    return tx.row<Period>(sql`select * from period where tenant = ${tenant} and month = ${month}`)
  })
  const now = current ? at('2026-11-28') : at(addDays(period.meeting_on, -1))
  // Some months people do it on paper; in December those with a role, and some others, still have to.
  const isRole = (i: number) => i < roleNames.length
  const onPaper = (i: number) =>
    !isRole(i) && (index % 3 === 0 ? index === 0 && i % 5 === 4 : i % 2 === index % 2)
  const withPhones = [...players.entries()].filter(([i]) => !onPaper(i))
  const reviewers = withPhones.filter(([i, { cell }]) => cell && !(current && (isRole(i) || i % 3 === 0)))
  await inLanes(lanes, reviewers, ([i, player]) => reviewOnPhone(db, player, period, i, index, now))
  const onPhone = new Set(withPhones.map(([, player]) => player.scope.person))
  await chapter(db, async (tx) => {
    const members = await membersOfCells(tx, tenant, cells, dayOf(now))
    const share = current ? 4 : 10
    const handedIn = members.filter(
      (member, i) => isAwaited(member.status) && !onPhone.has(member.person) && (i * 7 + index) % 11 < share,
    )
    const secretary = { person: players[roleNames.indexOf('bi-thu')]!.scope.person, now }
    const stacks = Map.groupBy(handedIn, (member) => member.cell)
    await together(
      ...[...stacks].map(([cell, papers]) => {
        const people = papers.map((member) => member.person)
        return recordPapers(tx, period, { cell, people, done: true }, secretary)
      }),
    )
    if (current) return
    // One cell has not met in time; the calendar closed its period for it.
    const late = month === '2026-11-01' ? cells[4] : undefined
    const standing = {
      person: players[roleNames.indexOf('thuong-truc')]!.scope.person,
      now: at(period.meeting_on),
    }
    await together(
      ...cells.filter((cell) => cell !== late).map((cell) => endLine(tx, period, cell, standing)),
    )
  })
}

async function uncleWrites(tx: Transaction, uncle: Player): Promise<void> {
  const writer = { person: uncle.scope.person, tenant: uncle.scope.tenant!, ring: uncle.owner.ring }
  const entries = [
    {
      day: '2026-11-08',
      tag: 'act',
      text: 'Cùng tổ 4 dọn lại đoạn mương sau nhà văn hóa. Nhà tôi làm trước, bà con ra phụ gần đủ.',
    },
    { day: '2026-11-15', tag: 'learn', text: 'Đọc lại chuyện Bác tắt bớt đèn. Ở nhà cũng nhắc mấy cháu.' },
    {
      day: '2026-11-22',
      tag: 'remind',
      text: 'Hứa ghé ba hộ cuối ấp mà mới ghé được một. Tuần sau đi tiếp.',
    },
  ] as const
  await tx.asMember(writer.person, async (own) => {
    for (const entry of entries) {
      const id = randomId()
      await writeEntryIn(own, writer, { id, ...entry }, { id, content: entry.text })
    }
  })
}
