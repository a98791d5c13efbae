import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { closed, concluded, launched } from '../../test/rounds.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { paths } from '../paths.ts'

/** Rounds by lists of 67, 75 and 82 signs, each list loaded into the database as a keeper would load it. */
const world = useWorld()
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const LISTS = {
  67: read('test/fixtures/catalogues/nqtw4-67.json'),
  75: read('test/fixtures/catalogues/nqtw4-75.json'),
  82: JSON.stringify({
    ...JSON.parse(read('catalogues/nqtw4-82.json')),
    version: 2,
    mapping: JSON.parse(read('test/fixtures/catalogues/nqtw4-82-mapping.json')),
  }),
} as const

beforeEach(async () => {
  for (const text of Object.values(LISTS)) {
    const loaded = await loadCatalogue(world.db, text, world.now)
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
  }
})

const refOf = (list: keyof typeof LISTS) => {
  const { id, version } = JSON.parse(LISTS[list]) as { id: string; version: number }
  return `${id}@${version}`
}

async function heldBy(list: keyof typeof LISTS, year: number, signs: Parameters<typeof concluded>[2]) {
  const round = await launched(world, { from: `${year}-06-01`, name: `Đợt ${year}`, catalogue: refOf(list) })
  await concluded(world, round, { lan: [], nam: [], huong: [], minh: [], tam: [], ...signs })
  return (await closed(world, round)).id
}

/** The limits of the comparison page: what, before, after. */
async function compared(before: string, after: string) {
  const page = await world.as('phuc').get(paths.comparison.to({ before, after }))
  const rows = page.dom
    .querySelectorAll('section.comparison')[1]!
    .querySelectorAll('tbody tr')
    .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text))
  return { page, rows }
}

describe('rounds of different lists', () => {
  test('75, then 82: split, merged, fresh and ended signs are told as such', async () => {
    const before = await heldBy(75, 2024, { lan: ['I.1.1'], nam: ['II.4.4'], huong: ['III.5.4', 'III.5.5'] })
    const after = await heldBy(82, 2025, { lan: ['I.1.2'], huong: ['III.5.4'], tam: ['II.6.5'] })
    const { page, rows } = await compared(before, after)
    expect(page.text).toContain('2 còn')
    expect(rows.map(([, ...numbers]) => numbers)).toEqual([
      ['1', '0'],
      ['1', '1'],
      ['–', '1'],
      ['1', '1'],
      ['1', '–'],
    ])
    const said = rows.map(([label]) => /\(([^)]*)\)$/.exec(label!)?.[1])
    expect(said).toEqual([
      'tách ra từ một điều rộng hơn',
      'tách ra từ một điều rộng hơn',
      'danh mục cũ không có điều này',
      'gộp từ nhiều điều cũ',
      'danh mục mới không có điều này',
    ])
  })

  test('82, then 75: read backwards in the words of 82, what 75 lacks has no number after', async () => {
    const before = await heldBy(82, 2024, { lan: ['I.1.2'], huong: ['III.5.4'], tam: ['II.6.5'] })
    const after = await heldBy(75, 2025, { lan: ['I.1.1'], nam: ['II.4.4'], huong: ['III.5.4'] })
    const { page, rows } = await compared(before, after)
    expect(page.text).toContain('1 đồng chí đã khắc phục, 2 còn và 1 mới.')
    expect(rows.map(([, ...numbers]) => numbers)).toEqual([
      ['0', '1'],
      ['1', '1'],
      ['1', '–'],
      ['1', '1'],
      ['–', '1'],
    ])
  })

  test('82, 75, then 67: the people add up all the way, and 82 to 67 goes through the list between', async () => {
    const first = await heldBy(82, 2024, { lan: ['I.1.2'], nam: ['II.6.5'], tam: ['I.1.3'] })
    const second = await heldBy(75, 2025, { lan: ['I.1.1'], tam: ['I.1.2'] })
    const third = await heldBy(67, 2026, { tam: ['I.1.2'] })
    for (const [before, after, headline, flow] of [
      [first, second, 'Từ 3 còn 2', '1 đồng chí đã khắc phục và 2 còn.'],
      [second, third, 'Từ 2 còn 1', '1 đồng chí đã khắc phục và 1 còn.'],
      [first, third, 'Từ 3 còn 1', '2 đồng chí đã khắc phục và 1 còn.'],
    ] as const) {
      const { page, rows } = await compared(before, after)
      expect(page.text).toContain(`${headline} đảng viên có hạn chế`)
      expect(page.text).toContain(flow)
      expect(page.text).toContain('Các điều được nối theo bảng nối của danh mục')
      expect(page.text).toMatch(/đồng chí còn hạn chế, \d đồng chí còn đúng điều cũ/)
      // Every limit of either round has its row, and a list that lacks a sign has no number there, not a nought.
      const told = (side: number) => rows.filter((row) => Number(row[side]) > 0).length
      expect(told(1)).toBe(before === first ? 3 : 2)
      expect(told(2)).toBe(after === second ? 3 : 1)
      const fresh = rows.find(([label]) => label!.startsWith('Phí công sức'))
      expect(fresh?.slice(1)).toEqual(before === first ? ['1', '–'] : undefined)
    }
    const print = await world.as('phuc').get(paths.comparisonPrint.to({ before: first, after: third }))
    expect(print.text).toContain('Từ 3 còn 1 đảng viên có hạn chế')
    const word = await world.as('phuc').get(paths.comparisonWord.to({ before: first, after: third }))
    expect(word.status).toBe(200)
  })

  test('67 first, then 82: by way of the list between; split, fresh and ended signs', async () => {
    const before = await heldBy(67, 2024, { lan: ['I.1.1'], tam: ['I.1.2'], nam: ['III.7.3'] })
    const after = await heldBy(82, 2025, { lan: ['I.1.2'], huong: ['II.6.5'] })
    const { page, rows } = await compared(before, after)
    expect(page.text).toContain('Từ 3 còn 2 đảng viên có hạn chế: 2 đồng chí đã khắc phục, 1 còn và 1 mới.')
    expect(rows.map(([, ...numbers]) => numbers)).toEqual([
      ['1', '0'],
      ['1', '1'],
      ['1', '0'],
      ['–', '1'],
      ['1', '–'],
    ])
    expect([rows[0], rows[3], rows[4]].map((row) => /\(([^)]*)\)$/.exec(row![0]!)?.[1])).toEqual([
      'tách ra từ một điều rộng hơn',
      'danh mục cũ không có điều này',
      'danh mục mới không có điều này',
    ])
  })

  test('the list a movement binds comes with a new version: the running round stays with its own', async () => {
    const round = await launched(world, { catalogue: refOf(75) })
    const page = await world.as('lan').get('/dot')
    expect(page.text).toContain('Danh mục: ')
    const shown = JSON.parse(LISTS[75]) as { title: string }
    expect(page.text).toContain(shown.title)
    expect((await world.as('phuc').get(paths.round.to({ round: round.id }))).text).toContain(shown.title)
  })
})
