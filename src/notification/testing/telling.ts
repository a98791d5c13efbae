import pino from 'pino'
import type { CastName } from '../../../test/cast.ts'
import type { World } from '../../../test/harness.ts'
import { sql } from '../../platform/sql.ts'
import { runDue } from '../../timetable.ts'
import type { Carrier } from '../channels/channel.ts'
import { setContact } from '../contact.ts'
import type { Channel } from '../delivery.rules.ts'
import { sendOne } from '../send.ts'

export const log = pino({ level: 'silent' })

/** The minute's work, then everything that waits goes out, as the queue would have it. */
export async function tellAndSend(world: World, carriers: readonly Carrier[]): Promise<void> {
  const byChannel = new Map<Channel, Carrier>(carriers.map((one) => [one.channel, one]))
  await runDue(world.db, world.now, { queue: null, channels: new Set(byChannel.keys()) })
  await sendWaiting(world, byChannel)
}

async function sendWaiting(world: World, carriers: ReadonlyMap<Channel, Carrier>): Promise<void> {
  const rows = await world.db.rows<{ tenant: string; id: string }>(sql`
    select tenant, id from notice_send where state in ('waiting', 'marked') and next_at <= ${world.now} order by id`)
  const sending = { db: world.db, log, now: () => world.now, carriers, passed: new Set<string>() }
  for (const { tenant, id } of rows) await sendOne(sending, { tenant, send: id })
}

const NUMBERS = ['nam', 'lan', 'huong', 'dung', 'minh', 'tam', 'phuc', 'hai', 'kiem', 'la'] as const

/** '84900000001' for the second of them, and so on. */
export const numberOf = (name: CastName): string =>
  `8490000000${(NUMBERS as readonly string[]).indexOf(name)}`

/** They asked for messages by SMS. */
export async function withPhones(world: World, names: readonly CastName[], by: 'sms' | 'zns' = 'sms') {
  for (const name of names)
    await setContact(
      world.db,
      world.cast.people[name].id,
      { phone: numberOf(name), by, email: null, quiet: false },
      world.now,
    )
}
