import { confirmedAt, waitingIn } from '../commitment/commitment.ts'
import { type LineConclusion, lineConclusionsOf } from '../conclusion/conclusion.ts'
import { paths } from '../paths.ts'
import type { Database } from '../platform/database.ts'
import type { Text, Vietnamese } from '../text/text.ts'
import type { ItemLink } from './item-links.ts'
import type { MeetingRow } from './meeting.queries.ts'
import type { Block } from './minutes.rules.ts'
import type { Matter } from './minutes-matters.ts'
import { byName } from './minutes-said.rules.ts'
import { rollOf } from './roll.ts'

/** Under "Việc đã hứa": to what waits for the cell, or to what it confirmed. */
export async function commitmentLinks(
  db: Database,
  meeting: MeetingRow,
  t: Text,
): Promise<readonly ItemLink[]> {
  const c = t.commitment.meeting
  const [waiting, done] = [await waitingIn(db, meeting), await confirmedAt(db, meeting)]
  if (waiting.length + done.length === 0) return []
  const label = waiting.length > 0 ? c.link(waiting.length) : c.linkDone
  return [{ kind: 'promises', href: paths.meetingCommitments.to({ meeting: meeting.id }), label }]
}

/** What the cell confirmed, and what it concluded about single lines under the reviews. */
export async function commitmentMatters(
  db: Database,
  meeting: MeetingRow,
  t: Vietnamese,
): Promise<readonly Matter[]> {
  const c = t.commitment
  const [confirmed, concluded] = [await confirmedAt(db, meeting), await lineConclusionsOf(db, meeting)]
  const lines = confirmed.map((one) => {
    const line = c.meeting.minutesLine(one.name, one.year, one.lines.length)
    if (one.how === 'paper') return c.meeting.minutesPaper(line)
    return one.version > 1 && one.reason ? c.meeting.minutesChanged(line, one.version) : line
  })
  const named = concluded.some((one) => one.named) ? await rollOf(db, meeting) : []
  const names = new Map(named.map((line) => [line.person, line.name]))
  const about = [...Map.groupBy(concluded, (one) => one.person).values()]
  return [
    {
      kind: 'review',
      heading: c.conclude.title,
      blocks: about.flatMap((own): Block[] => [
        { kind: 'heading', text: c.conclude.minutes(own[0]!.name) },
        ...own.flatMap((one) => lineBlocks(one, names, t)),
      ]),
    },
    {
      kind: 'promises',
      heading: c.meeting.title,
      blocks:
        lines.length > 0
          ? [
              { kind: 'fact', label: c.meeting.minutes, text: '' },
              { kind: 'list', lines },
            ]
          : [],
    },
  ]
}

function lineBlocks(one: LineConclusion, names: ReadonlyMap<string, string>, t: Vietnamese): Block[] {
  const c = t.commitment.conclude
  const w = t.minutes
  return [
    { kind: 'text', text: c.minutesLine(one.year, one.what) },
    {
      kind: 'fact',
      label: w.conclusion,
      text: [c.minutesOutcome[one.outcome], one.wording].filter(Boolean).join(' '),
    },
    { kind: 'text', text: w.vote(one.yes, one.no, one.other, one.entitled, one.manner) },
    ...byName(names, one, w),
  ]
}
