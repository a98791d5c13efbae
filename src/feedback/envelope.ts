import { randomBytes } from 'node:crypto'
import { type BoxLabel, openBox, sealBox } from '../seal/box.ts'
import { fingerprint, type KeyPair, openSealed, purposeKey, sealTo } from '../seal/keys.ts'

/** A box under a key of its own, and that key sealed to each who shall open it. */
export interface Envelope {
  readonly box: Buffer
  readonly keys: readonly Buffer[]
}

type Kind = 'feedback.v1' | 'feedback-photo.v1'

const labelOf = (caseId: string, what: string, kind: Kind): BoxLabel => ({ kind, owner: caseId, id: what })

/** `what` binds the box to its place: 'event 3', 'message 1'. */
export function sealFor(
  caseId: string,
  what: string,
  value: unknown,
  publicKeys: readonly Buffer[],
  kind: Kind = 'feedback.v1',
): Envelope {
  const key = randomBytes(32)
  return {
    box: sealBox(key, labelOf(caseId, what, kind), value),
    keys: publicKeys.map((publicKey) => sealTo(publicKey, key)),
  }
}

/** The value, or null where this pair is none it was sealed to. */
export function openFor<T>(
  pair: KeyPair,
  { key, box }: { readonly key: Buffer; readonly box: Buffer },
  caseId: string,
  what: string,
  kind: Kind = 'feedback.v1',
): T | null {
  const opened = openSealed(pair, key)
  return opened && openBox<T>(opened, labelOf(caseId, what, kind), box)
}

/** A person under the case's key: to whoever lacks it, not even the same person in two cases is the same. */
export const tokenOf = (pair: KeyPair, person: string): Buffer =>
  fingerprint(purposeKey(pair.privateKey, 'feedback-token.v1'), person).subarray(0, 16)
