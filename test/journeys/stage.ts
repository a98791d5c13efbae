import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect, type Transaction } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { startPostgres } from '../../src/platform/postgres/postgres.ts'
import { adoptRotation, draftRotation } from '../../src/rotation/rotation.ts'
import { followTallies } from '../../src/statistics/tally.ts'
import { type Cast, type CastName, castNames, makeCast } from '../cast.ts'
import { directiveOf, movementBy, sessionOf } from '../movements.ts'
import { type CellOfTwenty, layCellOfTwenty } from './cell-of-twenty.ts'
import { type FeedbackScene, layFeedback } from './feedback-scene.ts'
import { type Cookie, cookiesOf } from './house.ts'
import { layDiary } from './kept-diary.ts'
import { laySceneOfMeetings, type Scene } from './scene.ts'
import { layMessages } from './scene-of-messages.ts'

declare module 'vitest' {
  interface ProvidedContext {
    stage: {
      /** The data directory of a stopped server. */
      laid: string
      cookies: Record<CastName | 'thu', Cookie[]>
      twenty: CellOfTwenty
      cells: Record<'thanh' | 'loi', string>
      people: Record<CastName, string>
      scene: Scene
      movements: Movements
      feedback: FeedbackScene
    }
  }
}

const root = join(import.meta.dirname, '../..')

/** The moment every story begins at, two days before the meeting of the period. */
export const OPENING = new Date('2026-12-01T09:00:00+07:00')

/** Lan's cell goes by a plan of whose turn it is. */
async function layOutTurns(tx: Transaction, { units, people }: Cast): Promise<void> {
  const of = { tenant: units.commune.id, cell: units.thanh.id }
  const by = { person: people.huong.id, now: OPENING }
  const rotation = await draftRotation(tx, of, by)
  if (rotation) await adoptRotation(tx, { ...of, rotation, revision: 1, meeting: null }, by)
}

interface Movements {
  readonly province: string
  readonly above: string
  readonly own: string
  readonly briefing: string
}

/** The province and the commune both lead a movement, as loose as what units have anyway. */
async function layMovements(db: Transaction, cast: Cast): Promise<Movements> {
  const world = { db, cast, now: OPENING }
  const above = await movementBy(world, 'province', {
    terms: { catalogue: 'nqtw4-82@1', roundEvery: 12, most: 3, crowded: 6, longest: 36, longer: true },
    target: { share: 0, by: '2027-12-31' },
  })
  const own = await movementBy(world, 'commune', {
    name: 'Học tập và làm theo Bác ở xã Thử',
    terms: { most: 2, crowded: 6, perMonth: 2 },
  })
  await directiveOf(world, 'province', above)
  const directive = await directiveOf(world, 'commune', own, 'Kế hoạch học tập chuyên đề năm 2026')
  const guests = { guestsInvited: 12, guestsPresent: 9 }
  const briefing = await sessionOf(world, own, [directive], guests)
  return { province: cast.units.province.id, above, own, briefing }
}

/** Lays out once what the stories find when they begin; each file plays on a copy of it. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  execFileSync(process.execPath, ['build.ts'], { cwd: root, stdio: 'inherit' })
  const laid = mkdtempSync(join(tmpdir(), 'tusoi-journey-'))
  const postgres = await startPostgres({ dataRoot: laid })
  await migrate(postgres.ownerUrl, join(root, 'db/migrations'))
  const db = connect(postgres.appUrl)
  const cast = await db.transaction((tx) => makeCast(tx, root, OPENING))
  const scene = await db.transaction((tx) => laySceneOfMeetings(tx, cast, OPENING))
  await db.transaction((tx) => layMessages(tx, cast, OPENING))
  const movements = await db.transaction((tx) => layMovements(tx, cast))
  const feedback = await db.transaction((tx) => layFeedback(tx, cast, OPENING))
  await db.transaction((tx) => layOutTurns(tx, cast))
  await db.transaction((tx) => layDiary(tx, cast, OPENING))
  const { thu, ...twenty } = await db.transaction((tx) => layCellOfTwenty(tx, cast, OPENING))
  await db.transaction((tx) => followTallies(tx, OPENING))
  await db.close()
  await postgres.stop()
  const ofAll = <T>(value: (name: CastName) => T) =>
    Object.fromEntries(castNames.map((name) => [name, value(name)])) as Record<CastName, T>
  provide('stage', {
    laid,
    cookies: { ...ofAll((name) => cookiesOf(cast.people[name].signedIn)), thu: cookiesOf(thu) },
    twenty,
    scene,
    movements,
    feedback,
    cells: { thanh: cast.units.thanh.id, loi: cast.units.loi.id },
    people: ofAll((name) => cast.people[name].id),
  })
  return () => rmSync(laid, { recursive: true, force: true })
}
