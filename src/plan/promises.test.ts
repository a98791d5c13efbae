import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Browser, fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'
import { send, signIn, until, walk } from '../../test/walk.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { STARTING, setDefaults } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const PLAN = 'Khi bà con phản ánh, thì tôi đến xem ngay trong ngày.'
const OTHER = 'Khi bà con phản ánh, thì tôi gọi lại trước bữa trưa.'
const REASON = 'Mưa lụt cả tháng, đường vào ấp ngập.'

async function on(day: string): Promise<Browser> {
  await until(world, day)
  const nam = world.as('nam')
  nam.cookies.delete('phien')
  await signIn(nam)
  return nam
}
const promises = (nam: Browser) => nam.get('/thang-nay/viec-da-hua')
const tell = async (nam: Browser, button: string) => fillForm(nam, await promises(nam), {}, { button })
const pressed = (page: Page) => page.dom.querySelector('[aria-pressed=true]')?.text ?? null
const stateOfStep = (page: Page) =>
  page.dom
    .querySelectorAll('ul.tasks li')
    .find((line) => line.text.includes('Việc đã hứa'))!
    .querySelector('.state')!.text

beforeEach(async () => {
  await send(world.as('nam'), { marks: [{ sign: 'I.1.2', plan: PLAN }] })
})

describe('“Chưa làm được”', () => {
  test('asks why, and is not an answer before the reason is written', async () => {
    const nam = await on('2026-12-20')
    await tell(nam, 'Chưa làm được')
    const asked = await promises(nam)
    expect(pressed(asked)).toBe('Chưa làm được')
    expect(stateOfStep(await nam.get('/thang-nay'))).toBe('Chưa làm')
    const empty = await fillForm(nam, asked, { reason: '  ' }, { button: 'Lưu lý do' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Mời đồng chí ghi vì sao chưa làm được')
    expect(empty.dom.querySelector('.errors a')!.getAttribute('href')).toBe('#ly-do-1')
    expect(empty.dom.querySelector('#ly-do-1')).not.toBeNull()
    await fillForm(nam, empty, { reason: REASON }, { button: 'Lưu lý do' })
    expect(stateOfStep(await nam.get('/thang-nay'))).toBe('Xong')
    expect((await nam.get(paths.plans.to())).text).toContain(REASON)
  })

  test('keeps the reason as it is typed; another answer lets go of it', async () => {
    const nam = await on('2026-12-20')
    await tell(nam, 'Chưa làm được')
    const { action, fields } = formFields(await promises(nam), { reason: 'Mưa lụt' }, { button: 'Lưu lý do' })
    const typed = await nam.post(
      action,
      { ...fields, turn: '1', 'form-id': crypto.randomUUID() },
      { 'x-autosave': '1' },
    )
    expect(typed.status).toBe(204)
    expect((await promises(nam)).dom.querySelector('textarea[name=reason]')!.text.trim()).toBe('Mưa lụt')
    expect(stateOfStep(await nam.get('/thang-nay'))).toBe('Chưa làm')
    await tell(nam, 'Đang sửa')
    expect((await promises(nam)).dom.querySelector('textarea[name=reason]')).toBeNull()
    expect(pressed(await promises(nam))).toBe('Đang sửa')
  })

  test('of a reason of too many letters is told, and the letters stay', async () => {
    const nam = await on('2026-12-20')
    await tell(nam, 'Chưa làm được')
    const long = 'x'.repeat(1001)
    const refused = await fillForm(nam, await promises(nam), { reason: long }, { button: 'Lưu lý do' })
    expect(refused.status).toBe(422)
    expect(refused.dom.querySelector('textarea[name=reason]')!.text.trim()).toBe(long)
  })
})

describe('“Vẫn giữ?”', () => {
  /** Nam says "Đang sửa" each month until the plan is three months old. */
  async function threeMonths(): Promise<Browser> {
    for (const day of ['2026-12-20', '2027-01-20']) await send(await on(day), { promises: 'Đang sửa' })
    return on('2027-03-01')
  }

  test('is asked of a plan of three months, once: kept, it is not asked again', async () => {
    expect((await promises(await on('2027-02-28'))).text).not.toContain('vẫn giữ chứ')
    const nam = await threeMonths()
    const page = await promises(nam)
    expect(page.text).toContain('hứa từ ngày 01/12/2026, đã hơn ba tháng. Đồng chí vẫn giữ chứ?')
    expect(page.dom.querySelector('button[name=state]')).toBeNull()
    await tell(nam, 'Vẫn giữ')
    expect((await promises(nam)).dom.querySelectorAll('button[name=state]')).toHaveLength(4)
    expect(stateOfStep(await nam.get('/thang-nay'))).toBe('Chưa làm')
    await send(nam, { promises: 'Đang sửa' })
    for (const day of ['2027-03-20', '2027-04-20', '2027-07-20']) {
      const later = await on(day)
      const asked = await promises(later)
      expect(asked.text).toContain(PLAN)
      expect(asked.text).not.toContain('vẫn giữ chứ')
      await send(later)
    }
  })

  test('changed, it leads to the plan', async () => {
    const nam = await threeMonths()
    const told = await tell(nam, 'Đổi cách làm')
    await fillForm(nam, await nam.get(told.location!), { text: OTHER, due: 'month' })
    expect((await promises(nam)).text).toContain(OTHER)
    expect((await promises(nam)).text).not.toContain('vẫn giữ chứ')
  })

  test('dropped, it goes with this month; tapped by mistake, it is taken up again', async () => {
    const nam = await threeMonths()
    await tell(nam, 'Thôi không làm nữa')
    expect(stateOfStep(await nam.get('/thang-nay'))).toBe('Xong')
    expect((await nam.get(paths.plans.to())).text).not.toContain(PLAN)
    await tell(nam, 'Đang sửa')
    expect((await nam.get(paths.plans.to())).text).toContain(PLAN)
  })

  test('dropped and sent, it is asked about no more', async () => {
    const nam = await threeMonths()
    await tell(nam, 'Thôi không làm nữa')
    await send(nam)
    expect((await promises(await on('2027-03-20'))).text).toContain('Chưa có việc nào đã hứa')
  })

  test('dropped, a promise the cell knows leaves its list when the month is sent, and the card says so before', async () => {
    const nam = await on('2026-12-20')
    await walk(nam)
    const plans = await nam.get(paths.plans.to())
    await fillForm(nam, await nam.get(plans.dom.querySelector('.card a')!.getAttribute('href')!), {
      ask: true,
    })
    await send(nam)
    await send(await on('2027-01-20'))
    const later = await on('2027-03-01')
    expect((await promises(later)).text).toContain('chi bộ sẽ không thấy việc này nữa từ lúc đồng chí gửi')
    await tell(later, 'Thôi không làm nữa')
    const open = () => world.db.rows(sql`select 1 from cell_plan where withdrawn_on is null`)
    expect(await open()).toHaveLength(1)
    await send(later)
    expect(await open()).toHaveLength(0)
  })
})

describe('two pages of one plan', () => {
  const address = async (nam: Browser) =>
    (await nam.get(paths.plans.to())).dom.querySelector('.card a')!.getAttribute('href')!

  test('the one that has not seen the other’s words changes nothing, shows both, and may then be kept', async () => {
    const nam = await on('2026-12-20')
    const [first, second] = [await nam.get(await address(nam)), await nam.get(await address(nam))]
    expect((await fillForm(nam, first, { text: OTHER })).status).toBe(303)
    const behind = await fillForm(nam, second, { text: 'Khi A, thì B.' })
    expect(behind.status).toBe(409)
    expect(behind.text).toContain('Phần này vừa đổi ở trang khác')
    for (const words of [OTHER, 'Khi A, thì B.']) expect(behind.text).toContain(words)
    expect((await nam.get(paths.plans.to())).text).toContain(OTHER)
    expect((await fillForm(nam, behind, {}, { button: 'Lưu bản này' })).status).toBe(303)
    expect((await nam.get(paths.plans.to())).text).toContain('Khi A, thì B.')
  })

  test('what one page saves while it is typed into does not write over what the other sent', async () => {
    const nam = await on('2026-12-20')
    const [first, second] = [await nam.get(await address(nam)), await nam.get(await address(nam))]
    await fillForm(nam, first, { text: OTHER })
    const { action, fields } = formFields(second, { text: 'Khi A' })
    const typed = await nam.post(
      action,
      { ...fields, turn: '1', 'form-id': crypto.randomUUID() },
      { 'x-autosave': '1' },
    )
    expect(typed.status).toBe(409)
    expect((await nam.get(await address(nam))).dom.querySelector('textarea')!.text.trim()).toBe(OTHER)
  })

  test('a finger that taps twice, and saves that overtake each other, are one hand', async () => {
    const nam = await on('2026-12-20')
    const page = await nam.get(await address(nam))
    const { action, fields } = formFields(page, { text: OTHER })
    const save = (text: string, turn: number) =>
      nam.post(
        action,
        { ...fields, text, turn: String(turn), 'form-id': crypto.randomUUID() },
        { 'x-autosave': '1' },
      )
    expect((await save('Khi bà con', 2)).status).toBe(204)
    expect((await save('Khi', 1)).status).toBe(204)
    expect((await nam.get(await address(nam))).dom.querySelector('textarea')!.text.trim()).toBe('Khi bà con')
    for (const turn of ['3', '4']) expect((await nam.post(action, { ...fields, turn })).status).toBe(303)
    expect((await nam.get(paths.plans.to())).dom.querySelectorAll('.card')).toHaveLength(1)
  })

  test.each([
    ['the good thing', '/thang-nay/viec-da-hua', 'good', 'Lưu và tiếp tục'],
    ['what was done', '/thang-nay/hoc-tap', 'done', 'Lưu và tiếp tục'],
  ])('the same of %s', async (_, path, field, button) => {
    const nam = await on('2026-12-20')
    await tell(nam, 'Đang sửa')
    const [first, second] = [await nam.get(path), await nam.get(path)]
    expect((await fillForm(nam, first, { [field]: 'bản một' }, { button })).status).toBe(303)
    const behind = await fillForm(nam, second, { [field]: 'bản hai' }, { button })
    expect(behind.status).toBe(409)
    for (const words of ['bản một', 'bản hai']) expect(behind.text).toContain(words)
    expect((await nam.get(path)).dom.querySelector(`textarea[name=${field}]`)!.text.trim()).toBe('bản một')
    await fillForm(nam, behind, {}, { button: 'Lưu bản này' })
    expect((await nam.get(path)).dom.querySelector(`textarea[name=${field}]`)!.text.trim()).toBe('bản hai')
  })

  test('the same of a reason', async () => {
    const nam = await on('2026-12-20')
    await tell(nam, 'Chưa làm được')
    const [first, second] = [await promises(nam), await promises(nam)]
    await fillForm(nam, first, { reason: 'bản một' }, { button: 'Lưu lý do' })
    const behind = await fillForm(nam, second, { reason: 'bản hai' }, { button: 'Lưu lý do' })
    expect(behind.status).toBe(409)
    for (const words of ['bản một', 'bản hai']) expect(behind.text).toContain(words)
  })
})

describe('a new version of the catalogue', () => {
  const shipped = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../catalogues/nqtw4-82.json'), 'utf8'),
  )
  const items = (file: typeof shipped) =>
    file.sections.flatMap((s: typeof shipped) => s.groups.flatMap((g: typeof shipped) => g.items))

  /** The next version, in which every sign reads otherwise. `mapping`: where the old ones went. */
  async function nextVersion(mapping?: Record<string, string[]>): Promise<void> {
    const next = structuredClone(shipped)
    // A version never changes, so each has a number of its own.
    next.version = mapping ? 2 : 3
    next.supersedes = 'nqtw4-82@1'
    for (const [n, item] of items(next).entries()) {
      item.label = `Điều mới số ${n}`
      item.full = `Lời mới: ${item.full}`
    }
    if (mapping) next.mapping = { from: 'nqtw4-82@1', items: mapping }
    const loaded = await world.db.transaction((tx) => loadCatalogue(tx, JSON.stringify(next), world.now))
    expect(loaded).toMatchObject({ outcome: 'loaded' })
    await world.db.transaction((tx) =>
      setDefaults(
        tx,
        world.cast.units.commune.id,
        { ...STARTING, catalogue: `nqtw4-82@${next.version}` },
        { person: null, now: world.now },
      ),
    )
  }
  const same = () => Object.fromEntries(items(shipped).map((item: { id: string }) => [item.id, [item.id]]))
  const old = items(shipped).find((item: { id: string }) => item.id === 'I.1.2')

  test('loses no plan: it is asked about with the words it was made for, and can be changed', async () => {
    await nextVersion(same())
    const nam = await on('2026-12-20')
    expect((await nam.get('/thang-nay/luot/1')).text).toContain('Lời mới')
    const page = await promises(nam)
    expect(page.text).toContain(PLAN)
    expect(page.text).toContain(`Để sửa: ${old.label}`)
    const change = await nam.get(
      (await nam.get(paths.plans.to())).dom.querySelector('.card a')!.getAttribute('href')!,
    )
    expect(change.dom.querySelector('.note')!.text).toBe(old.full)
    expect((await fillForm(nam, change, { text: OTHER, ask: true, 'ask-sign': true })).status).toBe(303)
    const check = await walk(nam)
    expect(check.dom.querySelector('p.preview')!.text).toBe(`${old.label}: ${OTHER}`)
  })

  test.each([
    ['that its sign became needs no second plan', true],
    ['of the same number, which says something else, needs a plan of its own', false],
  ])('a mark on the sign %s', async (_, mapped) => {
    await nextVersion(mapped ? same() : undefined)
    const nam = await on('2026-12-20')
    await tell(nam, 'Đang sửa')
    await fillForm(nam, await nam.get('/thang-nay/luot/1'), { group: ['I.1'], 'mark-I.1.2': 'partial' })
    const next = await nam.get('/thang-nay/cach-sua/moi')
    expect(next.status).toBe(mapped ? 303 : 200)
    if (!mapped) expect(next.text).toContain('Lời mới')
  })
})

test('a clock set back a month loses nothing: the plan is there when it goes on again', async () => {
  const nam = await on('2026-12-20')
  await tell(nam, 'Đang sửa')
  world.now = new Date('2026-11-20T09:00:00+07:00')
  const before = world.as('nam')
  before.cookies.delete('phien')
  await signIn(before)
  expect((await before.get('/thang-nay')).status).toBe(200)
  expect((await before.get(paths.plans.to())).status).toBe(200)
  const again = await on('2026-12-20')
  expect(pressed(await promises(again))).toBe('Đang sửa')
  expect((await again.get(paths.plans.to())).text).toContain(PLAN)
})
