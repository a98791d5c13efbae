import { isSettled } from './feedback-finding.rules.ts'
import { type FeedbackState, isAppealWaiting } from './feedback-state.rules.ts'

export type StepKind =
  | 'opine'
  | 'tell'
  | 'hand-over-notice'
  | 'answer'
  | 'note-lapsed'
  | 'verify'
  | 'show-draft'
  | 'comment'
  | 'vote'
  | 'tell-conclusion'
  | 'appeal'
  | 'answer-appeal'
  | 'close'
  | 'hand-slip'
  | 'erase'
  | 'rewrap'

/** What is waited for, from whom, and until when. */
export interface Step {
  readonly who: 'readers' | 'member' | 'committee' | 'next-level' | 'clock'
  readonly kind: StepKind
  readonly until: string | null
  readonly late: boolean
}

/** The one thing a case waits for; null for what is erased. */
export function waitsFor(state: FeedbackState, today: string): Step | null {
  const step = (who: Step['who'], kind: StepKind, until: string | null): Step => ({
    who,
    kind,
    until,
    late: until !== null && today > until,
  })
  if (state.stage === 'erased') return null
  if (state.stage === 'leaving') return step('readers', 'hand-slip', null)
  if (state.stage === 'closed') return step('clock', 'erase', state.eraseFrom)
  if (state.stopped) return step('readers', 'rewrap', null)
  switch (state.stage) {
    case 'triage':
      return step('readers', 'opine', state.until)
    case 'admitted':
      return step('readers', 'tell', state.until)
    case 'noticed':
      return step('readers', 'hand-over-notice', state.until)
    case 'told':
      return today > state.until
        ? step('readers', 'note-lapsed', null)
        : step('member', 'answer', state.until)
    case 'heard':
      return step('readers', 'verify', state.until)
    case 'drafted':
      return step('readers', 'show-draft', state.until)
    case 'shown':
      if (state.comment) return step('committee', 'vote', state.until)
      return today > state.until ? step('committee', 'vote', null) : step('member', 'comment', state.until)
    case 'concluded':
      return step('readers', 'tell-conclusion', state.until)
    case 'final':
      if (isAppealWaiting(state)) return step('next-level', 'answer-appeal', null)
      return isSettled(state, today) ? step('readers', 'close', null) : step('member', 'appeal', state.until)
  }
}

/** What the sender may be told of where it stands: never a name, a step or an outcome. */
export type SenderState =
  | 'received'
  | 'looked-into'
  | 'waiting'
  | 'done'
  | 'rejected'
  | 'sent-on'
  // Nobody can open it any more.
  | 'lost'

export function senderStateOf(state: Exclude<FeedbackState, { stage: 'erased' }>): SenderState {
  if (state.stopped) return 'waiting'
  switch (state.stage) {
    case 'triage':
      return 'received'
    case 'leaving':
      return 'sent-on'
    case 'closed':
      return state.end === 'rejected' ? 'rejected' : 'done'
    default:
      return 'looked-into'
  }
}
