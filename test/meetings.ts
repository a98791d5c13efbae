import { endMeeting } from '../src/meeting/ending.ts'
import { agendaOf, type MeetingRow, meetingById } from '../src/meeting/meeting.queries.ts'
import { openMeeting, planMeeting } from '../src/meeting/meeting.ts'
import { addReviews, reviewsOf } from '../src/meeting/meeting-review.ts'
import { writeText } from '../src/meeting/meeting-text.ts'
import { lockMinutes } from '../src/meeting/minutes.ts'
import { markRoll } from '../src/meeting/roll.ts'
import type { Transaction } from '../src/platform/database.ts'
import { randomId } from '../src/platform/ids.ts'
import { languages } from '../src/text/text.ts'
import type { Cast, CastName } from './cast.ts'

/** Who is at a meeting of a cell: the first leads it, the second writes. */
export interface Table {
  readonly cell: 'thanh' | 'loi'
  readonly here: readonly [CastName, CastName, ...CastName[]]
}

interface At {
  readonly db: Transaction
  readonly cast: Cast
  readonly now: Date
}

async function begun({ db, cast, now }: At, table: Table, month: string, day: string): Promise<MeetingRow> {
  const tenant = cast.units.commune.id
  const [chair, clerk] = table.here.map((name) => cast.people[name].id) as [string, string]
  const by = { person: chair, now }
  const id = await planMeeting(
    db,
    {
      tenant,
      cell: cast.units[table.cell].id,
      kind: 'thematic',
      month,
      day,
      time: '19:30',
      place: 'Nhà văn hóa ấp',
      topic: 'Xây dựng nông thôn mới',
    },
    by,
  )
  const meeting = (await meetingById(db, tenant, id!))!
  await openMeeting(db, meeting, { chair, clerk }, by)
  const marks = table.here.map((name) => ({
    person: cast.people[name].id,
    state: 'present' as const,
    arrived: '',
    reason: '',
  }))
  await markRoll(db, meeting, marks, by)
  return (await meetingById(db, tenant, meeting.id))!
}

export interface Running {
  readonly meeting: string
  /** A line of its agenda. */
  readonly item: string
  /** Of the member under review, who has been heard. */
  readonly review: string
}

export async function runningMeeting(at: At, table: Table, reviewed: CastName): Promise<Running> {
  const { db, cast, now } = at
  const meeting = await begun(at, table, '2026-12-01', '2026-12-01')
  await addReviews(db, meeting, [cast.people[reviewed].id], 'added', now)
  const item = (await agendaOf(db, meeting)).find((line) => line.kind === 'discussion')!
  const review = (await reviewsOf(db, meeting))[0]!
  await writeText(
    db,
    {
      tenant: meeting.tenant,
      meeting: meeting.id,
      id: randomId(),
      about: review.id,
      field: 'self',
      body: 'Tôi còn ngại phát biểu.',
      seen: [],
      writing: randomId(),
      turn: 1,
    },
    { person: cast.people[table.here[1]].id, now },
  )
  return { meeting: meeting.id, item: item.id, review: review.id }
}

/** A meeting whose minutes are locked. */
export async function lockedMeeting(at: At, table: Table): Promise<string> {
  const { db, cast, now } = at
  const by = { person: cast.people[table.here[0]].id, now }
  const meeting = await begun(at, table, '2026-11-01', '2026-11-20')
  await endMeeting(db, meeting, '21:00', by)
  await lockMinutes(db, meeting, languages.vi, by)
  return meeting.id
}
