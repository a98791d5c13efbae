import { describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { begin, coming, end } from '../../test/coming.ts'
import { type Browser, fillForm, formFields, useWorld } from '../../test/harness.ts'
import { changePlace, givePost } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { adoptRotation, draftRotation, turnOf } from '../rotation/rotation.ts'

const world = useWorld()
const REASON = 'Đi khám mắt ở bệnh viện tỉnh.'

const at = (meeting: string) => paths.absence.to({ meeting })
const report = async (browser: Browser, meeting: string, reason = REASON) =>
  fillForm(browser, await browser.get(at(meeting)), { reason }, { button: 'Gửi báo vắng' })
const notices = (meeting: string) =>
  world.db.rows<{ person: string; reason: string; sent_on: string }>(sql`
    select person, reason, sent_on from absence_notice
    where meeting = ${meeting} and withdrawn_on is null order by sent_on, person`)
const verbs = async () =>
  (
    await world.db.rows<{ verb: string }>(sql`select verb from history where verb like 'absence%' order by n`)
  ).map((row) => row.verb)

describe('Lan can’t come', () => {
  test('says why, sees that it stands, changes it and takes it back', async () => {
    const meeting = await coming(world)
    const lan = world.as('lan')
    expect((await report(lan, meeting)).location).toBe('/hop')
    expect((await lan.get('/hop')).text).toContain('Đồng chí đã báo vắng kỳ này')
    expect(await notices(meeting)).toEqual([
      { person: world.cast.people.lan.id, reason: REASON, sent_on: '2026-12-01' },
    ])
    const page = await lan.get(at(meeting))
    expect(page.dom.querySelector('textarea')!.text.trim()).toBe(REASON)
    await fillForm(lan, page, { reason: 'Trông cháu ốm.' }, { button: 'Gửi lý do đã sửa' })
    expect(await notices(meeting)).toMatchObject([{ reason: 'Trông cháu ốm.' }])
    await fillForm(lan, await lan.get(at(meeting)), {}, { button: 'Rút lại, tôi sẽ đi họp' })
    expect(await notices(meeting)).toEqual([])
    expect((await lan.get('/hop')).text).not.toContain('Đồng chí đã báo vắng')
    expect(await verbs()).toEqual(['absence-reported', 'absence-reported', 'absence-withdrawn'])
    await report(lan, meeting)
    expect(await notices(meeting)).toHaveLength(1)
  })

  test('history names ids only, and what is withdrawn leaves no words behind', async () => {
    const meeting = await coming(world)
    const lan = world.as('lan')
    await report(lan, meeting)
    const deed = await world.db.row<{ about: string }>(
      sql`select about from history where verb = 'absence-reported'`,
    )
    expect(deed.about).toBe(`meeting:${meeting} person:${world.cast.people.lan.id}`)
    await fillForm(lan, await lan.get(at(meeting)), {}, { button: 'Rút lại, tôi sẽ đi họp' })
    const rows = await world.db.rows(sql`select reason from absence_notice`)
    expect(rows).toEqual([{ reason: '' }])
  })

  test('and reads who will see it: whoever runs the cell’s meetings, the clerk, and nobody else', async () => {
    const meeting = await coming(world)
    const readers = async () => {
      const text = (await world.as('lan').get(at(meeting))).text
      return castNames.filter((name) => text.includes(world.cast.people[name].name))
    }
    expect(await readers()).toEqual(['huong', 'dung'])
    expect((await world.as('lan').get(at(meeting))).text).toContain('đồng chí sẽ được cử làm thư ký')
    await world.db.run(sql`update meeting set clerk = ${world.cast.people.nam.id} where id = ${meeting}`)
    await givePost(
      world.db,
      {
        tenant: world.cast.units.commune.id,
        person: world.cast.people.minh.id,
        unit: world.cast.units.thanh.id,
        kind: 'committee-member',
        title: 'Chi ủy viên',
        from: '2026-11-01',
      },
      { person: null, now: world.now },
    )
    expect(await readers()).toEqual(['nam', 'huong', 'dung', 'minh'])
  })

  test('and Hương, who reads it at the meeting’s table, is named to her; what she withdrew is read by nobody', async () => {
    const meeting = await coming(world)
    const lan = world.as('lan')
    await report(lan, meeting)
    const table = paths.meetingHub.to({ meeting })
    expect((await world.as('huong').get(table)).text).toContain(REASON)
    expect((await lan.get('/toi/du-lieu')).text).toContain('Trần Thị Hương, ngày 01/12/2026: lý do báo vắng')
    for (const name of ['nam', 'minh', 'phuc', 'quan'] as const)
      expect((await world.as(name).get(table)).html).not.toContain(REASON)
    await fillForm(lan, await lan.get(at(meeting)), {}, { button: 'Rút lại, tôi sẽ đi họp' })
    expect((await world.as('huong').get(table)).html).not.toContain(REASON)
  })

  test('and finds it in her data, and nobody else in theirs', async () => {
    const meeting = await coming(world)
    await report(world.as('lan'), meeting)
    for (const page of ['/toi/du-lieu', '/toi/du-lieu/tai-ve', '/toi/du-lieu/tai-ve?dang=json'])
      for (const name of castNames)
        expect((await world.as(name).get(page)).html.includes(REASON), `${name} ${page}`).toBe(name === 'lan')
  })
})

describe('what can’t be taken as it is', () => {
  test.each([
    ['', 'Mời đồng chí điền ô này'],
    ['ốm', 'Lý do ngắn quá'],
    ['a'.repeat(301), 'nhận tối đa 300 chữ cái; đồng chí đã viết 301'],
    ['đi khám\u202e', 'có ký tự ẩn'],
  ])('“%s” is shown again with what was typed', async (reason, sentence) => {
    const meeting = await coming(world)
    const lan = world.as('lan')
    const refused = await report(lan, meeting, reason)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    expect(refused.dom.querySelector('textarea')!.text.trim()).toBe(reason.replace('\u202e', ''))
    expect(await notices(meeting)).toEqual([])
  })

  test('an unknown field is refused', async () => {
    const meeting = await coming(world)
    const sent = await world.as('lan').post(at(meeting), { reason: REASON, person: world.cast.people.nam.id })
    expect(sent.status).toBe(400)
  })

  test('sent twice it is one notice and one deed; with other words both versions are shown', async () => {
    const meeting = await coming(world)
    const lan = world.as('lan')
    const page = await lan.get(at(meeting))
    for (let n = 0; n < 2; n++) expect((await fillForm(lan, page, { reason: REASON })).location).toBe('/hop')
    expect(await verbs()).toEqual(['absence-reported'])
    const conflict = await fillForm(lan, page, { reason: 'Lý do khác hẳn.' })
    expect(conflict.status).toBe(409)
    for (const words of [REASON, 'Lý do khác hẳn.']) expect(conflict.text).toContain(words)
    expect(await notices(meeting)).toMatchObject([{ reason: REASON }])
  })

  test.each([
    ['begun', begin, 'Buổi họp đã bắt đầu'],
    ['over', end, 'Buổi họp này đã qua'],
  ] as const)(
    'a meeting that is %s meanwhile says so and gives the words back',
    async (_, become, sentence) => {
      const meeting = await coming(world)
      const lan = world.as('lan')
      const page = await lan.get(at(meeting))
      const { action, fields } = formFields(page, { reason: REASON })
      await become(world, meeting)
      const late = await lan.post(action, fields)
      expect(late.status).toBe(409)
      expect(late.text).toContain(sentence)
      expect(late.text).toContain(REASON)
      expect(await notices(meeting)).toEqual([])
      expect((await lan.get(at(meeting))).status).toBe(404)
    },
  )

  test('a meeting that was dropped, or whose day has passed, likewise', async () => {
    const meeting = await coming(world)
    const lan = world.as('lan')
    const { action, fields } = formFields(await lan.get(at(meeting)), { reason: REASON })
    await world.db.run(sql`update meeting set dropped_at = ${world.now} where id = ${meeting}`)
    expect((await lan.post(action, fields)).text).toContain('không tổ chức nữa')
    await world.db.run(sql`update meeting set dropped_at = null, day = '2026-11-30' where id = ${meeting}`)
    expect((await lan.post(action, fields)).text).toContain('đã qua')
    expect(await notices(meeting)).toEqual([])
  })

  test('Lan, moved to another cell meanwhile, is told, and gets her words back', async () => {
    const meeting = await coming(world)
    const lan = world.as('lan')
    const { action, fields } = formFields(await lan.get(at(meeting)), { reason: REASON })
    await changePlace(
      world.db,
      {
        tenant: world.cast.units.commune.id,
        person: world.cast.people.lan.id,
        cell: world.cast.units.loi.id,
      },
      { person: null, now: world.now },
    )
    const late = await lan.post(action, fields)
    expect(late.status).toBe(409)
    expect(late.text).toContain('đã chuyển sinh hoạt')
    expect(late.text).toContain(REASON)
    expect((await lan.get(at(meeting))).status).toBe(404)
    expect(await notices(meeting)).toEqual([])
  })
})

describe('others', () => {
  test('Minh, of another cell, finds no such meeting, as if there were none', async () => {
    const meeting = await coming(world)
    for (const name of ['minh', 'tam', 'phuc', 'quan', 'la'] as const) {
      const [there, none] = [await world.as(name).get(at(meeting)), await world.as(name).get(at(randomId()))]
      expect([there.status, there.html]).toEqual([none.status, none.html])
      expect((await world.as(name).post(at(meeting), { reason: REASON })).status).toBe(404)
    }
    expect(await notices(meeting)).toEqual([])
  })

  test('Nam’s form does not touch Lan’s notice', async () => {
    const meeting = await coming(world)
    await report(world.as('lan'), meeting)
    const page = await world.as('nam').get(at(meeting))
    expect(page.html).not.toContain(REASON)
    await world.as('nam').post(at(meeting), { withdraw: 'yes' })
    expect(await notices(meeting)).toHaveLength(1)
  })

  test.each(['x', '__proto__', '%00', "' or 1=1"])('under an address “%s” is nothing', async (meeting) => {
    expect((await world.as('lan').get(`/hop/bao-vang/${meeting}`)).status).toBe(404)
    expect((await world.as('lan').post(`/hop/bao-vang/${meeting}`, { reason: REASON })).status).toBe(404)
  })
})

describe('somebody who is up for review and can’t come', () => {
  const thanh = () => ({ tenant: world.cast.units.commune.id, cell: world.cast.units.thanh.id })

  /** A plan in force, its first two meetings laid down; who is up at the first. */
  async function upFirst() {
    const by = { person: world.cast.people.huong.id, now: world.now }
    const rotation = (await draftRotation(world.db, thanh(), by))!
    await adoptRotation(world.db, { ...thanh(), rotation, revision: 1, meeting: null }, by)
    const months = ['2027-01-01', '2027-02-01'] as const
    const ids: string[] = []
    for (const month of months) ids.push(await coming(world, { month, day: `${month.slice(0, 8)}03` }))
    const turns = async (month: string) =>
      (await turnOf(world.db, thanh().tenant, thanh().cell, month)).map((turn) => turn.person)
    const [up] = await turns(months[0])
    const name = castNames.find((one) => world.cast.people[one].id === up)!
    return { first: ids[0]!, second: ids[1]!, name, up: up!, turns, months }
  }

  const listed = async (meeting: string) =>
    (
      await world.db.rows<{ person: string }>(
        sql`select person from meeting_review where meeting = ${meeting} and put_off_at is null`,
      )
    ).map((row) => row.person)

  test('gives up the turn; the lists of both meetings follow in the same moment', async () => {
    const { first, second, name, up, turns, months } = await upFirst()
    expect(await listed(first)).toEqual([up])
    await report(world.as(name), first)
    expect(await turns(months[0])).not.toContain(up)
    expect(await listed(first)).toEqual(await turns(months[0]))
    expect(await listed(second)).toEqual(await turns(months[1]))
    expect([...(await listed(first)), ...(await listed(second))].length).toBeGreaterThan(0)
    const hub = await world.as('huong').get(paths.meetingHub.to({ meeting: first }))
    expect(hub.text).toContain(REASON)
  })

  test('and is told, before taking the notice back, that the turn stays where it went; others are told nothing of turns', async () => {
    const { first, name, turns, months } = await upFirst()
    await report(world.as(name), first)
    const page = await world.as(name).get(at(first))
    expect(page.text).toMatch(/lượt kiểm điểm của đồng chí đã chuyển sang kỳ họp 03\/0[2-9]\/2027/)
    expect(page.text).toContain('Rút báo vắng thì lượt vẫn ở kỳ ấy')
    // Somebody may have come up in their place, whose turn would go on as well.
    const upNow = await turns(months[0])
    const other = (['lan', 'nam', 'dung'] as const).find(
      (one) => one !== name && !upNow.includes(world.cast.people[one].id),
    )!
    await report(world.as(other), first)
    expect((await world.as(other).get(at(first))).text).not.toContain('lượt kiểm điểm của đồng chí')
  })

  test('somebody who is not up moves nobody by the same notice', async () => {
    const { first, name, turns, months } = await upFirst()
    const before = await turns(months[0])
    const other = (['lan', 'nam', 'dung'] as const).find((one) => one !== name)!
    await report(world.as(other), first)
    expect(await turns(months[0])).toEqual(before)
    expect(await listed(first)).toEqual(before)
  })
})
