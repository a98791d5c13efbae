import { refuse } from './workbook-refusal.ts'

/**
 * Inflates raw deflate data (RFC 1951) through one buffer that is used again and again. Libraries give a new buffer
 * per chunk, and the garbage collector lets a hundred megabytes of them pile up; here a bomb is counted within half
 * a megabyte. Tables stay small too, so that a hundred thousand tiny blocks are no bomb of another kind.
 */

const WINDOW = 32_768
const FULL = WINDOW + 262_144
const LONGEST_MATCH = 258

type State = {
  input: Uint8Array
  at: number
  /** Bits read from the input and not yet used, the next one lowest. */
  hold: number
  bits: number
  /** The last 32 KiB that matches may reach back to, then the chunk in the making, from `given` to `size`. */
  out: Uint8Array
  given: number
  size: number
}

/** A chunk is valid until the next one is asked for. */
export function* inflate(input: Uint8Array): Generator<Uint8Array> {
  const out = new Uint8Array(FULL + LONGEST_MATCH)
  const state: State = { input, at: 0, hold: 0, bits: 0, out, given: 0, size: 0 }
  for (let last = false; !last; ) {
    last = take(state, 1) === 1
    const type = take(state, 2)
    if (type === 3) refuse('corrupt')
    if (type === 0) {
      for (let left = storedLength(state); left > 0; yield* give(state)) left -= copyStored(state, left)
    } else {
      const codes = type === 1 ? fixedCodes() : readCodes(state)
      while (!inflateBlock(state, codes)) yield* give(state)
    }
  }
  yield* give(state)
}

/** Gives away what is new; a full buffer then keeps only its window. */
function* give(state: State): Generator<Uint8Array> {
  const { out, given, size } = state
  if (size > given) yield out.subarray(given, size)
  if (size >= FULL) {
    out.copyWithin(0, size - WINDOW, size)
    state.size = WINDOW
  }
  state.given = state.size
}

function take(state: State, count: number): number {
  while (state.bits < count) {
    if (state.at >= state.input.length) refuse('corrupt')
    state.hold |= state.input[state.at++]! << state.bits
    state.bits += 8
  }
  const value = state.hold & ((1 << count) - 1)
  state.hold >>>= count
  state.bits -= count
  return value
}

function storedLength(state: State): number {
  take(state, state.bits & 7)
  const length = take(state, 16)
  if (take(state, 16) !== (length ^ 0xffff)) refuse('corrupt')
  state.at -= state.bits >> 3 // whole bytes that were read ahead
  state.hold = 0
  state.bits = 0
  return length
}

function copyStored(state: State, left: number): number {
  const count = Math.min(left, FULL - state.size)
  const bytes = state.input.subarray(state.at, state.at + count)
  if (bytes.length < count) refuse('corrupt')
  state.out.set(bytes, state.size)
  state.at += count
  state.size += count
  return count
}

/** A Huffman code: codes of up to 10 bits by table (symbol << 4 | length), longer ones by counting. */
type Codes = { fast: Uint16Array; counts: Uint16Array; symbols: Uint16Array }

const FAST_BITS = 10
const LONGEST_CODE = 15

function codesOf(lengths: Uint8Array): Codes {
  const counts = new Uint16Array(LONGEST_CODE + 1)
  for (const length of lengths) counts[length]!++
  counts[0] = 0
  const next = new Uint16Array(LONGEST_CODE + 2)
  const place = new Uint16Array(LONGEST_CODE + 2)
  for (let length = 1; length <= LONGEST_CODE; length++) {
    next[length + 1] = (next[length]! + counts[length]!) << 1
    place[length + 1] = place[length]! + counts[length]!
    if (next[length]! + counts[length]! > 1 << length) refuse('corrupt') // more codes than there can be
  }
  const symbols = new Uint16Array(lengths.length)
  const fast = new Uint16Array(1 << FAST_BITS)
  lengths.forEach((length, symbol) => {
    if (length === 0) return
    symbols[place[length]!++] = symbol
    const code = reversed(next[length]!++, length)
    for (let i = code; i < 1 << FAST_BITS && length <= FAST_BITS; i += 1 << length)
      fast[i] = (symbol << 4) | length
  })
  return { fast, counts, symbols }
}

function reversed(code: number, length: number): number {
  let result = 0
  for (let i = 0; i < length; i++) result |= ((code >> i) & 1) << (length - 1 - i)
  return result
}

/** The next symbol. At the very end of the input fewer bits may be left than the longest code has. */
function symbolOf(state: State, { fast, counts, symbols }: Codes): number {
  while (state.bits < LONGEST_CODE && state.at < state.input.length) {
    state.hold |= state.input[state.at++]! << state.bits
    state.bits += 8
  }
  const entry = fast[state.hold & ((1 << FAST_BITS) - 1)]!
  let length = entry & 15
  let symbol = entry >> 4
  if (length === 0) {
    let code = 0
    let first = 0
    let index = 0
    for (length = 1; ; length++) {
      if (length > LONGEST_CODE) refuse('corrupt')
      code |= (state.hold >> (length - 1)) & 1
      if (code - first < counts[length]!) break
      index += counts[length]!
      first = (first + counts[length]!) << 1
      code <<= 1
    }
    symbol = symbols[index + code - first]!
  }
  if (length > state.bits) refuse('corrupt')
  state.hold >>>= length
  state.bits -= length
  return symbol
}

type BlockCodes = { literals: Codes; distances: Codes }

let fixed: BlockCodes | undefined

function fixedCodes(): BlockCodes {
  if (fixed) return fixed
  const lengths = new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280)
  fixed = { literals: codesOf(lengths), distances: codesOf(new Uint8Array(30).fill(5)) }
  return fixed
}

const LENGTHS_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

function readCodes(state: State): BlockCodes {
  const literals = take(state, 5) + 257
  const total = literals + take(state, 5) + 1
  const used = take(state, 4) + 4
  const ofLengths = new Uint8Array(19)
  for (let i = 0; i < used; i++) ofLengths[LENGTHS_ORDER[i]!] = take(state, 3)
  const codes = codesOf(ofLengths)
  const lengths = new Uint8Array(total)
  for (let i = 0; i < total; ) {
    const symbol = symbolOf(state, codes)
    if (symbol < 16) {
      lengths[i++] = symbol
      continue
    }
    if (symbol === 16 && i === 0) refuse('corrupt')
    const value = symbol === 16 ? lengths[i - 1]! : 0
    const repeat =
      symbol === 16 ? 3 + take(state, 2) : symbol === 17 ? 3 + take(state, 3) : 11 + take(state, 7)
    if (i + repeat > total) refuse('corrupt')
    lengths.fill(value, i, i + repeat)
    i += repeat
  }
  return { literals: codesOf(lengths.subarray(0, literals)), distances: codesOf(lengths.subarray(literals)) }
}

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
]
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
]

/** Inflates until the buffer is full (false) or the block ends (true). */
function inflateBlock(state: State, { literals, distances }: BlockCodes): boolean {
  const { out } = state
  let size = state.size
  while (size < FULL) {
    const symbol = symbolOf(state, literals)
    if (symbol < 256) {
      out[size++] = symbol
      continue
    }
    if (symbol === 256) {
      state.size = size
      return true
    }
    const base = LENGTH_BASE[symbol - 257] ?? refuse('corrupt')
    const length = base + take(state, LENGTH_BITS[symbol - 257]!)
    const code = symbolOf(state, distances)
    const distance = (DISTANCE_BASE[code] ?? refuse('corrupt')) + take(state, DISTANCE_BITS[code]!)
    if (distance > size) refuse('corrupt')
    for (const end = size + length; size < end; size++) out[size] = out[size - distance]!
  }
  state.size = size
  return false
}
