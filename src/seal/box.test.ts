import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BoxLabel, openBox, sealBox } from './box.ts'
import { newKeyPair } from './keys.ts'

const lan = newKeyPair()
const nam = newKeyPair()
const label: BoxLabel = { kind: 'self-review.v1', owner: 'lan', id: 'period-12' }

/** Words of no pattern, so that packing gains as little as it can on written Vietnamese. */
const SYLLABLES = [
  ...new Set(
    'khi bà con phản ánh thì tôi đến xem ngay trong ngày họp đúng giờ ghi chép đầy đủ không hứa suông gương mẫu tiết kiệm giữ lời nghe dân nói dân bàn nhận lỗi sửa chữa giúp đỡ đồng chí học tập kiểm tra vườn ruộng kênh mương đường điện trường lớp thuế đất hộ nghèo vay vốn tổ ấp xã huyện cán bộ quần chúng thẳng thắn khiêm tốn trung thực công tâm kỷ luật trách nhiệm'.split(
      ' ',
    ),
  ),
]
const words = (length: number, seed: number) => {
  let state = seed + 1
  let text = ''
  while (text.length < length) {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9
    text += `${SYLLABLES[(state >>> 8) % SYLLABLES.length]} `
  }
  return text.slice(0, length)
}

const month = (marks: number, length: number) => ({
  catalogue: 'nqtw4-82@1',
  close: Object.fromEntries(Array.from({ length: marks }, (_, i) => [`II.3.${i}`, 'partial'])),
  plans: Array.from({ length: marks }, (_, i) => ({
    id: crypto.randomUUID(),
    sign: `II.3.${i}`,
    text: words(length, i),
    due: '2026-12-31',
    state: 'planned',
  })),
  forms: Object.fromEntries(
    Array.from({ length: Math.min(60, 8 + 2 * marks) }, () => [
      crypto.randomUUID(),
      crypto.randomUUID().slice(0, 16),
    ]),
  ),
})

describe('a box', () => {
  test('gives back to its owner what was put in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const opened = openBox(lan.privateKey, label, sealBox(lan.privateKey, label, value))
        expect(JSON.stringify(opened)).toBe(JSON.stringify(value))
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['somebody else’s key', nam.privateKey, label],
    ['another owner', lan.privateKey, { ...label, owner: 'nam' }],
    ['another row', lan.privateKey, { ...label, id: 'period-11' }],
    ['another kind', lan.privateKey, { ...label, kind: 'diary.v1' as const }],
    ['owner and row run together otherwise', lan.privateKey, { ...label, owner: 'lan\0period', id: '-12' }],
  ])('stays closed to %s', (_, key, other) => {
    expect(openBox(key, other, sealBox(lan.privateKey, label, { marks: 2 }))).toBeNull()
  })

  test('is refused with any one byte changed, cut short or made longer', () => {
    const sealed = sealBox(lan.privateKey, { ...label, kind: 'diary.v1' }, 'một dòng')
    const opens = (bytes: Buffer) => openBox(lan.privateKey, { ...label, kind: 'diary.v1' }, bytes) !== null
    expect(opens(sealed)).toBe(true)
    const flipped = Array.from(sealed.keys()).filter((i) => {
      const changed = Buffer.from(sealed)
      changed[i]! ^= 1 << (i % 8)
      return opens(changed)
    })
    expect(flipped).toEqual([])
    for (const length of [0, 1, 23, 24, 40, sealed.length - 1])
      expect(opens(sealed.subarray(0, length))).toBe(false)
    expect(opens(Buffer.concat([sealed, Buffer.alloc(1)]))).toBe(false)
  })

  test('has one size, whether nothing is marked or forty signs with a plan of 300 characters each', () => {
    const sizes = [
      [0, 0],
      [1, 20],
      [20, 300],
      [40, 300],
    ].map(([marks, length]) => sealBox(lan.privateKey, label, month(marks!, length!)).length)
    expect(new Set(sizes).size).toBe(1)
  })

  test('of a diary entry has one size from a word to two pages', () => {
    const sizes = [1, 100, 2500, 5000].map(
      (length) => sealBox(lan.privateKey, { ...label, kind: 'diary.v1' }, { text: words(length, 7) }).length,
    )
    expect(new Set(sizes).size).toBe(1)
  })

  test('never looks the same twice', () => {
    const [one, other] = [1, 2].map(() => sealBox(lan.privateKey, label, 'như nhau').toString('hex'))
    expect(one).not.toBe(other)
  })

  test('holds nothing that could not be taken out again', () => {
    expect(() => sealBox(lan.privateKey, label, 'dài '.repeat(1_500_000))).toThrow(RangeError)
    expect(() => sealBox(lan.privateKey, { ...label, kind: 'diary.v1' }, words(400_000, 3))).toThrow(
      RangeError,
    )
  })

  test('gives back names that mean something to JavaScript as plain fields', () => {
    const sent = JSON.parse('{"__proto__": {"leader": true}, "constructor": "có"}')
    const opened = openBox<Record<string, unknown>>(
      lan.privateKey,
      label,
      sealBox(lan.privateKey, label, sent),
    )
    expect(Object.keys(opened!)).toEqual(['__proto__', 'constructor'])
    expect((opened as { leader?: boolean }).leader).toBeUndefined()
    expect(({} as { leader?: boolean }).leader).toBeUndefined()
  })
})
