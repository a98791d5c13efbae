import { areClear } from './conflict.rules.ts'
import type { Actor, FeedbackPolicy, Of, OwnWords } from './feedback-event.rules.ts'
import {
  type Drafted,
  type Heard,
  type InTriage,
  type Refusal,
  type RefusalKind,
  type Running,
  refuse,
  type Told,
  type Unheard,
} from './feedback-state.rules.ts'
import { isBlank } from './feedback-triage.rules.ts'
import { isDay, workingDaysAfter } from './working-days.rules.ts'

type About = Exclude<Running, InTriage>

/** Why this one person has no hand in it, or null. */
export function handProblem(by: Actor, state: About): RefusalKind | null {
  if (by.id === state.subject.person) return 'own-matter'
  return areClear([by], state.subject, state.declared, 1) ? null : 'conflict'
}

/** Only while knowing would let proof disappear; two say so, and not for longer than the hard limit. */
export function delayNotice(state: Unheard, event: Of<'notice-delayed'>): Unheard | Refusal {
  if (state.stage === 'noticed') return refuse('told-already')
  if (event.by.some((one) => one.id === state.subject.person)) return refuse('own-matter')
  if (!areClear(event.by, state.subject, state.declared)) return refuse('not-two')
  if (isBlank(event.reason)) return refuse('no-reason')
  if (!isDay(event.until) || event.until <= event.on) return refuse('no-such-day')
  if (event.until > state.latestNotice) return refuse('delay-too-long')
  return { ...state, until: event.until, last: event.on }
}

/** Written again as long as nobody was told. */
export function sendNotice(state: Unheard, event: Of<'notice-sent'>): Unheard | Refusal {
  const problem = handProblem(event.by, state)
  if (problem) return refuse(problem)
  if (isBlank(event.paraphrase)) return refuse('no-text')
  return { ...state, stage: 'noticed', notice: event, last: event.on }
}

/** Handed over by somebody, or opened by the member alone. */
export function tellingProblem(
  state: About,
  event: Of<'told' | 'shown' | 'conclusion-told'>,
): RefusalKind | null {
  if (event.how === 'on-phone') return event.by === null ? null : 'not-told'
  return event.by ? handProblem(event.by, state) : 'not-told'
}

export function tell(state: Unheard, event: Of<'told'>, policy: FeedbackPolicy): Told | Refusal {
  if (state.stage === 'admitted' || !state.notice) return refuse('not-noticed')
  const problem = tellingProblem(state, event)
  if (problem) return refuse(problem)
  const { latestNotice: _, notice, ...about } = state
  return {
    ...about,
    stage: 'told',
    notice,
    told: event,
    extendedBy: 0,
    last: event.on,
    until: workingDaysAfter(event.on, policy.answerDays, policy.calendar),
  }
}

export function extend(state: Told, event: Of<'extended'>, policy: FeedbackPolicy): Told | Refusal {
  const problem = handProblem(event.by, state)
  if (problem) return refuse(problem)
  if (isBlank(event.reason)) return refuse('no-reason')
  const extendedBy = state.extendedBy + event.days
  if (!Number.isInteger(event.days) || event.days < 1 || extendedBy > policy.longestExtension)
    return refuse('extension-too-long')
  // Given after the time ran out and before anybody said so, it counts from that day.
  const from = state.until > event.on ? state.until : event.on
  return {
    ...state,
    extendedBy,
    last: event.on,
    until: workingDaysAfter(from, event.days, policy.calendar),
  }
}

/** What keeps the member's words from being written down; of paper, what keeps these two from doing it. */
export function wordsProblem(
  { text, by, handed, on }: OwnWords & { readonly on: string },
  state: About,
): RefusalKind | null {
  if (isBlank(text)) return 'no-text'
  if (!by) return null
  if (by.some((one) => one.id === state.subject.person)) return 'own-matter'
  if (!areClear(by, state.subject, state.declared)) return 'not-two'
  return handed && isDay(handed) && handed <= on ? null : 'no-such-day'
}

/** One that comes late is heard all the same, as long as nobody voted; what was drafted without it is dropped. */
export function answer(
  state: Told | Heard | Drafted,
  event: Of<'answered'>,
  policy: FeedbackPolicy,
): Heard | Refusal {
  if (state.stage !== 'told' && state.hearing.kind === 'answered') return refuse('answered-already')
  const problem = wordsProblem(event, state)
  return problem ? refuse(problem) : heard(state, event, policy)
}

export function lapse(state: Told, event: Of<'lapsed'>, policy: FeedbackPolicy): Heard | Refusal {
  return event.on > state.until ? heard(state, event, policy) : refuse('not-lapsed')
}

const heard = (
  state: Told | Heard | Drafted,
  hearing: Of<'answered' | 'lapsed'>,
  policy: FeedbackPolicy,
): Heard => ({
  stage: 'heard',
  received: state.received,
  declared: state.declared,
  subject: state.subject,
  admitted: state.admitted,
  findings: state.findings,
  notice: state.notice,
  told: state.told,
  stopped: state.stopped,
  hearing,
  last: hearing.on,
  until: workingDaysAfter(hearing.on, policy.verifyDays, policy.calendar),
})

/** Back to where the member was heard and nothing is drafted. */
export const withoutDraft = (state: Drafted, on: string, policy: FeedbackPolicy): Heard => ({
  ...heard(state, state.hearing, policy),
  last: on,
  until: workingDaysAfter(on, policy.verifyDays, policy.calendar),
})
