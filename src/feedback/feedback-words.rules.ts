import { showDay } from '../platform/clock.ts'
import type { feedback } from '../text/vi/feedback.ts'
import type { FeedbackState, Refusal } from './feedback-state.rules.ts'
import type { Step } from './feedback-steps.rules.ts'

export type FeedbackWords = typeof feedback

/** Where it stands, in a sentence for those who work on it. */
export function stateSentence(state: FeedbackState, { states, ends, outcomes }: FeedbackWords): string {
  const last = showDay(state.last)
  switch (state.stage) {
    case 'triage':
      return states.triage(showDay(state.received.on))
    case 'admitted':
      return states.admitted(last)
    case 'noticed':
      return states.noticed(showDay(state.notice?.on ?? state.last))
    case 'told':
      return states.told(showDay(state.told.on))
    case 'heard':
      return states[`heard-${state.hearing.kind}`](showDay(state.hearing.on))
    case 'drafted':
      return states.drafted(showDay(state.draft.on))
    case 'shown':
      return states.shown(showDay(state.shown?.on ?? state.last))
    case 'concluded':
    case 'final':
      return states[state.stage](last, outcomes[state.outcome])
    case 'closed':
      return ends[state.end](showDay(state.closedOn))
    case 'leaving':
    case 'erased':
      return states[state.stage](last)
  }
}

/** What stands beside it. */
export function moreSentences(state: FeedbackState, words: FeedbackWords): string[] {
  if (state.stage === 'closed') return [words.erasedFrom(showDay(state.eraseFrom))]
  return 'stopped' in state && state.stopped ? [words.stopped(showDay(state.stopped))] : []
}

/** "Người được nêu trả lời (hạn 15/12/2026)". */
export function stepSentence({ kind, until, late }: Step, words: FeedbackWords): string {
  const by = until && (late ? words.late : words.until)(showDay(until))
  return by ? `${words.steps[kind]} (${by})` : words.steps[kind]
}

export const refusalSentence = ({ refused }: Refusal, words: FeedbackWords): string => words.refusals[refused]
