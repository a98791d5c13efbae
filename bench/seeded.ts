import { fold } from '../src/platform/fold.ts'

/** Numbers in [0, 1), the same ones each time for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')

const KINDS = {
  unit: 1,
  person: 2,
  membership: 3,
  post: 4,
  period: 5,
  meeting: 6,
  review: 7,
  conclusion: 8,
  plan: 9,
  round: 10,
  entry: 11,
  deed: 12,
}

/** An id as the product makes it (uuidv7 of that moment), the same each time for the same kind and number. */
export function idOf(kind: keyof typeof KINDS, n: number, at: Date): string {
  const ms = hex(at.getTime(), 12)
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${hex(KINDS[kind], 3)}-8${hex(Math.floor(n / 2 ** 40) % 4096, 3)}-${hex(n % 2 ** 40, 12)}`
}

const FAMILY = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Huỳnh',
  'Phan',
  'Vũ',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
]
const MIDDLE = ['Văn', 'Thị', 'Hữu', 'Đức', 'Minh', 'Ngọc', 'Quang', 'Thanh', 'Xuân', 'Công', 'Kim', 'Thu']
const GIVEN = [
  'An',
  'Bình',
  'Chiến',
  'Dũng',
  'Đạt',
  'Giang',
  'Hà',
  'Hải',
  'Hạnh',
  'Hòa',
  'Hùng',
  'Hương',
  'Khánh',
  'Lan',
  'Liên',
  'Long',
  'Mai',
  'Nam',
  'Nga',
  'Phúc',
  'Quý',
  'Sơn',
  'Tâm',
  'Thắng',
  'Thảo',
  'Tuấn',
  'Vinh',
  'Yến',
]
const FOLDED = new Map([...FAMILY, ...MIDDLE, ...GIVEN].map((word) => [word, fold(word)]))

const oneOf = <T>(random: () => number, choices: readonly T[]): T =>
  choices[Math.floor(random() * choices.length)]!

/** A name, and how the product writes it down for searching. */
export function nameOf(random: () => number): { full: string; search: string } {
  const words = [oneOf(random, FAMILY), oneOf(random, MIDDLE), oneOf(random, GIVEN)]
  return { full: words.join(' '), search: words.map((word) => FOLDED.get(word)).join(' ') }
}
