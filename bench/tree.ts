import type pg from 'pg'
import { fold } from '../src/platform/fold.ts'
import { copyInto, row } from './copy.ts'
import { idOf } from './seeded.ts'

export interface Commune {
  readonly id: string
  /** Counted through the whole nation. */
  readonly n: number
  readonly name: string
  readonly cells: readonly string[]
}
export interface Province {
  readonly id: string
  readonly name: string
  readonly communes: readonly Commune[]
}
export interface Nation {
  readonly id: string
  readonly provinces: readonly Province[]
}

export const FOUNDED = '2020-01-01'
const MADE = new Date('2020-01-01T00:00:00Z')

/** A nation of provinces with so many communes each, and so many cells all together, spread evenly. */
export function planNation(communesOf: readonly number[], allCells: number): Nation {
  const allCommunes = communesOf.reduce((sum, n) => sum + n, 0)
  let commune = 0
  let cell = 0
  const provinces = communesOf.map((communes, p) => ({
    id: idOf('unit', p + 1, MADE),
    name: `Tỉnh ${p + 1}`,
    communes: Array.from({ length: communes }, () => {
      commune += 1
      const last = Math.round((allCells * commune) / allCommunes)
      const cells: string[] = []
      while (cell < last) cells.push(idOf('unit', 1_000_000 + cell++, MADE))
      return { id: idOf('unit', 10_000 + commune, MADE), n: commune, name: `Đảng bộ xã ${commune}`, cells }
    }),
  }))
  return { id: idOf('unit', 0, MADE), provinces }
}

interface Line {
  readonly id: string
  readonly tenant: string | null
  readonly kind: string
  readonly name: string
  readonly place: number
  readonly parent: string | null
  /** The unit above it first, the nation last. */
  readonly above: readonly string[]
}

function* unitsOf(nation: Nation): Generator<Line> {
  yield { id: nation.id, tenant: null, kind: 'nation', name: 'Toàn quốc', place: 1, parent: null, above: [] }
  for (const [p, { id, name, communes }] of nation.provinces.entries()) {
    yield { id, tenant: null, kind: 'province', name, place: p + 1, parent: nation.id, above: [nation.id] }
    for (const [c, commune] of communes.entries()) {
      const tenant = commune.id
      const above = [id, nation.id]
      yield { id: tenant, tenant, kind: 'commune', name: commune.name, place: c + 1, parent: id, above }
      for (const [n, cell] of commune.cells.entries()) {
        const own = { id: cell, tenant, kind: 'cell', name: `Chi bộ ${n + 1}`, place: n + 1, parent: tenant }
        yield { ...own, above: [tenant, ...above] }
      }
    }
  }
}

/** Units, where they lie, and the closure of it: three streams into COPY. Tells how many units there are. */
export async function layTree(owner: pg.Client, nation: Nation): Promise<number> {
  const each = function* (line: (unit: Line) => Iterable<string>) {
    for (const unit of unitsOf(nation)) yield* line(unit)
  }
  const units = await copyInto(
    owner,
    'unit',
    'id tenant kind name search place founded_on',
    each(({ id, tenant, kind, name, place }) => [row(id, tenant, kind, name, fold(name), place, FOUNDED)]),
  )
  await copyInto(
    owner,
    'unit_edge',
    'unit parent valid_from',
    each(({ id, parent }) => (parent ? [row(id, parent, FOUNDED)] : [])),
  )
  await copyInto(
    owner,
    'unit_closure',
    'ancestor descendant depth',
    each(({ id, above }) => [row(id, id, 0), ...above.map((unit, i) => row(unit, id, i + 1))]),
  )
  return units
}
