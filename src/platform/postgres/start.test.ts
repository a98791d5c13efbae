import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startInstalledPostgres, startPostgres } from './postgres.ts'
import {
  cleanUp,
  dataDirectory,
  INSTALLED,
  lacking,
  newDirectory,
  query,
  serverPid,
} from './testing/ground.ts'

const log = () => readFileSync(join(dataRoot, 'postgres.log'), 'utf8')

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
afterAll(cleanUp)

/** One data root for the whole file, as in life: started and stopped again and again. */
let dataRoot: string
beforeAll(() => {
  dataRoot = join(newDirectory(), 'not', 'there', 'yet')
})

test('a fresh directory serves both logins, and the second start finds what was written', async () => {
  const first = await startPostgres({ dataRoot })
  expect(first).toMatchObject({ version: expect.stringMatching(/^18\./), adopted: false })
  await query(first.ownerUrl, 'create table note (text text)')
  await query(first.ownerUrl, 'grant insert, select on note to tusoi_app')
  await query(first.appUrl, "insert into note values ('tự soi')")
  await first.stop()

  const second = await startPostgres({ dataRoot })
  expect(await query(second.appUrl, 'select text from note')).toEqual([{ text: 'tự soi' }])
  await second.stop()
  expect(log()).not.toContain('not properly shut down')
})

test('the owner owns the database and its schema, the application owns nothing, neither has powers', async () => {
  const running = await startPostgres({ dataRoot })
  const roles = await query(
    running.appUrl,
    `select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as powers
     from pg_roles where rolname like 'tusoi%' order by 1`,
  )
  expect(roles).toEqual([
    { rolname: 'tusoi_app', powers: false },
    { rolname: 'tusoi_owner', powers: false },
  ])
  const owners = `select datdba::regrole::text as database, (select nspowner::regrole::text from pg_namespace
    where nspname = 'public') as schema from pg_database where datname = current_database()`
  expect(await query(running.appUrl, owners)).toEqual([{ database: 'tusoi_owner', schema: 'tusoi_owner' }])
  await expect(query(running.appUrl, 'create table mine ()')).rejects.toThrow(
    'permission denied for schema public',
  )
  await expect(query(running.appUrl, 'create temp table mine ()')).rejects.toThrow('permission denied')
  await expect(query(running.appUrl, 'set role tusoi_owner')).rejects.toThrow('permission denied')
  await expect(query(running.appUrl.replace('tusoi_app', 'postgres'), 'select 1')).rejects.toThrow('password')
  await expect(query(running.appUrl.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow('password')
  await running.stop()
})

test('the server is durable, speaks Unicode, checks its pages and listens to nobody outside', async () => {
  const running = await startPostgres({ dataRoot })
  const [settings] = await query(
    running.appUrl,
    `select ${[
      'fsync',
      'full_page_writes',
      'synchronous_commit',
      'data_checksums',
      'jit',
      'listen_addresses',
      'timezone',
    ]
      .map((name) => `current_setting('${name}') as ${name}`)
      .join()},
     datlocprovider::text || datlocale as locale, pg_encoding_to_char(encoding) as encoding, lower('ĐẢNG') as lower
     from pg_database where datname = current_database()`,
  )
  expect(settings).toEqual({
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    data_checksums: 'on',
    jit: 'off',
    listen_addresses: '',
    timezone: 'UTC',
    locale: 'bC.UTF-8',
    encoding: 'UTF8',
    lower: 'đảng',
  })
  await running.stop()
})

test('the log holds no value, no statement and no password; the server sees none of our environment', async () => {
  process.env.TUSOI_TEST_SECRET = 'kín'
  const running = await startPostgres({ dataRoot })
  await query(running.ownerUrl, 'create table short (text text primary key check (length(text) < 9))')
  const mistakes: [string, unknown[]][] = [
    ["select 'bímật'::int", []],
    ['select $1::int', ['bímật']],
    ["insert into short values ('bímật'), ('bímật')", []],
    ['insert into short values ($1)', ['bímật bímật']],
    ["do $$ begin raise warning 'bímật'; end $$; select bímật", []],
  ]
  for (const [sql, values] of mistakes) await expect(query(running.ownerUrl, sql, values)).rejects.toThrow()
  expect(readFileSync(`/proc/${serverPid(dataRoot)}/environ`, 'utf8')).not.toContain('TUSOI_TEST_SECRET')
  await running.stop()
  const { owner, app } = JSON.parse(readFileSync(join(dataRoot, 'credentials.json'), 'utf8'))
  for (const secret of ['bímật', 'short', owner, app]) expect(log()).not.toContain(secret)
  expect(log()).toContain('database system is ready')
})

test('a log of more than a megabyte makes way', async () => {
  writeFileSync(join(dataRoot, 'postgres.log'), 'x'.repeat(1024 * 1024 + 1))
  await (await startPostgres({ dataRoot })).stop()
  expect(log()).not.toContain('xxx')
  expect(statSync(join(dataRoot, 'postgres.log.1')).size).toBe(1024 * 1024 + 1)
})

test('passwords are closed to others; lost ones are replaced, wrong and broken ones are explained', async () => {
  const path = join(dataRoot, 'credentials.json')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const before = readFileSync(path, 'utf8')

  rmSync(path)
  const running = await startPostgres({ dataRoot })
  expect(await query(running.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  await running.stop()
  expect(readFileSync(path, 'utf8')).not.toBe(before)

  writeFileSync(path, before)
  await expect(startPostgres({ dataRoot })).rejects.toThrow(
    /xoá credentials\.json.*delete credentials\.json/s,
  )
  writeFileSync(path, '{"owner":')
  await expect(startPostgres({ dataRoot })).rejects.toThrow(/không đọc được.*cannot be understood/s)
  expect(existsSync(join(dataDirectory(dataRoot), 'postmaster.pid'))).toBe(false)
  rmSync(path)
  await (await startPostgres({ dataRoot })).stop()
})

test('data of another major version is left alone, and the message says what to do', async () => {
  const older = newDirectory()
  mkdirSync(join(older, 'postgres-17'))
  await expect(startPostgres({ dataRoot: older })).rejects.toThrow(
    /PostgreSQL 17.*sao lưu.*Make a backup with the old/s,
  )
  writeFileSync(join(dataDirectory(dataRoot), 'PG_VERSION'), '16\n')
  await expect(startPostgres({ dataRoot })).rejects.toThrow('PostgreSQL 16')
})

test('a link to data that is gone is not taken for a new beginning', async () => {
  const emptied = newDirectory()
  symlinkSync('/nowhere/postgres-18', join(emptied, 'postgres-18'))
  await expect(startPostgres({ dataRoot: emptied })).rejects.toThrow(/trỏ tới.*points to/s)
})

test.skipIf(lacking(INSTALLED, existsSync(INSTALLED)))(
  'the same over an installed PostgreSQL 15',
  async () => {
    const dataRoot = newDirectory()
    const running = await startInstalledPostgres({ binDir: INSTALLED, dataRoot })
    expect(running).toMatchObject({ version: expect.stringMatching(/^15\.\d+$/), adopted: false })
    expect(await query(running.ownerUrl, "select lower('ĐẢNG') as lower")).toEqual([{ lower: 'đảng' }])
    await running.stop()
  },
)
