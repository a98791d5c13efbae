import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { Author } from './launch.ts'

/** A paper that a movement asks people to study. Only what names it is kept; the national handbook holds the text. */
export interface Directive {
  readonly tenant: string
  readonly movement: string
  readonly id: string
  readonly title: string
  readonly number: string
  readonly issued_on: string | null
  readonly link: string
  readonly summary: string
  readonly valid_from: string
  readonly dropped_from: string | null
}

export interface NewDirective {
  readonly title: string
  readonly number: string
  readonly issuedOn: string | null
  readonly link: string
  readonly summary: string
}

/** Of these movements on a day, in the order they were added. */
export const directivesOn = (db: Database, movements: readonly string[], day: string): Promise<Directive[]> =>
  db.rows<Directive>(sql`
    select tenant, movement, id, title, number, issued_on, link, summary, valid_from, dropped_from from directive
    where movement = any(${movements}) and valid_from <= ${day} and (dropped_from is null or dropped_from > ${day})
    order by valid_from, id`)

/** Also those that were dropped since. */
export const directivesByIds = (db: Database, ids: readonly string[]): Promise<Directive[]> =>
  db.rows<Directive>(sql`
    select tenant, movement, id, title, number, issued_on, link, summary, valid_from, dropped_from from directive
    where id = any(${ids})
    order by valid_from, id`)

/** From today on. A paper added twice under the same number is told by the form, not here. */
export async function addDirective(
  tx: Transaction,
  of: { tenant: string; movement: string },
  directive: NewDirective,
  by: Author,
): Promise<string> {
  const id = newId(by.now)
  const d = directive
  await tx.run(sql`
    insert into directive (tenant, movement, id, title, number, issued_on, link, summary, valid_from, added_at, added_by)
    values (${of.tenant}, ${of.movement}, ${id}, ${d.title}, ${d.number}, ${d.issuedOn}, ${d.link}, ${d.summary},
            ${dayOf(by.now)}, ${by.now}, ${by.person})`)
  await recordDirective(tx, of, id, 'directive-added', by)
  return id
}

/** No longer asked for from today on; who was briefed on it stays written down. */
export async function dropDirective(
  tx: Transaction,
  of: { tenant: string; movement: string },
  directive: string,
  by: Author,
): Promise<void> {
  const dropped = await tx.run(sql`
    update directive set dropped_from = ${dayOf(by.now)}, dropped_at = ${by.now}, dropped_by = ${by.person}
    where tenant = ${of.tenant} and movement = ${of.movement} and id = ${directive} and dropped_from is null`)
  if (dropped > 0) await recordDirective(tx, of, directive, 'directive-dropped', by)
}

const recordDirective = (
  tx: Transaction,
  of: { tenant: string; movement: string },
  directive: string,
  verb: string,
  by: Author,
) =>
  record(tx, {
    tenant: of.tenant,
    at: by.now,
    actor: by.person,
    verb,
    about: { movement: of.movement, directive },
  })
