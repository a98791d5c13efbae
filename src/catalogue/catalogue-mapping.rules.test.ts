import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  type Catalogue,
  catalogueRef,
  itemsInOrder,
  mappingProblems,
  parseCatalogue,
} from './catalogue.rules.ts'
import { mapItems } from './catalogue-mapping.rules.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

function parsed(text: string): Catalogue {
  const result = parseCatalogue(text)
  if ('problems' in result) throw new Error(result.problems.map((problem) => problem.vi).join('\n'))
  return result.ok
}

const list67 = parsed(read('test/fixtures/catalogues/nqtw4-67.json'))
const list75 = parsed(read('test/fixtures/catalogues/nqtw4-75.json'))
/** The shipped list, which maps from nothing, as a second version that continues the test list of 75. */
const list82 = parsed(
  JSON.stringify({
    ...JSON.parse(read('catalogues/nqtw4-82.json')),
    version: 2,
    mapping: JSON.parse(read('test/fixtures/catalogues/nqtw4-82-mapping.json')),
  }),
)
const ids = (catalogue: Catalogue) => itemsInOrder(catalogue).map(({ item }) => item.id)

test('the test lists have the sizes they are named for', () => {
  expect([list67, list75, list82].map((list) => ids(list).length)).toEqual([67, 75, 82])
})

describe('from one version to the next', () => {
  const mapping = mapItems(list75, list82)!

  test('an item may be split, two may be joined, one may end, one may begin', () => {
    expect(mapping.to.get('I.1.1')).toEqual(['I.1.1', 'I.1.2'])
    expect(mapping.to.get('III.5.4')).toEqual(['III.5.4'])
    expect(mapping.to.get('III.5.5')).toEqual(['III.5.4'])
    expect(mapping.unmapped).toEqual(['II.4.4'])
    expect(mapping.fresh).toEqual(['II.6.5'])
  })

  test('an item the mapping does not name ends, even if its name is that of something else', () => {
    const { mapping: _, ...plain } = list82
    const silent = { ...plain, mapping: { from: 'nqtw4-75@1', items: {} } }
    expect(mapItems(list75, silent)!.unmapped).toEqual(ids(list75))
    const odd = structuredClone(list75)
    odd.sections[0]!.groups[0]!.items[0]!.id = 'constructor'
    expect(mapItems(odd, silent)!.to.get('constructor')).toEqual([])
  })
})

describe('through a chain', () => {
  const mapping = mapItems(list67, list82, [list75])!

  test('67 leads to 82 by way of 75', () => {
    expect(mapping.to.get('I.2.1')).toEqual(['I.2.1', 'I.2.2'])
    expect(mapping.to.get('I.3.1')).toEqual(['I.3.1', 'I.3.2'])
    expect(mapping.unmapped).toEqual(['II.4.4', 'III.7.3'])
    expect(mapping.fresh).toEqual(['II.6.5'])
  })

  test('every old item is either led on or listed, every new one either reached or listed', () => {
    expect([...mapping.to.keys()]).toEqual(ids(list67))
    const reached = new Set([...mapping.to.values()].flat())
    expect(new Set([...reached, ...mapping.fresh])).toEqual(new Set(ids(list82)))
    for (const id of mapping.unmapped) expect(mapping.to.get(id)).toEqual([])
  })

  test('a version leads to itself unchanged', () => {
    const same = mapItems(list82, list82)!
    expect(same.to).toEqual(new Map(ids(list82).map((id) => [id, [id]])))
    expect([same.unmapped, same.fresh]).toEqual([[], []])
  })

  test.each([
    ['a missing link', list67, list82, []],
    ['going backwards', list82, list67, [list75]],
    ['a ring', list82, { ...list67, mapping: { from: catalogueRef(list75), items: {} } }, [list75]],
  ])('%s joins nothing', (_, from, to, known) => {
    expect(mapItems(from, to, known)).toBeNull()
  })
})

test('a mapping that speaks of items the earlier version never had says so', () => {
  expect(mappingProblems(list82, list75)).toEqual([])
  expect(mappingProblems(list75, list67)).toEqual([])
  const wrong = { ...list82, mapping: { from: 'nqtw4-75@1', items: { 'Z.9': ['I.1.1'] } } }
  expect(mappingProblems(wrong, list75)).toEqual([
    {
      path: 'mapping.items.Z.9',
      vi: 'Bảng nối nhắc tới mục “Z.9” nhưng bản nqtw4-75@1 không có mục này.',
      en: 'The mapping speaks of item “Z.9”, which nqtw4-75@1 does not have.',
    },
  ])
})
