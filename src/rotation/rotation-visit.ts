import type { Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { type Unit, unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { adoptedOf, draftOf, type RotationRow } from './rotation.queries.ts'

export interface CellVisit {
  readonly tenant: string
  readonly cell: Unit
  readonly running: RotationRow | null
  readonly draft: RotationRow | null
  /** The one the address asks for: the draft while there is one, unless the running plan is asked for. */
  readonly shown: RotationRow | null
}

/** In an address: the plan the cell goes by, beside a draft. */
export const RUNNING = 'dang-theo'

/** The cell of the address, which the gate has let in, and its plans. */
export async function cellVisit(v: Visit): Promise<CellVisit> {
  const cell = await unitById(v.db, v.params.cell ?? '')
  if (!cell) throw notFound()
  const tenant = tenantOf(await scopeFor(v))
  const running = await adoptedOf(v.db, tenant, cell.id)
  const draft = await draftOf(v.db, tenant, cell.id)
  const shown = (v.url.searchParams.has(RUNNING) && running) || draft || running
  return { tenant, cell, running, draft, shown }
}

/** Where a plan of the cell is seen: the draft needs no saying. */
export const planAddress = (cell: string, { running, draft, shown }: CellVisit, notice?: string): string => {
  const query = [shown && draft && shown.id === running?.id ? RUNNING : null, notice].filter(Boolean)
  return paths.rotation.to({ cell }) + (query.length > 0 ? `?${query.join('&')}` : '')
}

export const byVisitor = (v: Visit) => ({ person: v.me.person, now: v.now })
