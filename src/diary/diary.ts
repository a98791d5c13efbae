import { currentKey, type KeyRing } from '../account/device.ts'
import { paths } from '../paths.ts'
import { type RememberedForms, remember } from '../platform/command.ts'
import type { Database, Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { isBehind, type Turn } from '../platform/turn.ts'
import { openBox, sealBox } from '../seal/box.ts'
import type { Tag } from './diary.form.ts'

export interface Entry {
  readonly id: string
  readonly day: string
  readonly tag: Tag | null
  readonly text: string
}

interface Box extends Omit<Entry, 'id'> {
  /** The page that wrote this version, and the number of its save; absent in what was written without one. */
  readonly page?: string
  readonly turn?: number
  readonly forms: RememberedForms
}

interface Row {
  id: string
  key_version: number
  sealed: Buffer
}

/** Whose diary, with the keys this request opened. */
export interface Writer {
  readonly person: string
  readonly tenant: string
  readonly ring: KeyRing
}

/** In the address of the diary: entries are being chosen for the open period; none was. */
export const CHOOSING = 'chon'
export const NOTHING = 'chua'
export const choosingAt = ({ nothing = false } = {}): string =>
  `${paths.diary.to()}?${CHOOSING}${nothing ? `=${NOTHING}` : ''}`

const label = (owner: string, id: string) => ({ kind: 'diary.v1', owner, id }) as const

function open(writer: Writer, row: Row): Box | null {
  const key = writer.ring.keys.get(row.key_version)
  return key ? openBox<Box>(key, label(writer.person, row.id), row.sealed) : null
}

/** Newest day first; `closed` counts entries of before a fresh start, which this device can't open. */
export async function entriesOf(
  db: Database,
  writer: Omit<Writer, 'tenant'>,
): Promise<{ entries: Entry[]; closed: number }> {
  return db.asMember(writer.person, async (tx) => {
    const rows = await tx.rows<Row>(
      sql`select id, key_version, sealed from diary_entry where diary_entry.person = ${writer.person}`,
    )
    const entries = rows.flatMap((row) => {
      const box = open({ ...writer, tenant: '' }, row)
      return box ? [{ id: row.id, day: box.day, tag: box.tag, text: box.text }] : []
    })
    return {
      entries: entries.sort((a, b) => b.day.localeCompare(a.day) || a.id.localeCompare(b.id)),
      closed: rows.length - entries.length,
    }
  })
}

/** With `page`: what a page that shows it has seen. */
export async function entryById(
  db: Database,
  writer: Writer,
  id: string,
): Promise<(Entry & { page: string }) | null> {
  return db.asMember(writer.person, async (tx) => {
    const row = await ownRow(tx, writer, id)
    const box = row && open(writer, row)
    return box ? { id, day: box.day, tag: box.tag, text: box.text, page: box.page ?? '' } : null
  })
}

const ownRow = (tx: Transaction, writer: Writer, id: string) =>
  tx.maybe<Row>(sql`
    select id, key_version, sealed from diary_entry
    where diary_entry.person = ${writer.person} and diary_entry.id = ${id} for update`)

/** Writes or changes an entry; the page gave it its id, which means one thing in one person's diary only. */
export async function writeEntry(
  db: Database,
  writer: Writer,
  entry: Entry,
  form: Pick<Form, 'id' | 'content'>,
  turn: Turn | null = null,
): Promise<Entry | 'behind' | null> {
  return db.asMember(writer.person, (tx) => writeEntryIn(tx, writer, entry, form, turn))
}

/** The same inside a transaction of the member's own: the month's line into the diary. */
export async function writeEntryIn(
  tx: Transaction,
  writer: Writer,
  entry: Entry,
  form: Pick<Form, 'id' | 'content'>,
  turn: Turn | null = null,
): Promise<Entry | 'behind' | null> {
  const key = currentKey(writer.ring)
  if (!key) throw new Error('this device opens nothing')
  // What is saved while typing and the button may arrive together, before there is a row to lock.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${entry.id}, 5))`)
  const row = await ownRow(tx, writer, entry.id)
  const before = row && open(writer, row)
  const forms = remember(before?.forms ?? {}, form, key)
  if (forms === 'resend') return entry
  if (before && saysTheSame(before, entry)) return entry
  if (turn && isBehind(turn, row ? (before?.page ?? '') : null)) return 'behind'
  if (turn?.typing && before?.page === turn.page && turn.turn < (before.turn ?? 0)) return entry
  const box: Box = {
    ...{ day: entry.day, tag: entry.tag, text: entry.text, forms },
    ...(turn ? { page: turn.page, turn: turn.turn } : { page: randomId() }),
  }
  const sealed = sealBox(key, label(writer.person, entry.id), box)
  const written = row
    ? await tx.run(sql`
        update diary_entry set sealed = ${sealed}, key_version = ${writer.ring.current}
        where diary_entry.person = ${writer.person} and diary_entry.id = ${entry.id}`)
    : await tx.run(sql`
        insert into diary_entry (tenant, id, person, key_version, sealed)
        values (${writer.tenant}, ${entry.id}, ${writer.person}, ${writer.ring.current}, ${sealed}) on conflict do nothing`)
  return written > 0 ? entry : null
}

const saysTheSame = (a: Omit<Entry, 'id'>, b: Omit<Entry, 'id'>): boolean =>
  a.day === b.day && a.tag === b.tag && a.text === b.text

export async function eraseEntry(db: Database, person: string, id: string): Promise<boolean> {
  return db.asMember(person, async (tx) => {
    const gone = await tx.run(
      sql`delete from diary_entry where diary_entry.person = ${person} and diary_entry.id = ${id}`,
    )
    return gone > 0
  })
}

export async function eraseDiary(tx: Transaction, person: string): Promise<void> {
  await tx.run(sql`delete from diary_entry where diary_entry.person = ${person}`)
}
