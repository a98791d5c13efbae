import { randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import sodium from 'sodium-native'
import { purposeKey } from './keys.ts'

/** What a box is bound to. A box moved to another owner, row or kind does not open. */
export interface BoxLabel {
  readonly kind:
    | 'self-review.v1'
    | 'diary.v1'
    | 'preparation.v1'
    | 'inspection.v1'
    | 'own-year.v1'
    | 'feedback.v1'
    | 'feedback-photo.v1'
    | 'round.v1'
  readonly owner: string
  readonly id: string
}

const NONCE = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
const MAC = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES
/** Stands behind the content, zeros after it (ISO/IEC 7816-4). */
const END = 0x80
const INFLATED_LIMIT = 4 * 1024 * 1024

/**
 * The sizes a box can have, in bytes of padded content. A month with no mark and one with forty marks, each with a
 * plan of 300 characters, fall into the same smallest size; so do a diary entry of a line and of two pages.
 */
const SIZES = {
  'self-review.v1': [16384, 65536, 262144, 1048576],
  'diary.v1': [4096, 16384, 65536],
  'preparation.v1': [4096, 16384, 65536],
  'inspection.v1': [4096, 16384, 65536],
  'feedback.v1': [4096, 16384, 65536],
  'feedback-photo.v1': [131072, 262144, 524288, 1048576],
  'own-year.v1': [16384, 65536, 262144],
  'round.v1': [16384, 65536, 262144],
} as const

const bound = (label: BoxLabel) => Buffer.from(`${label.kind}\0${label.owner}\0${label.id}`)

/**
 * Seals a value for the person who owns `privateKey`: JSON, deflated, padded to one of few sizes, then
 * XChaCha20-Poly1305 under a key drawn from the private key. Throws RangeError when it fits no size.
 */
export function sealBox(privateKey: Buffer, label: BoxLabel, value: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(value))
  const packed = deflateRawSync(json)
  const size = json.length <= INFLATED_LIMIT && SIZES[label.kind].find((bytes) => packed.length < bytes)
  if (!size) throw new RangeError('too long to seal')
  const sealed = Buffer.alloc(NONCE + size + MAC)
  const padded = sealed.subarray(NONCE, NONCE + size)
  packed.copy(padded)
  padded[packed.length] = END
  const nonce = sealed.subarray(0, NONCE)
  randomBytes(NONCE).copy(nonce)
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    sealed.subarray(NONCE), // in place of what it seals
    padded,
    bound(label),
    null,
    nonce,
    purposeKey(privateKey, label.kind),
  )
  return sealed
}

/** The value, or null when this key, owner, row or kind is not the box's, or a byte of it was changed. */
export function openBox<T>(privateKey: Buffer, label: BoxLabel, sealed: Buffer): T | null {
  if (sealed.length <= NONCE + MAC) return null
  const padded = Buffer.alloc(sealed.length - NONCE - MAC)
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      padded,
      null,
      sealed.subarray(NONCE),
      bound(label),
      sealed.subarray(0, NONCE),
      purposeKey(privateKey, label.kind),
    )
  } catch {
    return null
  }
  const packed = inflateRawSync(padded.subarray(0, padded.lastIndexOf(END)), {
    maxOutputLength: INFLATED_LIMIT,
  })
  return JSON.parse(packed.toString()) as T
}
