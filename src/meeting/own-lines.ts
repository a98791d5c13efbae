import { itemsInOrder } from '../catalogue/catalogue.rules.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { entriesOf } from '../diary/diary.ts'
import { addDays, showDay } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { marksOf } from '../self-review/month.rules.ts'
import type { Plan } from '../self-review/own-plan.rules.ts'
import { pastRows } from '../self-review/self-review.queries.ts'
import { type Owner, openRow, taskFor } from '../self-review/self-review.ts'
import type { Vietnamese } from '../text/text.ts'
import { latestPlans, markedSigns, type OpenedMonth, type OwnLines } from './own-lines.rules.ts'

/** A review looks back a year: everyone is up once a cycle, and marks fold after that. */
const DAYS_BACK = 366

/** What the member wrote for themself in the last year, opened with the keys of this request and shown to nobody else. */
export async function ownLines(db: Database, owner: Owner, today: string, t: Vietnamese): Promise<OwnLines> {
  const from = addDays(today, -DAYS_BACK)
  const months = await openedMonths(db, owner, from)
  const { entries } = await entriesOf(db, { person: owner.scope.person, ring: owner.ring })
  const p = t.preparation
  return {
    marks: markedSigns(months).map(({ sign, label, times }) => ({
      key: `mark ${sign}`,
      text: p.mark(label, times.map(({ level, meetingOn }) => p.time(showDay(meetingOn), level)).join('; ')),
    })),
    plans: latestPlans(months).map((plan) => ({ key: `plan ${plan.id}`, text: planLine(plan, t) })),
    diary: entries
      .filter((entry) => entry.day >= from)
      .map((entry) => ({ key: `entry ${entry.id}`, text: p.entry(showDay(entry.day), entry.text) })),
  }
}

const planLine = (plan: Plan, t: Vietnamese): string => {
  const state = plan.state === 'planned' ? t.preparation.planned : t.month.promises.states[plan.state]
  return t.preparation.plan(plan.text, showDay(plan.due), plan.reason ? `${state}, ${plan.reason}` : state)
}

/** Months of the last year with what was marked in them, newest first, opened with the keys of this request. */
export async function openedMonths(db: Database, owner: Owner, from: string): Promise<OpenedMonth[]> {
  const { person } = owner.scope
  const rows = await db.asMember(person, (tx) => pastRows(tx, person))
  const months: OpenedMonth[] = []
  for (const row of rows.filter((one) => one.meeting_on >= from)) {
    const month = openRow(owner, row)
    if (!month) continue
    const catalogue = await catalogueByRef(db, row.catalogue)
    const labels = new Map(itemsInOrder(catalogue).map(({ item }) => [item.id, item.label]))
    const form = Object.keys(month.full).length > 0 ? 'full' : 'skim'
    const task = taskFor(catalogue, { form, month: row.month }, { person, leader: true })
    months.push({
      meetingOn: row.meeting_on,
      month,
      marks: marksOf(month, task).map(({ sign, level }) => ({ sign, level, label: labels.get(sign) ?? '' })),
    })
  }
  return months
}
