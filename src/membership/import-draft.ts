import { createHash } from 'node:crypto'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { Workbook } from './grid.rules.ts'
import { knownCellNames, knownOrganisation } from './import.queries.ts'
import { type ImportPlan, planImport, rowKey } from './import.rules.ts'
import type { KnownOrganisation } from './import-known.rules.ts'
import type { Role } from './list-columns.rules.ts'
import type { ColumnChoices } from './list-table.rules.ts'
import type { Fix } from './list-typed.rules.ts'
import { type MemberList, readMemberList } from './member-list.rules.ts'
import type { Author } from './membership.ts'
import { isRejected, type Rejected } from './rejection.rules.ts'
import { readWorkbook } from './workbook.ts'

/** All a person said about an uploaded list; the file itself stays as it came. */
export interface Corrections {
  /** By sheet and column letter. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, Role | null>>>>
  readonly fixes: readonly Fix[]
  readonly createCells: boolean
  /** Of doubtful rows, by `rowKey`. */
  readonly decisions: Readonly<Record<string, string>>
  /** Keys of posts that are not to be given. */
  readonly refusedPosts: readonly string[]
}

const NONE: Corrections = { columns: {}, fixes: [], createCells: false, decisions: {}, refusedPosts: [] }

export interface ImportRow {
  id: string
  file_name: string
  uploaded_at: Date
  by_name: string | null
  state: 'draft' | 'committed' | 'undone'
  as_of: string
  has_file: boolean
  corrections: Corrections
  done_rows: number
  all_rows: number
  committed_at: Date | null
}

const COLUMNS = sql`
  i.id, i.file_name, i.uploaded_at, p.full_name as by_name, i.state, i.as_of, i.workbook is not null as has_file,
  i.corrections, i.done_rows, i.all_rows, i.committed_at`

export async function importsOf(db: Database, tenant: string): Promise<ImportRow[]> {
  return db.rows<ImportRow>(sql`
    select ${COLUMNS} from member_import i left join person p on p.id = i.uploaded_by
    where i.tenant = ${tenant} order by i.uploaded_at desc, i.id desc limit 30`)
}

export async function importById(db: Database, tenant: string, id: string): Promise<ImportRow | null> {
  const row = await db.maybe<ImportRow>(sql`
    select ${COLUMNS} from member_import i left join person p on p.id = i.uploaded_by
    where i.tenant = ${tenant} and i.id = ${id}`)
  return row && { ...row, corrections: { ...NONE, ...row.corrections } }
}

/** Keeps an uploaded list, so that it can be mended and looked at before anything of it is written. */
export async function startDraft(
  tx: Transaction,
  upload: { tenant: string; fileName: string; bytes: Uint8Array; rows: number },
  by: Author,
): Promise<string> {
  const id = newId(by.now)
  await tx.run(sql`
    insert into member_import (tenant, id, file_name, uploaded_by, uploaded_at, state, as_of, workbook, corrections, all_rows)
    values (${upload.tenant}, ${id}, ${upload.fileName}, ${by.person}, ${by.now}, 'draft', ${dayOf(by.now)},
            ${Buffer.from(upload.bytes)}, '{}', ${upload.rows})`)
  return id
}

/** A draft that was written or dropped meanwhile keeps what it had. */
export async function correctDraft(
  tx: Transaction,
  tenant: string,
  row: ImportRow,
  corrections: Partial<Corrections>,
): Promise<void> {
  await tx.run(sql`
    update member_import set corrections = ${JSON.stringify({ ...row.corrections, ...corrections })}
    where tenant = ${tenant} and id = ${row.id} and state = 'draft' and workbook is not null`)
}

export interface ReadDraft {
  readonly row: ImportRow
  readonly workbook: Workbook
  readonly list: MemberList
  readonly known: KnownOrganisation
  /** No cell is known yet: the list makes them. */
  readonly first: boolean
}

/** The list as it reads with all corrections so far, or why it can't be read. */
export async function readDraft(
  db: Database,
  tenant: string,
  row: ImportRow,
  today: string,
): Promise<ReadDraft | Rejected> {
  const workbook = await workbookOf(db, tenant, row.id)
  if (isRejected(workbook)) return workbook
  const known = await knownOrganisation(db, tenant, today)
  const list = listOf(row, workbook, known)
  return isRejected(list) ? list : { row, workbook, list, known, first: knownCellNames(known) === null }
}

interface Read {
  readonly workbook: Workbook | Rejected
  /** The list as it read last, and what it depended upon. */
  list?: { readonly key: string; readonly read: MemberList | Rejected }
}

/** A file never changes once it is uploaded: the last two that were read are kept, as each page of a draft asks again. */
const lastRead = new Map<string, Read>()
const MOST_KEPT = 2

export function rememberRead(id: string, workbook: Workbook | Rejected): Workbook | Rejected {
  const read = lastRead.get(id) ?? { workbook }
  lastRead.delete(id)
  lastRead.set(id, read)
  for (const oldest of [...lastRead.keys()].slice(0, -MOST_KEPT)) lastRead.delete(oldest)
  return read.workbook
}

/** What was read of a draft is let go once it is written. */
export const forgetRead = (id: string) => lastRead.delete(id)

async function workbookOf(db: Database, tenant: string, id: string): Promise<Workbook | Rejected> {
  const read = lastRead.get(id)
  if (read) return rememberRead(id, read.workbook)
  const row = await db.row<{ workbook: Buffer }>(sql`
    select workbook from member_import where tenant = ${tenant} and id = ${id}`)
  return rememberRead(id, readWorkbook(row.workbook))
}

function listOf(row: ImportRow, workbook: Workbook, known: KnownOrganisation): MemberList | Rejected {
  const { columns, fixes, createCells } = row.corrections
  const key = JSON.stringify([columns, fixes, createCells || knownCellNames(known)])
  const kept = lastRead.get(row.id)
  if (kept?.list?.key === key) return kept.list.read
  const read = readWith(workbook, row.as_of, known, row.corrections)
  if (kept) kept.list = { key, read }
  return read
}

/** The list under other corrections, without asking the database again. */
export function readAgain(draft: ReadDraft, corrections: Partial<Corrections>): MemberList | Rejected {
  return readWith(draft.workbook, draft.row.as_of, draft.known, {
    ...draft.row.corrections,
    ...corrections,
  })
}

function readWith(
  workbook: Workbook,
  asOf: string,
  known: KnownOrganisation,
  { columns, fixes, createCells }: Corrections,
): MemberList | Rejected {
  return readMemberList(workbook, {
    asOf,
    knownCells: createCells ? null : knownCellNames(known),
    columns: columns as Record<string, ColumnChoices>,
    fixes: [...fixes],
  })
}

/** What writing the draft would do now. */
export function planOf({ row, list, known, first }: ReadDraft, now = known): ImportPlan {
  const { createCells, decisions } = row.corrections
  return planImport(list, now, { createCells: createCells || first, decisions })
}

/** The same as long as the same would be done: shown with the trial, checked before it is written. */
export function fingerprintOf(plan: ImportPlan): string {
  const people = [...plan.added, ...plan.changed].map(({ member, person, facts, place }) => [
    rowKey(member),
    person?.id,
    facts,
    place,
  ])
  const posts = plan.posts.map(({ key, unit, person }) => [key, unit, person?.id])
  return createHash('sha256')
    .update(JSON.stringify([plan.units, people, posts]))
    .digest('base64url')
    .slice(0, 22)
}
