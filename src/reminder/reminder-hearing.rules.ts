import { addDays } from '../platform/clock.ts'
import {
  areWitnesses,
  dueProblem,
  isApproved,
  isBlank,
  isDay,
  monthsLater,
  voteProblem,
} from './reminder-check.rules.ts'
import type { Hearing, Of, ReminderPolicy } from './reminder-event.rules.ts'
import {
  type Call,
  type Closed,
  type Decided,
  type Pending,
  type Refusal,
  type RefusalKind,
  refuse,
} from './reminder-state.rules.ts'

/** Times a member may stay away without an excuse before the body can decide without having heard them. */
const MISSES = 2

export function propose(event: Of<'proposed'>): Pending | Refusal {
  const { conclusion, member, unit } = event
  if (isBlank(conclusion.id) || !isDay(conclusion.on)) return refuse('no-conclusion')
  if (conclusion.on > event.on) return refuse('conclusion-later')
  const { status } = member
  if (status === 'exempt' || status === 'left' || status === 'suspended') return refuse(`member-${status}`)
  if (unit !== (event.body === 'cell' ? member.cell : member.committee)) return refuse('not-of-this-body')
  return { stage: 'proposed', proposed: event, calls: [], last: event.on, reason: event }
}

/** A new day takes the place of one that is still to come: a meeting was moved. */
export function invite(state: Pending, event: Of<'invited'>, policy: ReminderPolicy): Pending | Refusal {
  if (state.stage === 'heard') return refuse('heard-already')
  if (!isDay(event.for)) return refuse('no-such-day')
  if (event.for < addDays(event.on, policy.noticeDays)) return refuse('too-short-notice')
  const calls = state.calls.filter((call) => call.came !== 'waiting')
  return {
    ...state,
    calls: [...calls, { for: event.for, came: 'waiting' }],
    last: event.on,
    reason: event,
  }
}

export const waitingCall = (state: Pending): Call | null =>
  state.calls.find((call) => call.came === 'waiting') ?? null

/** Being asked in time and staying away is an occasion to be heard too, the second time; an excused absence never is. */
export function miss(state: Pending, event: Of<'missed'>): Pending | Refusal {
  if (state.stage === 'heard') return refuse('heard-already')
  const waiting = waitingCall(state)
  if (!waiting || event.on < waiting.for) return refuse('not-invited')
  const came = event.excused ? ('excused' as const) : ('missed' as const)
  const calls = state.calls.map((call) => (call === waiting ? { ...call, came } : call))
  const isOver = calls.filter((call) => call.came === 'missed').length >= MISSES
  return { ...state, calls, last: event.on, stage: isOver ? 'heard' : 'proposed', reason: event }
}

/** Somebody who did not come, or declined, may still speak or write until it is decided. */
export function hear(state: Pending, event: Of<'heard'>): Pending | Refusal {
  const problem = hearingProblem(event.hearing, state)
  if (problem) return refuse(problem)
  return { ...state, stage: 'heard', last: event.on, reason: event }
}

function hearingProblem(hearing: Hearing, state: Pending): RefusalKind | null {
  switch (hearing.how) {
    case 'at-meeting':
      return isBlank(hearing.meeting) ? 'no-meeting' : null
    case 'in-writing':
      return isBlank(hearing.text) ? 'no-text' : null
    case 'declined':
      // Nobody declines who was taken unawares.
      if (state.calls.length === 0) return 'not-invited'
      return areWitnesses(hearing.witnesses, state.proposed.member.id) ? null : 'no-witnesses'
  }
}

export function decide(state: Pending, event: Of<'decided'>, policy: ReminderPolicy): Decided | Refusal {
  if (state.stage !== 'heard') return refuse('not-heard')
  const problem = voteProblem(event.vote, state.proposed.member.id)
  if (problem) return refuse(problem)
  if (!isApproved(event.vote)) return refuse('not-approved')
  if (isBlank(event.reason)) return refuse('no-reason')
  if (isBlank(event.expected)) return refuse('no-expected')
  const late = dueProblem(event.due, event.on, policy)
  if (late) return refuse(late)
  return {
    stage: 'decided',
    proposed: state.proposed,
    hearing: state.reason,
    decision: event,
    task: { expected: event.expected, due: event.due, set: event },
    keeper: state.proposed.unit,
    last: event.on,
    reason: event,
  }
}

export function notApprove(
  state: Pending,
  event: Of<'not-approved'>,
  policy: ReminderPolicy,
): Closed | Refusal {
  if (state.stage !== 'heard') return refuse('not-heard')
  const problem = voteProblem(event.vote, state.proposed.member.id)
  if (problem) return refuse(problem)
  if (isApproved(event.vote)) return refuse('approved')
  return end(state, 'not-approved', event, policy)
}

/** Only what was fixed stays on lists for its months; what came to nothing leaves them at once. */
export function end(
  state: { readonly proposed: Of<'proposed'> },
  how: Closed['end'],
  reason: Closed['reason'],
  policy: ReminderPolicy,
): Closed {
  const forgetFrom = monthsLater(reason.on, policy.listedMonths)
  return {
    stage: 'closed',
    proposed: state.proposed,
    end: how,
    reason,
    last: reason.on,
    offFrom: how === 'fixed' ? forgetFrom : reason.on,
    forgetFrom,
  }
}
