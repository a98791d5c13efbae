import { currentKey } from '../account/device.ts'
import type { Writer } from '../diary/diary.ts'
import { type RememberedForms, remember } from '../platform/command.ts'
import type { Database, Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { sql } from '../platform/sql.ts'
import { openBox, sealBox } from '../seal/box.ts'
import type { Draft } from './declaration.rules.ts'

/** What a member puts together before they declare; only their own request opens it. */
interface Box {
  readonly draft: Draft
  readonly forms: RememberedForms
}

interface Row {
  key_version: number
  sealed: Buffer
}

const label = (owner: string, id: string) => ({ kind: 'round.v1', owner, id }) as const

function open(writer: Writer, round: string, row: Row): Box | null {
  const key = writer.ring.keys.get(row.key_version)
  return key ? openBox<Box>(key, label(writer.person, round), row.sealed) : null
}

const ownRow = (tx: Transaction, writer: Writer, round: string) =>
  tx.maybe<Row>(sql`
    select key_version, sealed from round_draft
    where round_draft.tenant = ${writer.tenant} and round_draft.round = ${round} and round_draft.person = ${writer.person} for update`)

/** Null where nothing was begun, or this device can't open what was. */
export const draftOf = (db: Database, writer: Writer, round: string): Promise<Draft | null> =>
  db.asMember(writer.person, async (tx) => {
    const row = await ownRow(tx, writer, round)
    return row && (open(writer, round, row)?.draft ?? null)
  })

/** Seals the draft anew; `begun` is what a first one starts from. The form's id is remembered inside the box; no history is written of it. */
export async function saveDraft(
  db: Database,
  writer: Writer,
  round: string,
  form: Form,
  begun: Draft,
  change: (draft: Draft) => Draft,
): Promise<Draft> {
  const key = currentKey(writer.ring)
  if (!key) throw new Error('this device opens nothing')
  return db.asMember(writer.person, async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${round} ${writer.person}`}, 7))`)
    const row = await ownRow(tx, writer, round)
    const box = (row && open(writer, round, row)) ?? { draft: begun, forms: {} }
    const forms = remember(box.forms, form, key)
    if (forms === 'resend') return box.draft
    const draft = change(box.draft)
    const sealed = sealBox(key, label(writer.person, round), { draft, forms } satisfies Box)
    await tx.run(sql`
      insert into round_draft (tenant, round, person, key_version, sealed)
      values (${writer.tenant}, ${round}, ${writer.person}, ${writer.ring.current}, ${sealed})
      on conflict (tenant, round, person) do update set key_version = excluded.key_version, sealed = excluded.sealed`)
    return draft
  })
}

/** Every draft of a person, in whichever organisation; null where this device can't open it. */
export const draftsOf = (
  db: Database,
  reader: Omit<Writer, 'tenant'>,
): Promise<{ name: string; catalogue: string; draft: Draft | null }[]> =>
  db.asMember(reader.person, async (tx) => {
    const rows = await tx.rows<Row & { tenant: string; round: string; name: string; catalogue: string }>(sql`
      select d.tenant, d.round, d.key_version, d.sealed, r.name, r.catalogue
      from round_draft d join round r on r.tenant = d.tenant and r.id = d.round
      where d.person = ${reader.person} order by r.opens_on desc, r.id`)
    return rows.map((row) => ({
      name: row.name,
      catalogue: row.catalogue,
      draft: open({ ...reader, tenant: row.tenant }, row.round, row)?.draft ?? null,
    }))
  })

/** Part of an erasure (my-data/my-data.ts). */
export async function eraseRoundDrafts(tx: Transaction, person: string): Promise<void> {
  await tx.run(sql`delete from round_draft where round_draft.person = ${person}`)
}
