import { sendAppeal } from '../../src/conclusion/appeal.ts'
import type { Transaction } from '../../src/platform/database.ts'
import type { Cast } from '../cast.ts'
import { coming } from '../coming.ts'
import { concludedAbout } from '../concluded.ts'
import { lockedMeeting, type Running, runningMeeting } from '../meetings.ts'

export interface Scene {
  /** The coming meeting of Hải's cell, at which he is up for review, notice given. */
  readonly meeting: string
  /** What that cell concluded about Hải, and what it concluded about Minh, who took it to the board. */
  readonly conclusion: string
  readonly appealed: string
  /** One about Kiểm that stays unanswered. */
  readonly unanswered: string
  /** A meeting of that cell that is running, and one whose minutes are locked. */
  readonly running: Running
  readonly locked: string
}

/** What the stories about meetings find when they begin. */
export async function laySceneOfMeetings(db: Transaction, cast: Cast, now: Date): Promise<Scene> {
  const tenant = cast.units.commune.id
  const meeting = await coming({ db, cast, now }, { cell: cast.units.loi.id, up: ['hai'] })
  await db.run({
    text: 'update meeting set noticed_at = $1, noticed_by = planned_by where tenant = $2 and id = $3',
    values: [now, tenant, meeting],
    name: 'scene-notice',
  })
  const about = (name: 'hai' | 'minh' | 'kiem', on: string) =>
    concludedAbout({ db, cast }, name, { by: 'tam', on })
  const conclusion = (await about('hai', '2026-11-05')).id
  const appealed = (await about('minh', '2026-10-03')).id
  await sendAppeal(
    db,
    { tenant, id: appealed },
    'Hai buổi ấy tôi nằm viện, có báo chi bộ và có giấy ra viện.',
    { person: cast.people.minh.id, now },
  )
  const table = { cell: 'loi', here: ['tam', 'minh', 'phuc', 'kiem'] } as const
  const running = await runningMeeting({ db, cast, now }, table, 'kiem')
  const locked = await lockedMeeting({ db, cast, now }, table)
  const unanswered = (await about('kiem', '2026-09-05')).id
  await sendAppeal(db, { tenant, id: unanswered }, 'Tôi xin được xem lại lời kết luận.', {
    person: cast.people.kiem.id,
    now,
  })
  return { meeting, conclusion, appealed, unanswered, running, locked }
}
