import { readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { openAccount, type SignedIn } from '../account/account.ts'
import { hashPin } from '../account/device.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { addPerson, givePost, NO_FACTS } from '../membership/membership.ts'
import { STARTING, setDefaults } from '../movement/movement.ts'
import { addUnit, anyTenant, type Unit } from '../organisation/organisation.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sha256 } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { CARD_GROUPS, newCode, readCode } from '../seal/code.ts'

/** Before there is an organisation, each start makes one token; only the newest is good. Null once set up. */
export async function offerToken(db: Database, now: Date): Promise<string | null> {
  if (await anyTenant(db)) return null
  const token = newCode(CARD_GROUPS)
  await db.transaction(async (tx) => {
    await tx.run(sql`delete from setup_token`)
    await tx.run(
      sql`insert into setup_token (hash, made_at) values (${sha256(token.replaceAll(' ', ''))}, ${now})`,
    )
  })
  return token
}

export async function tokenIsGood(db: Database, typed: string): Promise<boolean> {
  const reading = readCode(typed, CARD_GROUPS)
  if (!reading.ok) return false
  return (await db.maybe(sql`select 1 from setup_token where hash = ${sha256(reading.digits)}`)) !== null
}

const SHIPPED = ['nqtw4-82.json', 'standards-144.json', 'prohibitions-37.json']

/** Loads the catalogues that come with the product; the first is where a new organisation starts. */
export async function loadShipped(tx: Transaction, root: string, now: Date): Promise<string> {
  const refs: string[] = []
  for (const file of SHIPPED) {
    const result = await loadCatalogue(tx, readFileSync(joinPath(root, 'catalogues', file), 'utf8'), now)
    if (result.outcome === 'problems' || result.outcome === 'changed')
      throw new Error(`catalogue ${file}: ${result.outcome}`)
    refs.push(result.ref)
  }
  return refs[0]!
}

/** The organisation with its starting rhythm. Shared with the demo. */
export async function foundOrganisation(
  tx: Transaction,
  organisation: { name: string; superior: string; root: string; from?: string },
  now: Date,
): Promise<Unit> {
  const by = { person: null, now }
  const superior = organisation.superior
    ? await addUnit(
        tx,
        { kind: 'province', name: organisation.superior, parent: null, from: organisation.from },
        by,
      )
    : null
  const commune = await addUnit(
    tx,
    { kind: 'commune', name: organisation.name, parent: superior?.id ?? null, from: organisation.from },
    by,
  )
  const catalogue = await loadShipped(tx, organisation.root, now)
  await setDefaults(tx, commune.id, { ...STARTING, catalogue }, by)
  return commune
}

/** Keeps the lists and never reads content; no member of any cell. */
export async function addAdministrator(
  tx: Transaction,
  commune: Unit,
  name: string,
  title: string,
  now: Date,
): Promise<string> {
  const person = await addPerson(tx, { ...NO_FACTS, fullName: name }, now)
  await givePost(
    tx,
    { tenant: commune.id, person, unit: commune.id, kind: 'administrator', title, from: dayOf(now) },
    { person, now },
  )
  return person
}

/** First run: the organisation, and the person at the machine as its administrator, signed in on this device. */
export async function setUp(
  db: Database,
  setup: {
    name: string
    superior: string
    administrator: string
    pin: string
    label: string
    title: string
    root: string
  },
  now: Date,
): Promise<SignedIn | null> {
  const pinHash = await hashPin(setup.pin)
  return db.transaction(async (tx) => {
    const token = await tx.rows(sql`delete from setup_token returning hash`)
    if (token.length === 0 || (await anyTenant(tx))) return null
    const commune = await foundOrganisation(tx, setup, now)
    const person = await addAdministrator(tx, commune, setup.administrator, setup.title, now)
    return openAccount(tx, { person, pinHash, label: setup.label, card: null, now })
  })
}
