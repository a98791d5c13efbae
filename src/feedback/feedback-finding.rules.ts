import { countsProblem, quorumFailure } from '../conclusion/quorum.rules.ts'
import { addDays } from '../platform/clock.ts'
import { areClear } from './conflict.rules.ts'
import type { FeedbackPolicy, Of, Outcome } from './feedback-event.rules.ts'
import { handProblem, tellingProblem, withoutDraft, wordsProblem } from './feedback-hearing.rules.ts'
import {
  type Closed,
  type Concluded,
  type Drafted,
  type Heard,
  isAppealWaiting,
  type Refusal,
  type RefusalKind,
  refuse,
  type Told,
  type Unheard,
} from './feedback-state.rules.ts'
import { end, isBlank } from './feedback-triage.rules.ts'
import { workingDayFrom, workingDaysAfter } from './working-days.rules.ts'

export const isFounded = (outcome: Outcome): boolean => outcome === 'founded' || outcome === 'partly'

/** What is found after a draft was written has to be in the next one, and seen by the member. */
export function verify<S extends Unheard | Told | Heard | Drafted>(
  state: S,
  event: Of<'verified'>,
  policy: FeedbackPolicy,
): S | Heard | Refusal {
  const problem = handProblem(event.by, state)
  if (problem) return refuse(problem)
  if (isBlank(event.text)) return refuse('no-text')
  const findings = [...state.findings, event.finding]
  if (state.stage === 'drafted' || state.stage === 'shown')
    return { ...withoutDraft(state as Drafted, event.on, policy), findings }
  return { ...state, findings, last: event.on }
}

export function draft(
  state: Heard | Drafted,
  event: Of<'drafted'>,
  policy: FeedbackPolicy,
): Drafted | Refusal {
  const problem = handProblem(event.by, state)
  if (problem) return refuse(problem)
  if (isBlank(event.text)) return refuse('no-text')
  const independent = state.findings.filter((finding) => finding.independent)
  if (independent.length === 0) return refuse('no-source')
  // Neither the sender's word nor what the inspectors think is enough; least of all a word without a name.
  if (isFounded(event.outcome) && !independent.some((finding) => finding.says === 'supports'))
    return refuse('word-alone')
  return {
    ...state,
    stage: 'drafted',
    draft: event,
    shown: null,
    comment: null,
    last: event.on,
    until: workingDaysAfter(event.on, policy.draftDays, policy.calendar),
  }
}

export function show(state: Drafted, event: Of<'shown'>, policy: FeedbackPolicy): Drafted | Refusal {
  if (state.stage === 'shown') return refuse('shown-already')
  const problem = tellingProblem(state, event)
  if (problem) return refuse(problem)
  const until = workingDaysAfter(event.on, policy.draftDays, policy.calendar)
  return { ...state, stage: 'shown', shown: event, last: event.on, until }
}

export function comment(state: Drafted, event: Of<'commented'>, policy: FeedbackPolicy): Drafted | Refusal {
  if (state.stage !== 'shown') return refuse('not-shown')
  if (state.comment) return refuse('commented-already')
  const problem = wordsProblem(event, state)
  if (problem) return refuse(problem)
  const until = workingDaysAfter(event.on, policy.concludeDays, policy.calendar)
  return { ...state, comment: event, last: event.on, until }
}

/** What is wrong with a vote of the inspection committee as a vote, whatever came of it. */
function voteProblem(state: Drafted, event: Of<'concluded' | 'not-approved'>): RefusalKind | null {
  const { meeting, voters, vote, on } = event
  if (state.stage !== 'shown') return 'not-shown'
  if (!state.comment && on <= state.until) return 'draft-time'
  if (isBlank(meeting)) return 'no-meeting'
  if (voters.some((one) => one.id === state.subject.person)) return 'own-matter'
  if (new Set(voters.map((one) => one.id)).size < 2) return 'not-two'
  if (!areClear(voters, state.subject, state.declared)) return 'conflict'
  const { yes, no, other, entitled, called } = vote
  const whole = [yes, no, other, entitled, called].every((count) => Number.isInteger(count) && count >= 0)
  if (!whole || entitled > called || entitled !== voters.length || countsProblem(vote, entitled))
    return 'counts'
  return quorumFailure(vote.rule, vote) === 'too-few-present' ? 'too-few-present' : null
}

/** By those present without a conflict; whoever is in one has left the room and is not counted. */
export function conclude(
  state: Drafted,
  event: Of<'concluded'>,
  policy: FeedbackPolicy,
): Concluded | Refusal {
  const problem = voteProblem(state, event)
  if (problem) return refuse(problem)
  if (!state.shown) return refuse('not-shown')
  if (quorumFailure(event.vote.rule, event.vote)) return refuse('not-approved')
  if (event.outcome !== state.draft.outcome) return refuse('another-outcome')
  const { comment: _, ...before } = state
  return {
    ...before,
    stage: 'concluded',
    shown: state.shown,
    conclusion: event,
    outcome: event.outcome,
    appeal: null,
    last: event.on,
    until: workingDaysAfter(event.on, policy.noticeDays, policy.calendar),
  }
}

export function notApprove(
  state: Drafted,
  event: Of<'not-approved'>,
  policy: FeedbackPolicy,
): Heard | Refusal {
  const problem = voteProblem(state, event)
  if (problem) return refuse(problem)
  if (!quorumFailure(event.vote.rule, event.vote)) return refuse('approved')
  return withoutDraft(state, event.on, policy)
}

export function tellConclusion(
  state: Concluded,
  event: Of<'conclusion-told'>,
  policy: FeedbackPolicy,
): Concluded | Refusal {
  if (state.stage === 'final') return refuse('told-already')
  const problem = tellingProblem(state, event)
  if (problem) return refuse(problem)
  return {
    ...state,
    stage: 'final',
    last: event.on,
    until: workingDayFrom(addDays(event.on, policy.appealDays), policy.calendar),
  }
}

export function appeal(state: Concluded, event: Of<'appealed'>): Concluded | Refusal {
  if (state.stage !== 'final') return refuse('not-final')
  if (state.appeal) return refuse('appealed-already')
  // Of paper the day counts on which it was handed in.
  if ((event.handed ?? event.on) > state.until && !state.stopped) return refuse('appeal-late')
  const problem = wordsProblem(event, state)
  if (problem) return refuse(problem)
  return { ...state, appeal: { sent: event, answer: null }, last: event.on }
}

const RANK: readonly Outcome[] = ['unfounded', 'insufficient', 'partly', 'founded']

/** Asking costs nothing: the next level leaves it as it is, or makes it less. */
export function answerAppeal(state: Concluded, event: Of<'appeal-answered'>): Concluded | Refusal {
  if (!state.appeal || !isAppealWaiting(state)) return refuse('no-appeal')
  const problem = handProblem(event.by, state)
  if (problem) return refuse(problem)
  if (isBlank(event.document)) return refuse('no-document')
  const outcome = event.outcome.kind === 'changed' ? event.outcome.to : state.outcome
  if (event.outcome.kind === 'changed' && RANK.indexOf(outcome) >= RANK.indexOf(state.outcome))
    return refuse('another-outcome')
  return { ...state, outcome, appeal: { ...state.appeal, answer: event }, last: event.on }
}

/** Nothing is left that the member could still ask for. */
export const isSettled = (state: Concluded, today: string): boolean =>
  state.stage === 'final' &&
  !isAppealWaiting(state) &&
  (state.appeal !== null || (today > state.until && !state.stopped))

export function close(state: Concluded, event: Of<'closed'>, policy: FeedbackPolicy): Closed | Refusal {
  if (state.stage !== 'final') return refuse('not-final')
  if (isAppealWaiting(state)) return refuse('appeal-waiting')
  if (!isSettled(state, event.on)) return refuse('may-still-appeal')
  if (event.by.some((one) => one.id === state.subject.person)) return refuse('own-matter')
  if (!areClear(event.by, state.subject, state.declared)) return refuse('not-two')
  const founded = isFounded(state.outcome)
  if (founded && event.follow === 'none') return refuse('no-follow')
  if (!founded && event.follow !== 'none') return refuse('nothing-follows')
  const eraseFrom = founded ? addDays(event.on, policy.keptDays) : event.on
  return { ...end(state, 'concluded', event.on, eraseFrom), outcome: state.outcome, follow: event.follow }
}
