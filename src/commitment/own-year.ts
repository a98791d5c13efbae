import { currentKey, type KeyRing } from '../account/device.ts'
import { type RememberedForms, remember } from '../platform/command.ts'
import type { Database, Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { sql } from '../platform/sql.ts'
import { openBox, sealBox } from '../seal/box.ts'
import type { Draft, Ticks } from './commitment.rules.ts'

/** Their year-end form, as far as they have written it. */
export interface OwnForm {
  readonly kind: 'member' | 'leader' | 'outside'
  /** The template itself, as it was when they took it: an organisation may change its own meanwhile. */
  readonly template: string
  /** By the section's key. One that was never written in shows what the record has. */
  readonly texts: Readonly<
    Record<string, { readonly text: string; readonly page: string; readonly turn: number }>
  >
  /** Which of the levels they propose, by the key of a section that asks for one. */
  readonly levels: Readonly<Record<string, string>>
  /** Their own ticks may be used to fill it in. */
  readonly useTicks: boolean
}

/** What a member keeps of a year for themself. */
export interface OwnYear {
  readonly draft: Draft | null
  readonly ticks: Ticks
  readonly form: OwnForm | null
}

interface Box extends OwnYear {
  readonly forms: RememberedForms
}

interface Row {
  tenant: string
  key_version: number
  sealed: Buffer
}

export interface YearReader {
  readonly person: string
  readonly ring: KeyRing
}

/** With the organisation a box that is not there yet is made in. */
export interface YearWriter extends YearReader {
  readonly tenant: string
}

const EMPTY: Box = { draft: null, ticks: {}, form: null, forms: {} }

const label = (owner: string, year: number) => ({ kind: 'own-year.v1', owner, id: String(year) }) as const

function open(reader: YearReader, year: number, row: Row): Box | null {
  const key = reader.ring.keys.get(row.key_version)
  return key ? openBox<Box>(key, label(reader.person, year), row.sealed) : null
}

/** One box a person and year, in whichever organisation it was begun. */
const ownRow = (tx: Transaction, person: string, year: number) =>
  tx.maybe<Row>(sql`
    select tenant, key_version, sealed from own_year
    where own_year.person = ${person} and own_year.year = ${year} order by own_year.tenant limit 1 for update`)

/** `closed`: there is one, of before a fresh start, that this device can't open. */
export async function ownYear(
  db: Database,
  reader: YearReader,
  year: number,
): Promise<OwnYear & { closed: boolean }> {
  return db.asMember(reader.person, async (tx) => {
    const row = await ownRow(tx, reader.person, year)
    const box = row && open(reader, year, row)
    return { ...(box ?? EMPTY), closed: row !== null && box === null }
  })
}

/** Every year that something was kept of, the newest first. */
export async function ownYears(db: Database, reader: YearReader): Promise<(OwnYear & { year: number })[]> {
  return db.asMember(reader.person, async (tx) => {
    const rows = await tx.rows<Row & { year: number }>(sql`
      select tenant, year, key_version, sealed from own_year
      where own_year.person = ${reader.person} order by year desc`)
    return rows.flatMap((row) => {
      const box = open(reader, row.year, row)
      return box ? [{ ...box, year: row.year }] : []
    })
  })
}

/**
 * Changes the year, in a transaction that holds it. `change` is pure and gives null where it changes nothing. The form is
 * remembered inside the box; no history is written of it.
 */
export async function changeYear<T extends OwnYear | null>(
  db: Database,
  writer: YearWriter,
  year: number,
  form: Pick<Form, 'id' | 'content'>,
  change: (own: OwnYear) => T,
): Promise<T | 'resend'> {
  const key = currentKey(writer.ring)
  if (!key) throw new Error('this device opens nothing')
  return db.asMember(writer.person, async (tx) => {
    // What is saved while typing and the button may arrive together, before there is a row to lock.
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${year} ${writer.person}`}, 9))`)
    const row = await ownRow(tx, writer.person, year)
    const before = (row && open(writer, year, row)) ?? EMPTY
    const forms = remember(before.forms, form, key)
    if (forms === 'resend') return 'resend' as const
    const changed = change(before)
    if (!changed) return changed
    const { draft, ticks, form: own } = changed
    const sealed = sealBox(key, label(writer.person, year), { draft, ticks, form: own, forms } satisfies Box)
    await tx.run(sql`
      insert into own_year (tenant, year, person, key_version, sealed)
      values (${row?.tenant ?? writer.tenant}, ${year}, ${writer.person}, ${writer.ring.current}, ${sealed})
      on conflict (tenant, year, person) do update set key_version = excluded.key_version, sealed = excluded.sealed`)
    return changed
  })
}

/** Part of an erasure (my-data/my-data.ts). */
export async function eraseYears(tx: Transaction, person: string): Promise<void> {
  await tx.run(sql`delete from own_year where own_year.person = ${person}`)
}
