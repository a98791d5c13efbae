import { beforeEach, describe, expect, test } from 'vitest'
import { fillForm, formFields, useWorld } from '../../test/harness.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { last, link, tableOf } from './testing/table.ts'

const world = useWorld()
const table = tableOf(world)

beforeEach(async () => {
  table.clear()
  await table.begin()
  await table.callRoll()
})

const save = { action: 'loi' }

describe('two who write on one page', () => {
  test('at different fields: a field nobody touched comes back from neither page', async () => {
    const address = await table.line('Thảo luận')
    await fillForm(table.huong, await table.huong.get(address), { 'text-1': 'Bàn việc đê.' }, save)
    await table.speak(last(address), 'lan', 'Nên đắp sớm.')
    const [first, second] = [await table.huong.get(address), await table.nam.get(address)]
    await fillForm(table.huong, first, { 'text-1': 'Bàn việc đê bao.' }, save)
    await fillForm(table.nam, second, { 'text-2': 'Nên đắp sớm, trước Tết.' }, save)
    const page = await table.huong.get(address)
    expect(page.text).not.toContain('Hai người viết cùng lúc')
    const { fields } = formFields(page, {}, save)
    expect([fields['text-1'], fields['text-2']]).toEqual([['Bàn việc đê bao.'], ['Nên đắp sớm, trước Tết.']])
  })

  test('a page that takes back what it saved while typing gives back the first words', async () => {
    const address = await table.line('Thảo luận')
    await fillForm(table.huong, await table.huong.get(address), { 'text-1': 'Một.' }, save)
    const page = await table.huong.get(address)
    const { action, fields } = formFields(page, {}, save)
    await table.huong.post(action, { ...fields, turn: '2', 'text-1': 'Một hai.' })
    await table.huong.post(action, { ...fields, turn: '3', 'text-1': 'Một.' })
    expect(formFields(await table.nam.get(address), {}, save).fields['text-1']).toEqual(['Một.'])
  })

  test('of a speech, a task, a line that the other takes off: the words bring it back', async () => {
    const address = await table.line('Thảo luận')
    await table.speak(last(address), 'lan', 'Nên đắp đê.')
    const before = await table.nam.get(address)
    await fillForm(
      table.huong,
      await table.huong.get(address),
      {},
      { button: 'Bỏ ý kiến của Nguyễn Thị Lan' },
    )
    expect((await table.nam.get(address)).text).not.toContain('Nên đắp đê.')
    await fillForm(table.nam, before, { 'text-2': 'Nên đắp đê bao.' }, save)
    expect((await table.nam.get(address)).text).toContain('Nên đắp đê bao.')

    const agenda = await table.huong.get(`${table.hub}/chuong-trinh`)
    const item = last(address)
    const form = agenda.dom.querySelector(`input[value="${item}"]`)!
    expect(form).toBeTruthy()
    await table.huong.post(`${table.hub}/chuong-trinh`, { item, do: 'drop' })
    expect(await table.line('Thảo luận')).toBe('')
    expect((await fillForm(table.nam, before, { 'text-1': 'Bàn tiếp.' }, save)).status).toBe(303)
    expect(await table.line('Thảo luận')).toBe(address)
  })
})

describe('a form of texts', () => {
  test('with one field that cannot be taken keeps the others and shows that one', async () => {
    const address = await table.line('Thảo luận')
    await table.speak(last(address), 'lan', 'Nên đắp đê.')
    const page = await table.huong.get(address)
    const long = 'ấp '.repeat(11_000)
    const refused = await fillForm(table.huong, page, { 'text-1': 'Bàn việc đê.', 'text-2': long }, save)
    expect(refused.status).toBe(422)
    expect(formFields(refused, {}, save).fields['text-1']).toEqual([long.trim()])
    expect((await table.huong.get(address)).text).toContain('Bàn việc đê.')
  })

  test('on a page of a hundred speakers is sent in parts, each of which is saved', async () => {
    const address = await table.line('Thảo luận')
    const item = last(address)
    for (let n = 0; n < 100; n++) {
      const speech = randomId()
      const at = new Date(world.now.getTime() + n)
      await world.db.run(sql`
        insert into meeting_speech (tenant, meeting, id, about, speaker, guest, made_at, made_by)
        values (${world.cast.units.commune.id}, ${last(table.hub)}, ${speech}, ${item}, ${table.id('lan')}, '', ${at}, ${table.id('nam')})`)
      await world.db.run(sql`
        insert into meeting_text (tenant, meeting, id, about, field, body, seen, writing, turn, author, written_at)
        values (${world.cast.units.commune.id}, ${last(table.hub)}, ${randomId()}, ${speech}, 'said', ${`Ý kiến thứ ${n}.`}, '{}', ${randomId()}, 0, ${table.id('nam')}, ${at})`)
    }
    const page = await table.huong.get(address)
    const forms = page.dom
      .querySelectorAll('form')
      .filter((form) => form.getAttribute('action')?.endsWith('loi'))
    expect(forms.length).toBe(5)
    const kept = await fillForm(table.huong, page, { 'text-1': 'Ý kiến cuối, sửa lại.' }, save)
    expect(kept.location).toBe(address)
    const minutes = await table.minutes()
    for (const words of ['Ý kiến thứ 0.', 'Ý kiến thứ 50.', 'Ý kiến cuối, sửa lại.'])
      expect(minutes).toContain(words)
  })

  test('about something of another meeting, or a field its place does not have, is refused', async () => {
    const address = await table.line('Thảo luận')
    const { action, fields } = formFields(await table.huong.get(address), {}, save)
    for (const place of [`${randomId()} content`, `${last(address)} self`, `${last(table.hub)} content`])
      expect((await table.huong.post(action, { ...fields, 'place-1': place, 'text-1': 'Chữ.' })).status).toBe(
        400,
      )
    expect(await world.db.rows(sql`select 1 from meeting_text`)).toEqual([])
  })

  test('goes back to a page of this meeting and to no other address', async () => {
    const address = await table.line('Thảo luận')
    for (const next of ['https://example.org/', '//example.org', '/toi', `${table.hub}/../../toi`]) {
      const { action, fields } = formFields(await table.huong.get(address), {}, save)
      expect((await table.huong.post(action, { ...fields, next })).location).toBe(table.hub)
    }
  })
})

describe('the clerk whose minutes were locked while writing', () => {
  test('is given back the words, and told whom to pass them to', async () => {
    const address = await table.line('Thảo luận')
    const open = await table.nam.get(address)
    const task = await table.nam.get(`${table.hub}/giao-viec`)
    await table.endLine()
    await table.end()
    expect((await table.lock()).status).toBe(303)
    const late = await fillForm(table.nam, open, { 'text-1': 'Ý kiến ghi chậm.' }, save)
    expect(late.status).toBe(409)
    for (const words of ['Ý kiến ghi chậm.', 'bí thư chi bộ']) expect(late.text).toContain(words)
    expect(link(late, 'Bổ sung')).toBe('')
    const chore = await fillForm(table.nam, task, { what: 'Dọn kênh', owner: 'all' })
    expect(chore.status).toBe(409)
    expect(chore.text).toContain('Dọn kênh')
    for (const name of ['nam', 'lan'] as const) {
      expect((await world.as(name).get(table.hub)).status).toBe(404)
      expect((await world.as(name).post(`${table.hub}/bien-ban/khoa`, {})).status).toBe(404)
    }
  })
})

test('without scripts nothing is saved while typing, and every page with a text says so beside its button', async () => {
  await table.begin()
  for (const address of [await table.line('Thảo luận'), `${table.hub}/diem-danh`]) {
    const page = await table.huong.get(address)
    expect(page.dom.querySelector('form[action$="/loi"] noscript')?.text).toContain(
      'mời bấm Lưu rồi mới sang trang khác',
    )
  }
})
