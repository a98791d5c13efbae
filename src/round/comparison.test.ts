import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { closed, concluded, declared, launched, sign } from '../../test/rounds.ts'
import { changePlace, join } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import type { RoundRow } from './round.queries.ts'
import { addAddendum } from './round.ts'

const world = useWorld()
let before: RoundRow
let after: RoundRow

beforeEach(async () => {
  const { people, units } = world.cast
  const by = { person: null, now: world.now }
  before = await launched(world, { from: '2025-06-01', name: 'Đợt năm 2025' })
  await declared(world, before, 'lan', sign('I.4.4'))
  await concluded(world, before, {
    lan: ['I.4.4'],
    nam: ['I.4.4', 'I.5.2'],
    dung: ['II.5.1'],
    huong: [],
    minh: ['I.4.4'],
    tam: [],
  })
  await closed(world, before)
  await changePlace(
    world.db,
    { tenant: units.commune.id, person: people.dung.id, status: 'left', from: '2026-01-01' },
    by,
  )
  await join(
    world.db,
    {
      tenant: units.commune.id,
      person: people.quan.id,
      cell: units.loi.id,
      status: 'official',
      from: '2026-01-01',
    },
    by,
  )
  after = await launched(world, { from: '2026-06-01', name: 'Đợt năm 2026' })
  await concluded(world, after, {
    lan: [],
    nam: ['I.4.4'],
    huong: ['I.5.2'],
    minh: [],
    tam: [],
    quan: ['I.5.2'],
  })
  await closed(world, after)
})

const address = () => paths.comparison.to({ before: before.id, after: after.id })

describe('Phúc compares two rounds', () => {
  test('the sentence adds up: fixed, still, new, joined, gone', async () => {
    const page = await world.as('phuc').get(address())
    expect(page.text).toContain('Từ 4 còn 3 đảng viên có hạn chế')
    expect(page.text).toContain(
      '2 đồng chí đã khắc phục, 1 còn, 1 mới, 1 mới về sinh hoạt và 1 đã chuyển đi hoặc không còn sinh hoạt.',
    )
    expect(page.text).toContain('Đợt năm 2025: 4 trên 6 đảng viên được kết luận có hạn chế.')
    expect(page.text).toContain('Đợt năm 2025: 1 trên 8 đảng viên tự nêu.')
  })

  test('limits in words with both counts, each chart with its table and what it shows', async () => {
    const page = await world.as('phuc').get(address())
    const sections = page.dom.querySelectorAll('section.comparison')
    expect(sections).toHaveLength(3)
    for (const section of sections) {
      expect(section.querySelector('svg title')?.text).toBeTruthy()
      expect(section.querySelector('svg desc')?.text).toBe(section.querySelector('h2 + p')?.text)
      expect(section.querySelectorAll('tbody tr').length).toBeGreaterThan(0)
    }
    const limits = sections[1]!
      .querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text))
    expect(limits).toEqual([
      ['Chưa làm tròn phần việc', '3', '1'],
      ['Không thành khẩn nhận lỗi', '1', '2'],
      ['Không sâu sát tình hình', '1', '0'],
    ])
  })

  test('cells of fewer than five are told together, so that no number is a name', async () => {
    const page = await world.as('phuc').get(address())
    const units = page.dom
      .querySelectorAll('section.comparison')[2]!
      .querySelectorAll('tbody th')
      .map((cell) => cell.text)
    expect(units).toEqual(['Chi bộ ấp Quới Thạnh và Chi bộ ấp Quới Lợi'])
    expect(page.text).not.toMatch(/Nguyễn Thị Lan|Huỳnh Văn Nam/)
  })

  test('the committee’s first page says it and leads there; either order of the address is one comparison', async () => {
    const phuc = world.as('phuc')
    await world.as('lan').get('/thang-nay')
    const front = await phuc.get('/dang-uy')
    expect(front.text).toContain('Từ 4 còn 3 đảng viên có hạn chế (Đợt năm 2025 và Đợt năm 2026).')
    expect(front.html).toContain(address())
    const turned = await phuc.get(paths.comparison.to({ before: after.id, after: before.id }))
    expect(turned.text).toContain('Từ 4 còn 3 đảng viên có hạn chế')
  })

  test('print and Word carry the numbers of the screen', async () => {
    const phuc = world.as('phuc')
    const numbers = (page: { dom: { querySelectorAll(s: string): { text: string }[] } }) =>
      page.dom.querySelectorAll('tbody td').map((cell) => cell.text.trim())
    const screen = await phuc.get(address())
    const print = await phuc.get(paths.comparisonPrint.to({ before: before.id, after: after.id }))
    expect(print.text).toContain('Từ 4 còn 3 đảng viên có hạn chế')
    for (const number of numbers(screen)) expect(numbers(print)).toContain(number)
    const svg = (html: string) => [...html.matchAll(/<svg[^>]*class="chart".*?<\/svg>/gs)].map(([one]) => one)
    expect(svg(print.html)).toEqual(svg(screen.html))
    expect(svg(screen.html)).toHaveLength(3)
    const word = await phuc.get(paths.comparisonWord.to({ before: before.id, after: after.id }))
    expect(word.status).toBe(200)
    expect(word.headers.get('content-type')).toContain('wordprocessingml')
  })

  test('what was corrected afterwards stands beside the numbers', async () => {
    await addAddendum(
      world.db,
      before,
      { before: '', after: 'Thêm một đồng chí ở ấp Quới Lợi.', reason: 'Sót biên bản.' },
      { person: world.cast.people.phuc.id, now: world.now },
    )
    expect((await world.as('phuc').get(address())).text).toContain('Thêm một đồng chí ở ấp Quới Lợi.')
  })

  test('so few that a number would be a name: no comparison, and it is said', async () => {
    const small = await launched(world, { from: '2026-09-01', name: 'Đợt nhỏ' })
    await concluded(world, small, { lan: ['I.4.4'], nam: [] })
    await closed(world, small)
    const page = await world.as('phuc').get(paths.comparison.to({ before: before.id, after: small.id }))
    expect(page.text).toContain('nên không lập so sánh')
    expect(page.dom.querySelector('svg.chart')).toBeNull()
    expect(
      (await world.as('phuc').get(paths.comparisonWord.to({ before: before.id, after: small.id }))).status,
    ).toBe(404)
  })

  test('a round that is not closed, or of another commune, is not there; nor is the page for a secretary', async () => {
    const open = await launched(world)
    const phuc = world.as('phuc')
    expect((await phuc.get(paths.comparison.to({ before: before.id, after: open.id }))).status).toBe(404)
    expect((await phuc.get(paths.comparison.to({ before: before.id, after: before.id }))).status).toBe(404)
    for (const name of ['huong', 'lan', 'quan', 'la'] as const)
      expect((await world.as(name).get(address())).status).toBe(404)
  })

  test('choosing two: the same twice is said, two different lead to their page', async () => {
    const phuc = world.as('phuc')
    const same = await phuc.get(`${paths.comparisonChoose.to()}?dot-truoc=${before.id}&dot-sau=${before.id}`)
    expect(same.status).toBe(422)
    const two = await phuc.get(`${paths.comparisonChoose.to()}?dot-truoc=${before.id}&dot-sau=${after.id}`)
    expect(two.location).toBe(address())
  })
})
