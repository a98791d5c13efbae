import type { Visit } from '../account/visit.ts'
import { type Unit, unitById } from '../organisation/organisation.ts'
import { notFound } from '../platform/problem.ts'

/** The unit of the address, where it lies below another: above a nation there is nobody to send numbers to. */
export async function provinceOf(v: Visit): Promise<Unit> {
  const unit = await unitById(v.db, v.params.unit!)
  if (unit?.kind !== 'province') throw notFound()
  return unit
}
