import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCatalogue } from './catalogue.rules.ts'

const text82 = readFileSync(new URL('../../catalogues/nqtw4-82.json', import.meta.url), 'utf8')

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
