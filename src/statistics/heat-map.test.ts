import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { type Catalogue, groupsInOrder, parseCatalogue } from '../catalogue/catalogue.rules.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import { heatMapPart, lastQuarters, type QuarterShown } from './heat-map.rules.ts'
import { publishable } from './publishable.rules.ts'

const world = useWorld()
const t = languages.vi
const list = (path: string): Catalogue => {
  const parsed = parseCatalogue(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))
  if ('problems' in parsed) throw new Error('not a catalogue')
  return parsed.ok
}
const list82 = list('catalogues/nqtw4-82.json')
const groups = groupsInOrder(list82).map(({ group }) => group.id)

const quarter = (
  name: string,
  release: Partial<NonNullable<QuarterShown['release']>> | null = null,
): QuarterShown => ({
  quarter: name,
  over: true,
  release: release && { outcome: 'shown', people: 30, counts: {}, catalogue: list82, ...release },
})

const released = (name: string, people: number, counts: Record<string, number>): QuarterShown => {
  const published = publishable(people, counts)
  return published.outcome === 'shown'
    ? quarter(name, { people, counts: published.counts })
    : quarter(name, { outcome: published.outcome, people: null, counts: null, catalogue: null })
}

describe('four quarters on end', () => {
  test.each([
    [['2026-4', '2026-3'], ['2025-4', '2026-1', '2026-2', '2026-3'], '2026-4'],
    [['2026-1'], ['2025-2', '2025-3', '2025-4', '2026-1'], ''],
  ])('of %j: %j', (known, expected, open) => {
    const lines = known.map((name) => ({ quarter: name, over: name !== open, release: null }))
    expect(lastQuarters(lines)).toEqual(expected)
  })

  test('none where no quarter is over', () => {
    expect(lastQuarters([{ quarter: '2026-4', over: false, release: null }])).toEqual([])
    expect(heatMapPart([], t)).toMatchObject({ chart: null, finding: t.heatMap.none })
  })
})

test('each way of being shown has its own look and its own words', () => {
  const counts = Object.fromEntries(groups.map((id, i) => [id, [12, 3, 29][i % 3]!]))
  const part = heatMapPart(
    [
      released('2026-3', 30, counts),
      quarter('2026-2', {
        counts: Object.fromEntries(groups.slice(1).map((id) => [id, { kind: 'withheld' as const }])),
      }),
      released('2026-1', 12, counts),
    ],
    t,
  )
  expect(part.rows[0]).toEqual(['Phai nhạt lý tưởng', 'chưa công bố', 'không công bố', 'không tính', '12'])
  expect(part.rows[1]!.slice(3)).toEqual(['không công bố', '<5'])
  expect(part.rows[2]!.slice(3)).toEqual(['không công bố', 'trên 25'])
  if (part.chart?.kind !== 'heat') throw new Error('no heat-map')
  const looks = new Map(
    part.chart.rows.flatMap(({ cells }) => cells.map((cell) => [cell.lines.join(' '), cell.look] as const)),
  )
  expect(Object.fromEntries(looks)).toEqual({
    '12': 'count',
    '<5': 'few',
    '>25': 'most',
    'giữ kín': 'withheld',
    'chưa có': 'none',
    'không tính': 'apart',
  })
  expect(part.chart.key.map(({ cell }) => cell.look)).toEqual([
    'count',
    'few',
    'most',
    'withheld',
    'none',
    'apart',
  ])
  expect(part.notes).toEqual([
    'Quý 4 năm 2025: chưa có kỳ tự soi nào.',
    'Quý 1 năm 2026: dưới 20 người gửi nên không công bố số nào.',
    'Quý 2 năm 2026: 30 đảng viên có gửi trên điện thoại.',
    'Quý 3 năm 2026: 30 đảng viên có gửi trên điện thoại.',
  ])
  expect(part.finding).toContain('9 nhóm được nêu nhiều như nhau, hơn 25 trong 30 người')
})

test('a quarter by another list keeps only the groups that say the same', () => {
  const older = list('test/fixtures/catalogues/nqtw4-67.json')
  const ids = groupsInOrder(older).map(({ group }) => group.id)
  const counts = Object.fromEntries(ids.map((id) => [id, { kind: 'count', n: 9 } as const]))
  const part = heatMapPart(
    [released('2026-3', 30, { [groups[0]!]: 8 }), quarter('2026-2', { catalogue: older, counts })],
    t,
  )
  for (const [i, row] of part.rows.entries()) {
    const group = groupsInOrder(list82)[i]!.group
    const same = groupsInOrder(older).some(
      ({ group: old }) => old.id === group.id && old.label === group.label,
    )
    expect(row[3], group.label).toBe(same ? '9' : '–')
  }
})

test('no count leaves that publishable did not let through', () => {
  const count = fc.nat(60)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.array(count, { minLength: 27, maxLength: 27 }),
      (people, all) => {
        const counts = Object.fromEntries(groups.map((id, i) => [id, Math.min(people, all[i]!)]))
        const part = heatMapPart([released('2026-3', people, counts)], t)
        for (const [i, row] of part.rows.entries()) {
          const n = counts[groups[i]!]!
          const told = row.at(-1)!
          if (people < 20) expect(told).toBe('không công bố')
          else if (n < 5) expect(told).toBe('<5')
          else if (people - n < 5) expect(told).toBe(`trên ${people - 5}`)
          else expect(told).toBe(String(n))
        }
      },
    ),
  )
})

describe('on the committee’s page', () => {
  const release = async (name: string, outcome: string, counts: object | null) => {
    const { commune } = world.cast.units
    const month = `${name.slice(0, 4)}-${String(Number(name.slice(5)) * 3).padStart(2, '0')}-01`
    await world.db.run(sql`
      insert into period (tenant, id, month, meeting_on, opens_at, closes_at, catalogue, form)
      values (${commune.id}, gen_random_uuid(), ${month}, ${month}, ${`${month}T00:00:00Z`}, ${`${month}T01:00:00Z`}, 'nqtw4-82@1', 'skim')`)
    await world.db.run(sql`
      insert into release (tenant, quarter, released_at, released_by, catalogue, outcome, people, counts)
      values (${commune.id}, ${name}, ${world.now}, ${world.cast.people.phuc.id}, 'nqtw4-82@1', ${outcome},
              ${counts ? 24 : null}, ${counts && JSON.stringify(counts)})`)
  }

  test('Phúc sees what was published, with its table; nobody else finds the page', async () => {
    await release('2026-2', 'too-alike', null)
    await release('2026-3', 'shown', { 'I.4': { kind: 'count', n: 9 }, 'I.5': { kind: 'few' } })
    const page = await world.as('phuc').get(paths.heatMap.to())
    expect(page.text).toContain(
      'Quý 3 năm 2026: nhiều đồng chí tự nêu nhất là nhóm “Sa sút ý chí, né việc”, 9 trong 24 người.',
    )
    expect(page.dom.querySelectorAll('tbody tr')).toHaveLength(27)
    expect(page.dom.querySelectorAll('svg.chart')).toHaveLength(1)
    const row = page.dom.querySelectorAll('tbody tr').find((one) => one.text.includes('né việc'))!
    expect(row.querySelectorAll('td').map((cell) => cell.text)).toEqual([
      'chưa công bố',
      'chưa công bố',
      'không công bố',
      '9',
    ])
    for (const name of ['huong', 'lan', 'quan', 'la', 'tinh'] as const)
      expect((await world.as(name).get(paths.heatMap.to())).status, name).toBe(404)
  })

  test('before any quarter is over there is a sentence instead', async () => {
    expect((await world.as('phuc').get(paths.heatMap.to())).text).toContain('Chưa có quý nào đã hết')
  })
})
