import type { Actor, Finding, Follow, Of, Outcome, Subject, Verdict } from './feedback-event.rules.ts'

interface Known {
  readonly received: Of<'received'>
  /** The day of the latest event; none is written down before it. */
  readonly last: string
  /** Readers who said, or of whom it was said, that they are in conflict. */
  readonly declared: readonly string[]
}

interface Going extends Known {
  /** The deadline that runs. While readers change it stands still, from the day of `stopped` on. */
  readonly until: string
  readonly stopped: string | null
}

export interface Opinion {
  readonly by: Actor
  readonly verdict: Verdict
}

/** Everybody's latest opinion, in the order they came. */
export type InTriage = Going & {
  readonly stage: 'triage'
  readonly opinions: readonly Opinion[]
  /** It was rejected before, and the sender added something. */
  readonly reopened: boolean
}

interface About extends Going {
  readonly subject: Subject
  readonly admitted: readonly Opinion[]
  readonly findings: readonly Finding[]
}

/** Nobody has told the member yet. */
export type Unheard = About & {
  readonly stage: 'admitted' | 'noticed'
  /** The first day on which nothing puts the notice off any longer. */
  readonly latestNotice: string
  readonly notice: Of<'notice-sent'> | null
}

interface Informed extends About {
  readonly notice: Of<'notice-sent'>
  readonly told: Of<'told'>
}

export type Told = Informed & { readonly stage: 'told'; readonly extendedBy: number }

interface WasHeard extends Informed {
  /** What the member said, or the end of their time. An answer that comes late takes its place. */
  readonly hearing: Of<'answered' | 'lapsed'>
}

export type Heard = WasHeard & { readonly stage: 'heard' }

export type Drafted = WasHeard & {
  readonly stage: 'drafted' | 'shown'
  readonly draft: Of<'drafted'>
  readonly shown: Of<'shown'> | null
  readonly comment: Of<'commented'> | null
}

export type Concluded = WasHeard & {
  readonly stage: 'concluded' | 'final'
  readonly draft: Of<'drafted'>
  readonly shown: Of<'shown'>
  readonly conclusion: Of<'concluded'>
  /** As concluded, or as the next level changed it. */
  readonly outcome: Outcome
  readonly appeal: { readonly sent: Of<'appealed'>; readonly answer: Of<'appeal-answered'> | null } | null
}

/** Decided by two that it goes elsewhere; the slip is not handed over yet. */
export type Leaving = Known & {
  readonly stage: 'leaving'
  readonly why: Of<'left'>['why'] | 'moved-out'
  readonly stopped: null
}

export type End = 'rejected' | 'passed-on' | 'thanked' | 'concluded' | 'member-left' | 'member-died'

export type Closed = Known & {
  readonly stage: 'closed'
  readonly end: End
  readonly closedOn: string
  readonly outcome: Outcome | null
  readonly follow: Follow
  /** The first day on which key, texts and link are destroyed. */
  readonly eraseFrom: string
  readonly reopened: boolean
  readonly stopped: null
}

/** Nothing is kept of it but that there was something to erase. */
export interface Erased {
  readonly stage: 'erased'
  readonly last: string
}

export type Running = InTriage | Unheard | Told | Heard | Drafted | Concluded
export type FeedbackState = Running | Leaving | Closed | Erased
export type Stage = FeedbackState['stage']

export const isRunning = (state: FeedbackState): state is Running =>
  state.stage !== 'leaving' && state.stage !== 'closed' && state.stage !== 'erased'

/** From admission on it is about somebody. */
export const isAbout = (state: FeedbackState): state is Exclude<Running, InTriage> =>
  isRunning(state) && state.stage !== 'triage'

export const isConcluded = (state: FeedbackState): state is Concluded =>
  state.stage === 'concluded' || state.stage === 'final'

/** The next level has it and has not answered. */
export const isAppealWaiting = (state: Concluded): boolean => state.appeal !== null && !state.appeal.answer

/** Why an event is not written down. The case stays as it was. */
export type RefusalKind =
  | 'not-received'
  | 'received-already'
  | 'no-such-day'
  | 'before-last'
  | 'closed'
  | 'erased'
  | 'leaving'
  | 'stopped'
  | 'not-stopped'
  | 'conflict'
  | 'not-two'
  | 'own-matter'
  | 'goes-upward'
  | 'no-quorum'
  | 'not-in-triage'
  | 'in-triage'
  | 'declared-already'
  | 'no-reason'
  | 'no-text'
  | 'told-already'
  | 'not-told'
  | 'not-noticed'
  | 'delay-too-long'
  | 'extension-too-long'
  | 'answered-already'
  | 'not-lapsed'
  | 'not-heard'
  | 'no-source'
  | 'word-alone'
  | 'not-drafted'
  | 'shown-already'
  | 'not-shown'
  | 'commented-already'
  | 'draft-time'
  | 'no-meeting'
  | 'counts'
  | 'too-few-present'
  | 'not-approved'
  | 'approved'
  | 'another-outcome'
  | 'not-concluded'
  | 'concluded-already'
  | 'not-final'
  | 'appealed-already'
  | 'appeal-late'
  | 'appeal-waiting'
  | 'no-appeal'
  | 'no-document'
  | 'may-still-appeal'
  | 'no-follow'
  | 'nothing-follows'
  | 'not-leaving'
  | 'not-closed'
  | 'not-yet-erased'
  | 'added-already'

export interface Refusal {
  readonly refused: RefusalKind
}

export const refuse = (refused: RefusalKind): Refusal => ({ refused })

export const isRefusal = (outcome: FeedbackState | Refusal): outcome is Refusal => 'refused' in outcome
