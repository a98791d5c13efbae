import { addDays } from '../../platform/clock.ts'
import { next } from '../feedback.rules.ts'
import type { Actor, EventKind, FeedbackEvent, Outcome, Verdict } from '../feedback-event.rules.ts'
import { type FeedbackState, isRefusal, isRunning } from '../feedback-state.rules.ts'
import { KINDS, lan, ordinary, people, policy, received, vote } from './cases.ts'

const { kiem, minh, hai, huong, dung } = people
const lanThemself = people.lan

/** Pairs that may sign and pairs that may not: the same twice, somebody in conflict, the member, one alone. */
const PAIRS: readonly (readonly Actor[])[] = [
  [kiem, minh],
  [minh, hai],
  [kiem, kiem],
  [kiem, huong],
  [kiem, dung],
  [kiem, lanThemself],
  [kiem],
  [],
]
const ONES = [kiem, minh, hai, huong, lanThemself]
const OUTCOMES: readonly Outcome[] = ['founded', 'partly', 'unfounded', 'insufficient']
const VERDICTS: readonly Verdict[] = [
  { kind: 'admit', subject: lan, clear: 3 },
  { kind: 'admit', subject: lan, clear: 1 },
  { kind: 'reject', about: lan },
  { kind: 'hand-over', about: null },
  { kind: 'upward', about: lan, others: 1 },
  { kind: 'pass-on' },
]

/** The ways in which an event of this kind may be told, rightly and wrongly. */
function ways(kind: EventKind, on: string): readonly object[] {
  switch (kind) {
    case 'opined':
      return ONES.flatMap((by) => VERDICTS.map((verdict) => ({ by, verdict })))
    case 'conflict-declared':
      return [{ reader: 'kiem' }, { reader: 'minh' }]
    case 'notice-delayed':
      return PAIRS.flatMap((by) => [10, 200].map((days) => ({ by, until: addDays(on, days) })))
    case 'notice-sent':
      return ONES.map((by) => ({ by }))
    case 'told':
    case 'shown':
    case 'conclusion-told':
      return [
        { how: 'on-phone', by: null },
        { how: 'by-hand', by: null },
        ...ONES.map((by) => ({ how: 'by-hand', by })),
      ]
    case 'extended':
      return [{ days: 5 }, { days: 50 }]
    case 'verified':
      return [true, false].flatMap((independent) =>
        (['supports', 'nothing'] as const).map((says) => ({
          finding: { source: 'person', independent, says },
        })),
      )
    case 'drafted':
      return OUTCOMES.map((outcome) => ({ outcome }))
    case 'concluded':
      return [...PAIRS, [kiem, minh, hai], [kiem, minh, huong]].flatMap((voters) =>
        OUTCOMES.map((outcome) => ({
          voters,
          outcome,
          vote: { ...vote, yes: voters.length, entitled: voters.length, called: 3 },
        })),
      )
    case 'answered':
    case 'commented':
    case 'appealed':
      return [{}, ...PAIRS.map((by) => ({ by, handed: on })), { by: [kiem, minh], handed: addDays(on, 1) }]
    case 'appeal-answered':
      return [
        { outcome: { kind: 'upheld' } },
        ...OUTCOMES.map((to) => ({ outcome: { kind: 'changed', to } })),
      ]
    case 'closed':
      return PAIRS.flatMap((by) => (['guidance', 'none'] as const).map((follow) => ({ by, follow })))
    case 'left':
      return PAIRS.flatMap((by) => [1, 3].map((others) => ({ by, others })))
    case 'split':
      return PAIRS.map((by) => ({ by }))
    case 'subject-changed':
      return [
        { cell: 'ap-5' },
        { cell: 'ap-3', standing: 'committee' },
        { membership: 'left' },
        { membership: 'moved-out' },
      ]
    case 'resumed':
      return [{}, { by: ['kiem'] }, { by: ['kiem', 'kiem'] }]
    default:
      return [{}]
  }
}

/** Days that make a difference: at once, past a draft's time, past the member's and the time for an appeal. */
const LATER = [0, 20, 45]
const LATER_STILL = [0, 400]

export interface Reached {
  readonly state: FeedbackState
  readonly log: readonly FeedbackEvent[]
}

export function moves({ state, log }: Reached): Reached[] {
  return (state.stage === 'closed' ? LATER_STILL : LATER).flatMap((days) => {
    const on = addDays(state.last, days)
    return KINDS.flatMap((kind) =>
      ways(kind, on).flatMap((way) => {
        const event = { ...ordinary(kind, on), ...way } as FeedbackEvent
        const to = next(state, event, policy)
        return isRefusal(to) ? [] : [{ state: to, log: [...log, event] }]
      }),
    )
  })
}

const isLate = (until: string, last: string) => (last > until ? 'late' : 'in time')

/** What of a state decides how it may go on; states alike in it are taken for one. */
export function sortOf(state: FeedbackState): string {
  if (state.stage === 'erased') return 'erased'
  const common = [state.stage, state.stopped !== null, ...state.declared.toSorted()]
  if (state.stage === 'leaving') return [...common, state.why].join(' ')
  if (state.stage === 'closed')
    return [
      ...common,
      state.end,
      state.outcome,
      state.follow,
      state.reopened,
      state.last >= state.eraseFrom,
    ].join(' ')
  if (!isRunning(state)) return common.join(' ')
  if (state.stage === 'triage') {
    const opinions = state.opinions.map(({ by, verdict }) => `${by.id}:${verdict.kind}`).toSorted()
    return [...common, state.reopened, ...opinions].join(' ')
  }
  const about: (string | boolean | number)[] = [
    ...common,
    isLate(state.until, state.last),
    state.subject.cell,
    state.findings.some((one) => one.independent),
    state.findings.some((one) => one.independent && one.says === 'supports'),
  ]
  if ('hearing' in state) about.push(state.hearing.kind)
  if ('draft' in state) about.push(state.draft.outcome)
  if ('comment' in state) about.push(state.comment !== null)
  if (state.stage === 'told') about.push(state.extendedBy)
  if (state.stage === 'admitted' || state.stage === 'noticed')
    about.push(
      state.admitted
        .map(({ by }) => by.id)
        .toSorted()
        .join(),
      isLate(state.latestNotice, state.last),
    )
  if ('conclusion' in state)
    about.push(state.outcome, state.appeal ? (state.appeal.answer ? 'answered' : 'waiting') : 'none')
  return about.join(' ')
}

/** One state of every sort that can be come to, and every move from each, handed to `see`. */
export function explore(see: (reached: Reached, from: FeedbackState) => void): {
  sorts: Map<string, Reached>
  moves: number
  depth: number
} {
  const first = { state: next(null, received[0]!, policy) as FeedbackState, log: received }
  const sorts = new Map<string, Reached>([[sortOf(first.state), first]])
  let edge: Reached[] = [first]
  let count = 0
  let depth = 0
  for (; edge.length > 0; depth++) {
    const beyond: Reached[] = []
    for (const from of edge)
      for (const to of moves(from)) {
        count += 1
        see(to, from.state)
        const sort = sortOf(to.state)
        if (sorts.has(sort)) continue
        sorts.set(sort, to)
        beyond.push(to)
      }
    edge = beyond
  }
  return { sorts, moves: count, depth }
}
