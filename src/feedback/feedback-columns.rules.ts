import { addDays } from '../platform/clock.ts'
import type { FeedbackPolicy, Outcome } from './feedback-event.rules.ts'
import { isFounded } from './feedback-finding.rules.ts'
import { type FeedbackState, isAppealWaiting } from './feedback-state.rules.ts'
import { type SenderState, senderStateOf } from './feedback-steps.rules.ts'
import { workingDayFrom, workingDaysAfter } from './working-days.rules.ts'

/** What of a case stands in clear, for lists, the sender's page and the clock. */
export interface Columns {
  readonly stage: Exclude<FeedbackState['stage'], 'erased'>
  readonly sender_state: SenderState
  readonly until: string | null
  readonly stopped_on: string | null
  readonly erase_on: string | null
  readonly reopened: boolean
}

export function columnsOf(state: Exclude<FeedbackState, { stage: 'erased' }>): Columns {
  const common = {
    stage: state.stage,
    sender_state: senderStateOf(state),
    stopped_on: state.stopped,
    reopened: 'reopened' in state && state.reopened,
  }
  if (state.stage === 'leaving') return { ...common, until: null, erase_on: null }
  if (state.stage === 'closed') return { ...common, until: null, erase_on: state.eraseFrom }
  const erase_on = state.stage === 'final' ? eraseDay(state) : null
  return { ...common, until: state.until, erase_on }
}

function eraseDay(state: Extract<FeedbackState, { stage: 'final' | 'concluded' }>): string | null {
  if (isFounded(state.outcome) || isAppealWaiting(state) || state.stopped) return null
  return state.appeal ? state.last : addDays(state.until, 1)
}

/** What members and senders do without being able to open the case, and what the clock does. */
export type Unopened =
  | {
      readonly kind: 'told' | 'answered' | 'lapsed' | 'shown' | 'commented' | 'appealed' | 'sender-added'
      readonly on: string
    }
  | { readonly kind: 'conclusion-told'; readonly on: string; readonly outcome: Outcome }

/** Whether such an event follows, seen from what stands in clear; the texts and people of a case are not needed for it. */
export function mayFollow(kind: Unopened['kind'], columns: Columns, kinds: readonly string[], today: string) {
  const last = (one: string) => kinds.lastIndexOf(one)
  switch (kind) {
    case 'told':
      return columns.stage === 'noticed'
    case 'answered':
      if (columns.stage === 'told') return true
      return (
        ['heard', 'drafted', 'shown'].includes(columns.stage) &&
        last('lapsed') >= 0 &&
        last('answered') < last('told')
      )
    case 'lapsed':
      return (
        columns.stage === 'told' && !columns.stopped_on && columns.until !== null && today > columns.until
      )
    case 'shown':
      return columns.stage === 'drafted'
    case 'commented':
      return columns.stage === 'shown' && last('commented') < last('shown')
    case 'conclusion-told':
      return columns.stage === 'concluded'
    case 'sender-added':
      if (columns.stage === 'closed') return columns.sender_state === 'rejected' && !columns.reopened
      return columns.stage !== 'leaving'
    case 'appealed':
      return (
        columns.stage === 'final' &&
        last('appealed') < 0 &&
        (columns.stopped_on !== null || columns.until === null || today <= columns.until)
      )
  }
}

/** The columns after it; the same that the reducer comes to, as a test holds side by side. */
export function columnsAfter(event: Unopened, columns: Columns, policy: FeedbackPolicy): Columns {
  const after = (days: number) => workingDaysAfter(event.on, days, policy.calendar)
  switch (event.kind) {
    case 'told':
      return { ...columns, stage: 'told', until: after(policy.answerDays) }
    case 'answered':
    case 'lapsed':
      return { ...columns, stage: 'heard', until: after(policy.verifyDays) }
    case 'shown':
      return { ...columns, stage: 'shown', until: after(policy.draftDays) }
    case 'commented':
      return { ...columns, until: after(policy.concludeDays) }
    case 'conclusion-told': {
      const until = workingDayFrom(addDays(event.on, policy.appealDays), policy.calendar)
      const isKept = isFounded(event.outcome) || columns.stopped_on !== null
      return { ...columns, stage: 'final', until, erase_on: isKept ? null : addDays(until, 1) }
    }
    case 'appealed':
      return { ...columns, erase_on: null }
    case 'sender-added':
      if (columns.stage !== 'closed') return columns
      return {
        ...columns,
        stage: 'triage',
        sender_state: 'received',
        until: after(policy.triageDays),
        erase_on: null,
        reopened: true,
      }
  }
}
