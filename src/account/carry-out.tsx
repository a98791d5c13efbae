import { createHash } from 'node:crypto'
import { once, SameIdOtherContent } from '../platform/command.ts'
import type { Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { sql } from '../platform/sql.ts'
import { fingerprint, purposeKey } from '../seal/keys.ts'
import { ConflictPage } from '../ui/conflict.tsx'
import { currentKey } from './device.ts'
import type { Visit } from './visit.ts'

/** A label of the page and the value beside it, for the page that shows two versions of one form. */
export type Lines = readonly (readonly [label: string, value: string])[]

/** What a form comes to: a page that says what to mend, or the work, which ends with an address to go to. */
export type Prepared = Response | ((tx: Transaction) => Promise<string>)

/** Thrown out of the work when it may not be done after all: nothing is written, and the page says why. */
export class Overtaken extends Error {
  constructor(readonly page: () => Response | Promise<Response>) {
    super()
  }
}

/**
 * Carries out a form that holds nothing private, at most once, in one transaction. The same form again goes where
 * it went the first time, whatever has changed since; its id with other content shows both versions and stores
 * neither. A form without an id is carried out as it is.
 */
export async function carryOut(
  v: Visit,
  form: Form,
  prepare: () => Promise<Prepared>,
  versions: () => Promise<{ saved: Lines; sent: Lines }>,
): Promise<Response> {
  try {
    const before = await answerBefore(v, form)
    if (before) return v.go(before)
    const work = await prepare()
    if (work instanceof Response) return work
    return v.go(await v.db.transaction((tx) => onceIn(tx, v, form, () => work(tx))))
  } catch (error) {
    if (error instanceof Overtaken) return error.page()
    if (!(error instanceof SameIdOtherContent)) throw error
    const { saved, sent } = await versions()
    return v.page(
      { title: v.t.conflict.title, status: 409 },
      <ConflictPage action={v.url.pathname} saved={saved} sent={sent} fields={form.fields} />,
    )
  }
}

/** Runs `work` in a transaction unless this very form was carried out before. Throws SameIdOtherContent. */
export async function onceIn(
  tx: Transaction,
  v: Visit,
  form: Form,
  work: () => Promise<string>,
): Promise<string> {
  if (!form.id) return work()
  const print = await fingerprintOf(v, form)
  return once(tx, { account: v.me.account, id: form.id, fingerprint: print, day: v.today }, work)
}

/** Where this form led when it came before; null when it is new. Throws SameIdOtherContent. */
export async function answerBefore(v: Visit, form: Form): Promise<string | null> {
  if (!form.id) return null
  const before = await v.db.maybe<{ fingerprint: Buffer; answer: string }>(sql`
    select fingerprint, answer from command where account = ${v.me.account} and id = ${form.id}`)
  if (before && !before.fingerprint.equals(await fingerprintOf(v, form))) throw new SameIdOtherContent()
  return before?.answer ?? null
}

/** Keyed with the account's own key, so that the table of commands tells nobody what a form said. */
async function fingerprintOf(v: Visit, form: Form): Promise<Buffer> {
  const key = currentKey(v.keys())
  if (!key) throw new Error('this device opens nothing')
  const file = form.file('file')
  const bytes = file ? createHash('sha256').update(file.bytes).digest('hex') : ''
  return fingerprint(purposeKey(key, 'form.v1'), `${v.url.pathname} ${bytes}\n${form.content}`)
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
