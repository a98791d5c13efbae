import type { Database, Transaction } from '../platform/database.ts'
import { newId, sha256 } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { CARD_GROUPS, newCode, readCode } from '../seal/code.ts'
import { CARD_DAYS, type CardDates, type CardState, cardState } from './account.rules.ts'

export interface Card extends CardDates {
  id: string
  tenant: string
  person: string
  full_name: string
  printed_by: string | null
  printed_by_name: string
  printed_at: Date
  begins_anew: boolean
}

/** Makes a card and tells its code this once. Earlier unused cards of the person stop being good. */
export async function printCard(
  tx: Transaction,
  card: {
    tenant: string
    person: string
    printedBy: string | null
    printedByName: string
    now: Date
    /** Only from the administrator's keyboard (membership/officer-card.ts). */
    beginsAnew?: boolean
  },
): Promise<{ id: string; code: string; expiresAt: Date }> {
  const code = newCode(CARD_GROUPS)
  const id = newId(card.now)
  const expiresAt = new Date(card.now.getTime() + CARD_DAYS * 86_400_000)
  await tx.run(sql`
    update card set voided_at = ${card.now}
    where person = ${card.person} and used_at is null and voided_at is null`)
  await tx.run(sql`
    insert into card (id, tenant, person, code_hash, printed_by, printed_by_name, printed_at, expires_at, begins_anew)
    values (${id}, ${card.tenant}, ${card.person}, ${sha256(code.replaceAll(' ', ''))}, ${card.printedBy},
            ${card.printedByName}, ${card.now}, ${expiresAt}, ${card.beginsAnew ?? false})`)
  return { id, code, expiresAt }
}

export type CardCheck =
  | { state: 'good'; card: Card; digits: string }
  | { state: Exclude<CardState, 'good'> | 'unknown' }
  | { state: 'mistyped'; given: number; wrong: number[] }

/** Looks at a card without using it up. `lock` holds the row until the transaction ends. */
export async function checkCard(db: Database, typed: string, now: Date, lock = false): Promise<CardCheck> {
  const reading = readCode(typed, CARD_GROUPS)
  if (!reading.ok) return { state: 'mistyped', given: reading.given, wrong: reading.wrong }
  const card = await db.maybe<Card>(sql`
    select card.*, person.full_name from card join person on person.id = card.person
    where code_hash = ${sha256(reading.digits)} ${lock ? sql`for update of card` : sql``}`)
  if (!card) return { state: 'unknown' }
  const state = cardState(card, now)
  return state === 'good' ? { state, card, digits: reading.digits } : { state }
}

export async function cardsOf(db: Database, person: string): Promise<Card[]> {
  return db.rows(sql`
    select card.*, person.full_name from card join person on person.id = card.person
    where card.person = ${person} order by printed_at desc`)
}
