import { readFile } from 'node:fs/promises'
import type { ChannelConfig } from '../platform/channel-config.ts'
import type { Database } from '../platform/database.ts'
import type { Carrier } from './channels/channel.ts'
import { pushCarrier } from './channels/push.ts'
import { smsCarrier } from './channels/sms.ts'
import { znsCarrier } from './channels/zns.ts'
import { CHANNELS, type Channel } from './delivery.rules.ts'
import { pushKeys } from './push-key.ts'

const HOUR = 3_600_000

export const channelsSet = (config: ChannelConfig): ReadonlySet<Channel> =>
  new Set(CHANNELS.filter((channel) => config[channel] !== null))

/** The ways out that this server was given. */
export async function carriersOf(config: ChannelConfig, db: Database): Promise<Map<Channel, Carrier>> {
  const { push, email, sms, zns } = config
  const carriers: Carrier[] = []
  if (push) carriers.push(pushCarrier({ ...push, keys: () => pushKeys(db) }))
  // The library of mail is read only where mail is sent.
  if (email) carriers.push((await import('./channels/email.ts')).emailCarrier(email))
  if (sms) carriers.push(smsCarrier({ ...sms, dedupes: sms.dedupeHours * HOUR }))
  if (zns) {
    const { token, tokenFile } = zns
    const read = async () => (tokenFile ? (await readFile(tokenFile, 'utf8')).trim() : token!)
    carriers.push(znsCarrier({ ...zns, token: read, dedupes: zns.dedupeHours * HOUR }))
  }
  return new Map(carriers.map((carrier) => [carrier.channel, carrier]))
}
