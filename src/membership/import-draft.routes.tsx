import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { asText, type Workbook } from './grid.rules.ts'
import {
  type ColumnGroup,
  columnField,
  columnGroups,
  MOST_MENDS,
  mendsOf,
  readColumns,
  readFixes,
} from './import.form.ts'
import { ColumnsPage } from './import.pages.tsx'
import { DraftPage } from './import-draft.pages.tsx'
import { correctDraft, type ReadDraft, readAgain } from './import-draft.ts'
import { formWith, importFor, importLink, importsLink, withDraft } from './import-visit.tsx'
import { isEmpty, squash } from './list-text.rules.ts'
import { tenantFor } from './person.routes.tsx'
import { rejectionSentence } from './problem-words.ts'
import { isRejected } from './rejection.rules.ts'

export function importDraftRoutes(serve: Serve) {
  serve(paths.importColumns, {
    get: async (v) => withDraft(v, await importFor(v), (draft) => columnsPage(v, draft)),
    post: async (v) =>
      withDraft(v, await importFor(v), async (draft) => {
        const groups = columnGroups(draft.list.tables)
        const form = await formWith(v, [], 'col-')
        const tenant = await tenantFor(v)
        return carryOut(
          v,
          form,
          async () => {
            const { choices, errors } = readColumns(form, groups, v.t)
            const typed = Object.fromEntries(form.fields)
            if (Object.keys(errors).length > 0) return columnsPage(v, draft, { typed, errors })
            const columns = { ...draft.row.corrections.columns, ...choices }
            const list = readAgain(draft, { columns })
            if (isRejected(list)) {
              const first = columnField(0, groups[0]!.columns[0]!)
              return columnsPage(v, draft, {
                typed,
                errors: { [first]: rejectionSentence(list.error, 'vi') },
              })
            }
            return async (tx) => {
              await correctDraft(tx, tenant, draft.row, { columns })
              return paths.import.to({ import: draft.row.id })
            }
          },
          async () => {
            const labels = columnLabels(v, groups)
            const words = (role: string | null) =>
              role ? (v.t.imports.roles[role as 'cell'] ?? role) : v.t.imports.ignore
            return {
              saved: groups.flatMap((group, g) =>
                group.columns
                  .filter((column) => !column.sensitive)
                  .map((column) => [labels[columnField(g, column)]!, words(column.role)] as const),
              ),
              sent: sentLines(form, labels, (_, value) => words(value)),
            }
          },
        )
      }),
  })

  serve(paths.importFix, {
    post: async (v) =>
      withDraft(v, await importFor(v), async (draft) => {
        const form = await formWith(v, ['unfix', 'create-cells', 'next'], 'fix-')
        const tenant = await tenantFor(v)
        const mends = mendsOf(draft.list)
        const to = { import: draft.row.id }
        return carryOut(
          v,
          form,
          async () => async (tx) => {
            await correctDraft(tx, tenant, draft.row, readFixes(form, mends, draft.row.corrections.fixes))
            return form.text('next') === 'trial' ? paths.importTrial.to(to) : paths.import.to(to)
          },
          async () => ({
            saved: draft.row.corrections.fixes.map((fix) => [
              `${v.t.imports.at(fix.sheet, fix.row)}, ${v.t.imports.roles[fix.field]}`,
              fix.value,
            ]),
            sent: sentLines(
              form,
              Object.fromEntries(mends.map((mend) => [mend.name, `${v.t.imports.at(mend.sheet, mend.row)}`])),
            ),
          }),
        )
      }),
  })
}

export function draftPage(v: Visit, draft: ReadDraft): Response {
  const { row, list, known } = draft
  const mends = mendsOf(list)
  const cells = known.units.filter((unit) => unit.kind === 'cell').map((unit) => unit.name)
  const rest = mends.slice(MOST_MENDS).reduce((sum, mend) => sum + mend.problems.length, 0)
  return v.page(
    { title: v.t.imports.title, back: importsLink(v) },
    <DraftPage
      view={{
        row,
        list,
        mends: mends.slice(0, MOST_MENDS),
        more: rest,
        names: new Map(list.members.map((member) => [`${member.row}@${member.sheet}`, member.fullName])),
        cells: [...new Set(draft.first || row.corrections.createCells ? list.cells : cells)],
        asksToCreate:
          row.corrections.createCells || list.problems.some(({ kind }) => kind === 'unknown-cell'),
        stopped: row.done_rows > 0,
      }}
    />,
  )
}

function columnsPage(
  v: Visit,
  draft: ReadDraft,
  again: { typed?: Record<string, string>; errors?: FieldErrors } = {},
): Response {
  const groups = columnGroups(draft.list.tables)
  return v.page(
    {
      title: v.t.imports.columnsTitle,
      status: again.errors ? 422 : 200,
      back: importLink(v, draft.row),
    },
    <ColumnsPage
      row={draft.row}
      groups={groups.map((group) => ({ group, samples: samplesOf(draft, group) }))}
      typed={again.typed}
      errors={again.errors}
    />,
  )
}

const columnLabels = (v: Visit, groups: readonly ColumnGroup[]): Record<string, string> =>
  Object.fromEntries(
    groups.flatMap((group, g) =>
      group.columns.map((column) => [
        columnField(g, column),
        v.t.imports.column(column.letter, column.header),
      ]),
    ),
  )

const SAMPLES = 3
const LONGEST_SAMPLE = 30

/** The first values of each column, so that a heading nobody understands can be told by what stands under it. */
function samplesOf({ workbook, list }: ReadDraft, group: ColumnGroup): Record<string, string> {
  const table = list.tables.find(({ sheet }) => sheet === group.sheets[0])
  const rows = rowsOf(workbook, group.sheets[0]!).filter(
    ({ number }) => table?.firstRow && number >= table.firstRow && number <= (table.lastRow ?? number),
  )
  return Object.fromEntries(
    group.columns.map((column) => {
      const values = rows.map((row) => row.values.get(column.column)).filter((value) => !isEmpty(value))
      const few = [...new Set(values.slice(0, 20).map((value) => squash(asText(value!))))].slice(0, SAMPLES)
      return [column.letter, few.map((text) => text.slice(0, LONGEST_SAMPLE)).join(' · ')]
    }),
  )
}

const rowsOf = (workbook: Workbook, sheet: string) =>
  workbook.sheets.find(({ name }) => name === sheet)?.rows ?? []
