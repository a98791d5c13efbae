import { describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { concludedAbout } from '../../test/concluded.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { send, signIn, until } from '../../test/walk.ts'
import { endLine, periodOfMonth } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { planFromBox } from '../self-review/own-plan.rules.ts'

const world = useWorld()
const OWN = 'Khi có giấy mời học thì tôi xếp việc nhà từ hôm trước.'
const OTHER = 'Khi có giấy mời học thì tôi báo tổ trưởng đi thay việc.'

/** Lan at the page on which she plans what the cell concluded about her. */
async function atThePlan(): Promise<{ lan: Browser; page: Page; address: string; id: string }> {
  const { id } = await concludedAbout(world, 'lan')
  const lan = world.as('lan')
  const link = (await lan.get(paths.conclusions.to())).dom
    .querySelectorAll('a')
    .find((one) => one.text === 'Lập cách sửa của riêng tôi')!
  const address = link.getAttribute('href')!
  return { lan, page: await lan.get(address), address, id }
}

const plansOf = async (browser: Browser) => (await browser.get(paths.plans.to())).text

describe('Lan plans in private what the cell concluded', () => {
  test('sees what it is about, writes how and by when, and finds it among her plans', async () => {
    const { lan, page } = await atThePlan()
    expect(page.text).toContain('Còn ngại học nghị quyết, hai buổi không dự.')
    const saved = await fillForm(lan, page, { text: OWN, due: 'quarter' })
    expect(saved.location).toBe(paths.plans.to())
    const plans = await plansOf(lan)
    for (const words of [OWN, 'Để sửa: Còn ngại học nghị quyết', 'Hẹn: 31/12/2026', 'Chưa sửa'])
      expect(plans).toContain(words)
  })

  test('meets it again first in the new month, with its state to tell', async () => {
    const { lan, page } = await atThePlan()
    await fillForm(lan, page, { text: OWN, due: 'quarter' })
    await send(lan)
    await until(world, '2026-12-20')
    await signIn(lan)
    const promises = await lan.get('/thang-nay/viec-da-hua')
    expect(promises.text).toContain(OWN)
    expect(promises.text).toContain('Để sửa: Còn ngại học nghị quyết')
    await fillForm(lan, promises, {}, { button: 'Đã sửa xong' })
    expect(await plansOf(lan)).not.toContain(OWN)
  })

  test('a second time finds the same plan to change, and no second one', async () => {
    const { lan, page, address } = await atThePlan()
    await fillForm(lan, page, { text: OWN, due: 'quarter' })
    const again = await lan.get(address)
    expect(again.dom.querySelector('textarea')!.text.trim()).toBe(OWN)
    await fillForm(lan, again, { text: OTHER })
    const plans = await lan.get(paths.plans.to())
    expect(plans.dom.querySelectorAll('section.card')).toHaveLength(1)
    expect(plans.text).toContain(OTHER)
  })

  test('asks the cell about it: the words of the conclusion stand before it only if she ticks that', async () => {
    const { lan, page } = await atThePlan()
    await fillForm(lan, page, { text: OWN, due: 'quarter', ask: true })
    const lines = async () =>
      (await lan.get('/thang-nay/gui')).dom.querySelectorAll('p.preview').map((line) => line.text)
    expect(await lines()).toEqual([OWN])
    const change = await lan.get(
      (await lan.get(paths.plans.to())).dom.querySelector('.card a')!.getAttribute('href')!,
    )
    expect(change.text).toContain('Kèm cả lời kết luận')
    await fillForm(lan, change, { 'ask-sign': true })
    expect(await lines()).toEqual([`Còn ngại học nghị quyết, hai buổi không dự.: ${OWN}`])
  })

  test.each([
    [{ text: '', due: 'month' }, 'Mời đồng chí điền ô này'],
    [{ text: OWN }, 'Mời đồng chí chọn một ý'],
    [{ text: OWN, due: 'other', 'other-day': '01/11/2026' }, 'phải từ hôm nay trở đi'],
  ])('is told what to mend of %o, and what she typed stays', async (values, sentence) => {
    const { lan, page } = await atThePlan()
    const refused = await fillForm(lan, page, values)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    expect(refused.dom.querySelector('textarea')!.text.trim()).toBe(values.text)
    expect((await fillForm(lan, refused, { text: OWN, due: 'month' })).status).toBe(303)
  })

  test('cannot after she sent the month, is told why, and a form left open gives the words back', async () => {
    const { lan, page, address } = await atThePlan()
    await send(lan)
    expect((await lan.get(address)).text).toContain('mời đồng chí mở lại tháng này')
    const late = await fillForm(lan, page, { text: OWN, due: 'month' })
    expect(late.status).toBe(409)
    expect(late.text).toContain(OWN)
    expect(await plansOf(lan)).not.toContain(OWN)
  })

  test('cannot while no month is open, and is told when the next one opens', async () => {
    const { lan, address } = await atThePlan()
    const { commune, thanh } = world.cast.units
    const period = (await periodOfMonth(world.db, commune.id, '2026-12-01'))!
    const by = { person: world.cast.people.huong.id, now: world.now }
    await world.db.transaction((tx) => endLine(tx, period, thanh.id, by))
    expect((await lan.get(address)).text).toContain('Hiện chưa có kỳ tự soi nào mở')
    expect(await plansOf(lan)).toContain('Hiện chưa có kỳ tự soi nào mở')
  })

  test('no plan is made of a conclusion about somebody else, nor of one that was withdrawn', async () => {
    const { lan, page, address, id } = await atThePlan()
    for (const name of castNames.filter((one) => one !== 'lan')) {
      const visitor = world.as(name)
      expect((await visitor.get(address)).status, name).toBe(404)
      expect((await visitor.post(address, { text: OWN, due: 'month' })).status, name).toBe(404)
    }
    await world.db.run(sql`update conclusion set withdrawn_at = ${world.now} where id = ${id}`)
    expect((await fillForm(lan, page, { text: OWN, due: 'month' })).status).toBe(404)
  })

  test('leaves nothing of it in any table, nor in the history', async () => {
    const { lan, page } = await atThePlan()
    const count = async () =>
      world.db.row(sql`
        select (select count(*) from history) as deeds, (select count(*) from command) as commands,
               (select count(*) from cell_plan) as plans, (select count(*) from declared_line) as lines`)
    const before = await count()
    await fillForm(lan, page, { text: OWN, due: 'month' })
    expect(await count()).toEqual(before)
  })
})

describe('a plan of a box as it was kept while every plan came from a sign', () => {
  test('is read as one from that sign, with everything else it had', () => {
    const old = {
      id: 'a',
      sign: 'I.3.2',
      catalogue: 'nqtw4-82@1',
      text: OWN,
      due: '2026-12-31',
      ask: true,
      askSign: false,
      state: 'failed' as const,
      reason: 'mưa',
    }
    const { sign, catalogue, ...rest } = old
    const read = planFromBox(old)
    expect(read).toEqual({ ...rest, from: { kind: 'sign', sign, catalogue } })
    expect(planFromBox(read)).toBe(read)
  })
})
