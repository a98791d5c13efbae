import { fingerprint, purposeKey } from '../seal/keys.ts'
import type { Transaction } from './database.ts'
import type { Form } from './form.ts'
import { sql } from './sql.ts'

/** The form's id was used before with other content. */
export class SameIdOtherContent extends Error {}

/**
 * Carries out a form at most once. The first time `work` runs and its answer (an address to go to) is kept; the
 * same id with the same content gives that answer again; with other content it throws SameIdOtherContent.
 * `fingerprint` of private content must be keyed (seal/keys.ts).
 */
export async function once(
  tx: Transaction,
  form: { account: string; id: string; fingerprint: Buffer; day: string },
  work: () => Promise<string>,
): Promise<string> {
  const fresh = await tx.run(sql`
    insert into command (account, id, fingerprint, answer, done_on)
    values (${form.account}, ${form.id}, ${form.fingerprint}, '', ${form.day}) on conflict do nothing`)
  if (fresh === 0) {
    const before = await tx.row<{ fingerprint: Buffer; answer: string }>(sql`
      select fingerprint, answer from command where account = ${form.account} and id = ${form.id}`)
    if (!before.fingerprint.equals(form.fingerprint)) throw new SameIdOtherContent()
    return before.answer
  }
  const answer = await work()
  await tx.run(sql`update command set answer = ${answer} where account = ${form.account} and id = ${form.id}`)
  return answer
}

/** Form ids with keyed fingerprints, kept inside a sealed box: outside, their number would tell how much was written. */
export type RememberedForms = Readonly<Record<string, string>>

const REMEMBERED = 60

/** Adds the form to those a box remembers. The same form again is a 'resend'; other content under its id throws. */
export function remember(
  forms: RememberedForms,
  form: Pick<Form, 'id' | 'content'>,
  privateKey: Buffer,
): RememberedForms | 'resend' {
  if (!form.id) return forms
  const print = fingerprint(purposeKey(privateKey, 'fingerprint.v1'), form.content)
    .toString('base64url')
    .slice(0, 16)
  const before = forms[form.id]
  if (before === print) return 'resend'
  if (before) throw new SameIdOtherContent()
  return Object.fromEntries([...Object.entries(forms).slice(1 - REMEMBERED), [form.id, print]])
}
