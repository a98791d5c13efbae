import { conclude } from '../conclusion/conclusion.ts'
import { endMeeting } from '../meeting/ending.ts'
import { type MeetingRow, meetingById } from '../meeting/meeting.queries.ts'
import { openMeeting, planMeeting } from '../meeting/meeting.ts'
import { usualMeeting } from '../meeting/meeting-default.rules.ts'
import { addReviews, reviewsOf } from '../meeting/meeting-review.ts'
import { writeText } from '../meeting/meeting-text.ts'
import { lockMinutes } from '../meeting/minutes.ts'
import { isCalled, votersOf } from '../meeting/roll.rules.ts'
import { markRoll, rollOf } from '../meeting/roll.ts'
import type { CellMember } from '../membership/membership.queries.ts'
import type { Transaction } from '../platform/database.ts'
import { randomId } from '../platform/ids.ts'
import { proposeReminder, write } from '../reminder/reminder.ts'
import type { ReminderEvent } from '../reminder/reminder-event.rules.ts'
import { isRefusal } from '../reminder/reminder-state.rules.ts'
import { languages } from '../text/text.ts'
import { REMINDED } from './words.ts'

interface Cell {
  readonly tenant: string
  readonly cell: string
  readonly secretary: string
  readonly members: readonly CellMember[]
}

/**
 * One formal reminder, in the secretary's cell: a thematic meeting in October named a sign, one in November heard the
 * member and voted; in December the cell can confirm what the member says is done.
 */
export async function tellReminder(
  tx: Transaction,
  of: Cell,
  spared: string,
  at: (day: string) => Date,
): Promise<void> {
  const called = of.members.filter((one) => isCalled(one) && ![of.secretary, spared].includes(one.person))
  const [clerk, reminded] = [called.at(1)!.person, called.at(3)!.person]
  const seats = { chair: of.secretary, clerk }
  const first = await begin(tx, of, seats, '2026-10-20', at)
  await addReviews(tx, first, [reminded], 'added', at('2026-10-20'))
  const review = (await reviewsOf(tx, first)).find(({ person }) => person === reminded)!
  const text = {
    tenant: of.tenant,
    meeting: first.id,
    id: randomId(),
    about: review.id,
    field: 'self' as const,
  }
  const typing = { body: REMINDED.self, seen: [], writing: randomId(), turn: 1 }
  await writeText(tx, { ...text, ...typing }, { person: clerk, now: at('2026-10-20') })
  const vote = await votesOf(tx, first)
  const ground = await conclude(
    tx,
    {
      ...vote,
      tenant: of.tenant,
      person: reminded,
      cell: of.cell,
      source_id: first.id,
      concluded_on: first.day,
      outcome: 'to-fix',
      wording: REMINDED.wording,
      signs: [REMINDED.sign],
      fix_by: '2026-11-10',
      plan: REMINDED.plan,
      manner: 'hands',
      named: null,
      rule: usualMeeting.quorum,
    },
    { person: clerk, now: at('2026-10-20') },
  )
  if ('failure' in ground) throw new Error(ground.failure)
  await finish(tx, first, of.secretary, at)

  const proposal = { tenant: of.tenant, conclusion: ground.id, body: 'cell', unit: of.cell } as const
  const made = await proposeReminder(tx, proposal, { person: of.secretary, now: at('2026-11-11') })
  if ('refused' in made) throw new Error(made.refused)
  const tell = async (person: string, day: string, event: Bare, meeting?: string) => {
    const dated = { ...event, on: day } as ReminderEvent
    const outcome = await write(tx, { ...of, id: made.id }, dated, { person, now: at(day) }, { meeting })
    if (isRefusal(outcome)) throw new Error(outcome.refused)
  }
  const unit = of.cell
  await tell(of.secretary, '2026-11-11', { kind: 'invited', unit, for: '2026-11-17' })
  const second = await begin(tx, of, seats, '2026-11-17', at)
  const meeting = second.id
  await tell(clerk, second.day, { kind: 'heard', unit, hearing: { how: 'at-meeting', meeting } }, meeting)
  const counted = { ...(await votesOf(tx, second)), rule: usualMeeting.quorum, manner: 'hands' as const }
  const decision = { vote: { ...counted, led: [of.secretary, clerk] }, ...REMINDED.decision }
  await tell(clerk, second.day, { kind: 'decided', unit, meeting, ...decision }, meeting)
  await tell(clerk, second.day, { kind: 'told', unit, how: 'at-meeting', witnesses: [] }, meeting)
  await finish(tx, second, of.secretary, at)
  await tell(reminded, '2026-11-19', { kind: 'answered', text: REMINDED.answer })
  await tell(reminded, '2026-11-29', { kind: 'said-fixed' })
}

type Bare = ReminderEvent extends infer E ? (E extends ReminderEvent ? Omit<E, 'on'> : never) : never

async function begin(
  tx: Transaction,
  of: Cell,
  seats: { chair: string; clerk: string },
  day: string,
  at: (day: string) => Date,
): Promise<MeetingRow> {
  const by = { person: of.secretary, now: at(day) }
  const id = await planMeeting(
    tx,
    {
      tenant: of.tenant,
      cell: of.cell,
      kind: 'thematic',
      month: `${day.slice(0, 7)}-01`,
      day,
      time: '19:30',
      place: 'Nhà văn hóa ấp Quới Hòa',
      topic: REMINDED.topic,
    },
    by,
  )
  const planned = (await meetingById(tx, of.tenant, id!))!
  await openMeeting(tx, planned, seats, by)
  const meeting = (await meetingById(tx, of.tenant, planned.id))!
  const marks = (await rollOf(tx, meeting))
    .filter(isCalled)
    .map(({ person }) => ({ person, state: 'present' as const, arrived: '', reason: '' }))
  await markRoll(tx, meeting, marks, by)
  return meeting
}

/** All but one agreed. */
async function votesOf(tx: Transaction, meeting: MeetingRow) {
  const { called, present } = votersOf(await rollOf(tx, meeting), usualMeeting.voters)
  return { called, entitled: present, yes: present - 1, no: 0, other: 1 }
}

async function finish(tx: Transaction, meeting: MeetingRow, secretary: string, at: (day: string) => Date) {
  const by = { person: secretary, now: at(meeting.day) }
  await endMeeting(tx, meeting, '21:05', by)
  await lockMinutes(tx, (await meetingById(tx, meeting.tenant, meeting.id))!, languages.vi, by)
}
