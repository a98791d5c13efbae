import type { OpenCase } from './case.ts'
import type { Follow, Outcome, Subject } from './feedback-event.rules.ts'

/** What goes to the member's cell: the conclusion and what two readers wrote for it, nothing of the report. */
export interface Guidance {
  readonly subject: Subject
  readonly outcome: Outcome
  readonly concludedOn: string
  readonly closedOn: string
  readonly follow: Exclude<Follow, 'none'>
  readonly text: string
  /** Until when it is to be mended, as written. */
  readonly due: string | null
}

/** Null unless it was founded, closed by two, and a letter was written. */
export function guidanceIn({ state, written }: OpenCase): Guidance | null {
  if (state.stage !== 'closed' || state.end !== 'concluded' || !state.outcome || state.follow === 'none')
    return null
  const closing = written.findLast(({ event }) => event.kind === 'closed')
  const concluded = written.findLast(({ event }) => event.kind === 'concluded')?.event
  const admitted = written.flatMap(({ event }) =>
    event.kind === 'opined' && event.verdict.kind === 'admit' ? [event.verdict.subject] : [],
  )
  const moved = written.findLast(({ event }) => event.kind === 'subject-changed')?.event
  const subject = admitted.at(-1)
  const words = closing?.texts
  if (!closing || !words?.text || !concluded || !subject) return null
  return {
    subject: moved?.kind === 'subject-changed' ? { ...subject, cell: moved.cell } : subject,
    outcome: state.outcome,
    concludedOn: concluded.on,
    closedOn: closing.event.on,
    follow: state.follow,
    text: [words.text, words.plan].filter(Boolean).join('\n'),
    due: words.due ?? null,
  }
}
