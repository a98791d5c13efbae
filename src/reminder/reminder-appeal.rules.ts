import { addDays } from '../platform/clock.ts'
import { dueProblem, isBlank } from './reminder-check.rules.ts'
import type { AppealOutcome, Of, ReminderPolicy } from './reminder-event.rules.ts'
import { end } from './reminder-hearing.rules.ts'
import {
  type Appeal,
  type Closed,
  type InForce,
  isAppealWaiting,
  type Refusal,
  type RefusalKind,
  refuse,
} from './reminder-state.rules.ts'

/** To the level above the body that decided, wherever the member is by now; in any stage, since it is their name. */
export function appeal(state: InForce, event: Of<'appealed'>, policy: ReminderPolicy): InForce | Refusal {
  if (state.appeal) return refuse('appealed-already')
  if (event.on > state.appealUntil) return refuse('appeal-late')
  if (event.to !== state.proposed.above) return refuse('not-next-level')
  if (isBlank(event.text)) return refuse('no-text')
  const sent: Appeal = { sent: event, until: addDays(event.on, policy.answerDays), answer: null }
  return { ...state, appeal: sent, last: event.on }
}

export function answerAppeal(
  state: InForce,
  event: Of<'appeal-answered'>,
  policy: ReminderPolicy,
): InForce | Closed | Refusal {
  if (!state.appeal || !isAppealWaiting(state)) return refuse('no-appeal')
  if (event.unit !== state.proposed.above) return refuse('not-next-level')
  if (isBlank(event.reason)) return refuse('no-reason')
  const { outcome } = event
  if (outcome.kind === 'lifted') return end(state, 'lifted', event, policy)
  const problem = outcomeProblem(state, outcome, event.on, policy)
  if (problem) return refuse(problem)
  const answered: InForce = { ...state, appeal: { ...state.appeal, answer: event }, last: event.on }
  // What is fixed stays fixed.
  if (state.stage === 'confirmed') return answered
  if (outcome.kind === 'upheld')
    return outcome.due ? { ...answered, task: { ...state.task, due: outcome.due, set: event } } : answered
  const task = { expected: outcome.expected, due: outcome.due, set: event }
  return { ...answered, stage: 'open', task, answer: null, reason: event }
}

/** Asking costs nothing: no day comes earlier by it, and the one that stands afterwards is still to come. */
function outcomeProblem(
  state: InForce,
  outcome: Exclude<AppealOutcome, { kind: 'lifted' }>,
  today: string,
  policy: ReminderPolicy,
): RefusalKind | null {
  if (outcome.kind === 'changed' && isBlank(outcome.expected)) return 'no-expected'
  if (state.stage === 'confirmed') return null
  if (outcome.due === null) return state.stage === 'open' && state.task.due <= today ? 'due-past' : null
  const problem = dueProblem(outcome.due, today, policy)
  return problem ?? (outcome.due < state.task.due ? 'due-not-later' : null)
}
