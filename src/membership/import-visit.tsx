import type { Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import type { Form } from '../platform/form.ts'
import { isId } from '../platform/ids.ts'
import { notFound, Problem } from '../platform/problem.ts'
import { GonePage, UnreadablePage } from './import.pages.tsx'
import { type ImportRow, importById, type ReadDraft, readDraft } from './import-draft.ts'
import { tenantFor } from './person.routes.tsx'
import { rejectionSentence } from './problem-words.ts'
import { isRejected } from './rejection.rules.ts'

/** The import of the address, of the visitor's own organisation. */
export async function importFor(v: Visit): Promise<ImportRow> {
  const id = v.params.import
  const row = isId(id) ? await importById(v.db, await tenantFor(v), id) : null
  if (!row) throw notFound()
  return row
}

/** Shows something about a draft that can still be read; says so when it can't. */
export async function withDraft(
  v: Visit,
  row: ImportRow,
  show: (draft: ReadDraft) => Response | Promise<Response>,
): Promise<Response> {
  if (row.state !== 'draft') return v.go(paths.import.to({ import: row.id }))
  const options = { title: v.t.imports.title, back: importsLink(v) }
  if (!row.has_file) return v.page(options, <GonePage row={row} />)
  const draft = await readDraft(v.db, await tenantFor(v), row, v.today)
  if (isRejected(draft))
    return v.page(options, <UnreadablePage row={row} why={rejectionSentence(draft.error, 'vi')} />)
  return show(draft)
}

export const importsLink = (v: Visit) => ({ href: paths.imports.to(), label: v.t.imports.title })
export const importLink = (v: Visit, row: ImportRow) => ({
  href: paths.import.to({ import: row.id }),
  label: v.t.imports.title,
})

/** A form whose field names follow from the list: those that begin like this, and these. */
export async function formWith(v: Visit, known: readonly string[], prefix: string): Promise<Form> {
  const form = await v.form()
  if (form.unknown(known).some((name) => !name.startsWith(prefix))) throw new Problem(400)
  return form
}
