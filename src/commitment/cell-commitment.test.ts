import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { signedBy, THREE } from '../../test/commitments.ts'
import { fillForm, formFields, useWorld } from '../../test/harness.ts'
import { signIn, until } from '../../test/walk.ts'
import { changePlace } from '../membership/membership.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const list = (year = 2026) => `/chi-bo/${world.cast.units.thanh.id}/cam-ket/${year}`
const ofLan = (year = 2026) => `${list(year)}/${world.cast.people.lan.id}`
const stateOf = async (name: CastName, year = 2026) => {
  const page = await world.as('huong').get(list(year))
  const row = page.dom
    .querySelectorAll('.members li')
    .find((one) => one.text.includes(world.cast.people[name].name))
  return row?.querySelector('.state')?.text
}
const onPaper = async (name: CastName, button = 'Ghi: đã ký trên giấy') => {
  const huong = world.as('huong')
  const page = await huong.get(list())
  const form = page.dom
    .querySelectorAll('.members form')
    .find(
      (one) => one.querySelector('input[name=person]')!.getAttribute('value') === world.cast.people[name].id,
    )
  if (!form || form.querySelector('button')!.text !== button) return null
  return huong.post(list(), {
    'form-id': form.querySelector('input[name=form-id]')!.getAttribute('value')!,
    person: world.cast.people[name].id,
    done: form.querySelector('button')!.getAttribute('value')!,
  })
}

describe('the secretary sees who of the cell has signed', () => {
  test('not yet, signed, on paper; and the sentence counts them', async () => {
    await signedBy(world, 'lan')
    await onPaper('nam')
    expect(await stateOf('lan')).toBe('Đã ký')
    expect(await stateOf('nam')).toBe('Đã ký trên giấy')
    expect(await stateOf('dung')).toBe('Chưa ký')
    expect((await world.as('huong').get(list())).text).toContain(
      '2 trên 4 đảng viên đã ký; chi bộ đã xác nhận 0.',
    )
    const deeds = await world.db.rows<{ verb: string; about: string }>(
      sql`select verb, about from history where verb like 'commitment%' order by n`,
    )
    expect(deeds.map((deed) => deed.verb)).toEqual(['commitment-signed', 'commitment-noted-on-paper'])
    expect(deeds[1]!.about).toMatch(/^commitment:[0-9a-f-]{36} person:[0-9a-f-]{36}$/)
  })

  test('reads each one’s lines, which is noted for their writer; another cell’s secretary does neither', async () => {
    await signedBy(world, 'lan')
    const page = await world.as('huong').get(ofLan())
    for (const words of [...THREE, 'Nguyễn Thị Lan', 'Chờ chi bộ xác nhận'])
      expect(page.text).toContain(words)
    expect((await world.as('lan').get('/toi/du-lieu')).text).toContain(
      'Trần Thị Hương, ngày 01/12/2026: cam kết năm',
    )
    for (const name of ['tam', 'minh', 'phuc', 'nam', 'quan', 'la'] as const) {
      expect((await world.as(name).get(list())).status, name).toBe(404)
      expect((await world.as(name).get(ofLan())).status, name).toBe(404)
    }
    expect((await world.as('huong').get(`${list()}/${world.cast.people.minh.id}`)).status).toBe(404)
  })

  test('and of who moved to another cell its new officers see nothing until they sign there', async () => {
    await signedBy(world, 'lan')
    await changePlace(
      world.db,
      {
        tenant: world.cast.units.commune.id,
        person: world.cast.people.lan.id,
        cell: world.cast.units.loi.id,
      },
      { person: null, now: world.now },
    )
    const loi = `/chi-bo/${world.cast.units.loi.id}/cam-ket/2026`
    const tam = world.as('tam')
    expect((await tam.get(`${loi}/${world.cast.people.lan.id}`)).text).toContain(
      'Chưa có cam kết nào ký ở chi bộ này',
    )
    const lan = world.as('lan')
    expect((await lan.get('/cam-ket/2026')).text).toContain('Bản này ký ở Chi bộ ấp Quới Thạnh')
    await fillForm(lan, await lan.get('/cam-ket/2026'), {}, { button: 'Sửa cam kết' })
    const preview = await lan.get('/cam-ket/2026/ky')
    expect(preview.text).toContain('Võ Thị Tám')
    await fillForm(lan, preview, { reason: 'Chuyển sinh hoạt.' })
    expect((await tam.get(`${loi}/${world.cast.people.lan.id}`)).text).toContain(THREE[0])
    expect((await world.as('huong').get(ofLan())).status).toBe(404)
  })
})

describe('signed on paper', () => {
  test('is only noted: no words of it; and taken back when noted by mistake', async () => {
    await onPaper('nam')
    expect(await world.db.rows(sql`select 1 from commitment_line`)).toEqual([])
    expect((await world.as('nam').get('/cam-ket/2026')).text).toContain('đồng chí đã ký trên giấy')
    await onPaper('nam', 'Bỏ ghi')
    expect(await stateOf('nam')).toBe('Chưa ký')
    await onPaper('nam')
    expect(await stateOf('nam')).toBe('Đã ký trên giấy')
  })

  test('gives way to what the member signs on a phone; then it is not taken back', async () => {
    const huong = world.as('huong')
    const before = await huong.get(list())
    await onPaper('lan')
    const lan = world.as('lan')
    await fillForm(lan, await lan.get('/cam-ket/2026'), {}, { button: 'Soạn cam kết năm 2026' })
    for (const what of THREE)
      await fillForm(lan, await lan.get('/cam-ket/2026/dieu/moi'), { what, measure: 'mỗi tháng' })
    const preview = await lan.get('/cam-ket/2026/ky')
    expect(preview.dom.querySelector('textarea')).toBeNull()
    await fillForm(lan, preview)
    expect(await stateOf('lan')).toBe('Đã ký')
    const late = await huong.post(list(), { person: world.cast.people.lan.id, done: 'no' })
    expect(late.status).toBe(409)
    const { fields } = formFields(before, {}, { button: 'Ghi: đã ký trên giấy' })
    const again = await huong.post(list(), { ...fields, person: world.cast.people.lan.id, done: 'yes' })
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('Đồng chí ấy vừa ký')])
  })

  test('noted while the member was about to sign on the phone: they are told, and sign then', async () => {
    const lan = world.as('lan')
    for (const what of THREE)
      await fillForm(lan, await lan.get('/cam-ket/2026/dieu/moi'), { what, measure: 'mỗi tháng' })
    const preview = await lan.get('/cam-ket/2026/ky')
    await onPaper('lan')
    const told = await fillForm(lan, preview)
    expect([told.status, told.text]).toEqual([409, expect.stringContaining('đã ký trên giấy')])
    expect((await fillForm(lan, told)).location).toBe('/cam-ket/2026')
    expect(await stateOf('lan')).toBe('Đã ký')
  })

  test('is noted once, however often it is pressed, and not after the year has ended', async () => {
    const huong = world.as('huong')
    const page = await huong.get(list())
    const { fields } = formFields(page, {}, { button: 'Ghi: đã ký trên giấy' })
    for (let n = 0; n < 2; n++) expect((await huong.post(list(), fields)).status).toBe(303)
    expect(await world.db.rows(sql`select 1 from commitment`)).toHaveLength(1)
    await until(world, '2027-01-02')
    await signIn(huong)
    const late = await huong.post(list(), { person: world.cast.people.nam.id, done: 'yes' })
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('Năm 2026 đã hết')])
    expect((await huong.get(list())).dom.querySelectorAll('.members form')).toEqual([])
  })

  test('of somebody of another cell is noted by nobody here', async () => {
    const sent = await world.as('huong').post(list(), { person: world.cast.people.minh.id, done: 'yes' })
    expect(sent.status).toBe(404)
  })
})
