import type { Database } from '../platform/database.ts'
import type { Vietnamese } from '../text/text.ts'
import {
  fullNames,
  type ReminderCase,
  reminderById,
  remindersAtMeeting,
  remindersOf,
} from './reminder.queries.ts'
import { inOrder, stepsAt, stepsOfUnit, waitingSteps } from './reminder-desk.rules.ts'
import { type EventLine, eventLine, peopleIn } from './reminder-lines.rules.ts'
import type { Step } from './reminder-steps.rules.ts'

interface At {
  readonly tenant: string
  readonly cell: string
}

export interface TableCase {
  readonly one: ReminderCase
  /** All that a meeting may do with it today. */
  readonly steps: readonly Step[]
  /** Whether something of it waits to be done, beyond taking it back. */
  readonly waits: boolean
}

const tableCase = (one: ReminderCase, cell: string, today: string): TableCase => {
  const all = stepsAt('table', stepsOfUnit(one.state, 'cell', cell, today))
  return { one, steps: all, waits: waitingSteps(all).length > 0 }
}

/** Formal reminders that a meeting of this cell can do something about. */
export async function casesForTable(db: Database, { tenant, cell }: At, today: string): Promise<TableCase[]> {
  const cases = (await remindersOf(db, tenant, cell)).filter(({ body }) => body === 'cell')
  return inOrder(cases, today)
    .map((one) => tableCase(one, cell, today))
    .filter(({ steps }) => steps.length > 0)
}

/** One of them, whatever can be done with it; null when it is not of this cell. */
export async function caseForTable(
  db: Database,
  { tenant, cell }: At,
  id: string | undefined,
  today: string,
): Promise<TableCase | null> {
  const one = await reminderById(db, tenant, id?.toLowerCase())
  const isHere = one?.body === 'cell' && (one.keeper === cell || one.unit === cell)
  return one && isHere && one.state.stage !== 'forgotten' ? tableCase(one, cell, today) : null
}

/** What was written down at a meeting, by member. */
export async function linesAtMeeting(
  db: Database,
  { tenant, meeting }: { tenant: string; meeting: string },
  t: Vietnamese,
): Promise<{ name: string; lines: EventLine[] }[]> {
  const cases = await remindersAtMeeting(db, tenant, meeting)
  const told = cases.filter(({ state }) => state.stage !== 'forgotten')
  const names = await fullNames(
    db,
    told.flatMap(({ entries }) => peopleIn(entries.map(({ event }) => event))),
  )
  return told.map(({ name, body, entries }) => ({
    name,
    lines: entries
      .filter((entry) => entry.meeting === meeting)
      .map((entry) => eventLine(entry, body, (person) => names.get(person) ?? '…', t)),
  }))
}
