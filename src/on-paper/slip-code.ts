import { createHash } from 'node:crypto'
import { recordAll } from '../history/history.ts'
import type { Period } from '../movement/movement.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { type CodeReading, newCode, readCode, SLIP_GROUPS } from '../seal/code.ts'

/** Bound to the member and the period, so that equal codes of two members are two hashes. */
const hashOf = (period: string, person: string, digits: string): Buffer =>
  createHash('sha256').update(`slip.v1 ${period} ${person} ${digits}`).digest()

/** A code for each slip, by person, seen this once: only its hash is kept, and what was printed before is void. */
export async function printCodes(
  tx: Transaction,
  period: Period,
  people: readonly string[],
  by: { readonly person: string; readonly now: Date },
): Promise<Map<string, string>> {
  const codes = new Map(people.map((person) => [person, newCode(SLIP_GROUPS)]))
  const today = dayOf(by.now)
  await tx.run(sql`
    update slip_code set voided_on = ${today}
    where tenant = ${period.tenant} and period = ${period.id} and person = any(${people}::uuid[])
      and used_on is null and voided_on is null`)
  for (const [person, code] of codes) {
    const reading = readCode(code, SLIP_GROUPS)
    if (!reading.ok) throw new Error('a new code reads wrong')
    await tx.run(sql`
      insert into slip_code (tenant, id, period, person, code_hash, printed_by, printed_on)
      values (${period.tenant}, ${newId(by.now)}, ${period.id}, ${person}, ${hashOf(period.id, person, reading.digits)},
              ${by.person}, ${today})`)
  }
  const deeds = people.map((person) => ({
    verb: 'slip-code-printed',
    about: [`period:${period.id}`, `person:${person}`],
  }))
  if (deeds.length > 0) await recordAll(tx, period.tenant, by, deeds)
  return codes
}

export type CodeCheck =
  | { readonly state: 'good'; readonly id: string }
  | { readonly state: 'mistyped'; readonly reading: Extract<CodeReading, { ok: false }> }
  /** Of somebody else, or of nobody: which of the two is not told. */
  | { readonly state: 'unknown' | 'used' | 'void' | 'expired' | 'printed-by-you' }

interface CodeRow {
  id: string
  period: string
  printed_by: string
  used_on: string | null
  voided_on: string | null
}

/** Looks a typed code up among this member's, holding it for use. */
export async function checkSlipCode(
  tx: Transaction,
  period: Period,
  person: string,
  typed: string,
  reader: string,
): Promise<CodeCheck> {
  const reading = readCode(typed, SLIP_GROUPS)
  if (!reading.ok) return { state: 'mistyped', reading }
  const rows = await tx.rows<CodeRow & { code_hash: Buffer }>(sql`
    select id, period, printed_by, used_on, voided_on, code_hash from slip_code
    where tenant = ${period.tenant} and person = ${person} for update`)
  const row = rows.find((one) => one.code_hash.equals(hashOf(one.period, person, reading.digits)))
  if (!row) return { state: 'unknown' }
  if (row.used_on) return { state: 'used' }
  if (row.period !== period.id) return { state: 'expired' }
  if (row.voided_on) return { state: 'void' }
  // As with sign-in cards: whoever printed a code has seen it, so that it says nothing about the member.
  if (row.printed_by === reader) return { state: 'printed-by-you' }
  return { state: 'good', id: row.id }
}

export const useCode = (tx: Transaction, tenant: string, id: string, by: { person: string; now: Date }) =>
  tx.run(sql`
    update slip_code set used_on = ${dayOf(by.now)}, used_by = ${by.person} where tenant = ${tenant} and id = ${id}`)
