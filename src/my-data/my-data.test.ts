import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { enrolWith, keepSheet, note, printFor } from '../../test/enrol.ts'
import { type Browser, fillForm, useWorld } from '../../test/harness.ts'
import { plannedInspection, SAID, THEME } from '../../test/inspections.ts'
import { send, signIn, walk } from '../../test/walk.ts'
import { setContact } from '../notification/contact.ts'
import { sql } from '../platform/sql.ts'
import { noteErasure, replayErasures } from './erasures.ts'

const world = useWorld()
const PLAN = 'Khi bà con phản ánh, thì tôi đến xem.'
const DIARY = 'Hôm nay học về chữ Liêm.'

const erase = async (browser: Browser, word = 'XÓA') =>
  fillForm(browser, await browser.get('/toi/du-lieu/xoa'), { confirm: word })

/** Rows of the private class that Lan's own transaction sees, whoever opens them. */
const left = (who: 'lan' | 'nam' = 'lan') =>
  world.db.asMember(world.cast.people[who].id, (tx) =>
    tx.row<{ months: number; entries: number; wraps: number }>(sql`
      select (select count(*) from self_review) as months, (select count(*) from diary_entry) as entries,
             (select count(*) from key_wrap where account = ${world.cast.people[who].signedIn.account}) as wraps`),
  )

describe('Lan looks at her data', () => {
  test('and finds what she wrote, what others see, and who looked', async () => {
    const lan = world.as('lan')
    await note(lan, DIARY)
    await send(lan, { marks: [{ sign: 'I.1.2', plan: PLAN, ask: true }] })
    await world.as('huong').get(`/chi-bo/${world.cast.units.thanh.id}/xin-gop-y`)
    const page = await lan.get('/toi/du-lieu')
    for (const line of [
      '1 tháng tự soi',
      '1 mục nhật ký',
      '1 việc đang sửa',
      PLAN,
      'Trần Thị Hương, ngày 01/12/2026',
      'Kỳ họp 03/12/2026: đã tự soi',
    ])
      expect(page.text).toContain(line)
  })

  test('and takes all of it home, as a text and as data; nothing of it goes to anybody else', async () => {
    const lan = world.as('lan')
    await note(lan, DIARY)
    await fillForm(lan, await lan.get('/thang-nay/hoc-tap'), {
      registered: 'Mỗi tuần một bài',
      done: 'Đã đọc bốn bài',
    })
    await fillForm(
      lan,
      await lan.get('/thang-nay/viec-da-hua'),
      { good: 'Dọn kênh' },
      { button: 'Lưu và tiếp tục' },
    )
    await walk(lan, { marks: [{ sign: 'I.1.2', plan: PLAN }] })
    for (const form of ['', '?dang=json']) {
      const mine = await lan.get(`/toi/du-lieu/tai-ve${form}`)
      for (const words of [DIARY, PLAN, 'Mỗi tuần một bài', 'Đã đọc bốn bài', 'Dọn kênh'])
        expect(mine.html).toContain(words)
      expect(mine.headers.get('cache-control')).toBe('no-store')
      expect(mine.headers.get('content-disposition')).toMatch(
        /^attachment; filename="tu-soi-2026-12-01\.(txt|json)"$/,
      )
      for (const name of castNames.filter((one) => one !== 'lan')) {
        const other = await world.as(name).get(`/toi/du-lieu/tai-ve${form}`)
        for (const words of [DIARY, PLAN, 'Dọn kênh']) expect(other.html).not.toContain(words)
      }
    }
    expect(JSON.parse((await lan.get('/toi/du-lieu/tai-ve?dang=json')).html)).toMatchObject({
      entries: [{ text: DIARY }],
    })
  })

  test('and takes home what was inspected of her, with what she wrote and did not send', async () => {
    const { id } = await plannedInspection(world, 'lan')
    const huong = world.as('huong')
    await fillForm(
      huong,
      await huong.get(`/chi-bo/${world.cast.units.thanh.id}/kiem-tra/${id}`),
      {},
      { button: 'Đã báo trực tiếp' },
    )
    const lan = world.as('lan')
    await fillForm(lan, await lan.get(`/toi/kiem-tra/${id}/bao-cao`), SAID, { button: 'Lưu, chưa gửi' })
    const mine = (await lan.get('/toi/du-lieu/tai-ve')).text
    for (const words of [THEME, SAID.limits, 'Đã báo trước ngày 01/12/2026.']) expect(mine).toContain(words)
    expect((await lan.get('/toi/du-lieu')).text).toContain('Kiểm tra tôi (1)')
    for (const name of ['nam', 'huong'] as const)
      expect((await world.as(name).get('/toi/du-lieu/tai-ve')).text).not.toContain(THEME)
  })

  test('and finds the number she wants to be told at, which Nam does not', async () => {
    const { lan } = world.cast.people
    await setContact(
      world.db,
      lan.id,
      { phone: '84912345678', by: 'sms', email: null, quiet: false },
      world.now,
    )
    for (const address of ['/toi/du-lieu', '/toi/du-lieu/tai-ve']) {
      expect((await world.as('lan').get(address)).text).toContain('0912 345 678')
      expect((await world.as('nam').get(address)).text).not.toContain('0912 345 678')
    }
  })

  test('is sent to the door when signed out', async () => {
    expect((await world.as().get('/toi/du-lieu/tai-ve')).location).toBe('/')
  })
})

describe('Lan erases everything private', () => {
  test('only with the word typed out', async () => {
    const lan = world.as('lan')
    await note(lan, DIARY)
    for (const word of ['', 'XOA', 'có', 'XÓA ĐI']) {
      const asked = await erase(lan, word)
      expect(asked.status).toBe(422)
      expect(asked.text).toContain('Mời đồng chí gõ đúng chữ XÓA')
    }
    expect(await left()).toMatchObject({ entries: 1 })
    expect((await erase(lan, 'xóa')).location).toBe('/phieu-khoi-phuc')
    expect(await left()).toMatchObject({ entries: 0 })
  })

  test('and it is gone: boxes, diary, drafts, her ballot, and every key that could open a copy', async () => {
    await world.as('phuc').get('/dang-uy')
    const lan = world.as('lan')
    const sheet = await keepSheet(lan)
    const second = await enrolWith(world, await printFor(world, 'huong', 'lan'))
    await fillForm(second, await second.get('/may-moi'), { sheet }, { button: 'Mở bằng phiếu' })
    await note(lan, DIARY)
    await send(lan, { marks: [{ sign: 'I.1.2', plan: PLAN, ask: true }] })
    const { account } = world.cast.people.lan.signedIn
    const before = await world.db.rows<{ wrapped: Buffer }>(
      sql`select wrapped from key_wrap where account = ${account}`,
    )
    expect(before).toHaveLength(3)

    await erase(lan)
    expect(await left()).toEqual({ months: 0, entries: 0, wraps: 1 })
    const ballots = await world.db.transaction(async (tx) => {
      await tx.run(sql`select set_config('app.release', ${world.cast.units.commune.id}, true)`)
      return tx.rows(sql`select 1 from ballot where ballot.tenant = ${world.cast.units.commune.id}`)
    })
    expect(ballots).toEqual([])
    const after = await world.db.rows<{ wrapped: Buffer }>(
      sql`select wrapped from key_wrap where account = ${account}`,
    )
    for (const { wrapped } of before) expect(after.some((wrap) => wrap.wrapped.equals(wrapped))).toBe(false)

    // What was brought to the cell and that the month was done are not private, and stay.
    const page = await lan.get('/toi/du-lieu')
    expect(page.text).toContain('0 mục nhật ký')
    expect(page.text).toContain(PLAN)
    expect(page.text).toContain('Kỳ họp 03/12/2026: đã tự soi')
    // The other phone and the sheet have to be let in anew; the phone in her hand goes on.
    expect((await second.get('/nhat-ky')).location).toBe('/may-moi')
    const tried = await fillForm(second, await second.get('/may-moi'), { sheet }, { button: 'Mở bằng phiếu' })
    expect(tried.status).toBe(422)
    expect((await lan.get('/thang-nay')).text).toContain('Đồng chí chưa cất phiếu khôi phục')
    await note(lan, 'trang mới')
    expect((await lan.get('/nhat-ky')).text).toContain('trang mới')
  })

  test('and nothing of Nam’s goes with it', async () => {
    await note(world.as('nam'), 'của Nam')
    const before = await left('nam')
    await erase(world.as('lan'))
    expect(await left('nam')).toEqual(before)
    expect((await world.as('nam').get('/nhat-ky')).text).toContain('của Nam')
  })

  test('and the history says that she did, and no more', async () => {
    const lan = world.as('lan')
    await note(lan, DIARY)
    await erase(lan)
    const deed = await world.db.row(
      sql`select actor, verb, about from history order by at desc, n desc limit 1`,
    )
    const { id } = world.cast.people.lan
    expect(deed).toEqual({ actor: id, verb: 'private-erased', about: `person:${id}` })
  })
})

describe('a restore of older data', () => {
  let dataRoot: string
  beforeEach(() => {
    dataRoot = mkdtempSync(join(tmpdir(), 'tusoi-erasures-'))
  })
  afterEach(() => rmSync(dataRoot, { recursive: true }))

  test('carries an erasure out again, once', async () => {
    const { lan } = world.cast.people
    await note(world.as('lan'), DIARY)
    await note(world.as('nam'), 'của Nam')
    await walk(world.as('lan'), { marks: [{ sign: 'I.1.2', plan: PLAN }] })
    // The list knows of an erasure; the database, restored from a day before it, does not.
    await noteErasure(dataRoot, { person: lan.id, at: '2026-12-01T03:00:00.000Z' })
    expect(await replayErasures(world.db, dataRoot)).toBe(1)
    expect(await left()).toEqual({ months: 0, entries: 0, wraps: 0 })
    expect(await left('nam')).toMatchObject({ entries: 1, wraps: 1 })
    expect(await replayErasures(world.db, dataRoot)).toBe(0)
    expect((await world.as('lan').get('/nhat-ky')).location).toBe('/may-moi')
  })

  test('leaves what was written after an erasure the database knows of', async () => {
    const { id } = world.cast.people.lan
    const at = '2026-12-01T03:00:00.000Z'
    await noteErasure(dataRoot, { person: id, at })
    await world.db.run(sql`insert into erasure (person, erased_at) values (${id}, ${new Date(at)})`)
    await note(world.as('lan'), 'viết sau khi xóa')
    expect(await replayErasures(world.db, dataRoot)).toBe(0)
    expect((await world.as('lan').get('/nhat-ky')).text).toContain('viết sau khi xóa')
  })

  test('does nothing without a list, and holds no name in the one there is', async () => {
    expect(await replayErasures(world.db, dataRoot)).toBe(0)
    await noteErasure(dataRoot, { person: world.cast.people.lan.id, at: '2026-12-01T03:00:00.000Z' })
    expect(readFileSync(join(dataRoot, 'erasures.jsonl'), 'utf8').trim()).toBe(
      `{"person":"${world.cast.people.lan.id}","at":"2026-12-01T03:00:00.000Z"}`,
    )
  })

  test('goes through a list whose last line was cut off by a power failure', async () => {
    await note(world.as('lan'), DIARY)
    writeFileSync(
      join(dataRoot, 'erasures.jsonl'),
      `{"person":"${world.cast.people.lan.id}","at":"2026-12-01T03:00:00.000Z"}\n{"person":"${world.cast.people.nam.id.slice(0, 9)}`,
    )
    expect(await replayErasures(world.db, dataRoot)).toBe(1)
    expect(await left()).toMatchObject({ entries: 0 })
    await noteErasure(dataRoot, { person: world.cast.people.nam.id, at: '2026-12-02T03:00:00.000Z' })
    expect(await replayErasures(world.db, dataRoot)).toBe(1)
    expect(await left('nam')).toMatchObject({ wraps: 0 })
  })
})

test('after signing in again Lan’s data are hers still', async () => {
  const lan = world.as('lan')
  await note(lan, DIARY)
  lan.cookies.delete('phien')
  await signIn(lan)
  expect((await lan.get('/toi/du-lieu/tai-ve')).html).toContain(DIARY)
})
