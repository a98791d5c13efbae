import { record, recordAll } from '../history/history.ts'
import type { Period } from '../movement/movement.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { newId, randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { EnteredLine } from './on-behalf.queries.ts'

interface By {
  readonly person: string
  readonly now: Date
}

const deed = (verb: string, line: string, person: string, helper: string) => ({
  verb,
  about: [`line:${line}`, `person:${person}`, `helper:${helper}`],
})

/** Writes a line down for a member who named the writer. It waits; nobody of the cell reads it. */
export async function enterLine(
  tx: Transaction,
  at: {
    readonly period: Period
    readonly person: string
    readonly cell: string
    readonly line: string
    readonly due: string | null
  },
  by: By,
): Promise<void> {
  const id = newId(by.now)
  const { tenant } = at.period
  await tx.run(sql`
    insert into on_behalf_line (tenant, id, period, person, cell, entered_by, entered_on, line, due)
    values (${tenant}, ${id}, ${at.period.id}, ${at.person}, ${at.cell}, ${by.person}, ${dayOf(by.now)}, ${at.line}, ${at.due})`)
  await recordAll(tx, tenant, by, [deed('line-entered', id, at.person, by.person)])
}

/** Whoever entered it takes it away before it counts. Somebody else may have confirmed it a moment before. */
export async function removeLine(tx: Transaction, tenant: string, id: string, by: By): Promise<void> {
  const row = await tx.maybe<{ person: string }>(sql`
    delete from on_behalf_line
    where tenant = ${tenant} and id = ${id} and entered_by = ${by.person} and confirmed_on is null returning person`)
  if (row) await recordAll(tx, tenant, by, [deed('line-removed', id, row.person, by.person)])
}

/** Asks a second person to say that they saw the member sign for these lines. */
export async function askWitness(
  tx: Transaction,
  lines: readonly EnteredLine[],
  witness: string,
  by: By,
): Promise<void> {
  const tenant = lines[0]?.tenant
  if (!tenant) return
  await tx.run(sql`
    update on_behalf_line set witness = ${witness}
    where tenant = ${tenant} and id = any(${lines.map((line) => line.id)}::uuid[]) and entered_by = ${by.person}
      and confirmed_on is null and person <> ${witness}`)
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: 'witness-asked',
    about: { person: lines[0]!.person, witness },
  })
}

/** A line was confirmed, taken away or changed since it was shown. */
export class LinesChanged extends Error {}

/**
 * The member said yes: from now on the lines count, as if they had declared them; a line with a day is a promise the
 * cell follows. Both names stand in the history. All of them or, where one is no more as it was shown, none.
 */
export async function confirmLines(
  tx: Transaction,
  lines: readonly EnteredLine[],
  how: 'code' | 'signature' | 'self',
  by: By,
): Promise<void> {
  const today = dayOf(by.now)
  const tenant = lines[0]?.tenant
  if (!tenant) throw new LinesChanged()
  const rows = await tx.rows<{
    id: string
    period: string
    person: string
    cell: string
    line: string
    due: string | null
    entered_by: string
  }>(sql`
    update on_behalf_line set confirmed_on = ${today}, confirmed_how = ${how}
    where tenant = ${tenant} and id = any(${lines.map((line) => line.id)}::uuid[]) and confirmed_on is null
    returning id, period, person, cell, line, due, entered_by`)
  if (rows.length !== lines.length) throw new LinesChanged()
  for (const row of rows) {
    await tx.run(sql`
      insert into declared_line (tenant, id, period, person, cell, line, day, on_behalf)
      values (${tenant}, ${randomId()}, ${row.period}, ${row.person}, ${row.cell}, ${row.line}, ${today}, ${row.id})`)
    if (row.due)
      await tx.run(sql`
        insert into cell_plan (tenant, id, person, cell, origin, origin_id, line, due, opened_on)
        values (${tenant}, ${randomId()}, ${row.person}, ${row.cell}, 'on-behalf', ${row.id}, ${row.line}, ${row.due}, ${today})`)
  }
  await recordAll(
    tx,
    tenant,
    by,
    rows.map((row) => deed(`line-confirmed-by-${how}`, row.id, row.person, row.entered_by)),
  )
}

/**
 * The member does not want it: what waits goes; what counts already is taken back from the cell, and that it stood there
 * stays. False when it is not theirs, or its promise was confirmed at a meeting.
 */
export async function refuseLine(tx: Transaction, id: string, by: By): Promise<boolean> {
  const row = await tx.maybe<{ tenant: string; entered_by: string; confirmed_on: string | null }>(sql`
    select tenant, entered_by, confirmed_on from on_behalf_line
    where id = ${id} and person = ${by.person} and refused_on is null for update`)
  if (!row) return false
  const { tenant } = row
  const today = dayOf(by.now)
  if (row.confirmed_on === null)
    await tx.run(sql`delete from on_behalf_line where tenant = ${tenant} and id = ${id}`)
  else {
    const kept = await tx.maybe(sql`
      select 1 from cell_plan where tenant = ${tenant} and origin = 'on-behalf' and origin_id = ${id} and confirmed_on is not null`)
    if (kept) return false
    await tx.run(sql`update on_behalf_line set refused_on = ${today} where tenant = ${tenant} and id = ${id}`)
    await tx.run(sql`delete from declared_line where tenant = ${tenant} and on_behalf = ${id}`)
    await tx.run(sql`
      update cell_plan set withdrawn_on = ${today}
      where tenant = ${tenant} and origin = 'on-behalf' and origin_id = ${id} and withdrawn_on is null`)
  }
  await recordAll(tx, tenant, by, [deed('line-refused', id, by.person, row.entered_by)])
  return true
}

/** The second person did not see it signed: it waits on, for another one or for the code. */
export async function declineWitness(tx: Transaction, lines: readonly EnteredLine[], by: By): Promise<void> {
  const tenant = lines[0]?.tenant
  if (!tenant) return
  await tx.run(sql`
    update on_behalf_line set witness = null
    where tenant = ${tenant} and id = any(${lines.map((line) => line.id)}::uuid[]) and witness = ${by.person}
      and confirmed_on is null`)
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: 'witness-declined',
    about: { person: lines[0]!.person, helper: lines[0]!.entered_by },
  })
}

/** How long a code that is over is still told as "hết hạn", and not as one that never was. */
const DAYS_TOLD = 60

/** What was entered and never confirmed goes when the period ends for the cell, with its words; old codes some time later. */
export async function forgetUnconfirmed(tx: Transaction, now: Date): Promise<void> {
  await tx.run(sql`
    delete from on_behalf_line l using period p
    where p.tenant = l.tenant and p.id = l.period and l.confirmed_on is null
      and (p.closes_at <= ${now} or exists (
        select 1 from period_closed c where c.tenant = l.tenant and c.period = l.period and c.cell = l.cell))`)
  await tx.run(sql`
    delete from slip_code s using period p
    where p.tenant = s.tenant and p.id = s.period
      and p.closes_at < ${now}::timestamptz - make_interval(days => ${DAYS_TOLD})`)
}
