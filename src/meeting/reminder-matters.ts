import { paths } from '../paths.ts'
import type { Database } from '../platform/database.ts'
import { casesForTable, linesAtMeeting } from '../reminder/reminder-table.ts'
import type { Text, Vietnamese } from '../text/text.ts'
import type { ItemLink } from './item-links.ts'
import type { MeetingRow } from './meeting.queries.ts'
import type { Block } from './minutes.rules.ts'
import type { Matter } from './minutes-matters.ts'

/** "Nhắc nhở (2)": how many wait for something that this meeting can do. */
export async function reminderLinks(
  db: Database,
  meeting: MeetingRow,
  t: Text,
): Promise<readonly ItemLink[]> {
  const cases = await casesForTable(db, meeting, meeting.day)
  if (cases.length === 0) return []
  const waiting = cases.filter(({ waits }) => waits).length
  const href = paths.meetingReminders.to({ meeting: meeting.id })
  return [{ kind: 'promises', href, label: t.reminding.table.link(waiting) }]
}

/** What was heard, voted and confirmed, as the record has it. */
export async function reminderMatters(
  db: Database,
  meeting: MeetingRow,
  t: Vietnamese,
): Promise<readonly Matter[]> {
  const told = await linesAtMeeting(db, { tenant: meeting.tenant, meeting: meeting.id }, t)
  const blocks = told.flatMap(({ name, lines }): Block[] => [
    { kind: 'heading', text: t.reminding.table.minutes(name) },
    ...lines.flatMap((line): Block[] => [
      { kind: 'text', text: [line.sentence, ...line.more].join(' ') },
      ...line.words.map(([label, text]): Block => ({ kind: 'fact', label, text })),
    ]),
  ])
  return [{ kind: 'promises', heading: t.reminder.title, blocks }]
}
