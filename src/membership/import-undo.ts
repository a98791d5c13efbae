import { recordAll } from '../history/history.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { inGroups } from './import-history.ts'
import { setMemberships } from './import-places.ts'
import { type Undo, updatePeople } from './import-write.ts'
import type { Author } from './membership.ts'

export const UNDO_HOURS = 24

export type UndoOutcome = 'done' | 'late' | 'used' | 'not-committed'

/** Puts everything back as it was before an import, as long as nothing has been built upon it. */
export async function undoImport(
  tx: Transaction,
  tenant: string,
  id: string,
  by: Author,
): Promise<UndoOutcome> {
  const row = await tx.maybe<{ committed_at: Date; undo: Undo | null }>(sql`
    select committed_at, undo from member_import
    where tenant = ${tenant} and id = ${id} and state = 'committed' for update`)
  if (!row) return 'not-committed'
  if (!row.undo || by.now.getTime() - row.committed_at.getTime() > UNDO_HOURS * 3_600_000) return 'late'
  if (await isBuiltUpon(tx, tenant, id, row.undo)) return 'used'
  await putBack(tx, tenant, row.undo)
  await tx.run(
    sql`update member_import set state = 'undone', undo = null where tenant = ${tenant} and id = ${id}`,
  )
  const people = row.undo.before.people.map((person) => person.id)
  await recordAll(tx, tenant, by, [
    ...inGroups(people).map((group) => ({
      verb: 'members-restored',
      about: [`import:${id}`, ...group.map((person) => `person:${person}`)],
    })),
    { verb: 'import-undone', about: [`import:${id}`] },
  ])
  return 'done'
}

/**
 * Whether somebody the import made has a device by now, or history since then speaks of anything the import
 * touched: whoever adds a feature records its deeds there, and this need not know of it. What another import did
 * and took back does not count.
 */
async function isBuiltUpon(tx: Transaction, tenant: string, id: string, undo: Undo): Promise<boolean> {
  const { before } = undo
  const enrolled = await tx.maybe(sql`select 1 from account where person = any(${undo.people}) limit 1`)
  if (enrolled) return true
  const touched = [
    ...[...undo.people, ...before.people.map((person) => person.id), ...before.posts.map((p) => p.person)],
    ...[...undo.units, ...undo.posts, ...before.posts.map((post) => post.id)],
  ]
  const moved = await tx.rows<{ person: string }>(sql`
    select person from membership
    where tenant = ${tenant} and id = any(${[...undo.memberships, ...before.memberships.map((m) => m.id)]})`)
  const ids = [...new Set([...touched, ...moved.map(({ person }) => person)])]
  const since = await tx.maybe(sql`
    with since as (
      select h.actor, h.verb, string_to_array(regexp_replace(h.about, '[a-z-]+:', '', 'g'), ' ') as ids
      from history h
      where h.tenant = ${tenant}
        and h.n > (select n from history where tenant = ${tenant} and verb = 'import-committed' and about = ${`import:${id}`})
    )
    select 1 from since
    where (ids && ${ids}::text[] or (verb = 'review-submitted' and actor = any(${ids}::uuid[])))
      and not exists (select 1 from member_import i
                      where i.tenant = ${tenant} and i.state = 'undone' and i.id::text = any(since.ids))
    limit 1`)
  return since !== null
}

async function putBack(tx: Transaction, tenant: string, undo: Undo): Promise<void> {
  const { before } = undo
  await tx.run(sql`delete from post where tenant = ${tenant} and id = any(${undo.posts})`)
  await tx.run(sql`
    update post set valid_to = n.valid_to
    from unnest(${before.posts.map((p) => p.id)}::uuid[], ${before.posts.map((p) => p.valid_to)}::date[]) as n (id, valid_to)
    where post.tenant = ${tenant} and post.id = n.id`)
  await tx.run(sql`delete from membership where tenant = ${tenant} and id = any(${undo.memberships})`)
  await setMemberships(tx, tenant, before.memberships)
  await tx.run(sql`delete from person where id = any(${undo.people})`)
  await updatePeople(tx, before.people)
  for (const table of [
    sql`delete from unit_closure where descendant = any(${undo.units})`,
    sql`delete from unit_edge where unit = any(${undo.units})`,
    sql`delete from unit where id = any(${undo.units})`,
  ])
    await tx.run(table)
}
