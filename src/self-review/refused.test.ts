import { describe, expect, test } from 'vitest'
import { type Browser, fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'
import { send, signIn, until, walk } from '../../test/walk.ts'
import { endLine, periodById } from '../movement/movement.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const PLAN = 'Khi bà con phản ánh, thì tôi đến xem ngay trong ngày.'

type Fields = Record<string, string | string[]>
/** The form of a page with other fields than it asks for. */
const forged = (browser: Browser, page: Page, more: Fields, values = {}) => {
  const { action, fields } = formFields(page, values)
  return browser.post(action, { ...fields, ...more })
}
const nothing = { none: true }
const skim1 = { group: ['I.1'], 'mark-I.1.2': 'partial' }

/** Nam at the plan of a sign he marked. */
async function atThePlan(): Promise<{ nam: Browser; page: Page }> {
  const nam = world.as('nam')
  await fillForm(nam, await nam.get('/thang-nay/luot/1'), skim1)
  return { nam, page: await nam.get('/thang-nay/cach-sua/moi') }
}
const checkOf = async (browser: Browser) => (await browser.get('/thang-nay/gui')).text

/** The cell's meeting ends the line, while Nam has a page open. */
async function lineEnds(cell: 'thanh' | 'loi' = 'thanh'): Promise<void> {
  const { commune } = world.cast.units
  const { id } = await world.db.row<{ id: string }>(sql`
    select id from period where tenant = ${commune.id} and opens_at <= ${world.now} order by month limit 1`)
  const period = (await periodById(world.db, commune.id, id))!
  const by = { person: world.cast.people.huong.id, now: world.now }
  await world.db.transaction((tx) => endLine(tx, period, world.cast.units[cell].id, by))
}

describe('the same form sent twice', () => {
  test('is one plan and one line in the diary, and goes the same way', async () => {
    const { nam, page } = await atThePlan()
    const first = await fillForm(nam, page, { text: PLAN, due: 'month' })
    const second = await fillForm(nam, page, { text: PLAN, due: 'month' })
    expect([second.status, second.location]).toEqual([303, first.location])
    expect((await checkOf(nam)).split(PLAN)).toHaveLength(2)
    const learning = await nam.get('/thang-nay/hoc-tap')
    for (let n = 0; n < 3; n++)
      expect((await fillForm(nam, learning, { line: 'Một dòng.' })).status).toBe(303)
    expect((await nam.get('/nhat-ky')).dom.querySelectorAll('article')).toHaveLength(1)
  })

  test('is known again after the month was sent: the outbox gets its answer', async () => {
    const nam = world.as('nam')
    const screen = await nam.get('/thang-nay/luot/1')
    await fillForm(nam, screen, nothing)
    await send(nam)
    expect((await fillForm(nam, screen, nothing)).status).toBe(303)
  })

  test('by a finger on “Gửi”, is one month sent', async () => {
    const nam = world.as('nam')
    const check = await walk(nam, { marks: [{ sign: 'I.1.2', plan: PLAN, ask: true }] })
    for (let n = 0; n < 3; n++)
      expect(await fillForm(nam, check)).toMatchObject({ status: 303, location: '/thang-nay' })
    expect(await world.db.rows(sql`select 1 from declared_line`)).toHaveLength(1)
    expect(await world.db.rows(sql`select 1 from history where verb = 'review-submitted'`)).toHaveLength(1)
  })
})

describe('one id with other content', () => {
  const cases: [what: string, path: string, first: object, second: object, saved: string, sent: string][] = [
    ['a screen', '/thang-nay/luot/1', nothing, skim1, 'Tôi đã đọc cả 9 nhóm', 'Đôi lúc'],
    ['a learning', '/thang-nay/hoc-tap', { done: 'bản một' }, { done: 'bản hai' }, 'bản một', 'bản hai'],
    [
      'a good thing',
      '/thang-nay/viec-da-hua',
      { good: 'bản một' },
      { good: 'bản hai' },
      'bản một',
      'bản hai',
    ],
  ]
  test.each(cases)(
    '%s: both versions are shown, and one button stores the second',
    async (_, path, first, second, saved, sent) => {
      const nam = world.as('nam')
      const page = await nam.get(path)
      await fillForm(nam, page, first as Fields)
      const conflict = await fillForm(nam, page, second as Fields)
      expect(conflict.status).toBe(409)
      const [stored, given] = conflict.dom.querySelectorAll('dl.card').map((version) => version.text)
      expect(stored).toContain(saved)
      expect(given).toContain(sent)
      const kept = await fillForm(nam, conflict, {}, { button: 'Lưu bản này' })
      expect(kept.status).toBe(303)
      const again = await nam.get(path)
      const shows =
        again.html.includes(sent) || again.dom.querySelector('input[name="mark-I.1.2"][checked]') !== null
      expect(shows).toBe(true)
    },
  )

  test('a plan: the second takes the first one’s place, and is no second plan', async () => {
    const { nam, page } = await atThePlan()
    await fillForm(nam, page, { text: PLAN, due: 'month' })
    const conflict = await fillForm(nam, page, { text: 'Khi khác,\nthì tôi khác.', due: 'month' })
    expect(conflict.status).toBe(409)
    expect(conflict.text).toContain(PLAN)
    expect(conflict.text).toContain('Khi khác, thì tôi khác.')
    expect(await checkOf(nam)).toContain(PLAN)
    await fillForm(nam, conflict, {}, { button: 'Lưu bản này' })
    const check = await checkOf(nam)
    expect(check).toContain('Khi khác, thì tôi khác.')
    expect(check).not.toContain(PLAN)
  })

  test('a close look: the answer that was stored stays until the button is pressed', async () => {
    const nam = world.as('nam')
    const page = await nam.get('/thang-nay/soi-ky/1')
    const pressed = async () =>
      (await nam.get('/thang-nay/soi-ky/1')).dom.querySelector('[aria-pressed=true]')?.text
    await fillForm(nam, page, {}, { button: 'Không có' })
    const conflict = await fillForm(nam, page, {}, { button: 'Có, cần sửa' })
    expect(conflict.status).toBe(409)
    expect(await pressed()).toBe('Không có')
    await fillForm(nam, conflict, {}, { button: 'Lưu bản này' })
    expect(await pressed()).toBe('Có, cần sửa')
  })

  test('of Lan’s form is no conflict of Nam’s', async () => {
    const page = await world.as('lan').get('/thang-nay/luot/1')
    await fillForm(world.as('lan'), page, nothing)
    const { fields } = formFields(page, skim1)
    delete fields['form-for']
    expect((await world.as('nam').post('/thang-nay/luot/1', fields)).status).toBe(303)
  })
})

describe('a form for a period that has closed', () => {
  test('is not stored, and everything that was typed or chosen is shown back', async () => {
    const { nam, page } = await atThePlan()
    const screen = await nam.get('/thang-nay/luot/2')
    const look = await nam.get('/thang-nay/soi-ky/1')
    const sign = look.dom.querySelector('h1')!.text
    await lineEnds()
    const plan = await fillForm(nam, page, { text: PLAN, due: 'month' })
    expect(plan.status).toBe(409)
    expect(plan.text).toContain('đã đóng trước khi bản của đồng chí tới')
    expect(plan.text).toContain(PLAN)
    const chosen = await fillForm(nam, screen, { group: ['II.3'], 'mark-II.3.1': 'present' })
    expect(chosen.status).toBe(409)
    expect(chosen.text).toContain('Có, cần sửa')
    const looked = await fillForm(nam, look, {}, { button: 'Đôi lúc' })
    expect(looked.text).toContain(sign)
    expect(looked.text).toContain('Đôi lúc')
    expect((await nam.get('/thang-nay')).text).toContain('Hiện chưa có kỳ tự soi nào mở')
  })

  test.each(['/luot/1', '/soi-ky/1', '/hoc-tap', '/viec-da-hua', '/cach-sua/moi', '/gui'])(
    'at %s leads back to the month, without an error',
    async (path) => {
      await lineEnds()
      expect((await world.as('nam').get(`/thang-nay${path}`)).location).toBe('/thang-nay')
      expect(world.logged).toEqual([])
    },
  )

  test('is not laid into the next month, which has begun meanwhile', async () => {
    const { nam, page } = await atThePlan()
    const screen = await nam.get('/thang-nay/luot/1')
    const check = await nam.get('/thang-nay/gui')
    await until(world, '2026-12-11')
    await signIn(nam)
    expect((await nam.get('/thang-nay')).text).toContain('Kỳ họp 03/01')
    for (const [sent, values] of [
      [screen, skim1],
      [page, { text: PLAN, due: 'month' }],
      [check, {}],
    ] as const)
      expect((await fillForm(nam, sent, values)).status).toBe(409)
    expect((await nam.get('/thang-nay/luot/1')).dom.querySelectorAll('[checked]')).toHaveLength(0)
    expect((await nam.get('/thang-nay')).text).not.toContain('Đang làm')
  })

  test('is refused by the last day too, to the second', async () => {
    const nam = world.as('nam')
    const screen = await nam.get('/thang-nay/luot/1')
    world.now = new Date('2026-12-10T23:59:59+07:00')
    await signIn(nam)
    expect((await fillForm(nam, screen, nothing)).status).toBe(303)
    world.now = new Date('2026-12-11T00:00:00+07:00')
    expect((await fillForm(nam, screen, skim1)).status).toBe(409)
  })

  test('of Nam’s cell does not close Minh’s', async () => {
    await lineEnds('thanh')
    expect((await send(world.as('minh'))).text).toContain('Đồng chí đã tự soi')
    expect((await world.as('nam').post('/thang-nay/gui', {})).status).toBe(409)
  })
})

describe('a form of another version of the catalogue', () => {
  test.each([
    ['/thang-nay/luot/1', skim1],
    ['/thang-nay/soi-ky/1', {}],
  ])('at %s is not stored; what was chosen is shown again', async (path, values) => {
    const nam = world.as('nam')
    const page = await nam.get(path)
    const answer: Fields = path.includes('soi-ky') ? { answer: 'present' } : {}
    const refused = await forged(nam, page, { catalogue: 'nqtw4-82@2', ...answer }, values)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Danh mục đã đổi phiên bản')
    expect((await nam.get(path)).dom.querySelectorAll('[checked], [aria-pressed=true]')).toHaveLength(0)
    if (path.includes('luot'))
      expect(refused.dom.querySelector('input[name="mark-I.1.2"][checked]')).not.toBeNull()
  })

  test('in the full list neither', async () => {
    await world.db.run(sql`update period set form = 'full' where tenant = ${world.cast.units.commune.id}`)
    const nam = world.as('nam')
    const page = await nam.get('/thang-nay/du-danh-muc/1')
    const refused = await forged(nam, page, { catalogue: 'nqtw4-82@2' }, { 'sign-I.1.2': 'present' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Danh mục đã đổi phiên bản')
    expect((await nam.get('/thang-nay/du-danh-muc/1')).dom.querySelectorAll('[checked]')).toHaveLength(0)
  })

  test('for a close look at a sign that is not the one asked for', async () => {
    const nam = world.as('nam')
    const refused = await forged(nam, await nam.get('/thang-nay/soi-ky/1'), {
      sign: 'I.1.1 ',
      answer: 'present',
    })
    expect(refused.status).toBe(422)
  })
})

describe('a form with fields it was not asked for', () => {
  const odd = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'mark-__proto__',
    'mark-II.3.1',
    'x',
    '',
  ]
  test.each(odd)('“%s” is refused whole', async (name) => {
    const nam = world.as('nam')
    for (const path of [
      '/thang-nay/luot/1',
      '/thang-nay/soi-ky/1',
      '/thang-nay/hoc-tap',
      '/thang-nay/viec-da-hua',
      '/thang-nay/gui',
    ]) {
      const page = await nam.get(path)
      expect(
        (await forged(nam, page, { [name]: 'partial' }, path.includes('luot') ? nothing : {})).status,
        path,
      ).toBe(400)
    }
    expect((await nam.get('/thang-nay')).text).not.toContain('Đang làm')
  })

  test.each(['__proto__', 'constructor', 'valueOf', 'I.1.9', 'II.3.1', ''])(
    'groups, signs and answers called “%s” are none',
    async (name) => {
      const nam = world.as('nam')
      const page = await nam.get('/thang-nay/luot/1')
      expect((await forged(nam, page, { group: name })).status).toBe(422)
      expect((await forged(nam, page, { group: 'I.1', 'mark-I.1.2': name })).status).toBe(422)
      const look = await nam.get('/thang-nay/soi-ky/1')
      expect((await forged(nam, look, { answer: name })).status).toBe(422)
      const promises = await nam.get('/thang-nay/viec-da-hua')
      expect((await forged(nam, promises, { plan: name, state: name })).status).toBe(303)
      const { nam: marked, page: plan } = await atThePlan()
      expect((await forged(marked, plan, { sign: name, text: 'x', due: 'month' })).status).toBe(
        name === '' ? 303 : 404,
      )
      expect((await marked.get('/thang-nay/gui')).status).toBe(200)
    },
  )

  test.each(['0', '4', '99', '-1', '1.5', '1e9', 'NaN', 'x', '%00', '__proto__', '%2e%2e%2f1'])(
    'a screen “%s” is not there',
    async (n) => {
      const nam = world.as('nam')
      for (const page of [
        await nam.get(`/thang-nay/luot/${n}`),
        await nam.post(`/thang-nay/luot/${n}`, { none: 'yes' }),
      ])
        expect(page.status).toBe(404)
      if (n !== '4')
        for (const page of [
          await nam.get(`/thang-nay/soi-ky/${n}`),
          await nam.post(`/thang-nay/soi-ky/${n}`, { answer: 'none' }),
        ])
          expect(page.status).toBe(404)
    },
  )

  test('a group named a hundred thousand times is one group', async () => {
    const nam = world.as('nam')
    const page = await nam.get('/thang-nay/luot/1')
    const sent = await forged(
      nam,
      page,
      { group: Array.from({ length: 100_000 }, () => 'I.1') },
      { 'mark-I.1.2': 'partial' },
    )
    expect(sent.status).toBe(303)
    expect((await nam.get('/thang-nay/luot/1')).dom.querySelectorAll('[checked]')).toHaveLength(2)
  })
})

describe('a text of the member’s own', () => {
  test('of a megabyte is refused with its length, and every letter is still there', async () => {
    const { nam, page } = await atThePlan()
    const text = 'Khi bà con phản ánh, thì tôi đến xem. '.repeat(27_000).trim()
    const refused = await fillForm(nam, page, { text, due: 'month' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(`đồng chí đã viết ${text.length}`)
    expect(refused.dom.querySelector('textarea')!.text.trim()).toBe(text)
  })

  test('of more than the server reads is refused before it is read', async () => {
    const { nam, page } = await atThePlan()
    const refused = await fillForm(nam, page, { text: 'x'.repeat(3_200_000), due: 'month' })
    expect(refused.status).toBe(413)
    expect(refused.text).toContain('chữ đã gõ vẫn còn')
  })

  test('with control or direction characters is told of them, and shown without', async () => {
    const { nam, page } = await atThePlan()
    const refused = await fillForm(nam, page, { text: 'Khi \u202eabc\u0000, thì tôi làm', due: 'month' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('có ký tự ẩn')
    expect(refused.dom.querySelector('textarea')!.text.trim()).toBe('Khi abc, thì tôi làm')
    expect((await fillForm(nam, refused, { due: 'month' })).status).toBe(303)
  })

  test('with marks of its own is shown as text, never as a page', async () => {
    const { nam, page } = await atThePlan()
    const text = '</textarea><script>alert(1)</script> & "x" <b>đậm</b>'
    await fillForm(nam, page, { text, due: 'month', ask: true })
    const check = await nam.get('/thang-nay/gui')
    expect(check.dom.querySelector('p.preview')!.text).toBe(text)
    expect(check.dom.querySelectorAll('main script, main b')).toHaveLength(0)
  })

  test('is stored composed, however it was typed', async () => {
    const { nam, page } = await atThePlan()
    await fillForm(nam, page, { text: 'Tie\u0302\u0301ng Vie\u0323\u0302t', due: 'month' })
    expect(await checkOf(nam)).toContain('Ti\u1ebfng Vi\u1ec7t')
  })
})

describe('an id that is not Nam’s', () => {
  test('is answered, at every address of the month, as one that is nowhere', async () => {
    const lan = world.as('lan')
    await fillForm(lan, await lan.get('/thang-nay/luot/1'), skim1)
    await fillForm(lan, await lan.get('/thang-nay/cach-sua/moi'), { text: PLAN, due: 'month' })
    const lans = (await lan.get('/thang-nay/gui')).dom.querySelector('section.card a')!.getAttribute('href')!
    expect((await lan.get(lans)).status).toBe(200)
    const nam = world.as('nam')
    const nowhere = `/thang-nay/cach-sua/${randomId()}`
    for (const [own, none] of [
      [await nam.get(lans), await nam.get(nowhere)],
      [
        await nam.post(lans, { sign: 'I.1.2', text: 'x', due: 'month' }),
        await nam.post(nowhere, { sign: 'I.1.2', text: 'x', due: 'month' }),
      ],
    ]) {
      expect(own!.status).toBe(404)
      expect(own!.html).toBe(none!.html)
    }
    await send(lan)
    const period = (await lan.get('/thang-nay/truoc')).dom.querySelector('ul.tasks a')!.getAttribute('href')!
    const [own, none] = [await nam.get(period), await nam.get(`/thang-nay/truoc/${randomId()}`)]
    expect([own.status, own.html]).toEqual([404, none.html])
  })
})
