import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Minutes } from '../meeting/minutes.rules.ts'
import { minutesWord } from './minutes-word.ts'
import { anyExtra, anyMinutes } from './testing/any-minutes.ts'
import { readWord } from './testing/docx-reader.ts'
import { noExtra, sampleExtra, sampleMinutes, someName, speech } from './testing/minutes-sample.ts'
import { firstMissing, textsInOrder } from './testing/paper-words.ts'
import { FONT, wordFile } from './word.ts'
import { closing } from './word-closing.ts'

const open = async (minutes: Minutes, extra = noExtra, sample = false) =>
  readWord(await minutesWord(minutes, extra, { sample }))

const words = (file: Awaited<ReturnType<typeof open>>) => file.paragraphs.map(({ text }) => text).join('\n')

const sectionOf = (minutes: Minutes): Minutes => ({
  ...minutes,
  head: { superior: '', body: '', number: '', placeAndDay: '' },
  title: '',
})

describe('the secretary opens the minutes in Word', () => {
  test('and finds Times New Roman in every part of the file, on A4 with the margins laid down', async () => {
    const file = await open({ ...sampleMinutes(), margins: [25, 20, 35, 15] })
    expect([...file.fonts]).toEqual([FONT])
    expect(file.margins).toEqual([25, 20, 35, 15])
    expect(file.parts.get('word/document.xml')).toContain('<w:pgSz w:w="11906" w:h="16838"')
  })

  test('with the head of Party papers: the bodies on the left, the Party on the right over a rule', async () => {
    const file = await open(sampleMinutes())
    expect(file.tables[0]!.rows).toEqual([
      [
        'ĐẢNG BỘ XÃ THẠNH QUỚI\nCHI BỘ ẤP QUỚI THẠNH\n*\nSố 12-BB/CB',
        'ĐẢNG CỘNG SẢN VIỆT NAM\n\nThạnh Quới, ngày 03 tháng 12 năm 2026',
      ],
    ])
    const line = (text: string) => file.paragraphs.find((paragraph) => paragraph.text === text)
    expect(line('ĐẢNG BỘ XÃ THẠNH QUỚI')).toMatchObject({ bold: false, size: null, align: 'center' })
    expect(line('CHI BỘ ẤP QUỚI THẠNH')).toMatchObject({ bold: true, size: null })
    expect(line('ĐẢNG CỘNG SẢN VIỆT NAM')).toMatchObject({ bold: true, size: 15 })
    expect(line('Thạnh Quới, ngày 03 tháng 12 năm 2026')).toMatchObject({ italics: true, size: null })
    expect(line('BIÊN BẢN')).toMatchObject({ bold: true, size: 16, align: 'center', inTable: false })
    expect(line('Họp chi bộ thường kỳ tháng 12/2026')).toMatchObject({ bold: true, size: null })
    expect(file.paragraphs.filter((paragraph) => paragraph.ruled)).toHaveLength(2)
    expect(file.parts.get('word/styles.xml')).toContain('<w:sz w:val="28"/>')
  })

  test('every name, who said what, and the vote stand in it', async () => {
    const file = await open(sampleMinutes())
    for (let nth = 0; nth < 20; nth++) expect(words(file)).toContain(someName(nth))
    expect(words(file)).toContain('Chủ trì: đồng chí Trần Thị Hương, Bí thư chi bộ')
    expect(words(file)).toContain(`Đồng chí ${someName(0)}: Từ tháng trước`)
    expect(file.tables.at(-2)!.rows[1]).toEqual(['Thông qua nghị quyết tháng 12/2026', '18', '0', '0'])
  })

  test('each line of what was said is a paragraph, so that none is drawn apart', async () => {
    const file = await open({
      ...sampleMinutes(),
      blocks: [{ kind: 'said', who: 'Đồng chí Lan', text: 'Một.\nHai.\r\n\nBốn.' }],
    })
    const said = file.paragraphs.filter((paragraph) => paragraph.style === 'BodyText')
    expect(said.map(({ text }) => text)).toEqual(['Đồng chí Lan: Một.', 'Hai.', '', 'Bốn.'])
  })

  test('the head of the roll is repeated and no row is torn, with sixty people on it', async () => {
    const { tables } = await open(sampleMinutes({ people: 60 }))
    expect(tables[1]).toMatchObject({ headRows: 1, unsplit: 61 })
    expect(tables[1]!.rows).toHaveLength(61)
  })

  test('headings, the last words and the signatures stay together over the end of a page', async () => {
    const { paragraphs, parts } = await open(sampleMinutes())
    expect(parts.get('word/styles.xml')).toMatch(/w:styleId="Heading1".*?<w:keepNext\/>/)
    const kept = ['Cuộc họp kết thúc', 'THƯ KÝ', 'Trần Thị Hương', 'Nơi nhận:']
    for (const text of kept)
      expect(paragraphs.findLast((one) => one.text.startsWith(text))).toMatchObject({ keepNext: true })
  })

  test('lines of the agenda under which nothing was written are not dragged over a page together', async () => {
    const headings = ['1. Một', '2. Hai', '3. Ba'].map((text) => ({ kind: 'heading', text }) as const)
    const blocks = [...headings, { kind: 'text', text: 'Đã nghe.' } as const]
    const { paragraphs, parts } = await open({ ...sampleMinutes(), blocks })
    expect(paragraphs.filter((one) => one.style === 'Heading2')).toHaveLength(3)
    expect(
      parts.get('word/document.xml')!.match(/<w:pStyle w:val="Heading2"\/><w:keepNext w:val="/g),
    ).toHaveLength(2)
  })

  test('clerk on the left, chair on the right, in bold; who has no name here signs by hand', async () => {
    const named = (await open(sampleMinutes())).tables.at(-1)!
    expect(named.rows).toEqual([['THƯ KÝ\nLê Văn Dũng', 'CHỦ TRÌ\nTrần Thị Hương']])
    const signers = [
      { role: 'Thư ký', name: '' },
      { role: 'Chủ trì', name: 'Trần Thị Hương' },
    ]
    const blank = (await open({ ...sampleMinutes(), signers })).tables.at(-1)!
    expect(blank.rows[0]![0]).toBe('THƯ KÝ\n(ký, ghi rõ họ tên)\n')
  })

  test('pages are numbered from the second on; the file names nobody in its properties', async () => {
    const file = await open(sampleMinutes())
    expect(file.headers).toEqual({ first: '', other: '\t#' })
    expect(file.properties).toContain('<dc:creator>Tự Soi</dc:creator>')
    expect(file.properties).toContain('<dc:title>BIÊN BẢN: Họp chi bộ thường kỳ tháng 12/2026</dc:title>')
    for (const name of ['Hương', 'Dũng', 'Un-named']) expect(file.properties).not.toContain(name)
  })

  test('in the demo it says on each page that its data are samples, and nowhere else', async () => {
    const demo = await open(sampleMinutes(), noExtra, true)
    expect(demo.paragraphs[0]).toMatchObject({ text: 'DỮ LIỆU MẪU', bold: true })
    expect(demo.headers.other).toContain('DỮ LIỆU MẪU')
    expect([...(await open(sampleMinutes())).parts.values()].join()).not.toContain('DỮ LIỆU MẪU')
  })

  test('corrections follow the signatures with both versions, then the seal', async () => {
    const text = words(await open(sampleMinutes(), sampleExtra))
    expect(
      firstMissing(
        [
          'Trần Thị Hương',
          'BỔ SUNG, ĐÍNH CHÍNH',
          '1. Ngày 07/12/2026, đồng chí Trần Thị Hương',
          'Đã ghi: Sửa nhà văn hóa: chưa xong, còn phần mái.',
          'Nay ghi: Sửa nhà văn hóa: chưa xong, còn phần mái và sân.',
          'Lý do: Ghi thiếu.',
          'Đã ghi: (không có)',
          'Dấu xác nhận: 7f3a',
        ],
        text,
      ),
    ).toBeNull()
  })

  test('a section for a bound book has no head and no title of a paper', async () => {
    const file = await open({ ...sectionOf(sampleMinutes()), signers: [] })
    expect(words(file)).not.toContain('ĐẢNG CỘNG SẢN')
    expect(file.paragraphs[0]).toMatchObject({ text: 'Họp chi bộ thường kỳ tháng 12/2026', bold: true })
  })
})

describe('whatever people write', () => {
  test('every text comes back whole and in order', async () => {
    await fc.assert(
      fc.asyncProperty(anyMinutes, anyExtra, async (minutes, extra) => {
        const text = words(await open(minutes, extra))
        expect(firstMissing(textsInOrder(minutes, extra), text)).toBeNull()
        expect(text).toBe(text.normalize('NFC'))
      }),
      { numRuns: 60 },
    )
  })

  test('quotes, emoji, signs of XML, controls and half characters give a file that opens', async () => {
    const strange = 'a "b" <c> & \u0000\u0008\u001f\ud800 😀👨‍👩‍👧 \u202e\ufffe\u2028 hoa\u0300 ]]> \t<!--'
    const file = await open({ ...sampleMinutes(), blocks: [{ kind: 'text', text: strange }] })
    expect(words(file)).toContain('a "b" <c> & \ufffd 😀👨‍👩‍👧 \n hoà ]]> \t<!--')
  })

  test('thirty thousand characters in one breath, in a text and in a cell', async () => {
    const long = speech(30_000)
    const file = await open({
      ...sampleMinutes(),
      blocks: [
        { kind: 'said', who: 'Đồng chí Lan', text: long },
        { kind: 'table', head: ['Ai', 'Nói gì'], rows: [['Lan', long], ['Nam']] },
      ],
    })
    expect(words(file)).toContain(`Đồng chí Lan: ${long}`)
    // The long row may run over the page; the others may not.
    expect(file.tables[1]).toMatchObject({
      unsplit: 2,
      rows: [
        ['Ai', 'Nói gì'],
        ['Lan', long],
        ['Nam', ''],
      ],
    })
  })
})

test('a report signed by one has the recipients on the left and "T/M CHI BỘ / BÍ THƯ" on the right', async () => {
  const parts = closing(
    [{ role: 'T/M Chi bộ', post: 'Bí thư', name: 'Trần Thị Hương' }],
    ['Đảng ủy xã;'],
    9000,
    { byHand: '', recipients: 'Nơi nhận:', listed: (line) => `- ${line}` },
  )
  const file = readWord(await wordFile({ title: 'Báo cáo', margins: [20, 20, 30, 15], sample: null, parts }))
  expect(file.tables[0]!.rows).toEqual([['Nơi nhận:\n- Đảng ủy xã;', 'T/M CHI BỘ\nBÍ THƯ\nTrần Thị Hương']])
  expect(file.paragraphs.find((one) => one.text === 'BÍ THƯ')).toMatchObject({ bold: false })
})
