import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { MeetingRow } from './meeting.queries.ts'
import type { By } from './meeting.ts'

export interface Score {
  readonly marks: Readonly<Record<string, number>>
  readonly note: string
}

export const scoreOf = (db: Database, meeting: Pick<MeetingRow, 'tenant' | 'id'>): Promise<Score | null> =>
  db.maybe<Score>(sql`
    select marks, note from meeting_score where tenant = ${meeting.tenant} and meeting = ${meeting.id}`)

export async function setScore(tx: Transaction, meeting: MeetingRow, score: Score, by: By): Promise<void> {
  await tx.run(sql`
    insert into meeting_score (tenant, meeting, marks, note, set_by, set_at)
    values (${meeting.tenant}, ${meeting.id}, ${JSON.stringify(score.marks)}, ${score.note}, ${by.person}, ${by.now})
    on conflict (tenant, meeting) do update
      set marks = excluded.marks, note = excluded.note, set_by = excluded.set_by, set_at = excluded.set_at`)
}
