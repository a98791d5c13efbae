import type { Database } from '../platform/database.ts'
import type { Text } from '../text/text.ts'
import { fullNames, type Ground, groundOf, type ReminderCase } from './reminder.queries.ts'
import { type EventLine, eventLine, peopleIn } from './reminder-lines.rules.ts'
import { moreSentences, stateSentence } from './reminder-words.rules.ts'

/** A case in words, as every page that shows it has it. */
export interface CaseView {
  readonly id: string
  readonly name: string
  readonly cell: string
  readonly sentence: string
  readonly more: readonly string[]
  readonly ground: Ground | null
  readonly lines: readonly EventLine[]
}

/** What stands between the sentences of a case and its list of what happened. */
export async function caseView(db: Database, one: ReminderCase, today: string, t: Text): Promise<CaseView> {
  const events = one.entries.map(({ event }) => event)
  const [ground, names] = await Promise.all([
    groundOf(db, one.tenant, one.conclusion),
    fullNames(db, peopleIn(events)),
  ])
  return {
    id: one.id,
    name: one.name,
    cell: one.cell_name,
    sentence: stateSentence(one.state, t.reminder),
    more: moreSentences(one.state, today, t.reminder),
    ground,
    lines: one.entries.map((entry) => eventLine(entry, one.body, (person) => names.get(person) ?? '…', t)),
  }
}
