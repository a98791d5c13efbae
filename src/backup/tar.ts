import type { FileHandle } from 'node:fs/promises'

/** As much of tar (POSIX ustar) as an archive of plain files needs, so that any tool that knows tar can look into it. */

const UNIT = 512

/** The head of a file in the archive. Its name has at most 99 bytes; it has less than 8 GiB. */
export function tarHead(name: string, size: number, at: Date): Buffer {
  const head = Buffer.alloc(UNIT)
  if (Buffer.byteLength(name) > 99) throw new Error(`too long a name: ${name}`)
  head.write(name, 0)
  const octal = (value: number, from: number, digits: number) =>
    head.write(value.toString(8).padStart(digits, '0'), from)
  octal(0o600, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(size, 124, 11)
  octal(Math.floor(at.getTime() / 1000), 136, 11)
  head.write('0', 156)
  head.write('ustar\x0000', 257)
  octal(sumOf(head), 148, 6)
  head.write('\0 ', 154)
  return head
}

/** What follows the bytes of a file, up to the next whole unit. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((UNIT - (size % UNIT)) % UNIT)

export const TAR_END = Buffer.alloc(2 * UNIT)

/** The sum of a head's bytes, its own field read as spaces. */
function sumOf(head: Buffer): number {
  let sum = 0
  for (const [at, byte] of head.entries()) sum += at >= 148 && at < 156 ? 32 : byte
  return sum
}

export interface TarEntry {
  readonly name: string
  readonly offset: number
  readonly size: number
}

/** The files of an archive in their order, without their bytes. Null: not an archive of ours, cut off or altered. */
export async function tarEntries(file: FileHandle): Promise<TarEntry[] | null> {
  const { size: length } = await file.stat()
  const entries: TarEntry[] = []
  for (let at = 0; at + TAR_END.length <= length; ) {
    const head = await bytesAt(file, at, UNIT)
    if (head.every((byte) => byte === 0)) {
      const end = at + TAR_END.length === length && (await bytesAt(file, at, TAR_END.length)).equals(TAR_END)
      return end ? entries : null
    }
    const octal = (from: number) => Number.parseInt(head.toString('latin1', from, from + 11), 8)
    const name = head.toString('utf8', 0, Math.min(100, head.indexOf(0)))
    const entry = { name, offset: at + UNIT, size: octal(124) }
    // Ours in every byte, or altered.
    if (!tarHead(name, entry.size, new Date(octal(136) * 1000)).equals(head)) return null
    const padding = tarPadding(entry.size)
    if (entry.offset + entry.size + padding.length > length) return null
    if (!(await bytesAt(file, entry.offset + entry.size, padding.length)).equals(padding)) return null
    entries.push(entry)
    at = entry.offset + entry.size + padding.length
  }
  return null
}

export async function bytesAt(file: FileHandle, at: number, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size)
  const { bytesRead } = await file.read(bytes, 0, size, at)
  return bytes.subarray(0, bytesRead)
}
