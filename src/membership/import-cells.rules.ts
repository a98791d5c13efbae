import { fold } from '../platform/fold.ts'
import type { KnownUnit } from './import-known.rules.ts'
import { cellBook } from './list-cells.rules.ts'
import type { Member } from './member-record.rules.ts'

/** A unit the import would create. Its ref stands for the id it does not have yet. */
export interface NewUnit {
  readonly ref: string
  readonly kind: 'grassroots' | 'cell'
  readonly name: string
  /** An id, or the ref of another new unit. */
  readonly parent: string
}

/**
 * Finds the cell of each row among the units that are there, by the folding of the list's contract. With `create`,
 * what is not there is noted down as new, organisations before their cells.
 */
export function cellPlacer(tenant: string, units: readonly KnownUnit[], create: boolean) {
  const cells = units.filter((unit) => unit.kind === 'cell')
  const orgs = new Map(units.filter((u) => u.kind === 'grassroots').map((u) => [fold(u.name), u.id]))
  const names = new Map<string | null, ReturnType<typeof cellBook>>()
  const created = new Map<string, NewUnit>()

  /** The one cell of this name under a parent; with null, in the whole organisation. */
  function known(name: string, parent: string | null): string | 'several' | null {
    const under = parent === null ? cells : cells.filter((cell) => cell.parent === parent)
    let book = names.get(parent)
    if (!book) {
      book = cellBook(under.map((cell) => cell.name))
      names.set(parent, book)
    }
    const found = book.cell(name, null).name
    const fits = found === null ? [] : under.filter((cell) => cell.name.normalize('NFC') === found)
    return fits.length > 1 ? 'several' : (fits[0]?.id ?? null)
  }

  function make(kind: NewUnit['kind'], name: string, parent: string): string {
    // Short as the reader compares with known cells: "Quới Hoà" and "Chi bộ ấp Quới Hòa" are not made twice.
    const short = fold(name)
      .replace(/^(?:chi bo|cb) /, '')
      .replace(/^(?:ap|khom|thon|khu vuc) /, '')
    const ref = `new:${parent}|${short}`
    if (!created.has(ref)) created.set(ref, { ref, kind, name, parent })
    return ref
  }

  return {
    /** Null when the row names none, or one that could be several, or one that is not there and must not be made. */
    cellOf({ cell, parentOrg }: Member): string | null {
      if (cell === null) return null
      const org = parentOrg ? orgs.get(fold(parentOrg)) : undefined
      const found = parentOrg && !org && create ? null : known(cell, org ?? null)
      if (found === 'several') return null
      if (found || !create) return found
      return make('cell', cell, org ?? (parentOrg ? make('grassroots', parentOrg, tenant) : tenant))
    },
    newUnits: (): NewUnit[] => [...created.values()],
  }
}
