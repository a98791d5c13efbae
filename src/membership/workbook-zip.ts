import { crc32 } from 'node:zlib'
import { inflate } from './workbook-inflate.ts'
import { refuse } from './workbook-refusal.ts'

/** One part of the archive: where its bytes lie. Its declared unpacked size is not even read. */
export type Part = { name: string; stored: boolean; crc: number; start: number; end: number }

const LOCAL_HEADER = 0x04034b50
const DIRECTORY_HEADER = 0x02014b50
const DIRECTORY_END = 0x06054b50
const DIRECTORY_END_64 = 0x06064b50
const DIRECTORY_LOCATOR_64 = 0x07064b50
const IN_64_BITS = 0xffffffff
const MANY_PARTS = 10_000

/** The parts of a zip archive by name, small letters and forward slashes (part names ignore case). */
export function zipParts(bytes: Uint8Array): Map<string, Part> {
  const magic = [0x50, 0x4b, 0x03, 0x04]
  if (!magic.every((byte, i) => i >= bytes.length || bytes[i] === byte)) refuse('not-xlsx')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = new Map<string, Part>()
  try {
    const directory = findDirectory(view)
    if (directory.count > MANY_PARTS) refuse('corrupt')
    for (let at = directory.start, i = 0; i < directory.count; i++) {
      if (view.getUint32(at, true) !== DIRECTORY_HEADER) refuse('corrupt')
      const part = readDirectoryEntry(bytes, view, at)
      if (parts.has(part.name)) refuse('corrupt') // two parts of one name: readers would disagree
      parts.set(part.name, part)
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  } catch (error) {
    if (error instanceof RangeError) refuse('corrupt') // an offset outside of the file
    throw error
  }
  return parts
}

function findDirectory(view: DataView): { start: number; count: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff) // a comment of up to 64 KiB may follow
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== DIRECTORY_END) continue
    const count = view.getUint16(at + 10, true)
    const start = view.getUint32(at + 16, true)
    return start === IN_64_BITS || count === 0xffff ? findDirectory64(view, at) : { start, count }
  }
  return refuse('corrupt')
}

function findDirectory64(view: DataView, end: number): { start: number; count: number } {
  if (view.getUint32(end - 20, true) !== DIRECTORY_LOCATOR_64) refuse('corrupt')
  const at = Number(view.getBigUint64(end - 12, true))
  if (view.getUint32(at, true) !== DIRECTORY_END_64) refuse('corrupt')
  return {
    count: Number(view.getBigUint64(at + 32, true)),
    start: Number(view.getBigUint64(at + 48, true)),
  }
}

function readDirectoryEntry(bytes: Uint8Array, view: DataView, at: number): Part {
  const encrypted = (view.getUint16(at + 8, true) & 1) === 1
  const method = view.getUint16(at + 10, true)
  if (encrypted || (method !== 0 && method !== 8)) refuse('corrupt')
  const nameLength = view.getUint16(at + 28, true)
  const { size, offset } = placeInFile(view, at, nameLength)
  if (view.getUint32(offset, true) !== LOCAL_HEADER) refuse('corrupt')
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + size > view.byteLength) refuse('corrupt')
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
  return {
    name: name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase(),
    stored: method === 0,
    crc: view.getUint32(at + 16, true),
    start,
    end: start + size,
  }
}

/** Packed size and offset of an entry; those that need 64 bits stand in an extra field, in a fixed order. */
function placeInFile(view: DataView, at: number, nameLength: number): { size: number; offset: number } {
  let size = view.getUint32(at + 20, true)
  let offset = view.getUint32(at + 42, true)
  if (size !== IN_64_BITS && offset !== IN_64_BITS) return { size, offset }
  const extraEnd = at + 46 + nameLength + view.getUint16(at + 30, true)
  for (
    let extra = at + 46 + nameLength;
    extra + 4 <= extraEnd;
    extra += 4 + view.getUint16(extra + 2, true)
  ) {
    if (view.getUint16(extra, true) !== 1) continue
    let field = extra + 4
    if (view.getUint32(at + 24, true) === IN_64_BITS) field += 8
    if (size === IN_64_BITS) {
      size = Number(view.getBigUint64(field, true))
      field += 8
    }
    if (offset === IN_64_BITS) offset = Number(view.getBigUint64(field, true))
  }
  return { size, offset }
}

/** The unpacked bytes of a part, a few at a time, so that the taker decides how much there may be. */
export function inflated(bytes: Uint8Array, part: Part): Iterable<Uint8Array> {
  const content = bytes.subarray(part.start, part.end)
  return part.stored ? [content] : inflate(content)
}

/**
 * Unpacks everything once and keeps nothing: the real size of the archive is known before any XML is parsed
 * (parsing is ten times slower than unpacking), and no damaged part is read half.
 */
export function checkParts(bytes: Uint8Array, parts: Iterable<Part>, spend: (bytes: number) => void): void {
  for (const part of parts) {
    let crc = 0
    for (const chunk of inflated(bytes, part)) {
      spend(chunk.length)
      crc = crc32(chunk, crc)
    }
    if (crc !== part.crc) refuse('corrupt')
  }
}
