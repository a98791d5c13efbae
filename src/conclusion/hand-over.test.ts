import { describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { concludedAbout } from '../../test/concluded.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { givePost } from '../membership/membership.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const REASON = 'Hai buổi ấy tôi nằm viện, có báo chi bộ và có giấy ra viện.'

/** Phúc, alone on the board, keeps the minutes of Lan's cell: whoever recorded a conclusion does not answer it. */
async function barred(): Promise<string> {
  const { id, meeting } = await concludedAbout(world, 'lan')
  await world.db.run(sql`update meeting set clerk = ${world.cast.people.phuc.id} where id = ${meeting}`)
  return id
}
const appeal = async (id: string) => {
  const lan = world.as('lan')
  const preview = await fillForm(lan, await lan.get(`/toi/ket-luan/${id}/de-nghi`), { reason: REASON })
  return { preview, sent: await fillForm(lan, preview, {}, { button: 'Gửi đề nghị' }) }
}

describe('everybody of the board had a hand in the conclusion', () => {
  test('Lan is told before she sends, and after; the paper for the body above has both texts', async () => {
    const id = await barred()
    const { preview } = await appeal(id)
    for (const words of ['không ai ở đây trả lời được', 'chuyển lên Đảng bộ tỉnh Thử bằng giấy'])
      expect(preview.text).toContain(words)
    const page = await world.as('lan').get('/toi/ket-luan')
    expect(page.text).toContain('chuyển lên Đảng bộ tỉnh Thử bằng giấy')
    expect(page.text).not.toContain('Đang chờ Thường trực')
    const link = page.dom.querySelectorAll('a').find((a) => a.text === 'In phiếu chuyển')!
    const paper = await world.as('lan').get(link.getAttribute('href')!)
    for (const words of [
      'PHIẾU CHUYỂN ĐỀ NGHỊ XEM LẠI KẾT LUẬN',
      'Kính gửi: Đảng bộ tỉnh Thử',
      'Nguyễn Thị Lan',
      'Còn ngại học nghị quyết',
      REASON,
    ])
      expect(paper.text).toContain(words)
  })

  test('the board finds the same paper; its look is listed to Lan; nobody else has it', async () => {
    const id = await barred()
    await appeal(id)
    const answer = await world.as('phuc').get(`/dang-uy/de-nghi/${id}`)
    expect(answer.text).toContain('chuyển lên Đảng bộ tỉnh Thử bằng giấy')
    expect(answer.dom.querySelector('textarea')).toBeNull()
    expect((await world.as('phuc').get(`/dang-uy/de-nghi/${id}/in`)).text).toContain(REASON)
    expect((await world.as('lan').get('/toi/du-lieu')).text).toContain('Đặng Hữu Phúc, ngày 01/12/2026')
    for (const name of castNames) {
      if (name !== 'lan')
        expect((await world.as(name).get(`/toi/ket-luan/${id}/de-nghi/in`)).status, name).toBe(404)
      if (name !== 'phuc')
        expect((await world.as(name).get(`/dang-uy/de-nghi/${id}/in`)).status, name).toBe(404)
    }
  })

  test('as soon as somebody without a part in it joins the board, it is answered here and no paper is needed', async () => {
    const id = await barred()
    await appeal(id)
    const { commune } = world.cast.units
    await givePost(
      world.db,
      {
        tenant: commune.id,
        person: world.cast.people.minh.id,
        unit: commune.id,
        kind: 'standing-member',
        title: 'Ủy viên Thường vụ',
        from: '2026-12-01',
      },
      { person: null, now: world.now },
    )
    expect((await world.as('lan').get('/toi/ket-luan')).text).toContain('Đang chờ Thường trực')
    for (const [name, address] of [
      ['lan', `/toi/ket-luan/${id}/de-nghi/in`],
      ['phuc', `/dang-uy/de-nghi/${id}/in`],
    ] as const)
      expect((await world.as(name).get(address)).status).toBe(404)
    expect(
      (await world.as('minh').get(`/dang-uy/de-nghi/${id}`)).dom.querySelector('textarea'),
    ).not.toBeNull()
  })

  test('before it is sent there is nothing to hand over', async () => {
    const id = await barred()
    expect((await world.as('lan').get(`/toi/ket-luan/${id}/de-nghi/in`)).status).toBe(404)
  })
})

describe('the time to take it further', () => {
  const lay = async (days: string) => {
    const phuc = world.as('phuc')
    return fillForm(phuc, await phuc.get('/mac-dinh/hop'), { 'appeal-days': days })
  }
  const laidDownOn = (day: string) => world.db.run(sql`update meeting_default set valid_from = ${day}`)

  test('is what the organisation laid down on the day of the conclusion; 30 days where it said nothing', async () => {
    const { id } = await concludedAbout(world, 'lan', { on: '2026-11-03' })
    expect((await world.as('lan').get('/toi/ket-luan')).text).toContain('đến hết ngày 03/12/2026')
    expect((await lay('10')).status).toBe(303)
    expect((await world.as('lan').get('/toi/ket-luan')).text).toContain('đến hết ngày 03/12/2026')
    await laidDownOn('2026-01-01')
    expect((await world.as('lan').get('/toi/ket-luan')).text).toContain(
      'Đã quá hạn đề nghị đảng ủy xem lại (ngày 13/11/2026)',
    )
    const late = await world.as('lan').post(`/toi/ket-luan/${id}/de-nghi`, { reason: REASON, step: 'send' })
    expect(late.status).toBe(409)
  })

  test.each(['', '4', '366', '7,5', 'ba mươi'])('“%s” days are told to be none', async (days) => {
    const refused = await lay(days)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Từ 5 đến 365 ngày')
  })
})
