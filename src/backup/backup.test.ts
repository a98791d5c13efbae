import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import {
  archived,
  asOwner,
  backUp,
  bringBack,
  emptied,
  MIGRATIONS,
  safeguards,
  tableSums,
} from '../../test/backups.ts'
import type { CastName } from '../../test/cast.ts'
import { type Browser, browser, fillForm, NOW, ORIGIN } from '../../test/harness.ts'
import { walk } from '../../test/walk.ts'
import { createApp } from '../app.ts'
import { readConfig } from '../platform/config.ts'
import { connect } from '../platform/database.ts'
import { waitFor } from '../platform/postgres/waiting.ts'
import { sql } from '../platform/sql.ts'
import { writeArchive } from './archive-writer.ts'
import { fileFor } from './backup.ts'
import { checkArchive } from './restore.ts'
import { olderMigrations, useStage } from './testing/stage.ts'

const stage = useStage()
const { place, good, another } = stage

const as = (name: CastName): Browser => {
  const app = createApp({
    db: stage.db,
    clock: { now: () => NOW },
    config: { ...readConfig({ TUSOI_DATA: stage.from.dataRoot }, { demo: false }), address: ORIGIN },
    assets: { address: (file) => `/assets/${file}`, find: () => null },
    log: pino({ level: 'silent' }),
  })
  return browser((request) => Promise.resolve(app.request(request)), stage.cast.people[name].signedIn)
}

describe('an administrator backs up a commune and restores it on another machine,', () => {
  test('and every table is as it was, with everything that guards it', async () => {
    await emptied(stage.to)
    const guards = await safeguards(stage.to)
    const before = await tableSums(stage.from)
    const restored = await bringBack(stage.to, good)
    expect(await tableSums(stage.to)).toEqual(before)
    expect(await safeguards(stage.to)).toEqual(guards)
    expect(restored).toMatchObject({ brought: [], erasedPeople: 0, erasedCases: 0, unknown: [] })
    const walled = ['self_review', 'diary_entry', 'ballot', 'own_year', 'contact', 'push_subscription']
    for (const table of [...walled, 'preparation', 'inspection_draft', 'round_draft', 'history', 'minutes'])
      expect(before.get(table), table).not.toMatch(/^0 /)
    expect([...before.values()].filter((sum) => !sum.startsWith('0 ')).length).toBeGreaterThan(50)
  })

  test('whose manifest tells when, by what, how much, and the head that minutes print', async () => {
    const manifest = await checkArchive(good, MIGRATIONS)
    expect(manifest).toMatchObject({ format: 1, at: NOW.toISOString(), program: '9.9.9', demo: false })
    expect(manifest.migrations.at(-1)!.name).toBe(readdirSync(MIGRATIONS).sort().at(-1))
    const heads = await stage.db.rows<{ tenant: string; n: number; hash: Buffer }>(
      sql`select tenant, n, hash from history_head order by tenant`,
    )
    expect(manifest.history.map(({ tenant, rows, head, whole }) => [tenant, rows, head, whole])).toEqual(
      heads.map(({ tenant, n, hash }) => [tenant, n, hash.toString('hex'), true]),
    )
    expect(manifest.history.map(({ name }) => name)).toContain('Đảng bộ xã Thử')
    expect(manifest.catalogues.map(({ id }) => id)).toContain('nqtw4-82@1')
    const { n } = await stage.db.row<{ n: number }>(sql`select count(*)::int as n from person`)
    expect(manifest.tables.find(({ name }) => name === 'person')!.rows).toBe(n)
    expect(manifest.tables.map(({ name }) => name)).not.toContain('session')
  })

  test('and can look into the file with ordinary tools; nobody else can read it', async () => {
    const folder = join(place, 'unpacked')
    mkdirSync(folder)
    execFileSync('tar', ['xmf', good, '-C', folder])
    const inside = join(folder, 'tusoi-backup')
    execFileSync('sha256sum', ['-c', '--quiet', 'manifest.json.sha256'], { cwd: inside })
    const people = execFileSync('sh', ['-c', 'zcat tables/person/*.gz'], { cwd: inside, encoding: 'utf8' })
    expect(people).toContain('Nguyễn Thị Lan')
    expect(statSync(good).mode & 0o777).toBe(0o600)
  })

  test('and members find what is theirs: the phone still opens the diary, after signing in again', async () => {
    await emptied(stage.to)
    const lan = as('lan')
    await fillForm(lan, await lan.get('/nhat-ky/moi'), { text: 'Ghi trước ngày sao lưu.' })
    const file = another()
    await backUp(stage.from, file)
    await bringBack(stage.to, file)
    const there = connect(stage.to.appUrl)
    const { n } = await there.row<{ n: number }>(sql`select count(*)::int as n from session`)
    const { id } = stage.cast.people.lan
    const mine = await there.asMember(id, (tx) =>
      tx.rows<{ id: string }>(sql`select id from diary_entry where person = ${id}`),
    )
    const others = await there.rows(sql`select id from diary_entry`)
    await there.close()
    expect([n, mine.length, others]).toEqual([0, 1, []])
  })
})

describe('beside a living server', () => {
  test('a backup is of one moment: what is sent while it runs is in it whole or not at all', async () => {
    const { tenant, file, later } = { tenant: stage.cast.units.commune.id, file: another(), later: another() }
    const inside = async (path: string) => [
      (await archived(path, 'review_done')).filter((row) => row.tenant === tenant).length,
      (await archived(path, 'history')).filter(
        (row) => row.tenant === tenant && row.verb === 'review-submitted',
      ).length,
    ]
    const nam = as('nam')
    const ready = await walk(nam)
    // It has begun and waits for one table while Nam sends.
    const writing = await asOwner(stage.from, async (owner) => {
      await owner.query('begin')
      await owner.query('lock table year_form_template in access exclusive mode')
      const backup = backUp(stage.from, file)
      await waitFor(() => isWaiting(owner), 20_000)
      expect((await fillForm(nam, ready)).location).toBe('/thang-nay')
      await owner.query('rollback')
      return backup
    })
    expect(writing.history.every(({ whole }) => whole)).toBe(true)
    expect(await inside(file)).toEqual([0, 0])
    await backUp(stage.from, later)
    expect(await inside(later)).toEqual([1, 1])

    const senders: CastName[] = ['lan', 'huong', 'dung', 'minh', 'tam', 'kiem']
    let sending = true
    const sent = Promise.all(senders.map(async (name) => fillForm(as(name), await walk(as(name))))).finally(
      () => {
        sending = false
      },
    )
    while (sending) {
      const path = another()
      expect((await backUp(stage.from, path)).history.every(({ whole }) => whole)).toBe(true)
      const [done, deeds] = await inside(path)
      expect(done).toBe(deeds)
      rmSync(path)
    }
    expect((await sent).map(({ location }) => location)).toEqual(senders.map(() => '/thang-nay'))
  })

  test('the application sees no more than before, also when it says that it backs up; the owner only when it does', async () => {
    const seen = (client: pg.Client) => client.query('select 1 from diary_entry')
    const app = new pg.Client({ connectionString: stage.from.appUrl })
    await app.connect()
    await app.query('begin')
    await app.query(`set local app.backup = 'on'`)
    expect((await seen(app)).rows).toEqual([])
    await app.end()
    await asOwner(stage.from, async (owner) => {
      expect((await seen(owner)).rows).toEqual([])
      await owner.query('begin')
      await owner.query(`set local app.backup = 'on'`)
      expect((await seen(owner)).rows.length).toBeGreaterThan(0)
      expect((await owner.query('delete from diary_entry')).rowCount).toBe(0)
      await owner.query('rollback')
    })
  })

  test('every table behind row level security lets a backup look, and one that would not stops it', async () => {
    await asOwner(stage.from, async (owner) => {
      const { rows } = await owner.query<{ name: string }>(`
        select relname as name from pg_class c where relforcerowsecurity and not relispartition
          and not exists (select 1 from pg_policy where polrelid = c.oid and polname = 'backup')`)
      expect(rows).toEqual([])
      await owner.query('drop policy backup on contact')
      const file = another()
      await expect(backUp(stage.from, file)).rejects.toThrow('contact')
      expect(readdirSync(place).filter((name) => file.endsWith(name) || name.endsWith('.part'))).toEqual([])
      await owner.query(
        `create policy backup on contact for select to current_user using (current_setting('app.backup', true) = 'on')`,
      )
    })
  })
})

describe('a backup is refused', () => {
  test.each([
    ['over a file that is there', () => good, 'đã có'],
    ['into a folder that is not there', () => join(place, 'không-có', 'a.tar'), 'Không có thư mục'],
    ['where a file stands in the way of a folder', () => join(good, 'a.tar'), 'Không có thư mục'],
  ])('%s', async (_, path, words) => {
    const before = readFileSync(good)
    await expect(backUp(stage.from, path())).rejects.toThrow(words)
    expect(readFileSync(good).equals(before)).toBe(true)
  })

  test('while an unfinished one lies there, which is named', async () => {
    const file = another()
    writeFileSync(`${file}.part`, '')
    await expect(backUp(stage.from, file)).rejects.toThrow(`${file}.part`)
    expect(readFileSync(`${file}.part`, 'utf8')).toBe('')
  })

  test('when the disk is full, and nothing of it is left', async () => {
    const file = another()
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' })
    const writing = writeArchive(file, NOW, async (archive) => {
      await archive.list('erasures.jsonl', 'x')
      throw full
    })
    await expect(writing).rejects.toThrow('Hết chỗ trên đĩa')
    expect(readdirSync(place).filter((name) => file.endsWith(name.replace('.part', '')))).toEqual([])
  })

  test('of a database without an organisation, and of one whose schema is older than backups', async () => {
    await emptied(stage.to)
    await expect(backUp(stage.to, another())).rejects.toThrow('Chưa có tổ chức')
    await asOwner(stage.to, (owner) =>
      owner.query(`delete from migration where name > '0027'; drop table demo_mark`),
    )
    await expect(backUp(stage.to, another())).rejects.toThrow('bản Tự Soi cũ hơn')
  })

  test('of a schema that this program has not come to yet', async () => {
    const older = olderMigrations(stage.place)
    await expect(backUp(stage.from, another(), NOW, older)).rejects.toThrow('Tự Soi mới hơn')
  })

  test('when it is stopped, and nothing of it is left', async () => {
    const file = another()
    const stop = new AbortController()
    await asOwner(stage.from, async (owner) => {
      await owner.query('begin')
      await owner.query('lock table year_form_template in access exclusive mode')
      const stopped = backUp(stage.from, file, NOW, MIGRATIONS, stop.signal)
      await waitFor(() => isWaiting(owner), 20_000)
      stop.abort()
      await expect(stopped).rejects.toThrow('Đã dừng theo lệnh')
    })
    await expect(backUp(stage.from, file, NOW, MIGRATIONS, stop.signal)).rejects.toThrow('Đã dừng theo lệnh')
    expect(readdirSync(place).filter((name) => file.endsWith(name.replace('.part', '')))).toEqual([])
  })
})

/** Whether a backup waits for a lock. */
const isWaiting = async (owner: pg.Client) => {
  const { rows } = await owner.query(
    `select 1 from pg_locks l join pg_stat_activity a using (pid) where a.application_name = 'tusoi-backup' and not l.granted`,
  )
  return rows.length > 0
}

test('a folder gets a file named by the moment', () => {
  const moment = new Date(2026, 11, 1, 9, 5)
  expect(fileFor(place, moment)).toBe(join(place, 'tusoi-2026-12-01-0905.tar'))
  expect(fileFor('mới/', moment)).toBe('mới/tusoi-2026-12-01-0905.tar')
  expect(fileFor(good, moment)).toBe(good)
})
