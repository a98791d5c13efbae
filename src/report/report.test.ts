import { describe, expect, test } from 'vitest'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { begunIn, frozenReportOf, ordinaryMeeting } from '../../test/reports.ts'
import { closed, concluded, launched } from '../../test/rounds.ts'
import { addUnit } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { freezeNextMonth } from './report.ts'

const world = useWorld()
const NOVEMBER = paths.reportFreeze.to({ span: 'month.2026-11' })
const month = { kinds: ['month'] }

/** The commune reports each month, and the clock stands after November's cut-off. */
async function monthly(now = '2026-12-01T09:00:00+07:00', fields: Record<string, string | string[]> = {}) {
  const phuc = world.as('phuc')
  const page = await phuc.get(paths.reportPolicy.to())
  expect((await fillForm(phuc, page, { ...month, cutoff: '1', due: '2', ...fields })).status).toBe(303)
  world.now = new Date(now)
  return phuc
}

const frozen = async (page: Page): Promise<string> => {
  expect([page.status, page.text.slice(0, 200)]).toEqual([303, ''])
  return page.location!
}

/** A table of a page as it is read: each row's cells. */
const rowsOf = (page: Page, table: string) =>
  page.dom
    .querySelectorAll(`[data-table="${table}"] tbody tr`)
    .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text))

const count = async (what: string) =>
  (
    await world.db.row<{ n: number }>({
      text: `select count(*)::int as n from ${what}`,
      values: [],
      name: '',
    })
  ).n

describe('the calendar', () => {
  test('the board sees which cell is missing, for which month and why, and whom to call', async () => {
    await begunIn(world, '2026-10-01')
    await ordinaryMeeting(world, 'thanh', '2026-10-01')
    await ordinaryMeeting(world, 'thanh', '2026-11-01', 'held')
    await ordinaryMeeting(world, 'loi', '2026-11-01')
    await world.db.run(sql`update person set phone = '0907000111' where id = ${world.cast.people.tam.id}`)
    const page = await world.as('phuc').get(paths.reports.to())
    const lines = page.dom.querySelectorAll('.members li').map((line) => line.text.replace(/\s+/g, ' '))
    expect(lines).toEqual([
      expect.stringMatching(/Quới Thạnh.*tháng 11\/2026 chưa khóa biên bản.*Trần Thị Hương/),
      expect.stringMatching(/Quới Lợi.*tháng 10\/2026 chưa ghi buổi họp.*Võ Thị Tám.*0907000111/),
    ])
    expect(page.dom.querySelector('a[href="tel:0907000111"]')).not.toBeNull()
    expect(page.text).toContain('Quý IV/2026: kỳ chưa hết')
    expect(page.text).toContain('Chốt số liệu ngày 05/01/2027, gửi trước ngày 10/01/2027. 0/2 chi bộ')
  })

  test('a cell founded later owes nothing for the months before; a month that runs is awaited of nobody', async () => {
    await begunIn(world, '2026-10-01')
    for (const cell of ['thanh', 'loi'] as const)
      for (const m of ['2026-10-01', '2026-11-01']) await ordinaryMeeting(world, cell, m)
    await addUnit(
      world.db,
      { kind: 'cell', name: 'Chi bộ mới', parent: world.cast.units.commune.id, from: '2026-12-01' },
      { person: null, now: world.now },
    )
    const page = await world.as('phuc').get(paths.reports.to())
    expect(page.text).toContain('Không thiếu số liệu của chi bộ nào.')
  })

  test('before the first period there is nothing to report', async () => {
    await world.db.run(sql`delete from period where tenant = ${world.cast.units.commune.id}`)
    const page = await world.as('phuc').get(paths.reports.to())
    expect(page.text).toContain('Chưa có kỳ tự soi nào')
  })

  test('secretaries of cells, the superior level and the administrator do not open it', async () => {
    for (const name of ['huong', 'lan', 'tinh', 'quan', 'la'] as const)
      expect([name, (await world.as(name).get(paths.reports.to())).status]).toEqual([name, 404])
  })
})

describe('the days of reports', () => {
  test('are a setting: another cut-off and due day stand on the calendar', async () => {
    const phuc = await monthly(undefined, { cutoff: '7', due: '12' })
    const page = await phuc.get(paths.reports.to())
    expect(page.text).toContain('Tháng 12/2026: kỳ chưa hết')
    expect(page.text).toContain('Chốt số liệu ngày 07/01/2027, gửi trước ngày 12/01/2027.')
  })

  test.each([
    [{ kinds: [] as string[] }, 'Mời đồng chí chọn ít nhất một kỳ.'],
    [{ cutoff: '0' }, 'Mời đồng chí ghi một số từ 1 đến 28.'],
    [{ cutoff: '31' }, 'Mời đồng chí ghi một số từ 1 đến 28.'],
    [{ cutoff: '10', due: '5' }, 'Hạn gửi không thể trước ngày chốt.'],
    [{ mark: '' }, 'Mời đồng chí ghi một dòng, không quá 60 chữ cái.'],
    [{ recipients: '' }, 'Mời đồng chí ghi từ 1 đến 10 dòng'],
  ])('%j is asked for again, what was typed is kept', async (typed, sentence) => {
    const phuc = world.as('phuc')
    const page = await phuc.get(paths.reportPolicy.to())
    const again = await fillForm(phuc, page, { post: 'Bí thư', ...typed })
    expect(again.status).toBe(422)
    expect(again.text).toContain(sentence)
    expect(again.html).toContain('value="Bí thư"')
  })
})

describe('freezing', () => {
  test('is said first, then done, and what comes later changes nothing of it', async () => {
    await begunIn(world, '2026-11-01')
    await ordinaryMeeting(world, 'thanh', '2026-11-01')
    const phuc = await monthly()
    const asked = await phuc.get(NOVEMBER)
    expect(asked.text).toContain('Về sau không tính lại, không sửa được')
    expect(asked.text).toContain('1/2 chi bộ còn thiếu số liệu')
    expect(asked.text).toContain('Chi bộ ấp Quới Lợi (tháng 11/2026 chưa ghi buổi họp)')
    const address = await frozen(await fillForm(phuc, asked, { knows: true }))
    const before = await phuc.get(address)
    expect(before.text).toContain(
      '1/2 chi bộ có đủ số liệu; thiếu: Chi bộ ấp Quới Lợi (tháng 11/2026 chưa ghi buổi họp).',
    )
    expect(before.text).toContain('Số liệu chốt lúc 9 giờ ngày 01/12/2026. Người chốt: Đặng Hữu Phúc.')
    expect(rowsOf(before, 'months').find(([what]) => what === 'Lượt chi bộ họp thường kỳ')).toEqual([
      'Lượt chi bộ họp thường kỳ',
      '1',
    ])
    await ordinaryMeeting(world, 'loi', '2026-11-01')
    expect(rowsOf(await phuc.get(address), 'months')).toEqual(rowsOf(before, 'months'))
    const verbs = await world.db.rows<{ verb: string }>(
      sql`select verb from history where tenant = ${world.cast.units.commune.id} order by n desc limit 1`,
    )
    expect(verbs).toEqual([{ verb: 'report-frozen' }])
  })

  test('the database refuses another number for a frozen report', async () => {
    const report = await frozenReportOf(world)
    const figures = sql`
      insert into report_figures (tenant, report, month, unit, place, name, counts)
      values (${world.cast.units.commune.id}, ${report}, '2026-10-01', gen_random_uuid(), 9, 'x', '{1}')`
    await expect(world.db.transaction((tx) => tx.run(figures))).rejects.toThrow('frozen')
    for (const change of ['update report_figures set counts = counts', 'delete from report_figures'])
      await expect(
        world.db.transaction((tx) => tx.run({ text: change, values: [], name: '' })),
      ).rejects.toThrow('permission denied')
  })

  test('with something missing it waits for the cut-off, and then for a word', async () => {
    await begunIn(world, '2026-11-01')
    const early = await monthly(undefined, { cutoff: '5', due: '10' })
    const waits = await fillForm(early, await early.get(NOVEMBER), { knows: true })
    expect(waits.status).toBe(409)
    expect(waits.text).toContain('Còn thiếu số liệu nên đến ngày chốt 05/12/2026 mới chốt được.')
    const phuc = await monthly()
    const unsaid = await fillForm(phuc, await phuc.get(NOVEMBER))
    expect(unsaid.status).toBe(422)
    expect(unsaid.text).toContain('mời đồng chí đánh dấu là đã biết')
    expect(await count('report')).toBe(0)
  })

  test('with nothing missing it need not wait; a span that runs is not frozen', async () => {
    await begunIn(world, '2026-11-01')
    for (const cell of ['thanh', 'loi'] as const) await ordinaryMeeting(world, cell, '2026-11-01')
    const phuc = await monthly(undefined, { cutoff: '5', due: '10' })
    await frozen(await fillForm(phuc, await phuc.get(NOVEMBER)))
    const december = await phuc.get(paths.reportFreeze.to({ span: 'month.2026-12' }))
    const refused = await fillForm(phuc, december, {})
    expect([refused.status, refused.text.includes('đến hết ngày 31/12/2026')]).toEqual([409, true])
  })

  test.each(['quarter.2026-11', 'week.2026-11', 'month.2026-13', 'x'])(
    'there is no span %s',
    async (span) => {
      expect((await world.as('phuc').get(paths.reportFreeze.to({ span }))).status).toBe(404)
    },
  )

  test('sent twice it is one report', async () => {
    const phuc = await monthly()
    const page = await phuc.get(NOVEMBER)
    const [one, two] = [await fillForm(phuc, page), await fillForm(phuc, page)]
    expect(two.location).toBe(one.location)
    expect(await count('report')).toBe(1)
  })

  test('who only sees the committee’s pages does not freeze: a member of the committee off its board', async () => {
    await world.db.run(sql`
      insert into post (tenant, id, person, unit, kind, title, valid_from)
      values (${world.cast.units.commune.id}, gen_random_uuid(), ${world.cast.people.minh.id}, ${world.cast.units.commune.id},
              'committee-member', 'Đảng ủy viên', '2026-01-01')`)
    const minh = world.as('minh')
    const page = await minh.get(paths.reports.to())
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('/chot/')
    expect((await minh.get(NOVEMBER)).status).toBe(404)
    expect((await minh.post(NOVEMBER, {})).status).toBe(404)
  })
})

describe('a supplement', () => {
  test('has what came later, names the report it follows, and is frozen too', async () => {
    await begunIn(world, '2026-11-01')
    await ordinaryMeeting(world, 'thanh', '2026-11-01')
    const phuc = await monthly()
    const first = await frozen(await fillForm(phuc, await phuc.get(NOVEMBER), { knows: true }))
    await ordinaryMeeting(world, 'loi', '2026-11-01')
    const calendar = await phuc.get(paths.reports.to())
    expect(calendar.text).toContain('Sau khi chốt đã có thêm số liệu của: Chi bộ ấp Quới Lợi.')
    const asked = await phuc.get(NOVEMBER)
    expect(asked.text).toContain('Chốt số liệu bổ sung tháng 11/2026?')
    const second = await frozen(await fillForm(phuc, asked))
    const page = await phuc.get(second)
    expect(page.text).toContain('Bổ sung số liệu đã chốt ngày 01/12/2026.')
    expect(page.text).toContain('2/2 chi bộ có đủ số liệu.')
    expect(rowsOf(page, 'changed')).toEqual([
      ['Lượt chi bộ họp thường kỳ', 'Tháng 11/2026', '1', '2'],
      ['Biên bản đã khóa', 'Tháng 11/2026', '1', '2'],
    ])
    expect((await phuc.get(first)).text).toContain('Có báo cáo bổ sung: Báo cáo bổ sung tháng 11/2026')
  })

  test('with nothing new there is none', async () => {
    const phuc = await monthly()
    await frozen(await fillForm(phuc, await phuc.get(NOVEMBER)))
    const again = await fillForm(phuc, await phuc.get(NOVEMBER))
    expect([again.status, again.text.includes('Không có số nào khác với lần chốt trước')]).toEqual([
      409,
      true,
    ])
    expect(await count('report')).toBe(1)
  })
})

describe('a long report', () => {
  /** So many cells that a year of them is put together by the clock. */
  async function manyCells() {
    for (let n = 1; n <= 8; n++)
      await addUnit(
        world.db,
        { kind: 'cell', name: `Chi bộ ấp ${n}`, parent: world.cast.units.commune.id, from: '2020-01-01' },
        { person: null, now: world.now },
      )
    const phuc = await monthly(undefined, { kinds: ['year'] })
    return { phuc, asked: await phuc.get(paths.reportFreeze.to({ span: 'year.2025-01' })) }
  }

  test('is put together a month at a time, its page tells how far, and then it is frozen', async () => {
    const { phuc, asked } = await manyCells()
    expect(asked.text).toContain('máy làm trong ít phút')
    const address = await frozen(await fillForm(phuc, asked))
    const begun = await phuc.get(address)
    expect(begun.headers.get('refresh')).toBe('5')
    expect(begun.text).toContain('Đã xong 0 trên 12 tháng. Máy bắt đầu trong vòng một phút.')
    for (let n = 0; n < 5; n++) expect(await freezeNextMonth(world.db, world.now)).toBe(true)
    expect((await phuc.get(address)).text).toContain('Đã xong 5 trên 12 tháng.')
    expect((await phuc.get(`${address}/so-lieu.xlsx`)).status).toBe(404)
    while (await freezeNextMonth(world.db, world.now));
    const done = await phuc.get(address)
    expect(done.headers.get('refresh')).toBeNull()
    expect(rowsOf(done, 'months')[0]).toHaveLength(7)
    expect(rowsOf(done, 'months2')[0]).toHaveLength(8)
    expect(await freezeNextMonth(world.db, world.now)).toBe(false)
  })

  test('is called off with a button; nothing of it is frozen, and it can be asked for again', async () => {
    const { phuc, asked } = await manyCells()
    const address = await frozen(await fillForm(phuc, asked))
    await freezeNextMonth(world.db, world.now)
    const stopped = await fillForm(phuc, await phuc.get(address), {}, { action: '/thoi' })
    expect(stopped.status).toBe(303)
    expect(await freezeNextMonth(world.db, world.now)).toBe(false)
    const page = await phuc.get(address)
    expect(page.text).toContain('Đồng chí Đặng Hữu Phúc đã cho thôi. Không có số nào được chốt.')
    const again = await fillForm(phuc, await phuc.get(paths.reportFreeze.to({ span: 'year.2025-01' })))
    expect(again.location).not.toBe(address)
  })

  test('a supplement that turns out to say the same comes to nothing, and says so', async () => {
    const { phuc, asked } = await manyCells()
    await frozen(await fillForm(phuc, asked))
    while (await freezeNextMonth(world.db, world.now));
    const again = await phuc.get(paths.reportFreeze.to({ span: 'year.2025-01' }))
    const address = await frozen(await fillForm(phuc, again))
    while (await freezeNextMonth(world.db, world.now));
    const page = await phuc.get(address)
    expect(page.text).toContain('Không có số nào khác với lần chốt trước nên không lập báo cáo bổ sung.')
    expect((await phuc.get(`${address}/bao-cao.docx`)).status).toBe(404)
  })

  test('asked for twice while it is under way it is one', async () => {
    const { phuc, asked } = await manyCells()
    const address = await frozen(await fillForm(phuc, asked))
    const second = await phuc.get(paths.reportFreeze.to({ span: 'year.2025-01' }))
    expect((await fillForm(phuc, second)).location).toBe(address)
  })

  test('once frozen it is not called off', async () => {
    const report = await frozenReportOf(world)
    const late = await world.as('phuc').post(paths.reportCancel.to({ report }), {})
    expect(late.status).toBe(409)
  })
})

describe('issuing', () => {
  test('gives number and day, once', async () => {
    const phuc = await monthly()
    const address = await frozen(await fillForm(phuc, await phuc.get(NOVEMBER)))
    const form = await phuc.get(`${address}/phat-hanh`)
    const wrong = await fillForm(phuc, form, { number: 'mười hai', day: '30/11/2026', name: 'Đặng Hữu Phúc' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Mời đồng chí ghi ngày từ ngày chốt đến hôm nay.')
    expect(wrong.html).toContain('value="Đặng Hữu Phúc"')
    const issued = await fillForm(phuc, form, { number: '12', day: '01/12/2026', name: 'Đặng Hữu Phúc' })
    expect(issued.status).toBe(303)
    expect((await phuc.get(address)).text).toContain('Phát hành số 12-BC/ĐU ngày 01/12/2026.')
    const twice = await fillForm(phuc, await phuc.get(`${address}/phat-hanh`), { number: '13' })
    expect([twice.status, twice.text.includes('đã phát hành')]).toEqual([409, true])
    // What the organisation lays down later is not on this paper.
    await monthly(undefined, { mark: 'BC/KHÁC', recipients: 'Nơi khác' })
    const print = await phuc.get(`${address}/in`)
    expect(print.text).toContain('Số 12-BC/ĐU')
    expect(print.text).not.toContain('Nơi khác')
  })
})

test('rounds that were closed in the span stand in the report with the numbers they were closed with', async () => {
  const round = await launched(world, { from: '2026-11-01', name: 'Đợt tháng 11' })
  await concluded(world, round, { lan: ['I.4.4'], nam: [], huong: [], minh: [], tam: ['I.5.2'] })
  await closed(world, round)
  const phuc = await monthly()
  const page = await phuc.get(await frozen(await fillForm(phuc, await phuc.get(NOVEMBER))))
  const [row] = rowsOf(page, 'rounds')
  expect(row?.slice(0, 2)).toEqual(['Đợt tháng 11', '19/11/2026'])
  expect(row?.slice(3, 6)).toEqual(['5', '2', '2'])
})
