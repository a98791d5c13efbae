import { beginKeys } from '../account/device.ts'
import { type OwnStudy, studiesOf } from '../briefing/briefing.queries.ts'
import { itemsInOrder } from '../catalogue/catalogue.rules.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { type Commitment, commitmentsOf } from '../commitment/commitment.ts'
import { eraseYears, type OwnYear, ownYears } from '../commitment/own-year.ts'
import {
  cellPlansOf,
  conclusionsAbout,
  type OwnConclusion,
  type PlanRow,
} from '../conclusion/conclusion.queries.ts'
import { type Entry, entriesOf, eraseDiary } from '../diary/diary.ts'
import { deedsAbout, deedsNotedBy, type OwnDeed } from '../good-deed/good-deed.queries.ts'
import { record } from '../history/history.ts'
import { inspectionsAbout } from '../inspection/inspection.queries.ts'
import { draftOf, eraseReportDrafts } from '../inspection/report-draft.ts'
import { ownAbsences } from '../meeting/absence.ts'
import { eraseSheets, sheetsOf } from '../meeting/preparation.ts'
import { tenantOf } from '../membership/scope.ts'
import { type Contact, contactOf } from '../notification/contact.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { type OwnReminder, ownReminders } from '../reminder/reminder-view.ts'
import { promptsAbout, type ReviewPrompt } from '../review-prompt/review-prompt.ts'
import type { Draft } from '../round/declaration.rules.ts'
import { type Declaration, declarationsBy } from '../round/round.queries.ts'
import { draftsOf, eraseRoundDrafts } from '../round/round-draft.ts'
import { type Month, marksOf } from '../self-review/month.rules.ts'
import { isOpen } from '../self-review/own-plan.rules.ts'
import { declaredOf, pastRows } from '../self-review/self-review.queries.ts'
import { eraseMonths, type Owner, openRow, taskFor } from '../self-review/self-review.ts'
import { noteErasure } from './erasures.ts'
import type { OwnInspection } from './export-inspection.ts'

export interface OwnMonthData {
  readonly meetingOn: string
  readonly sent: boolean
  /** Null: folded to 'done', or written before a fresh start. */
  readonly month: Month | null
  readonly marks: { label: string; level: 'partial' | 'present' }[]
}

export interface MyData {
  readonly months: OwnMonthData[]
  readonly entries: Entry[]
  readonly closedEntries: number
  readonly openPlans: number
  readonly declared: { line: string; meeting_on: string; day: string }[]
  readonly done: { meeting_on: string; how: 'phone' | 'paper' }[]
  readonly looks: Look[]
  /** Sheets for one's own review; a text is null where this device can't open it. */
  readonly sheets: { day: string; text: string | null }[]
  readonly absences: { day: string; reason: string; sent_on: string }[]
  /** Every wording they signed, and what they keep of a year for themself. */
  readonly commitments: Commitment[]
  readonly years: (OwnYear & { year: number })[]
  readonly conclusions: OwnConclusion[]
  readonly cellPlans: PlanRow[]
  readonly reminders: OwnReminder[]
  /** Sent in rounds, also what was replaced, and what is put together but not sent. */
  readonly declarations: (Declaration & { name: string })[]
  readonly roundDrafts: { name: string; draft: Draft | null; labels: ReadonlyMap<string, string> }[]
  /** Good deeds of this person, and those they told of others. */
  readonly deeds: OwnDeed[]
  readonly deedsTold: OwnDeed[]
  /** Sessions they were called to, and papers they say they read. */
  readonly studies: OwnStudy[]
  /** By a plan that was adopted, with what they wrote of it and did not send. */
  readonly inspections: OwnInspection[]
  /** What the inspection committee asked their cell to look at. */
  readonly prompts: ReviewPrompt[]
  /** Where they want to be told. */
  readonly contact: Contact
}

/** Who read what of this person, and on which day. */
export interface Look {
  readonly name: string
  readonly day: string
  readonly what: string
}

/** Everything this product holds of a person, as their own request can open it. */
export async function myData(db: Database, owner: Owner, today: string): Promise<MyData> {
  const { person } = owner.scope
  const rows = await db.asMember(person, (tx) => pastRows(tx, person))
  const months: OwnMonthData[] = []
  for (const row of rows) {
    const month = openRow(owner, row)
    const catalogue = await catalogueByRef(db, row.catalogue)
    const items = new Map(itemsInOrder(catalogue).map(({ item }) => [item.id, item.label]))
    const form = month && Object.keys(month.full).length > 0 ? 'full' : 'skim'
    const task = taskFor(catalogue, { form, month: row.month }, { person, leader: true })
    const marks = month
      ? marksOf(month, task).map((mark) => ({ label: items.get(mark.sign) ?? '', level: mark.level }))
      : []
    months.push({ meetingOn: row.meeting_on, sent: row.status === 'submitted', month, marks })
  }
  const diary = await entriesOf(db, { person, ring: owner.ring })
  const declared = await declaredOf(db, person)
  const done = await db.rows<{ meeting_on: string; how: 'phone' | 'paper' }>(sql`
    select p.meeting_on, r.how from review_done r join period p on p.tenant = r.tenant and p.id = r.period
    where r.person = ${person} order by p.month desc`)
  const looks = await db.rows<Look>(sql`
    select p.full_name as name, look.day, look.what from look join person p on p.id = look.reader
    where look.person = ${person} order by look.day desc, p.full_name, look.what`)
  const sheets = await sheetsOf(db, { person, ring: owner.ring })
  return {
    months,
    entries: diary.entries,
    closedEntries: diary.closed,
    openPlans: months.find((month) => month.month)?.month?.plans.filter(isOpen).length ?? 0,
    declared,
    done,
    looks,
    sheets: sheets.map(({ day, text }) => ({ day, text })),
    absences: await ownAbsences(db, person),
    commitments: await commitmentsOf(db, person),
    years: await ownYears(db, { person, ring: owner.ring }),
    conclusions: await conclusionsAbout(db, person),
    cellPlans: await cellPlansOf(db, person),
    reminders: await ownReminders(db, person),
    declarations: await declarationsBy(db, person),
    roundDrafts: await roundDrafts(db, owner),
    deeds: await deedsAbout(db, person),
    deedsTold: await deedsNotedBy(db, person),
    studies: await studiesOf(db, person),
    inspections: await ownInspections(db, owner),
    prompts: await promptsAbout(db, person, today),
    contact: await contactOf(db, person),
  }
}

async function ownInspections(db: Database, owner: Owner): Promise<OwnInspection[]> {
  const { person } = owner.scope
  const all = await inspectionsAbout(db, person)
  return Promise.all(
    all.map(async (one) => ({
      ...one,
      draft: await draftOf(db, { tenant: one.tenant, person, ring: owner.ring }, one.id),
    })),
  )
}

/** Drafts of declarations, with the names of the signs as their rounds' lists have them. */
async function roundDrafts(db: Database, owner: Owner): Promise<MyData['roundDrafts']> {
  const drafts = await draftsOf(db, { person: owner.scope.person, ring: owner.ring })
  return Promise.all(
    drafts.map(async ({ name, draft, catalogue }) => ({
      name,
      draft,
      labels: new Map(
        itemsInOrder(await catalogueByRef(db, catalogue)).map(({ item }) => [item.id, item.label]),
      ),
    })),
  )
}

/**
 * Destroys everything private: boxes, diary, sheets, years, ballots not yet released, and every key that could open a copy of them
 * from a backup. The device in hand gets a new key; other devices and the sheet have to be approved anew.
 * The erasure is noted outside the database first, so that a restore of older data carries it out again.
 */
export async function erasePrivate(db: Database, owner: Owner, dataRoot: string, now: Date): Promise<void> {
  const { person } = owner.scope
  await noteErasure(dataRoot, { person, at: now.toISOString() })
  await db.asMember(person, async (tx) => {
    await eraseMonths(tx, owner)
    await eraseDiary(tx, person)
    await eraseSheets(tx, person)
    await eraseReportDrafts(tx, person)
    await eraseYears(tx, person)
    await eraseRoundDrafts(tx, person)
    await tx.run(sql`delete from key_wrap where account = ${owner.actor.account}`)
    await tx.run(
      sql`update recovery_sheet set voided_at = ${now} where account = ${owner.actor.account} and voided_at is null`,
    )
    await beginKeys(tx, owner.actor.account, {
      id: owner.actor.device.id,
      publicKey: owner.actor.device.pair.publicKey,
    })
    await tx.run(sql`insert into erasure (person, erased_at) values (${person}, ${now})`)
    await record(tx, {
      tenant: tenantOf(owner.scope),
      at: now,
      actor: person,
      verb: 'private-erased',
      about: { person },
    })
  })
}
