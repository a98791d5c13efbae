import { addDays, dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { writeEvent } from './case-write.ts'
import { eraseCase, type NoteErased } from './erase.ts'
import { type CaseRow, caseColumns, policyOfCase, setColumns } from './feedback.queries.ts'
import { columnsAfter } from './feedback-columns.rules.ts'
import { forgetFlood } from './pace.ts'
import { stopWhereReadersChanged } from './readers.ts'

/** Stops what waits for new readers, says whose time to answer is over, erases what has had its day. */
export async function runFeedbackClock(tx: Transaction, now: Date, noteErased?: NoteErased): Promise<void> {
  const today = dayOf(now)
  await forgetFlood(tx, today)
  for (const { id } of await withCases(tx)) {
    await stopWhereReadersChanged(tx, id, today)
    await noteLapsed(tx, id, today)
    await eraseDue(tx, id, today, noteErased)
  }
}

/** The others, nearly all of a country's, have nothing that could be stopped, lapse or be erased. */
const withCases = (tx: Transaction): Promise<{ id: string }[]> =>
  tx.rows(sql`
    select u.id from unit u
    where u.kind = 'commune' and u.ended_on is null and exists (select 1 from feedback_case c where c.tenant = u.id)
    order by u.id`)

async function noteLapsed(tx: Transaction, tenant: string, today: string): Promise<void> {
  const over = await tx.rows<CaseRow>(sql`
    select ${caseColumns}
    from feedback_case
    where tenant = ${tenant} and stage = 'told' and stopped_on is null and until < ${today}
      and not exists (select 1 from feedback_event e
                      where e.tenant = ${tenant} and e.case_id = id and e.kind in ('told', 'extended') and e.until >= ${today})
    for update`)
  for (const row of over) {
    const policy = await policyOfCase(tx, row, today)
    const event = { kind: 'lapsed', on: today } as const
    await writeEvent(tx, row, { event, texts: {} })
    await setColumns(tx, tenant, row.id, columnsAfter(event, row, policy))
  }
}

/** So many days, and no more, what is due to be erased waits for a paper that its member asked for. */
const WAITS_FOR_PAPER = 15

async function eraseDue(
  tx: Transaction,
  tenant: string,
  today: string,
  note: NoteErased | undefined,
): Promise<void> {
  const due = await tx.rows<{ id: string }>(sql`
    select id from feedback_case c where tenant = ${tenant} and erase_on <= ${today}
      and (erase_on <= ${addDays(today, -WAITS_FOR_PAPER)} or not exists (
        select 1 from feedback_certificate p
        where p.tenant = c.tenant and p.case_id = c.id and p.printed_on is null))
    order by id for update`)
  for (const { id } of due) {
    await note?.({ tenant, id })
    await eraseCase(tx, tenant, id)
  }
}
