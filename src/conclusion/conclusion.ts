import { record, recordAll } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { type By, openPlan, recordConcluded } from './concluded.ts'
import type { LineOutcome, NamedSign, Outcome } from './conclusion.rules.ts'
import { type Counts, type QuorumFailure, type QuorumRule, voteFailure } from './quorum.rules.ts'

/** Whoever shows what was concluded about somebody notes it here. */
export { noteLooks } from './appeal.ts'

export interface Conclusion extends Counts {
  readonly id: string
  readonly person: string
  readonly cell: string
  readonly source_id: string
  readonly outcome: Outcome
  readonly wording: string
  readonly signs: readonly NamedSign[]
  readonly fix_by: string | null
  readonly entitled: number
  readonly manner: 'hands' | 'named' | 'secret'
  readonly concluded_on: string
}

/** Whose votes it rests on, and the rule that held. */
interface VoteBehind {
  readonly tenant: string
  /** All members whose vote counts, here or not. */
  readonly called: number
  readonly named: Readonly<Record<string, string>> | null
  readonly rule: QuorumRule
}

/** What a meeting came to about a member, and the vote it rests on. */
export interface ConclusionDraft extends Omit<Conclusion, 'id'>, VoteBehind {
  /** The fix agreed on, with a date: "khi … thì …". */
  readonly plan: string
}

/** The same about one line of a commitment: kept or not, and nothing else. */
export interface LineConclusionDraft
  extends Omit<Conclusion, 'id' | 'outcome' | 'signs' | 'fix_by'>,
    VoteBehind {
  readonly outcome: LineOutcome
  /** The line in the wording that the cell confirmed. */
  readonly line: string
  /** The member was heard at this meeting before the vote. */
  readonly heard: boolean
}

/**
 * The only way a conclusion comes about: the counts add up, the quorum rule is met, and the member has none from this
 * meeting yet. A conclusion with something to fix opens a plan with its date, which the cell will confirm.
 */
export async function conclude(
  tx: Transaction,
  draft: ConclusionDraft,
  by: By,
): Promise<{ id: string } | { failure: Failure }> {
  const made = await write(tx, { ...draft, kind: 'sign', line: null }, by)
  if ('failure' in made) return made
  const { tenant, person, cell, source_id: meeting, plan: line, fix_by: due, concluded_on: on } = draft
  if (due) await openPlan(tx, { tenant, person, cell, conclusion: made.id, line, due, on }, by)
  await recordConcluded(tx, tenant, { conclusion: made.id, person, meeting }, by)
  return made
}

/**
 * Whether a line of a commitment was kept, once a meeting and line, and only of a member who was heard; for 'not-kept' the
 * database looks for the hearing by itself. Nothing follows from it here: what the member or the cell does about it is
 * begun by them.
 */
export async function concludeLine(
  tx: Transaction,
  draft: LineConclusionDraft,
  by: By,
): Promise<{ id: string } | { failure: Failure | 'not-heard' }> {
  if (!draft.heard) return { failure: 'not-heard' }
  const made = await write(tx, { ...draft, kind: 'commitment', signs: [], fix_by: null }, by)
  if ('failure' in made) return made
  const { tenant, person, source_id: meeting } = draft
  await recordConcluded(tx, tenant, { conclusion: made.id, person, meeting }, by)
  return made
}

/** What a meeting came to about a member's declaration in a round. */
export interface RoundConclusionDraft extends Omit<Conclusion, 'id' | 'fix_by'>, VoteBehind {
  readonly round: string
  /** Who led it, where the chair of the meeting is the one concluded about. */
  readonly led_by: string | null
  /** A fix with its day for each sign named. */
  readonly plans: readonly { readonly line: string; readonly due: string }[]
}

/**
 * The same about members' declarations in a round, once a round and member. Several at once where one vote was about
 * several: then all of them or none; whoever hears of a failure takes the transaction back.
 */
export async function concludeRound(
  tx: Transaction,
  drafts: readonly RoundConclusionDraft[],
  by: By,
): Promise<{ ids: readonly string[] } | { failure: Failure }> {
  for (const draft of drafts) {
    const failure = voteFailure(draft)
    if (failure) return { failure }
  }
  const rows = drafts.map((draft) => ({
    ...draft,
    id: newId(by.now),
    fix_by: draft.plans.map(({ due }) => due).sort()[0] ?? null,
  }))
  const made = await tx.run(sql`
    insert into conclusion (tenant, id, person, cell, source, source_id, kind, round, led_by, outcome, wording, signs, fix_by,
                            yes, no, other, entitled, manner, named, rule, concluded_on, made_at, made_by)
    select d.tenant, d.id, d.person, d.cell, 'meeting', d.source_id, 'round', d.round, d.led_by, d.outcome, d.wording, d.signs,
           d.fix_by, d.yes, d.no, d.other, d.entitled, d.manner, d.named, d.rule, d.concluded_on, ${by.now}, ${by.person}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (
      tenant uuid, id uuid, person uuid, cell uuid, source_id uuid, round uuid, led_by uuid, outcome text, wording text,
      signs jsonb, fix_by date, yes int, no int, other int, entitled int, manner text, named jsonb, rule jsonb, concluded_on date)
    on conflict do nothing`)
  if (made < rows.length) return { failure: 'concluded-already' }
  const plans = rows.flatMap(({ plans, ...row }) => plans.map((plan) => ({ ...row, ...plan })))
  await tx.run(sql`
    insert into cell_plan (tenant, id, person, cell, origin, origin_id, line, due, opened_on)
    select p.tenant, p.plan, p.person, p.cell, 'concluded', p.id, p.line, p.due, p.concluded_on
    from jsonb_to_recordset(${JSON.stringify(plans.map((plan) => ({ ...plan, plan: newId(by.now) })))}::jsonb) as p (
      tenant uuid, plan uuid, person uuid, cell uuid, id uuid, line text, due date, concluded_on date)`)
  const tenant = rows[0]?.tenant
  if (tenant)
    await recordAll(
      tx,
      tenant,
      by,
      rows.map((row) => ({
        verb: 'concluded',
        about: [`conclusion:${row.id}`, `person:${row.person}`, `meeting:${row.source_id}`],
      })),
    )
  return { ids: rows.map(({ id }) => id) }
}

type Failure = QuorumFailure | 'counts' | 'concluded-already'

interface Written extends Omit<Conclusion, 'id' | 'outcome'>, VoteBehind {
  readonly kind: 'sign' | 'commitment'
  readonly line: string | null
  readonly outcome: Outcome | LineOutcome
}

async function write(
  tx: Transaction,
  draft: Written,
  by: By,
): Promise<{ id: string } | { failure: Failure }> {
  const failure = voteFailure(draft)
  if (failure) return { failure }
  const id = newId(by.now)
  const made = await tx.run(sql`
    insert into conclusion (tenant, id, person, cell, source, source_id, kind, line, outcome, wording, signs, fix_by, yes, no,
                            other, entitled, manner, named, rule, concluded_on, made_at, made_by)
    values (${draft.tenant}, ${id}, ${draft.person}, ${draft.cell}, 'meeting', ${draft.source_id}, ${draft.kind}, ${draft.line},
            ${draft.outcome}, ${draft.wording}, ${JSON.stringify(draft.signs)}, ${draft.fix_by}, ${draft.yes}, ${draft.no},
            ${draft.other}, ${draft.entitled}, ${draft.manner}, ${draft.named && JSON.stringify(draft.named)},
            ${JSON.stringify(draft.rule)}, ${draft.concluded_on}, ${by.now}, ${by.person}) on conflict do nothing`)
  return made === 0 ? { failure: 'concluded-already' } : { id }
}

/**
 * Before the minutes are locked a conclusion written down wrongly is withdrawn, with its plan, and voted or written anew.
 * False when it was withdrawn before, or its member took it to the next level: then it is theirs to hear of.
 */
export async function withdrawConclusion(
  tx: Transaction,
  meeting: { readonly tenant: string; readonly id: string },
  conclusion: string,
  by: { person: string; now: Date },
): Promise<boolean> {
  const { tenant } = meeting
  const changed = await tx.run(sql`
    update conclusion set withdrawn_at = ${by.now}, withdrawn_by = ${by.person}
    where tenant = ${tenant} and source_id = ${meeting.id} and id = ${conclusion} and withdrawn_at is null
      and person <> ${by.person}
      and not exists (select 1 from conclusion_appeal a where a.tenant = ${tenant} and a.conclusion = ${conclusion})`)
  if (changed === 0) return false
  await tx.run(sql`
    update cell_plan set withdrawn_on = ${dayOf(by.now)}
    where tenant = ${tenant} and origin = 'concluded' and origin_id = ${conclusion}`)
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: 'conclusion-withdrawn',
    about: { conclusion },
  })
  return true
}

/** Whether its member took it to the next level. */
export const isAppealed = async (db: Database, tenant: string, conclusion: string): Promise<boolean> =>
  (await db.maybe(
    sql`select 1 from conclusion_appeal where tenant = ${tenant} and conclusion = ${conclusion}`,
  )) !== null

/** Everybody a meeting concluded about, whatever it was about. */
export const concludedAt = async (
  db: Database,
  meeting: { readonly tenant: string; readonly id: string },
): Promise<string[]> => {
  const rows = await db.rows<{ person: string }>(sql`
    select distinct person from conclusion
    where tenant = ${meeting.tenant} and source_id = ${meeting.id} and withdrawn_at is null`)
  return rows.map(({ person }) => person)
}

/** With the fix agreed on, and who voted how where the cell voted by name. */
export interface HeldConclusion extends Conclusion {
  readonly plan: string | null
  readonly named: Readonly<Record<string, string>> | null
}

/** What a meeting concluded in its reviews, one a person at most. */
export const conclusionsOf = (
  db: Database,
  meeting: { readonly tenant: string; readonly id: string },
): Promise<HeldConclusion[]> =>
  db.rows(sql`
    select c.id, c.person, c.cell, c.source_id, c.outcome, c.wording, c.signs, c.fix_by, c.yes, c.no, c.other, c.entitled,
           c.manner, c.named, c.concluded_on, p.line as plan
    from conclusion c left join cell_plan p on p.tenant = c.tenant and p.origin = 'concluded' and p.origin_id = c.id
    where c.tenant = ${meeting.tenant} and c.source_id = ${meeting.id} and c.kind = 'sign' and c.withdrawn_at is null`)

/** What a meeting concluded about a line of a commitment, with the line as it was confirmed. */
export interface LineConclusion extends Omit<HeldConclusion, 'outcome' | 'signs' | 'fix_by' | 'plan'> {
  readonly outcome: LineOutcome
  readonly line: string
  readonly year: number
  readonly what: string
  readonly name: string
}

/** In the order of the reviews, and of the lines in each commitment. */
export const lineConclusionsOf = (
  db: Database,
  meeting: { readonly tenant: string; readonly id: string },
): Promise<LineConclusion[]> =>
  db.rows(sql`
    select c.id, c.person, c.cell, c.source_id, c.outcome, c.wording, c.yes, c.no, c.other, c.entitled, c.manner, c.named,
           c.concluded_on, c.line, l.what, k.year, p.full_name as name
    from conclusion c join commitment_line l on l.tenant = c.tenant and l.id = c.line
    join commitment k on k.tenant = l.tenant and k.id = l.commitment
    join person p on p.id = c.person
    left join meeting_review r on r.tenant = c.tenant and r.meeting = c.source_id and r.person = c.person
    where c.tenant = ${meeting.tenant} and c.source_id = ${meeting.id} and c.kind = 'commitment' and c.withdrawn_at is null
    order by r.place, c.person, k.year, l.place`)
