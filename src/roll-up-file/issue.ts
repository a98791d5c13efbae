import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { communesBelow } from '../statistics/sum-above.ts'
import { halvesOf, type IssueRefusal, issueRefusal, type SaidSpan, sumStatement } from './issue.rules.ts'
import type { Statement } from './statement.rules.ts'

/** What a unit above the communes sent upward of a span. */
export interface Issue {
  readonly id: string
  readonly kind: Statement['span']['kind']
  readonly starts: string
  readonly follows: string | null
  readonly number: string
  readonly issued_on: string
  readonly made_by_name: string
  readonly content: Statement
}

const ISSUES = sql`
  select i.id, i.kind, i.starts, i.follows, i.number, i.issued_on, p.full_name as made_by_name, i.content
  from roll_up_issue i join person p on p.id = i.made_by`

/** Of a span, the first before its supplements. */
export const issuesOf = (
  db: Database,
  unit: string,
  { kind, starts }: Pick<SaidSpan, 'kind' | 'starts'>,
): Promise<Issue[]> =>
  db.rows<Issue>(sql`
    ${ISSUES} where i.unit = ${unit} and i.kind = ${kind} and i.starts = ${starts} order by i.nth`)

export const issueById = (db: Database, unit: string, id: string): Promise<Issue | null> =>
  db.maybe<Issue>(sql`${ISSUES} where i.unit = ${unit} and i.id = ${id}`)

interface Named {
  readonly id: string
  readonly name: string
}

/** What the unit's sum of a span would say today. */
export async function sumOf(
  db: Database,
  unit: Named,
  span: SaidSpan,
  head: Parameters<typeof sumStatement>[2],
): Promise<Statement> {
  const communes = await communesBelow(db, unit.id, { months: span.months, halves: halvesOf(span) })
  return sumStatement(communes, span, head)
}

/** Freezes the unit's sum of a span for the level above: the first time, or as a supplement where something has changed. */
export async function issueSum(
  tx: Transaction,
  unit: Named,
  span: SaidSpan,
  said: { readonly number: string; readonly knows: boolean },
  by: { readonly person: string; readonly now: Date },
): Promise<{ readonly id: string } | IssueRefusal> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`roll-up issue ${unit.id}`}, 7))`)
  const sent = await issuesOf(tx, unit.id, span)
  const before = sent.at(-1) ?? null
  const id = newId(by.now)
  const day = dayOf(by.now)
  const statement = await sumOf(tx, unit, span, {
    file: id,
    follows: before?.id ?? null,
    issuer: { id: unit.id, name: unit.name },
    number: said.number,
    day,
  })
  const refusal = issueRefusal(statement, before?.content ?? null, { ends: span.ends, today: day, ...said })
  if (refusal) return refusal
  await tx.run(sql`
    insert into roll_up_issue (unit, id, kind, starts, nth, follows, number, issued_on, content, made_at, made_by)
    values (${unit.id}, ${id}, ${span.kind}, ${span.starts}, ${sent.length}, ${before?.id ?? null}, ${said.number}, ${day},
            ${JSON.stringify(statement)}, ${by.now}, ${by.person})`)
  await record(tx, {
    tenant: unit.id,
    at: by.now,
    actor: by.person,
    verb: 'roll-up-issued',
    about: { file: id },
  })
  return { id }
}
