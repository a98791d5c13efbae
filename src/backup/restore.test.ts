import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { asOwner, backUp, bringBack, emptied, MIGRATIONS, tableSums } from '../../test/backups.ts'
import { NOW } from '../../test/harness.ts'
import { ownServer, root } from '../../test/own-server.ts'
import { connect } from '../platform/database.ts'
import { waitFor } from '../platform/postgres/waiting.ts'
import { sql } from '../platform/sql.ts'
import { writeArchive } from './archive-writer.ts'
import { checkArchive } from './restore.ts'
import { holds, newerMigrations, olderMigrations, useStage } from './testing/stage.ts'

const stage = useStage()
const { place, good, another } = stage

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
  beforeAll(() => emptied(stage.to))

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
    await expect(bringBack(stage.to, path())).rejects.toThrow(words)
    expect(await holds(stage.to)).toBe(0)
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
    await expect(bringBack(stage.to, path)).rejects.toThrow('Chuỗi lịch sử')
    expect(await holds(stage.to)).toBe(0)
  })

  test('one of a newer program, or of another schema', async () => {
    await expect(bringBack(stage.to, good, { migrations: olderMigrations(stage.place) })).rejects.toThrow(
      'Tự Soi mới hơn',
    )
    const other = newerMigrations(stage.place)
    writeFileSync(join(other, '0028-backup.sql'), 'select 1')
    await expect(bringBack(stage.to, good, { migrations: other })).rejects.toThrow('Lược đồ')
    expect(await holds(stage.to)).toBe(0)
  })

  test('a demo into real data, and real data into a demo', async () => {
    const demo = another()
    await asOwner(stage.from, (owner) => owner.query('insert into demo_mark default values'))
    expect((await backUp(stage.from, demo)).demo).toBe(true)
    await asOwner(stage.from, (owner) => owner.query('delete from demo_mark'))
    await expect(bringBack(stage.to, demo)).rejects.toThrow('--demo')
    await expect(bringBack(stage.to, good, { demo: true })).rejects.toThrow('dữ liệu thật')
    expect(await holds(stage.to)).toBe(0)
    await bringBack(stage.to, demo, { demo: true })
    expect(await holds(stage.to)).toBeGreaterThan(0)
  })

  test('to go over anything that is there, be it one row behind a wall', async () => {
    await emptied(stage.to)
    const one = (table: string, values: string) =>
      asOwner(stage.to, async (owner) => {
        await owner.query(`alter table ${table} no force row level security`)
        await owner.query(`insert into ${table} values ${values}`)
        await owner.query(`alter table ${table} force row level security`)
      })
    await one('preparation', `(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, '')`)
    await expect(bringBack(stage.to, good)).rejects.toThrow('không trống (preparation)')
    await emptied(stage.to)
    await bringBack(stage.to, good)
    const before = await tableSums(stage.to)
    await expect(bringBack(stage.to, good)).rejects.toThrow('không trống')
    expect(await tableSums(stage.to)).toEqual(before)
  })

  test('to work under a server that runs', async () => {
    await emptied(stage.to)
    const app = new pg.Client({ connectionString: stage.to.appUrl })
    await app.connect()
    await expect(bringBack(stage.to, good)).rejects.toThrow('dừng máy chủ')
    await app.end()
    await bringBack(stage.to, good)
  })
})

describe('a restore', () => {
  test('begins with what a server wrote before it was set up', async () => {
    await emptied(stage.to)
    const app = connect(stage.to.appUrl)
    const { offerToken } = await import('../setup/setup.ts')
    const { countFailure } = await import('../account/throttle.ts')
    await offerToken(app, NOW)
    await countFailure(app, 'setup', 'somebody', NOW)
    await app.run(sql`insert into erasure values (${crypto.randomUUID()}, ${NOW})`)
    await app.close()
    await bringBack(stage.to, good)
    const [there, here] = [await tableSums(stage.to), await tableSums(stage.from)]
    for (const table of ['erasure', 'server_secret']) expect(there.get(table)).toBe(here.get(table))
  })

  test.each(['made', 'none'] as const)(
    'brings an archive of an older schema up to date, in a database with the schema %s',
    async (schema) => {
      await emptied(stage.to, schema)
      const migrations = newerMigrations(stage.place)
      const { brought } = await bringBack(stage.to, good, { migrations })
      expect(brought).toEqual(['9999-later.sql'])
      await asOwner(stage.to, async (owner) => {
        const { rows } = await owner.query(
          `select count(*)::int as n, count(nickname)::int as named from person`,
        )
        expect(rows[0].n).toBeGreaterThan(200)
        expect(rows[0].named).toBe(rows[0].n)
      })
      if (schema === 'none') return
      // A backup made now is of the newer schema, and the older program refuses it.
      const newer = another()
      await backUp(stage.to, newer, NOW, migrations)
      await expect(bringBack(stage.to, newer)).rejects.toThrow('Tự Soi mới hơn')
    },
  )

  test('that dies before it is done leaves an empty database, and can be begun again', async () => {
    await emptied(stage.to)
    const before = await tableSums(stage.to)
    // It comes to the lists when all rows are in, and waits there.
    const dataRoot = mkdtempSync(join(place, 'waiting-'))
    const list = join(dataRoot, 'erasures.jsonl')
    execFileSync('mkfifo', [list])
    const held = openSync(list, 'r+')
    const restoring = bringBack(stage.to, good, { dataRoot }).then(
      () => 'restored',
      () => 'died',
    )
    await asOwner(stage.to, async (owner) => {
      const loaded = () =>
        owner.query<{ pid: number }>(`
          select pid from pg_stat_activity where application_name = 'tusoi-restore' and state = 'idle in transaction'
            and query like '%from history_head%'`)
      const pid = await waitFor(async () => (await loaded()).rows[0]?.pid, 20_000)
      await owner.query('select pg_terminate_backend($1)', [pid])
    })
    rmSync(list)
    closeSync(held)
    expect(await restoring).toBe('died')
    expect(await tableSums(stage.to)).toEqual(before)
    await bringBack(stage.to, good)
    expect(await tableSums(stage.to)).not.toEqual(before)
  })

  test('joins the list of erasures in the archive with the newer one beside the data', async () => {
    const older = { person: stage.cast.people.tam.id, at: '2026-11-20T03:00:00.000Z' }
    const newer = { person: stage.cast.people.lan.id, at: '2026-11-30T03:00:00.000Z' }
    const list = (...lines: object[]) => lines.map((line) => `\n${JSON.stringify(line)}\n`).join('')
    writeFileSync(join(stage.from.dataRoot, 'erasures.jsonl'), list(older))
    const file = another()
    await backUp(stage.from, file)
    rmSync(join(stage.from.dataRoot, 'erasures.jsonl'))
    const dataRoot = mkdtempSync(join(place, 'lists-'))
    writeFileSync(join(dataRoot, 'erasures.jsonl'), `${list(newer)}{"person":"cut o`)
    await emptied(stage.to)
    expect(await bringBack(stage.to, file, { dataRoot })).toMatchObject({ erasedPeople: 2 })
    const lines = readFileSync(join(dataRoot, 'erasures.jsonl'), 'utf8').split('\n').filter(Boolean)
    expect(lines).toEqual([JSON.stringify(newer), '{"person":"cut o', JSON.stringify(older)])
    await asOwner(stage.to, async (owner) => {
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
      const before = await tableSums(stage.from)
      const file = another()
      await backUp(stage.from, file)
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
