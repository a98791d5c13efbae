import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { eventsUntilTold, proposedReminder, writeAll } from '../../test/reminded.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { reminderById } from './reminder.queries.ts'

const world = useWorld()
const id = (name: CastName) => world.cast.people[name].id
const at = (reminder: string) => paths.cellReminderPaper.to({ cell: world.cast.units.thanh.id, reminder })
const stateOf = async (reminder: string) =>
  (await reminderById(world.db, world.cast.units.commune.id, reminder))!.state

async function told(): Promise<string> {
  const reminder = await proposedReminder(world, 'cell', '2026-11-03')
  await writeAll(world, reminder, eventsUntilTold(world, 'cell'))
  return reminder
}

describe('a member without a phone', () => {
  test('takes it further by a paper that Hương copies before Nam; both names stand in the record', async () => {
    const reminder = await told()
    const huong = world.as('huong')
    const one = await huong.get(paths.cellReminder.to({ cell: world.cast.units.thanh.id, reminder }))
    expect(one.html).toContain(`href="${at(reminder)}"`)
    const page = await huong.get(at(reminder))
    expect(page.dom.querySelectorAll('select[name=before] option').map((option) => option.text)).toEqual([
      'Chưa chọn',
      'Lê Văn Dũng',
      'Huỳnh Văn Nam',
    ])
    const text = 'Tôi đã học bù, xin xem lại.'
    const sent = await fillForm(huong, page, { what: 'appeal', text, before: id('nam') })
    const shown = await huong.follow(sent)
    expect(shown.text).toContain('Đang chờ đảng ủy xem lại')
    expect(shown.text).toContain('Bản viết tay, ký trước mặt đồng chí Huỳnh Văn Nam.')
    const { about, actor } = await world.db.row<{ about: string; actor: string }>(
      sql`select about, actor from history where verb = 'reminder-appealed'`,
    )
    expect(actor).toBe(id('huong'))
    expect(about).toBe(`reminder:${reminder} person:${id('lan')} witness:${id('nam')}`)
  })

  test('tells that it is fixed with no words to copy', async () => {
    const reminder = await told()
    const huong = world.as('huong')
    await fillForm(huong, await huong.get(at(reminder)), { what: 'say-fixed', before: id('dung') })
    expect((await stateOf(reminder)).stage).toBe('said-fixed')
  })

  test.each([
    [{ what: '', text: 'Tôi nhận và sẽ sửa.', before: 'nam' }, 'what'],
    [{ what: 'take-back', text: '', before: 'nam' }, 'what'],
    [{ what: 'answer', text: '', before: 'nam' }, 'text'],
    [{ what: 'answer', text: 'Tôi nhận và sẽ sửa.', before: '' }, 'before'],
    [{ what: 'answer', text: 'Tôi nhận và sẽ sửa.', before: 'huong' }, 'before'],
    [{ what: 'answer', text: 'Tôi nhận và sẽ sửa.', before: 'lan' }, 'before'],
  ] as const)('%o is told, and what was copied is kept', async (values, field) => {
    const reminder = await told()
    const before = values.before ? id(values.before) : ''
    const page = await world.as('huong').post(at(reminder), { ...values, before })
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('.errors a')?.getAttribute('href')).toBe(`#${field}`)
    expect(page.dom.querySelector('textarea')?.text).toBe(values.text)
    expect((await stateOf(reminder)).stage).toBe('open')
  })

  test.each(['nam', 'lan', 'tam', 'phuc', 'la'] as const)('%s does not write it down', async (name) => {
    const reminder = await told()
    expect((await world.as(name).get(at(reminder))).status).toBe(404)
    const page = await world.as(name).post(at(reminder), { what: 'say-fixed', before: id('dung') })
    expect(page.status).toBe(404)
  })
})
