import * as z from 'zod'
import { FIGURES, NO_FIGURES } from '../statistics/figures.rules.ts'
import { type CommuneSums, type Elsewhere, spanOfMonth } from '../statistics/imported.rules.ts'
import { ROUND_FIGURES, type RoundFigures, roundFiguresOf } from '../statistics/round-figures.rules.ts'
import { fits, type SignedStatement, type Statement, saidIn, statements } from './statement.rules.ts'

export const FORMAT = 'tusoi-roll-up'
export const VERSION = 2
/** A province's year is some hundred kilobytes. */
const LARGEST = 1024 * 1024

const signed = {
  format: z.literal(FORMAT),
  key: z.base64().length(44),
  signature: z.base64().length(88),
}
const envelope = z.discriminatedUnion('version', [
  z.strictObject({ ...signed, version: z.literal(1), statement: statements[1] }),
  z.strictObject({ ...signed, version: z.literal(VERSION), statement: statements[2] }),
])
/** As it was signed; what it says is told by `saidIn`. */
export interface RollUpFile {
  readonly format: typeof FORMAT
  readonly version: 1 | typeof VERSION
  readonly key: string
  readonly signature: string
  readonly statement: SignedStatement
}

export type Unreadable = 'empty' | 'too-big' | 'not-json' | 'not-ours' | 'unknown-version' | 'malformed'

/** A file as it came, as far as it can be read; who signed it is not known yet. */
export function readRollUpFile(bytes: Uint8Array): RollUpFile | Unreadable {
  if (bytes.length === 0) return 'empty'
  if (bytes.length > LARGEST) return 'too-big'
  const found = parsed(bytes)
  if (found === undefined) return 'not-json'
  if (typeof found !== 'object' || found === null) return 'not-ours'
  const { format, version } = found as { format?: unknown; version?: unknown }
  if (format !== FORMAT) return 'not-ours'
  if (version !== 1 && version !== VERSION) return 'unknown-version'
  const read = envelope.safeParse(found)
  return read.success && fits(saidIn(read.data.statement)) ? read.data : 'malformed'
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** A month's counts in our own order: what we do not know is left out, what the sender does not count is zero. */
export function countsHere({ figures }: Pick<Statement, 'figures'>, counts: readonly number[]): number[] {
  const sent = new Map(figures.map((figure, i) => [figure, counts[i] ?? 0]))
  return FIGURES.map((figure) => sent.get(figure) ?? NO_FIGURES[figure])
}

/** A file's communes with their counts in our own order. */
export const communesHere = (statement: Statement): CommuneSums[] =>
  statement.communes.map(({ months, ...commune }) => ({
    ...commune,
    months: months.map(({ month, counts }) => ({ month, counts: countsHere(statement, counts) })),
  }))

/** Rounds of one half-year as one. */
export const addRounds = (rounds: readonly { readonly counts: RoundFigures }[]): RoundFigures =>
  roundFiguresOf(ROUND_FIGURES.map((name) => rounds.reduce((sum, { counts }) => sum + counts[name], 0)))

/** By half-year of which the file tells rounds, the names of its communes without one. */
export const missingRounds = (communes: Statement['communes']): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...new Set(communes.flatMap(({ rounds }) => rounds.map(({ half }) => half)))].map((half) => [
      half,
      communes.filter(({ rounds }) => !rounds.some((one) => one.half === half)).map(({ name }) => name),
    ]),
  )

/** A month '2026-07', or a half-year of rounds '2026-2', of a commune that counts already. */
export interface LeftOut {
  readonly name: string
  readonly span: string
}

/** What of the communes is to be counted, and what counts elsewhere already. */
export function apart(
  communes: readonly CommuneSums[],
  elsewhere: readonly Elsewhere[],
): { readonly said: readonly CommuneSums[]; readonly leftOut: readonly LeftOut[] } {
  const counted = new Set(elsewhere.map(({ commune, span }) => `${commune} ${span}`))
  const leftOut: LeftOut[] = []
  const free = (id: string, name: string, span: string) => {
    if (!counted.has(`${id} ${span}`)) return true
    leftOut.push({ name, span })
    return false
  }
  const said = communes.map((commune) => ({
    ...commune,
    months: commune.months.filter(({ month }) => free(commune.id, commune.name, spanOfMonth(month))),
    rounds: commune.rounds.filter(({ half }) => free(commune.id, commune.name, half)),
  }))
  return { said, leftOut }
}

/** What was taken in of a unit before. */
export interface TakenFile {
  readonly id: string
  readonly kind: Statement['span']['kind']
  readonly starts: string
  readonly months: readonly string[]
  readonly number: string
  readonly issued_on: string
  readonly taken_on: string
}

export type Refusal =
  | { readonly why: 'other-span' }
  | { readonly why: 'other-kind' }
  | { readonly why: 'replayed'; readonly before: TakenFile }
  | { readonly why: 'online' }
  | { readonly why: 'overlaps'; readonly before: TakenFile; readonly month: string }
  | { readonly why: 'needs-follow'; readonly before: TakenFile }
  | { readonly why: 'follows-unknown' }

/** Why a genuine file is not taken in; null when it is. `files` are those of the same unit, the oldest first. */
export function refusalOf(
  { file, follows, span, below }: Pick<Statement, 'file' | 'follows' | 'span' | 'below'>,
  asked: { readonly kind: string; readonly starts: string },
  {
    files,
    online,
    kind,
  }: { readonly files: readonly TakenFile[]; readonly online: boolean; readonly kind: string },
): Refusal | null {
  const same = files.find((one) => one.id === file)
  if (same) return { why: 'replayed', before: same }
  if (span.kind !== asked.kind || span.starts !== asked.starts) return { why: 'other-span' }
  if (below.kind !== (kind === 'commune' ? 'cell' : 'commune')) return { why: 'other-kind' }
  if (online) return { why: 'online' }
  const own = files.filter((one) => one.kind === span.kind && one.starts === span.starts)
  for (const before of files)
    if (!own.includes(before)) {
      const twice = before.months.find((one) => span.months.includes(one))
      if (twice) return { why: 'overlaps', before, month: twice }
    }
  const last = own.at(-1)
  if (last) return follows === last.id ? null : { why: 'needs-follow', before: last }
  return follows ? { why: 'follows-unknown' } : null
}
