import { record } from '../history/history.ts'
import { startOfDay } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { OpenCase } from './case.ts'
import { tokenOf } from './envelope.ts'
import type { CaseRow } from './feedback.queries.ts'
import type { FeedbackState } from './feedback-state.rules.ts'

/** Of a case that came to nothing: whether its member asked for a paper that says so, and whether it was made. */
export interface Certificate {
  readonly asked_on: string
  readonly printed_on: string | null
  readonly printed_by_form: string | null
}

export const certificateOf = (
  db: Database,
  { tenant, id }: Pick<CaseRow, 'tenant' | 'id'>,
): Promise<Certificate | null> =>
  db.maybe(sql`
    select asked_on, printed_on, printed_by_form from feedback_certificate where tenant = ${tenant} and case_id = ${id}`)

export type Cleared = 'unfounded' | 'insufficient'

/** What the paper would say; null where there is nothing to certify. */
export function clearedOutcome(state: FeedbackState): Cleared | null {
  const outcome =
    state.stage === 'final' || (state.stage === 'closed' && state.end === 'concluded') ? state.outcome : null
  return outcome === 'unfounded' || outcome === 'insufficient' ? outcome : null
}

/** Whose case it was: after closing its state knows nobody, but whom two admitted it about is found by the token. */
export function clearedPerson({ pair, row, written }: OpenCase): string | null {
  for (const { event } of written.toReversed())
    if (event.kind === 'opined' && event.verdict.kind === 'admit') {
      const { person } = event.verdict.subject
      if (row.subject && tokenOf(pair, person).equals(row.subject)) return person
    }
  return null
}

export const concludedOn = ({ written }: OpenCase): string | null =>
  written.findLast(({ event }) => event.kind === 'concluded')?.event.on ?? null

/** The member asks; the row says that it was asked for, not by whom. */
export async function askCertificate(
  tx: Transaction,
  { tenant, id }: Pick<CaseRow, 'tenant' | 'id'>,
  today: string,
): Promise<void> {
  const asked = await tx.run(sql`
    insert into feedback_certificate (tenant, case_id, asked_on)
    select tenant, id, ${today} from feedback_case
    where tenant = ${tenant} and id = ${id} and stage in ('final', 'closed') on conflict do nothing`)
  if (asked > 0)
    await record(tx, {
      tenant,
      at: startOfDay(today),
      actor: null,
      verb: 'feedback-certificate-asked',
      about: { case: id },
    })
}

/** True once a case, and again for the very form that made it, whose answer may have been lost on the way. */
export async function printCertificate(
  tx: Transaction,
  { tenant, id }: Pick<CaseRow, 'tenant' | 'id'>,
  form: string | null,
  by: { readonly person: string; readonly now: Date; readonly today: string },
): Promise<boolean> {
  const printed = await tx.run(sql`
    update feedback_certificate set printed_on = ${by.today}, printed_by_form = ${form}
    where tenant = ${tenant} and case_id = ${id} and printed_on is null`)
  if (printed > 0) {
    await record(tx, {
      tenant,
      at: by.now,
      actor: by.person,
      verb: 'feedback-certificate-printed',
      about: { case: id },
    })
    return true
  }
  const made = await certificateOf(tx, { tenant, id })
  return form !== null && made?.printed_by_form === form && made.printed_on === by.today
}
