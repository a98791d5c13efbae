import { describe, expect, test } from 'vitest'
import type { Earlier } from './beside.rules.ts'
import { FEWEST, type Publication, possible, publishable, type Shown, SMALLEST } from './publishable.rules.ts'

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const GROUPS = Array.from({ length: 27 }, (_, group) => String(group))
const QUARTERS = 8

interface Quarter {
  /** Who sent; the officers' lists tell that. */
  readonly people: Set<number>
  /** The truth: by group, who marked it. */
  readonly marked: Readonly<Record<string, Set<number>>>
}

type Released = Quarter & { readonly release: Publication }

/** A commune of some cells of 3 to 25, over two years in which people come, go, forget to send and change. */
function lives(random: () => number): Quarter[] {
  const upTo = (n: number) => Math.floor(random() * n)
  // Most groups are almost nobody's; a few are the usual ones.
  const rates = GROUPS.map(() => (random() < 0.2 ? 0.1 + random() * 0.6 : random() * 0.06))
  const size = Array.from({ length: 1 + upTo(12) }, () => 3 + upTo(23)).reduce((sum, n) => sum + n, 0)
  // In half of the communes nobody ever changes: there what is guessed by subtracting is certain.
  const steady = random() < 0.5 ? 1 : 0.5 + random() * 0.5
  const sends = 0.7 + random() * 0.3
  let next = size
  let members = Array.from({ length: size }, (_, i) => i)
  const says = new Map<number, readonly boolean[]>()
  return Array.from({ length: QUARTERS }, () => {
    members = members.filter(() => random() > 0.02)
    for (let come = upTo(Math.ceil(size * 0.04) + 1); come > 0; come--) members.push(next++)
    const people = members.filter(() => random() < sends)
    for (const person of people) {
      const before = says.get(person)
      says.set(
        person,
        rates.map((rate, i) => (before && random() < steady ? before[i]! : random() < rate)),
      )
    }
    const marked = GROUPS.map((group, i) => [group, new Set(people.filter((one) => says.get(one)![i]))])
    return { people: new Set(people), marked: Object.fromEntries(marked) }
  })
}

/** Each quarter as the product would release it, those released before it kept in mind. */
function released(
  quarters: readonly Quarter[],
  publish: (one: Quarter, earlier: readonly Earlier[]) => Publication = publication,
): Released[] {
  const all: Released[] = []
  for (const one of quarters)
    all.push({
      ...one,
      release: publish(
        one,
        all.flatMap(({ people, release }): Earlier[] =>
          release.outcome === 'shown'
            ? [{ people: release.people, senders: people, counts: release.counts }]
            : [],
        ),
      ),
    })
  return all
}

function publication({ people, marked }: Quarter, earlier: readonly Earlier[]): Publication {
  const counts = Object.fromEntries(Object.entries(marked).map(([group, who]) => [group, who.size]))
  return publishable(people.size, counts, { senders: people, earlier })
}

/** As if each earlier release were looked at by itself. */
function lookingAtTwo(one: Quarter, earlier: readonly Earlier[]): Publication {
  const alone = publication(one, [])
  const pairs = earlier.map((before) => publication(one, [before]))
  if (alone.outcome !== 'shown') return alone
  if (pairs.some(({ outcome }) => outcome !== 'shown')) return { outcome: 'too-alike' }
  const shown = (group: string): Shown =>
    pairs.some((pair) => pair.outcome === 'shown' && pair.counts[group]!.kind === 'withheld')
      ? { kind: 'withheld' }
      : alone.counts[group]!
  return { ...alone, counts: Object.fromEntries(GROUPS.map((group) => [group, shown(group)])) }
}

/** All ways to add and subtract so many releases, each once and not also with its signs turned. */
const waysOf = (() => {
  const known = new Map<number, number[][]>()
  return (releases: number): number[][] => {
    const made = known.get(releases)
    if (made) return made
    let ways: number[][] = [[]]
    for (let i = 0; i < releases; i++) ways = ways.flatMap((way) => [0, 1, -1].map((sign) => [...way, sign]))
    ways = ways.filter((way) => way.find((sign) => sign !== 0) === 1)
    known.set(releases, ways)
    return ways
  }
})()

/**
 * How many releases it takes, at least, for two people who lay together what they know to tell of anybody else what they
 * marked, if nobody changed: by group in which they can. They add and subtract all releases in every way; of a number
 * that is withheld they know between which counts the rule withholds.
 */
function exposedIn(quarters: readonly Released[], readers: ReadonlySet<number>): number[] {
  const shown = quarters.flatMap(({ people, marked, release }) =>
    release.outcome === 'shown' ? [{ people, marked, release }] : [],
  )
  const others = new Map<string, { sent: number[]; people: number }>()
  for (const person of new Set(shown.flatMap(({ people }) => [...people]))) {
    if (readers.has(person)) continue
    const sent = shown.map(({ people }) => Number(people.has(person)))
    others.set(sent.join(), { sent, people: (others.get(sent.join())?.people ?? 0) + 1 })
  }
  const kinds = [...others.values()]
  const ranges = GROUPS.map((group) =>
    shown.map(({ people, marked, release }) => {
      const range = possible(release.counts[group], people.size)
      const own = marked[group]!.intersection(readers).size
      return range ? [range[0] - own, range[1] - own] : [-Infinity, Infinity]
    }),
  )
  const exposed = new Map<number, number>()
  for (const way of waysOf(shown.length)) {
    // What the sum could be, and how much the one person weighs who weighs most in it.
    let [least, most, weight] = [0, 0, 0]
    for (const { sent, people } of kinds) {
      let own = 0
      for (let i = 0; i < way.length; i++) own += way[i]! * sent[i]!
      if (own > 0) most += own * people
      else least += own * people
      weight = Math.max(weight, Math.abs(own))
    }
    if (weight === 0) continue
    for (let group = 0; group < GROUPS.length; group++) {
      // What the releases say it is.
      let [low, high] = [0, 0]
      for (let i = 0; i < way.length; i++) {
        if (way[i] === 0) continue
        low += way[i] === 1 ? ranges[group]![i]![0]! : -ranges[group]![i]![1]!
        high += way[i] === 1 ? ranges[group]![i]![1]! : -ranges[group]![i]![0]!
      }
      // Were that person the other way, the sum could not be reached.
      if (low <= most - weight && high >= least + weight) continue
      const took = way.filter((sign) => sign !== 0).length
      exposed.set(group, Math.min(took, exposed.get(group) ?? took))
    }
  }
  return [...exposed.values()]
}

describe('a thousand communes over eight quarters, before two readers who lay together all they know', () => {
  const communes = Array.from({ length: 1000 }, (_, n) => {
    const random = numbersFrom(n + 1)
    const quarters = lives(random)
    const all = [...new Set(quarters.flatMap(({ people }) => [...people]))]
    const anybody = () => all[Math.floor(random() * all.length)]!
    return { quarters, readers: new Set([anybody(), anybody()]) }
  })
  const releases = communes.map(({ quarters, readers }) => ({ quarters: released(quarters), readers }))

  test('no releases say of anybody what they marked, added and subtracted in any way, even where nobody changed', () => {
    expect(releases.flatMap(({ quarters, readers }) => exposedIn(quarters, readers))).toEqual([])
  })

  // So that the test above could fail: less care, and it would.
  test.each([
    ['without a look at earlier releases they would, two of them', 2, (one: Quarter) => publication(one, [])],
    ['with a look at each earlier one alone they would, three of them', 3, lookingAtTwo],
  ])('%s', (_, fewest, publish) => {
    const took = communes
      .slice(0, 100)
      .flatMap(({ quarters, readers }) => exposedIn(released(quarters, publish), readers))
    expect(Math.min(...took)).toBe(fewest)
  })

  test('at least four fifths of the true numbers of five or more are shown', () => {
    const large = releases
      .flatMap(({ quarters }) => quarters)
      .filter(({ people }) => people.size >= SMALLEST)
      .flatMap(({ release, marked }) =>
        GROUPS.filter((group) => marked[group]!.size >= FEWEST).map((group) =>
          release.outcome === 'shown' ? release.counts[group]!.kind : release.outcome,
        ),
      )
    const shown = large.filter((kind) => kind === 'count' || kind === 'most')
    expect(large.length).toBeGreaterThan(50_000)
    expect(shown.length / large.length).toBeGreaterThanOrEqual(0.8)
  })
})
