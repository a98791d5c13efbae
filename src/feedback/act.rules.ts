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
] as const
export type Act = (typeof ACTS)[number]

/** These are put forward by one and done by the signature of a second. */
export const NEEDS_TWO: readonly Act[] = ['delay', 'conclude', 'close', 'leave']

const ALWAYS: readonly Act[] = ['ask', 'declare']

/** What those who work on a case may do now. Who is in conflict may only send it on, while it is not admitted. */
export function actsFor(state: FeedbackState, today: string): readonly Act[] {
  if (state.stage === 'leaving') return ['hand-slip']
  if (state.stage === 'closed' || state.stage === 'erased' || state.stopped) return []
  switch (state.stage) {
    case 'triage':
      return ['opine', ...ALWAYS]
    case 'admitted':
      return ['notice', 'verify', 'delay', 'leave', ...ALWAYS]
    case 'noticed':
      return ['tell-by-hand', 'notice', 'verify', 'leave', ...ALWAYS]
    case 'told':
      return ['verify', 'extend', 'leave', ...ALWAYS]
    case 'heard':
      return ['verify', 'draft', 'leave', ...ALWAYS]
    case 'drafted':
      return ['show-by-hand', 'verify', 'draft', 'leave', ...ALWAYS]
    case 'shown':
      return state.comment || today > state.until
        ? ['conclude', 'verify', 'leave', ...ALWAYS]
        : ['verify', 'leave', ...ALWAYS]
    case 'concluded':
      return ['tell-conclusion', 'ask']
    case 'final':
      if (isConcluded(state) && isAppealWaiting(state)) return ['answer-appeal', 'ask']
      return isSettled(state, today) ? ['close', 'ask'] : ['ask']
  }
}

/** A run of this many words of the sender's is a copy of them. */
const COPIED = 6

const wordsOf = (text: string) =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')

/** The member reads what was said, not how it was said: a turn of phrase can tell who wrote it. */
export function repeatsWords(text: string, sources: readonly string[]): boolean {
  const words = wordsOf(text)
  const runs = new Set(
    words
      .slice(0, Math.max(0, words.length - COPIED + 1))
      .map((_, i) => words.slice(i, i + COPIED).join(' ')),
  )
  return sources.some((source) => {
    const theirs = wordsOf(source)
    return theirs.some(
      (_, i) => i + COPIED <= theirs.length && runs.has(theirs.slice(i, i + COPIED).join(' ')),
    )
  })
}
