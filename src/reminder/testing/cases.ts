import { addDays } from '../../platform/clock.ts'
import { next, reduce } from '../reminder.rules.ts'
import {
  defaultReminderPolicy,
  type EventKind,
  type Of,
  type ReminderEvent,
  type ReminderVote,
} from '../reminder-event.rules.ts'
import { isRefusal, type ReminderState } from '../reminder-state.rules.ts'

export const policy = defaultReminderPolicy

/** So many days after the meeting that concluded about comrade Lan of cell ấp 3. */
export const day = (n: number): string => addDays('2026-11-03', n)

export const vote = (more: Partial<ReminderVote> = {}): ReminderVote => ({
  yes: 14,
  no: 2,
  other: 1,
  entitled: 17,
  called: 19,
  rule: { present: 'two-thirds', approve: 'half-of-members' },
  led: ['huong', 'phuc'],
  ...more,
})

const samples: { readonly [K in EventKind]: Omit<Of<K>, 'on' | 'kind'> } = {
  proposed: {
    unit: 'ap-3',
    body: 'cell',
    member: { id: 'lan', status: 'official', cell: 'ap-3', committee: 'thanh-quoi' },
    above: 'thanh-quoi',
    conclusion: { id: 'k1', kind: 'sign', on: day(0) },
  },
  invited: { unit: 'ap-3', for: day(30) },
  missed: { unit: 'ap-3', excused: false },
  heard: { unit: 'ap-3', hearing: { how: 'at-meeting', meeting: 'h12' } },
  decided: {
    unit: 'ap-3',
    meeting: 'h12',
    vote: vote(),
    reason: 'Ba kỳ liền không dự họp',
    expected: 'Dự đủ các kỳ họp',
    due: day(120),
  },
  'not-approved': { unit: 'ap-3', meeting: 'h12', vote: vote({ yes: 5, no: 11 }) },
  told: { unit: 'ap-3', how: 'at-meeting', witnesses: [] },
  answered: { text: 't1' },
  appealed: { to: 'thanh-quoi', text: 't2' },
  'appeal-answered': {
    unit: 'thanh-quoi',
    outcome: { kind: 'upheld', due: null },
    reason: 'Đã xem biên bản',
  },
  'said-fixed': {},
  'took-back': {},
  confirmed: { unit: 'ap-3', meeting: 'h13' },
  'not-fixed': { unit: 'ap-3', meeting: 'h13', reason: 'Còn vắng một kỳ', due: day(240) },
  extended: { unit: 'ap-3', meeting: 'h13', reason: 'Gia đình có việc tang', due: day(180) },
  withdrawn: { unit: 'ap-3', meeting: 'h13', reason: 'Nhầm người' },
  'conclusion-withdrawn': { conclusion: 'k1' },
  transferred: { cell: 'ap-5', committee: 'thanh-quoi' },
  exempt: {},
  left: {},
  died: {},
  closed: {},
  forgotten: { why: 'time' },
}

export const KINDS = Object.keys(samples) as EventKind[]

/** An event of its kind as it mostly is. */
export const ordinary = (kind: EventKind, on: string): ReminderEvent =>
  ({ kind, on, ...samples[kind] }) as ReminderEvent

/** The same on day `n`, but for what is said. */
export const event = <K extends EventKind>(kind: K, n: number, more: Partial<Of<K>> = {}): ReminderEvent =>
  ({ ...ordinary(kind, day(n)), ...more }) as ReminderEvent

/** The ordinary way of a reminder, from the proposal to the day nothing is known of it. */
export const proposed = [event('proposed', 0)]
export const heard = [...proposed, event('heard', 30)]
export const decided = [...heard, event('decided', 30)]
export const told = [...decided, event('told', 31)]
export const appealed = [...told, event('appealed', 40)]
export const said = [...told, event('said-fixed', 50)]
export const confirmed = [...said, event('confirmed', 60)]
export const closed = [...confirmed, event('closed', 62)]
export const forgotten = [...closed, event('forgotten', 62 + 366)]

export const write = event('heard', 20, { hearing: { how: 'in-writing', text: 't0' } })
export const decline = (witnesses: string[], n = 30) =>
  event('heard', n, { hearing: { how: 'declined', witnesses } })
export const invited = [...proposed, event('invited', 5)]
export const missedOnce = [...invited, event('missed', 30)]
export const missedTwice = [...missedOnce, event('invited', 31, { for: day(60) }), event('missed', 60)]
export const elsewhere = event('transferred', 45)
export const byCommittee = [
  event('proposed', 0, {
    unit: 'thanh-quoi',
    body: 'committee',
    above: 'can-tho',
    member: { id: 'lan', status: 'official', cell: 'ap-3', committee: 'thanh-quoi' },
  }),
]
const ofCommittee = { unit: 'thanh-quoi' }
const heardByCommittee = [...byCommittee, event('heard', 30, ofCommittee)]
export const toldByCommittee = [
  ...heardByCommittee,
  event('decided', 30, ofCommittee),
  event('told', 31, ofCommittee),
]
export const answerOf = (outcome: object, n = 50) => event('appeal-answered', n, { outcome } as never)

export function made(events: readonly ReminderEvent[]): ReminderState {
  const state = reduce(events, policy)
  if (isRefusal(state)) throw new Error(state.refused)
  return state
}

export const continued = (events: readonly ReminderEvent[], ...more: ReminderEvent[]): ReminderState =>
  made([...events, ...more])

/** Why an event does not follow, or null. */
export function refusal(events: readonly ReminderEvent[], one: ReminderEvent): string | null {
  const outcome = next(events.length > 0 ? made(events) : null, one, policy)
  return isRefusal(outcome) ? outcome.refused : null
}
