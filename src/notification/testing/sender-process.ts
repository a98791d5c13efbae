import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import { connect } from '../../platform/database.ts'
import { openQueue } from '../../platform/queue.ts'
import { sql } from '../../platform/sql.ts'
import { emailCarrier } from '../channels/email.ts'
import { smsCarrier } from '../channels/sms.ts'
import type { Channel } from '../delivery.rules.ts'
import { SENDS, tellDue } from '../due.ts'
import { sendOne } from '../send.ts'

/**
 * One server's telling in a process of its own, which a test lets end itself at a named step: as a power cut would, in
 * the middle of whatever else is under way.
 */
interface Order {
  readonly appUrl: string
  readonly now: string
  readonly smsUrl: string
  readonly smtpUrl: string
  readonly dieAt: string | null
}

const order = JSON.parse(process.argv[2]!) as Order
const now = new Date(order.now)
/** What was marked since by a process that died is not taken up yet. */
const before = new Date(now.getTime() - 9 * 60_000)
const log = pino({ level: 'silent' })
const step = (name: string) => {
  if (name !== order.dieAt) return
  process.kill(process.pid, 'SIGKILL')
  // Nothing more happens until the signal has arrived.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const db = connect(order.appUrl)
const carriers = new Map(
  [
    smsCarrier({
      url: order.smsUrl,
      key: 'the-key',
      secret: 's',
      sender: 'TUSOI',
      marks: true,
      dedupes: 24 * 3_600_000,
    }),
    emailCarrier({ url: order.smtpUrl, from: 'tusoi@thu.test' }),
  ].map((carrier) => [carrier.channel, carrier] as const),
)
const sending = { db, log, now: () => now, carriers, passed: new Set<string>(), step }
const queue = await openQueue(
  db,
  log,
  { [SENDS]: (ids) => sendOne(sending, ids) },
  { pollSeconds: 0.5, careSeconds: 1 },
)
await db.transaction(async (tx) => {
  // As the timetable does: of two servers one tells, the other finds nothing to do.
  await tx.run(sql`select pg_advisory_xact_lock(71208)`)
  await tellDue(tx, now, { queue, channels: new Set<Channel>(carriers.keys()) })
  step('telling')
})
step('told')
/** Until nothing is left that this process could do at its moment. */
const LONGEST = 20_000
for (let waited = 0; waited < LONGEST; waited += 100) {
  const { n } = await db.row<{ n: number }>(sql`
    select count(*)::int as n from notice_send
    where next_at <= ${now} and (state = 'waiting' or state = 'marked' and marked_at < ${before})
       or state = 'marked' and marked_at = ${now}`)
  if (n === 0) break
  await pause(100)
}
await queue.stop()
await db.close()
process.exit(0)
