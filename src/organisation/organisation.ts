import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { fold } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { canLieUnder, type MergeRefusal, mergeRefusal, type UnitKind } from './organisation.rules.ts'

export interface Unit {
  id: string
  tenant: string | null
  kind: UnitKind
  name: string
  place: number
  founded_on: string
  ended_on: string | null
  merged_into: string | null
}

export interface UnitInTree extends Unit {
  parent: string | null
  depth: number
}

export interface Author {
  readonly person: string | null
  readonly now: Date
}

/** Adds a unit under a parent, or at the top. A commune is its own tenant; what lies under it carries its id. */
export async function addUnit(
  tx: Transaction,
  unit: { kind: UnitKind; name: string; parent: string | null; from?: string },
  by: Author,
): Promise<Unit> {
  const parent = unit.parent ? await tx.row<Unit>(sql`select * from unit where id = ${unit.parent}`) : null
  if (parent && !canLieUnder(unit.kind, parent.kind))
    throw new Error(`a ${unit.kind} can't lie under a ${parent.kind}`)
  const id = newId(by.now)
  const tenant = unit.kind === 'commune' ? id : (parent?.tenant ?? null)
  const from = unit.from ?? dayOf(by.now)
  const added = await tx.row<Unit>(sql`
    insert into unit (id, tenant, kind, name, search, place, founded_on)
    values (${id}, ${tenant}, ${unit.kind}, ${unit.name}, ${fold(unit.name)},
            (select coalesce(max(u.place), 0) + 1 from unit u join unit_edge e on e.unit = u.id
             where e.parent = ${unit.parent} and e.valid_to is null), ${from})
    returning *`)
  await tx.run(sql`
    insert into unit_closure (ancestor, descendant, depth)
    select ancestor, ${id}::uuid, depth + 1 from unit_closure where descendant = ${unit.parent}
    union all select ${id}::uuid, ${id}::uuid, 0`)
  if (unit.parent)
    await tx.run(
      sql`insert into unit_edge (unit, parent, valid_from) values (${id}, ${unit.parent}, ${from})`,
    )
  await record(tx, {
    tenant: tenant ?? id,
    at: by.now,
    actor: by.person,
    verb: 'unit-added',
    about: { unit: id },
  })
  return added
}

export async function renameUnit(tx: Transaction, unit: Unit, name: string, by: Author): Promise<void> {
  await tx.run(sql`update unit set name = ${name}, search = ${fold(name)} where id = ${unit.id}`)
  await record(tx, {
    tenant: unit.tenant ?? unit.id,
    at: by.now,
    actor: by.person,
    verb: 'unit-renamed',
    about: { unit: unit.id },
  })
}

/**
 * Puts a unit and all below it under another parent from a day on. A day in the future waits in unit_edge until
 * the timetable applies it, in place of any other move planned for later; what was before stays readable there.
 */
export async function moveUnit(
  tx: Transaction,
  unit: Unit,
  parent: Unit,
  from: string,
  by: Author,
): Promise<void> {
  if (!canLieUnder(unit.kind, parent.kind)) throw new Error(`a ${unit.kind} can't lie under a ${parent.kind}`)
  const today = dayOf(by.now)
  await tx.run(sql`
    delete from unit_edge where unit = ${unit.id} and valid_from > greatest(${from}::date, ${today}::date)`)
  await tx.run(sql`
    update unit_edge set valid_to = ${from}
    where unit = ${unit.id} and valid_from < ${from} and (valid_to is null or valid_to > ${from})`)
  await tx.run(sql`
    insert into unit_edge (unit, parent, valid_from) values (${unit.id}, ${parent.id}, ${from})
    on conflict (unit, valid_from) do update set parent = excluded.parent, valid_to = null`)
  if (from <= today) await rewriteClosure(tx, unit.id, today)
  await record(tx, {
    tenant: unit.tenant ?? unit.id,
    at: by.now,
    actor: by.person,
    verb: 'unit-moved',
    about: { unit: unit.id, parent: parent.id },
  })
}

/** Ends a unit and says which one it became part of; its members are moved by membership. */
export async function endUnit(
  tx: Transaction,
  unit: Unit,
  into: Unit,
  by: Author,
): Promise<MergeRefusal | null> {
  const today = dayOf(by.now)
  const refusal = mergeRefusal(unit, into, await childCount(tx, unit.id, today))
  if (refusal) return refusal
  await tx.run(sql`update unit set ended_on = ${today}, merged_into = ${into.id} where id = ${unit.id}`)
  await tx.run(sql`delete from unit_edge where unit = ${unit.id} and valid_from > ${today}`)
  await tx.run(sql`
    update unit_edge set valid_to = ${today} where unit = ${unit.id} and (valid_to is null or valid_to > ${today})`)
  await tx.run(sql`delete from unit_closure where descendant = ${unit.id}`)
  await record(tx, {
    tenant: unit.tenant ?? unit.id,
    at: by.now,
    actor: by.person,
    verb: 'unit-merged',
    about: { unit: unit.id, into: into.id },
  })
  return null
}

/** How many living units lie under this one, or are planned to. */
export async function childCount(db: Database, unit: string, today: string): Promise<number> {
  const { n } = await db.row<{ n: number }>(sql`
    select count(distinct e.unit)::int as n from unit_edge e join unit u on u.id = e.unit
    where e.parent = ${unit} and u.ended_on is null and (e.valid_to is null or e.valid_to > ${today})`)
  return n
}

/** Applies the edges that begin today or earlier and are not in the closure yet. Called by the timetable. */
export async function applyFutureMoves(tx: Transaction, today: string): Promise<number> {
  const due = await tx.rows<{ unit: string }>(sql`
    select e.unit from unit_edge e where e.valid_from <= ${today} and (e.valid_to is null or e.valid_to > ${today})
      and not exists (select 1 from unit_closure c where c.ancestor = e.parent and c.descendant = e.unit and c.depth = 1)
      and exists (select 1 from unit u where u.id = e.unit and u.ended_on is null)`)
  for (const { unit } of due) await rewriteClosure(tx, unit, today)
  return due.length
}

/** Hangs the subtree of `unit` where its edge of today says, leaving the rest of the closure alone. */
async function rewriteClosure(tx: Transaction, unit: string, today: string): Promise<void> {
  await tx.run(sql`
    delete from unit_closure up using unit_closure down
    where down.ancestor = ${unit} and up.descendant = down.descendant
      and not exists (select 1 from unit_closure own where own.ancestor = ${unit} and own.descendant = up.ancestor)`)
  await tx.run(sql`
    insert into unit_closure (ancestor, descendant, depth)
    select up.ancestor, down.descendant, up.depth + down.depth + 1
    from unit_edge e join unit_closure up on up.descendant = e.parent join unit_closure down on down.ancestor = e.unit
    where e.unit = ${unit} and e.valid_from <= ${today} and (e.valid_to is null or e.valid_to > ${today})`)
}

export async function unitById(db: Database, id: string): Promise<Unit | null> {
  return db.maybe<Unit>(sql`select * from unit where id = ${id}`)
}

/** Units by id, also those that have ended, in the order they had. */
export const namesOf = (db: Database, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db.rows(sql`select id, name from unit where id = any(${ids}::uuid[]) order by place, name`)

/** The living units of a tenant, itself first, in tree order. */
export async function subtree(db: Database, tenant: string): Promise<UnitInTree[]> {
  // That they are of the tenant follows from where they lie; saying so lets PostgreSQL read these rows and no others.
  const units = await db.rows<UnitInTree>(sql`
    select u.id, u.tenant, u.kind, u.name, u.place, u.founded_on, u.ended_on, u.merged_into, c.depth, p.ancestor as parent
    from unit u join unit_closure c on c.ancestor = ${tenant} and c.descendant = u.id
    left join unit_closure p on p.descendant = u.id and p.depth = 1
    where u.tenant = ${tenant} and u.ended_on is null order by u.place, u.name`)
  const below = Map.groupBy(units, (u) => u.parent)
  const walk = (id: string): UnitInTree[] => (below.get(id) ?? []).flatMap((u) => [u, ...walk(u.id)])
  const top = units.find((u) => u.id === tenant)
  return top ? [top, ...walk(tenant)] : []
}

/** When a unit came to lie where it lies, and where it is planned to go. */
export async function edgesOf(
  db: Database,
  unit: string,
  today: string,
): Promise<{ parent: string; parent_name: string; valid_from: string }[]> {
  return db.rows(sql`
    select e.parent, u.name as parent_name, e.valid_from from unit_edge e join unit u on u.id = e.parent
    where e.unit = ${unit} and (e.valid_to is null or e.valid_to > ${today}) order by e.valid_from`)
}

/** The moves of a tenant's units that wait for their day. */
export async function plannedMoves(
  db: Database,
  tenant: string,
  today: string,
): Promise<Map<string, string>> {
  const rows = await db.rows<{ unit: string; valid_from: string }>(sql`
    select e.unit, e.valid_from from unit_edge e join unit u on u.id = e.unit
    where u.tenant = ${tenant} and e.valid_from > ${today} order by e.valid_from desc`)
  return new Map(rows.map((row) => [row.unit, row.valid_from]))
}

/** The cells of a tenant in tree order. */
export async function cellsOf(db: Database, tenant: string): Promise<UnitInTree[]> {
  return (await subtree(db, tenant)).filter((unit) => unit.kind === 'cell')
}

/** The first organisation of this server, or null before set-up. */
export async function anyTenant(db: Database): Promise<Unit | null> {
  return db.maybe<Unit>(
    sql`select * from unit where kind = 'commune' and ended_on is null order by founded_on, id limit 1`,
  )
}

export async function tenants(db: Database): Promise<Unit[]> {
  return db.rows<Unit>(sql`select * from unit where kind = 'commune' and ended_on is null order by id`)
}
