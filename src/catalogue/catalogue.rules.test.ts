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

/** The file of 82 with one thing changed, as someone editing it would. */
// biome-ignore lint/suspicious/noExplicitAny: these edits break the file's type on purpose
function edited(change: (file: any) => void): string {
  const file = JSON.parse(text82)
  change(file)
  return JSON.stringify(file)
}

function problemsIn(text: string) {
  const result = parseCatalogue(text)
  return 'problems' in result ? result.problems : []
}

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

describe('a broken file is refused in plain words', () => {
  test.each([
    ['not JSON', text82.slice(0, 300), 'Tệp không đọc được theo JSON'],
    [
      'a slip in line 3',
      '{\n"id": "a",\n"title" "b"\n}',
      'Tệp không đọc được theo JSON: sai ở dòng 3, cột 9.',
    ],
    ['a file that is a list', '[]', 'Tệp: phải là nhóm trường trong ngoặc nhọn.'],
    ['no title', edited((file) => delete file.title), 'Trường “title”: còn thiếu.'],
    [
      'no example',
      edited((file) => delete file.sections[0].groups[1].items[2].example),
      'Mục “I.2.3”, “example”: còn thiếu.',
    ],
    [
      'no id',
      edited((file) => delete file.sections[1].groups[3].id),
      'Nhóm thứ 4 trong danh sách, “id”: còn thiếu.',
    ],
    [
      'an empty label',
      edited((file) => (file.sections[2].label = ' ')),
      'Phần “III”, “label”: đang để trống.',
    ],
    [
      'a misspelt field',
      edited((file) => (file.sections[0].groups[0].nhan = 'a')),
      'Nhóm “I.1”: có trường lạ “nhan”, xem lại tên trường.',
    ],
    [
      'an id used twice',
      edited((file) => (file.sections[1].groups[0].id = 'I.1')),
      'Nhóm “I.1”, “id”: mã “I.1” đã dùng ở chỗ khác.',
    ],
    [
      'an id with marks',
      edited((file) => (file.sections[0].groups[0].items[0].id = 'Đ.1')),
      'chỉ gồm chữ không dấu',
    ],
    [
      'a long label',
      edited((file) => (file.sections[0].groups[0].label = 'một hai ba bốn năm sáu bảy tám-chín')),
      'Nhóm “I.1”, “label”: dài quá 8 tiếng.',
    ],
    [
      'no items',
      edited((file) => (file.sections[0].groups[0].items = [])),
      'Nhóm “I.1”, “items”: đang để trống.',
    ],
    [
      'an unknown polarity',
      edited((file) => (file.polarity = 'xấu')),
      'Trường “polarity”: chỉ nhận “sign”, “standard”, “prohibition”.',
    ],
    [
      'a date the Vietnamese way',
      edited((file) => (file.issuedOn = '30/10/2016')),
      'Trường “issuedOn”: phải là ngày dạng năm-tháng-ngày, ví dụ 2016-10-30.',
    ],
    ['a version in words', edited((file) => (file.version = 'một')), 'Trường “version”: phải là số nguyên.'],
    ['version zero', edited((file) => (file.version = 0)), 'Trường “version”: nhỏ nhất là 1.'],
    [
      'ended before it began',
      edited((file) => (file.validTo = '2015-01-01')),
      'Trường “validTo”: sớm hơn “validFrom”.',
    ],
    [
      'a split without a note',
      edited((file) => delete file.splitNote),
      'Trường “splitNote”: cần có khi cách tách mục là dựng lại.',
    ],
    [
      'a mapping to nowhere',
      edited((file) => (file.mapping = { from: 'nqtw4-75@1', items: { 'I.1.1': ['X.1'] } })),
      'nối tới mục “X.1” không có trong tệp',
    ],
    [
      'a mapping from itself',
      edited((file) => (file.mapping = { from: 'nqtw4-82@1', items: {} })),
      'Trường “mapping.from”: nối từ chính bản này.',
    ],
    ['a name without a version', edited((file) => (file.supersedes = 'nqtw4-75')), 'phải có dạng mã@số bản'],
    [
      'a claim to be missing nothing',
      edited((file) => (file.incomplete = { declared: 3, given: 3, note: file.splitNote })),
      'phải nhỏ hơn “declared”',
    ],
    [
      'a line break',
      edited((file) => (file.title = 'một\nhai')),
      'Trường “title”: có ký tự ẩn hoặc đảo chiều.',
    ],
    [
      'text turned round',
      edited((file) => (file.sections[0].groups[0].items[0].full = 'Không \u202Eđọc ngược')),
      'Mục “I.1.1”, “full”: có ký tự ẩn hoặc đảo chiều.',
    ],
    [
      'a zero-width space',
      edited((file) => (file.issuer = 'Ban\u200BChấp hành')),
      'Trường “issuer”: có ký tự ẩn hoặc đảo chiều.',
    ],
    ['half a character', edited((file) => (file.issuer = 'Ban \uD800')), 'có ký tự ẩn hoặc đảo chiều'],
    ['more than 1 MiB', `${text82}${' '.repeat(1024 * 1024)}`, 'Tệp lớn hơn 1 MiB.'],
    ['brackets without end', '['.repeat(500_000), 'Tệp không đọc được theo JSON'],
  ])('%s', (_, text, sentence) => {
    const problems = problemsIn(text)
    expect(problems.map((problem) => problem.vi).join('\n')).toContain(sentence)
    for (const problem of problems) expect(problem.en).toMatch(/^[A-Z].+\.$/)
  })

  test('more than 500 items', () => {
    const text = edited((file) => {
      file.sections[0].groups[0].items = Array.from({ length: 430 }, (_, i) => ({
        ...file.sections[0].groups[0].items[0],
        id: `X.${i}`,
      }))
    })
    expect(problemsIn(text)).toEqual([
      {
        path: 'sections',
        vi: 'Trường “sections”: có quá 500 mục.',
        en: 'Field “sections”: more than 500 items.',
      },
    ])
  })

  test('whatever is in the file, the answer is sentences in both languages and never a crash', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((sections) => edited((file) => (file.sections = sections))),
        ),
        (text) => {
          const problems = problemsIn(text)
          expect(problems.length).toBeGreaterThan(0)
          expect(problems.length).toBeLessThanOrEqual(50)
          for (const problem of problems)
            for (const words of [problem.vi, problem.en]) expect(words).toMatch(/^[A-ZĐ].+\.$/su)
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
    const text = edited((file) => delete file.sections[0].groups[0].items[0].appliesTo)
    expect(checksum(parsed(text))).toBe(checksum(the82))
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
