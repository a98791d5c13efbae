import { isSettled } from './feedback-finding.rules.ts'
import {
  type Drafted,
  type FeedbackState,
  type Heard,
  isAppealWaiting,
  isConcluded,
} from './feedback-state.rules.ts'

export const ACTS = [
  'opine',
  'declare',
  'notice',
  'tell-by-hand',
  'answer-by-hand',
  'delay',
  'extend',
  'verify',
  'draft',
  'show-by-hand',
  'comment-by-hand',
  'conclude',
  'tell-conclusion',
  'appeal-by-hand',
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
export const NEEDS_TWO: readonly Act[] = [
  'delay',
  'answer-by-hand',
  'comment-by-hand',
  'conclude',
  'appeal-by-hand',
  'close',
  'leave',
  'split',
  'gone',
]

const ALWAYS: readonly Act[] = ['ask', 'declare']
const WHILE_OPEN: readonly Act[] = ['leave', 'gone', ...ALWAYS]

/** What those who work on a case may do now. Who is in conflict may only send it on, while it is not admitted. */
export function actsFor(state: FeedbackState, today: string): readonly Act[] {
  if (state.stage === 'leaving') return ['hand-slip']
  if (state.stage === 'closed') return ['ask']
  if (state.stage === 'erased' || state.stopped) return []
  switch (state.stage) {
    case 'triage':
      return ['opine', 'split', ...ALWAYS]
    case 'admitted':
      return ['notice', 'verify', 'delay', ...WHILE_OPEN]
    case 'noticed':
      return ['tell-by-hand', 'notice', 'verify', ...WHILE_OPEN]
    case 'told':
      return ['answer-by-hand', 'verify', 'extend', ...WHILE_OPEN]
    case 'heard':
      return ['verify', 'draft', ...answerIn(state), ...WHILE_OPEN]
    case 'drafted':
      return ['show-by-hand', 'verify', 'draft', ...answerIn(state), ...WHILE_OPEN]
    case 'shown':
      return [
        ...(state.comment || today > state.until ? (['conclude'] as const) : []),
        ...(state.comment ? [] : (['comment-by-hand'] as const)),
        'verify',
        ...answerIn(state),
        ...WHILE_OPEN,
      ]
    case 'concluded':
      return ['tell-conclusion', 'gone', 'ask']
    case 'final':
      if (isConcluded(state) && isAppealWaiting(state)) return ['answer-appeal', 'gone', 'ask']
      return [
        ...(isSettled(state, today) ? (['close'] as const) : []),
        // Handed in on the last day, it may be written down on the next.
        ...(state.appeal ? [] : (['appeal-by-hand'] as const)),
        'gone',
        'ask',
      ]
  }
}

/** Late and on paper, as long as nothing but the end of the time was noted. */
const answerIn = (state: Heard | Drafted): readonly Act[] =>
  state.hearing.kind === 'lapsed' ? ['answer-by-hand'] : []
