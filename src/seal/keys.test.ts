import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fingerprint, keyPairFrom, newKeyPair, openSealed, purposeKey, sealTo } from './keys.ts'

describe('a key pair', () => {
  test('drawn from a device’s secret is the same each time, and another for every other secret or label', () => {
    const secret = randomBytes(32)
    const pair = keyPairFrom(secret, 'device.v1')
    expect(keyPairFrom(secret, 'device.v1')).toEqual(pair)
    expect(keyPairFrom(secret, 'sheet.v1')).not.toEqual(pair)
    secret[0]! ^= 1
    expect(keyPairFrom(secret, 'device.v1')).not.toEqual(pair)
  })

  test('opens what was sealed to it, and nothing that was sealed to another or changed on the way', () => {
    const pair = newKeyPair()
    const sealed = sealTo(pair.publicKey, Buffer.from('chìa khóa'))
    expect(openSealed(pair, sealed)?.toString()).toBe('chìa khóa')
    expect(openSealed(newKeyPair(), sealed)).toBeNull()
    for (const i of sealed.keys()) {
      const changed = Buffer.from(sealed)
      changed[i]! ^= 1
      expect(openSealed(pair, changed)).toBeNull()
    }
    expect(openSealed(pair, sealed.subarray(0, 20))).toBeNull()
  })
})

describe('a fingerprint', () => {
  const { privateKey } = newKeyPair()
  const key = purposeKey(privateKey, 'fingerprint.v1')

  test('is the same for the same content, and tells nothing to who lacks the key', () => {
    expect(fingerprint(key, 'II.3.4=partial')).toEqual(fingerprint(key, 'II.3.4=partial'))
    expect(fingerprint(key, 'II.3.4=partial')).not.toEqual(fingerprint(key, 'II.3.4=present'))
    const guess = purposeKey(newKeyPair().privateKey, 'fingerprint.v1')
    expect(fingerprint(guess, 'II.3.4=partial')).not.toEqual(fingerprint(key, 'II.3.4=partial'))
  })

  test('is taken under a key that serves nothing else', () => {
    const keys = ['fingerprint.v1', 'self-review.v1', 'diary.v1'].map((purpose) =>
      purposeKey(privateKey, purpose).toString('hex'),
    )
    expect(new Set([...keys, privateKey.toString('hex')]).size).toBe(4)
  })
})
