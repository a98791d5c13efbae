import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { Source, Theme } from './opinion.rules.ts'

export interface By {
  readonly person: string
  readonly now: Date
}

/** What people talk about in one month, for the committee. */
export interface OpinionNote {
  readonly tenant: string
  readonly id: string
  readonly month: string
  readonly made_on: string
  readonly made_by_name: string
  readonly sent_on: string | null
  readonly sent_by_name: string | null
}

export interface OpinionLine {
  readonly id: string
  readonly theme: Theme
  readonly source: Source
  readonly body: string
}

export interface Addendum {
  readonly id: string
  readonly body: string
  readonly on_day: string
  readonly name: string
}

const notes = sql`
  select n.tenant, n.id, n.month, n.made_on, m.full_name as made_by_name, n.sent_on, s.full_name as sent_by_name
  from opinion_note n join person m on m.id = n.made_by left join person s on s.id = n.sent_by`

export const notesOf = (db: Database, tenant: string): Promise<OpinionNote[]> =>
  db.rows(sql`${notes} where n.tenant = ${tenant} order by n.month desc`)

export const noteById = (db: Database, tenant: string, id: string): Promise<OpinionNote | null> =>
  db.maybe(sql`${notes} where n.tenant = ${tenant} and n.id = ${id}`)

/** By theme, in the order in which themes are offered; then as they were written. */
export async function linesOf(
  db: Database,
  { tenant, id }: Pick<OpinionNote, 'tenant' | 'id'>,
  order: readonly Theme[],
): Promise<OpinionLine[]> {
  const rows = await db.rows<OpinionLine>(sql`
    select id, theme, source, body from opinion_line where tenant = ${tenant} and note = ${id} order by id`)
  return rows.sort((a, b) => order.indexOf(a.theme) - order.indexOf(b.theme))
}

export const addendaOf = (
  db: Database,
  { tenant, id }: Pick<OpinionNote, 'tenant' | 'id'>,
): Promise<Addendum[]> =>
  db.rows(sql`
    select a.id, a.body, a.on_day, p.full_name as name from opinion_addendum a join person p on p.id = a.by_person
    where a.tenant = ${tenant} and a.note = ${id} order by a.id`)

/** Of everybody who belongs to the organisation or ever did: for the check of names alone, never shown. */
export const namesOf = async (db: Database, tenant: string): Promise<string[]> =>
  (
    await db.rows<{ name: string }>(sql`
      select distinct full_name as name from person
      where id in (select person from membership where tenant = ${tenant} union select person from post where tenant = ${tenant})`)
  ).map(({ name }) => name)

/** The note of a month, begun now or before. */
export async function beginNote(tx: Transaction, tenant: string, month: string, by: By): Promise<string> {
  const id = newId(by.now)
  const made = await tx.run(sql`
    insert into opinion_note (tenant, id, month, made_by, made_on)
    values (${tenant}, ${id}, ${month}, ${by.person}, ${dayOf(by.now)}) on conflict do nothing`)
  if (made === 0) {
    const row = await tx.row<{ id: string }>(
      sql`select id from opinion_note where tenant = ${tenant} and month = ${month}`,
    )
    return row.id
  }
  await deed(tx, tenant, 'opinion-note-begun', id, by)
  return id
}

/** Writes a line, or writes it anew. False once the note is sent. */
export async function writeLine(
  tx: Transaction,
  note: Pick<OpinionNote, 'tenant' | 'id'>,
  line: Omit<OpinionLine, 'id'> & { readonly id: string | null },
  by: By,
): Promise<boolean> {
  if (!(await isOpen(tx, note))) return false
  const today = dayOf(by.now)
  if (line.id)
    await tx.run(sql`
      update opinion_line set theme = ${line.theme}, source = ${line.source}, body = ${line.body}, by_person = ${by.person},
        on_day = ${today}
      where tenant = ${note.tenant} and note = ${note.id} and id = ${line.id}`)
  else
    await tx.run(sql`
      insert into opinion_line (tenant, id, note, theme, source, body, by_person, on_day)
      values (${note.tenant}, ${newId(by.now)}, ${note.id}, ${line.theme}, ${line.source}, ${line.body}, ${by.person}, ${today})`)
  await deed(tx, note.tenant, 'opinion-line-written', note.id, by)
  return true
}

export async function dropLine(
  tx: Transaction,
  note: Pick<OpinionNote, 'tenant' | 'id'>,
  line: string,
  by: By,
): Promise<boolean> {
  if (!(await isOpen(tx, note))) return false
  await tx.run(
    sql`delete from opinion_line where tenant = ${note.tenant} and note = ${note.id} and id = ${line}`,
  )
  await deed(tx, note.tenant, 'opinion-line-dropped', note.id, by)
  return true
}

const isOpen = async (
  tx: Transaction,
  { tenant, id }: Pick<OpinionNote, 'tenant' | 'id'>,
): Promise<boolean> =>
  (await tx.maybe(
    sql`select 1 from opinion_note where tenant = ${tenant} and id = ${id} and sent_on is null for update`,
  )) !== null

/** From now on nobody changes it. False when it was sent before, or has nothing in it. */
export async function sendNote(
  tx: Transaction,
  { tenant, id }: Pick<OpinionNote, 'tenant' | 'id'>,
  by: By,
): Promise<boolean> {
  const sent = await tx.run(sql`
    update opinion_note n set sent_on = ${dayOf(by.now)}, sent_by = ${by.person}
    where tenant = ${tenant} and id = ${id} and sent_on is null
      and exists (select 1 from opinion_line l where l.tenant = n.tenant and l.note = n.id)`)
  if (sent > 0) await deed(tx, tenant, 'opinion-note-sent', id, by)
  return sent > 0
}

export async function addAddendum(
  tx: Transaction,
  note: Pick<OpinionNote, 'tenant' | 'id'>,
  body: string,
  by: By,
): Promise<void> {
  await tx.run(sql`
    insert into opinion_addendum (tenant, id, note, body, by_person, on_day)
    values (${note.tenant}, ${newId(by.now)}, ${note.id}, ${body}, ${by.person}, ${dayOf(by.now)})`)
  await deed(tx, note.tenant, 'opinion-note-added-to', note.id, by)
}

const deed = (tx: Transaction, tenant: string, verb: string, note: string, by: By) =>
  record(tx, { tenant, at: by.now, actor: by.person, verb, about: { note } })
