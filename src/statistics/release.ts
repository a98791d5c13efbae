import type { KeyRing } from '../account/device.ts'
import { catalogueRef, groupsInOrder } from '../catalogue/catalogue.rules.ts'
import { type Catalogue, catalogueByRef } from '../catalogue/catalogue.ts'
import { record } from '../history/history.ts'
import { monthsOf, quarterOf } from '../movement/period.rules.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { openSealed } from '../seal/keys.ts'
import { unpackGroups } from '../self-review/ballot.ts'
import type { Beside } from './beside.rules.ts'
import { publishable, type Shown } from './publishable.rules.ts'
import { openStatisticsKey } from './statistics-key.ts'

export interface Release {
  quarter: string
  released_at: Date
  released_by: string
  released_by_name: string
  catalogue: string | null
  outcome: 'shown' | 'too-few' | 'too-alike' | 'no-key'
  people: number | null
  counts: Record<string, Shown> | null
}

export interface QuarterLine {
  readonly quarter: string
  /** All three periods are past their last day. */
  readonly over: boolean
  readonly release: Release | null
}

/** The quarters an organisation has had periods in, newest first. */
export async function quarters(db: Database, tenant: string, now: Date): Promise<QuarterLine[]> {
  const periods = await db.rows<{ month: string; closes_at: Date }>(sql`
    select month, closes_at from period where tenant = ${tenant} and opens_at <= ${now} order by month desc`)
  const releases = await db.rows<Release>(sql`
    select r.*, p.full_name as released_by_name from release r join person p on p.id = r.released_by where r.tenant = ${tenant}`)
  return [...Map.groupBy(periods, (period) => quarterOf(period.month))].map(([quarter, own]) => ({
    quarter,
    over:
      own.some((period) => period.month === monthsOf(quarter)[2]) &&
      own.every((period) => period.closes_at <= now),
    release: releases.find((release) => release.quarter === quarter) ?? null,
  }))
}

export type ReleaseOutcome = 'released' | 'not-yet' | 'already' | 'not-a-holder'

/**
 * Opens a quarter's ballots with the officer's key, counts people per group once, writes what publishable() lets
 * through, and deletes the ballots: there is nothing left to count again. Ballots sealed to a key that nobody holds
 * any more are dropped; when too few others are left, the release says so.
 */
export async function releaseQuarter(
  db: Database,
  tenant: string,
  quarter: string,
  ring: KeyRing,
  by: { person: string; now: Date },
): Promise<ReleaseOutcome> {
  return db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${tenant} ${quarter}`}, 7))`)
    const line = (await quarters(tx, tenant, by.now)).find((q) => q.quarter === quarter)
    if (line?.release) return 'already'
    if (!line?.over) return 'not-yet'
    const holders = await tx.maybe(sql`select 1 from statistics_key_wrap where tenant = ${tenant} limit 1`)
    const pair = await openStatisticsKey(tx, tenant, ring)
    if (holders && !pair) return 'not-a-holder'
    await tx.run(sql`select set_config('app.release', ${tenant}, true)`)
    const ballots = await tx.rows<{ sealed: Buffer }>(sql`
      select sealed from ballot where ballot.tenant = ${tenant} and ballot.quarter = ${quarter}`)
    const opened = pair
      ? ballots.map((ballot) => openSealed(pair, ballot.sealed)).filter((bytes) => bytes !== null)
      : []
    const catalogues = await cataloguesOf(tx, tenant, quarter)
    const publication = publishable(
      opened.length,
      countPeople(opened, catalogues),
      await besideOf(tx, tenant, quarter),
    )
    const shown = publication.outcome === 'shown' ? publication : null
    const outcome = !shown && opened.length < ballots.length ? 'no-key' : publication.outcome
    await tx.run(sql`
      insert into release (tenant, quarter, released_at, released_by, catalogue, outcome, people, counts)
      values (${tenant}, ${quarter}, ${by.now}, ${by.person}, ${catalogueRef(catalogues[0])}, ${outcome},
              ${shown?.people ?? null}, ${shown && JSON.stringify(shown.counts)})`)
    await tx.run(sql`delete from ballot where ballot.tenant = ${tenant} and ballot.quarter = ${quarter}`)
    await tx.run(sql`select set_config('app.release', '', true)`)
    await record(tx, { tenant, at: by.now, actor: by.person, verb: 'quarter-released', about: { quarter } })
    return 'released'
  })
}

/** Every release that was shown, and who sent on a phone in it and in this quarter. */
async function besideOf(tx: Transaction, tenant: string, quarter: string): Promise<Beside> {
  const releases = await tx.rows<
    Pick<Release, 'quarter'> & { people: number; counts: NonNullable<Release['counts']> }
  >(sql`
    select quarter, people, counts from release where tenant = ${tenant} and outcome = 'shown' order by quarter`)
  if (releases.length === 0) return { senders: new Set(), earlier: [] }
  return {
    senders: await senders(tx, tenant, quarter),
    earlier: await Promise.all(
      releases.map(async ({ quarter, people, counts }) => ({
        people,
        counts,
        senders: await senders(tx, tenant, quarter),
      })),
    ),
  }
}

const senders = async (tx: Transaction, tenant: string, quarter: string): Promise<Set<string>> =>
  new Set(
    (
      await tx.rows<{ person: string }>(sql`
        select distinct d.person from review_done d join period p on p.tenant = d.tenant and p.id = d.period
        where d.tenant = ${tenant} and p.month = any(${monthsOf(quarter)}) and d.how = 'phone'`)
    ).map(({ person }) => person),
  )

/** Those of the quarter's months, the last month's first: in its words the numbers are told. */
async function cataloguesOf(
  tx: Transaction,
  tenant: string,
  quarter: string,
): Promise<[Catalogue, ...Catalogue[]]> {
  const periods = await tx.rows<{ catalogue: string }>(sql`
    select catalogue from period where tenant = ${tenant} and month = any(${monthsOf(quarter)}) order by month desc`)
  const catalogues: Catalogue[] = []
  for (const ref of new Set(periods.map((period) => period.catalogue)))
    catalogues.push(await catalogueByRef(tx, ref))
  return catalogues as [Catalogue]
}

/**
 * How many ballots have each group of the newest catalogue marked. A group that speaks of leaders only is not counted:
 * it is out of the few who lead and not out of all who sent, and who they are is known.
 */
function countPeople(
  ballots: readonly Buffer[],
  catalogues: readonly [Catalogue, ...Catalogue[]],
): Record<string, number> {
  const marked = ballots.map((bytes) => new Set(unpackGroups(bytes, catalogues)))
  return Object.fromEntries(
    groupsInOrder(catalogues[0])
      .filter(({ group }) => group.items.some((item) => item.appliesTo === 'all'))
      .map(({ group }) => [group.id, marked.filter((groups) => groups.has(group.id)).length]),
  )
}
