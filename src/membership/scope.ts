import type { Actor } from '../account/session.ts'
import type { Database } from '../platform/database.ts'
import { byGivenName } from '../platform/fold.ts'
import { notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import {
  isLeader,
  type MemberStatus,
  POST_KINDS,
  type PostKind,
  type Power,
  powersOf,
} from './powers.rules.ts'

declare const madeByMembership: unique symbol

/** What one person may see and do today. Only this file makes one; every query about other people asks for it. */
export interface Scope {
  readonly [madeByMembership]: true
  readonly person: string
  /** The organisation they belong to or hold a post in; null for someone who left every one. */
  readonly tenant: string | null
  readonly membership: {
    readonly cell: string
    readonly cellName: string
    readonly status: MemberStatus
  } | null
  readonly posts: readonly {
    readonly unit: string
    readonly unitName: string
    readonly kind: PostKind
    readonly title: string
  }[]
  readonly leader: boolean
  /** Powers over the whole organisation. */
  readonly overAll: ReadonlySet<Power>
  /** Powers over single cells. */
  readonly overCell: ReadonlyMap<string, ReadonlySet<Power>>
  /** Posts in units above the communes, with what they let their holder do there. They open nothing of a commune. */
  readonly above: readonly {
    readonly unit: string
    readonly unitName: string
    readonly title: string
    readonly powers: readonly Power[]
  }[]
}

interface Row {
  tenant: string
  unit: string
  unit_name: string
  unit_kind: string
  status: MemberStatus | null
  post: PostKind | null
  title: string | null
}

/** A membership and posts as of a day. One statement: it runs with every request of somebody signed in. */
export async function scopeOf(db: Database, person: string, today: string): Promise<Scope> {
  const rows = await db.rows<Row>(sql`
    select m.tenant, m.cell as unit, u.name as unit_name, u.kind as unit_kind, m.status, null as post, null as title
    from membership m join unit u on u.id = m.cell
    where m.person = ${person} and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today}) and m.status <> 'left'
    union all
    select p.tenant, p.unit, u.name, u.kind, null, p.kind, p.title
    from post p join unit u on u.id = p.unit
    where p.person = ${person} and p.valid_from <= ${today} and (p.valid_to is null or p.valid_to > ${today})`)
  return scopeFrom(person, rows)
}

function scopeFrom(person: string, rows: Row[]): Scope {
  const membership = rows.find((row) => row.status)
  const tenant = membership?.tenant ?? rows.find((row) => !isAbove(row))?.tenant ?? null
  const posts = rows.filter((row) => row.post && row.tenant === tenant)
  const overAll = new Set<Power>()
  const overCell = new Map<string, Set<Power>>()
  for (const row of posts) {
    if (row.unit_kind === 'commune') for (const power of powersOf(row.post!, 'commune')) overAll.add(power)
    if (row.unit_kind === 'cell')
      overCell.set(row.unit, new Set([...(overCell.get(row.unit) ?? []), ...powersOf(row.post!, 'cell')]))
  }
  return {
    person,
    tenant,
    membership: membership
      ? { cell: membership.unit, cellName: membership.unit_name, status: membership.status! }
      : null,
    posts: posts.map((row) => ({
      unit: row.unit,
      unitName: row.unit_name,
      kind: row.post!,
      title: row.title!,
    })),
    leader: isLeader(posts.map((row) => row.post!)),
    overAll,
    overCell,
    above: rows
      .filter((row) => row.post && isAbove(row))
      .map((row) => ({
        unit: row.unit,
        unitName: row.unit_name,
        title: row.title!,
        powers: powersOf(row.post!, 'above'),
      })),
  } as unknown as Scope
}

const isAbove = (row: Row) => row.unit_kind === 'province' || row.unit_kind === 'nation'

/** Whether a power reaches a cell, or, without a cell, the whole organisation. */
export function may(scope: Scope, power: Power, cell?: string): boolean {
  return scope.overAll.has(power) || (cell !== undefined && scope.overCell.get(cell)?.has(power) === true)
}

/** The units above the communes in which the scope holds the power. */
export const unitsAbove = (scope: Scope, power: Power) =>
  scope.above.filter(({ powers }) => powers.includes(power))

/** The cells over which the scope holds the power by a post in that very cell. */
export const cellsWith = (scope: Scope, power: Power): string[] =>
  [...scope.overCell].filter(([, powers]) => powers.has(power)).map(([cell]) => cell)

const scopes = new WeakMap<object, Promise<Scope>>()

/** The scope of whoever makes this visit, looked up once a request. */
export function scopeFor(visit: { db: Database; today: string; me: Actor }): Promise<Scope> {
  let scope = scopes.get(visit)
  if (!scope) {
    scope = scopeOf(visit.db, visit.me.person, visit.today)
    scopes.set(visit, scope)
  }
  return scope
}

/** The organisation of a scope. Somebody of a superior level has none here, and finds nothing. */
export function tenantOf(scope: Scope): string {
  if (!scope.tenant) throw notFound()
  return scope.tenant
}

/**
 * Who holds a power over this cell today, by name and title: what "Ai xem được?" shows, the cell's own first and in
 * the order of posts. Like scopeFrom, it leaves aside a post outside the organisation its holder is a member of.
 */
export async function holdersOf(
  db: Database,
  tenant: string,
  cell: string,
  power: Power,
  today: string,
): Promise<{ person: string; name: string; title: string }[]> {
  const rows = await db.rows<{
    person: string
    full_name: string
    title: string
    kind: PostKind
    unit: string
  }>(sql`
    select post.person, p.full_name, post.title, post.kind, post.unit from post join person p on p.id = post.person
    where post.tenant = ${tenant} and post.unit in (${cell}, ${tenant})
      and post.valid_from <= ${today} and (post.valid_to is null or post.valid_to > ${today})
      and not exists (select 1 from membership m where m.person = post.person and m.tenant <> ${tenant} and m.status <> 'left'
                      and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today}))`)
  const rankOf = ({ unit, kind }: { unit: string; kind: PostKind }) =>
    (unit === cell ? 0 : POST_KINDS.length) + POST_KINDS.indexOf(kind)
  return byGivenName(rows, ({ full_name }) => full_name)
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .filter((row) => powersOf(row.kind, row.unit === cell ? 'cell' : 'commune').includes(power))
    .map((row) => ({ person: row.person, name: row.full_name, title: row.title }))
}
