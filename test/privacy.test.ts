import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { replayErasures } from '../src/my-data/erasures.ts'
import { setContact } from '../src/notification/contact.ts'
import { SENDS, tellDue } from '../src/notification/due.ts'
import { type Path, paths } from '../src/paths.ts'
import { readConfig } from '../src/platform/config.ts'
import { type ConnectedDatabase, connect } from '../src/platform/database.ts'
import { openQueue, prepareQueues } from '../src/platform/queue.ts'
import { sql } from '../src/platform/sql.ts'
import { openBox } from '../src/seal/box.ts'
import { keyPairFrom, newKeyPair, openSealed } from '../src/seal/keys.ts'
import { loadShipped } from '../src/setup/setup.ts'
import { backUp, bringBack, emptied, unpackedText } from './backups.ts'
import { type Cast, type CastName, castNames, makeCast } from './cast.ts'
import { coming } from './coming.ts'
import { signedBy } from './commitments.ts'
import { concludedAbout } from './concluded.ts'
import { keepSheet, note } from './enrol.ts'
import { type Browser, browser, fillForm, formFields, NOW, ORIGIN } from './harness.ts'
import { type OwnServer, ownServer, root } from './own-server.ts'
import { type Mark, walk } from './walk.ts'

/**
 * A commune of its own on a server of its own, everything committed: the tables are dumped as the administrator could,
 * and at the end the files of the data directory are searched byte by byte.
 */
let server: OwnServer
let db: ConnectedDatabase
let cast: Cast
const logged: string[] = []
const now = NOW

beforeAll(async () => {
  server = await ownServer()
  db = connect(server.appUrl)
  await prepareQueues(server.ownerUrl, [SENDS])
  await db.transaction((tx) => loadShipped(tx, root, now))
  cast = await db.transaction((tx) => makeCast(tx, root, now))
  await as('phuc').get('/dang-uy')
})
afterAll(async () => {
  await db?.close()
  await server?.remove()
})

function as(name: CastName): Browser {
  const app = createApp({
    db,
    clock: { now: () => now },
    config: { ...readConfig({ TUSOI_DATA: server.dataRoot }, { demo: false }), address: ORIGIN },
    assets: { address: (file) => `/assets/${file}`, find: () => null },
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
  })
  return browser((request) => Promise.resolve(app.request(request)), cast.people[name].signedIn)
}

type Dump = Map<string, Map<string, Record<string, string | null>>>

/**
 * Every row of every table, past row level security: what somebody holding the disk or a backup reads. The owner
 * lifts the walls inside a transaction that is rolled back.
 */
async function dump(): Promise<Dump> {
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  try {
    await owner.query('begin')
    const tables = await owner.query<{ name: string; key: string[]; walled: boolean }>(`
      select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name, c.relforcerowsecurity as walled,
             coalesce((select array_agg(a.attname::text) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
                       where i.indrelid = c.oid and i.indisprimary), '{}') as key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace 
      where n.nspname = 'pgboss' and c.relkind = 'r'
         or n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`)
    const all: Dump = new Map()
    for (const { name, key, walled } of tables.rows) {
      if (walled) await owner.query(`alter table ${name} no force row level security`)
      const columns = await owner.query<{ column: string }>(
        'select attname as column from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped',
        [name],
      )
      const texts = columns.rows.map(({ column }) => `"${column}"::text as "${column}"`).join(', ')
      const { rows } = await owner.query<Record<string, string | null>>(`select ${texts} from ${name}`)
      all.set(name, new Map(rows.map((row) => [key.map((column) => row[column]).join(' '), row])))
    }
    return all
  } finally {
    await owner.query('rollback')
    await owner.end()
  }
}

/** How two dumps differ, in what can be told without a key: tables, columns, lengths. */
function differences(before: Dump, after: Dump): string[] {
  const told: string[] = []
  for (const [table, rows] of after) {
    const old = before.get(table)!
    for (const [key, row] of rows) {
      const was = old.get(key)
      const columns = Object.keys(row).filter((column) => !was || was[column] !== row[column])
      const sizes = columns.map((column) => `${column}(${row[column]?.length ?? 'null'})`)
      if (sizes.length > 0) told.push(`${was ? 'changed' : 'added'} ${table}: ${sizes.join(' ')}`)
    }
    for (const key of old.keys()) if (!rows.has(key)) told.push(`removed ${table}`)
  }
  return told.sort()
}

const everything = (of: Dump): string =>
  [...of].flatMap(([, rows]) => [...rows.values()].flatMap((row) => Object.values(row))).join('\n')

/** Private rows behind row level security, but for the ballots, which are nobody's. */
const WALLED = ['self_review', 'diary_entry', 'preparation', 'own_year']

const TWENTY = [
  'I.1.1',
  'I.1.2',
  'I.1.3',
  'I.2.1',
  'I.2.2',
  'I.2.3',
  'I.3.1',
  'I.4.1',
  'I.5.1',
  'I.6.1',
  'I.7.1',
  'I.8.1',
  'I.9.1',
  'II.1.1',
  'II.2.1',
  'II.3.1',
  'II.4.1',
  'III.1.1',
  'III.2.1',
  'III.9.2',
]
const marks = (n: number): Mark[] =>
  TWENTY.slice(0, n).map((sign, i) => ({
    sign,
    plan: `Khi gặp việc thứ ${i}, thì ${'tôi làm ngay '.repeat(i)}.`,
  }))

describe('two dumps of the database', () => {
  test('around one sending look alike, whether nothing was marked, two signs or twenty', async () => {
    const told: string[][] = []
    for (const [name, n] of [
      ['nam', 0],
      ['lan', 2],
      ['minh', 20],
    ] as const) {
      const member = as(name)
      const check = await walk(member, { marks: marks(n) })
      const before = await dump()
      expect((await fillForm(member, check)).location).toBe('/thang-nay')
      told.push(differences(before, await dump()))
    }
    expect(told[0]!.map((line) => line.split(':')[0])).toEqual([
      'added ballot',
      'added history',
      'added review_done',
      'changed history_head',
      'changed self_review',
    ])
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
  })

  test('around a whole month, from the first page to sending, look alike too', async () => {
    const told: string[][] = []
    for (const [name, n] of [
      ['tam', 0],
      ['kiem', 3],
      ['dung', 20],
    ] as const) {
      const member = as(name)
      const before = await dump()
      expect((await fillForm(member, await walk(member, { marks: marks(n) }))).location).toBe('/thang-nay')
      told.push(differences(before, await dump()))
    }
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
  })

  test('around what is typed, and around a diary entry of a word or of a page, tell no length', async () => {
    const told: string[][] = []
    for (const [name, words] of [
      ['huong', 'một chữ'],
      ['hai', 'một trang giấy '.repeat(100)],
    ] as const) {
      const before = await dump()
      await note(as(name), words)
      told.push(differences(before, await dump()))
    }
    expect(told[0]).toEqual([expect.stringMatching(/^added diary_entry: /)])
    expect(told[1]).toEqual(told[0])
  })

  test('around a private plan of what was concluded look like around any other page of the month', async () => {
    const told: string[][] = []
    const around = async (name: CastName, page: string, values: Record<string, string>) => {
      const member = as(name)
      const shown = await member.get(page)
      const before = await dump()
      expect((await fillForm(member, shown, values)).status).toBe(303)
      told.push(differences(before, await dump()))
    }
    const { id } = await db.transaction((tx) =>
      concludedAbout({ db: tx, cast }, 'huong', { on: '2026-10-05' }),
    )
    const text = `Khi có việc khó, thì ${'tôi nhận ngay '.repeat(25)}.`
    await around('huong', paths.conclusionPlan.to({ conclusion: id }), { text, due: 'month' })
    await around('phuc', paths.learning.to(), { done: 'một chữ' })
    await around('huong', paths.conclusionPlan.to({ conclusion: id }), { text: 'Khi A, thì B.' })
    await around('phuc', paths.learning.to(), { done: 'hai chữ' })
    expect(told[0]).toEqual([expect.stringMatching(/^added self_review: /)])
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual([expect.stringMatching(/^changed self_review: sealed\(\d+\)$/)])
    expect(told[3]).toEqual(told[2])
  })

  test('around a sheet for one’s own review, of a word or of a page, tell no length, and no deed', async () => {
    const meeting = await db.transaction((tx) => coming({ db: tx, cast, now }, { up: ['nam', 'dung'] }))
    const told: string[][] = []
    for (const [name, words] of [
      ['nam', 'một chữ'],
      ['dung', 'một trang giấy '.repeat(100)],
    ] as const) {
      const member = as(name)
      const before = await dump()
      const page = await member.get(paths.preparation.to({ meeting }))
      expect((await fillForm(member, page, { text: words })).status).toBe(303)
      told.push(differences(before, await dump()))
    }
    expect(told[0]).toEqual([expect.stringMatching(/^added preparation: /)])
    expect(told[1]).toEqual(told[0])
  })
})

describe('two years, as whoever holds the disk reads them,', () => {
  const promise = async (name: CastName, what: string, measure: string) => {
    const member = as(name)
    const page = await member.get(paths.commitmentLine.to({ year: '2027', line: 'moi' }))
    expect((await fillForm(member, page, { what, measure })).status).toBe(303)
  }
  const around = async (work: () => Promise<unknown>) => {
    const before = await dump()
    await work()
    return differences(before, await dump())
  }

  test('tell no length of what is drafted, and no deed', async () => {
    const short = await around(() => promise('nam', 'Đi học đủ', 'mỗi tháng'))
    const long = await around(() =>
      promise('dung', 'một câu rất dài '.repeat(18).trim(), 'đo '.repeat(60).trim()),
    )
    expect(short).toEqual([expect.stringMatching(/^added own_year: /)])
    expect(long).toEqual(short)
  })

  test('tell the same of a month that was kept and of one that slipped', async () => {
    const told: string[][] = []
    for (const [name, tick] of [
      ['nam', 'kept'],
      ['dung', 'slipped'],
    ] as const) {
      const { lines } = await db.transaction((tx) => signedBy({ db: tx, cast, now }, name))
      told.push(
        await around(async () => {
          const sent = await as(name).post(paths.commitmentMonth.to({ year: '2026', month: '11' }), {
            line: lines[0]!.line,
            tick,
          })
          expect(sent.status).toBe(303)
        }),
      )
    }
    expect(told[0]).toEqual([expect.stringMatching(/^added own_year: /)])
    expect(told[1]).toEqual(told[0])
  })
})

describe('two diaries, as whoever holds the disk reads them,', () => {
  const rowsOf = (of: Dump, name: CastName) =>
    [...of.get('diary_entry')!.values()].filter((row) => row.person === cast.people[name].id)
  const sizes = (of: Dump) => rowsOf(of, 'la').map((row) => row.sealed!.length)
  const write = async (text: string, rest: Record<string, string> = {}) => {
    const page = await as('la').get(paths.diaryNew.to())
    expect((await fillForm(as('la'), page, { text, ...rest })).status).toBe(303)
  }
  /** As many letters, of words that do not shrink to nothing when packed. */
  const prose = (letters: number) => {
    let text = ''
    for (let n = 1; text.length < letters; n++) text += `họp ${((n * 2_654_435_761) % 2 ** 32).toString(36)} `
    return text.slice(0, letters).trim()
  }

  test('tell how many entries each person has, in which of three sizes, and nothing else', async () => {
    expect(rowsOf(await dump(), 'la')).toEqual([])
    await write('Một chữ.')
    await write(prose(3000), { day: '05/03/2026', tag: 'good' })
    await write(prose(10_000), { tag: 'remind' })
    const told = await dump()
    expect(rowsOf(told, 'tam')).toEqual([])
    const rows = rowsOf(told, 'la')
    for (const row of rows) {
      expect(Object.keys(row).sort()).toEqual(['id', 'key_version', 'person', 'sealed', 'tenant'])
      // Drawn at random: the ids tell no order and no hour.
      expect(row.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    }
    const [word, pages, most] = sizes(told).sort((a, b) => a - b)
    expect(pages).toBe(word)
    expect(most).toBeGreaterThan(pages!)
    const kinds = [4096, 16384, 65536].map((bytes) => '\\x'.length + 2 * (24 + bytes + 16))
    expect([word, most].filter((size) => !kinds.includes(size!))).toEqual([])
  })

  test('tell that an entry was changed, and not whether its day, what it is about, or a letter', async () => {
    const la = as('la')
    const list = await la.get(paths.diary.to())
    const short = list.dom.querySelectorAll('article').find((one) => one.text.includes('Một chữ.'))!
    const address = short.querySelector('a')!.getAttribute('href')!
    const told: string[][] = []
    const changes: Record<string, string>[] = [
      { day: '01/01/2026' },
      { tag: 'learn' },
      { text: `${prose(2000)} Hết.` },
    ]
    for (const change of changes) {
      const page = await la.get(address)
      const before = await dump()
      const { action, fields } = formFields(page, change, { button: 'Lưu mục này' })
      for (let turn = 1; turn <= 40; turn++) {
        const typed = { ...fields, turn: String(turn), 'form-id': crypto.randomUUID() }
        const saved = await la.post(action, typed, { 'x-autosave': '1' })
        expect(saved.status).toBe(204)
      }
      told.push(differences(before, await dump()))
    }
    expect(told[0]).toEqual([expect.stringMatching(/^changed diary_entry: sealed\(\d+\)$/)])
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
  })

  test('tell nothing of reading, searching and taking home', async () => {
    const before = await dump()
    for (const name of ['la', 'tam'] as const) {
      await as(name).get(paths.diary.to())
      await as(name).post(paths.diary.to(), { words: 'hop to', tag: 'good' })
      await as(name).post(paths.diaryExport.to(), { format: 'text' })
    }
    expect(differences(before, await dump())).toEqual([])
  })

  test('tell the same of a month, whether its lines were typed there or came from the diary', async () => {
    const told: string[][] = []
    const around = async (work: () => Promise<{ status: number }>) => {
      const before = await dump()
      expect((await work()).status).toBe(303)
      told.push(differences(before, await dump()))
    }
    const [la, hai] = [as('la'), as('hai')]
    await write('Chép sang tháng.')
    const fresh = await la.get(`${paths.diary.to()}?chon`)
    const line = fresh.dom.querySelectorAll('.choice').find((one) => one.text.includes('Chép sang tháng.'))!
    const chosen = { entry: [line.querySelector('input')!.getAttribute('value')!] }
    await around(() => fillForm(la, fresh, chosen, { button: 'Chép vào tháng này' }))
    const step = await hai.get(paths.learning.to())
    await around(() => fillForm(hai, step, { done: 'Gõ thẳng vào đây.' }))
    expect(told[0]).toEqual([expect.stringMatching(/^added self_review: /)])
    expect(told[1]).toEqual(told[0])
  })
})

describe('fifty-two private phrases of Phúc’s', () => {
  const phrase = (n: number) => `Cụm từ riêng tư số ${n} ${'ắẵẳằặ'[n % 5]}${n * 7919}`
  const phrases = Array.from({ length: 52 }, (_, n) => phrase(n))
  const [plans, diary, promised, sheet, learning, good, drafts, own] = [
    phrases.slice(0, 18),
    phrases.slice(18, 38),
    phrases.slice(38, 40),
    phrases.slice(40, 44),
    phrases.slice(44, 47),
    phrases.slice(47, 48),
    phrases.slice(48, 50),
    phrases.slice(50),
  ]

  /** Typed to look for it, and written nowhere. */
  const sought = 'Chữ gõ để tìm ẵ7919'
  let meeting: string
  let concluded: string
  const sheetAt = () => paths.preparation.to({ meeting })

  beforeAll(async () => {
    const phuc = as('phuc')
    await keepSheet(phuc)
    await fillForm(phuc, await phuc.get('/thang-nay/hoc-tap'), {
      registered: learning[0]!,
      done: learning[1]!,
      line: learning[2]!,
    })
    await fillForm(
      phuc,
      await phuc.get('/thang-nay/viec-da-hua'),
      { good: good[0]! },
      { button: 'Lưu và tiếp tục' },
    )
    for (const words of diary) await note(phuc, words)
    // A line of next year's commitment is drafted, not signed.
    const drafting = await phuc.get(paths.commitmentLine.to({ year: '2027', line: 'moi' }))
    const drafted = formFields(drafting, { what: promised[0]!, measure: 'mỗi tháng' })
    expect((await phuc.post(drafted.action, drafted.fields, { 'x-autosave': '1' })).status).toBe(204)
    // And a section of his year-end form is written.
    await fillForm(phuc, await phuc.get(paths.yearForm.to({ year: '2026' })))
    const section = await phuc.get(paths.yearFormSection.to({ year: '2026', section: '4' }))
    expect((await fillForm(phuc, section, { text: promised[1]! })).status).toBe(303)
    await phuc.post(paths.diary.to(), { words: sought })
    await phuc.post(paths.diaryExport.to(), { format: 'word', from: sought, to: sought })
    const choosing = await phuc.get(`${paths.diary.to()}?chon`)
    const [first] = choosing.dom.querySelectorAll('input[name=entry]')
    const chosen = { entry: first!.getAttribute('value')!, words: sought }
    expect((await fillForm(phuc, choosing, chosen, { button: 'Chép vào tháng này' })).status).toBe(303)
    const cell = cast.units.loi.id
    meeting = await db.transaction((tx) => coming({ db: tx, cast, now }, { cell, up: ['phuc'] }))
    const prepared = await phuc.get(sheetAt())
    // One line of the diary is copied into it, the rest is written there.
    const [line] = prepared.dom.querySelectorAll('input[name=line]').map((box) => box.getAttribute('value')!)
    await fillForm(phuc, prepared, { text: sheet.join('\n'), line: [line!] })
    const check = await walk(phuc, { marks: plans.map((plan, i) => ({ sign: TWENTY[i]!, plan })) })
    expect(check.url).toBe('/thang-nay/gui')
    // What was concluded about him he plans in private, and is typing it anew.
    const { id } = await db.transaction((tx) => concludedAbout({ db: tx, cast }, 'phuc', { by: 'tam' }))
    concluded = id
    const planning = await phuc.get(paths.conclusionPlan.to({ conclusion: id }))
    expect((await fillForm(phuc, planning, { text: own[0]!, due: 'month' })).status).toBe(303)
    const again = formFields(await phuc.get(paths.conclusionPlan.to({ conclusion: id })), { text: own[1]! })
    const typing = { ...again.fields, turn: '1', 'form-id': crypto.randomUUID() }
    expect((await phuc.post(again.action, typing, { 'x-autosave': '1' })).status).toBe(204)
    // A plan is being changed and a line is being typed, neither sent.
    const change = await phuc.get(check.dom.querySelector('section.card a')!.getAttribute('href')!)
    for (const [page, field, text] of [
      [change, 'text', drafts[0]!],
      [await phuc.get('/thang-nay/hoc-tap'), 'line', drafts[1]!],
    ] as const) {
      const { action, fields } = formFields(page, { [field]: text })
      const saved = await phuc.post(
        action,
        { ...fields, 'form-id': crypto.randomUUID() },
        { 'x-autosave': '1' },
      )
      expect(saved.status).toBe(204)
    }
    // He and a colleague with nothing take messages, and there is one to send.
    for (const [name, phone] of [
      ['phuc', '84912345670'],
      ['minh', '84912345671'],
    ] as const)
      await setContact(db, cast.people[name].id, { phone, by: 'sms', email: null, quiet: false }, now)
    await db.run(sql`update meeting set noticed_at = ${now}, noticed_by = planned_by where id = ${meeting}`)
    const queue = await openQueue(db, pino({ level: 'silent' }))
    await db.transaction((tx) => tellDue(tx, now, { queue, channels: new Set(['sms']) }))
    await queue.stop()
  })

  test('change nothing in the queue: a job for him is as a job for somebody with nothing', async () => {
    const all = await dump()
    const of = (name: CastName) => {
      const sends = [...all.get('notice_send')!.values()].filter((row) => row.person === cast.people[name].id)
      const jobs = [...all.get('pgboss.job_common')!.values()].filter((job) =>
        sends.some((send) => send.id === job.singleton_key),
      )
      const text = JSON.stringify([sends, jobs]).replaceAll(cast.people[name].id, 'PERSON')
      const ids = new Map<string, string>()
      return text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => {
        if (!ids.has(id)) ids.set(id, id === cast.units.commune.id ? 'TENANT' : `ID${ids.size}`)
        return ids.get(id)!
      })
    }
    expect(of('phuc')).toContain('"data":')
    expect(of('phuc')).toBe(of('minh'))
  })

  const found = (text: string | Buffer) => phrases.filter((words) => text.includes(words))

  test('are all in what he takes home, as a text and as data', async () => {
    const text = await as('phuc').get('/toi/du-lieu/tai-ve')
    const data = await as('phuc').get('/toi/du-lieu/tai-ve?dang=json')
    const own = await as('phuc').post(paths.diaryExport.to(), { format: 'json' })
    expect(found(own.html)).toEqual([...diary, learning[2]])
    expect(found(text.html)).toEqual(phrases)
    expect(found(data.html)).toEqual(phrases)
  })

  test('are in no table, as text or as bytes', async () => {
    const all = everything(await dump())
    expect(found(all)).toEqual([])
    const inHex = phrases.filter((words) => all.includes(Buffer.from(words).toString('hex')))
    const inBase64 = phrases.filter((words) =>
      all.includes(Buffer.from(words).toString('base64').slice(2, -4)),
    )
    expect([...inHex, ...inBase64]).toEqual([])
    expect([sought, Buffer.from(sought).toString('hex')].filter((words) => all.includes(words))).toEqual([])
    // The search is not blind: what is no secret is found by it.
    expect(all).toContain('Đặng Hữu Phúc')
    expect(all).toContain(Buffer.from('review-submitted').toString('hex'))
  })

  test('are in no line of the log, errors included', async () => {
    const phuc = as('phuc')
    const [words] = phrases as [string]
    await phuc.post(`/nhat-ky/${crypto.randomUUID()}`, {
      text: words,
      day: words,
      tag: words,
      [words]: words,
    })
    await phuc.get(`/nhat-ky/${encodeURIComponent(words)}`)
    for (const address of [paths.diary.to(), paths.diaryExport.to(), paths.learningDiary.to()])
      await phuc.post(address, { words, tag: words, month: words, format: words, from: words, entry: words })
    await phuc.get(`/${encodeURIComponent(words)}?${encodeURIComponent(words)}=1`)
    await phuc.post('/thang-nay/luot/1', { group: words, catalogue: words, period: words })
    expect(logged).toEqual([])
  })

  test('are on no page of anybody else, at any address, his own ids included', async () => {
    const phuc = as('phuc')
    const addressesOfHis = [
      (await phuc.get('/nhat-ky')).dom.querySelector('article a')!.getAttribute('href')!,
      (await phuc.get('/thang-nay/gui')).dom.querySelector('section.card a')!.getAttribute('href')!,
      (await phuc.get('/thang-nay/truoc')).dom.querySelector('ul.tasks a')!.getAttribute('href')!,
      sheetAt(),
      paths.plans.to(),
      paths.conclusionPlan.to({ conclusion: concluded }),
      paths.preparationPaper.to({ meeting }),
      paths.preparationSend.to({ meeting }),
    ]
    for (const address of addressesOfHis) expect(found((await phuc.get(address)).html)).not.toEqual([])
    const params: Record<string, string> = {
      screen: '1',
      section: '1',
      n: '1',
      plan: addressesOfHis[1]!.split('/').at(-1)!,
      period: addressesOfHis[2]!.split('/').at(-1)!,
      meeting,
      conclusion: concluded,
      entry: addressesOfHis[0]!.split('/').at(-1)!,
      device: cast.people.phuc.signedIn.device.id,
      cell: cast.units.loi.id,
      unit: cast.units.loi.id,
      person: cast.people.phuc.id,
      version: 'nqtw4-82@1',
    }
    const addresses = Object.values(
      paths as unknown as Record<string, Path & { to(filled: Record<string, string>): string }>,
    )
      .filter((path) => path.pattern !== paths.signOut.pattern)
      .map((path) => path.to(params))
    const leaks: string[] = []
    for (const name of castNames.filter((one) => one !== 'phuc'))
      for (const address of addresses) {
        const page = await as(name).get(address)
        for (const words of found(page.html + [...page.headers])) leaks.push(`${name} ${address}: ${words}`)
      }
    expect(leaks).toEqual([])
  })

  test('open with no key that the server keeps, nor with any other member’s device', async () => {
    const all = await dump()
    const rows = (table: string) => [...all.get(table)!.values()]
    const bytes = (text: string | null | undefined) => Buffer.from((text ?? '').slice(2), 'hex')
    const own = rows('self_review').filter((row) => row.person === cast.people.phuc.id)
    const wraps = rows('key_wrap').filter((row) => row.account === cast.people.phuc.signedIn.account)
    expect([own.length, wraps.length]).toEqual([1, 2])
    const label = { kind: 'self-review.v1', owner: cast.people.phuc.id, id: own[0]!.period! } as const
    // Everything in the database that could be a key or a secret, tried as one.
    const candidates = [...all.values()]
      .flatMap((table) => [...table.values()])
      .flatMap((row) => Object.values(row))
      .filter((value): value is string => value?.startsWith('\\x') === true && value.length >= 66)
      .flatMap((value) => [bytes(value).subarray(0, 32), bytes(value).subarray(-32)])
    expect(candidates.length).toBeGreaterThan(50)
    const others = castNames
      .filter((name) => name !== 'phuc')
      .map((name) => cast.people[name].signedIn.secret)
    const opened = [...candidates, ...others].filter((key) => {
      const pairs = [
        keyPairFrom(key, 'device.v1'),
        keyPairFrom(key, 'sheet.v1'),
        { ...newKeyPair(), privateKey: key },
      ]
      const unwrapped = wraps.flatMap((wrap) => pairs.map((pair) => openSealed(pair, bytes(wrap.wrapped))))
      return [key, ...unwrapped].some(
        (tried) => tried && openBox(tried, label, bytes(own[0]!.sealed)) !== null,
      )
    })
    expect(opened).toEqual([])
    // With the secret of his phone it opens: the trial is a fair one.
    const device = keyPairFrom(cast.people.phuc.signedIn.secret, 'device.v1')
    const key = wraps.map((wrap) => openSealed(device, bytes(wrap.wrapped))).find((one) => one !== null)
    expect(JSON.stringify(openBox(key!, label, bytes(own[0]!.sealed)))).toContain(plans[1]!)
  })

  test('are in no file of the data directory, the write-ahead log and the server’s own log included', async () => {
    await db.close()
    await server.stop()
    const files: string[] = []
    const visit = (directory: string): void => {
      for (const name of readdirSync(directory)) {
        const path = join(directory, name)
        if (statSync(path).isDirectory()) visit(path)
        else files.push(path)
      }
    }
    visit(server.dataRoot)
    const leaks = files.flatMap((file) => found(readFileSync(file)).map((words) => `${file}: ${words}`))
    leaks.push(...files.filter((file) => readFileSync(file).includes(sought)))
    const seen = files.filter((file) => readFileSync(file).includes('Đặng Hữu Phúc'))
    await server.start()
    db = connect(server.appUrl)
    expect(leaks).toEqual([])
    expect(seen.length).toBeGreaterThan(0)
  })

  const place = mkdtempSync(join(tmpdir(), 'tusoi-copies-'))
  const yesterday = join(place, 'yesterday.tar')
  afterAll(() => rmSync(place, { recursive: true }))

  test('are in no backup, unpacked or as it lies', async () => {
    await backUp(server, yesterday, now)
    const all = await unpackedText(yesterday)
    const inHex = phrases.filter((words) => all.includes(Buffer.from(words).toString('hex')))
    expect([...found(all), ...inHex, ...found(readFileSync(yesterday))]).toEqual([])
    expect([sought, Buffer.from(sought).toString('hex')].filter((words) => all.includes(words))).toEqual([])
    // What the search looks through is all there: sealed rows of his, and what is no secret.
    const sealed = [...(await dump()).get('self_review')!.values()].find(
      (row) => row.person === cast.people.phuc.id,
    )!
    expect(all).toContain(sealed.sealed)
    expect(all).toContain('Đặng Hữu Phúc')
    expect(all).toContain(Buffer.from('review-submitted').toString('hex'))
  })

  test('are erased by him, ballot and keys too; a restore of the day before erases them again', async () => {
    const phuc = as('phuc')
    await fillForm(phuc, await phuc.get('/thang-nay/gui'))
    const before = await dump()
    expect((await fillForm(phuc, await phuc.get('/toi/du-lieu/xoa'), { confirm: 'XÓA' })).status).toBe(303)
    const after = await dump()
    const gone = differences(before, after)
      .filter((line) => line.startsWith('removed'))
      .map((line) => line.split(' ')[1])
    expect(new Set(gone)).toEqual(
      new Set(['self_review', 'diary_entry', 'preparation', 'own_year', 'key_wrap', 'ballot']),
    )
    expect(found((await phuc.get('/toi/du-lieu/tai-ve?dang=json')).html)).toEqual([])

    // Yesterday's rows come back by a restore, and the database knows of no erasure.
    const owner = new pg.Client({ connectionString: server.ownerUrl })
    await owner.connect()
    await owner.query('begin')
    for (const table of WALLED) await owner.query(`alter table ${table} no force row level security`)
    for (const table of [...WALLED, 'key_wrap'])
      for (const [key, row] of before.get(table)!)
        if (!after.get(table)!.has(key)) {
          const columns = Object.keys(row)
          await owner.query(
            `insert into ${table} (${columns.map((column) => `"${column}"`).join()}) values (${columns.map((_, i) => `$${i + 1}`).join()})`,
            Object.values(row),
          )
        }
    await owner.query('delete from erasure')
    for (const table of WALLED) await owner.query(`alter table ${table} force row level security`)
    await owner.query('commit')
    await owner.end()
    expect((await dump()).get('diary_entry')!.size).toBe(before.get('diary_entry')!.size)

    expect(await replayErasures(db, server.dataRoot)).toBe(1)
    const replayed = await dump()
    const { id, signedIn } = cast.people.phuc
    for (const table of WALLED)
      expect([...replayed.get(table)!.values()].filter((row) => row.person === id)).toEqual([])
    expect([...replayed.get('key_wrap')!.values()].filter((row) => row.account === signedIn.account)).toEqual(
      [],
    )
    expect(await replayErasures(db, server.dataRoot)).toBe(0)
  })

  test('do not come back by restoring the backup of the day before, since the list beside the data is newer', async () => {
    const { id, signedIn } = cast.people.phuc
    const others = (of: Dump) =>
      [...of.get('diary_entry')!.values()].filter((row) => row.person !== id).map((row) => row.sealed)
    const before = others(await dump())
    await db.close()
    await emptied(server, 'none')
    expect(await bringBack(server, yesterday)).toMatchObject({ erasedPeople: 1 })
    db = connect(server.appUrl)
    const restored = await dump()
    for (const [table, rows] of restored)
      if (WALLED.includes(table))
        expect(
          [...rows.values()].filter((row) => row.person === id),
          table,
        ).toEqual([])
    const account = (table: string) =>
      [...restored.get(table)!.values()].filter((row) => row.account === signedIn.account)
    expect(account('key_wrap')).toEqual([])
    expect(account('recovery_sheet').map((row) => row.voided_at)).not.toContain(null)
    // Everybody else has what they had.
    expect(others(restored).sort()).toEqual(before.sort())
    expect(before.length).toBeGreaterThan(0)
  })
})
