import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** Random (v4): for the private class and for feedback, where an id must tell nothing, not even an order. */
export const randomId = (): string => randomUUID()

/** Sortable by time (v7, RFC 9562), for everything else. */
export function newId(now: Date): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
export const isId = (text: unknown): text is string => typeof text === 'string' && UUID.test(text)

/** For secrets of at least 80 random bits, which nobody can guess from their hash. */
export const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()
