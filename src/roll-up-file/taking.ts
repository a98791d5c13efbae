import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { rollUpImported } from '../statistics/tally-above.ts'
import { countsHere, type Refusal, type RollUpFile, refusalOf, type Statement } from './roll-up-file.rules.ts'
import { isSignedBy, sameFingerprint } from './signing.ts'
import { childrenOf, filesTaken, type Signer, signersOf } from './taking.queries.ts'

interface By {
  readonly person: string
  readonly now: Date
}

export type TakingRefusal =
  | Refusal
  | { readonly why: 'altered' }
  | { readonly why: 'stranger' }
  | { readonly why: 'not-below'; readonly signer: Signer }

/**
 * Takes in a file of a unit below for a span: whole or not at all. Its months stand beside those of the units that are
 * online, and are summed with them.
 */
export async function takeFile(
  tx: Transaction,
  unit: string,
  file: RollUpFile,
  asked: { readonly kind: string; readonly starts: string },
  by: By,
): Promise<{ readonly child: string } | TakingRefusal> {
  const key = Buffer.from(file.key, 'base64')
  const { statement } = file
  if (!isSignedBy(statement, Buffer.from(file.signature, 'base64'), key)) return { why: 'altered' }
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`roll-up ${unit}`}, 7))`)
  const signer = (await signersOf(tx, unit)).find((one) => one.public_key.equals(key))
  if (!signer) return { why: 'stranger' }
  const child = (await childrenOf(tx, unit)).find(({ id }) => id === signer.child)
  if (!child) return { why: 'not-below', signer }
  const files = (await filesTaken(tx, unit)).filter((one) => one.child === child.id)
  const refusal = refusalOf(statement, asked, { files, online: child.online })
  if (refusal) return refusal
  await write(tx, { unit, child: child.id, signer: signer.id, statement }, by)
  await record(tx, {
    tenant: unit,
    at: by.now,
    actor: by.person,
    verb: 'roll-up-file-taken',
    about: { file: statement.file, unit: child.id },
  })
  return { child: child.id }
}

async function write(
  tx: Transaction,
  { unit, child, signer, statement }: { unit: string; child: string; signer: string; statement: Statement },
  by: By,
): Promise<void> {
  const { file, follows, span, number, issuedOn, cells, communes } = statement
  await tx.run(sql`
    insert into roll_up_file (unit, id, child, signer, follows, kind, starts, months, number, issued_on, cells, complete, missing,
                              content, taken_at, taken_by)
    values (${unit}, ${file}, ${child}, ${signer}, ${follows}, ${span.kind}, ${span.starts}, ${span.months}, ${number}, ${issuedOn},
            ${cells.all}, ${cells.complete}, ${cells.missing}, ${JSON.stringify(statement)}, ${by.now}, ${by.person})`)
  const rows = statement.months.map(({ month, counts }) => ({ month, counts: countsHere(statement, counts) }))
  await tx.run(sql`
    insert into imported_tally (unit, month, parent, communes, counts, file)
    select ${child}, m.month, ${unit}, ${communes}, m.counts, ${file}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (month date, counts int[])
    on conflict (unit, month) do update set parent = excluded.parent, communes = excluded.communes,
      counts = excluded.counts, file = excluded.file`)
  await rollUpImported(tx, child, span.months, dayOf(by.now))
}

export type RegisterRefusal = 'altered' | 'other-fingerprint' | 'not-below' | 'known'

/**
 * Takes a key for a unit below from a file it signed, once a person has typed what stands on the unit's paper and it is
 * this key's own.
 */
export async function registerSigner(
  tx: Transaction,
  unit: string,
  { file, child, typed }: { readonly file: RollUpFile; readonly child: string; readonly typed: string },
  by: By,
): Promise<'registered' | RegisterRefusal> {
  const key = Buffer.from(file.key, 'base64')
  if (!isSignedBy(file.statement, Buffer.from(file.signature, 'base64'), key)) return 'altered'
  if (!sameFingerprint(typed, key)) return 'other-fingerprint'
  if (!(await childrenOf(tx, unit)).some(({ id }) => id === child)) return 'not-below'
  const id = newId(by.now)
  const made = await tx.run(sql`
    insert into roll_up_signer (unit, id, child, public_key, registered_at, registered_by)
    values (${unit}, ${id}, ${child}, ${key}, ${by.now}, ${by.person})
    on conflict (unit, public_key) where dropped_at is null do nothing`)
  if (made === 0) return 'known'
  await record(tx, {
    tenant: unit,
    at: by.now,
    actor: by.person,
    verb: 'signer-registered',
    about: { signer: id, unit: child },
  })
  return 'registered'
}

/** From now on nothing signed with it is taken; what was taken stays. */
export async function dropSigner(tx: Transaction, unit: string, id: string, by: By): Promise<boolean> {
  const dropped = await tx.run(sql`
    update roll_up_signer set dropped_at = ${by.now}, dropped_by = ${by.person}
    where unit = ${unit} and id = ${id} and dropped_at is null`)
  if (dropped === 0) return false
  await record(tx, {
    tenant: unit,
    at: by.now,
    actor: by.person,
    verb: 'signer-dropped',
    about: { signer: id },
  })
  return true
}
