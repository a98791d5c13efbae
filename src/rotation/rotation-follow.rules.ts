import { addDays } from '../platform/clock.ts'
import type { RotationChange } from './rotation-change.rules.ts'
import { type Apart, memberOf, type RotationMember, type RotationPlan } from './rotation-plan.rules.ts'
import type { RosterEntry } from './rotation-roster.rules.ts'

/**
 * What has happened to the members of a plan, told by their places of today: the changes that bring the plan up to
 * them, in the order in which they are to be made.
 *
 * @param since a review from this day on counts in this cycle, wherever it was
 * @param goneOn the first day on which somebody who is no longer on the roster was gone
 */
export function changesFor(
  plan: RotationPlan,
  roster: readonly RosterEntry[],
  today: string,
  since: string,
  goneOn: (person: string) => string,
): RotationChange[] {
  const here = new Set(roster.map(({ member }) => member.id))
  const gone = plan.members
    .filter(({ id, until }) => !here.has(id) && (!until || until >= today))
    .map(({ id }): RotationChange => ({ kind: 'left', member: id, on: goneOn(id) }))
  const others = roster.flatMap((entry) => {
    const known = memberOf(plan, entry.member.id)
    return known ? changesOf(known, entry, today, since) : [joining(entry, since)]
  })
  return [...gone, ...others]
}

function joining({ member, fromElsewhere }: RosterEntry, since: string): RotationChange {
  if (!fromElsewhere) return { kind: 'newcomer', member }
  const last = member.lastReviewed
  return { kind: 'moved-in', member, reviewedOn: last && last >= since ? last : null }
}

function changesOf(known: RotationMember, entry: RosterEntry, today: string, since: string) {
  const { member } = entry
  const again: RotationChange = { ...joining({ ...entry, fromElsewhere: true }, since) }
  // Planned to come, and the day was changed.
  if (known.from && known.from > today && known.from !== member.from)
    return [{ kind: 'left', member: known.id, on: known.from } as const, again]
  if (known.until && known.until !== member.until) return [again]
  const leaving: RotationChange[] =
    member.until && !known.until ? [{ kind: 'left', member: known.id, on: addDays(member.until, 1) }] : []
  return [...spellChanges(known, member, today), ...leaving]
}

interface Days {
  readonly from: string
  readonly until: string
}

const EVER = '9999-12-31'

/** The days from today on that these spells take, as few stretches in order. */
function daysOf(spells: readonly Apart[], today: string): Days[] {
  const days = spells
    .filter((one) => one.why !== 'absent' && (!one.until || one.until >= today))
    .map((one) => ({ from: one.from > today ? one.from : today, until: one.until ?? EVER }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  const found: Days[] = []
  for (const one of days) {
    const last = found.at(-1)
    if (!last || (last.until !== EVER && one.from > addDays(last.until, 1))) found.push(one)
    else if (one.until > last.until) found[found.length - 1] = { from: last.from, until: one.until }
  }
  return found
}

/** The first of these days that the others leave out, or null. */
function firstOutside(days: readonly Days[], others: readonly Days[]): string | null {
  for (const { from, until } of days) {
    let day = from
    for (const other of others) {
      if (other.from > day) break
      if (other.until === EVER) return null
      if (other.until >= day) day = addDays(other.until, 1)
    }
    if (day <= until) return day
  }
  return null
}

/** Spells that began, ended or were made longer or shorter. */
function spellChanges(known: RotationMember, member: RotationMember, today: string): RotationChange[] {
  const [was, is] = [daysOf(known.apart, today), daysOf(member.apart, today)]
  const back = firstOutside(was, is)
  const left = back
    ? was.flatMap((one) =>
        one.from >= back ? [] : [{ ...one, until: one.until < back ? one.until : addDays(back, -1) }],
      )
    : was
  const begun = member.apart.filter((one) => firstOutside(daysOf([one], today), left) !== null)
  return [
    ...(back ? [{ kind: 'returned', member: known.id, on: back } as const] : []),
    ...begun.map(({ why, from, until }) => ({ kind: why as 'away', member: known.id, from, until })),
  ]
}

/** The plan with what changes nobody's turn: names, posts, pairs kept apart, the reason of a spell that goes on. */
export function refreshed(plan: RotationPlan, roster: readonly RosterEntry[], today: string): RotationPlan {
  const now = new Map(roster.map(({ member }) => [member.id, member]))
  return {
    ...plan,
    members: plan.members.map((known) => {
      const member = now.get(known.id)
      if (!member) return known
      const kept = known.apart.filter((one) => one.why === 'absent' || (one.until && one.until < today))
      return {
        ...known,
        name: member.name,
        officer: member.officer,
        household: member.household,
        apart: [...kept, ...member.apart],
      }
    }),
  }
}
