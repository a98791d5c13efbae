import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { noticeWords } from '../text/vi/notice.ts'
import { knownOf } from './known.ts'
import { messageWords, OWN_WORDS, templateProblem, type WordsName } from './words.rules.ts'
import { type Known, wordsProblems } from './words-lint.rules.ts'

const world = useWorld()
const NOBODY: Known = { signs: [], names: [] }
const names = Object.keys(noticeWords) as WordsName[]
const when = (day: string, at_time: string) => ({ day, at_time })

describe('every message there is', () => {
  test('passes, whatever catalogue is loaded and whoever lives here', async () => {
    const known = await knownOf(world.db)
    const files = readdirSync(join(import.meta.dirname, '../../catalogues'))
    expect(known.signs.length).toBeGreaterThan(82 * 3)
    expect(known.names).toContain('nguyen thi lan')
    expect(files.length).toBeGreaterThan(0)
    for (const name of names) {
      expect(wordsProblems(noticeWords[name], known), name).toEqual([])
      expect(wordsProblems(messageWords(name, {}, when('2026-12-03', '19:30')), known), name).toEqual([])
    }
    for (const name of OWN_WORDS) expect(templateProblem(name, noticeWords[name])).toBeNull()
  })

  test('passes on any day and at any hour', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
        (name, date) => {
          const iso = date.toISOString()
          expect(
            wordsProblems(messageWords(name, {}, when(iso.slice(0, 10), iso.slice(11, 16))), NOBODY),
          ).toEqual([])
        },
      ),
    )
  })

  test('every loaded catalogue is looked through, and no file of ours is forgotten', async () => {
    const known = await knownOf(world.db)
    for (const file of readdirSync(join(import.meta.dirname, '../../catalogues'))) {
      const { sections } = JSON.parse(
        readFileSync(join(import.meta.dirname, '../../catalogues', file), 'utf8'),
      )
      for (const group of sections.flatMap(
        (section: { groups: { label: string; items: { full: string }[] }[] }) => section.groups,
      ))
        for (const text of [group.label, ...group.items.map((item: { full: string }) => item.full)])
          expect(wordsProblems(`Mời đồng chí xem lại: ${text}`, known).map((one) => one.kind)).toContain(
            'sign',
          )
    }
  })
})

describe('a template with something planted', () => {
  const base = noticeWords.look
  test.each([
    ['link', 'https://tusoi.example/thang-nay'],
    ['link', 'http://127.0.0.1:8025'],
    ['link', 'www.tusoi'],
    ['link', 'tusoi.vn'],
    ['link', 'TUSOI.VN/abc'],
    ['link', 'chibo.thanhquoi.gov.vn'],
    ['link', 'zalo.me/0912'],
    ['link', 'bit.ly'],
    ['link', '192.168.1.20'],
    ['link', 'localhost'],
    ['link', 'zalo://app'],
    ['link', 'bithu@xa.vn'],
    ['code', '123456'],
    ['code', '12 34 56'],
    ['code', '1234-5678'],
    ['code', '0912 345 678'],
    ['code', 'mã A7K9'],
    ['code', 'x9f3c2'],
    ['code', 'III.9.2'],
    ['code', 'Zk3nQpVbTr8LmXwC'],
    ['name', 'đồng chí Lan'],
    ['name', 'bác Tám'],
    ['name', 'Nguyễn Thị Lan'],
    ['name', 'Trần Văn Chưa Ghi Tên'],
    ['name', 'nguyen thi lan'],
    ['name', 'pham minh'],
    ['sign', 'Ngại học lý luận, nghị quyết'],
    ['sign', 'tham ô, bao che'],
    ['sign', 'không còn thiết tha với lý tưởng'],
  ] as const)('a %s: “%s”', async (kind, planted) => {
    const known = await knownOf(world.db)
    for (const text of [`${base} ${planted}`, `${planted}. ${base}`, base.replace('mở', `mở ${planted}`)])
      expect(
        wordsProblems(text, known).map((one) => one.kind),
        text,
      ).toContain(kind)
  })

  test('is found wherever in the text a link, a code or a name lands', () => {
    const planted = fc.constantFrom('www.a.vn', 'tusoi.vn', '48217', 'a1b2c3d4', 'Lê Văn Tám')
    fc.assert(
      fc.property(fc.constantFrom(...names), planted, fc.nat(), (name, part, at) => {
        const words = noticeWords[name].split(' ')
        words.splice(at % (words.length + 1), 0, part)
        expect(wordsProblems(words.join(' '), NOBODY).length).toBeGreaterThan(0)
      }),
    )
  })
})

test.each([
  ['meeting', '', 'empty'],
  ['meeting', 'x'.repeat(201), 'long'],
  ['meeting', 'Mời đồng chí dự họp.', 'when'],
  ['meeting', '{ngày giờ} {ngày giờ}', 'when'],
  ['meeting', 'Mời {ten} dự họp {ngày giờ}', 'brace'],
  ['look', 'Mời đồng chí {ngày giờ}', 'noWhen'],
  ['look', 'Mời đồng chí {when', 'brace'],
] as const)('a template for “%s” that says “%s” is refused: %s', (name, body, kind) => {
  expect(templateProblem(name, body)?.kind).toBe(kind)
})
