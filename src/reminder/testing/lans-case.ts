import type { CastName } from '../../../test/cast.ts'
import { concludedAbout } from '../../../test/concluded.ts'
import type { World } from '../../../test/harness.ts'
import { newId } from '../../platform/ids.ts'
import { sql } from '../../platform/sql.ts'
import { reminderById } from '../reminder.queries.ts'
import { proposeReminder, write } from '../reminder.ts'
import type { ReminderEvent } from '../reminder-event.rules.ts'
import { isRefusal } from '../reminder-state.rules.ts'

export type Bare = ReminderEvent extends infer E ? (E extends ReminderEvent ? Omit<E, 'on'> : never) : never

/** Lan’s reminder in the database, brought on event by event. */
export function lansCaseOn(world: World) {
  const tenant = () => world.cast.units.commune.id
  const cell = () => world.cast.units.thanh.id
  const id = (name: CastName) => world.cast.people[name].id
  const at = (day: string) => new Date(`${day}T09:00:00+07:00`)
  const MEETING = newId(new Date('2026-12-01'))
  /** Lan's, proposed by Hương on the first of December. */
  async function proposed(): Promise<string> {
    const ground = await concludedAbout(world, 'lan')
    const made = await proposeReminder(
      world.db,
      { tenant: tenant(), conclusion: ground.id, body: 'cell', unit: cell() },
      { person: id('huong'), now: at('2026-12-01') },
    )
    if ('refused' in made) throw new Error(made.refused)
    return made.id
  }
  async function tell(reminder: string, event: Bare, who: CastName | null = 'huong', day = '2026-12-01') {
    const outcome = await write(
      world.db,
      { tenant: tenant(), id: reminder },
      { ...event, on: day } as ReminderEvent,
      { person: who && id(who), now: at(day) },
    )
    return isRefusal(outcome) ? outcome.refused : outcome.stage
  }
  const heard = (): Bare => ({
    kind: 'heard',
    unit: cell(),
    hearing: { how: 'at-meeting', meeting: MEETING },
  })
  const decided = (): Bare => ({
    kind: 'decided',
    unit: cell(),
    meeting: MEETING,
    vote: {
      yes: 3,
      no: 0,
      other: 1,
      entitled: 4,
      called: 4,
      rule: { present: 'half', approve: 'half-of-members' },
      led: [id('huong'), id('dung')],
    },
    reason: 'Hai buổi học không dự',
    expected: 'Dự đủ các buổi học',
    due: '2027-01-31',
  })
  const told = (): Bare => ({ kind: 'told', unit: cell(), how: 'at-meeting', witnesses: [] })
  async function inForce(): Promise<string> {
    const reminder = await proposed()
    for (const event of [heard(), decided(), told()]) await tell(reminder, event)
    return reminder
  }
  const stateOf = async (reminder: string) => (await reminderById(world.db, tenant(), reminder))!.state
  const textsOf = (reminder: string) =>
    world.db.rows<{ body: string }>(
      sql`select body from reminder_text where reminder = ${reminder} order by body`,
    )
  return { tenant, cell, id, at, MEETING, proposed, tell, heard, decided, told, inForce, stateOf, textsOf }
}
