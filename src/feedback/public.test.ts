import { beforeEach, describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { casework, layCommittee } from '../../test/feedback.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'
import { newCode } from '../seal/code.ts'
import { messagesOf } from './case.ts'
import { codeHash } from './receive.ts'
import { nextMoment } from './sender.routes.tsx'

const world = useWorld()
const STORY = 'Xe tải chạy trên đê lúc nửa đêm, đất sạt xuống ruộng nhà tôi.'
const later = (seconds: number) => {
  world.now = new Date(world.now.getTime() + seconds * 1000)
}

beforeEach(async () => {
  world.restart()
  await layCommittee(world)
})

const choose = async (browser: Browser, about: string) =>
  fillForm(browser, await browser.get('/gop-y'), { about })

async function check(browser: Browser, values: Record<string, string> = {}): Promise<Page> {
  const tell = await choose(browser, 'member')
  return fillForm(browser, tell, { text: STORY, where: 'Đê ấp Quới Thạnh', ...values })
}

const press = (browser: Browser, page: Page, button = 'Gửi') => fillForm(browser, page, {}, { button })

async function send(browser: Browser, values: Record<string, string> = {}): Promise<Page> {
  const checked = await check(browser, values)
  later(5)
  return press(browser, checked)
}

const codeOn = (page: Page) => page.dom.querySelector('#receipt')!.text.trim()
const count = async (table: string) =>
  (
    await world.db.row<{ n: number }>({
      text: `select count(*) as n from ${table}`,
      values: [],
      name: `c-${table}`,
    })
  ).n
const look = async (browser: Browser, code: string) =>
  fillForm(browser, await browser.get('/gop-y/ma'), { code })

describe('a villager', () => {
  test('says what it is about, tells it, reads it again, sends it, and gets a code of 83 bits, once', async () => {
    const villager = world.as()
    const receipt = await send(villager)
    expect(receipt.status).toBe(200)
    expect(codeOn(receipt)).toMatch(/^(\d{6} ){4}\d{6}$/)
    expect(receipt.headers.getSetCookie()).toEqual([])
    expect(villager.cookies.size).toBe(0)
    expect(await count('feedback_case')).toBe(1)
    const stored = await world.db.rows<{ code_hash: Buffer }>(sql`select code_hash from feedback_receipt`)
    expect(stored).toEqual([{ code_hash: codeHash(codeOn(receipt)) }])
    expect(await count("history where verb like 'feedback-rec%'")).toBe(0)
    expect(world.logged).toEqual([])
  })

  test('who is a member with a phone that is signed in is on the same pages, which name nobody', async () => {
    const lan = world.as('lan')
    const page = await lan.get('/gop-y')
    const nobody = await world.as().get('/gop-y')
    expect(page.html).toBe(nobody.html)
    const receipt = await send(lan)
    expect(receipt.html).not.toContain('form-for')
    expect(receipt.dom.querySelector('nav.bar')).toBeNull()
  })

  test('with a denunciation is told what that is and where it goes; nothing of it is asked or kept', async () => {
    for (const about of ['denounce', 'officials']) {
      const page = await choose(world.as(), about)
      expect(page.dom.querySelector('form')).toBeNull()
      expect(page.text).toContain('Ủy ban kiểm tra')
    }
    expect((await choose(world.as(), 'denounce')).text).toContain('ghi rõ họ tên, địa chỉ')
    expect(await count('feedback_case')).toBe(0)
  })

  test('who names themself is told before sending, and may', async () => {
    const page = await check(world.as(), { text: `${STORY} Tôi tên Tư, 0912 345 678.` })
    expect(page.text).toContain('Nếu không muốn xưng tên')
    expect((await check(world.as())).text).not.toContain('Nếu không muốn xưng tên')
  })

  test('goes back and finds every word', async () => {
    const villager = world.as()
    const again = await press(villager, await check(villager, { contact: 'Tư, ấp 3' }), 'Sửa lại')
    expect(again.dom.querySelector('textarea')!.text.trim()).toBe(STORY)
    expect(again.dom.querySelector('input[name=contact]')!.getAttribute('value')).toBe('Tư, ấp 3')
  })

  test.each([
    ['nothing', { text: '' }, 'Mời ông bà điền ô này'],
    ['two words', { text: 'xe tải' }, 'Viết ngắn quá'],
    ['a book', { text: 'a'.repeat(4001) }, 'tối đa 4000'],
    ['text that runs backwards', { text: `${STORY}\u202egnàh` }, 'ký tự ẩn'],
    ['a place without end', { where: 'b'.repeat(301) }, 'tối đa 300'],
  ])('who writes %s reads what to mend and loses nothing', async (_, values, sentence) => {
    const page = await check(world.as(), values)
    expect(page.status).toBe(422)
    expect(page.text).toContain(sentence)
    const typed = (values as { text?: string }).text ?? STORY
    expect(page.dom.querySelector('textarea')!.text.trim()).toBe(typed.replace('\u202e', ''))
    expect(await count('feedback_case')).toBe(0)
  })

  test('and nothing else: no cookie, no script, no request elsewhere, a page of a few kilobytes', async () => {
    const page = await world.as().get('/gop-y')
    expect(page.dom.querySelectorAll('script')).toEqual([])
    const links = [...page.html.matchAll(/(?:src|href|action)="([^"]*)"/g)].map((found) => found[1]!)
    expect(links.filter((link) => !/^[/#]/.test(link))).toEqual([])
    expect(Buffer.byteLength(page.html)).toBeLessThan(8000)
  })
})

describe('a flood', () => {
  test('of one text, with other capitals and spaces, is one case with twenty codes; each sender gets one all the same', async () => {
    const codes = new Set<string>()
    for (let n = 0; n < 30; n++) {
      const text = n % 2 ? STORY : `  ${STORY.toUpperCase()}  !!`
      codes.add(codeOn(await send(world.as(), { text })))
      later(1)
    }
    expect(codes.size).toBe(30)
    expect([await count('feedback_case'), await count('feedback_receipt')]).toEqual([1, 20])
  })

  test('of one text: what one sender adds is read with their own code and by the committee, not with the others’ codes', async () => {
    const [first, second] = [codeOn(await send(world.as())), codeOn(await send(world.as()))]
    const page = await look(world.as(), first)
    await fillForm(world.as(), page, { text: 'Tôi là Tư, nhà cạnh cống.' }, { button: 'Gửi bổ sung' })
    expect((await look(world.as(), first)).text).toContain('Tôi là Tư')
    expect((await look(world.as(), second)).text).not.toContain('Tôi là Tư')
  })

  test('of one text: who also says how to be reached is read, and nobody else’s code shows it', async () => {
    const first = codeOn(await send(world.as()))
    const second = codeOn(await send(world.as(), { contact: 'Ông Tư, 0912 345 678' }))
    expect([await count('feedback_case'), await count('feedback_message')]).toEqual([1, 2])
    expect((await look(world.as(), second)).text).toContain('Gửi đúng những lời đã có')
    expect((await look(world.as(), first)).text).not.toContain('Gửi đúng những lời đã có')
    const { id } = await world.db.row<{ id: string }>(sql`select id from feedback_case`)
    const open = (await casework(world, id).open('minh', '2026-12-02'))!
    expect((await messagesOf(world.db, open)).map(({ contact }) => contact)).toEqual([
      '',
      'Ông Tư, 0912 345 678',
    ])
  })

  test('of many texts from one place is slowed down, and what was typed stays on the page', async () => {
    let busy: Page | undefined
    for (let n = 0; n < 30 && !busy; n++) {
      const checked = await check(world.as(), { text: `${STORY} Lần thứ ${n}.` })
      later(3)
      const sent = await press(world.as(), checked)
      if (sent.status === 429) busy = sent
    }
    expect(busy?.text).toContain('chờ một phút')
    expect(busy?.text).toContain(STORY)
    expect(await count('feedback_case')).toBeLessThan(30)
    later(120)
    expect((await press(world.as(), busy!)).text).toContain('Đã nhận')
    expect(await count('throttle')).toBe(0)
  })

  test('can’t reuse a page for other words, send one it never opened, or send faster than anybody reads', async () => {
    const villager = world.as()
    const checked = await check(villager)
    expect((await press(villager, checked)).text).toContain('Trang vừa mở')
    later(5)
    expect((await press(villager, checked)).text).toContain('Đã nhận')
    const { fields } = {
      fields: checked.dom
        .querySelectorAll('input')
        .map((one) => [one.getAttribute('name')!, one.getAttribute('value')!]),
    }
    const form = Object.fromEntries(fields)
    const other = await villager.post('/gop-y', { ...form, text: `${STORY} Khác.`, step: 'send' })
    expect(other.text).toContain('mở đã lâu')
    const forged = await villager.post('/gop-y', { ...form, ticket: 'a.b.c', step: 'send' })
    expect(forged.text).toContain('mở đã lâu')
    expect(await count('feedback_case')).toBe(1)
  })

  test('of fields nobody knows is refused', async () => {
    expect((await world.as().post('/gop-y', { about: 'member', person: 'x' })).status).toBe(400)
  })
})

describe('with the code', () => {
  test('the sender reads where it stands and the answer, adds something, and the committee reads that', async () => {
    const code = codeOn(await send(world.as()))
    const villager = world.as()
    const page = await look(villager, code)
    expect(page.text).toContain('Đã nhận. Đang chờ xem.')
    expect(page.text).toContain(STORY)
    const added = await fillForm(villager, page, { text: 'Đêm qua xe lại chạy.' }, { button: 'Gửi bổ sung' })
    expect(added.text).toContain('Đã gửi bổ sung')
    const { id } = await world.db.row<{ id: string }>(sql`select id from feedback_case`)
    const open = (await casework(world, id).open('kiem', '2026-12-02'))!
    expect((await messagesOf(world.db, open)).map((message) => message.text)).toEqual([
      STORY,
      'Đêm qua xe lại chạy.',
    ])
    expect(open.written.map(({ event }) => event.kind)).toEqual(['received', 'sender-added'])
  })

  test('that is unknown, erased or somebody else’s the page is of the same size and status to the byte', async () => {
    const code = codeOn(await send(world.as()))
    const erased = codeOn(await send(world.as(), { text: `${STORY} Việc khác hẳn.` }))
    await world.db.run(sql`
      delete from feedback_case where id = (select case_id from feedback_receipt where code_hash = ${codeHash(erased)})`)
    const pages = [code, newCode(5), erased].map(async (one) => look(world.as(), one))
    const [known, unknown, gone] = (await Promise.all(pages)) as [Page, Page, Page]
    expect(known.text).toContain(STORY)
    for (const page of [unknown, gone]) {
      expect(page.text).toContain('Không có việc nào với mã này')
      expect(page.status).toBe(known.status)
      expect(Buffer.byteLength(page.html)).toBe(Buffer.byteLength(known.html))
      expect([...page.headers]).toEqual([...known.headers])
    }
    expect(known.headers.get('cache-control')).toBe('no-store, no-transform')
    expect(world.logged).toEqual([])
  })

  test.each([
    [0, 150],
    [1, 150],
    [149, 150],
    [151, 300],
    [290, 300],
    [301, 450],
  ])('an answer that is ready after %i ms goes out at %i, whatever the code', (ready, sent) => {
    expect(nextMoment(1000, 1000 + ready)).toBe(1000 + sent)
  })

  test('much said to and fro, the page keeps its size and leads to what was said before', async () => {
    const code = codeOn(await send(world.as()))
    let page = await look(world.as(), code)
    for (let n = 0; n < 12; n++) {
      later(30)
      page = await fillForm(
        world.as(),
        page,
        { text: `${n} ${'“đêm” & '.repeat(240)}` },
        { button: 'Gửi bổ sung' },
      )
      expect(Buffer.byteLength(page.html)).toBe(32_768)
    }
    expect(page.text.includes(STORY)).toBe(false)
    for (let hops = 0; hops < 6 && !page.text.includes(STORY); hops++)
      page = await fillForm(world.as(), page, {}, { button: 'Xem lời trước đó' })
    expect(page.text.includes(STORY)).toBe(true)
    expect(Buffer.byteLength(page.html)).toBe(32_768)
  })

  test('too long an addition says so before anything is looked up: the same whether the code is good or not', async () => {
    const code = codeOn(await send(world.as()))
    const text = 'x'.repeat(2001)
    const [good, bad] = [code, newCode(5)].map((one) =>
      world.as().post('/gop-y/ma', { code: one, text, step: 'add' }),
    )
    const strip = (page: Page) => page.html.replace(/\d{6}( \d{6}){4}/g, '')
    expect(strip(await good!)).toBe(strip(await bad!))
    expect((await good!).status).toBe(422)
  })

  test('mistyped: which group to look at again; guessed at speed: a wait', async () => {
    const villager = world.as()
    const code = newCode(5)
    const wrong = `${code.slice(0, 5)}${(Number(code[5]) + 1) % 10}${code.slice(6)}`
    expect((await look(villager, wrong)).text).toContain('ở nhóm 1')
    expect((await look(villager, '123')).text).toContain('đã gõ 3')
    const statuses: number[] = []
    for (let n = 0; n < 32; n++)
      statuses.push((await villager.post('/gop-y/ma', { code: newCode(5) })).status)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
  })
})

describe('where there are no two readers, or not both sheets of paper', () => {
  test('without the paper nothing is taken in either, from nobody; the committee reads why', async () => {
    await world.db.run(
      sql`update feedback_office set tenant = ${world.cast.otherCommune.id} where office = 2`,
    )
    expect((await world.as().get('/gop-y')).text).toContain('chưa mở trang góp ý')
    const kiem = world.as('kiem')
    expect((await kiem.get('/kiem-tra/gop-y')).text).toContain('cần in cả hai mảnh giấy')
    const entered = await fillForm(kiem, await kiem.get('/kiem-tra/gop-y/ghi-lai'), {
      source: 'letter',
      about: 'common',
      text: STORY,
    })
    expect(entered.status).toBe(422)
    expect(entered.text).toContain('cần in cả hai mảnh giấy')
    expect(entered.dom.querySelector('textarea')!.text).toContain(STORY)
    expect(await count('feedback_case')).toBe(0)
  })

  test('the form is closed and says where to go; nobody’s name stands on it', async () => {
    await world.db.run(sql`delete from feedback_reader`)
    const page = await world.as().get('/gop-y')
    expect(page.text).toContain('chưa mở trang góp ý')
    expect(page.dom.querySelector('form')).toBeNull()
    for (const name of castNames) expect(page.html).not.toContain(world.cast.people[name].name)
    expect((await world.as().post('/gop-y', { about: 'member', text: STORY })).text).toContain('chưa mở')
  })
})
