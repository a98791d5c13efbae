import { addDays } from '../platform/clock.ts'
import { isBlank } from './reminder-check.rules.ts'
import type { Of, ReminderPolicy } from './reminder-event.rules.ts'
import { end } from './reminder-hearing.rules.ts'
import {
  type Closed,
  type Forgotten,
  type InForce,
  isAppealWaiting,
  isPending,
  type Refusal,
  type Running,
  refuse,
} from './reminder-state.rules.ts'

/** By the body that proposed or decided it, even after the member was transferred: the mistake was theirs. */
export function withdraw(state: Running, event: Of<'withdrawn'>, policy: ReminderPolicy): Closed | Refusal {
  if (event.unit !== state.proposed.unit) return refuse('not-this-body')
  if (isBlank(event.meeting)) return refuse('no-meeting')
  if (isBlank(event.reason)) return refuse('no-reason')
  return end(state, 'withdrawn', event, policy)
}

export function loseConclusion(
  state: Running,
  event: Of<'conclusion-withdrawn'>,
  policy: ReminderPolicy,
): Closed | Refusal {
  if (event.conclusion !== state.proposed.conclusion.id) return refuse('another-conclusion')
  return end(state, 'conclusion-withdrawn', event, policy)
}

/**
 * What was decided goes with the member to a body of the same kind, which tells, confirms and extends from then on. What
 * was only proposed ends: a body does not decide on somebody who is no longer of it, and the new one may propose anew.
 */
export function transfer(
  state: Running,
  event: Of<'transferred'>,
  policy: ReminderPolicy,
): Running | Closed | Refusal {
  const isCell = state.proposed.body === 'cell'
  const from = isPending(state) ? state.proposed.unit : state.keeper
  const to = isCell ? event.cell : event.committee
  if (to === from) return isCell ? refuse('same-cell') : { ...state, last: event.on }
  if (isPending(state)) return end(state, 'transferred', event, policy)
  // With what is confirmed there is nothing left to do for whoever would receive it.
  return { ...state, keeper: state.stage === 'confirmed' ? from : to, last: event.on }
}

/** The first day on which nothing keeps a confirmed one from closing; null while the next level has it. */
export function closesFrom(state: InForce & { readonly stage: 'confirmed' }): string | null {
  if (isAppealWaiting(state)) return null
  const free = state.appeal?.answer?.on ?? addDays(state.appealUntil, 1)
  return free > state.reason.on ? free : state.reason.on
}

/** By the clock, once it is confirmed and the member's one way to the next level was gone or let pass. */
export function close(state: Running, event: Of<'closed'>, policy: ReminderPolicy): Closed | Refusal {
  if (state.stage !== 'confirmed') return refuse('not-confirmed')
  const from = closesFrom(state)
  if (!from) return refuse('appeal-waiting')
  return event.on < from ? refuse('may-still-appeal') : end(state, 'fixed', event, policy)
}

export const forget = (state: Closed, event: Of<'forgotten'>): Forgotten | Refusal =>
  event.why === 'time' && event.on < state.forgetFrom
    ? refuse('still-listed')
    : { stage: 'forgotten', reason: event, last: event.on }
