import { answerBefore, onceIn } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { SameIdOtherContent } from '../platform/command.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { fileNameOf } from './import.form.ts'
import { ImportsPage, RunningPage, WrittenPage } from './import.pages.tsx'
import { knownCellNames, knownOrganisation } from './import.queries.ts'
import { PlanChanged } from './import.ts'
import { draftPage } from './import-draft.routes.tsx'
import { type ImportRow, importsOf, rememberRead, startDraft } from './import-draft.ts'
import { collect, isRunning } from './import-running.ts'
import { UNDO_HOURS, type UndoOutcome, undoImport } from './import-undo.ts'
import { importFor, importsLink, withDraft } from './import-visit.tsx'
import { readMemberList } from './member-list.rules.ts'
import { tenantFor } from './person.routes.tsx'
import { rejectionSentence } from './problem-words.ts'
import { isRejected } from './rejection.rules.ts'
import { readWorkbook, type Workbook } from './workbook.ts'

export function importRoutes(serve: Serve) {
  serve(paths.imports, {
    get: (v) => importsPage(v),
    post: async (v) => {
      const form = await v.form(['file'])
      const file = form.file('file')
      if (!file) return importsPage(v, { file: v.t.imports.noFile })
      const tenant = await tenantFor(v)
      const read = await readUpload(v, tenant, file.bytes)
      if ('why' in read) return importsPage(v, { file: read.why })
      const upload = { tenant, fileName: fileNameOf(file.name), bytes: file.bytes, ...read }
      return v.go(await keepUpload(v, form, upload))
    },
  })

  serve(paths.import, {
    get: async (v) => {
      const row = await importFor(v)
      if (await brokeOff(row.id)) return v.go(paths.importTrial.to({ import: row.id }))
      if (row.state !== 'draft') return writtenPage(v, row)
      if (isRunning(row.id)) return runningPage(v, row)
      return withDraft(v, row, (draft) => draftPage(v, draft))
    },
  })

  serve(paths.importUndo, {
    post: async (v) => {
      const row = await importFor(v)
      await v.form([])
      const tenant = await tenantFor(v)
      const outcome = await v.db.transaction((tx) =>
        undoImport(tx, tenant, row.id, { person: v.me.person, now: v.now }),
      )
      if (outcome === 'done' || outcome === 'not-committed') return v.go(paths.import.to({ import: row.id }))
      return writtenPage(v, row, outcome)
    },
  })
}

/** Whether an import under way ended because what its trial showed had changed. Anything else it ended with is thrown. */
async function brokeOff(id: string): Promise<boolean> {
  try {
    await collect(id)
    return false
  } catch (error) {
    if (error instanceof PlanChanged) return true
    throw error
  }
}

async function readUpload(
  v: Visit,
  tenant: string,
  bytes: Uint8Array,
): Promise<{ workbook: Workbook; rows: number } | { why: string }> {
  const workbook = readWorkbook(bytes)
  if (isRejected(workbook)) return { why: rejectionSentence(workbook.error, 'vi') }
  const knownCells = knownCellNames(await knownOrganisation(v.db, tenant, v.today))
  const list = readMemberList(workbook, { asOf: v.today, knownCells })
  return isRejected(list)
    ? { why: rejectionSentence(list.error, 'vi') }
    : { workbook, rows: list.members.length }
}

/** The same upload sent twice is one draft. Another file from the same page is a draft of its own: neither is lost. */
async function keepUpload(
  v: Visit,
  form: Form,
  upload: { tenant: string; fileName: string; bytes: Uint8Array; rows: number; workbook: Workbook },
): Promise<string> {
  const keep = (work: Form) =>
    v.db.transaction((tx) =>
      onceIn(tx, v, work, async () => {
        const id = await startDraft(tx, upload, { person: v.me.person, now: v.now })
        rememberRead(id, upload.workbook)
        return paths.import.to({ import: id })
      }),
    )
  try {
    return (await answerBefore(v, form)) ?? (await keep(form))
  } catch (error) {
    if (!(error instanceof SameIdOtherContent)) throw error
    return keep({ ...form, id: null })
  }
}

async function importsPage(v: Visit, errors?: FieldErrors): Promise<Response> {
  return v.page(
    {
      title: v.t.imports.title,
      status: errors ? 422 : 200,
      back: { href: paths.organisation.to(), label: v.t.organisation.title },
    },
    <ImportsPage earlier={await importsOf(v.db, await tenantFor(v))} errors={errors} />,
  )
}

function runningPage(v: Visit, row: ImportRow): Response {
  const page = v.page({ title: v.t.imports.title, back: importsLink(v) }, <RunningPage row={row} />)
  page.headers.set('Refresh', '1')
  return page
}

function writtenPage(v: Visit, row: ImportRow, refused?: UndoOutcome): Response {
  const i = v.t.imports
  const until = row.committed_at && new Date(row.committed_at.getTime() + UNDO_HOURS * 3_600_000)
  const words = refused === 'late' ? i.undoLate : refused === 'used' ? i.undoUsed : undefined
  return v.page(
    { title: i.title, status: words ? 409 : 200, back: importsLink(v) },
    <WrittenPage
      row={row}
      until={until && until > v.now ? i.until(...timeOf(until), showDay(dayOf(until))) : null}
      refused={words}
    />,
  )
}

/** Hours and minutes of the day in Vietnam. */
const timeOf = (moment: Date): [hours: string, minutes: string] => {
  const local = new Date(moment.getTime() + 7 * 3_600_000).toISOString()
  return [local.slice(11, 13), local.slice(14, 16)]
}
