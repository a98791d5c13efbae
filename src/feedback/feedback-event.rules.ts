import type { Counts, QuorumRule } from '../conclusion/quorum.rules.ts'
import { defaultWorkCalendar, type WorkCalendar } from './working-days.rules.ts'

/** What an organisation laid down for feedback. Where nothing else is said, days are working days. */
export interface FeedbackPolicy {
  readonly triageDays: number
  /** From admission until the member is told, and the calendar days beyond which nothing puts that off. */
  readonly noticeDays: number
  readonly longestDelay: number
  /** What the member has to answer, and by how much it may be made longer in all. */
  readonly answerDays: number
  readonly longestExtension: number
  /** For verification and a draft, once the member was heard. */
  readonly verifyDays: number
  /** What the member has to look at the draft before anybody votes. */
  readonly draftDays: number
  readonly concludeDays: number
  /** Calendar days to take it to the next level; for the sender of what was rejected, to add something. */
  readonly appealDays: number
  /** How long what was founded is kept, counted from closing. */
  readonly keptDays: number
  readonly calendar: WorkCalendar
}

export const defaultFeedbackPolicy: FeedbackPolicy = {
  triageDays: 5,
  noticeDays: 5,
  longestDelay: 30,
  answerDays: 10,
  longestExtension: 10,
  verifyDays: 20,
  draftDays: 5,
  concludeDays: 15,
  appealDays: 30,
  keptDays: 365,
  calendar: defaultWorkCalendar,
}

/** Somebody who works on a case, as they stand on the day: what decides whether they may. */
export interface Actor {
  readonly id: string
  readonly cell: string | null
  /** Those who lead them in some post. */
  readonly under: readonly string[]
}

/** Where a member stands: a case about all but the first leaves for the superior level. */
export type Standing = 'ordinary' | 'committee' | 'standing-board' | 'managed-above'

export interface Subject {
  readonly person: string
  readonly cell: string
  readonly standing: Standing
}

export type Source = 'form' | 'meeting-with-voters' | 'letter' | 'spoken'

/** What a person of the inspection committee thinks should become of what was received. */
export type Verdict =
  | { readonly kind: 'admit'; readonly subject: Subject; readonly clear: number }
  /** `about` is the member it names, if it names one. */
  | { readonly kind: 'reject'; readonly about: Subject | null }
  /** A denunciation (tố cáo): off the system, to where the law wants it. */
  | { readonly kind: 'hand-over'; readonly about: Subject | null }
  /** To the superior level. */
  | { readonly kind: 'upward'; readonly about: Subject | null; readonly others: number }
  /** About no member: the commune's or the hamlet's own matters. */
  | { readonly kind: 'pass-on' }
  | { readonly kind: 'thanks' }

export type Outcome = 'founded' | 'partly' | 'unfounded' | 'insufficient'

export interface Finding {
  readonly source: 'document' | 'person' | 'place' | 'body'
  /** Neither who sent it, nor the member, nor anybody in conflict. */
  readonly independent: boolean
  readonly says: 'supports' | 'contradicts' | 'nothing'
}

export interface CommitteeVote extends Counts {
  readonly called: number
  readonly entitled: number
  readonly rule: QuorumRule
}

export type Follow = 'guidance' | 'promise' | 'reminder' | 'none'
export type HowTold = 'by-hand' | 'on-phone'
export type WhyLeft = 'hand-over' | 'upward' | 'no-quorum'
export type AppealOutcome = { readonly kind: 'upheld' } | { readonly kind: 'changed'; readonly to: Outcome }

interface ByOne {
  readonly by: Actor
}
interface ByTwo {
  readonly by: readonly Actor[]
}
interface Told {
  readonly how: HowTold
  /** Who put it into their hands; null when they opened it themself. */
  readonly by: Actor | null
}

/** The member's own words: sent by themself, or on signed paper that two readers have seen and wrote down. */
export interface OwnWords {
  readonly text: string
  readonly by?: readonly Actor[]
  /** The day on which the paper was handed in. */
  readonly handed?: string
}

/** What each event says besides its day. Texts are ids; what they say lies sealed. */
interface Said {
  readonly received: {
    readonly source: Source
    readonly anonymous: boolean
    readonly enteredBy: string | null
  }
  readonly opined: ByOne & { readonly verdict: Verdict }
  /** A second matter in the same report goes on as a case of its own. */
  readonly split: ByTwo & { readonly into: string }
  /** Somebody who works on it is kin, or in conflict in a way that no list tells. */
  readonly 'conflict-declared': { readonly reader: string; readonly by: string }
  readonly 'notice-delayed': ByTwo & { readonly reason: string; readonly until: string }
  readonly 'notice-sent': ByOne & { readonly paraphrase: string }
  readonly told: Told
  readonly extended: ByOne & { readonly days: number; readonly reason: string }
  readonly answered: OwnWords
  /** The member's time is over and nothing came. */
  readonly lapsed: object
  readonly verified: ByOne & { readonly finding: Finding; readonly text: string }
  readonly drafted: ByOne & { readonly outcome: Outcome; readonly text: string }
  readonly shown: Told
  readonly commented: OwnWords
  readonly concluded: {
    readonly meeting: string
    readonly voters: readonly Actor[]
    readonly vote: CommitteeVote
    readonly outcome: Outcome
  }
  readonly 'not-approved': {
    readonly meeting: string
    readonly voters: readonly Actor[]
    readonly vote: CommitteeVote
  }
  readonly 'conclusion-told': Told
  readonly appealed: OwnWords
  readonly 'appeal-answered': ByOne & { readonly document: string; readonly outcome: AppealOutcome }
  readonly closed: ByTwo & { readonly follow: Follow }
  readonly left: ByTwo & { readonly why: WhyLeft; readonly others: number }
  /** The printed slip is in the hands of whom it goes to. */
  readonly 'slip-handed': ByOne & { readonly number: string }
  readonly 'sender-asked': ByOne & { readonly text: string }
  readonly 'sender-added': { readonly text: string }
  readonly 'subject-changed': {
    readonly cell: string
    readonly standing: Standing
    readonly membership: 'here' | 'moved-out' | 'left' | 'died'
  }
  /** Readers changed: the case's key is not yet sealed to all who should have it. */
  readonly stopped: object
  readonly resumed: { readonly by: readonly string[] }
  readonly erased: object
}

export type EventKind = keyof Said

export type Of<K extends EventKind> = {
  [One in K]: { readonly kind: One; readonly on: string } & Said[One]
}[K]

export type FeedbackEvent = Of<EventKind>
