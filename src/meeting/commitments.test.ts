import { beforeEach, describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { signedBy, THREE } from '../../test/commitments.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { type Running, runningMeeting } from '../../test/meetings.ts'
import type { Commitment } from '../commitment/commitment.ts'
import { concludeLine, type LineConclusionDraft } from '../conclusion/conclusion.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import { endMeeting } from './ending.ts'
import { agendaOf, meetingById } from './meeting.queries.ts'
import { reviewsOf } from './meeting-review.ts'
import { lockMinutes, minutesFor } from './minutes.ts'

const world = useWorld()
const TABLE = { cell: 'thanh', here: ['huong', 'nam', 'lan', 'dung'] } as const
let running: Running

beforeEach(async () => {
  running = await runningMeeting(world, TABLE, 'lan')
})

const at = () => ({ meeting: running.meeting })
const confirming = () => paths.meetingCommitments.to(at())
const reviewing = () => paths.meetingReview.to({ ...at(), review: running.review })
const row = async () => (await meetingById(world.db, world.cast.units.commune.id, running.meeting))!
const minutes = async () =>
  JSON.stringify((await minutesFor(world.db, await row(), languages.vi)).minutes.blocks)
const standing = () =>
  world.db.rows<{ confirmed: boolean }>(
    sql`select confirmed_at_meeting is not null as confirmed from commitment order by year, version`,
  )
const confirm = async (browser: Browser, ids: string[]) =>
  fillForm(browser, await browser.get(confirming()), { commitment: ids }, { button: 'Chi bộ xác nhận' })
const confirmed = (name: CastName = 'lan') =>
  signedBy(world, name, { confirmedAt: { meeting: running.meeting, day: '2026-12-01', by: 'dung' } })

describe('the cell confirms what its members signed', () => {
  test('from under “Việc đã hứa”: what was signed is read, ticked, confirmed, and stands in the minutes', async () => {
    const signed = await signedBy(world, 'lan')
    const nam = world.as('nam')
    await world.db.run(
      sql`update meeting_item set kind = 'promises' where meeting = ${running.meeting} and id = ${running.item}`,
    )
    const line = (await agendaOf(world.db, await row())).find((one) => one.kind === 'promises')!
    const item = await nam.get(paths.meetingItem.to({ ...at(), item: line.id }))
    expect(item.text).toContain('Cam kết chờ chi bộ xác nhận (1)')
    expect(item.html).toContain(`href="${confirming()}"`)
    const page = await nam.get(confirming())
    for (const words of [...THREE, 'Nguyễn Thị Lan, năm 2026']) expect(page.text).toContain(words)
    expect(page.dom.querySelectorAll('input[checked]')).toEqual([])
    expect((await confirm(nam, [signed.id])).location).toBe(confirming())
    expect(await standing()).toEqual([{ confirmed: true }])
    expect(await minutes()).toContain('Đồng chí Nguyễn Thị Lan: cam kết năm 2026, 3 điều')
    expect((await world.as('lan').get('/cam-ket/2026')).text).toContain(
      'Chi bộ đã xác nhận trong buổi họp ngày 01/12/2026',
    )
    expect((await world.as('lan').get('/toi/du-lieu')).text).toContain(
      'Huỳnh Văn Nam, ngày 01/12/2026: cam kết năm',
    )
  })

  test('several at once, one on paper among them; nothing ticked confirms nothing', async () => {
    const ids = [(await signedBy(world, 'lan')).id, (await signedBy(world, 'dung')).id]
    const huong = world.as('huong')
    await huong.post(`/chi-bo/${world.cast.units.thanh.id}/cam-ket/2026`, {
      person: world.cast.people.nam.id,
      done: 'yes',
    })
    const none = await confirm(huong, [])
    expect([none.status, none.text]).toEqual([422, expect.stringContaining('chọn ít nhất một đồng chí')])
    const paper = await world.db.row<{ id: string }>(sql`select id from commitment where how = 'paper'`)
    await confirm(huong, [...ids, paper.id])
    expect(await standing()).toEqual(Array(3).fill({ confirmed: true }))
    expect(await minutes()).toContain('Đồng chí Huỳnh Văn Nam: cam kết năm 2026 (bản giấy)')
  })

  test('nobody confirms their own; somebody else at the table does', async () => {
    const own = await signedBy(world, 'huong')
    const page = await world.as('huong').get(confirming())
    expect(page.text).toContain('do đồng chí khác ở bàn thư ký xác nhận')
    expect(page.dom.querySelector('input[name=commitment]')).toBeNull()
    await world.as('huong').post(confirming(), { do: 'confirm', commitment: own.id })
    expect(await standing()).toEqual([{ confirmed: false }])
    await confirm(world.as('nam'), [own.id])
    expect(await standing()).toEqual([{ confirmed: true }])
  })

  test('a wording that was changed meanwhile is not confirmed; the page shows the new one', async () => {
    const old = await signedBy(world, 'lan')
    const nam = world.as('nam')
    const page = await nam.get(confirming())
    await signedBy(world, 'lan', { lines: ['Điều viết lại thứ nhất', THREE[1], THREE[2]] })
    const refused = await fillForm(nam, page, { commitment: [old.id] }, { button: 'Chi bộ xác nhận' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Có bản vừa được sửa')
    expect(refused.text).toContain('Điều viết lại thứ nhất')
    expect(await standing()).toEqual([{ confirmed: false }, { confirmed: false }])
  })

  test('is taken back until the minutes are locked, and not after', async () => {
    const signed = await signedBy(world, 'lan')
    const nam = world.as('nam')
    await confirm(nam, [signed.id])
    await fillForm(nam, await nam.get(confirming()), {}, { button: 'Rút lại xác nhận' })
    expect(await standing()).toEqual([{ confirmed: false }])
    expect(await minutes()).not.toContain('cam kết năm 2026')
    await confirm(nam, [signed.id])
    const late = await nam.get(confirming())
    const by = { person: world.cast.people.huong.id, now: world.now }
    await world.db.run(sql`delete from meeting_review where meeting = ${running.meeting}`)
    await endMeeting(world.db, await row(), '21:00', by)
    expect(await lockMinutes(world.db, await row(), languages.vi, by)).toBe(true)
    const refused = await fillForm(nam, late, {}, { button: 'Rút lại xác nhận' })
    expect(refused.status).toBe(409)
    expect(await standing()).toEqual([{ confirmed: true }])
  })

  test('a cell that keeps a bound book confirms what stands there; what was signed after that meeting waits', async () => {
    const [lan, dung] = [
      await signedBy(world, 'lan', { on: '2026-11-01' }),
      await signedBy(world, 'dung', { on: '2026-11-10' }),
    ]
    const { people, units } = world.cast
    const huong = world.as('huong')
    const page = await huong.get(paths.meetingFromBook.to({ cell: units.thanh.id }))
    const copied = {
      ...{
        month: '2026-11-01',
        day: '03/11/2026',
        place: 'Nhà văn hóa ấp',
        chair: people.huong.id,
        clerk: people.nam.id,
      },
      ...{ book: '3', page: '12', present: '4' },
    }
    const early = await fillForm(huong, page, { ...copied, commitment: [lan.id, dung.id] })
    expect([early.status, early.text]).toEqual([422, expect.stringContaining('Có bản ký sau ngày họp')])
    expect(early.dom.querySelectorAll('input[name=commitment][checked]')).toHaveLength(2)
    const held = await fillForm(huong, early, { ...copied, commitment: [lan.id] })
    expect(held.status).toBe(303)
    expect((await huong.get(held.location!)).text).toContain(
      'Đồng chí Nguyễn Thị Lan: cam kết năm 2026, 3 điều',
    )
    const confirmed = await world.db.rows(
      sql`select person from commitment where confirmed_on = '2026-11-03'`,
    )
    expect(confirmed).toEqual([{ person: people.lan.id }])
  })

  test('another cell’s table finds nothing of it', async () => {
    const signed = await signedBy(world, 'minh')
    const page = await world.as('nam').get(confirming())
    expect(page.html).not.toContain(signed.id)
    await world.as('nam').post(confirming(), { do: 'confirm', commitment: signed.id })
    expect(await standing()).toEqual([{ confirmed: false }])
    for (const name of ['lan', 'tam', 'phuc', 'minh'] as const)
      expect((await world.as(name).get(confirming())).status, name).toBe(404)
  })
})

const lineAt = async (commitment: Commitment, nth = 0) =>
  paths.meetingLineConclude.to({ ...at(), review: running.review, line: commitment.lines[nth]!.id })

const NOT_KEPT = {
  outcome: 'not-kept',
  wording: 'Ba tháng liền không ghé hộ nào.',
  yes: '4',
  no: '0',
  other: '0',
}

async function conclude(browser: Browser, address: string, over: Record<string, string>): Promise<Page> {
  return fillForm(browser, await browser.get(address), { ...NOT_KEPT, ...over })
}

const unheard = async () => {
  await world.db.run(sql`update meeting_review set id = gen_random_uuid() where meeting = ${running.meeting}`)
  const [review] = await reviewsOf(world.db, await row())
  running = { ...running, review: review!.id }
}

describe('whether a line was kept is concluded by the cell', () => {
  test('by a vote, after the member was heard; the member reads it, word for word, and may take it further', async () => {
    const commitment = await confirmed()
    const nam = world.as('nam')
    const review = await nam.get(reviewing())
    expect(review.text).toContain(THREE[1])
    expect((await conclude(nam, await lineAt(commitment, 1), {})).location).toBe(reviewing())
    expect((await conclude(nam, await lineAt(commitment), { outcome: 'kept', wording: '' })).status).toBe(303)
    const after = await nam.get(reviewing())
    expect(after.text).toContain('Chưa giữ được. Ba tháng liền không ghé hộ nào.')
    const text = await minutes()
    for (const words of [
      'Về cam kết của đồng chí Nguyễn Thị Lan',
      `Cam kết năm 2026: ${THREE[1]}`,
      'Chưa giữ được. Ba tháng liền không ghé hộ nào.',
      'tán thành 4, không tán thành 0',
    ])
      expect(text).toContain(words)
    const lan = world.as('lan')
    expect((await lan.get('/toi/ket-luan')).text).not.toContain('Ba tháng liền')
    await world.db.run(sql`update meeting set ended_at = ${world.now} where id = ${running.meeting}`)
    const own = await lan.get('/toi/ket-luan')
    for (const words of ['Về một điều trong cam kết năm 2026', THREE[1], 'Chưa giữ được', 'Ba tháng liền'])
      expect(own.text).toContain(words)
    expect((await lan.get('/cam-ket/2026')).text).toContain('Chi bộ kết luận: chưa giữ được')
    const appeal = own.dom.querySelector('a[href$="/de-nghi"]')!.getAttribute('href')!
    const preview = await fillForm(lan, await lan.get(appeal), {
      reason: 'Hai tháng ấy tôi nằm viện, có báo chi bộ.',
    })
    expect((await fillForm(lan, preview, {}, { button: 'Gửi đề nghị' })).status).toBe(303)
    expect((await world.as('phuc').get('/dang-uy/de-nghi')).text).toContain('Nguyễn Thị Lan')
  })

  test('not before the member was heard: not by the page, not by the verb, not by the database', async () => {
    const commitment = await confirmed()
    await unheard()
    const nam = world.as('nam')
    const page = await nam.get(await lineAt(commitment))
    expect(page.text).toContain('Nghe trước rồi mới kết luận')
    expect(page.dom.querySelector('form')).toBeNull()
    const sent = await nam.post(await lineAt(commitment), NOT_KEPT)
    expect([sent.status, sent.text]).toEqual([422, expect.stringContaining('Nghe trước rồi mới kết luận')])
    expect(sent.dom.querySelector('textarea')!.text.trim()).toBe(NOT_KEPT.wording)
    const draft: Omit<LineConclusionDraft, 'heard'> = {
      ...{ tenant: world.cast.units.commune.id, person: world.cast.people.lan.id },
      ...{ cell: world.cast.units.thanh.id, source_id: running.meeting, line: commitment.lines[0]!.id },
      ...{ outcome: 'not-kept' as const, wording: 'x', yes: 4, no: 0, other: 0, entitled: 4, called: 4 },
      ...{ manner: 'hands' as const, named: null, concluded_on: '2026-12-01' },
      rule: { present: 'half', approve: 'half-of-members' },
    }
    const by = { person: world.cast.people.huong.id, now: world.now }
    expect(await concludeLine(world.db, { ...draft, heard: false }, by)).toEqual({ failure: 'not-heard' })
    await expect(
      world.db.transaction((tx) => concludeLine(tx, { ...draft, heard: true }, by)),
    ).rejects.toThrow('before its member was heard')
    expect(await world.db.rows(sql`select 1 from conclusion where line is not null`)).toEqual([])
  })

  test('a note that the member spoke is a hearing too', async () => {
    const commitment = await confirmed()
    await unheard()
    const nam = world.as('nam')
    const speech = await nam.get(paths.meetingSpeech.to({ ...at(), about: running.review }))
    await fillForm(nam, speech, { speaker: world.cast.people.lan.id, said: 'Tôi nhận là chưa làm đều.' })
    expect((await conclude(nam, await lineAt(commitment), {})).location).toBe(reviewing())
  })

  test.each([
    [{ wording: '' }, 'Chưa giữ được thì cần ghi vì sao'],
    [{ yes: '2', no: '2' }, 'Chưa đủ số phiếu tán thành'],
    [{ yes: '4', no: '1' }, 'nhiều hơn 4 đồng chí'],
    [{ yes: 'bốn' }, 'Mời ghi một số'],
    [{ wording: 'a'.repeat(5001) }, 'nhận tối đa 5000 chữ cái'],
  ])('%j is shown again with what was typed', async (over, sentence) => {
    const commitment = await confirmed()
    const refused = await conclude(world.as('nam'), await lineAt(commitment), over)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    expect(refused.dom.querySelector('input[checked][name=outcome]')!.getAttribute('value')).toBe('not-kept')
  })

  test('once a meeting; written down wrongly it is withdrawn and concluded anew; both stay in the record', async () => {
    const commitment = await confirmed()
    const nam = world.as('nam')
    const address = await lineAt(commitment)
    const page = await nam.get(address)
    for (let n = 0; n < 2; n++) expect((await fillForm(nam, page, NOT_KEPT)).status).toBe(303)
    const second = await nam.post(address, NOT_KEPT)
    expect([second.status, second.text]).toEqual([422, expect.stringContaining('đã kết luận điều này')])
    await fillForm(nam, await nam.get(reviewing()), {}, { button: 'Ghi lại kết luận này' })
    expect((await conclude(nam, address, { outcome: 'kept', wording: '' })).status).toBe(303)
    const rows = await world.db.rows(sql`
      select kind, outcome, withdrawn_at is not null as withdrawn from conclusion order by made_at, withdrawn_at nulls last`)
    expect(rows).toEqual([
      { kind: 'commitment', outcome: 'not-kept', withdrawn: true },
      { kind: 'commitment', outcome: 'kept', withdrawn: false },
    ])
  })

  test('beside the conclusion of the review itself, and it does not stand in its place', async () => {
    const commitment = await confirmed()
    const nam = world.as('nam')
    await conclude(nam, await lineAt(commitment), {})
    const [review] = await reviewsOf(world.db, await row())
    expect(review!.conclusion).toBeNull()
    const put = await nam.post(reviewing(), { do: 'put-off', reason: 'Hết giờ.' })
    expect([put.status, put.text]).toEqual([422, expect.stringContaining('đã kết luận phần này')])
    const whole = await nam.get(paths.meetingConclude.to({ ...at(), review: running.review }))
    await fillForm(nam, whole, { outcome: 'none-seen', yes: '4', no: '0', other: '0' })
    expect((await conclude(nam, await lineAt(commitment, 1), {})).status).toBe(303)
    expect(await world.db.rows(sql`select 1 from conclusion where withdrawn_at is null`)).toHaveLength(3)
  })

  test('only of what the cell confirmed; its confirmation is not taken back under a conclusion', async () => {
    const waiting = await signedBy(world, 'lan')
    expect((await world.as('nam').get(await lineAt(waiting))).status).toBe(404)
    await confirm(world.as('nam'), [waiting.id])
    await conclude(world.as('nam'), await lineAt(waiting), {})
    const nam = world.as('nam')
    const kept = await fillForm(nam, await nam.get(confirming()), {}, { button: 'Rút lại xác nhận' })
    expect(kept.text).toContain('rút kết luận trước')
    expect(await standing()).toEqual([{ confirmed: true }])
  })

  test('by nobody about themself, and by no other cell', async () => {
    const commitment = await confirmed()
    await world.db.run(
      sql`update meeting set clerk = ${world.cast.people.lan.id} where id = ${running.meeting}`,
    )
    const own = await world.as('lan').post(await lineAt(commitment), NOT_KEPT)
    expect(own.status).toBe(422)
    expect((await world.as('lan').get(reviewing())).html).not.toContain(await lineAt(commitment))
    for (const name of ['tam', 'phuc', 'minh', 'kiem'] as const)
      expect((await world.as(name).get(await lineAt(commitment))).status, name).toBe(404)
    expect(await world.db.rows(sql`select 1 from conclusion where line is not null`)).toEqual([])
  })

  test('and nothing of it follows from what the member ticked', async () => {
    const commitment = await confirmed()
    const lan = world.as('lan')
    await lan.post('/cam-ket/2026/thang/11', { line: commitment.lines[0]!.line, tick: 'slipped' })
    const [review, page] = [
      await world.as('nam').get(reviewing()),
      await world.as('nam').get(await lineAt(commitment)),
    ]
    for (const { text, dom } of [review, page]) {
      expect(text).not.toContain('Bị lỡ')
      expect(dom.querySelector('.dots')).toBeNull()
    }
    expect(page.dom.querySelectorAll('input[name=outcome][checked]')).toEqual([])
  })
})
