import { beforeEach, describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { casework, layCommittee, REPORT, received } from '../../test/feedback.ts'
import { readersOn } from '../../test/feedback-pages.ts'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { givePost } from '../membership/membership.ts'
import { sql } from '../platform/sql.ts'
import { newCode } from '../seal/code.ts'
import { runFeedbackClock } from './feedback-clock.ts'

const world = useWorld()
const readers = readersOn(world)
const DOOR = '/kiem-tra/gop-y/manh-giay'
const READERS = '/kiem-tra/gop-y/nguoi-xem'
let id: string
let code: string

const print = async (name: CastName, office: 'nhất' | 'hai'): Promise<Page> => {
  const browser = await readers.as(name)
  return fillForm(browser, await browser.get(DOOR), {}, { button: `In mảnh thứ ${office}` })
}
/** The same code with another first digit. */
const withOtherStart = (code: string) => `${code.startsWith('9') ? '8' : '9'}${code.slice(1)}`
const codeOn = (page: Page) => page.dom.querySelector('#sheet-code')!.text.trim()

beforeEach(async () => {
  await layCommittee(world, undefined, { sheets: false })
  ;({ id, code } = await received(world))
  readers.on('2026-12-02')
})

describe('the two sheets', () => {
  test('are printed by two people; each code stands on its paper once and nowhere else', async () => {
    const page = await print('kiem', 'nhất')
    const first = codeOn(page)
    expect(first).toMatch(/^(\d{6} ){7}\d{6}$/)
    expect((await (await readers.as('kiem')).get(DOOR)).text).toContain('Đỗ Thị Kiểm in ngày 02/12/2026')
    expect((await (await readers.as('kiem')).get(DOOR)).html).not.toContain(first)
    const kiem = await readers.as('kiem')
    const second = await kiem.post(DOOR, { office: '2' })
    expect(second.status).toBe(409)
    expect(second.text).toContain('do một đồng chí khác in')
    expect(codeOn(await print('minh', 'hai'))).not.toBe(first)
  })

  test('pressed twice print one sheet', async () => {
    const kiem = await readers.as('kiem')
    const form = await kiem.get(DOOR)
    await fillForm(kiem, form, {}, { button: 'In mảnh thứ nhất' })
    expect((await fillForm(kiem, form, {}, { button: 'In mảnh thứ nhất' })).location).toBe(DOOR)
  })

  test('seal the cases there are at once, so that paper printed today helps with what came yesterday', async () => {
    const sealed = async () => world.db.rows(sql`select case_id from feedback_paper_key`)
    await print('kiem', 'nhất')
    expect(await sealed()).toEqual([])
    await print('minh', 'hai')
    expect(await sealed()).toEqual([{ case_id: id }])
  })
})

describe('where no reader is left', () => {
  let sheets: [string, string]

  /** All who held a key are gone; Phúc and Quân are the new inspection committee. */
  beforeEach(async () => {
    sheets = [codeOn(await print('kiem', 'nhất')), codeOn(await print('minh', 'hai'))]
    const tenant = world.cast.units.commune.id
    await world.db.run(
      sql`update post set valid_to = '2026-12-03' where tenant = ${tenant} and kind like 'inspection%'`,
    )
    for (const name of ['lan', 'tam'] as const)
      await givePost(
        world.db,
        {
          tenant,
          person: world.cast.people[name].id,
          unit: tenant,
          kind: 'inspection-member',
          title: 'Ủy viên UBKT',
          from: '2026-12-03',
        },
        { person: null, now: world.now },
      )
    readers.on('2026-12-03')
    await runFeedbackClock(world.db, world.now)
    await fillForm(await readers.as('lan'), await (await readers.as('lan')).get(READERS))
  })

  const sign = async (values: Record<string, string>) => {
    const tam = await readers.as('tam')
    return fillForm(tam, await tam.get(READERS), values)
  }

  test('deadlines stand still; two new ones sign with both sheets in hand, read, and time runs on', async () => {
    expect((await (await readers.as('tam')).get('/kiem-tra/gop-y')).text).toContain('Không mở được')
    const page = await (await readers.as('tam')).get(READERS)
    expect(page.text).toContain('không mở được 1 việc')
    expect((await sign({ first: sheets[0], second: sheets[1] })).status).toBe(303)
    expect((await readers.page('tam', id)).text).toContain(REPORT.text)
    expect((await readers.page('lan', id)).text).toContain(REPORT.text)
    const { state } = (await casework(world, id).open('tam', '2026-12-03'))!
    expect(state.stopped).toBeNull()
    const verbs = await world.db.rows(sql`
      select verb from history where verb = 'feedback-readers-changed-by-sheets'`)
    expect(verbs).toHaveLength(1)
  })

  test.each([
    ['one sheet', (own: [string, string]) => ({ first: own[0], second: '' })],
    ['one sheet twice', (own: [string, string]) => ({ first: own[0], second: own[0] })],
    ['the two the wrong way round', (own: [string, string]) => ({ first: own[1], second: own[0] })],
    ['a sheet and a guess', (own: [string, string]) => ({ first: own[0], second: newCode(8) })],
    ['a digit wrong', (own: [string, string]) => ({ first: withOtherStart(own[0]), second: own[1] })],
  ])('%s opens nothing and changes nothing', async (_, values) => {
    expect((await sign(values(sheets))).status).toBe(409)
    expect(await casework(world, id).open('tam', '2026-12-03')).toBeNull()
  })

  test('and the paper is lost: two say that they go on without; the sender reads it, and the rest is taken in anew', async () => {
    const page = await (await readers.as('tam')).get(READERS)
    expect(page.text).toContain('bỏ 1 việc không còn ai mở được')
    expect((await sign({ without: 'yes' })).status).toBe(303)
    const sender = world.as()
    const told = await fillForm(sender, await sender.get('/gop-y/ma'), { code })
    expect(told.text).toContain('Không còn ai mở được lời ông bà đã gửi')
    expect(told.text).toContain(REPORT.text)
    expect(Buffer.byteLength(told.html)).toBe(32_768)
    const added = await fillForm(sender, told, { text: 'Thêm một điều.' }, { button: 'Gửi bổ sung' })
    expect(added.text).toContain('đã xong nên không bổ sung được nữa')
    expect((await readers.page('tam', id)).status).toBe(404)
    const list = await (await readers.as('tam')).get('/kiem-tra/gop-y')
    expect(list.text).toContain('Không còn ai mở được. Người gửi đã được báo')
    const next = await received(world)
    readers.on('2026-12-04')
    expect((await readers.page('lan', next.id)).text).toContain(REPORT.text)
    const verbs = sql`select about from history where verb = 'feedback-lost'`
    expect(await world.db.rows(verbs)).toEqual([{ about: `case:${id}` }])
    await runFeedbackClock(world.db, new Date('2027-01-02T05:00:00Z'))
    const left = await world.db.rows(sql`select id from feedback_case`)
    expect(left).toEqual([{ id: next.id }])
  })

  test('what somebody of the new ones can open is given up by nobody', async () => {
    await world.db.run(sql`
      update feedback_key set account = ${world.cast.people.lan.signedIn.account}
      where account = ${world.cast.people.kiem.signedIn.account}`)
    const page = await (await readers.as('tam')).get(READERS)
    expect(page.text).not.toContain('không còn ai mở được. Người gửi')
    expect((await (await readers.as('tam')).post(READERS, { without: 'yes' })).status).toBe(409)
    const kept = await world.db.rows(sql`select sender_state from feedback_case`)
    expect(kept).toEqual([{ sender_state: 'waiting' }])
  })

  test('without paper nobody new reads: not by signing alone', async () => {
    expect((await sign({})).status).toBe(409)
    expect(await casework(world, id).open('tam', '2026-12-03')).toBeNull()
  })
})
