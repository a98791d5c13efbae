import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import { openQueue, prepareQueues, type Queue } from '../platform/queue.ts'
import { carriersOf, channelsSet } from './carriers.ts'
import type { Carrier } from './channels/channel.ts'
import type { Channel } from './delivery.rules.ts'
import { SENDS, type Telling } from './due.ts'
import { type Sending, sendOne } from './send.ts'

interface Parts {
  readonly db: Database
  readonly clock: Clock
  readonly config: Pick<Config, 'channels' | 'demo'>
  readonly log: Log
  readonly ownerUrl: string
}

/**
 * Prepares and opens the queue beside the first pages being served. In the demo nothing leaves the house: everything is
 * shown in the app and nowhere else. A queue that can't be opened leaves the messages in their rows for the next start.
 */
export function startTelling({ db, clock, config, log, ownerUrl }: Parts): {
  readonly ready: Promise<Telling>
  stop(): Promise<void>
} {
  let queue: Queue | null = null
  let carriers: ReadonlyMap<Channel, Carrier> = new Map()
  const open = async (): Promise<Telling> => {
    if (config.demo) return { queue: null, channels: new Set() }
    const channels = channelsSet(config.channels)
    try {
      await prepareQueues(ownerUrl, [SENDS])
      carriers = await carriersOf(config.channels, db)
      const sending: Sending = { db, log, now: () => clock.now(), carriers, passed: new Set() }
      queue = await openQueue(db, log, { [SENDS]: (ids) => sendOne(sending, ids) })
    } catch (error) {
      log.error({ err: error }, 'messages wait: the queue could not be opened')
    }
    return { queue, channels }
  }
  const ready = open()
  return {
    ready,
    async stop() {
      await ready
      await queue?.stop()
      for (const carrier of carriers.values()) carrier.close?.()
    },
  }
}
