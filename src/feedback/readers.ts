import type { KeyRing } from '../account/device.ts'
import { record } from '../history/history.ts'
import { addDays } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { randomId, sha256 } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { type By, openKey, openWith } from './case.ts'
import { writeEvent } from './case-write.ts'
import { count } from './erase.ts'
import {
  type CaseRow,
  caseColumns,
  type Reader,
  readersOf,
  rightfulReaders,
  setColumns,
} from './feedback.queries.ts'
import { next } from './feedback.rules.ts'
import { columnsOf } from './feedback-columns.rules.ts'
import { isRefusal } from './feedback-state.rules.ts'
import { openByPaper } from './office.ts'
import { wrapCase } from './receive.ts'

/** The readers that a change would give the key to; a second person signs exactly these. */
const fingerprintOf = (readers: readonly Reader[]): Buffer =>
  sha256(readers.map((one) => `${one.account} ${one.key_version}`).join('\n'))

const areSame = (a: readonly Reader[], b: readonly Reader[]) => fingerprintOf(a).equals(fingerprintOf(b))

export interface Change {
  readonly now: readonly Reader[]
  readonly rightful: readonly Reader[]
  /** Signed by one, who may not be the second. */
  readonly proposed: { readonly id: string; readonly by: string; readonly on: string } | null
}

/** What stands between the readers there are and those the posts ask for; null when they are the same. */
export async function changeOf(db: Database, tenant: string, today: string): Promise<Change | null> {
  const [now, rightful] = [await readersOf(db, tenant), await rightfulReaders(db, tenant, today)]
  if (areSame(now, rightful)) return null
  const proposed = await db.maybe<{ id: string; by: string; on: string }>(sql`
    select id, proposed_by as by, proposed_on as on from feedback_change
    where tenant = ${tenant} and signed_by is null and readers = ${fingerprintOf(rightful)}`)
  return { now, rightful, proposed }
}

export type ChangeOutcome =
  | 'proposed'
  | 'done'
  | 'no-change'
  | 'same-person'
  | 'too-few'
  | 'not-a-reader'
  | 'not-the-sheets'

/** The cases of an organisation that this key ring does not open. */
export async function closedTo(db: Database, tenant: string, ring: KeyRing): Promise<number> {
  const cases = await casesToSeal(db, tenant)
  const opened = await Promise.all(cases.map((row) => openKey(db, row, ring)))
  return opened.filter((pair) => pair === null).length
}

/** What was given up is sealed to nobody any more. */
const casesToSeal = (db: Database, tenant: string, lock = false): Promise<CaseRow[]> =>
  db.rows(sql`
    select ${caseColumns} from feedback_case where tenant = ${tenant} and sender_state <> 'lost'
    order by id ${lock ? sql`for update` : sql``}`)

/** Cases whose key none of the readers to be holds: only paper opens them, and where there is none, nothing. */
export async function lostTo(
  db: Database,
  tenant: string,
  rightful: readonly Reader[],
): Promise<readonly string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    select c.id from feedback_case c where c.tenant = ${tenant} and c.sender_state <> 'lost'
      and not exists (
        select 1 from feedback_key k
        join unnest(${rightful.map((one) => one.account)}::uuid[], ${rightful.map((one) => one.key_version)}::int[])
          as r (account, version) on r.account = k.account and r.version = k.key_version
        where k.tenant = c.tenant and k.case_id = c.id)
    order by c.id`)
  return rows.map(({ id }) => id)
}

/** How long the sender of what nobody opens any more can read that it is so. */
const LOST_DAYS = 30

/** Nobody can do anything in it, and its sender reads that, until the clock takes it away. */
async function giveUp(tx: Transaction, row: CaseRow, by: By, today: string): Promise<void> {
  await setColumns(tx, row.tenant, row.id, {
    ...row,
    stage: 'closed',
    sender_state: 'lost',
    until: null,
    stopped_on: null,
    erase_on: addDays(today, LOST_DAYS),
  })
  await count(tx, row.tenant, 'lost')
  await record(tx, {
    tenant: row.tenant,
    at: by.now,
    actor: by.person,
    verb: 'feedback-lost',
    about: { case: row.id },
  })
}

/**
 * Signs the change of readers. The first signature proposes it; the second, by somebody else, seals every case's key to
 * the new readers and takes it from the others, and deadlines run on. Both must be readers to be, and once there are
 * cases, the second must be able to open them: by their own key, or with the sheets of both offices in hand. Where the
 * sheets are lost too, both may say that they go on `without` what none of them opens.
 */
export async function signChange(
  tx: Transaction,
  tenant: string,
  ring: KeyRing,
  by: By,
  today: string,
  { sheets, without = false }: { sheets?: readonly [first: string, second: string]; without?: boolean } = {},
): Promise<ChangeOutcome> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`feedback readers ${tenant}`}, 7))`)
  const change = await changeOf(tx, tenant, today)
  if (!change) return 'no-change'
  if (!change.rightful.some((one) => one.person === by.person)) return 'not-a-reader'
  if (change.rightful.length < 2) return 'too-few'
  if (!change.proposed) {
    await tx.run(sql`delete from feedback_change where tenant = ${tenant} and signed_by is null`)
    await tx.run(sql`
      insert into feedback_change (tenant, id, proposed_by, proposed_on, readers)
      values (${tenant}, ${randomId()}, ${by.person}, ${today}, ${fingerprintOf(change.rightful)})`)
    await record(tx, {
      tenant,
      at: by.now,
      actor: by.person,
      verb: 'feedback-readers-proposed',
      about: { tenant },
    })
    return 'proposed'
  }
  if (change.proposed.by === by.person) return 'same-person'
  const cases = await casesToSeal(tx, tenant, true)
  const opened = await Promise.all(
    cases.map(async (row) => {
      const own = await openKey(tx, row, ring)
      return { row, pair: own ?? (sheets ? await openByPaper(tx, row, sheets) : null) }
    }),
  )
  const lost = without ? await lostTo(tx, tenant, change.rightful) : []
  if (opened.some(({ row, pair }) => pair === null && !lost.includes(row.id)))
    return sheets ? 'not-the-sheets' : 'not-a-reader'
  await setReaders(tx, tenant, change.rightful, today)
  for (const { row, pair } of opened) {
    if (!pair) {
      await giveUp(tx, row, by, today)
      continue
    }
    await wrapCase(tx, row, pair.privateKey, change.rightful)
    await resume(tx, row, pair, [change.proposed.by, by.person], today)
  }
  await tx.run(sql`
    update feedback_change set signed_by = ${by.person}, signed_on = ${today}
    where tenant = ${tenant} and id = ${change.proposed.id}`)
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: sheets ? 'feedback-readers-changed-by-sheets' : 'feedback-readers-changed',
    about: { tenant },
  })
  return 'done'
}

async function setReaders(
  tx: Transaction,
  tenant: string,
  readers: readonly Reader[],
  today: string,
): Promise<void> {
  await tx.run(sql`delete from feedback_reader where tenant = ${tenant}`)
  for (const one of readers)
    await tx.run(sql`
      insert into feedback_reader (tenant, account, person, key_version, public_key, since)
      values (${tenant}, ${one.account}, ${one.person}, ${one.key_version}, ${one.public_key}, ${today})`)
}

async function resume(
  tx: Transaction,
  row: CaseRow,
  pair: NonNullable<Awaited<ReturnType<typeof openKey>>>,
  by: readonly string[],
  today: string,
): Promise<void> {
  const open = row.stopped_on ? await openWith(tx, row, pair, today) : null
  if (!open) return
  const on = today > open.state.last ? today : open.state.last
  const event = { kind: 'resumed', on, by } as const
  const state = next(open.state, event, open.policy)
  if (isRefusal(state) || state.stage === 'erased') return
  await writeEvent(tx, row, { event, texts: {} }, 'until' in state ? state.until : null)
  await setColumns(tx, row.tenant, row.id, columnsOf(state))
}

/** By the clock: where the posts ask for other readers than there are, deadlines stand still. */
export async function stopWhereReadersChanged(tx: Transaction, tenant: string, today: string): Promise<void> {
  if (!(await changeOf(tx, tenant, today))) return
  const running = await tx.rows<CaseRow & { last: string }>(sql`
    select c.tenant, c.id, c.public_key, c.stage, c.sender_state, c.until, c.erase_on, c.stopped_on, c.batch_on, c.reopened, c.subject,
           (select max(on_day) from feedback_event e where e.tenant = c.tenant and e.case_id = c.id) as last
    from feedback_case c
    where c.tenant = ${tenant} and c.stopped_on is null and c.stage not in ('leaving', 'closed') for update of c`)
  for (const row of running) {
    const on = today > row.last ? today : row.last
    await writeEvent(tx, row, { event: { kind: 'stopped', on }, texts: {} })
    await setColumns(tx, tenant, row.id, {
      ...row,
      stopped_on: on,
      sender_state: 'waiting',
      erase_on: null,
    })
  }
}
