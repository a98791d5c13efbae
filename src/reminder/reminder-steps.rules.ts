import { closesFrom } from './reminder-end.rules.ts'
import type { Body } from './reminder-event.rules.ts'
import { waitingCall } from './reminder-hearing.rules.ts'
import {
  type Decided,
  type InForce,
  isAppealWaiting,
  isInForce,
  isPending,
  type Pending,
  type ReminderState,
} from './reminder-state.rules.ts'

export type StepKind =
  | 'speak'
  | 'invite'
  | 'note-missed'
  | 'note-heard'
  | 'decide'
  | 'drop'
  | 'tell'
  | 'answer'
  | 'appeal'
  | 'answer-appeal'
  | 'say-fixed'
  | 'take-back'
  | 'confirm'
  | 'find-not-fixed'
  | 'extend'
  | 'withdraw'
  | 'close'
  | 'forget'

export type Actor = 'member' | Body | 'next-level' | 'clock'

/** What somebody may do next. */
export interface Step {
  readonly who: Actor
  /** The cell, committee or level that may, where it is one. */
  readonly unit: string | null
  readonly kind: StepKind
  /** The last day for it, where there is one; for the member's fix, the day it is expected by. */
  readonly until: string | null
  readonly late: boolean
}

/** What may be done on this day, by whom. Empty where all wait for a day to come. */
export function steps(state: ReminderState, today: string): Step[] {
  if (state.stage === 'forgotten') return []
  if (state.stage === 'closed') return today >= state.forgetFrom ? [byClock('forget')] : []
  if (isPending(state)) return beforeDeciding(state, today)
  return [...(isInForce(state) ? whileInForce(state, today) : beforeTelling(state, today)), withdrawal(state)]
}

type By = (kind: StepKind, until?: string | null, late?: boolean) => Step

const by =
  (who: Actor, unit: string | null): By =>
  (kind, until = null, late = false) => ({ who, unit, kind, until, late })

const byMember = by('member', null)
const byClock = by('clock', null)

function beforeDeciding(state: Pending, today: string): Step[] {
  const byBody = by(state.proposed.body, state.proposed.unit)
  const call = waitingCall(state)
  const coming =
    state.stage === 'heard'
      ? [byBody('decide')]
      : [byBody('invite'), ...(call && today >= call.for ? [byBody('note-missed')] : [])]
  return [byMember('speak', call?.for), ...coming, byBody('note-heard'), byBody('drop')]
}

function beforeTelling(state: Decided, today: string): Step[] {
  const byKeeper = by(state.proposed.body, state.keeper)
  const tell = today < state.task.due ? [byKeeper('tell', state.task.due)] : []
  return [...tell, byKeeper('extend')]
}

function whileInForce(state: InForce, today: string): Step[] {
  const byKeeper = by(state.proposed.body, state.keeper)
  const byAbove = by('next-level', state.proposed.above)
  const { stage } = state
  const isWaiting = isAppealWaiting(state)
  const late = isOverdue(state, today)
  return [
    ...(stage === 'open' ? [byMember('say-fixed', state.task.due, late)] : []),
    ...(stage === 'said-fixed' ? [byMember('take-back')] : []),
    ...(stage !== 'confirmed' && !state.answer ? [byMember('answer')] : []),
    ...(mayAppeal(state, today) ? [byMember('appeal', state.appealUntil)] : []),
    ...(stage !== 'confirmed' ? [byKeeper('confirm')] : []),
    ...(!isWaiting && (stage === 'said-fixed' || late) ? [byKeeper('find-not-fixed')] : []),
    ...(stage === 'open' ? [byKeeper('extend')] : []),
    ...(isWaiting ? [byAbove('answer-appeal', state.appeal!.until, today > state.appeal!.until)] : []),
    ...(state.stage === 'confirmed' && today >= (closesFrom(state) ?? '9') ? [byClock('close')] : []),
  ]
}

const withdrawal = (state: Decided | InForce): Step =>
  by(state.proposed.body, state.proposed.unit)('withdraw')

const mayAppeal = (state: InForce, today: string): boolean => !state.appeal && today <= state.appealUntil

/** Its day has passed, nobody has said it is fixed, and the next level is not looking at it. */
export const isOverdue = (state: ReminderState, today: string): boolean =>
  state.stage === 'open' && today > state.task.due && !isAppealWaiting(state)

/**
 * Whether the member stands on lists of reminders with it: from the decision until so many months after it was closed as
 * fixed. A proposal is on none, only among what its body has to do; what came to nothing leaves them the same day.
 */
export function onLists(state: ReminderState, today: string): boolean {
  if (state.stage === 'closed') return today < state.offFrom
  return state.stage === 'decided' || isInForce(state)
}
