import { fold } from '../platform/fold.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { type ImportPlan, rowKey } from './import.rules.ts'
import { fieldsOf, type Role } from './list-columns.rules.ts'
import type { Column } from './list-header.rules.ts'
import { statusInNote } from './list-status.rules.ts'
import type { Fix } from './list-typed.rules.ts'
import type { MemberList, TableFound } from './member-list.rules.ts'
import { type Field, fields, type Problem } from './member-record.rules.ts'

/** What a person may say a column holds. */
export const ROLES = [
  ...fields,
  'familyName',
  'givenName',
  'male',
  'female',
  'maleBirthDate',
  'femaleBirthDate',
  'serial',
] as const satisfies readonly Role[]

/** Roles that several columns of a table may share. */
const SHARED: readonly (Role | null)[] = ['status', 'givenName', 'serial', null]

/** Sheets with the very same heading row are asked about once. */
export interface ColumnGroup {
  readonly sheets: readonly string[]
  readonly columns: readonly Column[]
}

export function columnGroups(tables: readonly TableFound[]): ColumnGroup[] {
  const headings = (table: TableFound) => JSON.stringify(table.columns.map((c) => [c.letter, c.header]))
  return [...Map.groupBy(tables, headings).values()].map((alike) => ({
    sheets: alike.map((table) => table.sheet),
    columns: alike[0]!.columns,
  }))
}

export const columnField = (group: number, { letter }: Column) => `col-${group}-${letter}`

type Choices = Record<string, Record<string, Role | null>>

/** Every column that may be read gets what the form says; a sensitive one has no field and stays unread. */
export function readColumns(
  form: Form,
  groups: readonly ColumnGroup[],
  t: Text,
): { choices: Choices; errors: FieldErrors } {
  const choices: Choices = {}
  const errors: FieldErrors = {}
  groups.forEach((group, g) => {
    const chosen: Record<string, Role | null> = {}
    for (const column of group.columns.filter(({ sensitive }) => !sensitive)) {
      const name = columnField(g, column)
      const role = ROLES.find((known) => known === form.text(name)) ?? null
      if (!SHARED.includes(role) && Object.values(chosen).includes(role))
        errors[name] = t.imports.twice(t.imports.roles[role!])
      chosen[column.letter] = role
    }
    if (!Object.values(chosen).some((role) => role && fieldsOf(role).includes('fullName')))
      errors[columnField(g, group.columns[0]!)] = t.imports.noName
    for (const sheet of group.sheets) choices[sheet] = chosen
  })
  return { choices, errors }
}

/** All that is doubtful about one value of one row: one place to mend it. */
export interface Mend {
  readonly name: string
  readonly sheet: string
  readonly row: number
  readonly field: Field | null
  /** As it stands in the file, or '' when nothing does. */
  readonly typed: string
  readonly problems: readonly Problem[]
}

/** Longer lists of problems are mended in parts, or better in the file. */
export const MOST_MENDS = 200

export function mendsOf({ problems, tables }: Pick<MemberList, 'problems' | 'tables'>): Mend[] {
  const sheets = new Map(tables.map(({ sheet }, i) => [sheet, i]))
  const mends = new Map<string, Mend & { problems: Problem[] }>()
  for (const problem of problems) {
    const { sheet, row, kind } = problem
    // Whether two rows are one person is decided in the trial, where both can be seen.
    const field = kind === 'duplicate-person' ? null : problem.field
    const name = `fix-${sheets.get(sheet) ?? 0}-${row}-${field ?? kind}`
    const mend = mends.get(name)
    if (mend) mend.problems.push(problem)
    else mends.set(name, { name, sheet, row, field, typed: typedValue(problem), problems: [problem] })
  }
  return [...mends.values()]
}

/** Of dates out of order the reader tells the date as read; people write the day first. */
const typedValue = ({ kind, value = '' }: Problem) =>
  kind === 'date-order' ? value.split('-').reverse().join('/') : value

const LONGEST_FIX = 300

/** The fields that were changed become fixes; what was taken back is read from the file again. */
export function readFixes(
  form: Form,
  mends: readonly Mend[],
  before: readonly Fix[],
): { fixes: Fix[]; createCells: boolean } {
  const undone = new Set(form.all('unfix'))
  const fixes = new Map(before.filter((fix) => !undone.has(fixKey(fix))).map((fix) => [fixKey(fix), fix]))
  for (const mend of mends) {
    if (!mend.field || !form.has(mend.name)) continue
    const value = form.text(mend.name).slice(0, LONGEST_FIX)
    if (value === mend.typed) continue
    const fix = { sheet: mend.sheet, row: mend.row, field: fieldMeant(mend, value), value }
    fixes.set(fixKey(fix), fix)
  }
  return { fixes: [...fixes.values()], createCells: form.has('create-cells') }
}

/** "dự bị" typed where an official date is missing is an answer too: it says the status. */
const fieldMeant = ({ field, problems }: Mend, value: string): Field =>
  problems.some(({ kind }) => kind === 'missing-official-date') && statusInNote(value) ? 'status' : field!

export const fixKey = ({ sheet, row, field }: Fix): string => `${row}@${field}@${sheet}`

/** What was decided about doubtful rows, and which of the posts are not to be given. */
export function readTrial(
  form: Form,
  plan: Pick<ImportPlan, 'doubts' | 'posts'>,
): { decisions: Record<string, string>; refusedPosts: string[] } {
  const decisions: Record<string, string> = {}
  for (const { member } of plan.doubts) {
    const decision = form.text(doubtField(rowKey(member)))
    if (decision) decisions[rowKey(member)] = decision
  }
  const given = new Set(form.all('post'))
  return { decisions, refusedPosts: plan.posts.map(({ key }) => key).filter((key) => !given.has(key)) }
}

export const doubtField = (key: string): string => `who-${key}`

/** The name of an uploaded file as it is shown: no folder, not endless. */
export const fileNameOf = (name: string): string => {
  const base = name.normalize('NFC').split(/[\\/]/).at(-1)!.replace(/\p{C}/gu, '').trim()
  return fold(base) ? base.slice(-120) : '.xlsx'
}
