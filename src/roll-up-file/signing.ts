import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { canonical } from '../platform/canonical.ts'
import { sha256 } from '../platform/ids.ts'

export interface SigningPair {
  /** 32 bytes. */
  readonly publicKey: Buffer
  /** PKCS #8. */
  readonly privateKey: Buffer
}

/** What stands before the 32 bytes of an Ed25519 public key in its standard form (RFC 8410). */
const PREFIX = Buffer.from('302a300506032b6570032100', 'hex')
/** Signed before the content, so that a signature made here counts for nothing else. */
const LABEL = 'tusoi-roll-up.v1\n'

export function newSigningPair(): SigningPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).subarray(PREFIX.length),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
  }
}

const signed = (statement: unknown) => Buffer.from(LABEL + canonical(statement))

/** Ed25519 has one signature for one content: the same file made again is the same to the byte. */
export const signatureOf = (statement: unknown, privateKey: Buffer): Buffer =>
  sign(null, signed(statement), createPrivateKey({ key: privateKey, type: 'pkcs8', format: 'der' }))

export function isSignedBy(statement: unknown, signature: Buffer, publicKey: Buffer): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    const key = createPublicKey({ key: Buffer.concat([PREFIX, publicKey]), type: 'spki', format: 'der' })
    return verify(null, signed(statement), key, signature)
  } catch {
    return false
  }
}

const GROUPS = 6
const DIGITS = 5

/** Six groups of five digits, 99 bits, to be read from one paper and typed beside another screen. */
export function fingerprintOf(publicKey: Buffer): string {
  const digest = sha256(Buffer.concat([Buffer.from('tusoi-roll-up key\n'), publicKey]))
  return Array.from({ length: GROUPS }, (_, i) =>
    // Five bytes a group: what the remainder favours is below a millionth.
    String(digest.readUIntBE(i * 5, 5) % 10 ** DIGITS).padStart(DIGITS, '0'),
  ).join(' ')
}

/** As somebody typed it, with or without blanks. */
export const sameFingerprint = (typed: string, publicKey: Buffer): boolean =>
  typed.replace(/[\s.-]/g, '') === fingerprintOf(publicKey).replaceAll(' ', '')
