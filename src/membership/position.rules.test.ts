import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { postsIn } from './position.rules.ts'

const said = (text: string) => postsIn(text).map(({ kind, level }) => `${kind} ${level}`)

describe('posts in a text of a list', () => {
  test.each([
    ['Bí thư chi bộ', ['secretary cell']],
    ['Phó Bí thư chi bộ', ['deputy cell']],
    ['Phó bí thư Chi bộ', ['deputy cell']],
    ['Chi ủy viên', ['committee-member cell']],
    ['Chi uỷ viên', ['committee-member cell']],
    ['BT CB', ['secretary cell']],
    ['PBT chi bộ', ['deputy cell']],
    ['Q. Bí thư chi bộ', ['secretary cell']],
    ['Bí thư', ['secretary cell']],
    ['Bí thư Đảng ủy', ['secretary commune']],
    ['Bí thư Đảng ủy xã Thạnh Quới', ['secretary commune']],
    ['Phó Bí thư Thường trực', ['deputy commune']],
    ['Phó Bí thư TT Đảng ủy', ['deputy commune']],
    ['Phó Bí thư Đảng ủy, Chủ tịch UBND', ['deputy commune']],
    ['Ủy viên Ban Thường vụ', ['standing-member commune']],
    ['UVBTV Đảng ủy', ['standing-member commune']],
    ['Đảng ủy viên', ['committee-member commune']],
    ['Ủy viên Ban Chấp hành Đảng bộ xã', ['committee-member commune']],
    ['Chủ nhiệm UBKT', ['inspection-head commune']],
    ['Chủ nhiệm Ủy ban Kiểm tra Đảng ủy', ['inspection-head commune']],
    ['Phó Chủ nhiệm UBKT', ['inspection-deputy commune']],
    ['UV UBKT', ['inspection-member commune']],
    ['Đảng ủy viên, Bí thư chi bộ, Phó Chủ tịch UBND', ['committee-member commune', 'secretary cell']],
    [
      'Ủy viên Ban Thường vụ, Chủ nhiệm UBKT, Bí thư chi bộ',
      ['standing-member commune', 'inspection-head commune', 'secretary cell'],
    ],
    ['Bí thư chi bộ kiêm Trưởng ấp', ['secretary cell']],
    ['Bí thư chi bộ - Chi ủy viên', ['secretary cell', 'committee-member cell']],
    ['Bí thư chi bộ, Bí thư chi bộ', ['secretary cell']],
    [
      'Ủy viên Ban Thường vụ, Bí thư Đảng bộ, Trưởng Công an',
      ['standing-member commune', 'secretary grassroots'],
    ],
    ['Bí thư Đảng ủy bộ phận Thạnh Phú', ['secretary grassroots']],
  ])('%s', (text, posts) => expect(said(text)).toEqual(posts))

  test.each([
    'Trưởng ấp',
    'Hiệu trưởng',
    'Chủ tịch UBND',
    'Bí thư Đoàn xã',
    'Bí thư Chi đoàn',
    'Phó Bí thư Đoàn Thanh niên',
    'Ủy viên Ban Thường vụ Đoàn',
    'Ủy viên Ban Thường vụ Hội Nông dân',
    'Ủy viên Ban Thường vụ Huyện ủy',
    'Bí thư Huyện ủy',
    'Bí thư Tỉnh ủy',
    'Phó Chủ nhiệm HTX',
    'Chủ nhiệm Hợp tác xã',
    'Tổ trưởng tổ đảng',
    'Nguyên Bí thư chi bộ',
    'Bí thư chi bộ (đã nghỉ)',
    'Ủy viên',
    '',
  ])('no post of ours: %s', (text) => expect(said(text)).toEqual([]))

  test('a unit named in the text is told, so that it can be compared with the member’s own', () => {
    expect(postsIn('Bí thư chi bộ ấp Mỹ Lộc')[0]).toMatchObject({
      of: 'ap my loc',
      title: 'Bí thư chi bộ ấp Mỹ Lộc',
    })
    expect(postsIn('Bí thư chi bộ')[0]).toMatchObject({ of: '' })
  })

  test('capitals, marks typed apart and spaces change nothing', () => {
    const texts = fc.constantFrom(
      'Bí thư chi bộ',
      'Phó Bí thư Thường trực Đảng ủy',
      'Đảng ủy viên, Chi ủy viên',
    )
    const ways = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.normalize('NFD'),
      (text) => `  ${text.replaceAll(' ', '  ')} `,
      (text) => `${text}, Trưởng ấp`,
      (text) => `Hiệu trưởng; ${text}`,
    )
    fc.assert(
      fc.property(texts, ways, (text, way) => {
        expect(said(way(text))).toEqual(said(text))
      }),
    )
  })

  test('no text is too strange', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void postsIn(text)))
  })
})
