import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Commitment } from '../commitment/commitment.ts'
import { languages } from '../text/text.ts'
import { parseTemplate } from '../year-form/year-form-template.rules.ts'
import { commitmentSheet, type Signatory } from './commitment-sheet.ts'
import { minutesWord } from './minutes-word.ts'
import { readWord, type WordFile } from './testing/docx-reader.ts'
import { firstMissing } from './testing/paper-words.ts'
import { FONT } from './word.ts'
import { type FilledForm, yearFormWord } from './year-form-word.ts'

const t = languages.vi
const root = join(import.meta.dirname, '../..')
const lan: Signatory = {
  name: 'Nguyễn Thị Lan',
  born: '1958-03-12',
  posts: ['Tổ trưởng tổ đảng'],
  cell: 'Chi bộ ấp Quới Thạnh',
  organisation: 'Đảng bộ xã Thạnh Quới',
}
const MARGINS = [20, 20, 30, 15] as const

const line = (n: number, what: string, group: string | null = null) => ({
  ...{ id: `r${n}`, line: `l${n}`, what, measure: 'mỗi tháng một lần', due: '2026-12-31', concluded: null },
  group: group ? { catalogue: 'x@1', id: 'I.3', label: group } : null,
})
const signed = (over: Partial<Commitment> = {}): Commitment => ({
  ...{
    tenant: 't',
    id: 'c',
    person: 'p',
    cell: 'z',
    cell_name: lan.cell,
    year: 2026,
    version: 1,
    how: 'phone',
  },
  ...{ reason: '', signed_on: '2026-01-15', confirmed_on: '2026-02-03', confirmed_at_meeting: 'm' },
  lines: [
    line(
      1,
      'Đi dự đủ các buổi học nghị quyết, ghi ít nhất ba ý cần làm ở ấp',
      'Coi nhẹ, lười học lý luận, nghị quyết',
    ),
    line(2, 'Mỗi tháng ghé thăm ba hộ cuối ấp'),
    line(3, 'Phát biểu ở mỗi kỳ họp chi bộ'),
  ],
  ...over,
})

/** Kept beside the pictures of the stories, to be looked at. */
function keep(name: string, file: Uint8Array) {
  mkdirSync(join(root, 'build/pictures'), { recursive: true })
  writeFileSync(join(root, 'build/pictures', `${name}.docx`), file)
}
const sheet = async (commitment: Commitment, sample = false) => {
  const file = await minutesWord(
    commitmentSheet(commitment, lan, MARGINS, t),
    { addenda: [], seal: null },
    { sample },
  )
  keep(`cam-ket-${commitment.version}`, file)
  return readWord(file)
}
const words = (file: WordFile) => file.paragraphs.map(({ text }) => text).join('\n')

describe('the commitment as a paper', () => {
  test('has the head of Party papers, who commits themself, every line with its measure and day, and both signatures', async () => {
    const file = await sheet(signed())
    expect([...file.fonts]).toEqual([FONT])
    expect(file.margins).toEqual(MARGINS)
    expect(file.tables[0]!.rows[0]).toEqual([
      'ĐẢNG BỘ XÃ THẠNH QUỚI\nCHI BỘ ẤP QUỚI THẠNH\n*',
      'ĐẢNG CỘNG SẢN VIỆT NAM\n\nThạnh Quới, ngày 15 tháng 01 năm 2026',
    ])
    expect(file.tables[1]!.rows).toEqual([
      ['Số', 'Điều cam kết', 'Đo bằng', 'Xong trước hết ngày'],
      [
        '1',
        'Đi dự đủ các buổi học nghị quyết, ghi ít nhất ba ý cần làm ở ấp\n(gắn với nhóm: Coi nhẹ, lười học lý luận, nghị quyết)',
        'mỗi tháng một lần',
        '31/12/2026',
      ],
      ['2', 'Mỗi tháng ghé thăm ba hộ cuối ấp', 'mỗi tháng một lần', '31/12/2026'],
      ['3', 'Phát biểu ở mỗi kỳ họp chi bộ', 'mỗi tháng một lần', '31/12/2026'],
    ])
    const told = ['BẢN CAM KẾT', 'năm 2026', 'Kính gửi: Chi bộ ấp Quới Thạnh', 'Họ và tên: Nguyễn Thị Lan']
    const more = [
      'Ngày sinh: 12/03/1958',
      'Tổ trưởng tổ đảng',
      'Chi bộ xác nhận trong buổi họp ngày 03/02/2026',
    ]
    expect(firstMissing([...told, ...more], words(file))).toBeNull()
    expect(file.tables.at(-1)!.rows[0]).toEqual([
      'T/M CHI BỘ\n(ký, ghi rõ họ tên)\n',
      'NGƯỜI CAM KẾT\nNguyễn Thị Lan',
    ])
    expect(file.properties).not.toContain('Lan')
  })

  test('a changed wording says so with its reason, and whether the cell has confirmed it', async () => {
    const text = words(await sheet(signed({ version: 2, reason: 'Con số cho rõ.', confirmed_on: null })))
    expect(text).toContain('Bản sửa lần 1. Lý do: Con số cho rõ.')
    expect(text).toContain('Chi bộ chưa xác nhận.')
  })

  test('in the demo it says that it is a sample', async () => {
    expect((await sheet(signed(), true)).paragraphs[0]!.text).toBe('DỮ LIỆU MẪU')
  })
})

describe('the year-end form as a paper', () => {
  const kind = (name: string) => {
    const file = readFileSync(join(root, `templates/year-form/${name}.txt`), 'utf8')
    return parseTemplate(file, t.yearForm.file).template!
  }
  const filled = (name: string, over: Partial<FilledForm> = {}): FilledForm => {
    const template = kind(name)
    return {
      ...{ year: 2026, title: template.title, levels: template.levels, byHand: template.byHand },
      ...{ who: lan, day: '2026-12-20', margins: MARGINS },
      sections: template.sections.map((section, i) => ({
        ...{ part: section.part, heading: section.heading },
        text: i === 5 ? '' : `Lời của mục ${i + 1}.\nDòng hai của mục ${i + 1}.`,
        level: section.level ? (i === 0 ? 'Hoàn thành tốt nhiệm vụ' : '') : null,
      })),
      ...over,
    }
  }
  const open = async (name: string, over: Partial<FilledForm> = {}) => {
    const file = await yearFormWord(filled(name, over), { sample: false })
    keep(`kiem-diem-${name}`, file)
    return readWord(file)
  }

  test.each(['member', 'leader', 'outside'])(
    '%s: every part and section in order, with what was written',
    async (name) => {
      const file = await open(name)
      expect([...file.fonts]).toEqual([FONT])
      const { sections } = filled(name)
      const expected = sections.flatMap((section, i) => [
        ...(sections[i - 1]?.part === section.part ? [] : [section.part]),
        ...(section.heading ? [section.heading] : []),
        ...(section.text ? section.text.split('\n') : ['………']),
      ])
      const text = words(file)
      expect(firstMissing(expected, text)).toBeNull()
      for (const part of kind(name).byHand) expect(text).toContain(part)
      expect(text).toBe(text.normalize('NFC'))
    },
  )

  test('head, who writes, their signature before what others write by hand', async () => {
    const file = await open('member')
    const text = words(file)
    const order = ['ĐẢNG CỘNG SẢN VIỆT NAM', 'BẢN KIỂM ĐIỂM CÁ NHÂN', 'Năm 2026', 'Họ và tên: Nguyễn Thị Lan']
    const end = [
      'VII. Tự nhận mức xếp loại',
      'NGƯỜI TỰ KIỂM ĐIỂM',
      'Nguyễn Thị Lan',
      'Nhận xét, đánh giá của chi ủy',
    ]
    expect(firstMissing([...order, 'Ngày sinh: 12/03/1958', ...end, 'T/M CẤP ỦY'], text)).toBeNull()
    expect(file.properties).not.toContain('Lan')
  })

  test('one box is ticked where a level was proposed, none where it was not', async () => {
    const { paragraphs } = await open('member')
    const boxes = paragraphs.filter(({ text }) => /^[☐☒] /.test(text)).map(({ text }) => text)
    expect(boxes.slice(0, 4)).toEqual([
      '☐ Hoàn thành xuất sắc nhiệm vụ',
      '☒ Hoàn thành tốt nhiệm vụ',
      '☐ Hoàn thành nhiệm vụ',
      '☐ Không hoàn thành nhiệm vụ',
    ])
    expect(boxes.filter((text) => text.startsWith('☒'))).toHaveLength(1)
  })

  test('whatever was typed opens: quotes, signs of XML, half characters', async () => {
    const [first, ...rest] = filled('outside').sections
    const text = 'a "b" <c> & \ud800 😀 ]]>'
    const file = await open('outside', { sections: [{ ...first!, text }, ...rest] })
    expect(words(file)).toContain('a "b" <c> & \ufffd 😀 ]]>')
  })
})
