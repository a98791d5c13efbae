import type { OpenCase } from './case.ts'
import type { Outcome, Subject } from './feedback-event.rules.ts'
import { isAbout, isConcluded } from './feedback-state.rules.ts'

/** What the member is handed on paper, word for word what lies on their own page. */
export interface HandedLetter {
  readonly kind: 'notice' | 'draft' | 'conclusion'
  readonly subject: Subject
  readonly text: string
  readonly outcome: Outcome | null
  /** Until when they may reply; null while they have not been handed it. */
  readonly until: string | null
  /** How long they have from then on; of a conclusion in calendar days. */
  readonly days: number
}

/** What waits to be handed over now, or was handed over last; null before a notice is written. */
export function letterIn({ state, written, policy }: OpenCase): HandedLetter | null {
  if (!isAbout(state)) return null
  const { subject } = state
  const textOf = (kind: 'notice-sent' | 'drafted') => {
    const last = written.findLast(({ event }) => event.kind === kind)
    return Object.values(last?.texts ?? {})[0] ?? ''
  }
  if (isConcluded(state))
    return {
      kind: 'conclusion',
      subject,
      text: textOf('drafted'),
      outcome: state.outcome,
      until: state.stage === 'final' ? state.until : null,
      days: policy.appealDays,
    }
  if ('draft' in state) {
    const until = state.stage === 'shown' && !state.comment ? state.until : null
    const { outcome } = state.draft
    return { kind: 'draft', subject, text: textOf('drafted'), outcome, until, days: policy.draftDays }
  }
  if (!state.notice) return null
  const until = state.stage === 'told' ? state.until : null
  return {
    kind: 'notice',
    subject,
    text: textOf('notice-sent'),
    outcome: null,
    until,
    days: policy.answerDays,
  }
}
