import type { FeedbackEvent, FeedbackPolicy, Of } from './feedback-event.rules.ts'
import * as finding from './feedback-finding.rules.ts'
import * as hearing from './feedback-hearing.rules.ts'
import {
  type Concluded,
  type Erased,
  type FeedbackState,
  isAbout,
  isConcluded,
  isRefusal,
  type Refusal,
  type Running,
  refuse,
} from './feedback-state.rules.ts'
import * as triage from './feedback-triage.rules.ts'
import { isDay, workingDaysAfter, workingDaysBetween } from './working-days.rules.ts'

/** The life of one case, from its events in their order; the first that does not follow refuses them all. */
export function reduce(events: readonly FeedbackEvent[], policy: FeedbackPolicy): FeedbackState | Refusal {
  let state: FeedbackState | null = null
  for (const event of events) {
    const outcome: FeedbackState | Refusal = next(state, event, policy)
    if (isRefusal(outcome)) return outcome
    state = outcome
  }
  return state ?? refuse('not-received')
}

/** Where one event leads from a state; null before there is anything. */
export function next(
  state: FeedbackState | null,
  event: FeedbackEvent,
  policy: FeedbackPolicy,
): FeedbackState | Refusal {
  if (!isDay(event.on)) return refuse('no-such-day')
  if (!state) return event.kind === 'received' ? triage.receive(event, policy) : refuse('not-received')
  if (state.stage === 'erased') return refuse('erased')
  if (event.on < state.last) return refuse('before-last')
  if (event.kind === 'received') return refuse('received-already')
  if (event.kind === 'erased') return erase(state, event)
  if (state.stage === 'leaving') return handSlip(event)
  if (state.stage === 'closed') return afterClosing(state, event, policy)
  if (state.stopped && !isAllowedWhileStopped(event)) return refuse('stopped')
  return run(state, event, policy)
}

/** What members and senders do, and what befalls, waits for nobody; the committee's own acts do. */
function isAllowedWhileStopped(event: FeedbackEvent): boolean {
  switch (event.kind) {
    case 'told':
    case 'shown':
    case 'conclusion-told':
      return event.how === 'on-phone'
    case 'answered':
    case 'commented':
    case 'appealed':
    case 'sender-added':
    case 'conflict-declared':
    case 'subject-changed':
    case 'stopped':
    case 'resumed':
      return true
    default:
      return false
  }
}

/** By the clock: what came to nothing goes even if nobody closes it. */
function erase(state: Exclude<FeedbackState, Erased>, event: Of<'erased'>): Erased | Refusal {
  const erased = { stage: 'erased', last: event.on } as const
  if (state.stage === 'closed') return event.on >= state.eraseFrom ? erased : refuse('not-yet-erased')
  const isOver = isConcluded(state) && !finding.isFounded(state.outcome) && finding.isSettled(state, event.on)
  return isOver ? erased : refuse('not-closed')
}

function handSlip(event: FeedbackEvent): Erased | Refusal {
  if (event.kind !== 'slip-handed') return refuse('leaving')
  if (triage.isBlank(event.number)) return refuse('no-document')
  return { stage: 'erased', last: event.on }
}

/**
 * Whoever sent what was rejected may add something, once, and it is looked at anew. Whatever it came to, its sender may
 * be told why, as long as it is kept.
 */
function afterClosing(
  state: Extract<FeedbackState, { stage: 'closed' }>,
  event: FeedbackEvent,
  policy: FeedbackPolicy,
): FeedbackState | Refusal {
  if (event.kind === 'sender-asked') {
    if (triage.isBlank(event.text)) return refuse('no-text')
    return state.declared.includes(event.by.id) ? refuse('conflict') : { ...state, last: event.on }
  }
  if (event.kind !== 'sender-added' || state.end !== 'rejected') return refuse('closed')
  if (state.reopened) return refuse('added-already')
  if (triage.isBlank(event.text)) return refuse('no-text')
  const anew = triage.receive({ ...state.received, on: event.on }, policy)
  return { ...anew, received: state.received, declared: state.declared, reopened: true }
}

type InRun = Exclude<FeedbackEvent, Of<'received' | 'erased'>>

function run(state: Running, event: InRun, policy: FeedbackPolicy): FeedbackState | Refusal {
  switch (event.kind) {
    case 'opined':
      return state.stage === 'triage' ? triage.opine(state, event, policy) : refuse('not-in-triage')
    case 'split':
      return state.stage === 'triage' ? triage.split(state, event) : refuse('not-in-triage')
    case 'conflict-declared':
      return triage.declare(state, event, policy)
    case 'stopped':
      return state.stopped ? refuse('stopped') : { ...state, stopped: event.on, last: event.on }
    case 'resumed':
      return resume(state, event, policy)
    case 'sender-added':
      return triage.isBlank(event.text) ? refuse('no-text') : { ...state, last: event.on }
    case 'sender-asked':
      return ask(state, event)
    case 'slip-handed':
      return refuse('not-leaving')
    default:
      return isAbout(state) ? runAbout(state, event, policy) : refuse('in-triage')
  }
}

function ask(state: Running, event: Of<'sender-asked'>): Running | Refusal {
  if (triage.isBlank(event.text)) return refuse('no-text')
  const problem = isAbout(state)
    ? hearing.handProblem(event.by, state)
    : state.declared.includes(event.by.id) && 'conflict'
  return problem ? refuse(problem) : { ...state, last: event.on }
}

/** What was left of the time when it stopped runs from the day on which all readers can read again. */
function resume(state: Running, event: Of<'resumed'>, policy: FeedbackPolicy): Running | Refusal {
  if (!state.stopped) return refuse('not-stopped')
  if (new Set(event.by.filter((id) => !triage.isBlank(id))).size < 2) return refuse('not-two')
  const left = workingDaysBetween(state.stopped, state.until, policy.calendar)
  const until = left > 0 ? workingDaysAfter(event.on, left, policy.calendar) : state.until
  return { ...state, stopped: null, until, last: event.on }
}

type OfMember = Extract<
  InRun,
  {
    kind:
      | 'notice-delayed'
      | 'notice-sent'
      | 'told'
      | 'extended'
      | 'answered'
      | 'lapsed'
      | 'verified'
      | 'drafted'
      | 'shown'
      | 'commented'
      | 'concluded'
      | 'not-approved'
      | 'conclusion-told'
      | 'appealed'
      | 'appeal-answered'
      | 'closed'
      | 'left'
      | 'subject-changed'
  }
>

function runAbout(
  state: Exclude<Running, { stage: 'triage' }>,
  event: OfMember,
  policy: FeedbackPolicy,
): FeedbackState | Refusal {
  if (event.kind === 'subject-changed') return triage.changeSubject(state, event)
  if (isConcluded(state)) return afterConclusion(state, event, policy)
  switch (event.kind) {
    case 'left':
      return triage.leave(state, event)
    case 'verified':
      return finding.verify(state, event, policy)
    case 'notice-delayed':
    case 'notice-sent':
    case 'told':
      return untilTold(state, event, policy)
    case 'extended':
      return state.stage === 'told'
        ? hearing.extend(state, event, policy)
        : refuse('told' in state ? 'answered-already' : 'not-told')
    case 'lapsed':
      return state.stage === 'told'
        ? hearing.lapse(state, event, policy)
        : refuse('told' in state ? 'answered-already' : 'not-told')
    case 'answered':
      return 'told' in state ? hearing.answer(state, event, policy) : refuse('not-told')
    case 'drafted':
      return 'hearing' in state ? finding.draft(state, event, policy) : refuse('not-heard')
    case 'shown':
    case 'commented':
    case 'concluded':
    case 'not-approved':
      return onDraft(state, event, policy)
    default:
      return refuse('not-concluded')
  }
}

function untilTold(
  state: Exclude<Running, Concluded | { stage: 'triage' }>,
  event: Of<'notice-delayed' | 'notice-sent' | 'told'>,
  policy: FeedbackPolicy,
): FeedbackState | Refusal {
  if ('told' in state) return refuse('told-already')
  switch (event.kind) {
    case 'notice-delayed':
      return hearing.delayNotice(state, event)
    case 'notice-sent':
      return hearing.sendNotice(state, event)
    case 'told':
      return hearing.tell(state, event, policy)
  }
}

function onDraft(
  state: Exclude<Running, Concluded | { stage: 'triage' }>,
  event: Of<'shown' | 'commented' | 'concluded' | 'not-approved'>,
  policy: FeedbackPolicy,
): FeedbackState | Refusal {
  if (!('draft' in state)) return refuse('hearing' in state ? 'not-drafted' : 'not-heard')
  switch (event.kind) {
    case 'shown':
      return finding.show(state, event, policy)
    case 'commented':
      return finding.comment(state, event, policy)
    case 'concluded':
      return finding.conclude(state, event, policy)
    case 'not-approved':
      return finding.notApprove(state, event, policy)
  }
}

function afterConclusion(state: Concluded, event: OfMember, policy: FeedbackPolicy): FeedbackState | Refusal {
  switch (event.kind) {
    case 'conclusion-told':
      return finding.tellConclusion(state, event, policy)
    case 'appealed':
      return finding.appeal(state, event)
    case 'appeal-answered':
      return finding.answerAppeal(state, event)
    case 'closed':
      return finding.close(state, event, policy)
    default:
      return refuse('concluded-already')
  }
}
