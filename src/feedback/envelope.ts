import { randomBytes } from 'node:crypto'
import { type BoxLabel, openBox, sealBox } from '../seal/box.ts'
import { fingerprint, type KeyPair, openSealed, purposeKey, sealTo } from '../seal/keys.ts'

/** A box under a key of its own, and that key sealed to each who shall open it. */
export interface Envelope {
  readonly box: Buffer
  readonly keys: readonly Buffer[]
}

const labelOf = (caseId: string, what: string): BoxLabel => ({ kind: 'feedback.v1', owner: caseId, id: what })

/** `what` binds the box to its place: 'event 3', 'message 1'. */
export function sealFor(
  caseId: string,
  what: string,
  value: unknown,
  publicKeys: readonly Buffer[],
): Envelope {
  const key = randomBytes(32)
  return {
    box: sealBox(key, labelOf(caseId, what), value),
    keys: publicKeys.map((publicKey) => sealTo(publicKey, key)),
  }
}

/** The value, or null where this pair is none it was sealed to. */
export function openFor<T>(
  pair: KeyPair,
  { key, box }: { readonly key: Buffer; readonly box: Buffer },
  caseId: string,
  what: string,
): T | null {
  const opened = openSealed(pair, key)
  return opened && openBox<T>(opened, labelOf(caseId, what), box)
}

/** A person under the case's key: to whoever lacks it, not even the same person in two cases is the same. */
export const tokenOf = (pair: KeyPair, person: string): Buffer =>
  fingerprint(purposeKey(pair.privateKey, 'feedback-token.v1'), person).subarray(0, 16)
