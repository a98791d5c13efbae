import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres } from '../src/platform/postgres/postgres.ts'
import { waitFor } from '../src/platform/postgres/waiting.ts'
import { asOwner } from './backups.ts'
import { root } from './own-server.ts'

const place = mkdtempSync(join(tmpdir(), 'tusoi-cli-'))
// Open to the database's own user, so that the data lie here.
chmodSync(place, 0o755)
const copies = join(place, 'copies')
const data = (name: string) => join(place, name)
let archive: string

interface Said {
  readonly code: number | null
  readonly text: string
}

function begin(dataRoot: string, ...words: string[]): { child: ChildProcess; end: Promise<Said> } {
  const { DATABASE_URL: _, MIGRATION_URL: __, ...env } = process.env
  const child = spawn(process.execPath, [join(root, 'build/cli.js'), ...words], {
    env: { ...env, TUSOI_DATA: dataRoot },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (text += bytes))
  return { child, end: new Promise((done) => child.on('close', (code) => done({ code, text }))) }
}
const tusoi = (dataRoot: string, ...words: string[]) => begin(dataRoot, ...words).end

beforeAll(async () => {
  execFileSync(process.execPath, ['build.ts'], { cwd: root, stdio: 'inherit' })
  mkdirSync(copies)
  expect(await tusoi(data('demo'), 'demo', 'load')).toMatchObject({ code: 0 })
}, 240_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

test('the administrator backs up into a folder, while the server runs and while it does not, and checks the copy', async () => {
  const server = await startPostgres({ dataRoot: data('demo') })
  const beside = await tusoi(data('demo'), 'backup', '--demo', join(place, 'beside.tar'))
  await server.stop()
  expect(beside, beside.text).toMatchObject({ code: 0 })
  const alone = await tusoi(data('demo'), 'backup', '--demo', copies)
  expect(alone, alone.text).toMatchObject({ code: 0 })
  archive = join(copies, readdirSync(copies)[0]!)
  expect(readdirSync(copies)).toEqual([expect.stringMatching(/^tusoi-\d{4}-\d\d-\d\d-\d{4}\.tar$/)])
  expect(statSync(archive).mode & 0o777).toBe(0o600)
  expect(alone.text).toContain('DỮ LIỆU MẪU')
  expect(alone.text).toContain(archive)
  const checked = await tusoi(data('nowhere'), 'backup', '--check', archive)
  expect(checked, checked.text).toMatchObject({ code: 0 })
  expect(checked.text).toContain('còn tốt')
  expect(existsSync(data('nowhere'))).toBe(false)
})

test('what can’t be done is one sentence, and leaves nothing: no trace of the program, no data folder, no file', async () => {
  const broken = join(place, 'broken.tar')
  writeFileSync(broken, readFileSync(archive).subarray(0, 100_000))
  for (const [words, said] of [
    [['backup', archive], 'đã có'],
    [['backup', join(place, 'không-có/a.tar')], 'Không có thư mục'],
    [['backup', join(place, 'a.tar')], 'Không có dữ liệu'],
    [['backup', '--check', broken], 'cắt cụt'],
    [['restore', broken], 'cắt cụt'],
    [['restore', join(place, 'không-có.tar')], 'Không đọc được'],
    [['restore', archive], '--demo'],
    [['backup'], 'Cách dùng'],
    [['restore', archive, archive], 'Cách dùng'],
  ] as const) {
    const { code, text } = await tusoi(data('new'), ...words)
    expect([code, text], words.join(' ')).toEqual([2, expect.stringContaining(said)])
    expect(text).not.toContain('    at ')
    expect(existsSync(data('new')), words.join(' ')).toBe(false)
  }
  expect(readdirSync(place).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('a restore whose process is killed leaves an empty database, the next brings all, a third is refused', async () => {
  const target = data('restored')
  mkdirSync(target)
  // The restore comes to the list when all rows are in, and waits there.
  const list = join(target, 'erasures.jsonl')
  execFileSync('mkfifo', [list])
  const restoring = begin(target, 'restore', '--demo', archive)
  const busy = await waitFor(() => existsSync(join(target, 'credentials.json')), 60_000)
  expect(busy).toBe(true)
  const adopted = await startPostgres({ dataRoot: target })
  const watching = { ownerUrl: adopted.ownerUrl } as Parameters<typeof asOwner>[0]
  const asked = (owner: Parameters<Parameters<typeof asOwner>[1]>[0]) =>
    owner.query(`select 1 from pg_stat_activity where application_name = 'tusoi-restore'
      and state = 'idle in transaction' and query like '%history_head%'`)
  await asOwner(watching, async (owner) => {
    expect(await waitFor(async () => (await asked(owner)).rows.length > 0, 60_000)).toBe(true)
    restoring.child.kill('SIGKILL')
    expect((await restoring.end).code).toBeNull()
    const { rows } = await owner.query(`select to_regclass('public.person') as person`)
    expect(rows).toEqual([{ person: null }])
  })
  await adopted.stop()
  rmSync(list)
  const again = await tusoi(target, 'restore', '--demo', archive)
  expect(again, again.text).toMatchObject({ code: 0 })
  expect(again.text).toContain('Đã khôi phục')
  const verified = await tusoi(target, 'history', 'verify')
  expect(verified, verified.text).toMatchObject({ code: 0 })
  const third = await tusoi(target, 'restore', '--demo', archive)
  expect([third.code, third.text]).toEqual([2, expect.stringContaining('không trống')])
})
