import { agendaOf, meetingById } from '../src/meeting/meeting.queries.ts'
import { openMeeting, planMeeting } from '../src/meeting/meeting.ts'
import { markRoll } from '../src/meeting/roll.ts'
import { addDays, dayOf } from '../src/platform/clock.ts'
import { newId } from '../src/platform/ids.ts'
import { proposeReminder, write } from '../src/reminder/reminder.ts'
import type { Body, ReminderEvent } from '../src/reminder/reminder-event.rules.ts'
import { isRefusal } from '../src/reminder/reminder-state.rules.ts'
import type { CastName } from './cast.ts'
import { concludedAbout } from './concluded.ts'
import type { World } from './harness.ts'

type Given = Pick<World, 'db' | 'cast' | 'now'>
export type Bare = ReminderEvent extends infer E ? (E extends ReminderEvent ? Omit<E, 'on'> : never) : never

/** Writes events of today one after the other, each by whom it belongs to. */
export async function writeAll(
  world: Given,
  reminder: string,
  events: readonly (readonly [CastName, Bare])[],
  meeting?: string,
): Promise<void> {
  for (const [name, event] of events) {
    const outcome = await write(
      world.db,
      { tenant: world.cast.units.commune.id, id: reminder },
      { ...event, on: dayOf(world.now) } as ReminderEvent,
      { person: world.cast.people[name].id, now: world.now },
      { meeting },
    )
    if (isRefusal(outcome)) throw new Error(outcome.refused)
  }
}

/** A formal reminder of Lan, proposed today on a conclusion of that day by her cell or by the board. */
export async function proposedReminder(world: Given, body: Body, concludedOn: string): Promise<string> {
  const ground = await concludedAbout(world, 'lan', { on: concludedOn })
  const { units, people } = world.cast
  const made = await proposeReminder(
    world.db,
    {
      tenant: units.commune.id,
      conclusion: ground.id,
      body,
      unit: body === 'cell' ? units.thanh.id : units.commune.id,
    },
    { person: people[body === 'cell' ? 'huong' : 'phuc'].id, now: world.now },
  )
  if ('refused' in made) throw new Error(made.refused)
  return made.id
}

/** The events until the member was told. */
export function eventsUntilTold({ cast, now }: Omit<Given, 'db'>, body: Body): (readonly [CastName, Bare])[] {
  const unit = body === 'cell' ? cast.units.thanh.id : cast.units.commune.id
  const by: CastName = body === 'cell' ? 'huong' : 'phuc'
  const meeting = newId(now)
  return [
    [by, { kind: 'heard', unit, hearing: { how: 'at-meeting', meeting } }],
    [
      by,
      {
        kind: 'decided',
        unit,
        meeting,
        vote: {
          yes: 3,
          no: 0,
          other: 1,
          entitled: 4,
          called: 4,
          rule: { present: 'half', approve: 'half-of-members' },
          led: [cast.people.huong.id, cast.people.dung.id],
        },
        reason: 'Hai buổi học nghị quyết không dự.',
        expected: 'Dự đủ các buổi học, báo cáo tại chi bộ.',
        due: addDays(dayOf(now), 90),
      },
    ],
    [by, { kind: 'told', unit, how: 'by-hand', witnesses: [] }],
  ]
}

/** In force, and taken to the next level by Lan. */
export async function appealedReminder(world: Given, body: Body, concludedOn: string): Promise<string> {
  const reminder = await proposedReminder(world, body, concludedOn)
  const { units } = world.cast
  const above = await world.db.row<{ parent: string }>({
    text: 'select parent from unit_edge where unit = $1 and valid_to is null',
    values: [units.commune.id],
    name: 'reminded-above',
  })
  await writeAll(world, reminder, [
    ...eventsUntilTold(world, body),
    [
      'lan',
      {
        kind: 'appealed',
        to: body === 'cell' ? units.commune.id : above.parent,
        text: 'Tôi đã học bù đủ hai buổi.',
      },
    ],
  ])
  return reminder
}

/** The cell's ordinary meeting of December, running today with these members; the first leads it, the second writes. */
export async function meetingToday(
  world: Given,
  here: readonly [CastName, CastName, ...CastName[]],
): Promise<{ meeting: string; promises: string }> {
  const { db, cast, now } = world
  const tenant = cast.units.commune.id
  const [chair, clerk] = [cast.people[here[0]].id, cast.people[here[1]].id]
  const by = { person: chair, now }
  const id = await planMeeting(
    db,
    {
      tenant,
      cell: cast.units.thanh.id,
      kind: 'ordinary',
      month: '2026-12-01',
      day: dayOf(now),
      time: '19:30',
      place: 'Nhà văn hóa ấp',
    },
    by,
  )
  const meeting = (await meetingById(db, tenant, id!))!
  await openMeeting(db, meeting, { chair, clerk }, by)
  const marks = here.map((name) => ({
    person: cast.people[name].id,
    state: 'present' as const,
    arrived: '',
    reason: '',
  }))
  await markRoll(db, meeting, marks, by)
  const line = (await agendaOf(db, meeting)).find(({ kind }) => kind === 'promises')!
  return { meeting: meeting.id, promises: line.id }
}
