import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { knownOrganisation } from './import.queries.ts'
import { type Choices, type ImportPlan, planImport } from './import.rules.ts'
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
export async function carryOutPlan(
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
      about: [`person:${post.person}`, `post:${post.id}`],
    })),
    ...given.map((post) => ({
      verb: 'post-given',
      about: [`person:${post.holder}`, `post:${post.id}`, `unit:${post.unit}`],
    })),
    { verb: 'import-committed', about: [`import:${id}`] },
  ])
  return undo
}

/** Each row of history renews the head of the chain; some hundred people share one, so that a large list stays quick. */
const PEOPLE_A_ROW = 250

const inGroups = (people: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(people.length / PEOPLE_A_ROW) }, (_, i) =>
    people.slice(i * PEOPLE_A_ROW, (i + 1) * PEOPLE_A_ROW),
  )

/** Appends several deeds in their order. Like `record`, the last thing a transaction does. */
export async function recordAll(
  tx: Transaction,
  tenant: string,
  by: Author,
  deeds: readonly { verb: string; about: readonly string[] }[],
): Promise<void> {
  await tx.run(sql`
    select record_history(${tenant}, ${by.now}, ${by.person}, verb, about)
    from unnest(${deeds.map((deed) => deed.verb)}::text[], ${deeds.map((deed) => deed.about.join(' '))}::text[])
      with ordinality as deed (verb, about, n) order by n`)
}
