import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { movementBy } from '../../test/movements.ts'
import { offlineCommune } from '../../test/roll-up.ts'
import { closed, concluded, declared, launched, sign } from '../../test/rounds.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { aboveProgressPaper } from '../report/progress-paper.ts'
import { progressWord } from '../report/progress-word.ts'
import { readWord } from '../report/testing/docx-reader.ts'
import { languages } from '../text/text.ts'
import type { AboveTargetFacts, HalfTold, OutOf } from './above-target.ts'
import { aboveTargetView } from './above-target-view.ts'
import { FIGURES } from './figures.rules.ts'
import { followTallies } from './tally.ts'

const world = useWorld()
const TARGET = { share: 0, by: '2027-12-31' }
const at = () => ({ unit: world.cast.units.province.id })
const page = () => world.as('tinh').get(paths.aboveTarget.to(at()))

/** Of six members of the commune so many have limits, and Lan alone raised something herself. */
async function roundOf(from: string, limits: Parameters<typeof concluded>[2]) {
  const round = await launched(world, { from, name: `Đợt ${from}` })
  await declared(world, round, 'lan', sign('I.4.4'))
  await concluded(world, round, { lan: [], nam: [], huong: [], dung: [], minh: [], tam: [], ...limits })
  await closed(world, round)
  await followTallies(world.db, world.now)
}

describe('Tịnh of the province', () => {
  test('reads its target, both sides, the way of the half-years and who is missing; print and Word say the same', async () => {
    await movementBy(world, 'province', { target: TARGET })
    await offlineCommune(world)
    await roundOf('2024-06-01', { lan: ['I.4.4'], nam: ['I.4.4', 'I.5.2'], minh: ['II.5.1'] })
    await roundOf('2025-05-01', { nam: ['I.4.4'] })
    const screen = await page()
    expect(screen.text).toContain('Mục tiêu: Đảng bộ tỉnh Thử')
    expect(screen.text).toContain('Đến ngày 31/12/2027, không còn đảng viên nào có biểu hiện.')
    expect(screen.text).toContain('Mục tiêu là không còn ai; còn 1 đồng chí cần cùng chi bộ sửa xong.')
    const cards = screen.dom.querySelectorAll('.both-sides .card').map((card) => card.text)
    expect(cards[0]).toContain('Sáu tháng đầu năm 2025: 1 trên 6 đảng viên được kết luận còn hạn chế.')
    expect(cards[0]).toContain('Số còn hạn chế từ 3 xuống 1.')
    expect(cards[1]).toContain('Trong đợt này 1 đồng chí tự nêu điều cần sửa.')
    expect(screen.text).toContain('Sáu tháng đầu năm 2025: tính từ 1 trên 2 đảng bộ xã.')
    expect(screen.text).toContain('Chưa có: Đảng bộ xã Xa.')
    const rows = screen.dom
      .querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text))
    expect(rows).toEqual([
      ['Sáu tháng đầu năm 2024', '3', '1', '6', '8', '1'],
      ['Sáu tháng đầu năm 2025', '1', '1', '6', '8', '1'],
    ])
    // Of six people no number by group.
    expect(screen.text).toContain('Có dưới 20 đảng viên được kết luận, nên không nêu số theo nhóm.')
    for (const { name } of Object.values(world.cast.people)) expect(screen.text).not.toContain(name)
    for (const cell of ['thanh', 'loi'] as const)
      expect(screen.html).not.toContain(world.cast.units[cell].name)

    const svg = (html: string) => [...html.matchAll(/<svg[^>]*class="chart".*?<\/svg>/gs)].map(([one]) => one)
    const print = await world.as('tinh').get(paths.aboveProgressPrint.to(at()))
    expect(print.text).toContain('TỈNH ỦY THỬ')
    expect(print.text).toContain('-BC/TU')
    expect(svg(screen.html)).toHaveLength(1)
    expect(svg(print.html)).toEqual(svg(screen.html))
    const word = await world.as('tinh').get(paths.aboveProgressWord.to(at()))
    expect(word.headers.get('content-type')).toContain('wordprocessingml')
    const paper = await aboveProgressPaper(world.db, world.cast.units.province, world.now)
    const file = await progressWord(paper, { sample: true })
    const drawings = Object.entries(unzipSync(new Uint8Array(file))).filter(([name]) => name.endsWith('.svg'))
    expect(drawings.map(([, bytes]) => strFromU8(bytes))).toEqual(svg(screen.html))
    const said = readWord(file).paragraphs.map((one) => one.text)
    for (const sentence of [...rows.flat(), 'Chưa có: Đảng bộ xã Xa.']) {
      expect(said).toContain(sentence)
      expect(print.text).toContain(sentence)
    }
  })

  test('with nobody left and a commune missing, is not told that the target is met', async () => {
    await movementBy(world, 'province', { target: TARGET })
    await offlineCommune(world)
    await roundOf('2025-05-01', {})
    expect((await page()).text).toContain('Còn 1 đảng bộ xã chưa có số, nên chưa nói được')
  })

  test('a round of fewer than five is in no number; no target and no round are said, and where a target is set', async () => {
    const round = await launched(world, { from: '2025-06-01', name: 'Đợt nhỏ' })
    await concluded(world, round, { lan: ['I.4.4'], nam: [], huong: [] })
    await closed(world, round)
    await followTallies(world.db, world.now)
    const screen = await page()
    expect(screen.text).toContain('Chưa đảng bộ xã nào có đợt tự nhận xét đã chốt với từ 5 đảng viên')
    expect(screen.text).toContain('Chưa cấp nào đặt mục tiêu cho đơn vị này.')
    expect(screen.dom.querySelector(`main a[href="${paths.aboveMovements.to(at())}"]`)).not.toBeNull()
    expect(screen.dom.querySelector('svg.chart')).toBeNull()
    expect((await world.as('tinh').get(paths.aboveProgressPrint.to(at()))).status).toBe(200)
  })

  test('is led there from the numbers; nobody of a commune, no stranger, and he himself for no other unit', async () => {
    const numbers = await world.as('tinh').get(paths.aboveFigures.to(at()))
    expect(numbers.dom.querySelector(`a[href="${paths.aboveTarget.to(at())}"]`)).not.toBeNull()
    const doors = [paths.aboveTarget, paths.aboveProgressPrint, paths.aboveProgressWord]
    for (const door of doors) {
      for (const name of ['phuc', 'huong', 'lan', 'quan', 'la'] as const)
        expect((await world.as(name).get(door.to(at()))).status, name).toBe(404)
      for (const unit of [randomId(), world.cast.units.commune.id, world.cast.otherCommune.id])
        expect((await world.as('tinh').get(door.to({ unit }))).status).toBe(404)
    }
  })

  test('groups are named from five of twenty on, on the unit’s own page and nowhere below it', async () => {
    await world.db.run(sql`
      insert into unit_round_tally (unit, half, catalogue, parent, communes, counts, groups)
      select u, '2025-1', 'nqtw4-82@1', p, 1, ${[220, 219, 80, 200, 30, 1]}, ${[12, 4]}
      from (values (${world.cast.units.province.id}::uuid, null::uuid),
                   (${world.cast.units.commune.id}::uuid, ${world.cast.units.province.id}::uuid)) as v (u, p)`)
    const cells = (await page()).dom.querySelectorAll('tbody tr').map((row) => row.text)
    expect(cells.filter((row) => row.endsWith('12'))).toHaveLength(1)
    for (const unit of [world.cast.units.province.id, world.cast.units.commune.id])
      await world.db.run(sql`
        insert into unit_tally (unit, month, communes, counts, feedback, frozen)
        values (${unit}, '2026-07-01', 1, ${FIGURES.map(() => 1)}, '{0}', true)`)
    const tinh = world.as('tinh')
    const groups = 'Hạn chế theo nhóm'
    expect((await tinh.get(paths.aboveFigures.to(at()))).text).toContain(groups)
    const below = { ...at(), month: '2026-07', below: world.cast.units.commune.id }
    expect((await tinh.get(paths.aboveMonth.to(below))).text).not.toContain(groups)
    expect((await page()).text).toContain('26 nhóm có dưới 5 người, kể cả không có ai, nên không nêu số.')
  })
})

const t = languages.vi
const half = (id: string, communes: number, limits: number, concluded = 1000): HalfTold => ({
  id,
  name: t.figure.round(id),
  closed_on: id.endsWith('1') ? `${id.slice(0, 4)}-06-30` : `${id.slice(0, 4)}-12-31`,
  catalogue: '',
  communes,
  tally: { members: concluded, concluded, partial: limits, present: 0, raised: 40 },
})
const whole: OutOf = { name: 'Đảng bộ tỉnh A', here: 2, all: 2, missing: [] }
const short: OutOf = { name: 'Đảng bộ tỉnh B', here: 1, all: 2, missing: ['Đảng bộ xã X'] }
const empty: OutOf = { name: 'Đảng bộ tỉnh C', here: 0, all: 0, missing: [] }
const source = { id: '', name: 'Phong trào', unit: '', unitName: 'Trung ương', outside: '' }
const facts = (
  rounds: readonly HalfTold[],
  outOf: readonly OutOf[],
  share = 0,
  changes: Partial<AboveTargetFacts> = {},
): AboveTargetFacts => ({
  unit: 'Trung ương',
  targets: [
    {
      target: { share, by: '2027-12-31' },
      source: { ...source, document: { title: '', number: '', on: null } },
    },
  ],
  today: '2026-12-01',
  rounds,
  outOf: new Map(rounds.map(({ id }) => [id, outOf])),
  groups: { why: 'mixed' },
  month: null,
  ...changes,
})

describe('where a level above stands', () => {
  test.each([
    ['nobody left, all there', [whole], 0, 0, 'nằm trong mức đặt ra. Số ấy'],
    ['nobody left, one missing', [whole, short], 0, 0, 'Còn 1 đảng bộ xã chưa có số'],
    ['nobody left, a province of which nothing is here', [whole, empty], 0, 0, 'Còn nơi chưa có số'],
    ['somebody left, one missing: sure all the same', [whole, short], 3, 0, 'không còn ai; còn 3 đồng chí'],
    ['more than a share, one missing: not sure', [whole, short], 300, 20, 'Còn 1 đảng bộ xã chưa có số'],
    ['more than a share, all there', [whole], 300, 20, 'nhiều nhất 200 người; còn ít nhất 100'],
  ] as const)('%s', (_, outOf, limits, share, sentence) => {
    const view = aboveTargetView(facts([half('2026-1', 3, limits)], outOf, share), t)
    expect(view.targets[0]!.sentences.join()).toContain(sentence)
  })

  test('says of each province what is missing, and of a running half-year that more may come', () => {
    const view = aboveTargetView(facts([half('2026-2', 3, 3)], [whole, short, empty]), t)
    expect(view.outOf).toEqual([
      'Sáu tháng cuối năm 2026: tính từ 3 trên 4 đảng bộ xã.',
      'Nửa năm này chưa hết, số còn thêm khi các đảng bộ xã chốt đợt.',
      'Đảng bộ tỉnh B, chưa có: Đảng bộ xã X.',
      'Đảng bộ tỉnh C: chưa có số của đảng bộ xã nào.',
      expect.stringContaining('Nơi chưa có không tính là không có hạn chế.'),
    ])
  })

  test('sums of different communes are not laid against each other; each stands with who it is out of', () => {
    const rounds = [half('2025-2', 95, 70, 21900), half('2026-1', 103, 10, 23000)]
    const view = aboveTargetView(facts(rounds, [whole]), t)
    expect(view.sides!.concluded.join()).not.toContain('xuống')
    expect(view.sides!.raised.join()).not.toContain('vẫn là')
    expect(view.parts[0]!.finding).toBe(
      'Sáu tháng cuối năm 2025: 70 trên 21.900 đảng viên được kết luận có hạn chế, ở 95 đảng bộ xã; sáu tháng đầu năm 2026: 10 trên 23.000 đảng viên được kết luận có hạn chế, ở 103 đảng bộ xã.',
    )
    expect(view.parts[0]!.notes).toContain(
      'Hai lần tính từ số đảng bộ xã khác nhau, nên không trừ số này cho số kia.',
    )
    const same = aboveTargetView(facts([half('2025-2', 95, 70), half('2026-1', 95, 10)], [whole]), t)
    expect(same.sides!.concluded).toContain('Số còn hạn chế từ 70 xuống 10.')
  })
})
