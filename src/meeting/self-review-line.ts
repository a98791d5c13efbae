import { type Period, periodOfMonth } from '../movement/movement.ts'
import type { Database } from '../platform/database.ts'
import { doneCount, doneLines } from '../self-review/cell.ts'
import type { MeetingRow } from './meeting.queries.ts'

/** The self-review period that an ordinary meeting names. */
export const periodOfMeeting = (db: Database, meeting: MeetingRow): Promise<Period | null> =>
  meeting.kind === 'ordinary' ? periodOfMonth(db, meeting.tenant, meeting.month) : Promise.resolve(null)

/** "15 trên 17": done and awaited, and nothing else. Null for a meeting without a period. */
export async function selfReviewOf(
  db: Database,
  meeting: MeetingRow,
): Promise<{ done: number; all: number } | null> {
  const period = await periodOfMeeting(db, meeting)
  return period ? doneCount(await doneLines(db, period, meeting.cell, meeting.day)) : null
}
