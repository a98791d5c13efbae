import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/platform/config.ts'
import { connect } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres/postgres.ts'
import { openBox } from '../src/seal/box.ts'
import { keyPairFrom, openSealed } from '../src/seal/keys.ts'
import { loadShipped } from '../src/setup/setup.ts'
import { type Cast, makeCast } from './cast.ts'
import { coming } from './coming.ts'
import { type Browser, browser, fillForm, NOW, ORIGIN } from './harness.ts'

const root = join(import.meta.dirname, '..')
const place = mkdtempSync(join(tmpdir(), 'tusoi-disk-'))
// Open to the database's own user, so that the data lie here and not behind a link.
chmodSync(place, 0o755)
const dataRoot = join(place, 'data')
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** What Lan writes for herself. Rare words, so that finding one is no chance. */
const PRIVATE = Array.from(
  { length: 50 },
  (_, i) => `chim bói cá số ${i + 1} đậu cầu tre ${(i * 7919) % 9973}`,
)
/** What she chose to bring to the cell stands there in clear: the search that finds it works. */
const BROUGHT = 'xin góp ý về con đê phía nam ấp'

let cast: Cast

async function writeAll(lan: Browser, meeting: string): Promise<void> {
  const left = [...PRIVATE]
  const some = (n: number) => left.splice(0, n)
  await fillForm(lan, await lan.get('/thang-nay/luot/1'), {
    group: ['I.3', 'I.4'],
    'mark-I.3.2': 'partial',
    'mark-I.4.2': 'present',
  })
  await fillForm(lan, await lan.get('/thang-nay/cach-sua/moi'), { text: some(5).join('; '), due: 'month' })
  await fillForm(lan, await lan.get('/thang-nay/cach-sua/moi'), { text: BROUGHT, due: 'month', ask: true })
  const [registered, done, line] = some(3) as [string, string, string]
  await fillForm(lan, await lan.get('/thang-nay/hoc-tap'), { registered, done, line })
  const draft = await lan.get('/nhat-ky/moi')
  for (const text of some(10)) await fillForm(lan, await lan.get('/nhat-ky/moi'), { text })
  await fillForm(lan, draft, { text: some(26).join('\n') })
  await fillForm(lan, await lan.get(`/hop/chuan-bi/${meeting}`), { text: some(6).join('\n') })
  let page = await lan.get('/thang-nay/luot/2')
  for (let hops = 0; hops < 20 && !page.url.endsWith('/gui'); hops++) {
    const sent = page.url.includes('/luot/')
      ? await fillForm(lan, page, { none: true })
      : await fillForm(lan, page, {}, { button: 'Không có' })
    page = await lan.get(sent.location!)
  }
  const sent = await fillForm(lan, page)
  if (sent.location !== '/thang-nay' || left.length > 0)
    throw new Error(`not all was written: ${sent.status}, ${left.length} left`)
}

beforeAll(async () => {
  const server = await startPostgres({ dataRoot })
  await migrate(server.ownerUrl, join(root, 'db/migrations'))
  const db = connect(server.appUrl)
  await db.transaction((tx) => loadShipped(tx, root, NOW))
  cast = await db.transaction((tx) => makeCast(tx, root, NOW))
  const logFile = join(dataRoot, 'app.log')
  writeFileSync(logFile, '')
  const app = createApp({
    db,
    clock: { now: () => NOW },
    config: { ...readConfig({ TUSOI_DATA: dataRoot }, { demo: false }), address: ORIGIN },
    assets: { address: (name) => name, find: () => null },
    log: pino({ level: 'trace' }, pino.destination({ dest: logFile, sync: true })),
  })
  const meeting = await db.transaction((tx) => coming({ db: tx, cast, now: NOW }, { up: ['lan'] }))
  const lan = browser((request) => Promise.resolve(app.request(request)), cast.people.lan.signedIn)
  await writeAll(lan, meeting)
  await db.close()
  await server.stop()
})

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : []
  })
}

const found = (phrase: string) =>
  filesBelow(dataRoot)
    .filter((file) => statSync(file).size > 0)
    .filter((file) => {
      const bytes = readFileSync(file)
      return (['utf8', 'utf16le'] as const).some((encoding) => bytes.includes(Buffer.from(phrase, encoding)))
    })

describe('the whole data directory, the log with it', () => {
  test('holds none of the 50 phrases Lan wrote for herself, and the one she brought to the cell', () => {
    expect(found(BROUGHT).length).toBeGreaterThan(0)
    expect(PRIVATE.flatMap(found)).toEqual([])
    expect(PRIVATE.map((phrase) => phrase.split(' ').slice(-1)[0]!)).toHaveLength(50)
  })

  test('a copy, with everything the disk holds tried as a key, opens nothing; with the secret of her phone it opens', async () => {
    const copy = join(place, 'copy')
    execFileSync('cp', ['-a', dataRoot, copy])
    const server = await startPostgres({ dataRoot: copy })
    const client = new pg.Client({ connectionString: server.ownerUrl })
    await client.connect()
    for (const table of ['self_review', 'diary_entry', 'preparation', 'ballot'])
      await client.query(`alter table ${table} disable row level security`)
    const { rows: tables } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    )
    const candidates = new Map<string, Buffer>()
    for (const { name } of tables) {
      const { rows } = await client.query(`select * from ${name}`)
      for (const value of rows.flatMap((row) => Object.values(row))) {
        const bytes = Buffer.isBuffer(value) ? value : typeof value === 'string' ? Buffer.from(value) : null
        if (!bytes || bytes.length > 200) continue
        candidates.set(bytes.toString('hex'), bytes)
        for (let at = 0; at + 32 <= bytes.length; at += 1)
          candidates.set(bytes.subarray(at, at + 32).toString('hex'), bytes.subarray(at, at + 32))
      }
    }
    for (const file of ['credentials.json', 'app.log'])
      for (const word of readFileSync(join(copy, file), 'utf8').split(/[^\w-]+/))
        if (word) candidates.set(word, Buffer.from(word))
    const wraps = (
      await client.query<{ wrapped: Buffer }>('select wrapped from key_wrap where account = $1', [
        cast.people.lan.signedIn.account,
      ])
    ).rows
    const keys = (
      await client.query<{ public_key: Buffer }>('select public_key from account_key where account = $1', [
        cast.people.lan.signedIn.account,
      ])
    ).rows
    const boxes = (await client.query<{ id: string; sealed: Buffer }>(`select id, sealed from diary_entry`))
      .rows
    const sheets = (
      await client.query<{ meeting: string; sealed: Buffer }>(`select meeting, sealed from preparation`)
    ).rows
    expect(sheets).toHaveLength(1)
    const lan = cast.people.lan.id
    const opened = [...candidates.values()].flatMap((candidate) => {
      const pairs = [keyPairFrom(candidate, 'device.v1'), keyPairFrom(candidate, 'sheet.v1')]
      if (candidate.length === 32)
        for (const { public_key } of keys) pairs.push({ publicKey: public_key, privateKey: candidate })
      const keysFound = pairs.flatMap((pair) =>
        wraps.flatMap(({ wrapped }) => openSealed(pair, wrapped) ?? []),
      )
      const boxesFound =
        candidate.length === 32
          ? boxes.filter((box) =>
              openBox(candidate, { kind: 'diary.v1', owner: lan, id: box.id }, box.sealed),
            )
          : []
      const sheetsFound =
        candidate.length === 32
          ? sheets.filter((box) =>
              openBox(candidate, { kind: 'preparation.v1', owner: lan, id: box.meeting }, box.sealed),
            )
          : []
      return [...keysFound, ...boxesFound, ...sheetsFound]
    })
    expect(candidates.size).toBeGreaterThan(1000)
    expect(opened).toEqual([])

    const phone = keyPairFrom(cast.people.lan.signedIn.secret, 'device.v1')
    const key = wraps.map(({ wrapped }) => openSealed(phone, wrapped)).find((one) => one !== null)!
    expect(
      boxes.filter((box) => openBox(key, { kind: 'diary.v1', owner: lan, id: box.id }, box.sealed)).length,
    ).toBeGreaterThan(0)
    const [sheet] = sheets
    expect(
      openBox(key, { kind: 'preparation.v1', owner: lan, id: sheet!.meeting }, sheet!.sealed),
    ).not.toBeNull()
    await client.end()
    await server.stop()
  })
})
