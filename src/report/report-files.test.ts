import { describe, expect, test } from 'vitest'
import { type Page, useWorld } from '../../test/harness.ts'
import { begunIn, frozenReportOf, ordinaryMeeting } from '../../test/reports.ts'
import { closed, concluded, launched } from '../../test/rounds.ts'
import { asText } from '../membership/grid.rules.ts'
import { readWorkbook, type Workbook } from '../membership/workbook.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import { reportById } from './report.queries.ts'
import { reportPaper } from './report-paper.ts'
import { reportSheets } from './report-sheets.rules.ts'
import { reportWord } from './report-word.ts'
import { csvOf, harmless } from './table-file.rules.ts'
import { readWord } from './testing/docx-reader.ts'
import { workbook } from './workbook.ts'

const world = useWorld()

type Rows = string[][]

/** Every table of a page: its head and rows as they are read. */
const tablesOf = (page: Page): Record<string, Rows> =>
  Object.fromEntries(
    page.dom
      .querySelectorAll('[data-table]')
      .map((table) => [
        table.getAttribute('data-table'),
        table.querySelectorAll('tr').map((row) => row.querySelectorAll('th, td').map((cell) => cell.text)),
      ]),
  )

/** Of a workbook, the rows from its table's head on: the sheets' lines above it have one square. */
const sheetsOf = (book: Workbook): Rows[] =>
  book.sheets.map(({ rows }) =>
    rows
      .filter(({ values }) => values.size > 1)
      .map(({ values }) => [...values].sort(([a], [b]) => a - b).map(([, value]) => asText(value))),
  )

async function reported() {
  await begunIn(world, '2026-10-01', '2026-11-01')
  for (const m of ['2026-10-01', '2026-11-01']) await ordinaryMeeting(world, 'thanh', m)
  await ordinaryMeeting(world, 'loi', '2026-10-01', 'held')
  const round = await launched(world, { from: '2026-11-01', name: 'Đợt tháng 11' })
  await concluded(world, round, { lan: ['I.4.4'], nam: [], huong: [], minh: [], tam: ['I.5.2'] })
  await closed(world, round)
  const id = await frozenReportOf(world, { key: 'quarter.2026-10', on: '2027-01-06' })
  const row = (await reportById(world.db, world.cast.units.commune.id, id))!
  return { id, paper: await reportPaper(world.db, row, '2027-01-06') }
}

describe('one report on the screen, in print, in Word and in Excel', () => {
  test('has the same numbers, table by table and cell by cell', async () => {
    const { id, paper } = await reported()
    const phuc = world.as('phuc')
    const screen = tablesOf(await phuc.get(paths.report.to({ report: id })))
    const { cells, ...upward } = screen
    expect(Object.keys(upward)).toEqual(['months', 'rounds', 'missing'])
    expect(upward.months!.flat().filter((one) => /^[1-9]/.test(one)).length).toBeGreaterThan(10)

    const print = tablesOf(await phuc.get(paths.reportPrint.to({ report: id })))
    expect(print).toEqual(upward)

    const word = readWord(await reportWord(paper, { sample: false }))
    const inWord = word.tables.filter(({ headRows }) => headRows === 1).map(({ rows }) => rows)
    expect(inWord).toEqual(Object.values(upward))

    const { view } = paper
    const book = readWorkbook(
      await workbook(reportSheets(view, [...view.tables, view.cells], { t: languages.vi, sample: false })),
    )
    if (!('sheets' in book)) throw new Error(JSON.stringify(book))
    expect(book.sheets.map(({ name }) => name)).toEqual(['Từng tháng', 'Các đợt', 'Còn thiếu', 'Theo chi bộ'])
    expect(sheetsOf(book)).toEqual([...Object.values(upward), cells])
  })

  test('has the day it was frozen and who is missing on each of them', async () => {
    const { id, paper } = await reported()
    const said = [
      'Số liệu chốt ngày 06/01/2027.',
      '0/2 chi bộ có đủ số liệu; thiếu: Chi bộ ấp Quới Thạnh (tháng 12/2026 chưa ghi buổi họp); ' +
        'Chi bộ ấp Quới Lợi (tháng 10/2026 chưa khóa biên bản, từ tháng 11 đến tháng 12/2026 chưa ghi buổi họp).',
    ]
    const print = await world.as('phuc').get(paths.reportPrint.to({ report: id }))
    const word = readWord(await reportWord(paper, { sample: false })).paragraphs.map(({ text }) => text)
    const book = readWorkbook(
      await workbook(reportSheets(paper.view, paper.view.tables, { t: languages.vi, sample: false })),
    ) as Workbook
    const sheet = book.sheets[0]!.rows.flatMap(({ values }) => [...values.values()])
    for (const line of said) {
      expect(print.text).toContain(line)
      expect(word).toContain(line)
      expect(sheet).toContain(line)
    }
  })

  test('is a Party paper: superior, body, number, place, title, signer and recipients', async () => {
    const { paper } = await reported()
    const word = readWord(await reportWord(paper, { sample: true }))
    const said = word.paragraphs.map(({ text }) => text)
    for (const line of [
      'ĐẢNG BỘ TỈNH THỬ',
      'ĐẢNG ỦY XÃ THỬ',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Số        -BC/ĐU',
      'BÁO CÁO',
      'Kết quả tự soi, tự sửa quý IV năm 2026',
      'T/M BAN THƯỜNG VỤ',
      'PHÓ BÍ THƯ',
      'Nơi nhận:',
      '- Lưu Văn phòng Đảng ủy',
      'DỮ LIỆU MẪU',
    ])
      expect(said).toContain(line)
    expect([...word.fonts]).toEqual(['Times New Roman'])
    expect(word.margins).toEqual([20, 20, 30, 15])
  })

  test('what goes upward has no number of a single cell, and no name of a person', async () => {
    const { paper } = await reported()
    const word = readWord(await reportWord(paper, { sample: false }))
    const names = Object.values(world.cast.people).map(({ name }) => name)
    const all = word.paragraphs.map(({ text }) => text)
    expect(all.filter((text) => names.some((name) => text.includes(name)))).toEqual([])
    const rows = word.tables.flatMap((table) => table.rows).filter((row) => row[0]?.startsWith('Chi bộ ấp'))
    expect(rows.filter((row) => row.slice(1).some((cell) => /^\d+$/.test(cell)))).toEqual([])
  })

  test('are files of their kind under names every system takes; who may not see the report gets none', async () => {
    const { id } = await reported()
    const doors = [
      [paths.reportWord.to({ report: id }), /wordprocessingml/, /\.docx/],
      [paths.reportExcel.to({ report: id }), /spreadsheetml/, /\.xlsx/],
      [paths.reportTable.to({ report: id, file: 'theo-chi-bo.xlsx' }), /spreadsheetml/, /\.xlsx/],
      [paths.reportTable.to({ report: id, file: 'theo-chi-bo.csv' }), /text\/csv/, /\.csv/],
    ] as const
    for (const [door, type, name] of doors) {
      const file = await world.as('phuc').get(door)
      expect(file.status).toBe(200)
      expect(file.headers.get('content-type')).toMatch(type)
      expect(file.headers.get('content-disposition')).toMatch(name)
      expect(file.headers.get('cache-control')).toBe('no-store')
      for (const stranger of ['huong', 'tinh', 'la', 'quan'] as const)
        expect((await world.as(stranger).get(door)).status).toBe(404)
    }
    const other = await world.as('phuc').get(paths.reportTable.to({ report: id, file: 'dang-vien.csv' }))
    expect(other.status).toBe(404)
  })
})

describe('no text acts as a formula', () => {
  const nasty = ['=1+1', '+84', '-5', '@SUM(A1)', '\t=1', '\rx', '  =cmd|x', '＝1']

  test.each(nasty)('%j is given a sign before it', (text) => {
    expect(harmless(text)).toBe(`'${text}`)
  })

  test.each(['Chi bộ ấp A', '12', '<5', '–', '3-BC', 'a=b', ''])('%j stays as it is', (text) => {
    expect(harmless(text)).toBe(text)
  })

  test('not in a CSV, where quotes and line ends stay inside their cell and numbers stay numbers', () => {
    expect(csvOf([['=1', 'a,b', 'c"d', 'e\nf', -3]])).toBe('\ufeff\'=1,"a,b","c""d","e\nf",-3\r\n')
  })

  test('nor in a workbook, as the name of a sheet, a line, a head or a cell', async () => {
    const file = await workbook([
      {
        name: '=x',
        lines: ['=2+2'],
        head: ['@h', '-h'],
        rows: [
          ['+1', -1],
          ['\tx', 0],
        ],
      },
    ])
    const book = readWorkbook(file) as Workbook
    const squares = book.sheets[0]!.rows.flatMap(({ values }) => [...values.values()])
    expect(squares).toEqual(["'=2+2", "'@h", "'-h", "'+1", -1, expect.stringMatching(/^'/), 0])
    const { strFromU8, unzipSync } = await import('fflate')
    const sheet = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml']!)
    expect(sheet).not.toContain('<f')
  })

  test('a cell that is named like a formula is harmless in its own file', async () => {
    await world.db.run(sql`update unit set name = '=HYPERLINK("x")' where id = ${world.cast.units.loi.id}`)
    const id = await frozenReportOf(world)
    const file = await world.as('phuc').get(paths.reportTable.to({ report: id, file: 'theo-chi-bo.csv' }))
    expect(file.html).toContain('"\'=HYPERLINK(""x"")"')
  })
})
