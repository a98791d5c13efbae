import { beforeEach, describe, expect, test } from 'vitest'
import { end } from '../../test/coming.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { runningMeeting } from '../../test/meetings.ts'
import { concluded, declared, launched, sign } from '../../test/rounds.ts'
import { meetingById } from '../meeting/meeting.queries.ts'
import { minutesRead } from '../meeting/minutes.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import type { RoundRow } from './round.queries.ts'

const world = useWorld()
let round: RoundRow
let meeting: string

beforeEach(async () => {
  // The last day of declaring is past: who has not declared can be concluded about.
  round = await launched(world, { from: '2026-11-20' })
  meeting = (await runningMeeting(world, { cell: 'thanh', here: ['huong', 'nam', 'lan', 'dung'] }, 'lan'))
    .meeting
})

const of = (name: 'lan' | 'nam' | 'huong' | 'dung') =>
  paths.meetingRoundMember.to({ meeting, person: world.cast.people[name].id })
const VOTE = { manner: 'hands', yes: '4', no: '0', other: '0' }
const BUTTON = { button: 'Ghi kết luận' }

const TO_FIX = {
  outcome: 'to-fix',
  'level-0': 'partial',
  'fix-0': 'Khi nhận việc thì báo lại trong tuần.',
  'by-0': '31/03/2027',
  wording: 'Còn để chậm việc được giao.',
  ...VOTE,
}

async function conclude(browser: Browser, page: Page, values: Record<string, string>) {
  return fillForm(browser, page, values, BUTTON)
}

const stored = () =>
  world.db.rows<{
    person: string
    outcome: string
    signs: { id: string; level: string }[]
    led_by: string | null
  }>(sql`
    select person, outcome, signs, led_by from conclusion where kind = 'round' and withdrawn_at is null order by made_at, id`)

describe('the cell concludes', () => {
  test('Hương reads what Lan declared, writes what the cell says beside it, and a plan is opened with its day', async () => {
    await declared(world, round, 'lan', sign('I.4.4'))
    const huong = world.as('huong')
    const list = await huong.get(paths.meetingRound.to({ meeting }))
    expect(list.text).toContain('Nguyễn Thị Lan')
    const page = await huong.get(of('lan'))
    expect(page.text).toContain('Việc nhà nhiều nên hay để chậm.')
    // Nothing is answered beforehand; the fix is the member's own, to be agreed on.
    expect(
      page.dom.querySelectorAll('input[type=radio][checked]').map((one) => one.getAttribute('value')),
    ).toEqual(['hands'])
    expect((await conclude(huong, page, TO_FIX)).status).toBe(303)
    expect(await stored()).toMatchObject([{ outcome: 'to-fix', signs: [{ id: 'I.4.4', level: 'partial' }] }])
    const plans = await world.db.rows(sql`select line, due from cell_plan where origin = 'concluded'`)
    expect(plans).toEqual([{ line: 'Khi nhận việc thì báo lại trong tuần.', due: '2027-03-31' }])
    // Until the meeting is over Lan sees nothing concluded; then both sides.
    expect((await world.as('lan').get('/dot')).text).toContain('chưa kết luận')
    await end(world, meeting)
    const own = await world.as('lan').get('/dot')
    expect(own.text).toContain('Có hạn chế, phải khắc phục (một phần)')
    expect((await world.as('lan').get('/toi/ket-luan')).text).toContain('Còn để chậm việc được giao.')
  })

  test('a sign nobody declared is picked from the list, with a fix and a day of its own', async () => {
    await declared(world, round, 'lan')
    const huong = world.as('huong')
    const picked = await fillForm(
      huong,
      await huong.get(of('lan')),
      { pick: ['I.5.2'] },
      { button: 'Đưa các biểu hiện đã chọn lên trên' },
    )
    expect(picked.text).toContain('Khi có lỗi thì quanh co')
    expect((await conclude(huong, picked, TO_FIX)).status).toBe(303)
    expect(await stored()).toMatchObject([{ signs: [{ id: 'I.5.2' }] }])
  })

  test.each([
    [{ outcome: '' }, 'Mời đồng chí chọn'],
    [{ 'level-0': '' }, 'Mời đồng chí chọn mức.'],
    [{ 'level-0': 'none' }, 'phải nêu ít nhất một biểu hiện'],
    [{ outcome: 'none-seen' }, 'phải để mức “không”'],
    [{ 'fix-0': '' }, 'Mời đồng chí ghi cách sửa.'],
    [{ 'by-0': '30/02/2027' }, 'Ngày'],
    [{ 'by-0': '01/12/2026' }, 'Ngày phải sau ngày họp.'],
    [{ wording: '' }, 'Mời đồng chí ghi lời kết luận.'],
    [{ yes: '3' }, 'cộng'],
    [{ yes: '1', no: '3' }, ''],
  ])('%o is not taken, said why, and nothing typed is lost', async (changes, sentence) => {
    await declared(world, round, 'lan', sign('I.4.4'))
    const huong = world.as('huong')
    const values = { ...TO_FIX, ...changes }
    const refused = await conclude(huong, await huong.get(of('lan')), values)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    expect(refused.dom.querySelector('#wording')?.text.trim()).toBe(values.wording)
    expect(await stored()).toEqual([])
  })

  test('once a round and member; a second form is told', async () => {
    await declared(world, round, 'lan', sign('I.4.4'))
    const [huong, dung] = [world.as('huong'), world.as('dung')]
    const [one, other] = [await huong.get(of('lan')), await dung.get(of('lan'))]
    expect((await conclude(huong, one, TO_FIX)).status).toBe(303)
    const second = await conclude(dung, other, TO_FIX)
    expect(second.status).toBe(422)
    expect(second.text).toContain('đã được kết luận trong đợt này')
    expect(await stored()).toHaveLength(1)
  })

  test('withdrawn as written by mistake, with its plan, and concluded anew', async () => {
    await declared(world, round, 'lan', sign('I.4.4'))
    const huong = world.as('huong')
    await conclude(huong, await huong.get(of('lan')), TO_FIX)
    const back = await fillForm(
      huong,
      await huong.get(of('lan')),
      {},
      { button: 'Ghi nhầm, rút kết luận này' },
    )
    expect(back.status).toBe(303)
    expect(await stored()).toEqual([])
    expect((await conclude(huong, await huong.get(of('lan')), TO_FIX)).status).toBe(303)
    expect(await world.db.rows(sql`select 1 from cell_plan where withdrawn_on is null`)).toHaveLength(1)
  })
})

describe('nobody has a hand in their own', () => {
  test('Hương, in the chair, does not write her own; Dũng does, with somebody else leading', async () => {
    const own = await world.as('huong').get(of('huong'))
    expect(own.text).toContain('Đồng chí không tự ghi kết luận về mình')
    expect(own.dom.querySelector('#wording')).toBeNull()
    const dung = world.as('dung')
    const page = await dung.get(of('huong'))
    const alone = await conclude(dung, page, { outcome: 'none-seen', ...VOTE })
    expect(alone.status).toBe(422)
    expect(alone.text).toContain('Mời đồng chí chọn người chủ trì phần này.')
    const { nam } = world.cast.people
    expect((await conclude(dung, page, { outcome: 'none-seen', led: nam.id, ...VOTE })).status).toBe(303)
    expect(await stored()).toMatchObject([{ led_by: nam.id }])
  })

  test('Lan, who sits at no table, finds no such page; nor does another cell’s secretary', async () => {
    for (const name of ['lan', 'tam', 'phuc'] as const) {
      expect((await world.as(name).get(of('nam'))).status).toBe(404)
      expect((await world.as(name).get(paths.meetingRound.to({ meeting }))).status).toBe(404)
    }
  })
})

describe('being heard', () => {
  test('who is not there and has not declared is not concluded to have limits', async () => {
    await world.db.run(sql`
      update meeting_presence set state = 'excused' where meeting = ${meeting} and person = ${world.cast.people.lan.id}`)
    const huong = world.as('huong')
    const picked = await fillForm(
      huong,
      await huong.get(of('lan')),
      { pick: ['I.4.4'] },
      { button: 'Đưa các biểu hiện đã chọn lên trên' },
    )
    const refused = await conclude(huong, picked, { ...TO_FIX, yes: '3' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('nên chưa được nghe')
    expect(await stored()).toEqual([])
  })

  test('as long as there is time to declare, who has not is not concluded about', async () => {
    await world.db.run(
      sql`update round set declare_by = '2026-12-02', conclude_by = '2026-12-20', closes_on = '2026-12-20'`,
    )
    const page = await world.as('huong').get(of('nam'))
    expect(page.text).toContain('còn hạn đến hết ngày 02/12/2026')
    expect(page.dom.querySelector('#wording')).toBeNull()
  })
})

describe('one vote about several', () => {
  const together = () => paths.meetingRoundTogether.to({ meeting })

  test('only of those who named nothing, each ticked by name; chair and clerk are none of them', async () => {
    await declared(world, round, 'lan')
    await declared(world, round, 'dung', sign('I.4.4'))
    const huong = world.as('huong')
    const page = await huong.get(together())
    const people = page.dom.querySelectorAll('input[name=person]')
    expect(people.map((one) => one.getAttribute('value'))).toEqual([world.cast.people.lan.id])
    expect(people.some((one) => one.hasAttribute('checked'))).toBe(false)
    const blank = await fillForm(huong, page, VOTE)
    expect(blank.status).toBe(422)
    expect(blank.text).toContain('Mời đồng chí đánh dấu ít nhất một tên.')
    expect((await fillForm(huong, page, { ...VOTE, person: [world.cast.people.lan.id] })).status).toBe(303)
    expect(await stored()).toMatchObject([{ outcome: 'none-seen', signs: [] }])
    expect((await fillForm(huong, await huong.get(together()), {}).catch(() => null))?.status).not.toBe(303)
  })

  test('who was concluded about meanwhile is told, and nobody else is written', async () => {
    await declared(world, round, 'lan')
    const huong = world.as('huong')
    const page = await huong.get(together())
    await concluded(world, round, { lan: ['I.4.4'] })
    const late = await fillForm(huong, page, { ...VOTE, person: [world.cast.people.lan.id] })
    expect(late.status).toBe(422)
    expect(await stored()).toHaveLength(1)
  })
})

test('the minutes have both sides of each, and a line of the agenda leads there', async () => {
  await declared(world, round, 'lan', sign('I.4.4'))
  const huong = world.as('huong')
  const item = await world.db.row<{ id: string }>(
    sql`select id from meeting_item where meeting = ${meeting} and kind = 'discussion'`,
  )
  expect((await huong.get(paths.meetingItem.to({ meeting, item: item.id }))).text).toContain(
    'Kết luận đợt tự nhận xét (còn 4)',
  )
  await conclude(huong, await huong.get(of('lan')), TO_FIX)
  const row = (await meetingById(world.db, world.cast.units.commune.id, meeting))!
  const reader = { person: world.cast.people.huong.id, today: '2026-12-01' }
  const { minutes } = await minutesRead(world.db, row, reader, languages.vi)
  expect(JSON.stringify(minutes.blocks)).toContain(
    'Đồng chí Nguyễn Thị Lan: tự nhận có hạn chế (Chưa làm tròn phần việc: một phần); chi bộ kết luận có hạn chế (Chưa làm tròn phần việc: một phần). Còn để chậm việc được giao. Việc phải sửa: Khi nhận việc thì báo lại trong tuần. (trước ngày 31/03/2027). Biểu quyết: 4/4 đồng ý.',
  )
})
