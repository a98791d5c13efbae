import { sendAppeal } from '../../src/conclusion/appeal.ts'
import { nameOnBoard, noteDeed, settleDeed } from '../../src/good-deed/good-deed.ts'
import type { Transaction } from '../../src/platform/database.ts'
import { newId, randomId } from '../../src/platform/ids.ts'
import type { Cast, CastName } from '../cast.ts'
import { coming } from '../coming.ts'
import { signedBy } from '../commitments.ts'
import { concludedAbout } from '../concluded.ts'
import { lockedMeeting, type Running, runningMeeting } from '../meetings.ts'
import { enteredOnBehalf } from '../on-behalf.ts'
import { layReminders, type Reminders } from './reminders.ts'
import { laySceneOfRounds, type SceneOfRounds } from './scene-of-rounds.ts'

export interface Scene {
  /** The coming meeting of Hải's cell, at which he is up for review, notice given. */
  readonly meeting: string
  /** What that cell concluded about Hải, and what it concluded about Minh, who took it to the board. */
  readonly conclusion: string
  readonly appealed: string
  /** A good deed of Hải's that a member told of, waiting for a meeting; another was confirmed, by name. */
  readonly deed: string
  /** One about Kiểm that stays unanswered. */
  readonly unanswered: string
  /** A meeting of that cell that is running, and one whose minutes are locked. */
  readonly running: Running
  readonly locked: string
  /** A line of what Kiểm signed for the year, which the running meeting confirmed; what Hải signed waits for it. */
  readonly promised: string
  readonly rounds: SceneOfRounds
  readonly reminders: Reminders
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
  const deed = await tellDeeds(db, cast, now, locked)
  const rounds = await laySceneOfRounds(db, cast)
  await enteredOnBehalf({ db, cast, now }, { of: 'minh', helper: 'hai', witness: 'tam', cell: 'loi' })
  await bringPromise(db, cast)
  const reminders = await layReminders(db, cast, now, { minh: appealed, kiem: unanswered })
  const confirmedAt = { meeting: running.meeting, day: '2026-12-01', by: 'minh' } as const
  const promised = (await signedBy({ db, cast, now }, 'kiem', { confirmedAt })).lines[0]!.id
  await signedBy({ db, cast, now }, 'hai', { on: '2026-02-01' })
  return { meeting, conclusion, appealed, unanswered, running, locked, promised, reminders, rounds, deed }
}

/** Hải brought a promise to the cell, whose day has passed. */
const bringPromise = (db: Transaction, { units, people }: Cast) =>
  db.run({
    text: `insert into cell_plan (tenant, id, person, cell, origin, origin_id, line, due, opened_on)
           values ($1, $2, $3, $4, 'brought', $5, 'Khi bà con phản ánh thì tôi đến xem trong ngày.', '2026-11-30', '2026-11-01')`,
    values: [units.commune.id, randomId(), people.hai.id, units.loi.id, randomId()],
    name: 'scene-promise',
  })

async function tellDeeds(db: Transaction, cast: Cast, now: Date, locked: string): Promise<string> {
  const tenant = cast.units.commune.id
  const cell = cast.units.loi.id
  const tell = async (name: CastName, words: string, letter: boolean): Promise<string> => {
    const id = newId(now)
    const from = letter
      ? ({ origin: 'people', source: 'letter', toldBy: 'gia đình bà Sáu, ấp Quới Lợi' } as const)
      : ({ origin: 'member', source: null, toldBy: '' } as const)
    const deed = { tenant, cell, id, person: cast.people[name].id, day: '2026-11-10', words, ...from }
    await noteDeed(db, deed, { person: cast.people.tam.id, now })
    return id
  }
  const confirmed = [
    await tell('hai', 'Đêm mưa lớn chở bà Sáu đi cấp cứu, ở lại bệnh viện đến sáng mới về nhà.', true),
    await tell('minh', 'Cho bà con mượn máy bơm chống úng ba ngày liền, tự lo xăng dầu.', false),
  ]
  for (const [i, id] of confirmed.entries()) {
    await nameOnBoard(db, { tenant, id }, true, { person: cast.people[i === 0 ? 'hai' : 'minh'].id, now })
    const at = { tenant, id: locked, cell, day: '2026-11-20' }
    await settleDeed(db, at, { id, outcome: 'confirmed', reason: '' }, { person: cast.people.tam.id, now })
  }
  await tell('kiem', 'Hướng dẫn mười hai hộ làm hồ sơ vay vốn, đi lại năm buổi tối.', true)
  return tell('hai', 'Đứng ra cùng tổ 4 dọn lại đoạn mương sau nhà văn hóa, nhà mình làm trước.', false)
}
