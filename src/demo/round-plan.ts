import type { RoundMember } from '../round/round.queries.ts'
import { type Finding, type Part, SEVEN } from './round-words.ts'

/** The report: 70 members with limits in 2017, of whom some moved away or died; 10 in 2019, and only in part. */
const BEFORE = 70
const LEFT = 6
const STILL = 7
const NEW = 2
const JOINED = 1

/** So many of these, spread evenly over them in their order. */
const spread = <T>(all: readonly T[], count: number): T[] =>
  all.filter((_, i) => Math.floor(((i + 1) * count) / all.length) > Math.floor((i * count) / all.length))

/** Some limits are more common than others. */
const OFTEN = [3, 6, 1, 3, 4, 2, 6, 3, 0, 5, 6, 4, 1, 3]
const limit = (i: number) => SEVEN[OFTEN[i % OFTEN.length]!]!

/** Who came with what and what was concluded, in 2017 and in 2019, by person. */
export function planOf2017And2019(
  then: readonly RoundMember[],
  now: readonly RoundMember[],
): readonly [ReadonlyMap<string, Part>, ReadonlyMap<string, Part>] {
  const later = new Set(now.map(({ person }) => person))
  const earlier = new Set(then.map(({ person }) => person))
  const there = then.filter((member) => member.part === 'awaited')
  const staying = there.filter(({ person }) => later.has(person)).map(({ person }) => person)
  const leaving = there.filter(({ person }) => !later.has(person)).map(({ person }) => person)
  const limited = [...spread(leaving, LEFT), ...spread(staying, BEFORE - LEFT)]
  const still = spread(limited.slice(LEFT), STILL)
  const free = staying.filter((person) => !limited.includes(person))
  const arrived = now
    .filter(({ person, part }) => part === 'awaited' && !earlier.has(person))
    .map(({ person }) => person)
  const later10 = [...still, ...spread(free, NEW), ...spread(arrived, JOINED)]

  const first = new Map<string, Part>()
  for (const [n, { person }] of then.entries()) {
    const i = limited.indexOf(person)
    const findings: Finding[] =
      i < 0
        ? []
        : [
            { limit: limit(i), level: i % 4 === 0 ? 'present' : 'partial' },
            ...(i % 3 === 0 && limit(i + 5) !== limit(i)
              ? [{ limit: limit(i + 5), level: 'partial' as const }]
              : []),
          ]
    // Three in four said it themselves; a few handed in nothing.
    const silent = i < 0 && n % 37 === 36
    first.set(person, { raised: i >= 0 && i % 4 !== 3 ? findings : [], silent, concluded: findings })
  }
  const second = new Map<string, Part>()
  for (const [n, { person }] of now.entries()) {
    const i = later10.indexOf(person)
    const before = first.get(person)?.concluded[0]?.limit
    const kept = before && i < 5 ? before : limit(n)
    const findings: Finding[] = i < 0 ? [] : [{ limit: kept, level: 'partial' }]
    // Some name what they have mended by the day of the meeting.
    const mended: Finding[] = i < 0 && n % 8 === 3 ? [{ limit: limit(n), level: 'partial' }] : []
    second.set(person, { raised: [...findings, ...mended], silent: false, concluded: findings })
  }
  return [first, second]
}
