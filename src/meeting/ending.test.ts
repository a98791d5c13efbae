import { beforeEach, describe, expect, test } from 'vitest'
import { fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'
import { canonical } from '../platform/canonical.ts'
import { sha256 } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { last, link, tableOf } from './testing/table.ts'

const world = useWorld()
const table = tableOf(world)
beforeEach(async () => {
  table.clear()
  await table.begin()
})

const READ = { read: ['people', 'said', 'votes', 'conclusions', 'tasks'] }

describe('a meeting does not end', () => {
  beforeEach(async () => {
    await table.callRoll()
    await table.endLine()
  })

  test('while its clerk is marked absent; with another clerk it does', async () => {
    await table.callRoll(['nam'])
    const refused = await table.end()
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Chủ trì hoặc thư ký chưa được điểm danh có mặt')
    const page = await table.huong.get(`${table.hub}/bat-dau`)
    await fillForm(table.huong, page, { clerk: table.id('lan') })
    expect((await table.end()).location).toBe(`${table.hub}/bien-ban`)
  })

  test('while a vote counts somebody who is now marked absent; written anew it does', async () => {
    const line = await table.line('Thảo luận')
    await table.vote(last(line), 'Sửa đường', '4')
    await table.callRoll(['dung'])
    const refused = await table.end()
    expect(refused.text).toContain('số phiếu không khớp điểm danh')
    await fillForm(table.huong, await table.huong.get(line), {}, { button: 'Ghi lại biểu quyết này' })
    await table.vote(last(line), 'Sửa đường', '3')
    expect((await table.end()).status).toBe(303)
  })

  test('while somebody is excused without a reason', async () => {
    const roll = await table.huong.get(`${table.hub}/diem-danh`)
    const { action, fields } = formFields(
      roll,
      { [`state-${table.id('dung')}`]: 'excused' },
      { action: 'diem-danh' },
    )
    expect((await table.huong.post(action, fields, { 'x-autosave': '1' })).status).toBe(204)
    expect((await table.end()).text).toContain('vắng có lý do mà chưa ghi lý do')
  })

  test('with Lan reviewed and then put in the chair of the whole meeting', async () => {
    const page = await table.heard()
    await table.conclude(page)
    const seats = await table.huong.get(`${table.hub}/bat-dau`)
    await fillForm(table.huong, seats, { chair: table.id('lan') })
    expect((await table.end()).text).toContain('người được kiểm điểm đang là chủ trì hoặc thư ký')
    await fillForm(
      table.nam,
      await table.nam.get(page),
      { chair: table.id('huong') },
      { button: 'Lưu', action: page },
    )
    expect((await table.end()).status).toBe(303)
    expect(await table.minutes()).toContain('Chủ trì phần này: Đồng chí Trần Thị Hương')
  })
})

describe('a meeting that has ended', () => {
  beforeEach(async () => {
    await table.callRoll()
    await table.endLine()
  })

  test('ends once; its hour can be mended until the minutes are locked', async () => {
    const second = await table.nam.get(`${table.hub}/ket-thuc`)
    await table.end()
    const { action, fields } = formFields(second, { time: '22:00' }, { action: 'ket-thuc' })
    const mend = await table.huong.get(`${table.hub}/ket-thuc`)
    await fillForm(table.huong, mend, { time: '21h30' })
    expect(await table.minutes()).toContain('21 giờ 30')
    expect((await table.nam.post(action, fields)).location).toBe(`${table.hub}/bien-ban`)
    expect(await world.db.rows(sql`select 1 from history where verb = 'meeting-ended'`)).toHaveLength(1)
  })

  test('lets nobody be added or put off: the rotation was told. A conclusion is written anew before locking', async () => {
    const page = await table.heard()
    await table.conclude(page)
    await table.end()
    const added = await table.huong.post(`${table.hub}/kiem-diem`, { person: table.id('dung') })
    expect(added.status).toBe(422)
    const made = await world.db.row<{ id: string }>(sql`select id from conclusion`)
    await table.huong.post(page, { do: 'withdraw', id: made.id })
    const off = await table.huong.post(page, { do: 'put-off', reason: 'hết giờ' })
    expect(off.status).toBe(422)
    expect(off.text).toContain('Buổi họp đã kết thúc')
    const refused = await table.lock()
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Còn đồng chí chưa kết luận kiểm điểm')
    await table.conclude(page, { wording: 'Lời mới.' })
    expect((await table.lock()).status).toBe(303)
  })
})

describe('locking', () => {
  beforeEach(async () => {
    await table.callRoll()
    await table.endLine()
  })

  test('takes the minutes that were read back and no others', async () => {
    const line = await table.line('Thảo luận')
    const writing = await table.nam.get(line)
    await table.end()
    const read = await table.huong.get(`${table.hub}/bien-ban`)
    await fillForm(table.nam, writing, { 'text-1': 'Ghi thêm khi đang đọc.' }, { action: 'loi' })
    const refused = await fillForm(table.huong, read, READ, { action: 'khoa' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Biên bản đã đổi từ lúc đồng chí mở trang')
    expect(await world.db.rows(sql`select 1 from minutes`)).toEqual([])
    expect((await table.lock()).status).toBe(303)
    expect(await table.minutes()).toContain('Ghi thêm khi đang đọc.')
  })

  test('on an English screen keeps the Vietnamese that was read back, letter by letter', async () => {
    await table.end()
    const page = `${table.hub}/bien-ban`
    const paperOn = ({ dom }: Page) => dom.querySelector('div[lang=vi]')?.text
    const { huong } = table
    const vietnamese = await huong.get(page)
    huong.cookies.set('ngon-ngu', 'en')
    const english = await huong.get(page)
    expect(english.text).toContain('Read it back to the cell')
    expect(paperOn(english)).toBe(paperOn(vietnamese))
    expect((await fillForm(huong, english, READ, { action: 'khoa' })).location).toBe(page)
    expect(await table.minutes()).toContain('Chủ trì')
  })

  test('by two: once, and the second sees them locked', async () => {
    await table.end()
    const dung = world.as('dung')
    const [first, second] = [
      await table.huong.get(`${table.hub}/bien-ban`),
      await dung.get(`${table.hub}/bien-ban`),
    ]
    await fillForm(table.huong, first, READ, { action: 'khoa' })
    expect((await fillForm(dung, second, READ, { action: 'khoa' })).location).toBe(`${table.hub}/bien-ban`)
    expect(await world.db.rows(sql`select 1 from history where verb = 'minutes-locked'`)).toHaveLength(1)
  })

  test('keeps the hash of what stands there, in the record of deeds and on paper', async () => {
    await table.end()
    await table.lock()
    const stored = await world.db.row<{ content: unknown; hash: string }>(
      sql`select content, hash from minutes`,
    )
    expect(sha256(canonical(stored.content)).toString('hex')).toBe(stored.hash)
    const deed = await world.db.row<{ about: string }>(
      sql`select about from history where verb = 'minutes-locked'`,
    )
    expect(deed.about).toContain(`content:${stored.hash}`)
    expect(await table.minutes()).toContain(stored.hash.slice(0, 16).match(/.{4}/g)!.join(' '))
  })
})

describe('a line taken off the agenda', () => {
  test('loses nothing that was said, decided or written under it', async () => {
    await table.callRoll()
    const line = await table.line('Thảo luận')
    const item = last(line)
    await fillForm(table.huong, await table.huong.get(line), { 'text-1': 'Bàn việc đê.' }, { action: 'loi' })
    await table.speak(item, 'lan', 'Nên đắp sớm.')
    await table.vote(item, 'Đắp đê trước Tết', '4')
    await table.huong.post(`${table.hub}/chuong-trinh`, { item, do: 'drop' })
    expect(link(await table.huong.get(table.hub), 'Thảo luận')).toBe('')
    const minutes = await table.minutes()
    for (const words of [
      'Ghi dưới việc đã bỏ khỏi chương trình: Thảo luận',
      'Bàn việc đê.',
      'Nên đắp sớm.',
      'Đắp đê trước Tết',
    ])
      expect(minutes).toContain(words)
  })

  test('renamed and moved it keeps all of it', async () => {
    await table.callRoll()
    const item = last(await table.line('Thảo luận'))
    await table.speak(item, 'lan', 'Nên đắp sớm.')
    const agenda = await table.huong.get(`${table.hub}/chuong-trinh`)
    const n = agenda.dom
      .querySelectorAll('input[name="item"]')
      .findIndex((one) => one.getAttribute('value') === item)
    const name = `heading-${n + 1}`
    await table.huong.post(`${table.hub}/chuong-trinh`, {
      item,
      was: 'Thảo luận',
      do: `save-${n + 1}`,
      [name]: 'Bàn <“đê”> 🌾',
    })
    await table.huong.post(`${table.hub}/chuong-trinh`, { item, do: 'up' })
    const minutes = await table.minutes()
    expect(minutes).toContain(`${n}. Bàn <“đê”> 🌾`)
    expect(minutes).toContain('Nên đắp sớm.')
  })
})

test('a review that was put off after it was heard keeps what was said; what Lan sent beforehand stays out', async () => {
  await table.callRoll()
  const page = await table.heard()
  await table.speak(last(page), 'nam', 'Đồng chí Lan nên nói ra.')
  await fillForm(
    table.huong,
    await table.huong.get(page),
    { reason: 'mất điện' },
    { button: 'Để kỳ khác kiểm điểm' },
  )
  const minutes = await table.minutes()
  for (const words of ['Tôi còn ngại phát biểu.', 'Đồng chí Lan nên nói ra.', 'mất điện'])
    expect(minutes).toContain(words)
})
