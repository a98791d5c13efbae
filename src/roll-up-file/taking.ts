import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { CommuneSums } from '../statistics/imported.rules.ts'
import { countedElsewhere, rollUpImported } from '../statistics/imported.ts'
import {
  apart,
  communesHere,
  type LeftOut,
  missingRounds,
  type Refusal,
  type RollUpFile,
  refusalOf,
} from './roll-up-file.rules.ts'
import { isSignedBy, sameFingerprint } from './signing.ts'
import { addsUp, type Statement, saidIn } from './statement.rules.ts'
import { childrenOf, filesTaken, type Signer, signersOf } from './taking.queries.ts'

interface By {
  readonly person: string
  readonly now: Date
}

export type TakingRefusal =
  | Refusal
  | { readonly why: 'altered' }
  | { readonly why: 'malformed' }
  | { readonly why: 'stranger' }
  | { readonly why: 'not-below'; readonly signer: Signer }
  | { readonly why: 'counted'; readonly before: LeftOut }

/**
 * Takes in a file of a unit below for a span. Its months and rounds stand beside those of the units that are online, and
 * are summed with them; a commune's that count already, here or in a file of another unit, are left out and named.
 */
export async function takeFile(
  tx: Transaction,
  unit: string,
  file: RollUpFile,
  asked: { readonly kind: string; readonly starts: string },
  by: By,
): Promise<{ readonly child: string } | TakingRefusal> {
  const key = Buffer.from(file.key, 'base64')
  if (!isSignedBy(file.statement, Buffer.from(file.signature, 'base64'), key)) return { why: 'altered' }
  const statement = saidIn(file.statement)
  if (!addsUp(statement)) return { why: 'malformed' }
  // One after the other on the whole machine: two units above may be brought the same commune.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('roll-up', 7))`)
  const signer = (await signersOf(tx, unit)).find((one) => one.public_key.equals(key))
  if (!signer) return { why: 'stranger' }
  const child = (await childrenOf(tx, unit)).find(({ id }) => id === signer.child)
  if (!child) return { why: 'not-below', signer }
  const files = (await filesTaken(tx, unit)).filter((one) => one.child === child.id)
  const refusal = refusalOf(statement, asked, { files, online: child.online, kind: child.kind })
  if (refusal) return refusal
  const communes = communesHere(statement)
  const { said, leftOut } = apart(communes, await countedElsewhere(tx, child.id, communes))
  const anything = said.some(({ months }) => months.length > 0)
  if (leftOut[0] && !anything) return { why: 'counted', before: leftOut[0] }
  await write(tx, { unit, child: child.id, signer: signer.id, file, statement, said, leftOut }, by)
  await record(tx, {
    tenant: unit,
    at: by.now,
    actor: by.person,
    verb: 'roll-up-file-taken',
    about: { file: statement.file, unit: child.id },
  })
  return { child: child.id }
}

interface Written {
  readonly unit: string
  readonly child: string
  readonly signer: string
  readonly file: RollUpFile
  readonly statement: Statement
  readonly said: readonly CommuneSums[]
  readonly leftOut: readonly LeftOut[]
}

async function write(
  tx: Transaction,
  { unit, child, signer, file: signed, statement, said, leftOut }: Written,
  by: By,
): Promise<void> {
  const { file, follows, span, number, issuedOn, below } = statement
  await tx.run(sql`
    insert into roll_up_file (unit, id, child, signer, follows, kind, starts, months, number, issued_on, cells, complete, missing,
                              content, left_out, taken_at, taken_by)
    values (${unit}, ${file}, ${child}, ${signer}, ${follows}, ${span.kind}, ${span.starts}, ${span.months}, ${number}, ${issuedOn},
            ${below.all}, ${below.complete}, ${below.missing}, ${JSON.stringify(signed.statement)},
            ${JSON.stringify(leftOut)}, ${by.now}, ${by.person})`)
  const missing = missingRounds(statement.communes)
  await rollUpImported(
    tx,
    { id: file, unit: child, by: unit, months: span.months, said, missing },
    dayOf(by.now),
  )
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
