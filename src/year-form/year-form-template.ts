import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import { parseTemplate, type Template } from './year-form-template.rules.ts'

export const KINDS = ['member', 'leader', 'outside'] as const
export type Kind = (typeof KINDS)[number]

const shipped = new Map<string, string>()

/** A template that comes with the product, read once a process. */
export function shippedTemplate(root: string, kind: Kind): string {
  const path = join(root, 'templates/year-form', `${kind}.txt`)
  const known = shipped.get(path) ?? readFileSync(path, 'utf8')
  shipped.set(path, known)
  return known
}

/** The text that holds on a day: the organisation's own, or the one that ships; with the day it began to hold. */
export async function templateOn(
  db: Database,
  of: { readonly root: string; readonly tenant: string; readonly kind: Kind },
  day: string,
): Promise<{ content: string; from: string | null }> {
  const row = await db.maybe<{ content: string; from: string }>(sql`
    select content, valid_from as from from year_form_template
    where tenant = ${of.tenant} and kind = ${of.kind} and valid_from <= ${day} order by valid_from desc limit 1`)
  return row ?? { content: shippedTemplate(of.root, of.kind), from: null }
}

/** The days on which an organisation changed a template, the newest first. */
export const templateDays = async (db: Database, tenant: string, kind: Kind): Promise<string[]> =>
  (
    await db.rows<{ from: string }>(sql`
      select valid_from as from from year_form_template where tenant = ${tenant} and kind = ${kind} order by valid_from desc`)
  ).map((row) => row.from)

/** Holds from today on; what was taken before stays with whoever took it. */
export async function setTemplate(
  tx: Transaction,
  of: { readonly tenant: string; readonly kind: Kind },
  content: string,
  by: { person: string; now: Date },
): Promise<void> {
  await tx.run(sql`
    insert into year_form_template (tenant, kind, valid_from, content, set_by)
    values (${of.tenant}, ${of.kind}, ${dayOf(by.now)}, ${content}, ${by.person})
    on conflict (tenant, kind, valid_from) do update set content = excluded.content, set_by = excluded.set_by`)
  await record(tx, {
    tenant: of.tenant,
    at: by.now,
    actor: by.person,
    verb: 'year-form-template-set',
    about: { tenant: of.tenant },
  })
}

/** What is stored was read without a problem before; a later product may read it more strictly. */
export function readStored(content: string): Template {
  const { template } = parseTemplate(content, languages.vi.yearForm.file)
  if (!template) throw new Error('a stored template can’t be read')
  return template
}
