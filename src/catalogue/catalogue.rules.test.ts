import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applicableSigns,
  type Catalogue,
  catalogueRef,
  checksum,
  groupsInOrder,
  groupsInScreens,
  itemsInOrder,
  parseCatalogue,
} from './catalogue.rules.ts'
import { countSyllables } from './catalogue-field.rules.ts'

const shippedFolder = new URL('../../catalogues/', import.meta.url)
const fixtureFolder = new URL('../../test/fixtures/catalogues/', import.meta.url)
const shipped = readdirSync(shippedFolder).filter((name) => name.endsWith('.json'))
const files = [
  ...shipped.map((name) => new URL(name, shippedFolder)),
  new URL('nqtw4-67.json', fixtureFolder),
  new URL('nqtw4-75.json', fixtureFolder),
].map((url) => ({ name: url.pathname.split('/').at(-1)!, text: readFileSync(url, 'utf8') }))
const text82 = files.find((file) => file.name === 'nqtw4-82.json')!.text

function parsed(text: string): Catalogue {
  const result = parseCatalogue(text)
  if ('problems' in result) throw new Error(result.problems.map((problem) => problem.vi).join('\n'))
  return result.ok
}

const the82 = parsed(text82)

describe('the shipped files', () => {
  test('are the 82 signs, the standards and the prohibitions', () => {
    expect(shipped.sort()).toEqual(['nqtw4-82.json', 'prohibitions-37.json', 'standards-144.json'])
  })

  test.each(files)('$name parses, is NFC, and has labels short enough to read aloud', ({ name, text }) => {
    const catalogue = parsed(text)
    expect(text).toBe(text.normalize('NFC'))
    expect(name).toBe(`${catalogue.id}.json`)
    const places = [
      ...groupsInOrder(catalogue).map(({ group }) => group),
      ...itemsInOrder(catalogue).map(({ item }) => item),
    ]
    for (const { label } of places) expect(countSyllables(label), label).toBeLessThanOrEqual(8)
    for (const list of [
      groupsInOrder(catalogue).map(({ group }) => group.label),
      itemsInOrder(catalogue).map(({ item }) => item.label),
    ])
      expect(new Set(list).size).toBe(list.length)
  })

  test.each(files)('$name says that it is a paraphrase with a reconstructed split', ({ text }) => {
    const catalogue = parsed(text)
    expect(catalogue).toMatchObject({ textSource: 'paraphrase', splitBasis: 'reconstructed' })
    expect(catalogue.splitNote?.vi).toMatch(/không phải văn bản chính thức|Chỉ để kiểm thử/i)
  })

  test('27 groups hold 31, 25 and 26 signs', () => {
    const perSection = the82.sections.map((section) => section.groups.map((group) => group.items.length))
    expect(perSection).toEqual([
      [3, 3, 2, 4, 4, 6, 2, 5, 2],
      [3, 4, 1, 3, 2, 5, 2, 3, 2],
      [2, 3, 4, 2, 4, 2, 2, 5, 2],
    ])
    expect(itemsInOrder(the82)).toHaveLength(82)
  })

  test('every sign is a short sentence with an everyday example', () => {
    for (const { group, item } of itemsInOrder(the82)) {
      expect(item.id.startsWith(`${group.id}.`)).toBe(true)
      for (const sentence of [item.full, item.example]) {
        expect(countSyllables(sentence), sentence).toBeLessThanOrEqual(30)
        expect(sentence).toMatch(/^[\p{Lu}“].*\.$/u)
      }
      expect(item.example).not.toBe(item.full)
    }
  })

  test('the 27 labels of the skim are read in a minute', () => {
    const total = groupsInOrder(the82).reduce((sum, { group }) => sum + countSyllables(group.label), 0)
    expect(total).toBeLessThanOrEqual(135)
  })

  test('a file that is not whole says what is missing', () => {
    const prohibitions = parsed(files.find((file) => file.name === 'prohibitions-37.json')!.text)
    expect(prohibitions.incomplete).toMatchObject({ declared: 19, given: groupsInOrder(prohibitions).length })
    const standards = parsed(files.find((file) => file.name === 'standards-144.json')!.text)
    expect(groupsInOrder(standards)).toHaveLength(5)
    expect(standards.incomplete).toMatchObject({ declared: 21, given: 0 })
  })
})

describe('who is asked what', () => {
  test('someone without a post is not asked about using a post', () => {
    const skipped = new Set(itemsInOrder(the82).map(({ item }) => item.id))
    for (const item of applicableSigns(the82, { leader: false })) skipped.delete(item.id)
    expect([...skipped]).toEqual(['I.9.2', 'II.6.2', 'II.7.2', 'II.8.1', 'II.8.3'])
  })

  test('someone with a post is asked everything, in order', () => {
    expect(applicableSigns(the82, { leader: true })).toEqual(itemsInOrder(the82).map(({ item }) => item))
  })

  test('every group keeps a sign for everyone', () => {
    const ids = new Set(applicableSigns(the82, { leader: false }).map((item) => item.id))
    for (const { group } of groupsInOrder(the82))
      expect(group.items.some((item) => ids.has(item.id))).toBe(true)
  })
})

describe('screens', () => {
  test('the 27 groups make three screens, one a section', () => {
    const screens = groupsInScreens(the82).map((screen) => [
      screen.length,
      new Set(screen.map(({ section }) => section.id)),
    ])
    expect(screens).toEqual([
      [9, new Set(['I'])],
      [9, new Set(['II'])],
      [9, new Set(['III'])],
    ])
  })

  test('for any shape nothing is lost, no screen overflows, no section that fits is split', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 12 }),
        (shape, size) => {
          const sections = shape.map((count, s) => ({
            ...the82.sections[0]!,
            id: `S${s}`,
            groups: Array.from({ length: count }, (_, g) => ({
              ...the82.sections[0]!.groups[0]!,
              id: `S${s}.${g}`,
            })),
          }))
          const catalogue = { ...the82, sections }
          const screens = groupsInScreens(catalogue, size)
          expect(screens.flat()).toEqual(groupsInOrder(catalogue))
          for (const screen of screens) {
            expect(screen.length).toBeGreaterThan(0)
            expect(screen.length).toBeLessThanOrEqual(size)
          }
          for (const section of sections.filter(({ groups }) => groups.length <= size))
            expect(
              screens.filter((screen) => screen.some((place) => place.section.id === section.id)),
            ).toHaveLength(1)
        },
      ),
    )
  })
})

describe('the checksum', () => {
  test('is the same however the file is laid out', () => {
    const shuffled = (value: unknown, seed: number): unknown => {
      if (Array.isArray(value)) return value.map((each) => shuffled(each, seed))
      if (value === null || typeof value !== 'object') return value
      const entries = Object.entries(value).map(([key, part]) => [key, shuffled(part, seed)] as const)
      const turn = seed % entries.length
      return Object.fromEntries([...entries.slice(turn), ...entries.slice(0, turn)].reverse())
    }
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(8), (seed, indent) => {
        expect(checksum(parsed(JSON.stringify(shuffled(JSON.parse(text82), seed), null, indent)))).toBe(
          checksum(the82),
        )
      }),
      { numRuns: 30 },
    )
  })

  test('is the same for text typed with separate tone marks, with or without a byte order mark', () => {
    expect(text82.normalize('NFD')).not.toBe(text82)
    expect(checksum(parsed(text82.normalize('NFD')))).toBe(checksum(the82))
    expect(checksum(parsed(`\uFEFF${text82}`))).toBe(checksum(the82))
  })

  test('is the same when "everyone" is left unsaid', () => {
    const file = JSON.parse(text82)
    delete file.sections[0].groups[0].items[0].appliesTo
    expect(checksum(parsed(JSON.stringify(file)))).toBe(checksum(the82))
  })

  test('changes with any text', () => {
    const items = itemsInOrder(the82)
    fc.assert(
      fc.property(fc.nat(items.length - 1), fc.constantFrom('label', 'full', 'example'), (index, field) => {
        const copy = structuredClone(the82)
        itemsInOrder(copy)[index]!.item[field as 'label'] += ' nữa'
        expect(checksum(copy)).not.toBe(checksum(the82))
      }),
    )
  })

  test('names the version apart from the content', () => {
    expect(catalogueRef(the82)).toBe('nqtw4-82@1')
    expect(checksum(the82)).toMatch(/^[0-9a-f]{64}$/)
  })
})

test('the example in the documentation is a file that loads', () => {
  const page = readFileSync(new URL('../../docs/catalogue-format.md', import.meta.url), 'utf8')
  expect(catalogueRef(parsed(/```json\n(.*?)```/s.exec(page)![1]!))).toBe('chi-bo-mau@2')
})

test.each([
  ['Nói không đi đôi với làm', 6],
  ['“Tự diễn biến”, “tự chuyển hóa”', 6],
  ['Mác - Lênin', 2],
  ['tám-chín', 2],
  ['27 nhóm', 2],
  ['nói/viết', 2],
  [' – ', 0],
  ['chữ'.normalize('NFD'), 1],
])('%s has %i syllables', (text, count) => {
  expect(countSyllables(text)).toBe(count)
})
