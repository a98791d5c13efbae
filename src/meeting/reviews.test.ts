import { beforeEach, describe, expect, test } from 'vitest'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { sendAppeal } from '../conclusion/appeal.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { last, tableOf } from './testing/table.ts'

const world = useWorld()
const table = tableOf(world)

beforeEach(async () => {
  table.clear()
  await table.begin()
  await table.callRoll()
})

const about = (page: string) => last(page)
const concludeAt = (page: string) => page.replace('kiem-diem', 'ket-luan')
const conclusions = () =>
  world.db.rows<{ wording: string; withdrawn: boolean }>(
    sql`select wording, withdrawn_at is not null as withdrawn from conclusion order by withdrawn_at nulls last`,
  )
const COUNTS = { manner: 'hands', yes: '4', no: '0', other: '0' }

describe('the secretary who is reviewed', () => {
  /** Dũng writes; everything stands there that Hương could want to be rid of. */
  async function herReview(): Promise<{ page: string; speech: string; vote: string }> {
    const dung = world.as('dung')
    const page = await table.heard('huong', dung)
    await fillForm(dung, await dung.get(page), { chair: table.id('dung') }, { button: 'Lưu', action: page })
    await table.speak(about(page), 'lan', 'Đồng chí Hương hay họp trễ.', dung)
    const voting = await dung.get(`${table.hub}/bieu-quyet/${about(page)}`)
    await fillForm(dung, voting, { question: 'Nhắc đồng chí Hương', yes: '3', no: '0', other: '1' })
    const speech = await world.db.row<{ id: string }>(sql`select id from meeting_speech`)
    const vote = await world.db.row<{ id: string }>(sql`select id from meeting_vote`)
    return { page, speech: speech.id, vote: vote.id }
  }

  const stored = async () => ({
    reviews: await world.db.rows(sql`select person, chair, clerk, put_off_at from meeting_review`),
    speeches: await world.db.rows(sql`select id from meeting_speech where dropped_at is null`),
    votes: await world.db.rows(sql`select id from meeting_vote where withdrawn_at is null`),
    texts: await world.db.rows(sql`select body from meeting_text order by body`),
    conclusions: await conclusions(),
  })

  test('reaches nothing of her own item, whatever she sends', async () => {
    const { page, speech, vote } = await herReview()
    const before = await stored()
    const { huong, hub } = table
    const line = await table.line('Thảo luận')
    const attempts: [string, Record<string, string>][] = [
      [page, { do: 'seats', chair: table.id('lan') }],
      [page, { do: 'put-off', reason: 'bận' }],
      [page, { do: 'drop-speech', id: speech }],
      [page, { do: 'withdraw-vote', id: vote }],
      [page, { do: 'back' }],
      [line, { do: 'drop-speech', id: speech }],
      [line, { do: 'withdraw-vote', id: vote }],
      [`${hub}/y-kien/${about(page)}`, { speaker: table.id('nam'), said: 'Đồng chí Hương rất tốt.' }],
      [`${hub}/bieu-quyet/${about(page)}`, { question: 'Khen đồng chí Hương', ...COUNTS }],
      [concludeAt(page), { outcome: 'none-seen', ...COUNTS }],
    ]
    for (const [address, fields] of attempts) {
      const answer = await huong.post(address, fields)
      expect([address, fields.do, await stored()]).toEqual([address, fields.do, before])
      if (address !== line) expect([address, answer.status]).toEqual([address, 422])
    }
    const shown = await huong.get(page)
    expect(shown.dom.querySelectorAll('main form')).toEqual([])

    expect((await table.conclude(page, {}, world.as('dung'))).status).toBe(303)
    const [made] = await world.db.rows<{ id: string }>(sql`select id from conclusion`)
    expect((await huong.post(page, { do: 'withdraw', id: made!.id })).status).toBe(422)
    expect(await conclusions()).toHaveLength(1)
    expect((await world.as('dung').post(page, { do: 'withdraw', id: made!.id })).status).toBe(303)
    expect((await conclusions())[0]!.withdrawn).toBe(true)
  })

  test('does not confirm her own promise; Nam, who writes, does', async () => {
    const plan = randomId()
    await world.db.run(sql`
      insert into cell_plan (tenant, id, person, cell, origin, origin_id, line, due, opened_on)
      values (${world.cast.units.commune.id}, ${plan}, ${table.id('huong')}, ${world.cast.units.thanh.id}, 'brought', ${randomId()},
              'Khi họp thì tôi đến đúng giờ.', '2026-12-31', '2026-11-03')`)
    const address = await table.line('Việc đã hứa')
    expect((await table.huong.get(address)).text).toContain('người khác ghi chi bộ xác nhận')
    expect((await table.huong.post(address, { do: 'plan-fixed', id: plan })).status).toBe(422)
    const confirmed = () => world.db.row<{ on: string | null }>(sql`select confirmed_on as on from cell_plan`)
    expect((await confirmed()).on).toBeNull()
    await table.nam.post(address, { do: 'plan-fixed', id: plan })
    expect((await confirmed()).on).toBe('2026-12-01')
  })
})

describe('a conclusion', () => {
  test('withdrawn and made anew: one stands with its plan, both are kept', async () => {
    const page = await table.heard()
    await table.conclude(page)
    await fillForm(table.huong, await table.huong.get(page), {}, { button: 'Ghi lại kết luận này' })
    expect((await table.conclude(page, { wording: 'Lời mới.' })).status).toBe(303)
    expect(await conclusions()).toEqual([
      { wording: 'Còn ngại phát biểu trong họp.', withdrawn: true },
      { wording: 'Lời mới.', withdrawn: false },
    ])
    const plans = await world.db.rows(sql`select 1 from cell_plan where withdrawn_on is null`)
    expect(plans).toHaveLength(1)
    const minutes = await table.minutes()
    expect(minutes).toContain('Lời mới.')
    expect(minutes).not.toContain('Còn ngại phát biểu trong họp.')
  })

  test('is withdrawn by the button that showed it, not by one that showed another', async () => {
    const page = await table.heard()
    await table.conclude(page)
    const old = await table.huong.get(page)
    await fillForm(table.nam, await table.nam.get(page), {}, { button: 'Ghi lại kết luận này' })
    await table.conclude(page, { wording: 'Lời mới.' }, table.nam)
    await fillForm(table.huong, old, {}, { button: 'Ghi lại kết luận này' })
    expect((await conclusions()).filter((one) => !one.withdrawn)).toHaveLength(1)
  })

  test('that the member took to the next level is not withdrawn under their hands', async () => {
    const page = await table.heard()
    await table.conclude(page)
    const open = await table.huong.get(page)
    const [made] = await world.db.rows<{ id: string }>(sql`select id from conclusion`)
    const by = { person: table.id('lan'), now: world.now }
    await sendAppeal(world.db, { tenant: world.cast.units.commune.id, id: made!.id }, 'Tôi đã sửa.', by)
    const refused = await fillForm(table.huong, open, {}, { button: 'Ghi lại kết luận này' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('đã đề nghị đảng ủy xem lại')
    expect((await conclusions())[0]!.withdrawn).toBe(false)
  })

  test('written by two: the second is told and keeps the words', async () => {
    const page = await table.heard()
    const [first, second] = [await table.huong.get(concludeAt(page)), await table.nam.get(concludeAt(page))]
    const fields = { outcome: 'fixed', yes: '4', no: '0', other: '0' }
    await fillForm(table.huong, first, { ...fields, wording: 'Lời của Hương.' })
    const late = await fillForm(table.nam, second, { ...fields, wording: 'Lời của Nam.' })
    expect(late.status).toBe(422)
    for (const words of ['Chi bộ đã kết luận', 'Lời của Nam.']) expect(late.text + late.html).toContain(words)
    expect((await conclusions()).map((one) => one.wording)).toEqual(['Lời của Hương.'])
  })

  test('and putting off exclude each other, whichever comes second', async () => {
    const page = await table.heard()
    const concluding = await table.huong.get(concludeAt(page))
    const putting = await table.nam.get(page)
    await table.conclude(page)
    const refused = await fillForm(
      table.nam,
      putting,
      { reason: 'hết giờ' },
      { button: 'Để kỳ khác kiểm điểm' },
    )
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('hết giờ')
    const made = await world.db.row<{ id: string }>(sql`select id from conclusion`)
    await table.nam.post(page, { do: 'withdraw', id: made.id })
    await fillForm(
      table.nam,
      await table.nam.get(page),
      { reason: 'hết giờ' },
      { button: 'Để kỳ khác kiểm điểm' },
    )
    const late = await fillForm(table.huong, concluding, {
      outcome: 'none-seen',
      yes: '4',
      no: '0',
      other: '0',
    })
    expect(late.status).toBe(422)
    expect((await conclusions()).filter((one) => !one.withdrawn)).toEqual([])
  })

  test.each(['withdraw', 'drop-speech', 'withdraw-vote', 'nonsense'])(
    '%s of what is no id is nothing found',
    async (what) => {
      const page = await table.heard()
      expect((await table.huong.post(page, { do: what, id: 'không phải' })).status).toBe(404)
    },
  )
})

describe('votes', () => {
  const entitled = () => world.db.rows(sql`select entitled, yes from meeting_vote order by entitled`)

  test('taken before somebody came: the late one is left out of that vote and counts in the next', async () => {
    await table.callRoll([], ['dung'])
    const about = last(await table.line('Thảo luận'))
    const address = `${table.hub}/bieu-quyet/${about}`
    const send = async (fields: Record<string, string | string[]>): Promise<Page> =>
      fillForm(table.huong, await table.huong.get(address), fields)
    expect((await send({ question: 'Sửa đường', yes: '3', no: '0', other: '0' })).status).toBe(422)
    await send({ question: 'Sửa đường', yes: '3', no: '0', other: '0', 'not-yet': [table.id('dung')] })
    await send({ question: 'Sửa cầu', yes: '4', no: '0', other: '0' })
    expect(await entitled()).toEqual([
      { entitled: 3, yes: 3 },
      { entitled: 4, yes: 4 },
    ])
    const minutes = await table.minutes()
    expect(minutes).toContain('tổng số có quyền biểu quyết có mặt 3')
    expect(minutes).toContain('Đến muộn: 1 đồng chí, gồm Lê Văn Dũng (20 giờ 05)')
  })

  test('only whoever came late can be left out of one', async () => {
    const about = last(await table.line('Thảo luận'))
    const answer = await table.huong.post(`${table.hub}/bieu-quyet/${about}`, {
      question: 'Sửa đường',
      manner: 'hands',
      yes: '3',
      no: '0',
      other: '0',
      'not-yet': [table.id('lan')],
    })
    expect(answer.status).toBe(422)
    expect(await entitled()).toEqual([])
  })

  test('about a member under review stand in the minutes and can be written anew', async () => {
    const page = await table.heard()
    await table.vote(about(page), 'Cho đồng chí Lan thêm một kỳ', '4')
    expect(await table.minutes()).toContain('Cho đồng chí Lan thêm một kỳ')
    await fillForm(table.huong, await table.huong.get(page), {}, { button: 'Ghi lại biểu quyết này' })
    expect(await table.minutes()).not.toContain('Cho đồng chí Lan thêm một kỳ')
  })

  test('by name: who voted how stands in the minutes, of a conclusion too', async () => {
    const page = await table.heard()
    const voting = await table.huong.get(`${concludeAt(page)}?cach=ten`)
    const choices = Object.fromEntries(
      (['nam', 'lan', 'huong', 'dung'] as const).map((name) => [
        `choice-${table.id(name)}`,
        name === 'lan' ? 'other' : 'yes',
      ]),
    )
    expect((await fillForm(table.huong, voting, { outcome: 'none-seen', ...choices })).status).toBe(303)
    const minutes = await table.minutes()
    expect(minutes).toContain('Tán thành: Lê Văn Dũng, Trần Thị Hương, Huỳnh Văn Nam')
    expect(minutes).toContain('Ý kiến khác: Nguyễn Thị Lan')
  })
})

test('a guest and a member are not one speaker: neither name is lost', async () => {
  const about = last(await table.line('Thảo luận'))
  const refused = await fillForm(table.huong, await table.huong.get(`${table.hub}/y-kien/${about}`), {
    speaker: table.id('lan'),
    guest: 'Ông Ba, Trưởng ấp',
    said: 'Nên đắp đê.',
  })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Ông Ba, Trưởng ấp')
})
