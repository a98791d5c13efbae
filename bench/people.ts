import type pg from 'pg'
import { copyInto, row } from './copy.ts'
import { idOf, nameOf, seeded } from './seeded.ts'
import type { Commune } from './tree.ts'

export interface Person {
  readonly id: string
  readonly cell: string
  readonly status: 'official' | 'probationary' | 'exempt'
}
export interface Populated {
  readonly commune: Commune
  readonly people: readonly Person[]
  /** By cell: its secretary, who chairs. */
  readonly secretaries: ReadonlyMap<string, string>
}

const JOINED = new Date('2020-01-02T00:00:00Z')

/** So many members in a commune, over its cells in turn. Numbers run on from `from`, so that every id is another. */
export function planPeople(commune: Commune, members: number, from: number): Populated {
  const random = seeded(commune.n)
  const people = Array.from({ length: members }, (_, i): Person => {
    const drawn = random()
    return {
      id: idOf('person', from + i, JOINED),
      cell: commune.cells[i % commune.cells.length]!,
      status: drawn < 0.94 ? 'official' : drawn < 0.96 ? 'probationary' : 'exempt',
    }
  })
  const secretaries = new Map(commune.cells.flatMap((cell, i) => (people[i] ? [[cell, people[i].id]] : [])))
  return { commune, people, secretaries }
}

/** Persons; the same name for the same commune and number, whichever communes are laid down with it. */
export async function layPersons(owner: pg.Client, communes: readonly Populated[]): Promise<number> {
  const lines = function* () {
    for (const { commune, people } of communes) {
      const random = seeded(commune.n)
      for (const { id } of people) {
        const { full, search } = nameOf(random)
        const born = 1945 + Math.floor(random() * 55)
        const sex = full.includes(' Thị ') ? 'female' : 'male'
        yield row(id, full, search, `${born}`, sex, `${born + 25}`, `${born + 26}`)
      }
    }
  }
  return copyInto(owner, 'person', 'id full_name search birth_date sex admitted_on official_on', lines())
}

/** Memberships, and a secretary in each cell. */
export async function layPlaces(owner: pg.Client, communes: readonly Populated[]): Promise<number> {
  const each = function* <T>(of: (one: Populated) => Iterable<T>, line: (one: T, of: Populated) => string) {
    for (const one of communes) for (const item of of(one)) yield line(item, one)
  }
  const members = await copyInto(
    owner,
    'membership',
    'tenant id person cell status valid_from',
    each(
      ({ people }) => people.entries(),
      ([i, { id, cell, status }], { commune }) =>
        row(commune.id, idOf('membership', commune.n * 100_000 + i, JOINED), id, cell, status, '2020-01-02'),
    ),
  )
  await copyInto(
    owner,
    'post',
    'tenant id person unit kind title valid_from',
    each(
      ({ secretaries }) => [...secretaries].entries(),
      ([i, [cell, person]], { commune }) =>
        row(
          commune.id,
          idOf('post', commune.n * 10_000 + i, JOINED),
          person,
          cell,
          'secretary',
          'Bí thư',
          '2025-01-01',
        ),
    ),
  )
  return members
}
