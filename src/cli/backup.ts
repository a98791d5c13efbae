import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { refuseOccupied } from '../backup/archive-writer.ts'
import { fileFor, makeBackup } from '../backup/backup.ts'
import type { Manifest } from '../backup/manifest.rules.ts'
import { refused } from '../backup/refusals.ts'
import { checkArchive, manifestOf, type Restored, refuseFor, restore } from '../backup/restore.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { makeLog } from '../platform/log.ts'
import { openServer, refuseUnsafeLogin } from '../platform/open-database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Command, say } from './command.ts'

type Server = Awaited<ReturnType<typeof openServer>>

/** Runs with the server, the embedded one started or adopted, and leaves its schema as it is. */
async function withServer<T>(config: Config, work: (server: Server) => Promise<T>): Promise<T> {
  const log = makeLog()
  log.level = 'warn'
  const server = await openServer(config, log).catch((error: Error) => {
    throw new Refusal(error.message)
  })
  try {
    return await work(server)
  } finally {
    await server.close()
  }
}

const migrationsOf = (config: Config) => join(config.root, 'db/migrations')

/** Ctrl-C ends the work in order: nothing unfinished stays behind, and a server that was started is stopped. */
async function untilStopped<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    return await work(stopping.signal)
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

const moment = (at: string): string => {
  const time = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(new Date(at))
  return `${time}, ${showDay(dayOf(new Date(at)))}`
}

const megabytes = (path: string) => (statSync(path).size / 1e6).toFixed(1)

function describe(manifest: Manifest): void {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  say(
    `Lúc/at ${moment(manifest.at)}; Tự Soi ${manifest.program}, PostgreSQL ${manifest.postgres}, lược đồ/schema ${manifest.migrations.at(-1)!.name.slice(0, 4)}${manifest.demo ? '; DỮ LIỆU MẪU / DEMO DATA' : ''}`,
  )
  say(`${manifest.tables.length} bảng/tables, ${rows} dòng/rows`)
  say(`Danh mục/catalogues: ${manifest.catalogues.map(({ id }) => id).join(', ') || '–'}`)
  for (const { name, tenant, rows: length, head, whole } of manifest.history)
    say(
      `${name || tenant}: lịch sử/history ${length} ${whole ? 'dòng, nguyên vẹn / rows, whole' : 'dòng, ĐÃ ĐỨT / rows, BROKEN'}. ${head}`,
    )
}

const broken = (manifest: Manifest) => manifest.history.some(({ whole }) => !whole)

function describeRestored({ manifest, brought, erasedPeople, erasedCases, unknown }: Restored): void {
  describe(manifest)
  if (brought.length > 0)
    say(
      `Lược đồ đã nâng lên ${brought.at(-1)!.slice(0, 4)}. The schema was brought up to ${brought.at(-1)!.slice(0, 4)}.`,
    )
  say(
    `Xóa lại những gì đã xóa sau ngày sao lưu: ${erasedPeople} người, ${erasedCases} vụ góp ý. Erased again: ${erasedPeople} people, ${erasedCases} cases of feedback.`,
  )
  if (unknown.length > 0) say(`Bảng lạ không nạp / unknown tables left out: ${unknown.join(', ')}`)
  say(
    'Máy đã đăng ký vẫn dùng được; mọi người đăng nhập lại bằng mã PIN. Những gì bị khóa hoặc đã dùng sau ngày sao lưu (máy, thẻ, phiếu, giấy khôi phục) trở lại như ngày đó: hãy khóa lại.',
  )
  say(
    'Enrolled devices go on working; everybody signs in again with their PIN. What was revoked or used since (devices, cards, slips, recovery sheets) is as it was that day: revoke it again.',
  )
}

export const backupCommands: Record<string, Command> = {
  backup: {
    usage: 'backup FILE|FOLDER [--demo]  |  backup --check FILE',
    about:
      'Sao lưu mọi dữ liệu vào một tệp, không cần dừng máy chủ; --check: xem một bản sao lưu còn tốt không. Backs everything up into one file beside a running server; --check: is a copy good?',
    options: { check: { type: 'boolean' }, demo: { type: 'boolean' } },
    words: [1, 1],
    run: async ([target], options) => {
      const config = readConfig(process.env, { demo: options.demo === true })
      if (options.check) {
        const manifest = await checkArchive(target!, migrationsOf(config))
        describe(manifest)
        say('Bản sao lưu còn tốt, khôi phục được. The backup is good and can be restored.')
        return broken(manifest) ? 1 : 0
      }
      const now = new Date()
      const path = fileFor(target!, now)
      refuseOccupied(path)
      // To look for data must not make an empty folder of them.
      if (!config.databaseUrl && !existsSync(config.dataRoot)) throw refused.noData(config.dataRoot)
      const manifest = await untilStopped((stop) =>
        withServer(config, ({ ownerUrl }) =>
          makeBackup(
            {
              ownerUrl,
              dataRoot: config.dataRoot,
              migrations: migrationsOf(config),
              version: config.version,
            },
            path,
            now,
            stop,
          ),
        ),
      )
      describe(manifest)
      say(
        `Đã sao lưu vào ${path}, ${megabytes(path)} MB. Hãy cất ở nơi khác máy này. Backed up; keep it on another machine.`,
      )
      return broken(manifest) ? 1 : 0
    },
  },
  restore: {
    usage: 'restore FILE [--demo]',
    about:
      'Khôi phục một bản sao lưu vào cơ sở dữ liệu trống (máy chủ phải dừng). Restores a backup into an empty database; the server must be stopped.',
    options: { demo: { type: 'boolean' } },
    words: [1, 1],
    run: async ([path], options) => {
      const config = readConfig(process.env, { demo: options.demo === true })
      const target = {
        dataRoot: config.dataRoot,
        migrations: migrationsOf(config),
        demo: config.demo,
      }
      // What can be told from the file alone is told before a server is started, or a data folder made, for it.
      refuseFor(await manifestOf(path!), target)
      const restored = await withServer(config, async ({ ownerUrl, appUrl }) => {
        await refuseUnsafeLogin(appUrl).catch((error: Error) => {
          throw new Refusal(error.message)
        })
        return restore(path!, { ...target, ownerUrl, appUrl }, new Date())
      })
      describeRestored(restored)
      say('Đã khôi phục. Restored.')
      return broken(restored.manifest) || restored.unknown.length > 0 ? 1 : 0
    },
  },
}
