import { expect, test } from 'vitest'
import { note } from '../../test/enrol.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { send } from '../../test/walk.ts'
import { paths } from '../paths.ts'
import { addReviews } from './meeting-review.ts'
import { last, tableOf } from './testing/table.ts'

const world = useWorld()
const table = tableOf(world)

const DIARY = 'Dòng nhật ký không ai khác được đọc.'
const PLAN = 'Khi có lớp học thì tôi ngồi hàng đầu.'
const SHEET = 'Phiếu chuẩn bị chưa gửi của tôi.'

test('nothing private of Lan stands on any page of the meeting, on its papers or in its file', async () => {
  table.clear()
  const lan = world.as('lan')
  await send(lan, { marks: [{ sign: 'I.3.2', plan: PLAN }] })
  await note(lan, DIARY)
  await table.plan()
  const meeting = last(table.hub)
  await addReviews(
    world.db,
    { tenant: world.cast.units.commune.id, id: meeting },
    [table.id('lan')],
    'added',
    world.now,
  )
  const sheet = await lan.get(paths.preparation.to({ meeting }))
  const [sign = ''] = sheet.dom.querySelector('input[name=line]')!.parentNode!.text.trim().split(' (kỳ họp')
  expect(sign.length).toBeGreaterThan(10)
  await fillForm(lan, sheet, { text: SHEET })
  // They are there, for her.
  for (const words of [DIARY, PLAN, SHEET, sign])
    expect((await lan.get(paths.preparation.to({ meeting }))).html).toContain(words)

  await table.huong.get(table.hub)
  await table.begin()
  await table.callRoll()
  const page = await table.heard()
  await table.endLine()
  await table.conclude(page)
  const line = await table.line('Việc đã hứa')
  const addresses = [
    '',
    '/chuong-trinh',
    '/bat-dau',
    '/diem-danh',
    '/tu-soi',
    '/kiem-diem',
    '/cham-diem',
    '/giao-viec',
    '/ket-thuc',
    '/bien-ban',
    '/bien-ban/in',
    '/bien-ban.docx',
  ].map((rest) => table.hub + rest)
  addresses.push(line, page, page.replace('kiem-diem', 'y-kien'), page.replace('kiem-diem', 'bieu-quyet'))
  const look = async () => {
    let seen = 0
    for (const name of ['huong', 'nam', 'phuc'] as const)
      for (const address of addresses) {
        const { html, status } = await world.as(name).get(address)
        if (status === 200) seen++
        for (const words of [DIARY, PLAN, SHEET, sign]) expect(html, address).not.toContain(words)
      }
    return seen
  }
  expect(await look()).toBeGreaterThan(20)
  await table.end()
  await table.lock()
  expect(await look()).toBeGreaterThan(5)
})
