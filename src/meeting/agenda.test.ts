import { beforeEach, describe, expect, test } from 'vitest'
import { fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'
import { tableOf } from './testing/table.ts'

const world = useWorld()
const table = tableOf(world)
let address: string
beforeEach(async () => {
  table.clear()
  address = `${await table.plan()}/chuong-trinh`
})

/** The form of one line, by its words. */
function lineForm(page: Page, words: string, fields: Record<string, string>) {
  const form = page.dom
    .querySelectorAll('form')
    .find((one) => one.querySelector('input[name=was]')?.getAttribute('value') === words)!
  const item = form.querySelector('input[name=item]')!.getAttribute('value')!
  const heading = form.querySelector('input[name^=heading-]')!.getAttribute('name')!
  const { heading: typed = words, ...rest } = fields
  return { item, was: words, [heading]: typed, do: `save-${heading.slice(8)}`, ...rest }
}
const headings = async () =>
  (await table.huong.get(address)).dom
    .querySelectorAll('input[name=was]')
    .map((field) => field.getAttribute('value'))

describe('two who change the agenda', () => {
  test('at one line: the second is told the words that stand and keeps their own', async () => {
    const dung = world.as('dung')
    const [first, second] = [await table.huong.get(address), await dung.get(address)]
    await table.huong.post(address, lineForm(first, 'Thảo luận', { heading: 'Thảo luận việc đê' }))
    const late = await dung.post(address, lineForm(second, 'Thảo luận', { heading: 'Bàn việc đường' }))
    expect(late.status).toBe(422)
    expect(late.text).toContain('nay là “Thảo luận việc đê”')
    expect(late.html).toContain('value="Bàn việc đường"')
    expect(await headings()).toContain('Thảo luận việc đê')
  })

  test('at two lines: both stand; a line that somebody took off does not break the other’s page', async () => {
    const dung = world.as('dung')
    const [first, second] = [await table.huong.get(address), await dung.get(address)]
    await table.huong.post(address, lineForm(first, 'Bế mạc', { do: 'drop' }))
    await table.huong.post(address, lineForm(first, 'Chấm điểm buổi họp', { do: 'drop' }))
    const kept = await dung.post(address, lineForm(second, 'Thảo luận', { heading: 'Bàn việc đường' }))
    expect(kept.status).toBe(303)
    expect(await headings()).toContain('Bàn việc đường')
    const gone = await dung.post(address, lineForm(second, 'Bế mạc', { heading: 'Bế mạc, hát' }))
    expect(gone.status).toBe(422)
    expect(gone.text).toContain('Bế mạc, hát')
  })

  test('a line that is moved keeps the words typed into it', async () => {
    const page = await table.huong.get(address)
    await table.huong.post(address, lineForm(page, 'Thảo luận', { heading: 'Bàn việc đê', do: 'up' }))
    const lines = await headings()
    expect(lines.indexOf('Bàn việc đê')).toBe(lines.indexOf('Nhiệm vụ tháng tới') - 1)
    const verbs = await world.db.rows(sql`select verb from history where verb like 'agenda%'`)
    expect(verbs).toEqual([{ verb: 'agenda-reworded' }])
  })

  test.each([
    ['', 'Mời đồng chí điền ô này'],
    ['ấp '.repeat(80), 'nhận tối đa 200'],
  ])('“%s” is no line; it is shown again', async (heading, sentence) => {
    const page = await table.huong.get(address)
    const refused = await table.huong.post(address, lineForm(page, 'Thảo luận', { heading }))
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    expect(await headings()).toContain('Thảo luận')
  })
})

describe('what is sent for a meeting that began a moment before', () => {
  test('day and place, or that it is not held: told, with the words kept', async () => {
    const hub = table.hub
    const dung = world.as('dung')
    const [when, drop] = [await dung.get(`${hub}/ngay-gio`), await dung.get(`${hub}/khong-hop`)]
    await table.begin()
    const late = await fillForm(dung, when, { place: 'Đình làng', day: '02/12/2026' })
    expect(late.status).toBe(422)
    expect(late.html).toContain('Đình làng')
    expect(late.text).toContain('Buổi họp đã bắt đầu')
    const { action, fields } = formFields(drop, { reason: 'mưa to' })
    const kept = await dung.post(action, fields)
    expect(kept.status).toBe(422)
    expect(kept.text).toContain('mưa to')
    expect((await table.huong.get(hub)).status).toBe(200)
  })
})
