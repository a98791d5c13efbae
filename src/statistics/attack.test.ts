import { describe, expect, test } from 'vitest'
import {
  type Earlier,
  FEWEST,
  type Publication,
  possible,
  publishable,
  SMALLEST,
} from './publishable.rules.ts'

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
function released(quarters: readonly Quarter[]): Released[] {
  const all: Released[] = []
  for (const { people, marked } of quarters) {
    const before = all.flatMap((one): Earlier[] =>
      one.release.outcome !== 'shown'
        ? []
        : [
            {
              people: one.release.people,
              counts: one.release.counts,
              came: people.difference(one.people).size,
              went: one.people.difference(people).size,
            },
          ],
    )
    const counts = Object.fromEntries(Object.entries(marked).map(([group, who]) => [group, who.size]))
    all.push({ people, marked, release: publishable(people.size, counts, before) })
  }
  return all
}

/** What two readers can say of how many others marked a group: the least and the greatest. */
function others({ people, marked, release }: Released, group: string, readers: Set<number>) {
  const range = release.outcome === 'shown' ? possible(release.counts[group], people.size) : null
  const own = marked[group]!.intersection(readers).size
  return range && { least: range[0] - own, most: range[1] - own }
}

/** All counts of all releases of a commune, before two of its people who lay together what they know. */
function exposedIn(quarters: readonly Released[], readers: Set<number>) {
  let [alone, subtracted] = [0, 0]
  quarters.forEach((later, at) => {
    const known = later.people.difference(readers)
    for (const group of GROUPS) {
      const now = others(later, group, readers)
      if (!now) continue
      // Nobody else can have marked it, or everybody else must have.
      if (now.most <= 0 || now.least >= known.size) alone += 1
      for (const before of quarters.slice(0, at)) {
        const then = others(before, group, readers)
        const came = known.difference(before.people).size
        const went = before.people.difference(readers).difference(later.people).size
        if (!then || came + went === 0) continue
        if (now.least - then.most >= came || now.most - then.least <= -went) subtracted += 1
      }
    }
  })
  return { alone, subtracted }
}

describe('a thousand communes over eight quarters, before two readers who lay together all they know', () => {
  const communes = Array.from({ length: 1000 }, (_, n) => {
    const random = numbersFrom(n + 1)
    const quarters = lives(random)
    const all = [...new Set(quarters.flatMap(({ people }) => [...people]))]
    const anybody = () => all[Math.floor(random() * all.length)]!
    return { quarters, readers: new Set([anybody(), anybody()]) }
  })
  const tried = communes.map(({ quarters, readers }) => exposedIn(released(quarters), readers))

  test('no release says of anybody that they marked a group, or that they did not', () => {
    expect(tried.filter(({ alone }) => alone > 0)).toEqual([])
  })

  test('nor do two laid side by side, even where nobody changed between them', () => {
    expect(tried.filter(({ subtracted }) => subtracted > 0)).toEqual([])
  })

  test('without the look at earlier releases they would', () => {
    const bare = communes.map(({ quarters, readers }) =>
      exposedIn(
        quarters.flatMap((quarter) => released([quarter])),
        readers,
      ),
    )
    expect(bare.some(({ subtracted }) => subtracted > 0)).toBe(true)
  })

  test('at least four fifths of the true numbers of five or more are shown', () => {
    const large = communes
      .flatMap(({ quarters }) => released(quarters))
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
