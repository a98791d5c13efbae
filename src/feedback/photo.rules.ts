/** Why a file is not taken as a photo. */
export type PhotoProblem = 'not-a-photo' | 'heic' | 'too-large' | 'too-many-pixels' | 'broken' | 'busy'

export const MOST_BYTES = 8 * 1024 * 1024
/** A phone's 24 megapixels. Beyond that the memory to open one would be taken from everybody else. */
const MOST_PIXELS = 26_000_000
const LONGEST_SIDE = 12_000

/** What may be opened: of a known kind and bounded size, without anything behind its end. */
export interface Readable {
  readonly kind: 'jpeg' | 'png' | 'webp'
  readonly width: number
  readonly height: number
  /** How it is to be turned, as EXIF numbers it: 1 is upright. */
  readonly turn: number
  readonly bytes: Uint8Array
}

/**
 * Looks at the bytes and not at the name, before anything is unpacked. What it says of the size is what an opener goes
 * by: a second size in the same file is refused.
 */
export function readPhoto(bytes: Uint8Array): Readable | PhotoProblem {
  if (bytes.length > MOST_BYTES) return 'too-large'
  const read = readKind(bytes)
  if (typeof read === 'string') return read
  const { width, height } = read
  if (width < 1 || height < 1) return 'broken'
  const isHuge = width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS
  return isHuge ? 'too-many-pixels' : read
}

function readKind(bytes: Uint8Array): Readable | PhotoProblem {
  if (starts(bytes, [0xff, 0xd8, 0xff])) return readJpeg(bytes)
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readPng(bytes)
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return readWebp(bytes)
  const isHeic = ascii(bytes, 4, 4) === 'ftyp' && /^(hei|hev|mif|msf|avi)/.test(ascii(bytes, 8, 4))
  return isHeic ? 'heic' : 'not-a-photo'
}

const starts = (bytes: Uint8Array, head: readonly number[]) => head.every((byte, i) => bytes[i] === byte)

const ascii = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length))

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Frames, but for the marks between them that look alike: tables (C4, CC) and an extension nobody uses (C8). */
const isFrame = (mark: number) => mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)
const standsAlone = (mark: number) => mark === 0x01 || (mark >= 0xd0 && mark <= 0xd8)

function readJpeg(bytes: Uint8Array): Readable | PhotoProblem {
  const view = viewOf(bytes)
  let frame: { width: number; height: number } | null = null
  let turn = 1
  let isScanned = false
  let at = 2
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) {
      if (!isScanned) return 'broken'
      at = bytes.indexOf(0xff, at)
      if (at < 0) break
      continue
    }
    const mark = bytes[at + 1]!
    if (mark === 0xff) {
      at += 1
    } else if (mark === 0x00 || standsAlone(mark)) {
      at += 2
    } else if (mark === 0xd9) {
      // Phones hide a second picture behind the end of the first, and others hide what is no picture.
      return frame && isScanned
        ? { kind: 'jpeg', ...frame, turn, bytes: bytes.subarray(0, at + 2) }
        : 'broken'
    } else {
      if (at + 4 > bytes.length) return 'broken'
      const length = view.getUint16(at + 2)
      if (length < 2 || at + 2 + length > bytes.length) return 'broken'
      if (isFrame(mark)) {
        if (frame || length < 8) return 'broken'
        frame = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
      }
      if (mark === 0xe1) turn = turnIn(bytes.subarray(at + 4, at + 2 + length)) ?? turn
      if (mark === 0xda) isScanned = true
      at += 2 + length
    }
  }
  return 'broken'
}

const ORIENTATION = 0x0112

/** The one thing that is read from what a camera wrote beside its picture. */
function turnIn(exif: Uint8Array): number | null {
  if (ascii(exif, 0, 6) !== 'Exif\0\0' || exif.length < 20) return null
  const view = viewOf(exif.subarray(6))
  const little = view.getUint16(0) === 0x4949
  const first = view.getUint32(4, little)
  if (first + 2 > view.byteLength) return null
  const entries = view.getUint16(first, little)
  for (let i = 0; i < entries; i++) {
    const entry = first + 2 + i * 12
    if (entry + 12 > view.byteLength) return null
    if (view.getUint16(entry, little) !== ORIENTATION) continue
    const turn = view.getUint16(entry + 8, little)
    return turn >= 1 && turn <= 8 ? turn : null
  }
  return null
}

const KEPT = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']

/** Only the parts that make the picture: what else a PNG carries may unpack to anything. */
function readPng(bytes: Uint8Array): Readable | PhotoProblem {
  const view = viewOf(bytes)
  const parts: Uint8Array[] = [bytes.subarray(0, 8)]
  let size: { width: number; height: number } | null = null
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.length) return 'broken'
    const name = ascii(bytes, at + 4, 4)
    if ((name === 'IHDR') !== (at === 8) || (name === 'IHDR' && length !== 13)) return 'broken'
    if (name === 'IHDR') size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    if (KEPT.includes(name)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND') return size ? { kind: 'png', ...size, turn: 1, bytes: joined(parts) } : 'broken'
    at = end
  }
  return 'broken'
}

/** One still picture; its parts in a file of their own. */
function readWebp(bytes: Uint8Array): Readable | PhotoProblem {
  const view = viewOf(bytes)
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = ascii(bytes, at, 4)
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length
    if (end > bytes.length) return 'broken'
    if (name === 'ANIM' || name === 'ANMF') return 'not-a-photo'
    if (name === 'VP8 ' || name === 'VP8L') {
      const size = name === 'VP8 ' ? lossySize(view, at + 8) : losslessSize(view, at + 8)
      if (!size) return 'broken'
      const even = length % 2 === 0 ? end : Math.min(bytes.length, end + 1)
      const head = new Uint8Array(12)
      head.set(bytes.subarray(0, 12))
      viewOf(head).setUint32(4, 4 + even - at, true)
      return { kind: 'webp', ...size, turn: 1, bytes: joined([head, bytes.subarray(at, even)]) }
    }
    at = end + (length % 2)
  }
  return 'broken'
}

function lossySize(view: DataView, at: number) {
  if (at + 10 > view.byteLength || view.getUint8(at + 3) !== 0x9d) return null
  return { width: view.getUint16(at + 6, true) & 0x3fff, height: view.getUint16(at + 8, true) & 0x3fff }
}

function losslessSize(view: DataView, at: number) {
  if (at + 5 > view.byteLength || view.getUint8(at) !== 0x2f) return null
  const packed = view.getUint32(at + 1, true)
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const WIDEST = 1600

/** So large that a number plate is read, and no larger. */
export function drawnSize({ width, height }: Pick<Readable, 'width' | 'height'>): {
  width: number
  height: number
} {
  const shrink = Math.min(1, WIDEST / Math.max(width, height))
  const side = (length: number) => Math.max(1, Math.round(length * shrink))
  return { width: side(width), height: side(height) }
}

export interface Pixels {
  readonly width: number
  readonly height: number
  /** Four bytes a pixel. */
  readonly data: Uint8Array
}

/** Upright, and on white where it was clear. */
export function turned({ width, height, data }: Pixels, turn: number): Pixels {
  const isSideways = turn >= 5
  const [w, h] = isSideways ? [height, width] : [width, height]
  const out = new Uint8Array(data.length)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const [a, b] = isSideways ? [y, x] : [x, y]
      const isFlippedX = isSideways ? turn === 7 || turn === 8 : turn === 2 || turn === 3
      const isFlippedY = isSideways ? turn === 6 || turn === 7 : turn === 3 || turn === 4
      const from = ((isFlippedY ? height - 1 - b : b) * width + (isFlippedX ? width - 1 - a : a)) * 4
      const to = (y * w + x) * 4
      const alpha = data[from + 3]!
      for (let c = 0; c < 3; c++)
        out[to + c] = Math.round((data[from + c]! * alpha + 255 * (255 - alpha)) / 255)
      out[to + 3] = 255
    }
  return { width: w, height: h, data: out }
}
