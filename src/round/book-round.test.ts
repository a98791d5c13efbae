import { beforeEach, describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { closed, declared, launched, sign } from '../../test/rounds.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import type { RoundRow } from './round.queries.ts'

const world = useWorld()
let round: RoundRow
const id = (name: CastName) => world.cast.people[name].id

beforeEach(async () => {
  round = await launched(world, { from: '2026-11-20' })
  await declared(world, round, 'lan', sign('I.4.4'))
})

/** Hương copies what stands in the cell's bound book. */
async function copied(more: Record<string, string | boolean> = {}): Promise<Page> {
  const huong = world.as('huong')
  return fillForm(huong, await huong.get(`/chi-bo/${world.cast.units.thanh.id}/hop/ghi-so`), {
    day: '01/12/2026',
    'moved-reason': 'ngày 3 cả ấp đi gặt',
    chair: id('huong'),
    clerk: id('dung'),
    book: '4',
    page: '37',
    ...more,
  })
}

const meetingOf = (page: Page) => page.location!.split('/')[2]!
const address = (meeting: string, name: CastName) =>
  paths.meetingRoundMember.to({ meeting, person: id(name) })
const TO_FIX = {
  outcome: 'to-fix',
  'level-0': 'partial',
  'fix-0': 'Khi nhận việc thì báo lại trong tuần.',
  'by-0': '31/03/2027',
  wording: 'Còn để chậm việc được giao.',
  manner: 'hands',
  yes: '4',
  no: '0',
  other: '0',
}
const BUTTON = { button: 'Ghi kết luận' }
const stored = () =>
  world.db.rows<{ person: string; outcome: string; yes: number; concluded_on: string; labels: string[] }>(sql`
    select person, outcome, yes, concluded_on, (select array_agg(s->>'id') from jsonb_array_elements(signs) s) as labels
    from conclusion where kind = 'round' and withdrawn_at is null order by made_at, id`)

describe('a cell that keeps a bound book concludes in a round', () => {
  test('the meeting stays open for it; votes, signs and fixes are written down, and the minutes name them once they are locked', async () => {
    const kept = await copied({ more: true })
    const meeting = meetingOf(kept)
    const huong = world.as('huong')
    const hub = await huong.follow(kept)
    expect(hub.text).toContain('Buổi họp này ghi lại từ sổ và chưa khóa.')
    const list = await huong.get(paths.meetingRound.to({ meeting }))
    expect(list.text).toContain('Nguyễn Thị Lan')
    const page = await huong.get(address(meeting, 'lan'))
    expect(page.text).toContain('Việc nhà nhiều nên hay để chậm.')
    expect((await fillForm(huong, page, TO_FIX, BUTTON)).status).toBe(303)
    expect(await stored()).toEqual([
      { person: id('lan'), outcome: 'to-fix', yes: 4, concluded_on: '2026-12-01', labels: ['I.4.4'] },
    ])
    const plans = await world.db.rows<{ due: string }>(
      sql`select due from cell_plan where person = ${id('lan')} and origin = 'concluded'`,
    )
    expect(plans).toEqual([{ due: '2027-03-31' }])
    const minutes = await huong.get(paths.minutes.to({ meeting }))
    for (const words of [
      'sổ số 4, trang 37',
      'Chưa làm tròn phần việc',
      'Khi nhận việc thì báo lại trong tuần.',
    ])
      expect(minutes.text).toContain(words)
    expect(minutes.text).not.toContain('Đã khóa.')
    const locked = await huong.follow(
      await fillForm(
        huong,
        minutes,
        { read: ['people', 'said', 'votes', 'conclusions', 'tasks'] },
        {
          action: paths.minutesLock.to({ meeting }),
        },
      ),
    )
    expect(locked.text).toContain('Đã khóa.')
    expect(locked.text).toContain('Chưa làm tròn phần việc')
    // What the cell concluded counts in the round, and stands beside what Lan declared.
    const cellPage = await huong.get(paths.cellRound.to({ cell: world.cast.units.thanh.id }))
    expect(cellPage.text).toContain('một phần')
    expect((await huong.get(address(meeting, 'nam'))).status).toBe(404)
  })

  test('votes that do not add up to who stands in the book as present are told, and nothing is written', async () => {
    const meeting = meetingOf(await copied({ more: true, absent: 'Huỳnh Văn Nam, đi khám bệnh' }))
    const huong = world.as('huong')
    const wrong = await fillForm(huong, await huong.get(address(meeting, 'lan')), TO_FIX, BUTTON)
    expect(wrong.status).toBe(422)
    expect(wrong.dom.querySelector('[name=wording]')?.text).toContain('Còn để chậm việc được giao.')
    expect(await stored()).toEqual([])
    const right = await fillForm(huong, wrong, { ...TO_FIX, yes: '3' }, BUTTON)
    expect(right.status).toBe(303)
    // Nam was away and sent nothing: he was not heard.
    const nam = await fillForm(
      huong,
      await huong.get(address(meeting, 'nam')),
      { outcome: 'fixed', wording: 'Đã sửa.', manner: 'hands', yes: '3', no: '0', other: '0' },
      BUTTON,
    )
    expect(nam.status).not.toBe(303)
    expect(await stored()).toHaveLength(1)
  })

  test('the writer does not write about herself; another officer of the cell does, somebody of another cell can’t', async () => {
    const meeting = meetingOf(await copied({ more: true }))
    world.now = new Date('2026-12-01T09:00:00+07:00')
    expect((await world.as('huong').get(address(meeting, 'huong'))).text).toContain(
      'Đồng chí không tự ghi kết luận về mình.',
    )
    for (const name of ['tam', 'lan', 'phuc'] as const)
      expect((await world.as(name).get(address(meeting, 'lan'))).status, name).toBe(404)
  })

  test('locked at once where nothing more stands in the book: the round finds no way in', async () => {
    const meeting = meetingOf(await copied())
    const minutes = await world.as('huong').get(paths.minutes.to({ meeting }))
    expect(minutes.text).toContain('Đã khóa.')
    expect((await world.as('huong').get(paths.meetingRound.to({ meeting }))).status).toBe(404)
  })

  test('a meeting from before the round began concludes nothing about it', async () => {
    const meeting = meetingOf(
      await copied({ more: true, month: '2026-11-01', day: '03/11/2026', 'moved-reason': '' }),
    )
    const huong = world.as('huong')
    const page = await huong.get(address(meeting, 'lan'))
    expect(page.text).toContain('trước ngày bắt đầu đợt')
    const forced = await huong.post(address(meeting, 'lan'), { ...TO_FIX, 'sign-0': 'I.4.4' })
    expect(forced.status).not.toBe(303)
    expect(await stored()).toEqual([])
  })

  test('after the round was closed nothing is added to it, and what was typed is given back', async () => {
    const meeting = meetingOf(await copied({ more: true }))
    const huong = world.as('huong')
    const page = await huong.get(address(meeting, 'lan'))
    await closed(world, round)
    const late = await fillForm(huong, page, TO_FIX, BUTTON)
    expect(late.status).toBe(409)
    expect(late.text).toContain('Đợt 2 năm 2026 đã chốt')
    expect(late.text).toContain('Còn để chậm việc được giao.')
    expect(late.text).toContain('Khi nhận việc thì báo lại trong tuần.')
    expect(await stored()).toEqual([])
  })
})
