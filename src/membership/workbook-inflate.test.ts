import { constants, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inflate } from './workbook-inflate.ts'
import { Refusal } from './workbook-refusal.ts'

/** Collects while copying: a chunk is valid until the next one is asked for. */
function inflated(packed: Uint8Array): Buffer {
  const chunks: Buffer[] = []
  for (const chunk of inflate(packed)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

const STRATEGIES = {
  ordinary: constants.Z_DEFAULT_STRATEGY,
  filtered: constants.Z_FILTERED,
  'without matches': constants.Z_HUFFMAN_ONLY,
  'run lengths': constants.Z_RLE,
  'fixed codes': constants.Z_FIXED,
}

describe('gives back what zlib packed', { timeout: 60_000 }, () => {
  const text = fc.string({
    unit: fc.constantFrom('<c r="', 'A', '1', '">', 'ễ', 'Nguyễn Văn '),
    maxLength: 3000,
  })
  const noise = fc.uint8Array({ maxLength: 3000 })
  const times = fc.constantFrom(1, 3, 300)

  test.each(Object.entries(STRATEGIES))('%s', (_, strategy) => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(text, noise), { maxLength: 5 }),
        times,
        fc.nat(9),
        (parts, count, level) => {
          const once = Buffer.concat(parts.map((part) => Buffer.from(part as string)))
          const content = Buffer.concat(Array.from({ length: count }, () => once))
          expect(inflated(deflateRawSync(content, { level, strategy })).equals(content)).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })
})

test('what is no deflate data is refused, wherever it goes wrong', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        inflated(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
      }
    }),
    { numRuns: 2000 },
  )
})

test('data that ends early is refused', { timeout: 60_000 }, () => {
  const packed = deflateRawSync(Buffer.from('Danh sách đảng viên '.repeat(50)))
  for (let length = 0; length < packed.length; length++) {
    expect(() => inflated(packed.subarray(0, length))).toThrow(Refusal)
  }
})
