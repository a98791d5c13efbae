import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { type MovementRow, movementOf, movementsAbove } from './binding.queries.ts'
import { type Binding, bindingOf, type Looser, looserThan } from './binding.rules.ts'
import { courseOf, standingOn } from './binding.ts'
import { type Course, type CourseRefusal, type Step, stepOn } from './course.rules.ts'
import type { Target, Terms } from './terms.rules.ts'

/** A unit that launches movements, and under which tenant they are kept: a commune's own, or the unit itself above. */
export interface Launcher {
  readonly tenant: string
  readonly unit: string
}

export interface Author {
  readonly person: string | null
  readonly now: Date
}

export interface NewMovement {
  readonly name: string
  /** A body outside this tree that launched it; '' where the unit does so itself. */
  readonly outside: string
  readonly document: string
  readonly documentNumber: string
  readonly documentOn: string | null
}

export interface Laid {
  readonly from: string
  readonly terms: Terms
  readonly target: Target | null
}

export type Refused =
  | { readonly why: 'course'; readonly refusal: CourseRefusal }
  | { readonly why: 'looser'; readonly looser: readonly Looser[] }

const EMPTY: Course = { versions: [], ends: [] }

/**
 * What a movement of this unit is held against on a day: all that binds it from above, and of its other movements the
 * catalogue, since two of them can't be held against two catalogues at once.
 */
async function measureFor(
  db: Database,
  { unit }: Launcher,
  day: string,
  movement: string | null,
): Promise<Binding> {
  const standing = standingOn(await movementsAbove(db, unit, day), day)
  return bindingOf(
    standing
      .filter(({ source }) => source.id !== movement)
      .map((one) =>
        one.height > 0 ? one : { ...one, terms: { catalogue: one.terms.catalogue }, target: null },
      ),
  )
}

/** What would be in the way of laying this down, without doing so. */
export async function whyNot(
  db: Database,
  launcher: Launcher,
  laid: Laid,
  today: string,
  movement: MovementRow | null,
): Promise<Refused | null> {
  const next = stepOn(movement ? courseOf(movement) : EMPTY, { kind: 'lay', ...laid }, today)
  if (typeof next === 'string') return { why: 'course', refusal: next }
  const measure = await measureFor(db, launcher, laid.from, movement?.id ?? null)
  const looser = looserThan(laid.terms, laid.target, measure)
  return looser.length > 0 ? { why: 'looser', looser } : null
}

/** Launches a movement for everything below the unit, from a day on. Gives its id, or why it can't be. */
export async function launch(
  tx: Transaction,
  launcher: Launcher,
  movement: NewMovement,
  laid: Laid,
  by: Author,
): Promise<string | Refused> {
  const { tenant, unit } = launcher
  await holdUnit(tx, unit)
  const refused = await whyNot(tx, launcher, laid, dayOf(by.now), null)
  if (refused) return refused
  const id = newId(by.now)
  const m = movement
  await tx.run(sql`
    insert into movement (tenant, id, unit, name, outside, document, document_number, document_on, launched_at, launched_by)
    values (${tenant}, ${id}, ${unit}, ${m.name}, ${m.outside}, ${m.document}, ${m.documentNumber}, ${m.documentOn},
            ${by.now}, ${by.person})`)
  await keepVersion(tx, tenant, id, 1, laid, by)
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: 'movement-launched',
    about: { movement: id },
  })
  return id
}

/** Lays down something else from a day on. What held until then stays what it was. */
export async function change(
  tx: Transaction,
  launcher: Launcher,
  movement: string,
  laid: Laid,
  by: Author,
): Promise<Refused | null> {
  await holdUnit(tx, launcher.unit)
  const row = (await movementOf(tx, launcher.unit, movement))!
  const refused = await whyNot(tx, launcher, laid, dayOf(by.now), row)
  if (refused) return refused
  await keepVersion(tx, launcher.tenant, movement, row.versions.length + 1, laid, by)
  await recordStep(tx, launcher, movement, 'movement-changed', by)
  return null
}

/** Ends it from a day on, or takes back a day that has not come. */
export async function end(
  tx: Transaction,
  launcher: Launcher,
  movement: string,
  step: Exclude<Step, { kind: 'lay' }>,
  by: Author,
): Promise<CourseRefusal | null> {
  await holdUnit(tx, launcher.unit)
  const row = (await movementOf(tx, launcher.unit, movement))!
  const today = dayOf(by.now)
  const next = stepOn(courseOf(row), step, today)
  if (typeof next === 'string') return next
  const { n, on } = next.ends.at(-1)!
  await tx.run(sql`
    insert into movement_end (tenant, movement, n, ends_on, laid_on, laid_at, laid_by)
    values (${launcher.tenant}, ${movement}, ${n}, ${on}, ${today}, ${by.now}, ${by.person})`)
  await recordStep(tx, launcher, movement, on ? 'movement-end-set' : 'movement-goes-on', by)
  return null
}

async function keepVersion(
  tx: Transaction,
  tenant: string,
  movement: string,
  n: number,
  { from, terms, target }: Laid,
  by: Author,
): Promise<void> {
  await tx.run(sql`
    insert into movement_version (tenant, movement, n, valid_from, terms, target, laid_on, laid_at, laid_by)
    values (${tenant}, ${movement}, ${n}, ${from}, ${JSON.stringify(terms)}, ${target && JSON.stringify(target)},
            ${dayOf(by.now)}, ${by.now}, ${by.person})`)
}

/** Two who lay something down for one unit at once do so one after the other. */
const holdUnit = (tx: Transaction, unit: string) =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`movements ${unit}`}, 0))`)

const recordStep = (tx: Transaction, { tenant }: Launcher, movement: string, verb: string, by: Author) =>
  record(tx, { tenant, at: by.now, actor: by.person, verb, about: { movement } })
