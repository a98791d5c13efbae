import { addDays } from '../platform/clock.ts'
import { areClear, conflictOf } from './conflict.rules.ts'
import type { Actor, FeedbackPolicy, Of, Subject, Verdict } from './feedback-event.rules.ts'
import {
  type Closed,
  type End,
  type FeedbackState,
  type InTriage,
  type Leaving,
  type Opinion,
  type Refusal,
  type RefusalKind,
  type Running,
  refuse,
  type Unheard,
} from './feedback-state.rules.ts'
import { workingDaysAfter } from './working-days.rules.ts'

export const isBlank = (text: string): boolean => text.trim() === ''

export const receive = (event: Of<'received'>, policy: FeedbackPolicy): InTriage => ({
  stage: 'triage',
  received: event,
  opinions: [],
  declared: [],
  reopened: false,
  last: event.on,
  until: workingDaysAfter(event.on, policy.triageDays, policy.calendar),
  stopped: null,
})

export const subjectOf = (verdict: Verdict): Subject | null =>
  verdict.kind === 'admit' ? verdict.subject : 'about' in verdict ? verdict.about : null

/** Whoever is left when all but the member it is about are counted may send it upward, even one alone. */
const needed = (others: number) => Math.min(2, Math.max(1, others))

const isSame = (a: Verdict, b: Verdict) => a.kind === b.kind && subjectOf(a)?.person === subjectOf(b)?.person

/** To send something up is the one thing that somebody in conflict may do: it takes the case out of their hands. */
function opinionProblem(by: Actor, verdict: Verdict, declared: readonly string[]): RefusalKind | null {
  const conflict = conflictOf(by, subjectOf(verdict), declared)
  if (conflict === 'self') return 'own-matter'
  if (verdict.kind === 'admit' && verdict.subject.standing !== 'ordinary') return 'goes-upward'
  if (conflict && verdict.kind !== 'upward') return 'conflict'
  return verdict.kind === 'admit' && verdict.clear < 2 ? 'no-quorum' : null
}

/** Each says what they think by themself; what two say alike is done. */
export function opine(
  state: InTriage,
  { by, verdict, on }: Of<'opined'>,
  policy: FeedbackPolicy,
): FeedbackState | Refusal {
  const problem = opinionProblem(by, verdict, state.declared)
  if (problem) return refuse(problem)
  const opinions = [...state.opinions.filter((one) => one.by.id !== by.id), { by, verdict }]
  const alike = opinions.filter(
    (one) => isSame(one.verdict, verdict) && !opinionProblem(one.by, verdict, state.declared),
  )
  const next: InTriage = { ...state, opinions, last: on }
  if (alike.length < (verdict.kind === 'upward' ? needed(verdict.others) : 2)) return next
  switch (verdict.kind) {
    case 'admit':
      return admit(next, verdict.subject, alike, policy)
    case 'hand-over':
    case 'upward':
      return leaving(next, verdict.kind, on)
    case 'reject':
      return end(next, 'rejected', on, addDays(on, policy.appealDays))
    case 'pass-on':
      return end(next, 'passed-on', on, addDays(on, policy.appealDays))
    case 'thanks':
      return end(next, 'thanked', on, addDays(on, policy.appealDays))
  }
}

const admit = (
  { received, declared, last, stopped }: InTriage,
  subject: Subject,
  admitted: readonly Opinion[],
  policy: FeedbackPolicy,
): Unheard => ({
  stage: 'admitted',
  received,
  declared,
  last,
  stopped,
  subject,
  admitted,
  findings: [],
  notice: null,
  until: workingDaysAfter(last, policy.noticeDays, policy.calendar),
  latestNotice: addDays(last, policy.longestDelay),
})

const leaving = (state: Running, why: Leaving['why'], on: string): Leaving => ({
  stage: 'leaving',
  received: state.received,
  declared: state.declared,
  why,
  last: on,
  stopped: null,
})

export const end = (state: Running, how: End, on: string, eraseFrom: string): Closed => ({
  stage: 'closed',
  received: state.received,
  declared: state.declared,
  end: how,
  closedOn: on,
  outcome: null,
  follow: 'none',
  eraseFrom,
  reopened: 'reopened' in state && state.reopened,
  last: on,
  stopped: null,
})

/** Both matters are looked at anew. */
export function split(state: InTriage, event: Of<'split'>): InTriage | Refusal {
  if (isBlank(event.into)) return refuse('no-text')
  if (!areClear(event.by, null, state.declared)) return refuse('not-two')
  return { ...state, opinions: [], last: event.on }
}

/** What somebody in conflict had a hand in before the member was told is taken back. */
export function declare(
  state: Running,
  event: Of<'conflict-declared'>,
  policy: FeedbackPolicy,
): Running | Refusal {
  const { reader, on } = event
  if (isBlank(reader)) return refuse('no-text')
  if (state.declared.includes(reader)) return refuse('declared-already')
  const declared = [...state.declared, reader]
  const others = (opinions: readonly Opinion[]) => opinions.filter((one) => one.by.id !== reader)
  if (state.stage === 'triage') return { ...state, declared, opinions: others(state.opinions), last: on }
  const isUnheard = state.stage === 'admitted' || state.stage === 'noticed'
  if (!isUnheard || others(state.admitted).length === state.admitted.length)
    return { ...state, declared, last: on }
  return {
    ...receive(state.received, policy),
    declared,
    opinions: others(state.admitted),
    until: workingDaysAfter(on, policy.triageDays, policy.calendar),
    stopped: state.stopped,
    last: on,
  }
}

/** After admission, by two who say that it is not for this committee, or not any more. */
export function leave(state: Exclude<Running, InTriage>, event: Of<'left'>): Leaving | Refusal {
  const { by, why, others } = event
  if (by.some((one) => one.id === state.subject.person)) return refuse('own-matter')
  const different = new Set(by.map((one) => one.id).filter((id) => !isBlank(id)))
  const enough = why === 'hand-over' ? 2 : needed(others)
  if (different.size !== by.length || different.size < enough) return refuse('not-two')
  if (why === 'hand-over' && !areClear(by, state.subject, state.declared)) return refuse('conflict')
  return leaving(state, why, event.on)
}

/** The member moved, rose, left or died. What is concluded stays, but for who is gone. */
export function changeSubject(
  state: Exclude<Running, InTriage>,
  event: Of<'subject-changed'>,
): Running | Leaving | Closed | Refusal {
  const { membership, cell, standing, on } = event
  if (membership === 'left') return end(state, 'member-left', on, on)
  if (membership === 'died') return end(state, 'member-died', on, on)
  if (membership === 'moved-out') return leaving(state, 'moved-out', on)
  const isOver = state.stage === 'concluded' || state.stage === 'final'
  if (standing !== 'ordinary' && !isOver) return leaving(state, 'upward', on)
  return { ...state, subject: { ...state.subject, cell, standing }, last: on }
}
