import type { Counts, QuorumRule } from '../conclusion/quorum.rules.ts'
import type { MemberStatus } from '../membership/powers.rules.ts'

/** What an organisation laid down for formal reminders. A case keeps to what stood when it was proposed. */
export interface ReminderPolicy {
  /** A member is invited to be heard at least so many days ahead. */
  readonly noticeDays: number
  /** How long after being told the member may take it to the next level, and how long that has to answer. */
  readonly appealDays: number
  readonly answerDays: number
  /** The day by which something is expected lies at most so many days ahead. */
  readonly longestDays: number
  /** How long after closing it stands on lists. */
  readonly listedMonths: number
}

export const defaultReminderPolicy: ReminderPolicy = {
  noticeDays: 3,
  appealDays: 30,
  answerDays: 30,
  longestDays: 366,
  listedMonths: 12,
}

export type Body = 'cell' | 'committee'

export interface ReminderVote extends Counts {
  /** All members whose vote counts, and those of them present. */
  readonly called: number
  readonly entitled: number
  readonly rule: QuorumRule
  /** Chair and clerk of the item. */
  readonly led: readonly string[]
  /** As a meeting of a cell writes its votes down; where it was by name, who voted how. */
  readonly manner?: 'hands' | 'named' | 'secret'
  readonly named?: Readonly<Record<string, 'yes' | 'no' | 'other'>> | null
}

export type Hearing =
  | { readonly how: 'at-meeting'; readonly meeting: string }
  | { readonly how: 'in-writing'; readonly text: string }
  | { readonly how: 'declined'; readonly witnesses: readonly string[] }

export type AppealOutcome =
  /** A day only where the one that was set has passed meanwhile. */
  | { readonly kind: 'upheld'; readonly due: string | null }
  | { readonly kind: 'changed'; readonly expected: string; readonly due: string }
  | { readonly kind: 'lifted' }

/** `unit` is the body that acts. */
type ByBody = { readonly unit: string }
type AtMeeting = ByBody & { readonly meeting: string }
/** Words that a member without a phone handed in on paper: the second person before whom they signed. */
type MaybeOnPaper = { readonly before?: string }

/** What each event says besides its day. Texts of members are ids; people, units and meetings too. */
interface Said {
  readonly proposed: ByBody & {
    readonly body: Body
    /** The member as they stand on that day. */
    readonly member: {
      readonly id: string
      readonly status: MemberStatus
      readonly cell: string
      readonly committee: string
    }
    /** Where the member may take it: the level above the body. */
    readonly above: string
    readonly conclusion: {
      readonly id: string
      /** A sign that was concluded, or a commitment concluded as not kept. */
      readonly kind: 'sign' | 'commitment'
      readonly on: string
    }
  }
  readonly invited: ByBody & { readonly for: string }
  /** Did not come on the day they were invited for; an excuse is one that the body accepts. */
  readonly missed: ByBody & { readonly excused: boolean }
  readonly heard: ByBody & MaybeOnPaper & { readonly hearing: Hearing }
  readonly decided: AtMeeting & {
    readonly vote: ReminderVote
    readonly reason: string
    readonly expected: string
    readonly due: string
  }
  readonly 'not-approved': AtMeeting & { readonly vote: ReminderVote }
  readonly told: ByBody & {
    readonly how: 'at-meeting' | 'by-hand' | 'on-phone' | 'before-witnesses'
    readonly witnesses: readonly string[]
  }
  readonly answered: MaybeOnPaper & { readonly text: string }
  readonly appealed: MaybeOnPaper & { readonly to: string; readonly text: string }
  readonly 'appeal-answered': ByBody & { readonly outcome: AppealOutcome; readonly reason: string }
  readonly 'said-fixed': MaybeOnPaper
  /** Had said it was fixed, and was mistaken. */
  readonly 'took-back': object
  readonly confirmed: AtMeeting
  readonly 'not-fixed': AtMeeting & { readonly reason: string; readonly due: string }
  readonly extended: AtMeeting & { readonly reason: string; readonly due: string }
  /** By the body itself: not to be decided after all, or decided in error. */
  readonly withdrawn: AtMeeting & { readonly reason: string }
  readonly 'conclusion-withdrawn': { readonly conclusion: string }
  readonly transferred: { readonly cell: string; readonly committee: string }
  readonly exempt: object
  readonly left: object
  readonly died: object
  readonly closed: object
  /** By the time that has passed, or earlier because nobody is left to list or nothing to list them for. */
  readonly forgotten: { readonly why: 'time' | 'conclusion-withdrawn' | 'left' | 'died' }
}

export type EventKind = keyof Said

/** The event of one kind, or of several. Days are 'yyyy-mm-dd'. */
export type Of<K extends EventKind> = {
  [One in K]: { readonly kind: One; readonly on: string } & Said[One]
}[K]

export type ReminderEvent = Of<EventKind>
