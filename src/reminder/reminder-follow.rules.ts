import { addDays } from '../platform/clock.ts'
import { areWitnesses, dueProblem, isBlank } from './reminder-check.rules.ts'
import type { Of, ReminderPolicy } from './reminder-event.rules.ts'
import { type Decided, type InForce, isAppealWaiting, type Refusal, refuse } from './reminder-state.rules.ts'

/** The time to take it further runs from here, so nothing binds a member who was not told. */
export function tell(state: Decided, event: Of<'told'>, policy: ReminderPolicy): InForce | Refusal {
  // The body sets another day first: nobody is told of a day that has passed.
  if (event.on >= state.task.due) return refuse('due-passed')
  if (event.how === 'before-witnesses' && !areWitnesses(event.witnesses, state.proposed.member.id))
    return refuse('no-witnesses')
  return {
    ...state,
    stage: 'open',
    told: event,
    appealUntil: addDays(event.on, policy.appealDays),
    answer: null,
    appeal: null,
    last: event.on,
    reason: event,
  }
}

export function answer(state: InForce, event: Of<'answered'>): InForce | Refusal {
  if (state.stage === 'confirmed') return refuse('confirmed-already')
  if (state.answer) return refuse('answered-already')
  if (isBlank(event.text)) return refuse('no-text')
  return { ...state, answer: event, last: event.on }
}

export function sayFixed(state: InForce, event: Of<'said-fixed'>): InForce | Refusal {
  if (state.stage === 'confirmed') return refuse('confirmed-already')
  if (state.stage === 'said-fixed') return refuse('said-already')
  return { ...state, stage: 'said-fixed', last: event.on, reason: event }
}

export function takeBack(state: InForce, event: Of<'took-back'>): InForce | Refusal {
  if (state.stage === 'confirmed') return refuse('confirmed-already')
  if (state.stage !== 'said-fixed') return refuse('not-said')
  return { ...state, stage: 'open', last: event.on, reason: event }
}

/** Also without the member having said so: the body sees for itself, and not everybody has a phone. */
export function confirm(state: InForce, event: Of<'confirmed'>): InForce | Refusal {
  if (state.stage === 'confirmed') return refuse('confirmed-already')
  if (isBlank(event.meeting)) return refuse('no-meeting')
  return { ...state, stage: 'confirmed', last: event.on, reason: event }
}

/** Once the member has said it is fixed, or its day has passed; not while the next level looks at it. */
export function findNotFixed(
  state: InForce,
  event: Of<'not-fixed'>,
  policy: ReminderPolicy,
): InForce | Refusal {
  if (state.stage === 'confirmed') return refuse('confirmed-already')
  if (isAppealWaiting(state)) return refuse('appeal-waiting')
  if (state.stage === 'open' && event.on <= state.task.due) return refuse('not-due')
  if (isBlank(event.meeting)) return refuse('no-meeting')
  if (isBlank(event.reason)) return refuse('no-reason')
  // Saying too early that it was fixed costs the member no day.
  const problem = dueProblem(event.due, event.on, policy)
  if (problem) return refuse(problem)
  if (event.due < state.task.due) return refuse('due-not-later')
  const task = { ...state.task, due: event.due, set: event }
  return { ...state, stage: 'open', task, answer: null, last: event.on, reason: event }
}

export function extend<State extends Decided | InForce>(
  state: State,
  event: Of<'extended'>,
  policy: ReminderPolicy,
): State | Refusal {
  if (state.stage === 'confirmed') return refuse('confirmed-already')
  // It is for the body to say whether it is fixed.
  if (state.stage === 'said-fixed') return refuse('said-fixed')
  if (isBlank(event.meeting)) return refuse('no-meeting')
  if (isBlank(event.reason)) return refuse('no-reason')
  const problem = dueProblem(event.due, event.on, policy, state.task.due)
  if (problem) return refuse(problem)
  return { ...state, task: { ...state.task, due: event.due, set: event }, last: event.on }
}
