import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { movementBy } from '../../test/movements.ts'
import { closed, concluded, launched } from '../../test/rounds.ts'
import { paths } from '../paths.ts'
import { progressPaper } from './progress-paper.ts'
import { progressWord } from './progress-word.ts'
import { readWord } from './testing/docx-reader.ts'

const world = useWorld()

test('screen, print and Word carry the same drawings and numbers', async () => {
  await movementBy(world, 'province', { target: { share: 0, by: '2027-12-31' } })
  const before = await launched(world, { from: '2025-12-05', name: 'Đợt năm 2025' })
  await concluded(world, before, { lan: ['I.4.4'], nam: ['I.4.4', 'I.5.2'], huong: [], minh: [], tam: [] })
  await closed(world, before)
  const after = await launched(world, { from: '2026-06-01', name: 'Đợt năm 2026' })
  await concluded(world, after, { lan: [], nam: ['I.4.4'], huong: [], minh: [], tam: [] })
  await closed(world, after)
  const phuc = world.as('phuc')
  const pages = [await phuc.get(paths.target.to()), await phuc.get(paths.funnel.to())]
  const svg = (html: string) => [...html.matchAll(/<svg[^>]*class="chart".*?<\/svg>/gs)].map(([one]) => one)
  const shown = pages.flatMap(({ html }) => svg(html))
  expect(shown).toHaveLength(3)

  const print = await phuc.get(paths.progressPrint.to())
  expect(svg(print.html)).toEqual(shown)
  const cells = pages.flatMap(({ dom }) =>
    dom.querySelectorAll('tbody th, tbody td').map((cell) => cell.text),
  )
  const printed = print.dom.querySelectorAll('tbody th, tbody td').map((cell) => cell.text)
  for (const cell of cells) expect(printed).toContain(cell)

  const paper = await progressPaper(world.db, before.tenant, world.now)
  const file = await progressWord(paper, { sample: true })
  const drawings = Object.entries(unzipSync(new Uint8Array(file)))
    .filter(([name]) => name.endsWith('.svg'))
    .map(([, bytes]) => strFromU8(bytes))
  expect(drawings.toSorted()).toEqual(shown.toSorted())
  const said = readWord(file).paragraphs.map((one) => one.text)
  for (const cell of cells) expect(said).toContain(cell)
  expect(said).toContain('Đợt năm 2026: 1 trên 5 đảng viên được kết luận còn hạn chế.')
  expect(said).toContain('DỮ LIỆU MẪU')

  const word = await phuc.get(paths.progressWord.to())
  expect(word.headers.get('content-type')).toContain('wordprocessingml')
  for (const name of ['huong', 'lan', 'la'] as const) {
    expect((await world.as(name).get(paths.progressPrint.to())).status).toBe(404)
    expect((await world.as(name).get(paths.progressWord.to())).status).toBe(404)
  }
})

test('with nothing to tell yet the paper says so, part by part', async () => {
  const print = await world.as('phuc').get(paths.progressPrint.to())
  expect(print.status).toBe(200)
  expect(print.text).toContain('Chưa cấp nào đặt mục tiêu')
  expect(print.text).toContain('Chưa có đợt tự nhận xét nào được chốt')
  expect(print.text).toContain('chưa có việc nào được kết luận phải sửa')
  expect(print.text).toContain('Chưa có quý nào đã hết')
  expect((await world.as('phuc').get(paths.progressWord.to())).status).toBe(200)
})
