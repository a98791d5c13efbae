import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Catalogue, checksum, parseCatalogue } from './catalogue.rules.ts'
import { diffCatalogues, diffSentences } from './catalogue-diff.rules.ts'

const result = parseCatalogue(
  readFileSync(new URL('../../catalogues/nqtw4-82.json', import.meta.url), 'utf8'),
)
if ('problems' in result) throw new Error('the shipped catalogue does not parse')
const the82 = result.ok

function changed(change: (catalogue: Catalogue) => void): Catalogue {
  const copy = structuredClone(the82)
  change(copy)
  return copy
}
const group = (catalogue: Catalogue, s: number, g: number) => catalogue.sections[s]!.groups[g]!

describe('a difference is told in a sentence', () => {
  test.each<[string, (catalogue: Catalogue) => void, string[], string[]]>([
    ['nothing', () => {}, [], []],
    [
      'a word in a label',
      (catalogue) => (group(catalogue, 0, 4).items[0]!.label = 'Giấu lỗi'),
      ['Ở mục I.5.1, nhãn ngắn đổi từ “Giấu khuyết điểm của mình” thành “Giấu lỗi”.'],
      ['In item I.5.1, the label changed from “Giấu khuyết điểm của mình” to “Giấu lỗi”.'],
    ],
    [
      'whom a sign is for',
      (catalogue) => (group(catalogue, 0, 8).items[1]!.appliesTo = 'all'),
      ['Ở mục I.9.2, người áp dụng đổi từ người giữ chức vụ thành mọi người.'],
      ['In item I.9.2, whom it applies to changed from people holding a post to everyone.'],
    ],
    [
      'a sign taken out',
      (catalogue) => group(catalogue, 1, 0).items.pop(),
      ['Bỏ mục II.1.3 “Ganh ghét, so bì”.'],
      ['Removed item II.1.3 “Ganh ghét, so bì”.'],
    ],
    [
      'a sign added',
      (catalogue) =>
        group(catalogue, 1, 0).items.push({
          ...group(catalogue, 1, 0).items[0]!,
          id: 'II.1.4',
          label: 'Thêm',
        }),
      ['Thêm mục II.1.4 “Thêm”.'],
      ['Added item II.1.4 “Thêm”.'],
    ],
    [
      'two signs swapped',
      (catalogue) => group(catalogue, 1, 8).items.reverse(),
      ['Ở nhóm II.9, thứ tự bên trong đổi từ “II.9.1, II.9.2” thành “II.9.2, II.9.1”.'],
      ['In group II.9, the order inside changed from “II.9.1, II.9.2” to “II.9.2, II.9.1”.'],
    ],
    [
      'a sign moved to another group',
      (catalogue) => group(catalogue, 0, 1).items.push(group(catalogue, 0, 0).items.pop()!),
      ['Ở mục I.1.3, nơi chứa đổi từ “I.1” thành “I.2”.'],
      ['In item I.1.3, the place changed from “I.1” to “I.2”.'],
    ],
    [
      'an end of validity',
      (catalogue) => (catalogue.validTo = '2026-12-31'),
      ['Ở bộ danh mục, ngày hết áp dụng đổi từ (để trống) thành “2026-12-31”.'],
      ['In the catalogue, the last day of validity changed from (empty) to “2026-12-31”.'],
    ],
    [
      'a mapping',
      (catalogue) => (catalogue.mapping = { from: 'nqtw4-75@1', items: { 'I.1.1': ['I.1.1'] } }),
      ['Ở bộ danh mục, bảng nối từ bản trước đã khác.'],
      ['In the catalogue, the mapping from the earlier version is different.'],
    ],
  ])('%s', (_, change, vi, en) => {
    const diff = diffCatalogues(the82, changed(change))
    expect(diffSentences(diff, 'vi')).toEqual(vi)
    expect(diffSentences(diff, 'en')).toEqual(en)
  })

  test('a section that goes takes its groups and signs with it', () => {
    const diff = diffCatalogues(
      the82,
      changed((catalogue) => catalogue.sections.pop()),
    )
    expect(diff.map(({ part }) => part)).toHaveLength(1 + 9 + 26)
    expect(new Set(diff.map(({ kind }) => kind))).toEqual(new Set(['removed']))
  })
})

test('there is a difference exactly when the checksum differs', () => {
  const edit = fc.record({
    s: fc.nat(2),
    g: fc.nat(8),
    kind: fc.constantFrom(
      'nothing',
      'word',
      'group word',
      'swap',
      'drop',
      'move',
      'swap groups',
      'title',
      'document',
    ),
  })
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
      const other = changed((catalogue) => {
        for (const { s, g, kind } of edits) {
          const here = group(catalogue, s, g)
          if (kind === 'word') here.items[0]!.full += ' Thêm chữ.'
          if (kind === 'group word') here.full += ' Thêm chữ.'
          if (kind === 'swap') here.items.reverse()
          if (kind === 'drop' && here.items.length > 1) here.items.pop()
          if (kind === 'move' && here.items.length > 1)
            group(catalogue, (s + 1) % 3, g).items.push(here.items.pop()!)
          if (kind === 'swap groups') catalogue.sections[s]!.groups.reverse()
          if (kind === 'title') catalogue.title += ' mới'
          if (kind === 'document') catalogue.documentNumber += ' mới'
        }
      })
      for (const [a, b] of [[the82, other] as const, [other, the82] as const])
        expect(diffCatalogues(a, b).length === 0).toBe(checksum(a) === checksum(b))
    }),
  )
})
