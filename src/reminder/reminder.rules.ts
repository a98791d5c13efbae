import { answerAppeal, appeal } from './reminder-appeal.rules.ts'
import { isDay } from './reminder-check.rules.ts'
import { close, forget, loseConclusion, transfer, withdraw } from './reminder-end.rules.ts'
import type { Of, ReminderEvent, ReminderPolicy } from './reminder-event.rules.ts'
import { answer, confirm, extend, findNotFixed, sayFixed, takeBack, tell } from './reminder-follow.rules.ts'
import { decide, end, hear, invite, miss, notApprove, propose } from './reminder-hearing.rules.ts'
import {
  isInForce,
  isPending,
  isRefusal,
  type Refusal,
  type ReminderState,
  type Running,
  refuse,
} from './reminder-state.rules.ts'

/** The life of one formal reminder, from its events in their order; the first that does not follow refuses them all. */
export function reduce(events: readonly ReminderEvent[], policy: ReminderPolicy): ReminderState | Refusal {
  let state: ReminderState | null = null
  for (const event of events) {
    const outcome: ReminderState | Refusal = next(state, event, policy)
    if (isRefusal(outcome)) return outcome
    state = outcome
  }
  return state ?? refuse('not-proposed')
}

/** Where one event leads from a state; null before there is anything. */
export function next(
  state: ReminderState | null,
  event: ReminderEvent,
  policy: ReminderPolicy,
): ReminderState | Refusal {
  if (!isDay(event.on)) return refuse('no-such-day')
  if (!state) return event.kind === 'proposed' ? propose(event) : refuse('not-proposed')
  if (state.stage === 'forgotten') return refuse('forgotten')
  if (event.on < state.last) return refuse('before-last')
  if (state.stage === 'closed') return event.kind === 'forgotten' ? forget(state, event) : refuse('closed')
  return run(state, event, policy)
}

function run(state: Running, event: ReminderEvent, policy: ReminderPolicy): ReminderState | Refusal {
  switch (event.kind) {
    case 'proposed':
      return refuse('proposed-already')
    case 'invited':
    case 'missed':
    case 'heard':
    case 'decided':
    case 'not-approved':
      return beforeDeciding(state, event, policy)
    case 'told':
    case 'extended':
      return afterDeciding(state, event, policy)
    case 'answered':
    case 'appealed':
    case 'appeal-answered':
    case 'said-fixed':
    case 'took-back':
    case 'confirmed':
    case 'not-fixed':
      return inForce(state, event, policy)
    case 'withdrawn':
      return withdraw(state, event, policy)
    case 'conclusion-withdrawn':
      return loseConclusion(state, event, policy)
    case 'transferred':
      return transfer(state, event, policy)
    case 'exempt':
    case 'left':
    case 'died':
      return end(state, event.kind, event, policy)
    case 'closed':
      return close(state, event, policy)
    case 'forgotten':
      return refuse('not-closed')
  }
}

function beforeDeciding(
  state: Running,
  event: Of<'invited' | 'missed' | 'heard' | 'decided' | 'not-approved'>,
  policy: ReminderPolicy,
): ReminderState | Refusal {
  if (!isPending(state)) return refuse('decided-already')
  if (event.unit !== state.proposed.unit) return refuse('not-this-body')
  if ('meeting' in event && event.meeting.trim() === '') return refuse('no-meeting')
  switch (event.kind) {
    case 'invited':
      return invite(state, event, policy)
    case 'missed':
      return miss(state, event)
    case 'heard':
      return hear(state, event)
    case 'decided':
      return decide(state, event, policy)
    case 'not-approved':
      return notApprove(state, event, policy)
  }
}

function afterDeciding(
  state: Running,
  event: Of<'told' | 'extended'>,
  policy: ReminderPolicy,
): ReminderState | Refusal {
  if (isPending(state)) return refuse('not-decided')
  if (event.unit !== state.keeper) return refuse('not-this-body')
  if (event.kind === 'extended') return extend(state, event, policy)
  return state.stage === 'decided' ? tell(state, event, policy) : refuse('told-already')
}

function inForce(
  state: Running,
  event: Of<
    'answered' | 'appealed' | 'appeal-answered' | 'said-fixed' | 'took-back' | 'confirmed' | 'not-fixed'
  >,
  policy: ReminderPolicy,
): ReminderState | Refusal {
  if (!isInForce(state)) return refuse(isPending(state) ? 'not-decided' : 'not-told')
  switch (event.kind) {
    case 'answered':
      return answer(state, event)
    case 'appealed':
      return appeal(state, event, policy)
    case 'appeal-answered':
      return answerAppeal(state, event, policy)
    case 'said-fixed':
      return sayFixed(state, event)
    case 'took-back':
      return takeBack(state, event)
    case 'confirmed':
    case 'not-fixed':
      if (event.unit !== state.keeper) return refuse('not-this-body')
      return event.kind === 'confirmed' ? confirm(state, event) : findNotFixed(state, event, policy)
  }
}
