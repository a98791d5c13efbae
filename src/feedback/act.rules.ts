import { isSettled } from './feedback-finding.rules.ts'
import { type FeedbackState, isAppealWaiting, isConcluded } from './feedback-state.rules.ts'

export const ACTS = [
  'opine',
  'declare',
  'notice',
  'tell-by-hand',
  'delay',
  'extend',
  'verify',
  'draft',
  'show-by-hand',
  'conclude',
  'tell-conclusion',
  'answer-appeal',
  'close',
  'leave',
  'ask',
  'hand-slip',
  'split',
  'gone',
] as const
export type Act = (typeof ACTS)[number]

/** These are put forward by one and done by the signature of a second. */
export const NEEDS_TWO: readonly Act[] = ['delay', 'conclude', 'close', 'leave', 'split', 'gone']

const ALWAYS: readonly Act[] = ['ask', 'declare']
const WHILE_OPEN: readonly Act[] = ['leave', 'gone', ...ALWAYS]

/** What those who work on a case may do now. Who is in conflict may only send it on, while it is not admitted. */
export function actsFor(state: FeedbackState, today: string): readonly Act[] {
  if (state.stage === 'leaving') return ['hand-slip']
  if (state.stage === 'closed' || state.stage === 'erased' || state.stopped) return []
  switch (state.stage) {
    case 'triage':
      return ['opine', 'split', ...ALWAYS]
    case 'admitted':
      return ['notice', 'verify', 'delay', ...WHILE_OPEN]
    case 'noticed':
      return ['tell-by-hand', 'notice', 'verify', ...WHILE_OPEN]
    case 'told':
      return ['verify', 'extend', ...WHILE_OPEN]
    case 'heard':
      return ['verify', 'draft', ...WHILE_OPEN]
    case 'drafted':
      return ['show-by-hand', 'verify', 'draft', ...WHILE_OPEN]
    case 'shown':
      return state.comment || today > state.until
        ? ['conclude', 'verify', ...WHILE_OPEN]
        : ['verify', ...WHILE_OPEN]
    case 'concluded':
      return ['tell-conclusion', 'gone', 'ask']
    case 'final':
      if (isConcluded(state) && isAppealWaiting(state)) return ['answer-appeal', 'gone', 'ask']
      return isSettled(state, today) ? ['close', 'gone', 'ask'] : ['gone', 'ask']
  }
}
