/** What a post lets its holder do. The one table that pages, "Ai xem được?" and the guard of every path go by. */

export const POST_KINDS = [
  'secretary',
  'deputy',
  'standing-member',
  'committee-member',
  'inspection-head',
  'inspection-deputy',
  'inspection-member',
  'administrator',
] as const
export type PostKind = (typeof POST_KINDS)[number]

export const MEMBER_STATUSES = [
  'official',
  'probationary',
  'exempt',
  'temporary-in',
  'temporary-out',
  'suspended',
  'left',
] as const
export type MemberStatus = (typeof MEMBER_STATUSES)[number]

const POWERS = [
  /** Who of the cell is done and who is not yet. */
  'see-done',
  /** The lines members chose to bring to the cell. */
  'see-declared',
  /** Note "đã tự soi trên giấy", end the meeting's self-review line. */
  'keep-line',
  'print-cards',
  /** Be the second person when somebody begins anew. */
  'witness',
  /** Prepare, run and conclude the cell's meetings; its rotation. */
  'run-meeting',
  /** Minutes of the cell's meetings, once they are locked. */
  'read-minutes',
  /** The pages of a committee: figures of its organisation, or, above the communes, their sums. */
  'see-committee',
  /** Answer what a member takes from their cell to the next level. */
  'answer-appeal',
  /** Propose, decide and follow formal reminders of the committee. */
  'remind',
  /** Open rounds, change their days, close them. */
  'run-rounds',
  /** Freeze numbers for a report to the superior level, and issue it. */
  'report',
  /** Release a quarter's numbers. */
  'release',
  /** Feedback that came in, sealed to those who hold this power; what they do with it. */
  'read-feedback',
  /** Write and read the month's note of what people talk about. */
  'note-opinion',
  /** Launch, change and end movements of one's own unit. */
  'launch',
  /** Above the communes: take in signed files of figures from units below, and register who signs them. */
  'roll-up',
  /** Briefing sessions: who came, and who still has to be briefed. */
  'brief',
  /** Units, members, posts, import, catalogue, defaults. */
  'keep',
] as const
export type Power = (typeof POWERS)[number]

/** A post counts at the level of its unit: over a cell, over the whole commune, or in a unit above the communes. */
export type Level = 'cell' | 'commune' | 'above'

const CELL: Partial<Record<PostKind, readonly Power[]>> = {
  secretary: [
    'see-done',
    'see-declared',
    'keep-line',
    'run-meeting',
    'read-minutes',
    'print-cards',
    'witness',
    'brief',
  ],
  deputy: [
    'see-done',
    'see-declared',
    'keep-line',
    'run-meeting',
    'read-minutes',
    'print-cards',
    'witness',
    'brief',
  ],
  'committee-member': ['see-done', 'see-declared', 'keep-line', 'run-meeting', 'read-minutes', 'brief'],
}

/** Of the standing board. */
const STANDING = [
  'see-committee',
  'read-minutes',
  'answer-appeal',
  'remind',
  'run-rounds',
  'report',
  'release',
  'print-cards',
  'witness',
  'launch',
  'brief',
  'note-opinion',
] as const

const COMMUNE: Partial<Record<PostKind, readonly Power[]>> = {
  secretary: [...STANDING, 'keep'],
  deputy: [...STANDING, 'keep'],
  'standing-member': STANDING,
  'committee-member': ['see-committee', 'note-opinion'],
  'inspection-head': ['read-feedback', 'note-opinion'],
  'inspection-deputy': ['read-feedback', 'note-opinion'],
  'inspection-member': ['read-feedback', 'note-opinion'],
  administrator: ['print-cards', 'keep'],
}

/** Above the communes nobody sees anything of a commune but its sums and what is published. */
const ABOVE: Partial<Record<PostKind, readonly Power[]>> = {
  secretary: ['see-committee', 'launch', 'roll-up'],
  deputy: ['see-committee', 'launch', 'roll-up'],
  'standing-member': ['see-committee', 'launch', 'roll-up'],
  'committee-member': ['see-committee'],
}

const BY_LEVEL = { cell: CELL, commune: COMMUNE, above: ABOVE }

export const powersOf = (kind: PostKind, level: Level): readonly Power[] => BY_LEVEL[level][kind] ?? []

/** Holders of a post in their cell or commune are the 'leaders' a sign may apply to; the administrator is none. */
export const isLeader = (kinds: readonly PostKind[]): boolean =>
  kinds.some((kind) => kind !== 'administrator')

/** Whose review is awaited each month. Others may do it and are counted when they do. */
export const isAwaited = (status: MemberStatus): boolean =>
  status === 'official' || status === 'probationary' || status === 'temporary-in'

/** Who has a place in a cell at all. */
export const isPresentMember = (status: MemberStatus): boolean => status !== 'left' && status !== 'suspended'
