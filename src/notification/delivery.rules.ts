export const CHANNELS = ['push', 'email', 'sms', 'zns'] as const
export type Channel = (typeof CHANNELS)[number]

const SEND_STATES = ['waiting', 'marked', 'sent', 'failed', 'unknown', 'unsent'] as const
export type SendState = (typeof SEND_STATES)[number]

/**
 * What came of an attempt.
 * - taken: the other side has it
 * - not-taken: certainly not (no connection, "too many", "try later", a wrong password): to be tried again
 * - unsure: it may or may not have arrived (no answer, an answer that broke off, an error of theirs)
 * - bounced: this number, address or browser takes nothing
 */
export type Outcome = 'taken' | 'not-taken' | 'unsure' | 'bounced'

export interface Attempted {
  readonly attempts: number
  /** The first attempt that left it unclear. */
  readonly doubtAt: Date | null
  readonly until: Date | null
}

export interface Next {
  readonly state: SendState
  readonly problem: string
  readonly nextAt: Date | null
  readonly doubtAt: Date | null
}

const MINUTE = 60_000
const FIRST_WAIT = 2 * MINUTE
const LONGEST_WAIT = 60 * MINUTE

/** 2, 4, 8 … minutes, an hour at most. */
export const waitAfter = (attempts: number): number =>
  Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(10, Math.max(0, attempts - 1)))

/**
 * What becomes of a message after an attempt. `dedupes` is for how long the other side knows a message by its id: within
 * it an unclear attempt may be repeated, beyond it a repetition could arrive twice. E-mail and push know none: 0.
 */
export function afterAttempt(outcome: Outcome, before: Attempted, dedupes: number, now: Date): Next {
  const end = (state: SendState, problem = ''): Next => ({
    state,
    problem,
    nextAt: null,
    doubtAt: before.doubtAt,
  })
  if (outcome === 'taken') return end('sent')
  if (outcome === 'bounced') return end('failed', 'bounced')
  const doubtAt = before.doubtAt ?? (outcome === 'unsure' ? now : null)
  return retryOrEnd({ ...before, doubtAt }, dedupes, now)
}

/** Also what becomes of one that a process was about when it died: marked, and no word of it. */
export function retryOrEnd(before: Attempted, dedupes: number, now: Date): Next {
  const { attempts, doubtAt, until } = before
  const nextAt = new Date(now.getTime() + waitAfter(attempts))
  const unclear = (problem: string): Next => ({ state: 'unknown', problem, nextAt: null, doubtAt })
  if (doubtAt && nextAt.getTime() >= doubtAt.getTime() + dedupes) return unclear('no-answer')
  if (until && nextAt >= until)
    return doubtAt ? unclear('too-late') : { state: 'unsent', problem: 'too-late', nextAt: null, doubtAt }
  return { state: 'waiting', problem: doubtAt ? 'no-answer' : 'not-taken', nextAt, doubtAt }
}
