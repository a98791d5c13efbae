import { addDays } from '../../platform/clock.ts'
import { next, reduce } from '../feedback.rules.ts'
import {
  type Actor,
  defaultFeedbackPolicy,
  type EventKind,
  type FeedbackEvent,
  type Of,
  type Subject,
} from '../feedback-event.rules.ts'
import { type FeedbackState, isRefusal } from '../feedback-state.rules.ts'

export const policy = defaultFeedbackPolicy

/** So many days after Tuesday 01/12/2026. */
export const day = (n: number): string => addDays('2026-12-01', n)

const actor = (id: string, cell: string, under: readonly string[] = []): Actor => ({ id, cell, under })

/** The case is about Lan of cell ấp 3. Four of the inspection committee; Hương is of Lan's cell, Dũng works under her. */
export const people = {
  kiem: actor('kiem', 'ap-5'),
  minh: actor('minh', 'ap-6'),
  hai: actor('hai', 'ap-6'),
  huong: actor('huong', 'ap-3'),
  dung: actor('dung', 'ap-5', ['lan']),
  lan: actor('lan', 'ap-3'),
}
export const lan: Subject = { person: 'lan', cell: 'ap-3', standing: 'ordinary' }
const { kiem, minh, hai } = people
const two = [kiem, minh]
export const vote = {
  yes: 3,
  no: 0,
  other: 0,
  entitled: 3,
  called: 4,
  rule: { present: 'two-thirds', approve: 'half-of-members' },
} as const

const samples: { readonly [K in EventKind]: Omit<Of<K>, 'on' | 'kind'> } = {
  received: { source: 'form', anonymous: true, enteredBy: null },
  opined: { by: kiem, verdict: { kind: 'admit', subject: lan, clear: 3 } },
  split: { by: two, into: 'v2' },
  'conflict-declared': { reader: 'hai', by: 'hai' },
  'notice-delayed': { by: two, reason: 'Cần giữ sổ sách', until: day(20) },
  'notice-sent': { by: kiem, paraphrase: 't1' },
  told: { how: 'on-phone', by: null },
  extended: { by: kiem, days: 5, reason: 'Ốm' },
  answered: { text: 't2' },
  lapsed: {},
  verified: {
    by: minh,
    finding: { source: 'document', independent: true, says: 'supports' },
    text: 't3',
  },
  drafted: { by: kiem, outcome: 'founded', text: 't4' },
  shown: { how: 'on-phone', by: null },
  commented: { text: 't5' },
  concluded: { meeting: 'h1', voters: [kiem, minh, hai], vote, outcome: 'founded' },
  'not-approved': { meeting: 'h1', voters: [kiem, minh, hai], vote: { ...vote, yes: 1, no: 2 } },
  'conclusion-told': { how: 'by-hand', by: kiem },
  appealed: { text: 't6' },
  'appeal-answered': { by: kiem, document: '12-TB/UBKT', outcome: { kind: 'upheld' } },
  closed: { by: two, follow: 'guidance' },
  left: { by: two, why: 'upward', others: 3 },
  'slip-handed': { by: kiem, number: '03' },
  'sender-asked': { by: kiem, text: 't7' },
  'sender-added': { text: 't8' },
  'subject-changed': { cell: 'ap-5', standing: 'ordinary', membership: 'here' },
  stopped: {},
  resumed: { by: ['kiem', 'minh'] },
  erased: {},
}

export const KINDS = Object.keys(samples) as EventKind[]

/** An event of its kind as it mostly is. */
export const ordinary = (kind: EventKind, on: string): FeedbackEvent =>
  ({ kind, on, ...samples[kind] }) as FeedbackEvent

/** The same on day `n`, but for what is said. */
export const event = <K extends EventKind>(kind: K, n: number, more: Partial<Of<K>> = {}): FeedbackEvent =>
  ({ ...ordinary(kind, day(n)), ...more }) as FeedbackEvent

/** The whole way of a case that is founded. */
export const received = [event('received', 0)]
export const seenByOne = [...received, event('opined', 1)]
export const admitted = [...seenByOne, event('opined', 2, { by: minh })]
export const noticed = [...admitted, event('notice-sent', 3)]
export const told = [...noticed, event('told', 6)]
export const answered = [...told, event('answered', 10)]
export const lapsed = [...told, event('lapsed', 30)]
export const verified = [...answered, event('verified', 12)]
export const drafted = [...verified, event('drafted', 14)]
export const shown = [...drafted, event('shown', 15)]
export const commented = [...shown, event('commented', 16)]
export const concluded = [...commented, event('concluded', 20)]
export const final = [...concluded, event('conclusion-told', 21)]
export const appealed = [...final, event('appealed', 30)]
export const closed = [...final, event('closed', 60)]

export const rejected = [
  ...received,
  event('opined', 1, { verdict: { kind: 'reject', about: lan } }),
  event('opined', 2, { by: minh, verdict: { kind: 'reject', about: lan } }),
]
export const leaving = [...admitted, event('left', 3)]
export const unfounded = [
  ...verified,
  event('drafted', 14, { outcome: 'unfounded' }),
  event('shown', 15),
  event('commented', 16),
  event('concluded', 20, { outcome: 'unfounded' }),
  event('conclusion-told', 21),
]

export function made(events: readonly FeedbackEvent[]): FeedbackState {
  const state = reduce(events, policy)
  if (isRefusal(state)) throw new Error(state.refused)
  return state
}

/** Why an event does not follow, or null. */
export function refusal(events: readonly FeedbackEvent[], one: FeedbackEvent): string | null {
  const outcome = next(events.length > 0 ? made(events) : null, one, policy)
  return isRefusal(outcome) ? outcome.refused : null
}
