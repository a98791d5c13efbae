import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { closed, concluded, launched } from '../../test/rounds.ts'
import { asText } from '../membership/grid.rules.ts'
import { readWorkbook } from '../membership/workbook.ts'
import { paths } from '../paths.ts'
import { addAddendum } from '../round/round.ts'
import { comparisonPaper } from './comparison-paper.ts'
import { comparisonSheets } from './comparison-sheets.ts'
import { comparisonWord } from './comparison-word.ts'
import { readWord } from './testing/docx-reader.ts'
import { workbook } from './workbook.ts'

const world = useWorld()

test('the Word file has the drawings and the numbers of the page, each drawing a well-formed file', async () => {
  const before = await launched(world, { from: '2025-06-01', name: 'Đợt năm 2025' })
  await concluded(world, before, { lan: ['I.4.4'], nam: ['I.4.4', 'I.5.2'], huong: [], minh: [], tam: [] })
  await closed(world, before)
  const after = await launched(world, { from: '2026-06-01', name: 'Đợt “2026” & <bổ sung>' })
  await concluded(world, after, { lan: [], nam: ['I.4.4'], huong: [], minh: [], tam: [] })
  await closed(world, after)
  const page = await world.as('phuc').get(paths.comparison.to({ before: before.id, after: after.id }))
  const paper = await comparisonPaper(world.db, before.tenant, {
    before: before.id,
    after: after.id,
    now: world.now,
  })
  const file = await comparisonWord(paper!, { sample: true })

  const drawings = Object.entries(unzipSync(new Uint8Array(file)))
    .filter(([name]) => name.endsWith('.svg'))
    .map(([, bytes]) => strFromU8(bytes))
  const shown = [...page.html.matchAll(/<svg[^>]*class="chart".*?<\/svg>/gs)].map(([one]) => one)
  expect(shown).toHaveLength(3)
  expect(drawings.toSorted()).toEqual(shown.toSorted())
  for (const drawing of drawings) {
    const parser = new SaxesParser()
    parser.on('error', (error) => {
      throw error
    })
    parser.write(drawing).close()
  }

  // Each with the same for programs that draw no SVG, in a file that says what it is.
  const parts = unzipSync(new Uint8Array(file))
  const metafiles = Object.entries(parts).filter(([name]) => name.endsWith('.emf'))
  expect(metafiles).toHaveLength(3)
  for (const [, bytes] of metafiles) expect(Buffer.from(bytes).toString('latin1', 40, 44)).toBe(' EMF')
  expect(strFromU8(parts['[Content_Types].xml']!)).toContain('Extension="emf" ContentType="image/x-emf"')

  const word = readWord(file)
  const said = word.paragraphs.map((one) => one.text)
  expect(said).toContain('Từ 2 còn 1 đảng viên có hạn chế: 1 đồng chí đã khắc phục và 1 còn.')
  expect(said).toContain('DỮ LIỆU MẪU')
  const cells = page.dom.querySelectorAll('tbody th, tbody td').map((cell) => cell.text)
  for (const cell of cells) expect(said).toContain(cell)
  const book = readWorkbook(await workbook(comparisonSheets(paper!, { sample: true })))
  if (!('sheets' in book)) throw new Error(JSON.stringify(book))
  const tables = page.dom
    .querySelectorAll('main table')
    .map((table) =>
      table.querySelectorAll('tr').map((row) => row.querySelectorAll('th, td').map((one) => one.text)),
    )
  expect(
    book.sheets.map(({ rows }) =>
      rows.flatMap(({ values }) =>
        values.size > 1 ? [[...values].sort(([a], [b]) => a - b).map(([, value]) => asText(value))] : [],
      ),
    ),
  ).toEqual(tables)
})

test('what was corrected after closing stands in Word and above each table in Excel', async () => {
  const [before, after] = [
    await launched(world, { from: '2025-06-01', name: 'Đợt năm 2025' }),
    await launched(world, { from: '2026-06-01', name: 'Đợt năm 2026' }),
  ]
  for (const round of [before, after]) {
    await concluded(world, round, { lan: ['I.4.4'], nam: [], huong: [], minh: [], tam: [] })
    await closed(world, round)
  }
  const by = { person: world.cast.people.phuc.id, now: world.now }
  const words = { before: '', after: 'Có 2 đồng chí.', reason: 'Chi bộ ghi sót.' }
  await addAddendum(world.db, before, words, by)
  const chosen = { before: before.id, after: after.id, now: world.now }
  const paper = (await comparisonPaper(world.db, before.tenant, chosen))!
  const said = readWord(await comparisonWord(paper, { sample: false })).paragraphs.map(({ text }) => text)
  expect(said).toContain('Bổ sung, đính chính của Đợt năm 2025')
  const sheets = comparisonSheets(paper, { sample: false })
  expect(sheets.length).toBeGreaterThan(1)
  for (const { lines } of sheets) {
    expect(lines).toContain(
      'Bổ sung, đính chính của Đợt năm 2025. Nay ghi: Có 2 đồng chí. · Lý do: Chi bộ ghi sót.',
    )
    expect(lines).toContain('Đợt năm 2025: 0 trên 8 đảng viên tự nêu.')
  }
})
