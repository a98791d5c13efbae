import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Tally } from '../round/round.rules.ts'
import { languages } from '../text/text.ts'
import { roundFor, standingTo, toldToAll } from './target.rules.ts'
import { bothSides, standingSentence } from './target-words.rules.ts'

const t = languages.vi
const tally = (members: number, concluded: number, limits: number, raised: number): Tally => ({
  members,
  concluded,
  partial: limits,
  present: 0,
  raised,
})
const anyTally = fc
  .record({
    members: fc.integer({ min: 5, max: 400 }),
    concluded: fc.double({ min: 0, max: 1, noNaN: true }),
    limits: fc.double({ min: 0, max: 1, noNaN: true }),
    raised: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ members, ...part }) => {
    const concluded = Math.round(members * part.concluded)
    return tally(members, concluded, Math.round(concluded * part.limits), Math.round(members * part.raised))
  })

describe('where a unit stands to a target', () => {
  test.each([
    [0, tally(190, 190, 10, 30), 'above'],
    [0, tally(190, 190, 0, 30), 'within'],
    [0, tally(190, 180, 0, 30), 'unclear'],
    [10, tally(190, 190, 19, 30), 'within'],
    [10, tally(190, 190, 20, 30), 'above'],
    [10, tally(190, 189, 19, 30), 'unclear'],
    [100, tally(5, 0, 0, 0), 'within'],
  ] as const)('%d %% with %o: %s', (share, numbers, standing) => {
    expect(standingTo({ share }, numbers)).toBe(standing)
  })

  test('concluding about fewer members never brings it within', () => {
    fc.assert(
      fc.property(anyTally, fc.integer({ min: 0, max: 100 }), fc.nat(50), (numbers, share, fewer) => {
        const without = Math.min(fewer, numbers.concluded - numbers.partial)
        const less = { ...numbers, concluded: numbers.concluded - without }
        if (standingTo({ share }, numbers) !== 'within')
          expect(standingTo({ share }, less)).not.toBe('within')
      }),
    )
  })
})

describe('by which round a target is told', () => {
  const rounds = [{ closed_on: '2017-08-15' }, { closed_on: '2019-11-20' }]
  test.each([
    ['2027-12-31', '2026-12-01', false, '2019-11-20'],
    ['2026-12-01', '2026-12-01', false, '2019-11-20'],
    ['2018-12-31', '2026-12-01', true, '2017-08-15'],
    ['2019-11-20', '2026-12-01', true, '2019-11-20'],
    ['2016-12-31', '2026-12-01', true, undefined],
  ])('by %s, today %s', (by, today, past, closed) => {
    const found = roundFor({ by }, rounds, today)
    expect([found.past, found.round?.closed_on]).toEqual([past, closed])
  })
})

const said = (numbers: Tally, before: Tally | null = null) => {
  const sides = bothSides(t, { name: 'Đợt 2', tally: numbers }, before && { name: 'Đợt 1', tally: before })
  return { ...sides, all: [...sides.concluded, ...sides.raised].join(' ') }
}

describe('in words', () => {
  test.each([
    [
      'ten of all, thirty raised, more than before',
      tally(190, 190, 10, 30),
      tally(186, 186, 70, 20),
      [
        'Đợt 2: 10 trên 190 đảng viên được kết luận còn hạn chế.',
        'Số còn hạn chế từ 70 xuống 10.',
        'Trong đợt này 30 đồng chí tự nêu điều cần sửa.',
        'Số tự nêu từ 20 lên 30: thêm đồng chí nói ra để sửa.',
      ],
    ],
    [
      'fewer raised: neither good nor bad',
      tally(190, 190, 10, 20),
      tally(190, 190, 10, 30),
      [
        'Đợt 2: 10 trên 190 đảng viên được kết luận còn hạn chế.',
        'Số còn hạn chế vẫn là 10.',
        'Trong đợt này 20 đồng chí tự nêu điều cần sửa.',
        'Số tự nêu từ 30 xuống 20. Có thể bớt điều cần nêu, cũng có thể bớt người nói ra; riêng con số không phân biệt được.',
      ],
    ],
    [
      'nobody named, nobody raised: the zero is asked about',
      tally(40, 40, 0, 0),
      null,
      [
        'Đợt 2: trong 40 đảng viên được kết luận, chi bộ không nêu tên ai còn hạn chế.',
        'Trong đợt này chưa ai tự nêu điều gì.',
        'Chưa ai tự nêu thì số kết luận cũng chưa nói hết: nên hỏi trong chi bộ xem nói ra có khó không.',
      ],
    ],
    [
      'more found than before, some not concluded about',
      tally(40, 38, 9, 4),
      tally(40, 40, 5, 4),
      [
        'Đợt 2: 9 trên 38 đảng viên được kết luận còn hạn chế.',
        '2 đồng chí chưa được kết luận, không tính là không có hạn chế.',
        'Số còn hạn chế từ 5 lên 9. Điều được nhìn ra là điều bắt đầu sửa được.',
        'Trong đợt này 4 đồng chí tự nêu điều cần sửa.',
        'Số tự nêu vẫn là 4.',
      ],
    ],
  ] as const)('%s', (_, now, before, sentences) => {
    expect(said(now, before).all).toBe(sentences.join(' '))
  })

  test.each([
    [0, tally(190, 190, 10, 0), 'Mục tiêu là không còn ai; còn 10 đồng chí cần cùng chi bộ sửa xong.'],
    [
      5,
      tally(190, 190, 20, 0),
      'Mục tiêu là nhiều nhất 9 người; còn ít nhất 11 đồng chí cần cùng chi bộ sửa xong.',
    ],
    [
      0,
      tally(190, 188, 0, 0),
      'Còn 2 đồng chí chưa được kết luận, nên chưa nói được số này nằm trong mức đặt ra hay chưa.',
    ],
    [0, tally(190, 190, 0, 5), t.target.standing.within],
  ] as const)('to a target of %d %%', (share, numbers, sentence) => {
    expect(standingSentence(t, { share }, numbers)).toBe(sentence)
  })

  const PRAISE =
    /(?<!\p{L})(tốt|đạt|hoàn thành|xuất sắc|đáng mừng|tiến bộ|thành tích|giỏi|chúc mừng|khen)(?!\p{L})/iu
  const BLAME = /(?<!\p{L})(xấu|kém|tệ|đáng lo|thụt lùi|sa sút|yếu|báo động|vượt|tụt)(?!\p{L})/iu
  const words = (numbers: Tally, before: Tally | null, share: number) =>
    `${said(numbers, before).all} ${standingSentence(t, { share }, numbers)}`

  test('no number is praised or blamed, whatever it is', () => {
    expect('đạt, tốt').toMatch(PRAISE)
    expect('còn yếu').toMatch(BLAME)
    fc.assert(
      fc.property(anyTally, fc.option(anyTally), fc.integer({ min: 0, max: 100 }), (now, before, share) => {
        expect(words(now, before, share)).not.toMatch(PRAISE)
        expect(words(now, before, share)).not.toMatch(BLAME)
      }),
    )
  })

  test('the same concluded and more raised never reads worse', () => {
    fc.assert(
      fc.property(
        anyTally,
        fc.option(anyTally),
        fc.integer({ min: 0, max: 100 }),
        fc.nat(50),
        (less, before, share, n) => {
          const more = { ...less, raised: Math.min(less.members, less.raised + n) }
          // What is concluded and where the unit stands does not depend on who spoke.
          expect(said(more, before).concluded).toEqual(said(less, before).concluded)
          expect(standingSentence(t, { share }, more)).toBe(standingSentence(t, { share }, less))
          // Doubt is cast on silence alone: it never comes in where more was raised.
          if (!said(less, before).all.includes(t.target.silent))
            expect(said(more, before).all).not.toContain(t.target.silent)
          // A fall is told by both its readings, and only a fall.
          const fell = (numbers: Tally) => said(numbers, before).all.includes('bớt người nói ra')
          if (!fell(less)) expect(fell(more)).toBe(false)
        },
      ),
    )
  })

  test('a fall in what was raised never takes the place of a word about it', () => {
    fc.assert(
      fc.property(anyTally, anyTally, (now, before) => {
        if (now.raised >= before.raised) return
        expect(said(now, before).raised.join(' ')).toContain('riêng con số không phân biệt được')
      }),
    )
  })
})

describe('what everybody of the unit is told', () => {
  test.each([
    [tally(190, 190, 70, 55), { kind: 'count', n: 70 }, { kind: 'count', n: 55 }],
    [tally(190, 190, 4, 55), { kind: 'few' }, { kind: 'count', n: 55 }],
    [tally(190, 190, 0, 0), { kind: 'few' }, { kind: 'few' }],
    [tally(25, 25, 23, 5), { kind: 'most', above: 20 }, { kind: 'count', n: 5 }],
  ] as const)('%o', (numbers, limits, raised) => {
    expect(toldToAll({ tally: numbers }).numbers).toEqual({ limits, raised })
  })

  test('of fewer than twenty concluded about, nothing', () => {
    expect(toldToAll({ tally: tally(30, 19, 6, 6) }).numbers).toBeNull()
    expect(toldToAll({ tally: tally(3, 3, 1, 1) }).numbers).toBeNull()
  })

  test('no round tells them a number under five', () => {
    fc.assert(
      fc.property(anyTally, (numbers) => {
        for (const shown of Object.values(toldToAll({ tally: numbers }).numbers ?? {}))
          if (shown.kind === 'count') expect(shown.n).toBeGreaterThanOrEqual(5)
      }),
    )
  })
})
