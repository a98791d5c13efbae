import type pg from 'pg'
import { arrayOf, copyInto, row } from './copy.ts'
import type { Populated } from './people.ts'
import { idOf, seeded } from './seeded.ts'

const YEARS = [2024, 2026] as const

/** Two closed rounds a commune: what was frozen of each member, of each unit, and the sums. */
export async function layRounds(owner: pg.Client, communes: readonly Populated[]): Promise<number> {
  const each = function* (line: (of: Populated, year: number, round: string) => Iterable<string>) {
    for (const of of communes)
      for (const year of YEARS) yield* line(of, year, idOf('round', of.commune.n, new Date(`${year}-03-01`)))
  }
  await copyInto(
    owner,
    'round',
    `tenant id name catalogue opens_on declare_by conclude_by closes_on launched_at launched_by closed_on closed_at
     closed_by`,
    each(({ commune, people }, year, id) => {
      const days = ['03-01', '03-31', '05-15', '05-31'].map((day) => `${year}-${day}`)
      const by = people[0]!.id
      const own = [
        commune.id,
        id,
        `Đợt năm ${year}`,
        'nqtw4-82@1',
        ...days,
        `${year}-02-20T08:00:00+07:00`,
        by,
      ]
      return [row(...own, days[3]!, `${days[3]}T17:00:00+07:00`, by)]
    }),
  )
  await copyInto(
    owner,
    'round_unit',
    'tenant round unit parent kind name place',
    each(({ commune }, _, round) => [
      row(commune.id, round, commune.id, null, 'commune', commune.name, 1),
      ...commune.cells.map((cell, i) =>
        row(commune.id, round, cell, commune.id, 'cell', `Chi bộ ${i + 1}`, i + 2),
      ),
    ]),
  )
  // Five a hundred had limits in the first round, one in the second.
  const levelOf = (year: number, drawn: number) =>
    drawn < (year === 2024 ? 0.05 : 0.01) ? 'partial' : 'none'
  const members = await copyInto(
    owner,
    'round_member',
    'tenant round person unit status part declared own level signs',
    each(function* ({ commune, people }, year, round) {
      const random = seeded(commune.n * 10_000 + year)
      for (const { id, cell, status } of people) {
        const level = levelOf(year, random())
        const signs = level === 'none' ? '[]' : '[{"id":"I.3.1","level":"partial"}]'
        const part = status === 'exempt' ? 'may' : 'awaited'
        yield row(commune.id, round, id, cell, status, part, 'in-time', signs, level, signs)
      }
    }),
  )
  await copyInto(
    owner,
    'round_tally',
    'tenant round unit counts',
    each(({ commune, people }, year, round) => {
      const random = seeded(commune.n * 10_000 + year)
      const partial = people.filter(() => levelOf(year, random()) === 'partial').length
      return [
        row(commune.id, round, commune.id, arrayOf([people.length, people.length, partial, 0, partial])),
      ]
    }),
  )
  return members
}
