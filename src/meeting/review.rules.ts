import { isHere, type Presence } from './roll.rules.ts'

/** Why a review can't be concluded now. Being heard comes first; whoever is reviewed neither leads nor writes it. */
export type ReviewHindrance =
  | 'concluded'
  | 'put-off'
  | 'absent'
  | 'leads'
  | 'writes'
  | 'seat-absent'
  | 'not-heard'

export function reviewHindrance(facts: {
  readonly person: string
  /** Who leads and writes this review. */
  readonly chair: string | null
  readonly clerk: string | null
  /** Who is at the keyboard. */
  readonly writer: string
  readonly presence: Pick<Presence, 'state'> | undefined
  /** Whoever leads and writes it is in the room. */
  readonly seatsHere: boolean
  readonly putOff: boolean
  readonly concluded: boolean
  /** The member's self-criticism or reply stands in the record. */
  readonly heard: boolean
}): ReviewHindrance | null {
  if (facts.concluded) return 'concluded'
  if (facts.putOff) return 'put-off'
  if (!facts.presence || !isHere(facts.presence)) return 'absent'
  if (facts.chair === facts.person) return 'leads'
  if (facts.clerk === facts.person || facts.writer === facts.person) return 'writes'
  if (!facts.seatsHere) return 'seat-absent'
  return facts.heard ? null : 'not-heard'
}
