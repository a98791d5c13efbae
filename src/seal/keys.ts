import sodium from 'sodium-native'

/** X25519. `privateKey` lives only inside the request that could open it. */
export interface KeyPair {
  readonly publicKey: Buffer
  readonly privateKey: Buffer
}

export function newKeyPair(): KeyPair {
  const publicKey = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES)
  const privateKey = Buffer.alloc(sodium.crypto_box_SECRETKEYBYTES)
  sodium.crypto_box_keypair(publicKey, privateKey)
  return { publicKey, privateKey }
}

/**
 * The pair that belongs to a secret somebody holds: a device's cookie ('device.v1'), the code on a recovery sheet ('sheet.v1'),
 * on the receipt of a sender ('receipt.v1') or on the sheet an office keeps ('office.v1'). The secret must carry at least 80 random bits; the same secret gives another pair under
 * another label.
 */
export function keyPairFrom(
  secret: Uint8Array | string,
  label: 'device.v1' | 'sheet.v1' | 'receipt.v1' | 'office.v1',
): KeyPair {
  const seed = Buffer.alloc(sodium.crypto_box_SEEDBYTES)
  sodium.crypto_generichash(seed, Buffer.from(secret), Buffer.from(label.padEnd(16, '\0')))
  const publicKey = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES)
  const privateKey = Buffer.alloc(sodium.crypto_box_SECRETKEYBYTES)
  sodium.crypto_box_seed_keypair(publicKey, privateKey, seed)
  sodium.sodium_memzero(seed)
  return { publicKey, privateKey }
}

/** A libsodium sealed box: anyone may seal to a public key, only the holder of the private half opens. */
export function sealTo(publicKey: Buffer, message: Buffer): Buffer {
  const sealed = Buffer.alloc(message.length + sodium.crypto_box_SEALBYTES)
  sodium.crypto_box_seal(sealed, message, publicKey)
  return sealed
}

/** The message, or null when this pair does not open it. */
export function openSealed(pair: KeyPair, sealed: Buffer): Buffer | null {
  if (sealed.length < sodium.crypto_box_SEALBYTES) return null
  const message = Buffer.alloc(sealed.length - sodium.crypto_box_SEALBYTES)
  return sodium.crypto_box_seal_open(message, sealed, pair.publicKey, pair.privateKey) ? message : null
}

/** A key for one purpose, drawn from a private key, so that no key serves two. */
export function purposeKey(privateKey: Buffer, purpose: string): Buffer {
  const key = Buffer.alloc(32)
  sodium.crypto_generichash(key, Buffer.from(purpose), privateKey)
  return key
}

/** A keyed fingerprint of private content: without the key nobody can try out what it might have been. */
export function fingerprint(key: Buffer, content: string): Buffer {
  const out = Buffer.alloc(32)
  sodium.crypto_generichash(out, Buffer.from(content), key)
  return out
}
