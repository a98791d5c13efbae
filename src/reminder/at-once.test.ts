import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cast, type CastName, makeCast } from '../../test/cast.ts'
import { concludedAbout } from '../../test/concluded.ts'
import { type OwnServer, ownServer, root } from '../../test/own-server.ts'
import { type Bare, eventsUntilTold, proposedReminder, writeAll } from '../../test/reminded.ts'
import { type ConnectedDatabase, connect } from '../platform/database.ts'
import { loadShipped } from '../setup/setup.ts'
import { reminderById } from './reminder.queries.ts'
import { proposeReminder, write } from './reminder.ts'
import { followReminders, keepReminders } from './reminder-clock.ts'
import type { ReminderEvent } from './reminder-event.rules.ts'

/** Officers, the member and the clock on several connections. Events can't be deleted, so the database is its own. */
const now = new Date('2026-12-01T09:00:00+07:00')
let server: OwnServer
let db: ConnectedDatabase
let cast: Cast

beforeAll(async () => {
  server = await ownServer()
  db = connect(server.appUrl, { max: 8 })
  await db.transaction((tx) => loadShipped(tx, root, now))
  cast = await db.transaction((tx) => makeCast(tx, root, now))
})
afterAll(async () => {
  await db?.close()
  await server?.remove()
})

const tenant = () => cast.units.commune.id
const lay = (on: string, events: number): Promise<string> =>
  db.transaction(async (tx) => {
    const world = { db: tx, cast, now }
    const reminder = await proposedReminder(world, 'cell', on)
    await writeAll(world, reminder, eventsUntilTold(world, 'cell').slice(0, events))
    return reminder
  })

async function together(
  reminder: string,
  event: Bare,
  people: readonly CastName[],
  day = '2026-12-01',
): Promise<string[]> {
  const outcomes = await Promise.all(
    people.map((name) =>
      db.transaction((tx) =>
        write(tx, { tenant: tenant(), id: reminder }, { ...event, on: day } as ReminderEvent, {
          person: cast.people[name].id,
          now: new Date(`${day}T09:00:00+07:00`),
        }),
      ),
    ),
  )
  return outcomes.map((one) => ('refused' in one ? one.refused : one.stage)).sort()
}

const kinds = async (reminder: string) =>
  (await reminderById(db, tenant(), reminder))!.entries.map(({ event }) => event.kind)

test('a cell and the board that propose at once: one case, the others are told', async () => {
  const ground = await db.transaction((tx) => concludedAbout({ db: tx, cast }, 'nam', { on: '2026-11-03' }))
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, (_, i) => {
      const isCell = i % 2 === 0
      const unit = isCell ? cast.units.thanh.id : tenant()
      const proposal = {
        tenant: tenant(),
        conclusion: ground.id,
        unit,
        body: isCell ? 'cell' : 'committee',
      } as const
      const by = { person: cast.people[isCell ? 'huong' : 'phuc'].id, now }
      return db.transaction((tx) => proposeReminder(tx, proposal, by))
    }),
  )
  expect(outcomes.filter((one) => 'id' in one)).toHaveLength(1)
  expect(outcomes.flatMap((one) => ('refused' in one ? [one.refused] : []))).toEqual(
    Array.from({ length: 5 }, () => 'proposed-already'),
  )
})

test('officers who write down the same vote at once: it stands once', async () => {
  const reminder = await lay('2026-10-03', 1)
  const [, decided] = eventsUntilTold({ cast, now }, 'cell')[1]!
  const outcomes = await together(reminder, decided, ['huong', 'dung', 'huong', 'dung', 'huong', 'dung'])
  expect(outcomes).toEqual(['decided', ...Array.from({ length: 5 }, () => 'decided-already')])
  expect(await kinds(reminder)).toEqual(['proposed', 'heard', 'decided'])
})

test('the member who says it is fixed while an officer confirms: both stand in one order, or the second is told', async () => {
  const reminder = await lay('2026-09-03', 3)
  const unit = cast.units.thanh.id
  const [said, confirmed] = await Promise.all([
    together(reminder, { kind: 'said-fixed' }, ['lan', 'lan']),
    together(reminder, { kind: 'confirmed', unit, meeting: reminder }, ['huong', 'dung']),
  ])
  expect(confirmed.filter((one) => one === 'confirmed')).toHaveLength(1)
  expect(said.filter((one) => one === 'said-fixed').length).toBeLessThanOrEqual(1)
  const all = await kinds(reminder)
  expect(all.filter((kind) => kind === 'confirmed')).toHaveLength(1)
  expect(all.at(-1)).toBe('confirmed')
})

test('two servers whose clocks strike together close it once', async () => {
  const reminder = await lay('2026-08-03', 3)
  const meeting = reminder
  await together(reminder, { kind: 'confirmed', unit: cast.units.thanh.id, meeting }, ['huong'])
  const later = new Date('2027-01-05T09:00:00+07:00')
  await Promise.all(
    Array.from({ length: 4 }, (_, i) =>
      db.transaction((tx) => (i % 2 === 0 ? keepReminders : followReminders)(tx, later)),
    ),
  )
  expect((await kinds(reminder)).filter((kind) => kind === 'closed')).toHaveLength(1)
})
