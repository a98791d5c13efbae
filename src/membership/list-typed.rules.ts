import { fold } from '../platform/fold.ts'
import { asText, type Value } from './grid.rules.ts'
import type { Role } from './list-columns.rules.ts'
import type { MemberRow } from './list-rows.rules.ts'
import { type Table, valueUnderMerge } from './list-table.rules.ts'
import { isDitto, isEmpty } from './list-text.rules.ts'
import { type Field, fields } from './member-record.rules.ts'

/** What was typed for each field of one row: one value, wherever in the table it stands. */
export type Typed = ReadonlyMap<Field, Value>

/** A value to be read in place of the typed one: how a person mends a row without editing the file. */
export type Fix = { sheet: string; row: number; field: Field; value: string }

type At = (role: Role) => Value[]

/** Reads the rows of a table from top to bottom: ditto marks take the value of the member row above. */
export function typedReader(table: Table, fixes: Fix[]): (row: MemberRow) => Typed {
  const columns = table.header.columns.filter(({ role }) => role !== null && role !== 'serial')
  const raw = new Map(columns.map(({ column, role }) => [column, rawReader(table, column, role!)]))
  const byRole = Map.groupBy(columns, ({ role }) => role!)
  const above = new Map<number, Value | undefined>()
  const fixesOf = Map.groupBy(
    fixes.filter(({ sheet }) => sheet === table.sheet.name),
    ({ row }) => row,
  )

  return ({ row, group }) => {
    const mended = new Map<string, string>(fixesOf.get(row.number)?.map(({ field, value }) => [field, value]))
    for (const { column, role } of columns) {
      const value = mended.get(role!) ?? raw.get(column)!(row)
      if (!isDitto(value)) above.set(column, isEmpty(value) ? undefined : value)
    }
    const at: At = (wanted) => (byRole.get(wanted) ?? []).flatMap(({ column }) => above.get(column) ?? [])
    const typed = new Map<Field, Value>()
    for (const field of fields) {
      const value = mended.get(field) ?? valueOfField(field, at, table, group)
      if (value !== undefined && !isEmpty(value)) typed.set(field, value)
    }
    return typed
  }
}

function rawReader(table: Table, column: number, role: Role): (row: MemberRow['row']) => Value | undefined {
  if (role === 'cell' || role === 'parentOrg') return valueUnderMerge(table.sheet, column)
  return (row) => row.values.get(column)
}

function valueOfField(field: Field, at: At, table: Table, group: string | null): Value | undefined {
  switch (field) {
    case 'fullName':
      return nameOf(at)
    case 'birthDate':
      return at('birthDate')[0] ?? at('maleBirthDate')[0] ?? at('femaleBirthDate')[0]
    case 'sex':
      return at('sex')[0] ?? sexOfMarks(at, table)
    case 'cell':
      return hasRole(table, 'cell') ? at('cell')[0] : (group ?? table.cellOfSheet)
    case 'status': {
      const notes = at('status')
      return notes.length > 1 ? notes.map(asText).join('\n') : notes[0]
    }
    default:
      return at(field)[0]
  }
}

function hasRole(table: Table, role: Role): boolean {
  return table.header.columns.some((column) => column.role === role)
}

/** A name in two columns. A column "Tên" beside whole names repeats their last word for sorting. */
function nameOf(at: At): Value | undefined {
  const whole = at('fullName')
  const given = at('givenName')
  const repeated = whole.length > 0 && given.length > 0 && endsWith(asText(whole[0]!), asText(given[0]!))
  const parts = [...whole, ...at('familyName'), ...(repeated ? [] : given)]
  return parts.length > 1 ? parts.map(asText).join(' ') : parts[0]
}

function endsWith(name: string, given: string): boolean {
  return ` ${fold(name)}`.endsWith(` ${fold(given)}`)
}

/** The sex that a mark or a date under Nam or Nữ says. With one such column only, a blank is the other sex. */
function sexOfMarks(at: At, table: Table): Value | undefined {
  const male = [...at('male'), ...at('maleBirthDate')].length > 0
  const female = [...at('female'), ...at('femaleBirthDate')].length > 0
  if (male && female) return 'Nam + Nữ'
  if (male) return 'Nam'
  if (female) return 'Nữ'
  if (hasRole(table, 'male') !== hasRole(table, 'female')) return hasRole(table, 'male') ? 'Nữ' : 'Nam'
  return undefined
}
