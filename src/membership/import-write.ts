import { addUnit } from '../organisation/organisation.ts'
import type { Transaction } from '../platform/database.ts'
import { fold } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { ImportPlan, PlannedPerson } from './import.rules.ts'
import type { Fact, KnownPerson } from './import-known.rules.ts'
import {
  changePlaces,
  type EndedPost,
  endPosts,
  type GivenPost,
  givePosts,
  type MembershipRow,
} from './import-places.ts'
import type { Author } from './membership.ts'

type FactRow = { id: string } & Record<Fact, string | null>

/** What it takes to make an import undone: what it made, and how what it changed was before. */
export interface Undo {
  readonly units: string[]
  readonly people: string[]
  readonly memberships: string[]
  readonly posts: string[]
  readonly before: {
    readonly people: FactRow[]
    readonly memberships: MembershipRow[]
    readonly posts: EndedPost[]
  }
}

/** Says how many people are written so far. */
export type Progress = (done: number) => Promise<void>

/** Rows a statement: large enough to be quick, small enough that progress is seen. */
const STEP = 500

/**
 * Writes a plan, a few statements for hundreds of people. People come first: they need no lock that others wait
 * for, while a new unit and the history hold the head of the tenant's chain until the end.
 */
export async function writePlan(
  tx: Transaction,
  plan: ImportPlan,
  at: { tenant: string; from: string; posts: ReadonlySet<string> },
  by: Author,
  progress: Progress,
): Promise<{ undo: Undo; given: readonly GivenPost[] }> {
  const people = new Map<PlannedPerson, string>()
  for (const planned of plan.added) people.set(planned, newId(by.now))
  for (const planned of plan.changed) people.set(planned, planned.person!.id)
  const touched = [...plan.added, ...plan.changed]
  let done = 0
  for (let i = 0; i < touched.length; i += STEP) {
    const some = touched.slice(i, i + STEP)
    await insertPeople(
      tx,
      some.filter((p) => !p.person).map((p) => factRow(people.get(p)!, p)),
    )
    await updatePeople(
      tx,
      some.filter((p) => p.person && p.facts.length > 0).map((p) => factRow(p.person!.id, p)),
    )
    done += some.length
    await progress(done)
  }

  const ids = new Map<string, string>()
  for (const unit of plan.units) {
    const parent = ids.get(unit.parent) ?? unit.parent
    const made = await addUnit(tx, { kind: unit.kind, name: unit.name, parent, from: at.from }, by)
    ids.set(unit.ref, made.id)
  }
  const unitId = (ref: string) => ids.get(ref) ?? ref

  const placed = touched.filter((p) => p.place)
  const memberships = await changePlaces(tx, placed, people, unitId, at, by)
  const ended = await endPosts(tx, placed, at)
  const given = await givePosts(tx, plan, people, unitId, at, by)
  const before = {
    people: plan.changed.filter((p) => p.facts.length > 0).map((p) => factsOf(p.person!)),
    memberships: memberships.before,
    posts: ended,
  }
  const undo = {
    units: [...ids.values()],
    people: plan.added.map((p) => people.get(p)!),
    memberships: memberships.made,
    posts: given.map((post) => post.id),
    before,
  }
  return { undo, given }
}

const factsOf = (person: KnownPerson): FactRow => ({
  id: person.id,
  fullName: person.fullName,
  birthDate: person.birthDate,
  sex: person.sex,
  cardNumber: person.cardNumber,
  phone: person.phone,
  admittedOn: person.admittedOn,
  officialOn: person.officialOn,
})

function factRow(id: string, { member, person, facts }: PlannedPerson): FactRow {
  const changed = Object.fromEntries(facts.map(({ fact, after }) => [fact, after]))
  return person ? { ...factsOf(person), ...changed } : { ...member, id }
}

const column = (rows: readonly FactRow[], fact: Fact) => rows.map((row) => row[fact])

const unnested = (rows: readonly FactRow[]) => sql`
  unnest(${rows.map((row) => row.id)}::uuid[], ${column(rows, 'fullName')}::text[],
    ${rows.map((row) => fold(row.fullName!))}::text[], ${column(rows, 'birthDate')}::text[], ${column(rows, 'sex')}::text[],
    ${column(rows, 'phone')}::text[], ${column(rows, 'cardNumber')}::text[], ${column(rows, 'admittedOn')}::text[],
    ${column(rows, 'officialOn')}::text[])`

async function insertPeople(tx: Transaction, rows: readonly FactRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    insert into person (id, full_name, search, birth_date, sex, phone, card_number, admitted_on, official_on)
    select * from ${unnested(rows)}`)
}

/** Also puts back what an undone import changed. */
export async function updatePeople(tx: Transaction, rows: readonly FactRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    update person set full_name = n.full_name, search = n.search, birth_date = n.birth_date, sex = n.sex, phone = n.phone,
      card_number = n.card_number, admitted_on = n.admitted_on, official_on = n.official_on
    from ${unnested(rows)} as n (id, full_name, search, birth_date, sex, phone, card_number, admitted_on, official_on)
    where person.id = n.id`)
}
