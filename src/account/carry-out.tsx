import { createHash } from 'node:crypto'
import { once, SameIdOtherContent } from '../platform/command.ts'
import type { Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { fingerprint, purposeKey } from '../seal/keys.ts'
import { ConflictPage } from '../ui/conflict.tsx'
import { currentKey } from './device.ts'
import type { Visit } from './visit.ts'

/** A label of the page and the value beside it, for the page that shows two versions of one form. */
export type Lines = readonly (readonly [label: string, value: string])[]

/**
 * Carries out a form that holds nothing private, at most once, in one transaction, and goes to the address `work`
 * gives. The same form again goes to the same address; its id with other content shows both versions, and stores
 * neither. A form without an id is carried out as it is.
 */
export async function carryOut(
  v: Visit,
  form: Form,
  work: (tx: Transaction) => Promise<string>,
  versions: () => Promise<{ saved: Lines; sent: Lines }>,
): Promise<Response> {
  try {
    return v.go(await v.db.transaction(async (tx) => onceIn(tx, v, form, () => work(tx))))
  } catch (error) {
    if (!(error instanceof SameIdOtherContent)) throw error
    const { saved, sent } = await versions()
    return v.page(
      { title: v.t.conflict.title, status: 409 },
      <ConflictPage action={v.url.pathname} saved={saved} sent={sent} fields={form.fields} />,
    )
  }
}

/** The same inside a transaction that is open already. Throws SameIdOtherContent. */
export async function onceIn(
  tx: Transaction,
  v: Visit,
  form: Form,
  work: () => Promise<string>,
  file?: Uint8Array,
): Promise<string> {
  if (!form.id) return work()
  const key = currentKey(await v.keys())
  if (!key) throw new Error('this device opens nothing')
  const content = file ? form.content + createHash('sha256').update(file).digest('hex') : form.content
  const print = fingerprint(purposeKey(key, 'form.v1'), content)
  return once(tx, { account: v.me.account, id: form.id, fingerprint: print, day: v.today }, work)
}

/** What was sent, field by field, in the words of the page; fields without a label are left out. */
export function sentLines(
  form: Form,
  labels: Readonly<Record<string, string>>,
  worded: (name: string, value: string) => string = (_, value) => value,
): Lines {
  return form.fields.flatMap(([name, value]) => {
    const label = labels[name]
    return label ? [[label, worded(name, value)] as const] : []
  })
}
