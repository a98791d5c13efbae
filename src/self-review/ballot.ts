import { type Catalogue, catalogueRef, groupsInOrder } from '../catalogue/catalogue.rules.ts'
import type { Period } from '../movement/movement.ts'
import { quarterOf } from '../movement/period.rules.ts'
import { type Transaction, together } from '../platform/database.ts'
import { randomId, sha256 } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { sealTo } from '../seal/keys.ts'
import type { Month } from './month.rules.ts'

/** Room for 512 groups, one bit each, behind eight bytes that name the catalogue: a ballot has one size whatever it says. */
const BITS = 64
const NAME = 8

const nameOf = (catalogue: Catalogue) => sha256(catalogueRef(catalogue)).subarray(0, NAME)

/** Which groups are marked, as bits in catalogue order. */
export function packGroups(groups: readonly string[], catalogue: Catalogue): Buffer {
  const bits = Buffer.alloc(BITS)
  const marked = new Set(groups)
  groupsInOrder(catalogue).forEach(({ group }, i) => {
    if (marked.has(group.id)) bits[i >> 3]! |= 1 << (i & 7)
  })
  return Buffer.concat([nameOf(catalogue), bits])
}

/** The groups of an opened ballot, read by whichever of these catalogues it was packed with. */
export function unpackGroups(bytes: Buffer, catalogues: readonly Catalogue[]): string[] {
  const catalogue = catalogues.find((one) => nameOf(one).equals(bytes.subarray(0, NAME)))
  const bits = bytes.subarray(NAME)
  return (catalogue ? groupsInOrder(catalogue) : []).flatMap(({ group }, i) =>
    (bits[i >> 3]! & (1 << (i & 7))) !== 0 ? [group.id] : [],
  )
}

type Ballot = NonNullable<Month['ballot']>

/** The key a quarter's ballots are sealed to. Null where there is none, or when the quarter was released already. */
export async function ballotKey(tx: Transaction, period: Period): Promise<Buffer | null> {
  const key = await tx.maybe<{ public_key: Buffer }>(sql`
    select public_key from statistics_key
    where tenant = ${period.tenant} and not exists (
      select 1 from release where release.tenant = ${period.tenant} and quarter = ${quarterOf(period.month)})
    order by made_on desc, id desc limit 1`)
  return key?.public_key ?? null
}

/**
 * One ballot a member and quarter, holding every group marked in any of its months. A later month adds to the
 * quarter's groups; sending the same month again after reopening replaces that month's.
 */
export function nextBallot(before: Month['ballot'], period: Period, groups: readonly string[]): Ballot {
  const quarter = quarterOf(period.month)
  const same = before?.quarter === quarter ? before : null
  return { quarter, id: same?.id ?? randomId(), months: { ...same?.months, [period.month]: groups } }
}

/** Sealed to the organisation and without a member: that sending again replaces it is remembered in the member's own box. */
export async function castBallot(
  tx: Transaction,
  tenant: string,
  ballot: Ballot,
  key: Buffer,
  catalogue: Catalogue,
): Promise<void> {
  const sealed = sealTo(key, packGroups(allGroups(ballot), catalogue))
  await together(
    tx.run(sql`select set_config('app.ballot', ${ballot.id}, true)`),
    tx.run(sql`
      insert into ballot (tenant, quarter, id, sealed) values (${tenant}, ${ballot.quarter}, ${ballot.id}, ${sealed})
      on conflict (tenant, quarter, id) do update set sealed = excluded.sealed`),
  )
}

const allGroups = (ballot: Ballot): string[] => [...new Set(Object.values(ballot.months).flat())]

export async function dropBallot(tx: Transaction, tenant: string, ballot: Ballot): Promise<void> {
  await tx.run(sql`select set_config('app.ballot', ${ballot.id}, true)`)
  await tx.run(
    sql`delete from ballot where tenant = ${tenant} and quarter = ${ballot.quarter} and id = ${ballot.id}`,
  )
}
