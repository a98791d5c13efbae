import { recordAll } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { knownOrganisation } from './import.queries.ts'
import { type Choices, type ImportPlan, planImport } from './import.rules.ts'
import { fingerprintOf, forgetRead, planOf, type ReadDraft } from './import-draft.ts'
import { inGroups } from './import-history.ts'
import { UNDO_HOURS } from './import-undo.ts'
import { type Progress, type Undo, writePlan } from './import-write.ts'
import type { MemberList } from './member-list.rules.ts'
import type { Author } from './membership.ts'

/** How many rows came to what. */
export interface ImportResult {
  readonly id: string
  readonly plan: ImportPlan
  readonly undo: Undo
}

/**
 * Brings a list into an organisation, whole or not at all, in the transaction given: for the page, the command line
 * and the demo. Without `posts` every post the list names in a known wording is given; without `from` places begin
 * today. What is doubtful and not decided in `choices` is left out.
 */
export async function importMembers(
  tx: Transaction,
  {
    tenant,
    list,
    by,
    fileName,
    from = dayOf(by.now),
    choices = { createCells: true, decisions: {} },
    posts,
  }: {
    tenant: string
    list: MemberList
    by: Author
    fileName: string
    from?: string
    choices?: Choices
    posts?: ReadonlySet<string>
  },
): Promise<ImportResult> {
  const plan = planImport(list, await knownOrganisation(tx, tenant, from), choices)
  const id = newId(by.now)
  await tx.run(sql`
    insert into member_import (tenant, id, file_name, uploaded_by, uploaded_at, state, as_of, corrections, all_rows)
    values (${tenant}, ${id}, ${fileName}, ${by.person}, ${by.now}, 'draft', ${from}, '{}', ${list.members.length})`)
  const undo = await carryOutPlan(tx, { id, tenant, from, plan, posts }, by)
  return { id, plan, undo }
}

/** Writes a plan, its history, and what would undo it. The draft's file is no longer needed then. */
async function carryOutPlan(
  tx: Transaction,
  job: { id: string; tenant: string; from: string; plan: ImportPlan; posts?: ReadonlySet<string> },
  by: Author,
  progress: Progress = async () => {},
): Promise<Undo> {
  const { id, tenant, from, plan } = job
  const posts = job.posts ?? new Set(plan.posts.map((post) => post.key))
  const { undo, given } = await writePlan(tx, plan, { tenant, from, posts }, by, progress)
  await tx.run(sql`
    update member_import set state = 'committed', workbook = null, committed_at = ${by.now}, undo = ${JSON.stringify(undo)},
      done_rows = all_rows
    where tenant = ${tenant} and id = ${id}`)
  await recordAll(tx, tenant, by, [
    ...inGroups([...undo.people, ...plan.changed.map((p) => p.person!.id)]).map((people) => ({
      verb: 'members-imported',
      about: [`import:${id}`, ...people.map((person) => `person:${person}`)],
    })),
    ...undo.before.posts.map((post) => ({
      verb: 'post-ended',
      about: [`person:${post.person}`, `post:${post.id}`, `import:${id}`],
    })),
    ...given.map((post) => ({
      verb: 'post-given',
      about: [`person:${post.holder}`, `post:${post.id}`, `unit:${post.unit}`, `import:${id}`],
    })),
    { verb: 'import-committed', about: [`import:${id}`] },
  ])
  return undo
}

/** What was shown is not what would be written now: somebody changed the organisation in between. */
export class PlanChanged extends Error {}

/**
 * Writes a draft as its trial showed it. One import an organisation at a time; `progress` is told outside the
 * transaction, so that others see it while the import is under way.
 */
export async function commitDraft(
  tx: Transaction,
  draft: ReadDraft,
  job: { tenant: string; seen: string; posts: ReadonlySet<string> },
  by: Author,
  progress: Progress,
): Promise<void> {
  const { tenant } = job
  const { id } = draft.row
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`import ${tenant}`}, 0))`)
  const open = await tx.maybe(sql`
    select 1 from member_import where tenant = ${tenant} and id = ${id} and state = 'draft'`)
  const today = dayOf(by.now)
  const plan = planOf(draft, await knownOrganisation(tx, tenant, today))
  if (!open || fingerprintOf(plan) !== job.seen) throw new PlanChanged()
  const untouched = draft.list.members.length - plan.added.length - plan.changed.length
  await carryOutPlan(tx, { id, tenant, from: today, plan, posts: job.posts }, by, (done) =>
    progress(untouched + done),
  )
  forgetRead(id)
}

/** Empties drafts a day old, and forgets how things were before imports that can't be undone any more. */
export async function dropOldImports(tx: Transaction, now: Date): Promise<void> {
  const limit = new Date(now.getTime() - UNDO_HOURS * 3_600_000)
  await tx.run(sql`
    update member_import set workbook = null, corrections = '{}'
    where state = 'draft' and uploaded_at < ${limit} and workbook is not null`)
  await tx.run(sql`
    update member_import set undo = null, corrections = '{}'
    where state = 'committed' and committed_at < ${limit} and undo is not null`)
}
