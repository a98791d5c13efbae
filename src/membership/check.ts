import { readMemberList } from './member-list.rules.ts'
import { isRejected, type Rejected } from './rejection.rules.ts'
import { readWorkbook } from './workbook.ts'

const formatVersion = 1

type Context = { file: string; asOf: string; knownCells: string[] | null }

/** What an import of this file would do, as a plain object to print: nothing is stored. */
export function checkMemberFile(bytes: Uint8Array, { file, asOf, knownCells }: Context) {
  const workbook = readWorkbook(bytes)
  if (isRejected(workbook)) return refusal(file, workbook)
  const list = readMemberList(workbook, { asOf, knownCells })
  if (isRejected(list)) return refusal(file, list)
  const { outcome, summary, tables, ...rest } = list
  return {
    file,
    formatVersion,
    outcome,
    context: { asOf, knownCells },
    summary,
    tables: tables.map(({ columns: _, ...table }) => table),
    ...rest,
  }
}

function refusal(file: string, { outcome, error, why }: Rejected) {
  return { file, formatVersion, outcome, error, why }
}
