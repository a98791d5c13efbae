import { beforeEach, describe, expect, test } from 'vitest'
import { type CastName, castNames } from '../../test/cast.ts'
import { layCommittee } from '../../test/feedback.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { plannedInspection, RESULT, SAID, seenInspection, THEME } from '../../test/inspections.ts'
import { runningMeeting } from '../../test/meetings.ts'
import { signIn } from '../../test/walk.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const browsers = new Map<CastName, Browser>()
beforeEach(() => browsers.clear())

async function as(name: CastName): Promise<Browser> {
  let browser = browsers.get(name)
  if (!browser) {
    browser = world.as(name)
    await signIn(browser)
    browsers.set(name, browser)
  }
  return browser
}
const visit = async (name: CastName, address: string) => (await as(name)).get(address)
const cellAt = () => paths.cellInspections.to({ cell: world.cast.units.thanh.id })
const oneAt = (inspection: string) => paths.cellInspection.to({ cell: world.cast.units.thanh.id, inspection })
const tableAt = (meeting: string) => paths.meetingInspections.to({ meeting })

async function step(name: CastName, id: string, slug: string, values: Record<string, string>): Promise<Page> {
  const browser = await as(name)
  return fillForm(browser, await browser.get(`${oneAt(id)}/${slug}`), values, { button: 'Lưu' })
}

const TABLE = { cell: 'thanh', here: ['huong', 'nam', 'dung', 'lan'] } as const

describe('the cell’s plan', () => {
  test('Hương drafts it, nobody inspected sees it; the cell adopts it at its meeting; then Nam finds his theme on his page', async () => {
    const added = await fillForm(await as('huong'), await visit('huong', cellAt()), {
      person: world.cast.people.nam.id,
      theme: THEME,
      month: '2027-01-01',
    })
    expect(added.status).toBe(303)
    expect((await visit('huong', cellAt())).text).toContain('Dự thảo kế hoạch năm 2027')
    expect((await visit('nam', '/toi/kiem-tra')).text).not.toContain(THEME)
    const { meeting } = await runningMeeting(world, TABLE, 'lan')
    const table = await visit('huong', tableAt(meeting))
    expect(table.text).toContain('Huỳnh Văn Nam')
    expect((await fillForm(await as('huong'), table, {}, { button: 'Chi bộ thông qua' })).status).toBe(303)
    expect((await visit('nam', '/toi/kiem-tra')).text).toContain(THEME)
    expect((await visit('lan', '/toi/kiem-tra')).text).not.toContain(THEME)
    // Of the coming six weeks: he is told at this very meeting.
    const told = await fillForm(
      await as('huong'),
      await visit('huong', tableAt(meeting)),
      {},
      { button: 'Đã báo tại buổi họp này' },
    )
    expect(told.status).toBe(303)
    const minutes = await visit('huong', `/cuoc-hop/${meeting}/bien-ban`)
    expect(minutes.text).toContain('Chi bộ thông qua kế hoạch kiểm tra năm 2027')
    expect(minutes.text).toContain('Báo trước: đồng chí Huỳnh Văn Nam')
  })

  test('what is missing, or there already, is said; a line of a draft goes, one of an adopted plan is only dropped', async () => {
    const page = await visit('huong', cellAt())
    expect((await fillForm(await as('huong'), page, { theme: '' })).status).toBe(422)
    const line = { person: world.cast.people.nam.id, theme: THEME, month: '2027-02-01' }
    await fillForm(await as('huong'), page, line)
    const twice = await fillForm(await as('huong'), await visit('huong', cellAt()), line)
    expect(twice.status).toBe(422)
    expect(twice.html).toContain(THEME)
    const removed = await fillForm(
      await as('huong'),
      await visit('huong', cellAt()),
      {},
      { button: 'Bỏ dòng này' },
    )
    expect(removed.status).toBe(303)
    expect((await visit('huong', cellAt())).text).not.toContain('Huỳnh Văn Nam Tháng')
  })
})

describe('a member is inspected', () => {
  test('Lan keeps a draft nobody reads, sends it as she saw it, is asked more, sees the result first and says something; the cell votes', async () => {
    const { id } = await plannedInspection(world, 'lan')
    await fillForm(await as('huong'), await visit('huong', oneAt(id)), {}, { button: 'Đã báo trực tiếp' })
    const own = `/toi/kiem-tra/${id}`
    const kept = await fillForm(await as('lan'), await visit('lan', `${own}/bao-cao`), SAID, {
      button: 'Lưu, chưa gửi',
    })
    expect((await (await as('lan')).follow(kept)).html).toContain(SAID.limits)
    expect((await visit('huong', oneAt(id))).text).not.toContain(SAID.limits)
    const { dump } = await world.db.row<{ dump: string }>(
      sql`select string_agg(d::text, '') as dump from inspection_report d`,
    )
    expect(dump).toBeNull()
    const preview = await fillForm(
      await as('lan'),
      await visit('lan', `${own}/bao-cao`),
      {},
      { button: 'Xem trước' },
    )
    expect(preview.text).toContain(SAID.limits)
    expect(preview.text).toContain('Trần Thị Hương')
    expect((await fillForm(await as('lan'), preview, {}, { button: 'Gửi báo cáo' })).location).toBe(own)
    expect((await visit('huong', oneAt(id))).text).toContain(SAID.limits)

    await step('huong', id, 'hoi-them', { text: 'Đồng chí kể rõ điều thứ tư.' })
    expect((await visit('lan', own)).text).toContain('Đồng chí kể rõ điều thứ tư.')
    const more = await fillForm(
      await as('lan'),
      await visit('lan', `${own}/bao-cao`),
      { done: 'Điều thứ tư còn mười trang.' },
      { button: 'Xem trước' },
    )
    await fillForm(await as('lan'), more, {}, { button: 'Gửi báo cáo' })

    const result = { outcome: 'to-fix', body: RESULT.body, fix: RESULT.fix, 'fix-by': '31/03/2027' }
    expect((await step('huong', id, 'du-thao', result)).status).toBe(303)
    const draft = await visit('lan', own)
    expect(draft.text).toContain(RESULT.body)
    expect(draft.text).toContain('Chưa phải kết luận')
    await fillForm(await as('lan'), draft, { said: 'Tôi nhận.' }, { button: 'Tôi đã xem' })
    expect((await visit('huong', oneAt(id))).text).toContain('Tôi nhận.')
    // Nothing but words: no number, no grade.
    expect((await visit('huong', oneAt(id))).text).not.toMatch(/điểm \d|xếp loại/)
  })

  test('the vote stands in the minutes, the fix is followed, Lan may take it further; written wrongly it is withdrawn', async () => {
    const { id } = await seenInspection(world, 'lan')
    const { meeting } = await runningMeeting(world, TABLE, 'dung')
    expect((await visit('huong', tableAt(meeting))).text).toContain('Nguyễn Thị Lan')
    const votes = await visit('huong', `${tableAt(meeting)}/${id}`)
    expect(votes.text).toContain(RESULT.body)
    const wrong = await fillForm(await as('huong'), votes, { yes: '1', no: '0', other: '0' })
    expect(wrong.status).toBe(422)
    const done = await fillForm(await as('huong'), votes, { yes: '4', no: '0', other: '0' })
    expect(done.location).toBe(tableAt(meeting))
    const minutes = await visit('huong', `/cuoc-hop/${meeting}/bien-ban`)
    expect(minutes.text).toContain(`Kiểm tra đồng chí Nguyễn Thị Lan về ${THEME}: có thiếu sót, phải sửa.`)
    expect(minutes.text).toContain('Biểu quyết: 4 trên 4 đồng ý.')
    const undone = await fillForm(
      await as('huong'),
      await visit('huong', tableAt(meeting)),
      {},
      { button: 'Rút kết luận đã ghi' },
    )
    expect(undone.status).toBe(303)
    expect((await visit('huong', `/cuoc-hop/${meeting}/bien-ban`)).text).not.toContain(RESULT.body)
    await fillForm(await as('huong'), await visit('huong', `${tableAt(meeting)}/${id}`), {
      yes: '3',
      no: '1',
      other: '0',
    })
    await world.db.run(sql`update meeting set ended_at = ${world.now} where id = ${meeting}`)
    const own = await visit('lan', '/toi/ket-luan')
    for (const part of [RESULT.body, RESULT.fix, 'Qua kiểm tra thường xuyên', 'Đề nghị đảng ủy xem lại'])
      expect(own.text).toContain(part)
  })

  test('who sends nothing by phone: the report is entered from paper, and its member sees by whom; the draft is handed over', async () => {
    const { id } = await plannedInspection(world, 'lan')
    await fillForm(await as('huong'), await visit('huong', oneAt(id)), {}, { button: 'Đã báo trực tiếp' })
    expect((await step('huong', id, 'giay', SAID)).status).toBe(303)
    expect((await visit('lan', `/toi/kiem-tra/${id}`)).text).toContain('Trần Thị Hương ghi từ giấy có chữ ký')
    await step('huong', id, 'du-thao', { outcome: 'fixed', body: RESULT.body })
    await fillForm(
      await as('huong'),
      await visit('huong', oneAt(id)),
      {},
      { button: 'Đã đưa dự thảo tận tay' },
    )
    expect((await visit('huong', oneAt(id))).text).toContain('Đồng chí ấy đã xem')
  })
})

describe('who may not', () => {
  test('others find nothing: members, another cell’s officers, the board, the administrator; Lan not another’s', async () => {
    const { id } = await seenInspection(world, 'lan')
    for (const name of castNames.filter((one) => one !== 'huong' && one !== 'dung')) {
      expect((await visit(name, cellAt())).status, name).toBe(404)
      expect((await visit(name, oneAt(id))).status, name).toBe(404)
      if (name !== 'lan') expect((await visit(name, `/toi/kiem-tra/${id}`)).status, name).toBe(404)
    }
  })

  test('nobody inspects themself: Hương does not find her own among the cell’s, and writes nothing to it', async () => {
    const { id } = await plannedInspection(world, 'huong')
    // Dũng is her deputy; what she planned herself he carries out.
    expect((await visit('huong', oneAt(id))).status).toBe(404)
    expect((await (await as('huong')).post(oneAt(id), { do: 'tell' })).status).toBe(404)
    expect((await visit('dung', oneAt(id))).status).toBe(200)
    expect((await visit('huong', `/toi/kiem-tra/${id}`)).status).toBe(200)
  })

  test('told at this meeting, unseen, or about the one at the keyboard: no vote here', async () => {
    const { id } = await plannedInspection(world, 'lan')
    const { meeting } = await runningMeeting(world, TABLE, 'dung')
    expect((await visit('huong', `${tableAt(meeting)}/${id}`)).status).toBe(404)
    await fillForm(
      await as('huong'),
      await visit('huong', tableAt(meeting)),
      {},
      { button: 'Đã báo tại buổi họp này' },
    )
    expect((await visit('huong', tableAt(meeting))).text).not.toContain('Biểu quyết kết quả')
  })

  test('the database itself refuses a conclusion about somebody untold, unheard, or who has not seen it', async () => {
    const { id, tenant } = await plannedInspection(world, 'lan')
    const attempt = async (): Promise<string> => {
      await world.db.run(sql`savepoint attempt`)
      try {
        await world.db.run(sql`
          insert into conclusion (tenant, id, person, cell, source, source_id, kind, inspection, outcome, wording, signs, fix_by,
                                  yes, no, other, entitled, manner, rule, concluded_on, made_at, made_by)
          values (${tenant}, gen_random_uuid(), ${world.cast.people.lan.id}, ${world.cast.units.thanh.id}, 'inspection',
                  gen_random_uuid(), 'inspection', ${id}, 'fixed', 'x', '[]', null, 2, 0, 0, 2, 'hands', '{}', '2026-12-01',
                  ${world.now}, ${world.cast.people.huong.id})`)
        return ''
      } catch (error) {
        await world.db.run(sql`rollback to savepoint attempt`)
        return String(error)
      }
    }
    expect(await attempt()).toContain('not told beforehand')
    await world.db.run(sql`update inspection set told_on = '2026-11-03' where id = ${id}`)
    expect(await attempt()).toContain('has not reported')
    await world.db.run(sql`
      insert into inspection_report (tenant, inspection, n, said, sent_on) values (${tenant}, ${id}, 1, '{}', '2026-11-20')`)
    expect(await attempt()).toContain('has not seen')
  })
})

describe('the inspection committee’s plan', () => {
  const vote = { paper: 'Họp ngày 01/12, biên bản 14', called: '4', yes: '2', no: '0', other: '0' }
  const addressOf = (id: string) => paths.inspection.to({ inspection: id })

  test('Kiểm drafts and adopts it by a recorded meeting; Minh and Kiểm conclude; Hương of Lan’s cell is in conflict and does nothing', async () => {
    await layCommittee(world)
    const page = await visit('kiem', '/kiem-tra/thuong-xuyen')
    const added = await fillForm(await as('kiem'), page, {
      person: world.cast.people.nam.id,
      theme: 'Nêu gương',
      month: '2027-03-01',
    })
    expect(added.status).toBe(303)
    const adopt = await fillForm(await as('kiem'), await visit('kiem', '/kiem-tra/ke-hoach-nam'), {
      paper: 'Họp ngày 01/12, biên bản 13',
    })
    expect(adopt.location).toBe('/kiem-tra/thuong-xuyen')
    expect((await visit('nam', '/toi/kiem-tra')).text).toContain('Nêu gương')

    const { id } = await seenInspection(world, 'lan', 'committee')
    const conflict = await visit('huong', addressOf(id))
    expect(conflict.text).toContain('vướng mắc')
    expect((await visit('huong', `${addressOf(id)}/ket-luan`)).status).toBe(404)
    const form = await visit('kiem', `${addressOf(id)}/ket-luan`)
    expect(form.text).not.toContain('Trần Thị Hương')
    const alone = await fillForm(await as('kiem'), form, { ...vote, voters: [world.cast.people.kiem.id] })
    expect(alone.status).toBe(422)
    expect(alone.text).toContain('ít nhất hai đồng chí')
    const voters = (['kiem', 'minh', 'hai'] as const).map((name) => world.cast.people[name].id)
    const done = await fillForm(await as('kiem'), form, { ...vote, yes: '3', voters })
    expect(done.location).toBe(addressOf(id))
    expect((await visit('lan', '/toi/ket-luan')).text).toContain('Ủy ban kiểm tra, ngày 01/12/2026')
    expect((await visit('lan', '/toi/ket-luan')).text).toContain(RESULT.fix)
    for (const name of ['phuc', 'tam', 'quan', 'nam'] as const)
      expect((await visit(name, addressOf(id))).status, name).toBe(404)
  })
})
