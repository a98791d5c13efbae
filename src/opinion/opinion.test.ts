import { describe, expect, test } from 'vitest'
import { type CastName, castNames } from '../../test/cast.ts'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const WORDS = 'Bà con ấp Quới Thạnh lo cầu ván mục, học trò đi học phải vòng xa.'

async function begin(name: CastName): Promise<string> {
  const browser = world.as(name)
  const list = await browser.get('/dang-uy/du-luan')
  const begun = await fillForm(browser, list, {}, { button: 'Viết bản tháng 12/2026' })
  return begun.location!
}

async function write(name: CastName, note: string, values: Record<string, string>): Promise<Page> {
  const browser = world.as(name)
  return fillForm(browser, await browser.get(`${note}/dieu/moi`), values, { button: 'Lưu điều này' })
}

const line = { theme: 'roads', source: 'voters', body: WORDS }

async function send(note: string): Promise<Page> {
  const kiem = world.as('kiem')
  return fillForm(kiem, await kiem.get(`${note}/gui`), {}, { button: 'Gửi đảng ủy' })
}

describe('the month’s note', () => {
  test('Kiểm begins it, Phúc adds to it, Kiểm sends it after seeing it as it will be read; both read it, on screen, paper and in Word', async () => {
    const note = await begin('kiem')
    expect((await write('kiem', note, line)).status).toBe(303)
    await write('phuc', note, { theme: 'land', source: 'hamlet', body: 'Chậm cấp sổ đất.' })
    const preview = await world.as('kiem').get(`${note}/gui`)
    expect(preview.text).toContain(WORDS)
    expect(preview.text.indexOf('Đất đai')).toBeLessThan(preview.text.indexOf('Cầu, đường'))
    expect((await send(note)).location).toBe(note)
    const read = await world.as('phuc').get(note)
    expect(read.text).toContain('Đỗ Thị Kiểm gửi đảng ủy ngày 01/12/2026. Bản này đã khóa.')
    const paper = await world.as('phuc').get(`${note}/in`)
    for (const part of ['BÁO CÁO', 'Tình hình dư luận tháng 12/2026', WORDS, 'Nguồn: Tiếp xúc cử tri.'])
      expect(paper.text).toContain(part)
    const word = await world.as('phuc').get(`${note}/word`)
    expect(word.headers.get('content-type')).toContain('wordprocessingml')
  })

  test('nobody else finds it: members, a cell’s secretary, the administrator, another commune, the level above', async () => {
    const note = await begin('kiem')
    await write('kiem', note, line)
    await send(note)
    for (const name of castNames.filter((one) => one !== 'kiem' && one !== 'phuc'))
      for (const address of ['/dang-uy/du-luan', note, `${note}/dieu/moi`, `${note}/in`, `${note}/bo-sung`])
        expect((await world.as(name).get(address)).status, `${name} ${address}`).toBe(404)
  })

  test('a member’s name is pointed out before anything is stored, whatever its marks; who means nobody says so, once', async () => {
    const note = await begin('kiem')
    const body = 'Bà con nói ông Nam và huynh van nam hứa mà không làm.'
    const warned = await write('kiem', note, { ...line, body })
    expect(warned.status).toBe(422)
    expect(warned.text).toContain('“ông Nam, huynh van nam”')
    expect(warned.html).not.toContain('Huỳnh Văn Nam')
    expect(warned.html).toContain(body)
    expect(world.logged.join()).not.toMatch(/Nam/)
    const count = () => world.db.row<{ n: number }>(sql`select count(*)::int as n from opinion_line`)
    expect((await count()).n).toBe(0)
    const kiem = world.as('kiem')
    // Other words with another name are asked about anew.
    const other = await fillForm(
      kiem,
      warned,
      { body: 'Chị Lan ở ấp trên nói vậy.' },
      { button: 'Chữ này không chỉ ai, vẫn lưu' },
    )
    expect(other.status).toBe(422)
    const kept = await fillForm(kiem, other, {}, { button: 'Chữ này không chỉ ai, vẫn lưu' })
    expect(kept.status).toBe(303)
    expect((await count()).n).toBe(1)
  })

  test('once sent it is locked, for the program and for SQL; what is to be added stands below it', async () => {
    const note = await begin('kiem')
    await write('kiem', note, line)
    const kiem = world.as('kiem')
    const open = await kiem.get(`${note}/dieu/moi`)
    await send(note)
    const late = await fillForm(
      kiem,
      open,
      { ...line, body: 'Viết trễ mất rồi.' },
      { button: 'Lưu điều này' },
    )
    expect(late.status).toBe(409)
    expect(late.text).toContain('Viết trễ mất rồi.')
    const id = note.split('/').at(-1)!
    for (const statement of [
      sql`delete from opinion_line where note = ${id}`,
      sql`update opinion_line set body = 'x' where note = ${id}`,
      sql`update opinion_note set sent_on = null, sent_by = null where id = ${id}`,
    ]) {
      await world.db.run(sql`savepoint attempt`)
      await expect(world.db.run(statement)).rejects.toThrow('stays as it was sent')
      await world.db.run(sql`rollback to savepoint attempt`)
    }
    const phuc = world.as('phuc')
    const page = await phuc.get(paths.opinionAddendum.to({ note: id }))
    expect((await fillForm(phuc, page, { body: 'Ông Nam nói khác.' })).status).toBe(422)
    expect((await fillForm(phuc, page, { body: 'Cầu đã có dự án sửa.' })).status).toBe(303)
    expect((await kiem.get(note)).text).toContain('Đặng Hữu Phúc, ngày 01/12/2026 Cầu đã có dự án sửa.')
    expect((await kiem.get(note)).text).toContain(WORDS)
  })

  test('empty, hidden or too long: said by the field, and an empty note is not sent', async () => {
    const note = await begin('kiem')
    expect((await write('kiem', note, {})).status).toBe(422)
    expect((await write('kiem', note, { ...line, body: 'x'.repeat(1501) })).text).toContain('1500')
    const hidden = await write('kiem', note, { ...line, body: 'Bà con \u202Eyên tâm' })
    expect(hidden.status).toBe(422)
    const sent = await world.as('kiem').post(`${note}/gui`, {})
    expect(sent.status).toBe(409)
    expect(sent.text).toContain('chưa có điều nào')
  })
})
