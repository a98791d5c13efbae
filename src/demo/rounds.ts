import { concludeRound, type RoundConclusionDraft } from '../conclusion/conclusion.ts'
import { endMeeting } from '../meeting/ending.ts'
import { type MeetingRow, meetingById } from '../meeting/meeting.queries.ts'
import { openMeeting, planMeeting } from '../meeting/meeting.ts'
import { usualMeeting } from '../meeting/meeting-default.rules.ts'
import { lockMinutes } from '../meeting/minutes.ts'
import { isCalled, votersOf } from '../meeting/roll.rules.ts'
import { markRoll, rollOf } from '../meeting/roll.ts'
import type { Unit } from '../organisation/organisation.ts'
import { cellPlans, confirmPlan } from '../plan/cell-plan.ts'
import { addDays } from '../platform/clock.ts'
import { type Database, type Transaction, together } from '../platform/database.ts'
import { membersIn, type RoundMember, type RoundRow, roundById } from '../round/round.queries.ts'
import { closeRound, declare, launchRound } from '../round/round.ts'
import { languages } from '../text/text.ts'
import { chapter } from './chapter.ts'
import { secretariesOf } from './meetings.ts'
import { planOf2017And2019 } from './round-plan.ts'
import { FIXED, type Finding, type Part, WORDING } from './round-words.ts'

const CATALOGUE = 'nqtw4-82@1'

const ROUNDS = [
  {
    name: 'Đợt tự nhận xét năm 2017',
    opens_on: '2017-07-01',
    declare_by: '2017-07-20',
    conclude_by: '2017-08-05',
    closes_on: '2017-08-15',
    meets: '2017-08-03',
    openReason: 'Một số đồng chí đi chữa bệnh dài ngày chưa nộp phiếu; chi bộ đã kết luận đủ.',
  },
  {
    name: 'Đợt tự nhận xét năm 2019',
    opens_on: '2019-10-05',
    declare_by: '2019-10-25',
    conclude_by: '2019-11-10',
    closes_on: '2019-11-20',
    meets: '2019-11-05',
    openReason: '',
  },
] as const

/** The cells find at a meeting of their own what was still to be mended in 2019. */
const LAST_LOOK = '2020-06-05'

interface Story {
  readonly tx: Transaction
  readonly commune: Unit
  readonly cells: readonly Unit[]
  readonly secretaries: ReadonlyMap<string, string>
  readonly at: (day: string) => Date
}

/**
 * 2017 and 2019 as they were reported: 70 members with limits, then 10. Cells enter the papers their members signed,
 * conclude at a meeting of their own, the committee closes; two years later what was promised is confirmed.
 */
export async function tellRounds(
  db: Database,
  commune: Unit,
  cells: readonly Unit[],
  role: { standing: string },
  at: (day: string) => Date,
): Promise<void> {
  const secretaries = await secretariesOf(db, commune.id)
  const tell = <T>(work: (story: Story) => Promise<T>) =>
    chapter(db, (tx) => work({ tx, commune, cells, secretaries, at }))
  const rounds = await tell(async (story) => {
    const [then, now] = ROUNDS
    return [await launch(story, then, role.standing), await launch(story, now, role.standing)]
  })
  const [then, now] = await together(
    membersIn(db, rounds[0]!, cells, ROUNDS[0].meets),
    membersIn(db, rounds[1]!, cells, ROUNDS[1].meets),
  )
  const parts = planOf2017And2019(then, now)
  for (const [i, round] of rounds.entries()) {
    const { meets, openReason } = ROUNDS[i]!
    await tell(async (story) => {
      await together(
        ...cells.map((cell) =>
          inCell(
            story,
            { ...round, meets },
            cell,
            [then, now][i]!.filter((member) => member.cell === cell.id),
            parts[i]!,
          ),
        ),
      )
      const closed = await closeRound(
        story.tx,
        round,
        { knows: openReason !== '', reason: openReason },
        { person: role.standing, now: at(round.closes_on) },
      )
      if (closed !== 'closed') throw new Error(closed)
    })
  }
  await tell((story) => lookAgain(story, now, parts[1]))
}

async function launch(
  { tx, commune, at }: Story,
  { meets: _, openReason: __, ...plan }: (typeof ROUNDS)[number],
  by: string,
): Promise<RoundRow> {
  const made = await launchRound(
    tx,
    { ...plan, tenant: commune.id, catalogue: CATALOGUE },
    { person: by, now: at(addDays(plan.opens_on, -10)) },
  )
  if ('overlaps' in made) throw new Error(made.overlaps.name)
  return (await roundById(tx, commune.id, made.id))!
}

async function inCell(
  story: Story,
  round: RoundRow & { meets: string },
  cell: Unit,
  members: readonly RoundMember[],
  parts: ReadonlyMap<string, Part>,
): Promise<void> {
  const { tx, at } = story
  const seats = seatsOf(story, cell, members)
  const papers = members.filter((member) => member.part !== 'away' && !parts.get(member.person)!.silent)
  const entered = papers.map(({ person }) => ({
    person,
    cell: cell.id,
    signs: parts.get(person)!.raised.map(({ limit, level }) => ({ ...limit, level })),
    witness: person === seats.chair ? null : person === seats.clerk ? seats.third : seats.clerk,
  }))
  const declaredBy = { person: seats.chair, now: at(addDays(round.declare_by, -2)) }
  if (!(await declare(tx, round, entered, declaredBy))) throw new Error('not declared')
  await meet(story, cell, round.meets, `Kết luận ${round.name}`, seats, async (meeting, vote) => {
    const drafts = members
      .filter((member) => member.part !== 'away')
      .map((member): RoundConclusionDraft => {
        const { raised, concluded } = parts.get(member.person)!
        return {
          tenant: meeting.tenant,
          person: member.person,
          cell: cell.id,
          source_id: meeting.id,
          round: round.id,
          led_by: member.person === seats.chair ? seats.third : null,
          concluded_on: meeting.day,
          ...found(raised, concluded, meeting.day),
          ...vote,
        }
      })
    const write = (some: readonly RoundConclusionDraft[], writer: string) =>
      concludeRound(tx, some, { person: writer, now: at(meeting.day) })
    // The clerk does not write down what was concluded about them.
    for (const made of [
      await write(
        drafts.filter(({ person }) => person !== seats.clerk),
        seats.clerk,
      ),
      await write(
        drafts.filter(({ person }) => person === seats.clerk),
        seats.third,
      ),
    ])
      if ('failure' in made) throw new Error(made.failure)
    await confirmMended(story, meeting, seats.clerk, (person) => !parts.get(person)?.concluded.length)
  })
}

function found(raised: readonly Finding[], concluded: readonly Finding[], day: string) {
  const outcome = concluded.length > 0 ? 'to-fix' : raised.length > 0 ? 'fixed' : 'none-seen'
  return {
    outcome,
    wording: { 'to-fix': WORDING, fixed: FIXED, 'none-seen': '' }[outcome],
    signs: concluded.map(({ limit, level }) => ({
      catalogue: CATALOGUE,
      id: limit.id,
      label: limit.label,
      level,
    })),
    plans: concluded.map(({ limit }) => ({ line: limit.fix, due: addDays(day, 150) })),
  } as const
}

interface Seats {
  readonly chair: string
  readonly clerk: string
  readonly third: string
}

function seatsOf({ secretaries }: Story, cell: Unit, members: readonly RoundMember[]): Seats {
  const called = members.filter(isCalled).map(({ person }) => person)
  const secretary = secretaries.get(cell.id)
  const chair = secretary && called.includes(secretary) ? secretary : called[0]!
  const [clerk, third] = called.filter((person) => person !== chair)
  return { chair, clerk: clerk!, third: third! }
}

type Vote = Pick<
  RoundConclusionDraft,
  'yes' | 'no' | 'other' | 'entitled' | 'called' | 'manner' | 'named' | 'rule'
>

/** A meeting of the cell for one thing alone: planned, held, ended and locked. */
async function meet(
  { tx, at }: Story,
  cell: Unit,
  day: string,
  topic: string,
  seats: Seats,
  work: (meeting: MeetingRow, vote: Vote) => Promise<void>,
): Promise<void> {
  const tenant = cell.tenant!
  const by = { person: seats.chair, now: at(day) }
  const id = await planMeeting(
    tx,
    {
      tenant,
      cell: cell.id,
      kind: 'thematic',
      month: `${day.slice(0, 7)}-01`,
      day,
      time: '19:00',
      place: 'Nhà văn hóa ấp',
      topic,
    },
    { ...by, now: at(addDays(day, -7)) },
  )
  const planned = (await meetingById(tx, tenant, id!))!
  await openMeeting(tx, planned, seats, by)
  const called = (await rollOf(tx, planned)).filter(isCalled)
  const here = called.map(({ person, status }) => ({
    person,
    status,
    state: 'present' as const,
    arrived: '',
    reason: '',
  }))
  await markRoll(tx, planned, here, by)
  const meeting = (await meetingById(tx, tenant, id!))!
  const voters = votersOf(here, usualMeeting.voters)
  await work(meeting, {
    yes: voters.present,
    no: 0,
    other: 0,
    entitled: voters.present,
    called: voters.called,
    manner: 'hands',
    named: null,
    rule: usualMeeting.quorum,
  })
  const open = await endMeeting(tx, meeting, '20:45', by)
  if (open.length > 0) throw new Error(JSON.stringify(open))
  await lockMinutes(tx, (await meetingById(tx, tenant, id!))!, languages.vi, by)
}

/** The cell finds mended what was promised in the round before, by those of whom this holds. */
async function confirmMended(
  { tx, at }: Story,
  meeting: MeetingRow,
  writer: string,
  holds: (person: string) => boolean,
): Promise<void> {
  const place = { tenant: meeting.tenant, cell: meeting.cell, meeting: meeting.id, day: meeting.day }
  const by = { person: writer, now: at(meeting.day) }
  const mended = (await cellPlans(tx, place)).filter(
    (plan) => plan.opened_on < meeting.day && holds(plan.person),
  )
  await together(...mended.map((plan) => confirmPlan(tx, place, plan.id, true, by)))
}

async function lookAgain(
  story: Story,
  members: readonly RoundMember[],
  parts: ReadonlyMap<string, Part>,
): Promise<void> {
  const left = new Set(
    members.filter(({ person }) => parts.get(person)!.concluded.length > 0).map(({ cell }) => cell),
  )
  await together(
    ...story.cells
      .filter((cell) => left.has(cell.id))
      .map((cell) => {
        const seats = seatsOf(
          story,
          cell,
          members.filter((member) => member.cell === cell.id),
        )
        return meet(story, cell, LAST_LOOK, 'Kết quả khắc phục sau đợt năm 2019', seats, (meeting) =>
          confirmMended(story, meeting, seats.clerk, () => true),
        )
      }),
  )
}
