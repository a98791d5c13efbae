import { showDay } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Text } from '../text/text.ts'
import { fullNames, type Ground, groundOf, type ReminderCase, remindersAbout } from './reminder.queries.ts'
import type { Body, ReminderEvent } from './reminder-event.rules.ts'
import { type EventLine, eventLine, peopleIn } from './reminder-lines.rules.ts'
import type { ReminderState } from './reminder-state.rules.ts'
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

/** All that is held about a person, with the names that stand in it, for them to take home. */
export interface OwnReminder {
  readonly body: Body
  readonly unit_name: string
  readonly state: ReminderState
  readonly entries: readonly { readonly event: ReminderEvent; readonly paper: string }[]
  readonly names: Readonly<Record<string, string>>
}

export async function ownReminders(db: Database, person: string): Promise<OwnReminder[]> {
  const cases = (await remindersAbout(db, person)).filter(({ state }) => state.stage !== 'forgotten')
  return Promise.all(
    cases.map(async ({ body, unit_name, state, entries }) => ({
      body,
      unit_name,
      state,
      entries: entries.map(({ event, paper }) => ({ event, paper })),
      names: Object.fromEntries(
        await fullNames(
          db,
          entries.flatMap(({ event }) => peopleIn([event])),
        ),
      ),
    })),
  )
}

/** The same as lines of a text. */
export const reminderLines = (one: OwnReminder, today: string, t: Text): string[] => [
  `${t.reminder.title}: ${one.unit_name}`,
  `  ${stateSentence(one.state, t.reminder)}`,
  ...moreSentences(one.state, today, t.reminder).map((sentence) => `  ${sentence}`),
  ...one.entries
    .map((entry) => eventLine(entry, one.body, (person) => one.names[person] ?? '…', t))
    .flatMap((line) => [
      `  ${showDay(line.on)}: ${[line.sentence, ...line.more].join(' ')}`,
      ...line.words.map(([label, text]) => `    ${label ? `${label}: ` : ''}${text}`),
    ]),
]

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
