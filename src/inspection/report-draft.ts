import { currentKey, type KeyRing } from '../account/device.ts'
import { type RememberedForms, remember } from '../platform/command.ts'
import type { Database, Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { sql } from '../platform/sql.ts'
import { openBox, sealBox } from '../seal/box.ts'
import type { Said } from './inspection.rules.ts'

interface Box {
  readonly said: Said
  readonly forms: RememberedForms
}

interface Row {
  readonly inspection: string
  readonly key_version: number
  readonly sealed: Buffer
}

export interface Writer {
  readonly tenant: string
  readonly person: string
  readonly ring: KeyRing
}

const label = (owner: string, id: string) => ({ kind: 'inspection.v1', owner, id }) as const

const open = ({ person, ring }: Writer, row: Row): Box | null => {
  const key = ring.keys.get(row.key_version)
  return key ? openBox<Box>(key, label(person, row.inspection), row.sealed) : null
}

const ownRow = (tx: Transaction, person: string, inspection: string) =>
  tx.maybe<Row>(sql`
    select inspection, key_version, sealed from inspection_draft
    where inspection_draft.person = ${person} and inspection_draft.inspection = ${inspection} for update`)

/** What a member has written of their report and not sent; only their own request opens it. */
export const draftOf = (db: Database, writer: Writer, inspection: string): Promise<Said | null> =>
  db.asMember(writer.person, async (tx) => {
    const row = await ownRow(tx, writer.person, inspection)
    return (row && open(writer, row)?.said) ?? null
  })

/** Seals it anew. The form's id is remembered inside the box; no history is written of it. */
export async function saveDraft(
  db: Database,
  writer: Writer,
  inspection: string,
  said: Said,
  form: Form,
): Promise<void> {
  const key = currentKey(writer.ring)
  if (!key) throw new Error('this device opens nothing')
  const { tenant, person, ring } = writer
  await db.asMember(person, async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${inspection} ${person}`}, 7))`)
    const row = await ownRow(tx, person, inspection)
    const forms = remember((row && open(writer, row)?.forms) ?? {}, form, key)
    if (forms === 'resend') return
    const sealed = sealBox(key, label(person, inspection), { said, forms } satisfies Box)
    await tx.run(sql`
      insert into inspection_draft (tenant, inspection, person, key_version, sealed)
      values (${tenant}, ${inspection}, ${person}, ${ring.current}, ${sealed})
      on conflict (tenant, inspection, person) do update
        set key_version = excluded.key_version, sealed = excluded.sealed`)
  })
}

/** Part of an erasure (my-data/my-data.ts). */
export async function eraseReportDrafts(tx: Transaction, person: string): Promise<void> {
  await tx.run(sql`delete from inspection_draft where inspection_draft.person = ${person}`)
}
