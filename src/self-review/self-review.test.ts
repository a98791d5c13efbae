import { describe, expect, test } from 'vitest'
import { keepSheet } from '../../test/enrol.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { nothingToMark, send, signIn, until, walk } from '../../test/walk.ts'
import { STARTING, setDefaults } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const PLAN = 'Khi bà con phản ánh, thì tôi đến xem ngay trong ngày.'
const OTHER = 'Khi họp, thì tôi nói thẳng điều mình nghĩ.'
const next = async (browser: Browser, page: Page): Promise<Page> => browser.get(page.location!)

const states = (page: Page) =>
  Object.fromEntries(
    page.dom.querySelectorAll('ul.tasks li').map((line) => {
      const state = line.querySelector('.state')!.text
      return [line.text.slice(0, -state.length), state]
    }),
  )

describe('Nam has nothing to mark', () => {
  test('sends his month, and reads that it is sent', async () => {
    const nam = world.as('nam')
    const start = await nam.get('/thang-nay')
    expect(start.text).toContain('Kỳ họp 03/12')
    expect(start.text).toContain('Bắt đầu')
    const check = await nothingToMark(nam)
    expect(check.text).toContain('Không có điều nào được đánh dấu')
    expect(check.text).toContain('Không có dòng nào của đồng chí được đưa ra chi bộ')
    const sent = await nam.follow(await fillForm(nam, check))
    expect(sent.text).toContain('Đồng chí đã tự soi cho kỳ họp 03/12')
  })

  test('finds nothing ticked beforehand on any page', async () => {
    const nam = world.as('nam')
    for (const path of ['luot/1', 'luot/2', 'luot/3', 'soi-ky/1', 'hoc-tap']) {
      const page = await nam.get(`/thang-nay/${path}`)
      expect(page.dom.querySelectorAll('[checked], [aria-pressed=true], [selected]'), path).toHaveLength(0)
    }
  })

  test('can’t pass an empty screen, nor tick a group and “none” at once, nor a group without a sign', async () => {
    const nam = world.as('nam')
    const page = await nam.get('/thang-nay/luot/1')
    const empty = await fillForm(nam, page)
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('hoặc chọn dòng cuối nếu không có nhóm nào')
    const both = await fillForm(nam, page, { none: true, group: ['I.1'], 'mark-I.1.2': 'partial' })
    expect(both.text).toContain('Mời đồng chí bỏ một bên')
    expect(both.dom.querySelectorAll('[checked]').map((box) => box.getAttribute('value'))).toEqual([
      'I.1',
      'partial',
      'yes',
    ])
    const bare = await fillForm(nam, page, { group: ['I.1'] })
    expect(bare.text).toContain('chưa đánh dấu biểu hiện nào')
    expect(states(await nam.get('/thang-nay'))['Lướt 27 nhóm']).toBe('Chưa làm')
  })

  test('can’t send before everything is read', async () => {
    const nam = world.as('nam')
    const check = await nam.get('/thang-nay/gui')
    const refused = await fillForm(nam, check)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Còn phần chưa làm xong')
    expect((await nam.get('/thang-nay')).text).not.toContain('Đồng chí đã tự soi')
  })

  test('stops in the middle and goes on where he was, on another day', async () => {
    const nam = world.as('nam')
    await fillForm(nam, await nam.get('/thang-nay/luot/1'), { none: true })
    await until(world, '2026-12-02')
    await signIn(nam)
    const month = await nam.get('/thang-nay')
    expect(states(month)).toMatchObject({ 'Lướt 27 nhóm': 'Đang làm', 'Soi kỹ 7 điều': 'Chưa làm' })
    expect(month.dom.querySelector('main a.button')!.getAttribute('href')).toBe('/thang-nay/luot/2')
    expect(month.text).toContain('Làm tiếp')
  })
})

describe('Nam marks two signs', () => {
  test('plans both, sees each with its plan, sends', async () => {
    const nam = world.as('nam')
    const check = await walk(nam, {
      marks: [
        { sign: 'I.1.2', plan: PLAN },
        { sign: 'III.1.1', level: 'present', plan: OTHER },
      ],
    })
    const cards = check.dom.querySelectorAll('section.card').map((card) => card.text)
    expect(cards).toHaveLength(2)
    expect(cards[0]).toContain('(Đôi lúc)')
    expect(cards[0]).toContain(`${PLAN} · Hẹn: 31/12/2026`)
    expect(cards[1]).toContain('(Có)')
    expect(cards[1]).toContain(OTHER)
    const sent = await nam.follow(await fillForm(nam, check))
    expect(sent.text).toContain('Đồng chí đã tự soi')
    const past = await nam.get(
      (await nam.get('/thang-nay/truoc')).dom.querySelector('ul.tasks a')!.getAttribute('href')!,
    )
    expect(past.text).toContain(PLAN)
    expect(past.text).toContain(OTHER)
  })

  test('asks the cell about one: the preview is word for word what the cell will read', async () => {
    const nam = world.as('nam')
    const check = await walk(nam, {
      marks: [
        { sign: 'I.1.2', plan: PLAN, ask: true },
        { sign: 'III.1.1', plan: OTHER },
      ],
    })
    expect(check.dom.querySelectorAll('p.preview').map((line) => line.text)).toEqual([PLAN])
    await fillForm(nam, check)
    const page = await world.as('huong').get(paths.cellDeclared.to({ cell: world.cast.units.thanh.id }))
    expect(page.dom.querySelectorAll('main .own-words').map((line) => line.text)).toEqual([PLAN])
    expect(page.html).not.toContain(OTHER)
  })

  test('changes a plan before sending, and takes a mark back with its plan', async () => {
    const nam = world.as('nam')
    const check = await walk(nam, { marks: [{ sign: 'I.1.2', plan: PLAN, ask: true }] })
    const change = await nam.get(check.dom.querySelector('section.card a')!.getAttribute('href')!)
    expect(change.dom.querySelector('textarea')!.text).toContain(PLAN)
    expect(
      change.dom.querySelector('input[value=month][checked], input[value=quarter][checked]'),
    ).not.toBeNull()
    const changed = await next(nam, await fillForm(nam, change, { text: OTHER, ask: false }))
    expect(changed.text).toContain(OTHER)
    expect(changed.text).not.toContain(PLAN)
    await fillForm(nam, await nam.get('/thang-nay/luot/1'), { group: false, 'mark-I.1.2': false, none: true })
    const empty = await walk(nam)
    expect(empty.text).toContain('Không có điều nào được đánh dấu')
  })

  test.each([
    [{ text: '', due: 'month' }, 'Mời đồng chí điền ô này'],
    [{ text: PLAN }, 'Mời đồng chí chọn một ý'],
    [{ text: PLAN, due: 'other', 'other-day': '31/02/2027' }, 'Ngày chưa đúng'],
    [{ text: PLAN, due: 'other', 'other-day': '01/11/2026' }, 'phải từ hôm nay trở đi'],
    [{ text: PLAN, due: 'other', 'other-day': '01/01/2030' }, 'xa quá hai năm'],
    [{ text: 'x'.repeat(501), due: 'month' }, 'tối đa 500 chữ cái; đồng chí đã viết 501'],
  ])('a plan of %o is mended, and what was typed stays', async (values, sentence) => {
    const nam = world.as('nam')
    await fillForm(nam, await nam.get('/thang-nay/luot/1'), { group: ['I.1'], 'mark-I.1.2': 'partial' })
    const page = await fillForm(nam, await nam.get('/thang-nay/cach-sua/moi'), values)
    expect(page.status).toBe(422)
    expect(page.text).toContain(sentence)
    expect(page.dom.querySelector('textarea')!.text.trim()).toBe(values.text)
    expect((await fillForm(nam, page, { text: PLAN, due: 'other', 'other-day': '05/01/2027' })).status).toBe(
      303,
    )
  })
})

describe('a month that was sent', () => {
  test('is opened again as often as wanted until the meeting; meanwhile others see “not yet”', async () => {
    const nam = world.as('nam')
    const cell = paths.cell.to({ cell: world.cast.units.thanh.id })
    const done = async () => /\d trên \d/.exec((await world.as('huong').get(cell)).text)![0]
    await send(nam, { marks: [{ sign: 'I.1.2', plan: PLAN, ask: true }] })
    expect(await done()).toBe('1 trên 4')
    for (let n = 0; n < 2; n++) {
      await fillForm(nam, await nam.get('/thang-nay'), {}, { button: 'Mở lại để sửa' })
      expect(await done()).toBe('0 trên 4')
      expect(await world.db.rows(sql`select 1 from declared_line`)).toHaveLength(0)
      const again = await walk(nam)
      expect(again.text).toContain(PLAN)
      await fillForm(nam, again)
      expect(await done()).toBe('1 trên 4')
    }
    expect(await world.db.rows(sql`select 1 from declared_line`)).toHaveLength(1)
  })

  test('shows no form any more; one left open says what to do and gives back what was typed', async () => {
    const nam = world.as('nam')
    const open = await nam.get('/thang-nay/hoc-tap')
    await send(nam)
    for (const path of ['luot/1', 'soi-ky/1', 'hoc-tap', 'viec-da-hua', 'cach-sua/moi', 'gui'])
      expect((await nam.get(`/thang-nay/${path}`)).location, path).toBe('/thang-nay')
    const late = await fillForm(nam, open, { done: 'đã giúp một hộ nghèo' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Đồng chí đã gửi tháng này')
    expect(late.text).toContain('đã giúp một hộ nghèo')
  })

  test('is not opened by Lan', async () => {
    await send(world.as('nam'))
    await world.as('lan').post('/thang-nay/mo-lai', {})
    expect((await world.as('nam').get('/thang-nay')).text).toContain('Đồng chí đã tự soi')
  })
})

describe('an organisation that reads the full list', () => {
  test('has one page a section, every sign answered one by one, and no close look', async () => {
    const { commune } = world.cast.units
    await world.db.transaction((tx) =>
      setDefaults(
        tx,
        commune.id,
        { ...STARTING, form: 'full', catalogue: 'nqtw4-82@1' },
        { person: null, now: world.now },
      ),
    )
    await world.db.run(sql`update period set form = 'full' where tenant = ${commune.id}`)
    const nam = world.as('nam')
    const month = await nam.get('/thang-nay')
    expect(Object.keys(states(month))).toEqual([
      'Việc đã hứa',
      'Đọc đủ danh mục',
      'Học tập và làm theo Bác (tùy chọn)',
      'Cách sửa',
      'Kiểm tra rồi gửi',
    ])
    const page = await nam.get('/thang-nay/du-danh-muc/1')
    const half = await fillForm(nam, page, { 'sign-I.1.2': 'partial' })
    expect(half.status).toBe(422)
    expect(half.text).toContain('biểu hiện chưa chọn ý nào')
    expect(
      (await nam.get('/thang-nay/du-danh-muc/1')).dom
        .querySelector('input[name="sign-I.1.2"][value=partial]')!
        .hasAttribute('checked'),
    ).toBe(true)
    const check = await walk(nam, {
      marks: [
        { sign: 'I.1.2', plan: PLAN },
        { sign: 'III.1.1', level: 'present' },
      ],
    })
    // Five of the 82 signs are for holders of a post, and Nam holds none.
    expect(check.text).toContain('Đã đọc đủ 77 biểu hiện')
    expect(check.dom.querySelectorAll('section.card')).toHaveLength(2)
    expect((await nam.follow(await fillForm(nam, check))).text).toContain('Đồng chí đã tự soi')
    await fillForm(nam, await nam.get('/thang-nay'), {}, { button: 'Mở lại để sửa' })
    for (const path of ['soi-ky/1', 'luot/1']) expect((await nam.get(`/thang-nay/${path}`)).status).toBe(404)
  })

  test('is not what the others have: the full list is nowhere in a month of the skim', async () => {
    const nam = world.as('nam')
    expect((await nam.get('/thang-nay/du-danh-muc/1')).status).toBe(404)
    expect((await nam.post('/thang-nay/du-danh-muc/1', { 'sign-I.1.1': 'present' })).status).toBe(404)
    for (const section of ['0', '4', 'x', '-1', '1.5'])
      expect((await nam.post(`/thang-nay/du-danh-muc/${section}`, {})).status).toBe(404)
    expect(states(await nam.get('/thang-nay'))['Lướt 27 nhóm']).toBe('Chưa làm')
  })
})

describe('who is asked what', () => {
  test('signs for holders of a post are put to Hương and not to Nam', async () => {
    const named = async (browser: Browser) => {
      const pages = await Promise.all([1, 2, 3].map((n) => browser.get(`/thang-nay/luot/${n}`)))
      return new Set(
        pages.flatMap((page) =>
          page.dom.querySelectorAll('input[type=radio]').map((radio) => radio.getAttribute('name')),
        ),
      ).size
    }
    expect(await named(world.as('huong'))).toBe(82)
    expect(await named(world.as('nam'))).toBe(77)
  })

  test('Hải, who is exempt, is told that he need not and may', async () => {
    const hai = world.as('hai')
    expect((await hai.get('/thang-nay')).text).toContain('không phải tự soi, nhưng vẫn có thể làm')
    expect((await send(hai)).text).toContain('Đồng chí đã tự soi')
  })

  test('the administrator, who is in no cell, has no month', async () => {
    expect((await world.as('quan').get('/thang-nay')).text).toContain('không sinh hoạt ở chi bộ nào')
  })

  test('the close look of Nam is not Lan’s', async () => {
    const looks = async (browser: Browser) =>
      Promise.all(
        [1, 2, 3, 4, 5, 6, 7].map(
          async (n) => (await browser.get(`/thang-nay/soi-ky/${n}`)).dom.querySelector('h1')!.text,
        ),
      )
    const [nam, lan] = [await looks(world.as('nam')), await looks(world.as('lan'))]
    expect(new Set(nam).size).toBe(7)
    expect(lan).not.toEqual(nam)
    expect(await looks(world.as('nam'))).toEqual(nam)
    expect((await world.as('nam').get('/thang-nay/soi-ky/8')).status).toBe(404)
  })
})

test('the month reminds of the recovery sheet until there is one', async () => {
  const nam = world.as('nam')
  expect((await nam.get('/thang-nay')).text).toContain('Đồng chí chưa cất phiếu khôi phục')
  await keepSheet(nam)
  expect((await nam.get('/thang-nay')).text).not.toContain('Đồng chí chưa cất phiếu khôi phục')
})

test('no sign and no group stands in an address or a title while Nam marks, plans and sends', async () => {
  const nam = world.as('nam')
  const visited: Page[] = []
  const watched: Browser = {
    ...nam,
    get: async (path) => {
      const page = await nam.get(path)
      visited.push(page)
      return page
    },
    post: async (path, fields, headers) => {
      const page = await nam.post(path, fields, headers)
      visited.push(page)
      return page
    },
    follow: nam.follow,
  }
  await send(watched, {
    marks: [{ sign: 'I.1.2' }, { sign: 'II.3.1' }, { sign: 'III.9.2', level: 'present' }],
  })
  expect(visited.length).toBeGreaterThan(20)
  for (const page of visited) {
    const told = `${page.url} ${page.location} ${page.dom.querySelector('title')?.text} ${[...page.headers].join(' ')}`
    expect(told).not.toMatch(/\b(I|II|III)\.\d/)
  }
})
