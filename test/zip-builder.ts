import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of a test archive. What its headers declare may be a lie. */
export type ZipEntry = { name: string; content: Uint8Array; declaredSize?: number; stored?: boolean }

/** A zip archive in which entries of the same content share its bytes: `[a, b]` over one content overlap. */
export function zip(entries: ZipEntry[]): Uint8Array {
  const places = new Map<Uint8Array, { packed: Uint8Array; crc: number; offset: number }>()
  const chunks: Uint8Array[] = []
  let length = 0
  const write = (chunk: Uint8Array): void => {
    chunks.push(chunk)
    length += chunk.length
  }
  for (const { name, content, stored, declaredSize } of entries) {
    if (places.has(content)) continue
    const packed = stored ? content : deflateRawSync(content)
    const place = { packed, crc: crc32(content), offset: length }
    places.set(content, place)
    write(header(0x04034b50, 4, name, place, stored, declaredSize ?? content.length))
    write(packed)
  }
  const directory = length
  for (const { name, content, stored, declaredSize } of entries) {
    write(header(0x02014b50, 6, name, places.get(content)!, stored, declaredSize ?? content.length))
  }
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, entries.length, true)
  end.setUint16(10, entries.length, true)
  end.setUint32(12, length - directory, true)
  end.setUint32(16, directory, true)
  write(new Uint8Array(end.buffer))
  return Buffer.concat(chunks)
}

/** A local header (its fields start at 4) or a directory entry (at 6), with the name behind it. */
function header(
  signature: number,
  fields: 4 | 6,
  name: string,
  { packed, crc, offset }: { packed: Uint8Array; crc: number; offset: number },
  stored: boolean | undefined,
  size: number,
): Uint8Array {
  const isLocal = fields === 4
  const text = Buffer.from(name)
  const bytes = Buffer.alloc((isLocal ? 30 : 46) + text.length)
  bytes.writeUInt32LE(signature, 0)
  bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(stored ? 0 : 8, fields + 4)
  bytes.writeUInt32LE(crc, fields + 10)
  bytes.writeUInt32LE(packed.length, fields + 14)
  bytes.writeUInt32LE(size, fields + 18)
  bytes.writeUInt16LE(text.length, fields + 22)
  if (!isLocal) bytes.writeUInt32LE(offset, 42)
  bytes.set(text, isLocal ? 30 : 46)
  return bytes
}
