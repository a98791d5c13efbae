import { paths } from '../paths.ts'
import { Button, Checkbox, Form, Select, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Mend } from './import.form.ts'
import { fixKey } from './import.form.ts'
import type { ImportRow } from './import-draft.ts'
import type { Fix } from './list-typed.rules.ts'
import type { MemberList } from './member-list.rules.ts'
import { problemSentence } from './problem-words.ts'

export interface DraftView {
  readonly row: ImportRow
  readonly list: Pick<
    MemberList,
    'summary' | 'columns' | 'ignoredColumns' | 'sensitiveColumns' | 'skippedSheets'
  >
  readonly mends: readonly Mend[]
  /** Problems beyond those that fit on the page. */
  readonly more: number
  /** The person of a row, by `row@sheet`. */
  readonly names: ReadonlyMap<string, string>
  readonly cells: readonly string[]
  /** Cells may be created: asked only where the list names some that are not there. */
  readonly asksToCreate: boolean
  readonly stopped: boolean
}

/** What was read, and what of it is doubtful, each to be mended in its place. */
export function DraftPage({ view }: { view: DraftView }) {
  const i = useText().imports
  const { row, mends, list } = view
  const { fixes, createCells } = row.corrections
  const count = mends.reduce((sum, mend) => sum + mend.problems.length, 0) + view.more
  return (
    <>
      <h1>{i.title}</h1>
      <p class="own-words">
        <strong>{row.file_name}</strong>
      </p>
      {view.stopped && <p class="note">{i.stopped}</p>}
      <p class="sentence">{i.found(list.summary.members, list.summary.cells)}</p>
      <Columns view={view} />
      <h2>{i.problemsTitle(count)}</h2>
      {count > 0 && <p>{i.problemsLead}</p>}
      <Form action={paths.importFix.to({ import: row.id })}>
        {mends.map((mend) => (
          <MendCard key={mend.name} mend={mend} view={view} />
        ))}
        {view.more > 0 && <p class="soft">{i.moreProblems(view.more)}</p>}
        {view.asksToCreate && (
          <div class="field">
            <Checkbox name="create-cells" label={i.createCells} checked={createCells} />
          </div>
        )}
        {fixes.length > 0 && <Fixed fixes={fixes} />}
        <div class="actions">
          <Button name="next" value="trial">
            {i.trial}
          </Button>
          <Button quiet name="next" value="stay">
            {i.saveFixes}
          </Button>
        </div>
      </Form>
    </>
  )
}

function Columns({ view: { row, list } }: { view: DraftView }) {
  const i = useText().imports
  const read = Object.keys(list.columns).map((field) => i.roles[field as keyof typeof list.columns])
  const sheets = (reason: 'no-table' | 'hidden') =>
    list.skippedSheets.filter((skipped) => skipped.reason === reason).map((skipped) => skipped.sheet)
  const sensitive = new Set(list.sensitiveColumns)
  const ignored = list.ignoredColumns.filter((header) => !sensitive.has(header))
  return (
    <>
      <p>{i.columnsRead(read.join(', '))}</p>
      {ignored.length > 0 && <p>{i.columnsIgnored(ignored.join(', '))}</p>}
      {sensitive.size > 0 && <p>{i.columnsRefused([...sensitive].join(', '))}</p>}
      {sheets('no-table').length > 0 && <p>{i.skippedSheets(sheets('no-table').join(', '))}</p>}
      {sheets('hidden').length > 0 && <p>{i.hiddenSheets(sheets('hidden').join(', '))}</p>}
      <p>
        <a href={paths.importColumns.to({ import: row.id })}>{i.columnsTitle}</a>
      </p>
    </>
  )
}

function MendCard({ mend, view }: { mend: Mend; view: DraftView }) {
  const t = useText()
  const i = t.imports
  const name = view.names.get(`${mend.row}@${mend.sheet}`)
  return (
    <div class="card">
      <p class="soft">
        {i.at(mend.sheet, mend.row)}
        {name && ` · ${name}`}
      </p>
      {mend.problems.map((problem) => (
        <p key={problem.kind}>{problemSentence(problem, t.lang)}</p>
      ))}
      {mend.field && <MendField mend={mend} field={mend.field} cells={view.cells} />}
    </div>
  )
}

function MendField({
  mend,
  field,
  cells,
}: {
  mend: Mend
  field: NonNullable<Mend['field']>
  cells: readonly string[]
}) {
  const t = useText()
  const i = t.imports
  const label = i.fix(i.roles[field])
  const choices = (values: readonly string[]) => [
    { value: mend.typed, label: i.leave },
    ...values.map((value) => ({ value, label: value })),
  ]
  if (field === 'cell')
    return <Select name={mend.name} label={label} value={mend.typed} choices={choices(cells)} />
  if (field === 'sex') {
    const { male, female } = t.people.sexes
    return <Select name={mend.name} label={label} value={mend.typed} choices={choices([male, female])} />
  }
  return <TextInput name={mend.name} label={label} value={mend.typed} />
}

function Fixed({ fixes }: { fixes: readonly Fix[] }) {
  const i = useText().imports
  return (
    <div class="group">
      <details>
        <summary>{i.fixed(fixes.length)}</summary>
        <p class="soft">{i.unfixLead}</p>
        <div class="choices">
          {fixes.map((fix) => (
            <Checkbox
              key={fixKey(fix)}
              name="unfix"
              value={fixKey(fix)}
              label={
                <>
                  {i.unfix(i.roles[fix.field], fix.value)}
                  <small>{i.at(fix.sheet, fix.row)}</small>
                </>
              }
            />
          ))}
        </div>
      </details>
    </div>
  )
}
