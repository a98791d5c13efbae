import type { Visit } from '../account/visit.ts'
import { conflictOf } from '../feedback/conflict.rules.ts'
import { actorsOf, subjectFor } from '../feedback/people.ts'
import { type PostKind, powersOf } from '../membership/powers.rules.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { byGivenName } from '../platform/fold.ts'
import { notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { PlaceView } from './inspection.pages.tsx'
import { type Inspection, inspectionById } from './inspection.queries.ts'
import type { Act } from './inspection.rules.ts'

/** Whose plan a page is about: a cell's, or the inspection committee's. */
export interface Place extends PlaceView {
  readonly tenant: string
  readonly unit: string
  readonly cell: string | null
}

export const byOf = (v: Visit) => ({ person: v.me.person, now: v.now })

export const STEPS: Readonly<Record<string, Act>> = {
  giay: 'enter',
  'hoi-them': 'ask',
  'du-thao': 'draft',
  thoi: 'drop',
  'ket-luan': 'conclude',
}
const slugOf = (act: Act) => Object.entries(STEPS).find(([, one]) => one === act)?.[0] ?? ''

export async function cellPlace(v: Visit): Promise<Place> {
  const unit = await unitById(v.db, v.params.cell ?? '')
  if (!unit) throw notFound()
  const cell = unit.id
  return {
    tenant: tenantOf(await scopeFor(v)),
    unit: cell,
    cell,
    body: 'cell',
    name: unit.name,
    list: paths.cellInspections.to({ cell }),
    inspection: (inspection) => paths.cellInspection.to({ cell, inspection }),
    step: (inspection, step) => paths.cellInspectionStep.to({ cell, inspection, step: slugOf(step) }),
    adopt: null,
  }
}

export async function committeePlace(v: Visit): Promise<Place> {
  const tenant = tenantOf(await scopeFor(v))
  return {
    tenant,
    unit: tenant,
    cell: null,
    body: 'committee',
    name: v.t.inspection.committee.name,
    list: paths.inspections.to(),
    inspection: (inspection) => paths.inspection.to({ inspection }),
    step: (inspection, step) => paths.inspectionStep.to({ inspection, step: slugOf(step) }),
    adopt: paths.inspectionAdopt.to(),
  }
}

/** The inspection of the address, where it belongs to this plan's body and is not the visitor's own. */
export async function inspectionAt(v: Visit, place: Place): Promise<Inspection> {
  const one = await inspectionById(v.db, place.tenant, v.params.inspection)
  if (!one || one.unit !== place.unit || one.stage === 'draft' || one.person === v.me.person) throw notFound()
  return one
}

/** Of the inspection committee those who have no conflict with the member; a cell's officers are of the member's cell. */
export async function clearInspectors(
  v: Visit,
  { tenant }: Place,
  person: string,
): Promise<{ id: string; name: string }[]> {
  const rows = await v.db.rows<{ id: string; name: string; kind: PostKind }>(sql`
    select post.person as id, p.full_name as name, post.kind from post join person p on p.id = post.person
    where post.tenant = ${tenant} and post.unit = ${tenant} and post.valid_from <= ${v.today}
      and (post.valid_to is null or post.valid_to > ${v.today})`)
  const inspectors = new Map(
    rows
      .filter((row) => powersOf(row.kind, 'commune').includes('read-feedback'))
      .map(({ id, name }) => [id, { id, name }]),
  )
  const subject = await subjectFor(v.db, tenant, person, v.today)
  const actors = await actorsOf(v.db, tenant, [...inspectors.keys()], v.today)
  return byGivenName(
    actors
      .filter((actor) => conflictOf(actor, subject, []) === null)
      .map((actor) => inspectors.get(actor.id)!),
    ({ name }) => name,
  )
}

/** Somebody of the inspection committee who may not work on this. */
export const isInConflict = async (v: Visit, place: Place, one: Inspection): Promise<boolean> =>
  place.body === 'committee' &&
  !(await clearInspectors(v, place, one.person)).some((each) => each.id === v.me.person)
