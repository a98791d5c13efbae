import type { ReadyLine, Ticks } from '../commitment/commitment.rules.ts'
import {
  type Commitment,
  confirmCommitment,
  signCommitment,
  waitingIn,
  wordingsOf,
} from '../commitment/commitment.ts'
import { changeYear } from '../commitment/own-year.ts'
import { conclude, concludeLine } from '../conclusion/conclusion.ts'
import { endMeeting } from '../meeting/ending.ts'
import { type MeetingRow, meetingById } from '../meeting/meeting.queries.ts'
import { openMeeting, planMeeting } from '../meeting/meeting.ts'
import { usualMeeting } from '../meeting/meeting-default.rules.ts'
import { addReviews, reviewsOf } from '../meeting/meeting-review.ts'
import { writeText } from '../meeting/meeting-text.ts'
import { lockMinutes } from '../meeting/minutes.ts'
import { isCalled, votersOf } from '../meeting/roll.rules.ts'
import { markRoll, rollOf } from '../meeting/roll.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import type { Transaction } from '../platform/database.ts'
import { randomId } from '../platform/ids.ts'
import { languages } from '../text/text.ts'
import type { Player } from './players.ts'

const LINES: readonly (readonly [what: string, measure: string])[] = [
  ['Dự đủ các buổi học nghị quyết, ghi việc cần làm ở ấp', 'mỗi buổi ghi ít nhất ba ý'],
  ['Ghé thăm các hộ được phân công ở tổ 4', 'mỗi tháng ba hộ'],
  ['Phát biểu trong kỳ họp chi bộ', 'mỗi kỳ họp một ý kiến'],
  ['Gia đình làm trước khi vận động bà con', 'mỗi đợt vận động'],
]

const linesOf = (year: number, count: number): ReadyLine[] =>
  LINES.slice(0, count).map(([what, measure]) => ({
    ...{ line: randomId(), what, measure, group: null },
    due: `${year}-12-31`,
  }))

/**
 * The uncle and his secretary committed themselves for 2025 and for 2026; in January 2026 their cell heard him about
 * the year before, found one line not kept, and confirmed the new ones. Since then he ticks his months.
 */
export async function tellCommitments(
  tx: Transaction,
  uncle: Player,
  secretary: Player,
  at: (day: string) => Date,
): Promise<void> {
  const sign = async (who: Player, year: number, day: string, count: number) => {
    const { person } = who.scope
    const whose = { tenant: who.scope.tenant!, person, cell: who.cell, year }
    await signCommitment(
      tx,
      whose,
      { base: 0, reason: '', lines: linesOf(year, count) },
      { person, now: at(day) },
    )
  }
  await sign(uncle, 2025, '2025-01-10', 3)
  await sign(secretary, 2025, '2025-01-12', 3)
  await meet(tx, uncle, secretary, { day: '2025-01-25', topic: 'Cam kết năm 2025', now: at('2025-01-25') })
  await sign(uncle, 2026, '2026-01-08', 4)
  await sign(secretary, 2026, '2026-01-09', 3)
  const [last] = await wordingsOf(tx, uncle.scope.person, 2025)
  await meet(tx, uncle, secretary, {
    ...{ day: '2026-01-25', topic: 'Nhìn lại năm 2025, cam kết năm 2026', now: at('2026-01-25') },
    about: last,
  })
  await tick(tx, uncle)
}

async function meet(
  tx: Transaction,
  uncle: Player,
  secretary: Player,
  of: { day: string; topic: string; now: Date; about?: Commitment },
): Promise<void> {
  const tenant = uncle.scope.tenant!
  const by = { person: secretary.scope.person, now: of.now }
  const id = await planMeeting(
    tx,
    {
      ...{ tenant, cell: uncle.cell, kind: 'thematic', month: `${of.day.slice(0, 7)}-01`, day: of.day },
      ...{ time: '19:30', place: 'Nhà văn hóa ấp Quới Hòa', topic: of.topic },
    },
    by,
  )
  const planned = (await meetingById(tx, tenant, id!))!
  const called = (await membersOfCells(tx, tenant, [uncle.cell], of.day)).filter(isCalled)
  const clerk = called.find(({ person }) => person !== by.person && person !== uncle.scope.person)!
  await openMeeting(tx, planned, { chair: by.person, clerk: clerk.person }, by)
  const roll = await rollOf(tx, planned)
  await markRoll(
    tx,
    planned,
    roll.filter(isCalled).map(({ person }) => ({ person, state: 'present', arrived: '', reason: '' })),
    by,
  )
  const meeting = (await meetingById(tx, tenant, planned.id))!
  const writer = { person: clerk.person, now: of.now }
  if (of.about) await lookBack(tx, meeting, of.about, writer)
  const here = { tenant, cell: meeting.cell, meeting: meeting.id, day: meeting.day }
  for (const one of await waitingIn(tx, meeting)) await confirmCommitment(tx, here, one.id, writer)
  await endMeeting(tx, meeting, '21:15', by)
  await lockMinutes(tx, meeting, languages.vi, by)
}

/** The cell hears the uncle about last year and votes on each line of his. */
async function lookBack(
  tx: Transaction,
  meeting: MeetingRow,
  about: Commitment,
  by: { person: string; now: Date },
): Promise<void> {
  await addReviews(tx, meeting, [about.person], 'added', by.now)
  const review = (await reviewsOf(tx, meeting)).find((one) => one.person === about.person)!
  await writeText(
    tx,
    {
      ...{ tenant: meeting.tenant, meeting: meeting.id, id: randomId(), about: review.id, field: 'self' },
      body: 'Ba điều đã hứa tôi làm được hai. Thăm hộ thì nửa cuối năm bỏ bê, tôi nhận.',
      ...{ seen: [], writing: randomId(), turn: 1 },
    },
    by,
  )
  const { present: entitled, called } = votersOf(await rollOf(tx, meeting), usualMeeting.voters)
  const vote = {
    ...{ tenant: meeting.tenant, person: about.person, cell: meeting.cell, source_id: meeting.id },
    ...({ yes: entitled, no: 0, other: 0, entitled, called, manner: 'hands', named: null } as const),
    ...{ rule: usualMeeting.quorum, concluded_on: meeting.day },
  }
  for (const [i, line] of about.lines.entries())
    await concludeLine(
      tx,
      {
        ...vote,
        ...{ line: line.id, heard: true, outcome: i === 1 ? 'not-kept' : 'kept' },
        wording: i === 1 ? 'Từ tháng 7 chỉ thăm được hai lượt.' : '',
      },
      by,
    )
  await conclude(tx, { ...vote, outcome: 'none-seen', wording: '', signs: [], fix_by: null, plan: '' }, by)
}

async function tick(tx: Transaction, uncle: Player): Promise<void> {
  const { person } = uncle.scope
  const writer = { person, tenant: uncle.scope.tenant!, ring: uncle.owner.ring }
  const [standing] = await wordingsOf(tx, person, 2026)
  const months = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11']
  const ticks: Ticks = Object.fromEntries(
    standing!.lines.map(({ line }, i) => [
      line,
      Object.fromEntries(
        months.map(
          (month, n) =>
            [month, i === 3 && n % 3 ? 'not-due' : (n + i) % 5 === 4 ? 'slipped' : 'kept'] as const,
        ),
      ),
    ]),
  )
  await changeYear(tx, writer, 2026, { id: null, content: '' }, (own) => ({ ...own, ticks }))
}
