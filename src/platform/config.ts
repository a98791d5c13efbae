import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ChannelConfig, readChannels } from './channel-config.ts'

/** Where the project lies; the built files are one folder below it. */
const ROOT = join(
  import.meta.dirname,
  existsSync(join(import.meta.dirname, '../package.json')) ? '..' : '../..',
)

export interface Config {
  readonly root: string
  /** Folder of the embedded database and of the few files beside it. */
  readonly dataRoot: string
  readonly host: string
  readonly port: number
  /** The address people type, printed on cards, without a slash at the end. */
  readonly address: string
  readonly demo: boolean
  /** Given when an own PostgreSQL is used instead of the embedded one. */
  readonly databaseUrl: string | null
  readonly migrationUrl: string | null
  /** TUSOI_PROXY=1: a proxy of one's own stands in front and tells the visitor's address. */
  readonly behindProxy: boolean
  /** Ways by which messages leave the house. */
  readonly channels: ChannelConfig
  readonly version: string
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/** Reads the settings from the environment; throws with a sentence that says what to set. */
export function readConfig(env: NodeJS.ProcessEnv, { demo }: { demo: boolean }): Config {
  const host = env.TUSOI_HOST ?? '127.0.0.1'
  const port = Number(env.PORT ?? (demo ? 8026 : 8025))
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT không đúng: ${env.PORT}. PORT must be 0-65535.`)
  if (demo && !LOOPBACK.includes(host))
    throw new Error('Bản mẫu chỉ chạy trên máy này (127.0.0.1). The demo runs on loopback only.')
  if (Boolean(env.DATABASE_URL) !== Boolean(env.MIGRATION_URL))
    throw new Error(
      'Đặt cả DATABASE_URL và MIGRATION_URL, hoặc không đặt gì. Set both DATABASE_URL and MIGRATION_URL, or neither.',
    )
  const address = (env.TUSOI_ADDRESS ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(
    /\/+$/,
    '',
  )
  return {
    root: ROOT,
    dataRoot: env.TUSOI_DATA ?? join(ROOT, 'data', demo ? 'demo' : 'main'),
    host,
    port,
    address,
    demo,
    databaseUrl: env.DATABASE_URL ?? null,
    migrationUrl: env.MIGRATION_URL ?? null,
    behindProxy: env.TUSOI_PROXY === '1',
    channels: readChannels(env, address),
    version: JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version,
  }
}
