import { FEWEST, possible, type Shown } from './shown.rules.ts'

/** What was shown before and stays known: who sent then, which the officers' lists tell, and the counts. */
export interface Earlier {
  readonly people: number
  readonly senders: ReadonlySet<unknown>
  readonly counts: Readonly<Record<string, Shown>>
}

/** A release among those that were shown before it, the latest last. */
export interface Beside {
  readonly senders: ReadonlySet<unknown>
  readonly earlier: readonly Earlier[]
}

/** Together with the new one two years of quarters: all ways to add and subtract so many are looked at. */
const TOGETHER = 7
/** Two who lay together all they know take their own answers out of every sum. */
const READERS = 2

/** Releases added and subtracted, the new one among them: how far what remains can be from nobody and from everybody. */
interface Sum {
  /** By earlier release: added, subtracted or not in it. */
  readonly signs: readonly number[]
  readonly least: number
  readonly most: number
  /** How much one person can weigh in it. */
  readonly weight: number
}

/** Between these, and with this much to spare, a count lets nobody be told from the sums it stands in. */
interface Room {
  readonly from: number
  readonly to: number
}

/** Whether so few sent in only one of two quarters that subtracting is about them. */
export const tooAlike = ({ senders, earlier }: Beside): boolean =>
  earlier.some((one) => senders.symmetricDifference(one.senders).size < 2 * FEWEST)

/**
 * Who holds several releases can add and subtract them. Whoever sent in each weighs as often as the sum has them; should
 * nobody have changed, the sum is a count out of those who do not cancel out, and must stay FEWEST from both its ends.
 *
 * Who knows this rule learns from a withheld number that it lies where the rule withholds. Where that alone would say of
 * somebody what they marked, before two readers, more counts are withheld until it does not.
 *
 * @param alone what is shown of a count without any other release
 * @returns what is shown of each group's count
 */
export function shownBeside(
  people: number,
  counts: Readonly<Record<string, number>>,
  { senders, earlier }: Beside,
  alone: (n: number) => Shown,
): Record<string, Shown> {
  // Sums of a province stand alone: to look at each count there could be would cost as much as it has members.
  if (earlier.length === 0)
    return Object.fromEntries(Object.entries(counts).map(([group, n]) => [group, alone(n)]))
  const together = earlier.slice(-TOGETHER)
  // Those from before are looked at one by one.
  const sums = [
    { releases: together, ways: sumsOf(senders, together) },
    ...earlier.slice(0, -TOGETHER).map((one) => ({ releases: [one], ways: sumsOf(senders, [one]) })),
  ]
  const shown = (group: string, n: number): Shown => {
    const known = sums.map(({ releases, ways }) => ({
      ways,
      ranges: releases.map((one) => possible(one.counts[group], one.people)),
    }))
    const withheld = withheldIn(
      people,
      alone,
      roomIn(known, () => FEWEST),
      roomIn(known, ({ weight }) => weight + READERS),
    )
    if (!withheld.includes(n)) return alone(n)
    const range = [withheld[0]!, withheld.at(-1)!] as const
    return range[0] === 0 && range[1] === people ? { kind: 'withheld' } : { kind: 'withheld', known: range }
  }
  return Object.fromEntries(Object.entries(counts).map(([group, n]) => [group, shown(group, n)]))
}

/** The counts that are withheld: whatever tells, and then as many more as it takes until being withheld tells nothing. */
function withheldIn(people: number, alone: (n: number) => Shown, room: Room, safe: Room): number[] {
  const withheld = Array.from({ length: people + 1 }, (_, n) => n).filter(
    (n) => !fits(possible(alone(n), people)!, room),
  )
  const [least, most] = [withheld[0] ?? 0, withheld.at(-1) ?? people]
  if (withheld.length === 0 || withheld.length > people || fits([least, most], safe)) return withheld
  const narrower = {
    from: most < safe.from ? Math.max(room.from, safe.from) + 1 : room.from,
    to: least > safe.to ? Math.min(room.to, safe.to) - 1 : room.to,
  }
  return withheldIn(people, alone, narrower, safe)
}

const fits = ([least, most]: readonly [number, number], { from, to }: Room): boolean =>
  least <= to && most >= from

function roomIn(
  known: readonly {
    readonly ways: readonly Sum[]
    readonly ranges: readonly (readonly [number, number] | null)[]
  }[],
  spare: (sum: Sum) => number,
): Room {
  let [from, to] = [-Infinity, Infinity]
  for (const { ways, ranges } of known)
    for (const sum of ways) {
      let [least, most] = [0, 0]
      for (let i = 0; i < ranges.length; i++) {
        const sign = sum.signs[i]!
        if (sign === 0) continue
        const [low, high] = ranges[i] ?? [-Infinity, Infinity]
        least += sign > 0 ? low : -high
        most += sign > 0 ? high : -low
      }
      from = Math.max(from, sum.least - most + spare(sum))
      to = Math.min(to, sum.most - least - spare(sum))
    }
  return { from, to }
}

/** Every way to add and subtract these releases with the new one, where anybody is left in the sum. */
function sumsOf(senders: ReadonlySet<unknown>, earlier: readonly Earlier[]): Sum[] {
  const kinds = new Map<string, { sent: number[]; now: number; people: number }>()
  for (const person of earlier.reduce((all, one) => all.union(one.senders), senders)) {
    const sent = earlier.map((one) => Number(one.senders.has(person)))
    const now = Number(senders.has(person))
    const kind = kinds.get(`${now}${sent}`) ?? { sent, now, people: 0 }
    kinds.set(`${now}${sent}`, { ...kind, people: kind.people + 1 })
  }
  const ways = earlier.reduce<number[][]>(
    (all) => all.flatMap((signs) => [0, 1, -1].map((sign) => [...signs, sign])),
    [[]],
  )
  return ways.flatMap((signs): Sum[] => {
    if (signs.every((sign) => sign === 0)) return []
    let [least, most, weight] = [0, 0, 0]
    for (const { sent, now, people } of kinds.values()) {
      const own = signs.reduce((sum, sign, i) => sum + sign * sent[i]!, now)
      if (own > 0) most += own * people
      else least += own * people
      weight = Math.max(weight, Math.abs(own))
    }
    return weight === 0 ? [] : [{ signs, least, most, weight }]
  })
}
