import { showDay } from '../platform/clock.ts'
import type { reminder } from '../text/vi/reminder.ts'
import {
  type InForce,
  isAppealWaiting,
  isInForce,
  isPending,
  type Pending,
  type Refusal,
  type ReminderState,
} from './reminder-state.rules.ts'
import { isOverdue, type Step } from './reminder-steps.rules.ts'

export type ReminderWords = typeof reminder

/** Where it stands, in a sentence: what happened last that matters, and when. */
export function stateSentence(state: ReminderState, words: ReminderWords): string {
  const { states, ends } = words
  const on = showDay(state.reason.on)
  if (state.stage === 'forgotten') return states.forgotten(on)
  if (state.stage === 'closed') return ends[state.end](on)
  const body = words.body[state.proposed.body]
  if (isPending(state)) return pendingSentence(state, body, words)
  switch (state.stage) {
    case 'decided':
      return states.decided(body, on, state.decision.vote.yes, state.decision.vote.entitled)
    case 'open':
      return openSentence(state, words)
    default:
      return states[state.stage](state.stage === 'confirmed' ? body : inSentence(body), on)
  }
}

/** 'Chi bộ' within a sentence. */
const inSentence = (body: string) => body.charAt(0).toLocaleLowerCase('vi') + body.slice(1)

function pendingSentence(state: Pending, body: string, { states, conclusion }: ReminderWords): string {
  const { reason } = state
  const on = showDay(reason.on)
  switch (reason.kind) {
    case 'proposed':
      return states.proposed(body, on, conclusion[state.proposed.conclusion.kind])
    case 'invited':
      return states.invited(body, showDay(reason.for))
    case 'missed':
      return states[state.stage === 'heard' ? 'heard-missed' : 'missed'](inSentence(body), on)
    case 'heard':
      return reason.hearing.how === 'declined'
        ? states['heard-declined'](inSentence(body), on)
        : states[`heard-${reason.hearing.how}`](body, on)
  }
}

function openSentence(state: InForce & { readonly stage: 'open' }, words: ReminderWords): string {
  const { reason } = state
  const { states, body, above } = words
  const on = showDay(reason.on)
  switch (reason.kind) {
    case 'told':
      return states.open(on, reason.how)
    case 'not-fixed':
      return states['open-not-fixed'](inSentence(body[state.proposed.body]), on)
    case 'took-back':
      return states['open-took-back'](on)
    case 'appeal-answered':
      return states['open-changed'](above[state.proposed.body], on)
  }
}

/** What stands beside it: what is expected, whether it is late, what the next level does, when it leaves the lists. */
export function moreSentences(state: ReminderState, today: string, words: ReminderWords): string[] {
  if (state.stage === 'closed') return today < state.offFrom ? [words.off(showDay(state.offFrom))] : []
  if (!isInForce(state) && state.stage !== 'decided') return []
  const { expected, due } = state.task
  return [
    // In a sentence of ours, whatever stop the writer set.
    words.expected(expected.replace(/[\s.]+$/, ''), showDay(due)),
    ...(isOverdue(state, today) ? [words.overdue(showDay(due))] : []),
    ...(isInForce(state) ? appealSentences(state, words) : []),
  ]
}

function appealSentences(state: InForce, words: ReminderWords): string[] {
  if (!state.appeal) return []
  const above = words.above[state.proposed.body]
  if (isAppealWaiting(state)) return [words.waiting(above, showDay(state.appeal.until))]
  const { answer } = state.appeal
  return answer?.outcome.kind === 'upheld' ? [words.upheld(above, showDay(answer.on))] : []
}

/** What may be done, and by when. */
export const stepSentence = ({ kind, until }: Step, words: ReminderWords): string =>
  words.steps[kind] + (until ? ` ${words.until(showDay(until))}` : '')

export const refusalSentence = ({ refused }: Refusal, words: ReminderWords): string => words.refusals[refused]
