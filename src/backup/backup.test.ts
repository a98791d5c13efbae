import { execFileSync } from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
import { type Cast, type CastName, makeCast } from '../../test/cast.ts'
import { type Browser, browser, fillForm, NOW, ORIGIN } from '../../test/harness.ts'
import { type OwnServer, ownServer, root } from '../../test/own-server.ts'
import { walk } from '../../test/walk.ts'
import { createApp } from '../app.ts'
import { loadDemo } from '../demo/demo.ts'
import { setContact } from '../notification/contact.ts'
import { readConfig } from '../platform/config.ts'
import { type ConnectedDatabase, connect } from '../platform/database.ts'
import { waitFor } from '../platform/postgres/waiting.ts'
import { sql } from '../platform/sql.ts'
import { writeArchive } from './archive-writer.ts'
import { fileFor } from './backup.ts'
import { checkArchive } from './restore.ts'

/** A whole commune that lived for years, by the verbs of the product, and beside it the people of the tests. */
let from: OwnServer
let to: OwnServer
let db: ConnectedDatabase
let cast: Cast
const place = mkdtempSync(join(tmpdir(), 'tusoi-backup-'))
const good = join(place, 'good.tar')
let files = 0
const another = () => join(place, `another-${++files}.tar`)

beforeAll(async () => {
  const bin = process.env.TEST_POSTGRES_BIN
  ;[from, to] = await Promise.all([ownServer(bin), ownServer(bin)])
  db = connect(from.appUrl)
  await loadDemo(db, { root })
  await asOwner(from, (owner) => owner.query('delete from demo_mark'))
  cast = await db.transaction((tx) => makeCast(tx, root, NOW))
  const person = cast.people.lan.id
  await setContact(db, person, { phone: '84912345670', by: 'sms', email: null, quiet: false }, NOW)
  // What the story has none of, so that every table behind row level security has a row.
  await db.asMember(person, async (tx) => {
    for (const [table, about] of [
      ['preparation', 'meeting'],
      ['inspection_draft', 'inspection'],
      ['round_draft', 'round'],
    ])
      await tx.run({
        text: `insert into ${table} (tenant, ${about}, person, key_version, sealed) values ($1, $2, $3, 1, $4)`,
        values: [cast.units.commune.id, crypto.randomUUID(), person, Buffer.alloc(4096, table)],
        name: '',
      })
    await tx.run(sql`
      insert into push_subscription (person, id, endpoint, p256dh, auth, made_on)
      values (${person}, ${crypto.randomUUID()}, ${'nơi\tđến\\ở\nđây\r\\N'}, 'k', 'a', '2026-12-01')`)
  })
  await backUp(from, good, NOW)
})
afterAll(async () => {
  await db?.close()
  await from?.remove()
  await to?.remove()
  rmSync(place, { recursive: true, force: true })
})

const as = (name: CastName): Browser => {
  const app = createApp({
    db,
    clock: { now: () => NOW },
    config: { ...readConfig({ TUSOI_DATA: from.dataRoot }, { demo: false }), address: ORIGIN },
    assets: { address: (file) => `/assets/${file}`, find: () => null },
    log: pino({ level: 'silent' }),
  })
  return browser((request) => Promise.resolve(app.request(request)), cast.people[name].signedIn)
}

/** Rows of any table, as somebody would find them who looks with the owner's rights. */
const holds = (server: OwnServer) =>
  asOwner(server, async (owner) => {
    const { rows } = await owner.query<{ n: number }>(
      'select (select count(*) from unit)::int + (select count(*) from person)::int + (select count(*) from history)::int as n',
    )
    return rows[0]!.n
  })

describe('an administrator backs up a commune and restores it on another machine,', () => {
  test('and every table is as it was, with everything that guards it', async () => {
    await emptied(to)
    const guards = await safeguards(to)
    const before = await tableSums(from)
    const restored = await bringBack(to, good)
    expect(await tableSums(to)).toEqual(before)
    expect(await safeguards(to)).toEqual(guards)
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
    const heads = await db.rows<{ tenant: string; n: number; hash: Buffer }>(
      sql`select tenant, n, hash from history_head order by tenant`,
    )
    expect(manifest.history.map(({ tenant, rows, head, whole }) => [tenant, rows, head, whole])).toEqual(
      heads.map(({ tenant, n, hash }) => [tenant, n, hash.toString('hex'), true]),
    )
    expect(manifest.history.map(({ name }) => name)).toContain('Đảng bộ xã Thử')
    expect(manifest.catalogues.map(({ id }) => id)).toContain('nqtw4-82@1')
    const { n } = await db.row<{ n: number }>(sql`select count(*)::int as n from person`)
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
    await emptied(to)
    const lan = as('lan')
    await fillForm(lan, await lan.get('/nhat-ky/moi'), { text: 'Ghi trước ngày sao lưu.' })
    const file = another()
    await backUp(from, file)
    await bringBack(to, file)
    const there = connect(to.appUrl)
    const { n } = await there.row<{ n: number }>(sql`select count(*)::int as n from session`)
    const { id } = cast.people.lan
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
    const { tenant, file, later } = { tenant: cast.units.commune.id, file: another(), later: another() }
    const inside = async (path: string) => [
      (await archived(path, 'review_done')).filter((row) => row.tenant === tenant).length,
      (await archived(path, 'history')).filter(
        (row) => row.tenant === tenant && row.verb === 'review-submitted',
      ).length,
    ]
    const nam = as('nam')
    const ready = await walk(nam)
    // It has begun and waits for one table while Nam sends.
    const writing = await asOwner(from, async (owner) => {
      await owner.query('begin')
      await owner.query('lock table year_form_template in access exclusive mode')
      const backup = backUp(from, file)
      await waitFor(() => isWaiting(owner), 20_000)
      expect((await fillForm(nam, ready)).location).toBe('/thang-nay')
      await owner.query('rollback')
      return backup
    })
    expect(writing.history.every(({ whole }) => whole)).toBe(true)
    expect(await inside(file)).toEqual([0, 0])
    await backUp(from, later)
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
      expect((await backUp(from, path)).history.every(({ whole }) => whole)).toBe(true)
      const [done, deeds] = await inside(path)
      expect(done).toBe(deeds)
      rmSync(path)
    }
    expect((await sent).map(({ location }) => location)).toEqual(senders.map(() => '/thang-nay'))
  })

  test('the application sees no more than before, also when it says that it backs up; the owner only when it does', async () => {
    const seen = (client: pg.Client) => client.query('select 1 from diary_entry')
    const app = new pg.Client({ connectionString: from.appUrl })
    await app.connect()
    await app.query('begin')
    await app.query(`set local app.backup = 'on'`)
    expect((await seen(app)).rows).toEqual([])
    await app.end()
    await asOwner(from, async (owner) => {
      expect((await seen(owner)).rows).toEqual([])
      await owner.query('begin')
      await owner.query(`set local app.backup = 'on'`)
      expect((await seen(owner)).rows.length).toBeGreaterThan(0)
      expect((await owner.query('delete from diary_entry')).rowCount).toBe(0)
      await owner.query('rollback')
    })
  })

  test('every table behind row level security lets a backup look, and one that would not stops it', async () => {
    await asOwner(from, async (owner) => {
      const { rows } = await owner.query<{ name: string }>(`
        select relname as name from pg_class c where relforcerowsecurity and not relispartition
          and not exists (select 1 from pg_policy where polrelid = c.oid and polname = 'backup')`)
      expect(rows).toEqual([])
      await owner.query('drop policy backup on contact')
      const file = another()
      await expect(backUp(from, file)).rejects.toThrow('contact')
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
    await expect(backUp(from, path())).rejects.toThrow(words)
    expect(readFileSync(good).equals(before)).toBe(true)
  })

  test('while an unfinished one lies there, which is named', async () => {
    const file = another()
    writeFileSync(`${file}.part`, '')
    await expect(backUp(from, file)).rejects.toThrow(`${file}.part`)
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
    await emptied(to)
    await expect(backUp(to, another())).rejects.toThrow('Chưa có tổ chức')
    await asOwner(to, (owner) =>
      owner.query(`delete from migration where name > '0027'; drop table demo_mark`),
    )
    await expect(backUp(to, another())).rejects.toThrow('bản Tự Soi cũ hơn')
  })

  test('of a schema that this program has not come to yet', async () => {
    const older = olderMigrations()
    await expect(backUp(from, another(), NOW, older)).rejects.toThrow('Tự Soi mới hơn')
  })

  test('when it is stopped, and nothing of it is left', async () => {
    const file = another()
    const stop = new AbortController()
    await asOwner(from, async (owner) => {
      await owner.query('begin')
      await owner.query('lock table year_form_template in access exclusive mode')
      const stopped = backUp(from, file, NOW, MIGRATIONS, stop.signal)
      await waitFor(() => isWaiting(owner), 20_000)
      stop.abort()
      await expect(stopped).rejects.toThrow('Đã dừng theo lệnh')
    })
    await expect(backUp(from, file, NOW, MIGRATIONS, stop.signal)).rejects.toThrow('Đã dừng theo lệnh')
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

/** The migrations of a program before the newest one came, and of one that has one more. */
function olderMigrations(): string {
  const folder = mkdtempSync(join(place, 'older-'))
  for (const name of readdirSync(MIGRATIONS).sort().slice(0, -1))
    writeFileSync(join(folder, name), readFileSync(join(MIGRATIONS, name)))
  return folder
}

function newerMigrations(): string {
  const folder = mkdtempSync(join(place, 'newer-'))
  for (const name of readdirSync(MIGRATIONS))
    writeFileSync(join(folder, name), readFileSync(join(MIGRATIONS, name)))
  writeFileSync(
    join(folder, '9999-later.sql'),
    `alter table person add column nickname text; update person set nickname = lower(full_name); create table later (id uuid primary key)`,
  )
  return folder
}

describe('a restore refuses', () => {
  const whole = () => readFileSync(good)
  const put = (bytes: Buffer | string) => {
    const file = another()
    writeFileSync(file, bytes)
    return file
  }
  const flipped = (at: number) => {
    const bytes = whole()
    bytes[at]! ^= 0x10
    return put(bytes)
  }
  beforeAll(() => emptied(to))

  test.each([
    ['what is no archive', () => put('một tệp khác'), 'không phải bản sao lưu'],
    ['an empty file', () => put(''), 'không phải bản sao lưu'],
    ['a file that is not there', () => join(place, 'không-có.tar'), 'Không đọc được'],
    ['a folder', () => place, 'Không đọc được'],
    [
      'an archive of something else',
      () => {
        const file = another()
        execFileSync('tar', ['cf', file, '-C', root, 'README.md'])
        return file
      },
      'không phải bản sao lưu',
    ],
    ['one cut off at the end', () => put(whole().subarray(0, -512)), 'cắt cụt'],
    ['one cut in the middle', () => put(whole().subarray(0, 1_000_000)), 'cắt cụt'],
    ['one cut in a head', () => put(whole().subarray(0, 700)), 'cắt cụt'],
    ['one with something behind it', () => put(Buffer.concat([whole(), Buffer.alloc(512)])), 'cắt cụt'],
    ['one whose first byte is another', () => flipped(0), 'cắt cụt'],
    ['one whose first table is another', () => flipped(600), 'hỏng hoặc bị sửa'],
    ['one whose manifest is another', () => flipped(whole().lastIndexOf('nqtw4-82@1')), 'manifest.json'],
    ['one whose sum is another', () => flipped(whole().length - 1024 - 512), 'manifest.json'],
  ])('%s, and writes nothing', async (_, path, words) => {
    await expect(bringBack(to, path())).rejects.toThrow(words)
    expect(await holds(to)).toBe(0)
  })

  test('one with any single byte changed', async () => {
    const { length } = whole()
    for (let at = 100; at < length; at += Math.floor(length / 24))
      await expect(checkArchive(flipped(at), MIGRATIONS), `byte ${at}`).rejects.toThrow(
        /hỏng hoặc bị sửa|cắt cụt/,
      )
  })

  test('one whose manifest was rewritten to leave out what somebody did, sums and all', async () => {
    const folder = mkdtempSync(join(place, 'rewritten-'))
    execFileSync('tar', ['xmf', good, '-C', folder])
    const manifestFile = join(folder, 'tusoi-backup/manifest.json')
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))
    const history = manifest.tables.find(({ name }: { name: string }) => name === 'history')
    const path = another()
    await writeArchive(path, NOW, async (archive) => {
      for (const table of manifest.tables) {
        const parts = table.parts.map(({ name }: { name: string }) => readFileSync(join(folder, name)))
        const { gunzipSync } = await import('node:zlib')
        let text = Buffer.concat(parts.map((part: Buffer) => gunzipSync(part)))
        if (table === history) {
          text = text.subarray(text.indexOf('\n') + 1)
          table.rows -= 1
        }
        table.parts = await archive.table(
          table.name,
          (async function* () {
            if (text.length > 0) yield text
          })(),
        )
      }
      for (const [i, { name }] of manifest.lists.entries())
        manifest.lists[i] = await archive.list(name.split('/').at(-1), '')
      await archive.manifest(manifest)
    })
    await checkArchive(path, MIGRATIONS)
    await expect(bringBack(to, path)).rejects.toThrow('Chuỗi lịch sử')
    expect(await holds(to)).toBe(0)
  })

  test('one of a newer program, or of another schema', async () => {
    await expect(bringBack(to, good, { migrations: olderMigrations() })).rejects.toThrow('Tự Soi mới hơn')
    const other = newerMigrations()
    writeFileSync(join(other, '0028-backup.sql'), 'select 1')
    await expect(bringBack(to, good, { migrations: other })).rejects.toThrow('Lược đồ')
    expect(await holds(to)).toBe(0)
  })

  test('a demo into real data, and real data into a demo', async () => {
    const demo = another()
    await asOwner(from, (owner) => owner.query('insert into demo_mark default values'))
    expect((await backUp(from, demo)).demo).toBe(true)
    await asOwner(from, (owner) => owner.query('delete from demo_mark'))
    await expect(bringBack(to, demo)).rejects.toThrow('--demo')
    await expect(bringBack(to, good, { demo: true })).rejects.toThrow('dữ liệu thật')
    expect(await holds(to)).toBe(0)
    await bringBack(to, demo, { demo: true })
    expect(await holds(to)).toBeGreaterThan(0)
  })

  test('to go over anything that is there, be it one row behind a wall', async () => {
    await emptied(to)
    const one = (table: string, values: string) =>
      asOwner(to, async (owner) => {
        await owner.query(`alter table ${table} no force row level security`)
        await owner.query(`insert into ${table} values ${values}`)
        await owner.query(`alter table ${table} force row level security`)
      })
    await one('preparation', `(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, '')`)
    await expect(bringBack(to, good)).rejects.toThrow('không trống (preparation)')
    await emptied(to)
    await bringBack(to, good)
    const before = await tableSums(to)
    await expect(bringBack(to, good)).rejects.toThrow('không trống')
    expect(await tableSums(to)).toEqual(before)
  })

  test('to work under a server that runs', async () => {
    await emptied(to)
    const app = new pg.Client({ connectionString: to.appUrl })
    await app.connect()
    await expect(bringBack(to, good)).rejects.toThrow('dừng máy chủ')
    await app.end()
    await bringBack(to, good)
  })
})

describe('a restore', () => {
  test('begins with what a server wrote before it was set up', async () => {
    await emptied(to)
    const app = connect(to.appUrl)
    const { offerToken } = await import('../setup/setup.ts')
    const { countFailure } = await import('../account/throttle.ts')
    await offerToken(app, NOW)
    await countFailure(app, 'setup', 'somebody', NOW)
    await app.run(sql`insert into erasure values (${crypto.randomUUID()}, ${NOW})`)
    await app.close()
    await bringBack(to, good)
    const [there, here] = [await tableSums(to), await tableSums(from)]
    for (const table of ['erasure', 'server_secret']) expect(there.get(table)).toBe(here.get(table))
  })

  test.each(['made', 'none'] as const)(
    'brings an archive of an older schema up to date, in a database with the schema %s',
    async (schema) => {
      await emptied(to, schema)
      const migrations = newerMigrations()
      const { brought } = await bringBack(to, good, { migrations })
      expect(brought).toEqual(['9999-later.sql'])
      await asOwner(to, async (owner) => {
        const { rows } = await owner.query(
          `select count(*)::int as n, count(nickname)::int as named from person`,
        )
        expect(rows[0].n).toBeGreaterThan(200)
        expect(rows[0].named).toBe(rows[0].n)
      })
      if (schema === 'none') return
      // A backup made now is of the newer schema, and the older program refuses it.
      const newer = another()
      await backUp(to, newer, NOW, migrations)
      await expect(bringBack(to, newer)).rejects.toThrow('Tự Soi mới hơn')
    },
  )

  test('that dies before it is done leaves an empty database, and can be begun again', async () => {
    await emptied(to)
    const before = await tableSums(to)
    // It comes to the lists when all rows are in, and waits there.
    const dataRoot = mkdtempSync(join(place, 'waiting-'))
    const list = join(dataRoot, 'erasures.jsonl')
    execFileSync('mkfifo', [list])
    const held = openSync(list, 'r+')
    const restoring = bringBack(to, good, { dataRoot }).then(
      () => 'restored',
      () => 'died',
    )
    await asOwner(to, async (owner) => {
      const loaded = () =>
        owner.query<{ pid: number }>(`
          select pid from pg_stat_activity where application_name = 'tusoi-restore' and state = 'idle in transaction'
            and query like '%history_head%'`)
      const pid = await waitFor(async () => (await loaded()).rows[0]?.pid, 20_000)
      await owner.query('select pg_terminate_backend($1)', [pid])
    })
    rmSync(list)
    closeSync(held)
    expect(await restoring).toBe('died')
    expect(await tableSums(to)).toEqual(before)
    await bringBack(to, good)
    expect(await tableSums(to)).not.toEqual(before)
  })

  test('joins the list of erasures in the archive with the newer one beside the data', async () => {
    const older = { person: cast.people.tam.id, at: '2026-11-20T03:00:00.000Z' }
    const newer = { person: cast.people.lan.id, at: '2026-11-30T03:00:00.000Z' }
    const list = (...lines: object[]) => lines.map((line) => `\n${JSON.stringify(line)}\n`).join('')
    writeFileSync(join(from.dataRoot, 'erasures.jsonl'), list(older))
    const file = another()
    await backUp(from, file)
    rmSync(join(from.dataRoot, 'erasures.jsonl'))
    const dataRoot = mkdtempSync(join(place, 'lists-'))
    writeFileSync(join(dataRoot, 'erasures.jsonl'), `${list(newer)}{"person":"cut o`)
    await emptied(to)
    expect(await bringBack(to, file, { dataRoot })).toMatchObject({ erasedPeople: 2 })
    const lines = readFileSync(join(dataRoot, 'erasures.jsonl'), 'utf8').split('\n').filter(Boolean)
    expect(lines).toEqual([JSON.stringify(newer), '{"person":"cut o', JSON.stringify(older)])
    await asOwner(to, async (owner) => {
      await owner.query('begin')
      await owner.query(`set local app.backup = 'on'`)
      const of = async (table: string) =>
        (await owner.query(`select person from ${table}`)).rows.map(({ person }) => person)
      for (const table of ['self_review', 'diary_entry', 'round_draft', 'inspection_draft', 'preparation'])
        for (const { person } of [older, newer]) expect(await of(table), table).not.toContain(person)
      expect((await of('self_review')).length).toBeGreaterThan(50)
    })
  })
})

const OTHER = '/usr/lib/postgresql/15/bin'
const bothHere = (() => {
  try {
    return statSync(OTHER).isDirectory()
  } catch {
    return false
  }
})()

describe.skipIf(!bothHere)('with PostgreSQL 15 beside the embedded one', () => {
  test('what one major version backed up is restored in the other, there and back', async () => {
    const [old, embedded] = await Promise.all([ownServer(OTHER), ownServer()])
    try {
      const before = await tableSums(from)
      const file = another()
      await backUp(from, file)
      const versions: string[] = []
      let last = file
      for (const server of [old, embedded]) {
        await bringBack(server, last)
        expect(await tableSums(server)).toEqual(before)
        last = another()
        versions.push((await backUp(server, last)).postgres.split('.')[0]!)
      }
      expect(versions).toEqual(['15', '18'])
    } finally {
      await old.remove()
      await embedded.remove()
    }
  })
})
