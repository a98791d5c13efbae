import { currentKey } from '../account/device.ts'
import type { Writer } from '../diary/diary.ts'
import { type RememberedForms, remember } from '../platform/command.ts'
import type { Database, Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { sql } from '../platform/sql.ts'
import { openBox, sealBox } from '../seal/box.ts'

/** What a member put together for their own review; only their own request opens it. */
interface Box {
  readonly text: string
  readonly forms: RememberedForms
}

interface Row {
  tenant: string
  meeting: string
  key_version: number
  sealed: Buffer
}

export interface Sheet {
  readonly tenant: string
  readonly meeting: string
  /** Null: written before a fresh start, and closed to this device. */
  readonly text: string | null
}

type Reader = Omit<Writer, 'tenant'>

const label = (owner: string, id: string) => ({ kind: 'preparation.v1', owner, id }) as const

function open(reader: Reader, row: Row): Box | null {
  const key = reader.ring.keys.get(row.key_version)
  return key ? openBox<Box>(key, label(reader.person, row.meeting), row.sealed) : null
}

const sheetFrom = (reader: Reader, row: Row): Sheet => ({
  tenant: row.tenant,
  meeting: row.meeting,
  text: open(reader, row)?.text ?? null,
})

export const sheetOf = (db: Database, reader: Reader, meeting: string): Promise<Sheet | null> =>
  db.asMember(reader.person, async (tx) => {
    const row = await ownRow(tx, reader.person, meeting)
    return row && sheetFrom(reader, row)
  })

/** Every sheet of a person, in whichever organisation they were then. */
export const sheetsOf = (db: Database, reader: Reader): Promise<(Sheet & { day: string })[]> =>
  db.asMember(reader.person, async (tx) => {
    const rows = await tx.rows<Row & { day: string }>(sql`
      select p.tenant, p.meeting, p.key_version, p.sealed, m.day
      from preparation p join meeting m on m.tenant = p.tenant and m.id = p.meeting
      where p.person = ${reader.person} order by m.day desc, p.meeting`)
    return rows.map((row) => ({ ...sheetFrom(reader, row), day: row.day }))
  })

const ownRow = (tx: Transaction, person: string, meeting: string) =>
  tx.maybe<Row>(sql`
    select tenant, meeting, key_version, sealed from preparation
    where preparation.person = ${person} and preparation.meeting = ${meeting} for update`)

/** Seals the sheet anew. The form's id is remembered inside the box; no history is written of it. */
export async function saveSheet(
  db: Database,
  writer: Writer,
  meeting: string,
  text: string,
  form: Form,
): Promise<void> {
  const key = currentKey(writer.ring)
  if (!key) throw new Error('this device opens nothing')
  await db.asMember(writer.person, async (tx) => {
    // What is saved while typing and the button may arrive together, before there is a row to lock.
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${meeting} ${writer.person}`}, 7))`)
    const row = await ownRow(tx, writer.person, meeting)
    const forms = remember((row && open(writer, row)?.forms) ?? {}, form, key)
    if (forms === 'resend') return
    const sealed = sealBox(key, label(writer.person, meeting), { text, forms } satisfies Box)
    await tx.run(sql`
      insert into preparation (tenant, meeting, person, key_version, sealed)
      values (${writer.tenant}, ${meeting}, ${writer.person}, ${writer.ring.current}, ${sealed})
      on conflict (tenant, meeting, person) do update
        set key_version = excluded.key_version, sealed = excluded.sealed`)
  })
}

/** Part of an erasure (my-data/my-data.ts). */
export async function eraseSheets(tx: Transaction, person: string): Promise<void> {
  await tx.run(sql`delete from preparation where preparation.person = ${person}`)
}
