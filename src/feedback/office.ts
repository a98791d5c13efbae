import type { KeyRing } from '../account/device.ts'
import { record } from '../history/history.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { newCode, readCode, SHEET_GROUPS } from '../seal/code.ts'
import { type KeyPair, keyPairFrom, openSealed } from '../seal/keys.ts'
import { type By, openKey } from './case.ts'
import type { Which } from './case-write.ts'
import { wrapPaper } from './receive.ts'

export type Office = 1 | 2

export interface OfficeSheet {
  readonly office: Office
  readonly made_by: string
  readonly made_on: string
}

export const officeSheets = (db: Database, tenant: string): Promise<OfficeSheet[]> =>
  db.rows(sql`select office, made_by, made_on from feedback_office where tenant = ${tenant} order by office`)

/**
 * Prints the sheet of one office; its code is told this once. Whoever printed one does not print the other, so that
 * nobody has seen both. From now on cases are sealed to the two sheets, those that this reader opens at once: a sheet
 * that was made before is paper and nothing more.
 */
export async function makeSheet(
  tx: Transaction,
  tenant: string,
  office: Office,
  by: By,
  today: string,
  ring?: KeyRing,
): Promise<string | 'same-person'> {
  const others = await officeSheets(tx, tenant)
  if (others.some((one) => one.office !== office && one.made_by === by.person)) return 'same-person'
  const code = newCode(SHEET_GROUPS)
  const { publicKey } = keyPairFrom(code.replaceAll(' ', ''), 'office.v1')
  await tx.run(sql`
    insert into feedback_office (tenant, office, public_key, made_by, made_on)
    values (${tenant}, ${office}, ${publicKey}, ${by.person}, ${today})
    on conflict (tenant, office) do update
      set public_key = excluded.public_key, made_by = excluded.made_by, made_on = excluded.made_on`)
  if (ring) await sealOpenCases(tx, tenant, ring)
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: 'feedback-sheet-made',
    about: { office: String(office) },
  })
  return code
}

async function sealOpenCases(tx: Transaction, tenant: string, ring: KeyRing): Promise<void> {
  const cases = await tx.rows<Which>(sql`
    select tenant, id, public_key from feedback_case where tenant = ${tenant} order by id for update`)
  for (const row of cases) {
    const pair = await openKey(tx, row, ring)
    if (pair) await wrapPaper(tx, row, pair.privateKey)
  }
}

/** A case's key from both sheets, when no reader is left who could open it; null when one of them is not the sheet. */
export async function openByPaper(
  db: Database,
  row: { readonly tenant: string; readonly id: string; readonly public_key: Buffer },
  codes: readonly [first: string, second: string],
): Promise<KeyPair | null> {
  const paper = await db.maybe<{ wrapped: Buffer }>(sql`
    select wrapped from feedback_paper_key where tenant = ${row.tenant} and case_id = ${row.id}`)
  const pairs = codes.map((typed) => {
    const reading = readCode(typed, SHEET_GROUPS)
    return reading.ok ? keyPairFrom(reading.digits, 'office.v1') : null
  })
  const [first, second] = pairs
  const outer = paper && second && openSealed(second, paper.wrapped)
  const privateKey = outer && first && openSealed(first, outer)
  return privateKey ? { publicKey: row.public_key, privateKey } : null
}
