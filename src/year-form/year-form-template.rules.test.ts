import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../text/text.ts'
import { PREFILL_WORDS, parseTemplate } from './year-form-template.rules.ts'
import { KINDS } from './year-form-template.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => parseTemplate(file, languages.vi.yearForm.file)

const SMALL = [
  'tên: Bản kiểm điểm',
  'dành cho: Mọi đồng chí',
  'nguồn: Tự viết',
  'mức: Tốt',
  'mức: Chưa tốt',
  '# I. Phần một',
  '## 1. Mục một',
  'gợi ý: Viết ngắn.',
  'điền sẵn: cam kết, tháng',
  'tự xếp mức',
  '## 2. Mục hai',
  '# II. Phần hai',
  'ghi tay: Chi ủy nhận xét',
]
const problemsOf = (rows: readonly string[]) =>
  read(rows.join('\n')).problems?.map(({ row, sentence }) => `${row}: ${sentence}`) ?? []
/** The small template with one row replaced. */
const withRow = (row: number, text: string) => problemsOf(SMALL.map((one, i) => (i === row - 1 ? text : one)))

describe('a template', () => {
  test('is read section by section, with what each begins with', () => {
    const { template } = read(SMALL.join('\r\n'))
    expect(template).toEqual({
      title: 'Bản kiểm điểm',
      forWhom: 'Mọi đồng chí',
      source: 'Tự viết',
      levels: ['Tốt', 'Chưa tốt'],
      byHand: ['Chi ủy nhận xét'],
      sections: [
        {
          key: 'I. Phần một / 1. Mục một',
          part: 'I. Phần một',
          heading: '1. Mục một',
          hint: 'Viết ngắn.',
          prefill: ['commitment', 'months'],
          level: true,
        },
        expect.objectContaining({ key: 'I. Phần một / 2. Mục hai', prefill: [], level: false }),
        expect.objectContaining({ key: 'II. Phần hai', heading: '' }),
      ],
    })
  })

  for (const kind of KINDS)
    test(`“${kind}”, which ships, is read without a problem, says that it is a paraphrase, and asks for a level at its end`, () => {
      const { template } = read(readFileSync(join(root, 'templates/year-form', `${kind}.txt`), 'utf8'))
      expect(template!.source).toContain('không phải văn bản chính thức')
      expect(template!.levels).toHaveLength(4)
      expect(template!.sections.at(-1)).toMatchObject({ level: true })
      const prefills = template!.sections.flatMap((section) => section.prefill)
      expect(new Set(prefills)).toEqual(new Set(Object.values(PREFILL_WORDS)))
    })

  test.each([
    [1, '', '1: thiếu dòng “tên:”.'],
    [2, '', '1: thiếu dòng “dành cho:”.'],
    [3, '', '1: thiếu dòng “nguồn:”.'],
    [1, 'tên:', '1: sau “tên:” phải có chữ.'],
    [2, 'tên: Hai lần', '2: “tên:” đã có ở trên.'],
    [4, '', '1: có mục tự xếp mức thì cần ít nhất hai dòng “mức:”.'],
    [5, 'mức: Tốt', '1: có hai mức trùng tên.'],
    [6, '#', '6: sau dấu # phải có tên phần hoặc tên mục.'],
    [6, '', '7: mục (##) phải nằm trong một phần (#).'],
    [4, 'tự xếp mức', '4: “tự xếp mức” phải đứng dưới một phần hoặc một mục.'],
    [4, 'gợi ý: ở đây', '4: “gợi ý” phải đứng dưới một phần hoặc một mục.'],
    [
      9,
      'điền sẵn: lương',
      '9: không điền sẵn được “lương”. Chỉ có: cam kết, kết luận, khắc phục, việc tốt, tháng.',
    ],
    [11, '## 1. Mục một', '11: mục “1. Mục một” có hai lần.'],
    [8, 'Một dòng lạc', '8: không hiểu “Một dòng lạc”.'],
    [8, `gợi ý: ${'a'.repeat(400)}`, '8: dòng dài 407 chữ cái, tối đa 400.'],
  ])('row %i as “%s”: %s', (row, text, sentence) => {
    expect(withRow(row, text).some((one) => one.startsWith(sentence))).toBe(true)
  })

  test('tells every row that is wrong, in order', () => {
    const rows = [...SMALL]
    rows[7] = 'lạ'
    rows[8] = 'điền sẵn: lạ'
    expect(problemsOf(rows).map((one) => one.split(':')[0])).toEqual(['8', '9'])
  })

  test('whatever is sent, it is read or refused by rows that are there, and never breaks', () => {
    const line = fc.oneof(fc.constantFrom(...SMALL, '#', '##', 'mức:', ':', '// lời'), fc.string())
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (rows) => {
        const file = rows.join('\n')
        const { template, problems } = read(file)
        expect(template === null).toBe(problems !== null)
        const last = file.split(/\r\n|\r|\n/).length
        for (const { row } of problems ?? []) expect(row >= 1 && row <= last).toBe(true)
        if (template)
          expect(new Set(template.sections.map(({ key }) => key)).size).toBe(template.sections.length)
      }),
    )
  })
})
