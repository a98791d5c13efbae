import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { openCase } from '../src/feedback/case.ts'
import { noteErasedCase, replayErasedCases } from '../src/feedback/erase.ts'
import { runFeedbackClock } from '../src/feedback/feedback-clock.ts'
import { actAsMember, ownLetters, sendLetter } from '../src/feedback/letters.ts'
import { addAsSender, caseOfCode } from '../src/feedback/sender.ts'
import { SENDS } from '../src/notification/due.ts'
import { paths } from '../src/paths.ts'
import { readConfig } from '../src/platform/config.ts'
import { type ConnectedDatabase, connect } from '../src/platform/database.ts'
import { prepareQueues } from '../src/platform/queue.ts'
import { sql } from '../src/platform/sql.ts'
import { loadShipped } from '../src/setup/setup.ts'
import { backUp, bringBack, emptied, unpackedText } from './backups.ts'
import { type Cast, type CastName, castNames, makeCast } from './cast.ts'
import { casework, layCommittee, received, ringOf, type Stage } from './feedback.ts'
import { type Browser, browser, fillForm, ORIGIN, type Page } from './harness.ts'
import { type OwnServer, ownServer, root } from './own-server.ts'
import { signIn } from './walk.ts'

/** In every phrase that is planted, and in nothing else: where it is not found, none of them is. */
const MARK = 'phượng-vĩ'
const phrases: string[] = []
const phrase = (): string => {
  const n = phrases.length + 1
  const words = `${MARK} thứ ${n} đổ ${(n * 7919) % 9973} bông`
  phrases.push(words)
  return words
}

const READERS: readonly CastName[] = ['kiem', 'minh', 'hai', 'huong']
const FOUNDED = 40
const SHORT = 60

let server: OwnServer
let db: ConnectedDatabase
let cast: Cast
let stage: Stage
const logged: string[] = []
const codes: string[] = []
const ids: string[] = []
let now = new Date('2026-12-01T09:00:00+07:00')
const place = mkdtempSync(join(tmpdir(), 'tusoi-copies-'))
const older = join(place, 'older.tar')

const as = (name?: CastName): Browser => {
  const app = createApp({
    db,
    clock: { now: () => now },
    config: { ...readConfig({ TUSOI_DATA: server.dataRoot }, { demo: false }), address: ORIGIN },
    assets: { address: (file) => `/assets/${file}`, find: () => null },
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
  })
  return browser((request) => Promise.resolve(app.request(request)), name && cast.people[name].signedIn)
}

const said = () => ({
  about: 'member',
  text: Array.from({ length: 5 }, phrase).join('. '),
  where: phrase(),
  when: phrase(),
  contact: phrase(),
})

async function addTo(code: string, text: string): Promise<void> {
  const view = await caseOfCode(db, code)
  if (!view || view === 'mistyped') throw new Error('a code that opens nothing')
  if (
    (await db.transaction((tx) => addAsSender(tx, view.parts[0]!, { code, text }, '2026-12-02'))) !== 'added'
  )
    throw new Error('not added')
}

/** Told, answered, verified, drafted and commented: every kind of text that a case holds. */
async function follow(id: string): Promise<void> {
  const work = casework(stage, id)
  const tenant = cast.units.commune.id
  await work.admit('nam')
  const notice = phrase()
  await work.notice('2026-12-03', notice)
  const token = '00'.repeat(16)
  const sent = { tenant, caseId: id, person: cast.people.nam.id }
  await db.transaction((tx) =>
    sendLetter(tx, sent, { kind: 'notice', text: notice, token, n: 4 }, '2026-12-03'),
  )
  const member = async (kind: 'told' | 'answered', today: string, text = '') => {
    const done = await db.transaction((tx) => actAsMember(tx, { ...sent, token }, kind, { text, today }))
    if (!done) throw new Error(kind)
  }
  await member('told', '2026-12-04')
  await member('answered', '2026-12-07', phrase())
  const [minh, kiem] = await work.actors(['minh', 'kiem'], '2026-12-08')
  const finding = { source: 'document', independent: true, says: 'supports' } as const
  await work.act(
    ['minh'],
    { kind: 'verified', on: '2026-12-08', by: minh!, finding, text: 'v' },
    { v: phrase() },
  )
  const draft = { kind: 'drafted', on: '2026-12-09', by: kiem!, outcome: 'founded', text: 'd' } as const
  await work.act(['kiem'], draft, { d: phrase() })
}

/** Some come by the front door, so that its log is written. */
async function byTheForm(): Promise<void> {
  const villager = as()
  const tell = await fillForm(villager, await villager.get('/gop-y'), { about: 'member' })
  const checked = await fillForm(villager, tell, { text: phrase(), where: phrase(), contact: phrase() })
  now = new Date(now.getTime() + 20_000)
  const receipt = await fillForm(villager, checked, {}, { button: 'Gửi' })
  codes.push(receipt.dom.querySelector('#receipt')!.text.trim())
}

beforeAll(async () => {
  server = await ownServer()
  db = connect(server.appUrl)
  await prepareQueues(server.ownerUrl, [SENDS])
  await db.transaction((tx) => loadShipped(tx, root, now))
  cast = await db.transaction((tx) => makeCast(tx, root, now))
  stage = { db, cast, now } as unknown as Stage
  await db.transaction((tx) => layCommittee({ ...stage, db: tx } as Stage))
  for (let n = 0; n < FOUNDED + SHORT; n++) {
    const { id, code } = await db.transaction((tx) => received({ ...stage, db: tx } as Stage, said()))
    ids.push(id)
    codes.push(code)
    await addTo(code, phrase())
    if (n < FOUNDED) await follow(id)
  }
  for (let n = 0; n < 10; n++) await byTheForm()
}, 240_000)

afterAll(async () => {
  await db?.close()
  await server?.remove()
  rmSync(place, { recursive: true })
})

/** Every row of every table, queues included, as whoever holds the disk or a backup reads it. */
async function dump(): Promise<string> {
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  try {
    await owner.query('begin')
    const tables = await owner.query<{ name: string; walled: boolean }>(`
      select format('%I.%I', n.nspname, c.relname) as name, c.relforcerowsecurity as walled
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('public', 'pgboss')`)
    let all = ''
    for (const { name, walled } of tables.rows) {
      if (walled) await owner.query(`alter table ${name} no force row level security`)
      const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t`)
      all += rows.map(({ row }) => row).join('\n')
    }
    return all
  } finally {
    await owner.query('rollback')
    await owner.end()
  }
}

/** As it is, in hex, and in the three ways base64 may cut it. */
function shows(text: string): string[] {
  const bytes = Buffer.from(MARK)
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  )
  return [MARK, bytes.toString('hex'), encodeURIComponent(MARK), ...base64].filter((one) =>
    text.includes(one),
  )
}

function* filesIn(directory: string): Generator<string> {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name)
    if (statSync(path).isDirectory()) yield* filesIn(path)
    else yield path
  }
}

/** Pages without a place in their address, and those of the cases. */
const doors = (): string[] => [
  ...Object.values(paths).flatMap(({ pattern }) => (pattern.includes(':') ? [] : [pattern])),
  ...[ids[0]!, ids.at(-1)!].flatMap((one) => [
    paths.feedbackCase.to({ case: one }),
    paths.feedbackSlip.to({ case: one }),
    paths.feedbackAct.to({ case: one, act: 'ask' }),
    paths.feedbackGuidance.to({ case: one }),
    paths.feedbackLetter.to({ case: one }),
  ]),
]

const codePage = (code: string): Promise<Page> => as().post('/gop-y/ma', { code, step: 'look' })

describe('a thousand phrases from reports, answers, findings, drafts and contacts', () => {
  test('are planted, and readers read them', async () => {
    expect(phrases.length).toBeGreaterThanOrEqual(1000)
    expect(new Set(phrases).size).toBe(phrases.length)
    const open = await openCase(db, cast.units.commune.id, ids[0]!, await ringOf(stage, 'kiem'), '2026-12-10')
    expect(JSON.stringify(open!.written)).toContain(MARK)
    expect((await codePage(codes[0]!)).html).toContain(MARK)
  })

  test('stand in no table, no queue and no line of the log', async () => {
    const all = await dump()
    expect(all).toContain('Huỳnh Văn Nam')
    expect(shows(`control ${MARK}`)).toEqual([MARK])
    expect(shows(all)).toEqual([])
    expect(shows(logged.join('\n'))).toEqual([])
  })

  test('stand in no file of the server’s data, tables, journals and temporary files alike', async () => {
    await db.close()
    await server.stop()
    const found = [...filesIn(server.dataRoot)].filter((path) => readFileSync(path).includes(MARK))
    expect(found).toEqual([])
    await server.start()
    db = connect(server.appUrl)
    stage = { db, cast, now } as unknown as Stage
  })

  test('stand in no backup, unpacked or as it lies', async () => {
    await backUp(server, older, now)
    const all = await unpackedText(older)
    expect(all).toContain('Huỳnh Văn Nam')
    expect(all).toContain(ids[0])
    expect(shows(all)).toEqual([])
    expect(readFileSync(older).includes(MARK)).toBe(false)
    rmSync(older)
  })

  test('are on no page for anybody outside the case, and on no other sender’s', async () => {
    now = new Date('2026-12-10T09:00:00+07:00')
    for (const name of [undefined, ...castNames.filter((one) => !READERS.includes(one) && one !== 'nam')]) {
      const visitor = as(name)
      if (name) await signIn(visitor)
      for (const door of doors()) expect(shows((await visitor.get(door)).html), `${name} ${door}`).toEqual([])
    }
    const mine = (await codePage(codes[1]!)).html
    const others = phrases.filter((one) => mine.includes(one))
    expect(others.length).toBeGreaterThan(0)
    const first = (await codePage(codes[0]!)).html
    expect(others.filter((one) => first.includes(one))).toEqual([])
  }, 120_000)

  test('open for nobody once they are erased, and a restored backup is erased again before anybody reads it', async () => {
    const tenant = cast.units.commune.id
    await backUp(server, older, now)
    await db.run(
      sql`update feedback_case set stage = 'closed', erase_on = '2027-01-01' where tenant = ${tenant}`,
    )
    const note = (erased: { tenant: string; id: string }) => noteErasedCase(server.dataRoot, erased)
    await db.transaction((tx) => runFeedbackClock(tx, new Date('2027-01-02T03:00:00Z'), note))
    await nothingOpens()

    // Nobody could have looked: what the newer list names is gone before the restore lets anybody in.
    await db.close()
    await emptied(server)
    expect((await bringBack(server, older)).erasedCases).toBe(ids.length + 10)
    db = connect(server.appUrl)
    stage = { db, cast, now } as unknown as Stage
    await nothingOpens()
    expect(await replayErasedCases(db, server.dataRoot)).toBe(0)
  }, 60_000)
})

async function nothingOpens(): Promise<void> {
  for (const table of [
    'feedback_event',
    'feedback_message',
    'feedback_letter',
    'feedback_key',
    'feedback_receipt',
    'feedback_photo',
    'feedback_proposal',
    'feedback_seen',
  ]) {
    const rows = await db.rows({ text: `select 1 from ${table}`, values: [], name: `left-${table}` })
    expect(rows, table).toEqual([])
  }
  const tenant = cast.units.commune.id
  for (const name of READERS)
    expect(await openCase(db, tenant, ids[0]!, await ringOf(stage, name), '2027-01-03')).toBeNull()
  expect(await ownLetters(db, tenant, await ringOf(stage, 'nam'))).toEqual([])
  for (const code of [codes[0]!, codes.at(-1)!]) expect((await codePage(code)).html).not.toContain(MARK)
}
