import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { begin, coming } from '../../test/coming.ts'
import { useWorld } from '../../test/harness.ts'
import { changePlace } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { adoptRotation, draftRotation } from '../rotation/rotation.ts'

const world = useWorld()
const hop = async (name: 'lan' | 'nam' | 'minh' | 'quan' = 'lan') => world.as(name).get('/hop')

describe('Họp', () => {
  test('without a planned meeting says what the rhythm gives', async () => {
    expect((await hop()).text).toContain('Kỳ họp tới theo nhịp: thứ Năm, ngày 03/12/2026')
    expect((await hop()).html).not.toContain('/hop/bao-vang')
  })

  test('with one: hour, weekday, day, place and kind', async () => {
    await coming(world)
    const page = await hop()
    for (const words of [
      'Họp chi bộ lúc 19 giờ 30, thứ Năm, ngày 03/12/2026.',
      'Nhà văn hóa ấp',
      'Họp thường kỳ',
      'Báo vắng',
    ])
      expect(page.text).toContain(words)
    expect(page.text).not.toContain('Dời từ')
    expect(page.dom.querySelectorAll('main .primary')).toHaveLength(1)
  })

  test('a thematic meeting has its topic, one that was moved its reason, one on a Sunday its day', async () => {
    await coming(world, {
      kind: 'thematic',
      topic: 'Giữ gìn đoàn kết trong ấp',
      day: '2026-12-06',
      time: '08:00',
      usualDay: '2026-12-03',
      movedReason: 'trùng lịch tiêm chủng',
    })
    const page = await hop()
    for (const words of [
      'lúc 8 giờ, Chủ nhật, ngày 06/12/2026',
      'Giữ gìn đoàn kết trong ấp',
      'Dời từ ngày 03/12/2026 vì trùng lịch tiêm chủng.',
    ])
      expect(page.text).toContain(words)
  })

  test('all that are to come are there: a thematic one does not hide the ordinary one she is up at', async () => {
    const thematic = await coming(world, { kind: 'thematic', topic: 'Đoàn kết', day: '2026-12-02' })
    const ordinary = await coming(world, { up: ['lan'] })
    const page = await hop()
    expect(page.text).toMatch(/thứ Tư, ngày 02\/12\/2026.*Buổi họp sau đó.*thứ Năm, ngày 03\/12\/2026/)
    for (const meeting of [thematic, ordinary]) expect(page.html).toContain(`/hop/bao-vang/${meeting}`)
    expect(page.dom.querySelectorAll('main .primary').map((one) => one.getAttribute('href'))).toEqual([
      paths.preparation.to({ meeting: ordinary }),
    ])
  })

  test('shows the agenda once the notice is given', async () => {
    const meeting = await coming(world)
    expect((await hop()).text).toContain('Chương trình hiện ở đây khi chi ủy thông báo họp')
    expect((await hop()).dom.querySelector('ol')).toBeNull()
    await world.db.run(sql`update meeting set noticed_at = ${world.now} where id = ${meeting}`)
    expect((await hop()).dom.querySelectorAll('ol li').map((line) => line.text)).toContain(
      'Tự soi theo danh mục (10 phút)',
    )
  })

  test('tells Lan that she is up, and leads to her sheet; tells Nam nothing of it', async () => {
    await coming(world, { up: ['lan'] })
    const lan = await hop()
    expect(lan.text).toContain('Kỳ này đến lượt đồng chí được kiểm điểm')
    expect(lan.dom.querySelector('main .primary')!.text).toBe('Chuẩn bị kiểm điểm')
    const nam = await hop('nam')
    expect(nam.text).not.toContain('kiểm điểm.')
    expect(nam.html).not.toContain('/hop/chuan-bi')
    expect(nam.html).not.toContain('Nguyễn Thị Lan')
  })

  test('knows a turn of the plan the cell adopted, before it is on any list', async () => {
    // The first meeting that members can still be told of in time.
    const meeting = await coming(world, { month: '2027-01-01', day: '2027-01-03' })
    const of = { tenant: world.cast.units.commune.id, cell: world.cast.units.thanh.id }
    const by = { person: world.cast.people.huong.id, now: world.now }
    const rotation = await draftRotation(world.db, of, by)
    await adoptRotation(world.db, { ...of, rotation: rotation!, revision: 1, meeting: null }, by)
    const up: CastName[] = []
    const later: CastName[] = []
    for (const name of ['nam', 'lan', 'huong', 'dung'] as const) {
      const { text } = await world.as(name).get('/hop')
      if (text.includes('Kỳ này đến lượt đồng chí')) up.push(name)
      if (/Đến lượt đồng chí được kiểm điểm: kỳ họp ngày \d\d\/\d\d\/2027/.test(text)) later.push(name)
    }
    expect(up.length).toBeGreaterThan(0)
    expect([...up, ...later].sort()).toEqual(['dung', 'huong', 'lan', 'nam'])
    const one = world.as(up[0]!)
    expect((await one.get(paths.preparation.to({ meeting }))).status).toBe(200)
    expect((await one.get(paths.preparationSend.to({ meeting }))).text).toContain(
      'chưa ghi đồng chí vào danh sách',
    )
    const other = world.as(later[0]!)
    expect((await other.get(paths.preparation.to({ meeting }))).status).toBe(404)
  })

  test('while it runs says so, and takes no absence', async () => {
    const meeting = await coming(world)
    await begin(world, meeting)
    const page = await hop()
    expect(page.text).toContain('Buổi họp đang diễn ra')
    expect(page.html).not.toContain('/hop/bao-vang')
  })

  test('is of the cell one is in: Minh sees none of Lan’s, Lan neither once she has moved', async () => {
    await coming(world)
    expect((await hop('minh')).text).not.toContain('Nhà văn hóa ấp')
    expect((await hop('quan')).text).not.toContain('Nhà văn hóa ấp')
    await changePlace(
      world.db,
      {
        tenant: world.cast.units.commune.id,
        person: world.cast.people.lan.id,
        cell: world.cast.units.loi.id,
      },
      { person: null, now: world.now },
    )
    expect((await hop()).text).not.toContain('Nhà văn hóa ấp')
  })
})
