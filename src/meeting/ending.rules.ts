import type { MemberStatus } from '../membership/powers.rules.ts'
import { countersOf, isCalled, isHere, type Presence } from './roll.rules.ts'

/** What is still open when somebody wants to end a meeting or lock its minutes. */
export type Unfinished = 'roll' | 'reasons' | 'seats' | 'line' | 'reviews' | 'review-seats' | 'votes'

interface Seats {
  readonly chair: string | null
  readonly clerk: string | null
}

export interface EndingFacts extends Seats {
  readonly roll: readonly (Presence & { readonly person: string; readonly reason: string })[]
  readonly voters: readonly MemberStatus[]
  /** The self-review period is still open for the cell; null where the meeting has none. */
  readonly lineOpen: boolean | null
  readonly reviews: readonly (Seats & {
    readonly person: string
    readonly put_off_at: Date | null
    readonly conclusion: string | null
  })[]
  /** Of votes and conclusions alike. */
  readonly votes: readonly {
    readonly entitled: number
    readonly named: Readonly<Record<string, unknown>> | null
  }[]
}

export function unfinished(facts: EndingFacts): Unfinished[] {
  const counters = countersOf(facts.roll)
  const here = new Set(facts.roll.filter(isHere).map((line) => line.person))
  const open: Unfinished[] = []
  if (counters.unmarked > 0 || counters.present === 0) open.push('roll')
  if (facts.roll.some((line) => isCalled(line) && line.state === 'excused' && line.reason === ''))
    open.push('reasons')
  if (!seated(facts, here)) open.push('seats')
  if (facts.lineOpen) open.push('line')
  const held = facts.reviews.filter((review) => !review.put_off_at)
  if (held.some((review) => !review.conclusion || !here.has(review.person))) open.push('reviews')
  if (held.some((review) => review.conclusion && !wellSeated(facts, review, here))) open.push('review-seats')
  if (!facts.votes.every((vote) => fits(vote, facts, here))) open.push('votes')
  return open
}

/** Whoever signs was there. */
const seated = ({ chair, clerk }: Seats, here: ReadonlySet<string>) =>
  chair !== null && clerk !== null && chair !== clerk && here.has(chair) && here.has(clerk)

/** Nobody led or wrote their own review, also where seats changed after it. */
function wellSeated(
  meeting: Seats,
  review: Seats & { readonly person: string },
  here: ReadonlySet<string>,
): boolean {
  const seats = { chair: review.chair ?? meeting.chair, clerk: review.clerk ?? meeting.clerk }
  return seated(seats, here) && seats.chair !== review.person && seats.clerk !== review.person
}

/** A vote counts all who were there from the beginning, and of those who came late any number. */
function fits(
  vote: EndingFacts['votes'][number],
  { roll, voters }: EndingFacts,
  here: ReadonlySet<string>,
): boolean {
  const counted = roll.filter((line) => isHere(line) && voters.includes(line.status))
  const onTime = counted.filter((line) => line.state === 'present').length
  return (
    vote.entitled >= onTime &&
    vote.entitled <= counted.length &&
    Object.keys(vote.named ?? {}).every((person) => here.has(person))
  )
}
