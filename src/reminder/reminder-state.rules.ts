import type { Of } from './reminder-event.rules.ts'

/** A day on which the member was asked to come and speak, and what came of it. */
export interface Call {
  readonly for: string
  readonly came: 'waiting' | 'excused' | 'missed'
}

interface Known {
  readonly proposed: Of<'proposed'>
  /** The day of the latest event; none is written down before it. */
  readonly last: string
}

/** In every state, `reason` is the event that brought it about. */
export type Pending = Known & { readonly calls: readonly Call[] } & (
    | { readonly stage: 'proposed'; readonly reason: Of<'proposed' | 'invited' | 'missed'> }
    /** The reason is the hearing: `missed` when the member stayed away twice without an excuse. */
    | { readonly stage: 'heard'; readonly reason: Of<'heard' | 'missed'> }
  )

/** What is expected of the member and by when, and the event that says so. */
export interface Task {
  readonly expected: string
  readonly due: string
  readonly set: Of<'decided' | 'extended' | 'not-fixed' | 'appeal-answered'>
}

export interface Appeal {
  readonly sent: Of<'appealed'>
  /** By when the next level is to answer. */
  readonly until: string
  readonly answer: Of<'appeal-answered'> | null
}

interface Decision extends Known {
  readonly hearing: Of<'heard' | 'missed'>
  readonly decision: Of<'decided'>
  readonly task: Task
  /** Who tells, confirms, extends: the body that decided, or after a transfer the one that received it. */
  readonly keeper: string
}

export type Decided = Decision & { readonly stage: 'decided'; readonly reason: Of<'decided'> }

/** From the day the member was told. */
export type InForce = Decision & {
  readonly told: Of<'told'>
  readonly appealUntil: string
  /** To the decision, or to what the body said last. */
  readonly answer: Of<'answered'> | null
  readonly appeal: Appeal | null
} & (
    | { readonly stage: 'open'; readonly reason: Of<'told' | 'not-fixed' | 'took-back' | 'appeal-answered'> }
    | { readonly stage: 'said-fixed'; readonly reason: Of<'said-fixed'> }
    | { readonly stage: 'confirmed'; readonly reason: Of<'confirmed'> }
  )

export type Running = Pending | Decided | InForce

export type End =
  | 'fixed'
  | 'not-approved'
  | 'withdrawn'
  | 'lifted'
  | 'conclusion-withdrawn'
  | 'transferred'
  | 'exempt'
  | 'left'
  | 'died'

export type Closed = Known & {
  readonly stage: 'closed'
  readonly end: End
  readonly reason: Of<
    | 'closed'
    | 'not-approved'
    | 'withdrawn'
    | 'appeal-answered'
    | 'conclusion-withdrawn'
    | 'transferred'
    | 'exempt'
    | 'left'
    | 'died'
  >
  /** The first day on which it stands on no list, and the one on which it may be forgotten. */
  readonly offFrom: string
  readonly forgetFrom: string
}

/** Nothing is kept of it but that there was something to forget. */
export interface Forgotten {
  readonly stage: 'forgotten'
  readonly reason: Of<'forgotten'>
  readonly last: string
}

export type ReminderState = Running | Closed | Forgotten
export type Stage = ReminderState['stage']

export const isPending = (state: ReminderState): state is Pending =>
  state.stage === 'proposed' || state.stage === 'heard'

export const isInForce = (state: ReminderState): state is InForce =>
  state.stage === 'open' || state.stage === 'said-fixed' || state.stage === 'confirmed'

/** The next level has it and has not answered. */
export const isAppealWaiting = (state: InForce): boolean => state.appeal !== null && !state.appeal.answer

/** Why an event is not written down. The case stays as it was. */
export type RefusalKind =
  | 'not-proposed'
  | 'proposed-already'
  | 'no-such-day'
  | 'before-last'
  | 'closed'
  | 'forgotten'
  | 'not-closed'
  | 'still-listed'
  | 'no-conclusion'
  | 'conclusion-later'
  | 'another-conclusion'
  | 'not-of-this-body'
  | 'member-exempt'
  | 'member-left'
  | 'member-suspended'
  | 'not-this-body'
  | 'no-meeting'
  | 'no-text'
  | 'no-reason'
  | 'no-expected'
  | 'no-witnesses'
  | 'too-short-notice'
  | 'not-invited'
  | 'heard-already'
  | 'not-heard'
  | 'own-matter'
  | 'counts'
  | 'too-few-present'
  | 'not-approved'
  | 'approved'
  | 'decided-already'
  | 'not-decided'
  | 'due-past'
  | 'due-far'
  | 'due-not-later'
  | 'due-passed'
  | 'told-already'
  | 'not-told'
  | 'answered-already'
  | 'not-next-level'
  | 'appealed-already'
  | 'appeal-late'
  | 'appeal-waiting'
  | 'no-appeal'
  | 'said-already'
  | 'not-said'
  | 'said-fixed'
  | 'not-due'
  | 'confirmed-already'
  | 'not-confirmed'
  | 'may-still-appeal'
  | 'same-cell'

export interface Refusal {
  readonly refused: RefusalKind
}

export const refuse = (refused: RefusalKind): Refusal => ({ refused })

export const isRefusal = (outcome: ReminderState | Refusal): outcome is Refusal => 'refused' in outcome
