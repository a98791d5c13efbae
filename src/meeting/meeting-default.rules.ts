import { APPEAL_DAYS } from '../conclusion/appeal.rules.ts'
import type { QuorumRule } from '../conclusion/quorum.rules.ts'
import type { MemberStatus } from '../membership/powers.rules.ts'
import { type AgendaLine, customaryAgenda } from './agenda.rules.ts'
import { type ScoreSheet, usualSheet } from './score.rules.ts'

/** What an organisation laid down for its cell meetings. Every value is a setting; `usualMeeting` is what a new one starts from. */
export interface MeetingDefault {
  /** '19:30' */
  readonly time: string
  readonly agenda: readonly AgendaLine[]
  /** Whose vote counts when they are present. */
  readonly voters: readonly MemberStatus[]
  readonly quorum: QuorumRule
  /** How many days a member has to take a conclusion to the next level; absent in what was laid down before it could be. */
  readonly appealDays?: number
  readonly paper: PaperDefault
  /** Null: meetings are not scored. */
  readonly score: ScoreSheet | null
}

/** The parts of the official form that organisations differ in. */
export interface PaperDefault {
  /** "Số {n}-BB/CB"; '' for minutes without a number. */
  readonly number: string
  /** Millimetres: top, bottom, left, right. */
  readonly margins: readonly [number, number, number, number]
  readonly clerkRole: string
  readonly chairRole: string
  readonly recipients: readonly string[]
}

/** Whoever was let off but comes has a vote and then counts (24-QĐ/TW, 7.1); a guest of another cell votes at home. */
export const usualMeeting: MeetingDefault = {
  time: '19:30',
  agenda: customaryAgenda,
  voters: ['official', 'exempt'],
  quorum: { present: 'half', approve: 'half-of-members' },
  appealDays: APPEAL_DAYS,
  paper: {
    number: '',
    margins: [20, 20, 30, 15],
    clerkRole: 'THƯ KÝ',
    chairRole: 'CHỦ TRÌ',
    recipients: [],
  },
  score: usualSheet,
}
