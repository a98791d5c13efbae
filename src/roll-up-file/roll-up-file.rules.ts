import * as z from 'zod'
import { FIGURES, NO_FIGURES } from '../statistics/figures.rules.ts'

export const FORMAT = 'tusoi-roll-up'
export const VERSION = 1
/** A file of a year is some tens of kilobytes. */
export const LARGEST = 1024 * 1024

const id = z.uuid()
const day = z.iso.date()
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-01$/)
const count = z
  .number()
  .int()
  .min(0)
  .max(1_000_000_000)
  // JSON can write "-0", which signs like 0; nobody counts so.
  .refine((n) => !Object.is(n, -0))
const name = z.string().min(1).max(200)

/** A number, or what may be told instead of it (docs/trust.md). */
const shown = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), n: count }),
  z.strictObject({ kind: z.literal('few') }),
  z.strictObject({ kind: z.literal('most'), above: count }),
  z.strictObject({ kind: z.literal('withheld') }),
])

const statement = z.strictObject({
  file: id,
  follows: id.nullable(),
  issuer: z.strictObject({ id, name }),
  span: z.strictObject({
    kind: z.enum(['month', 'quarter', 'half', 'year']),
    starts: month,
    months: z.array(month).min(1).max(12),
  }),
  number: name,
  issuedOn: day,
  frozenOn: day,
  communes: z.literal(1),
  cells: z.strictObject({ all: count, complete: count, missing: z.array(name).max(2000) }),
  figures: z.array(z.string().min(1).max(60)).min(1).max(200),
  months: z
    .array(
      z.strictObject({
        month,
        counts: z.array(count).max(200),
        feedback: z.strictObject({ received: shown, concluded: shown }).nullable(),
      }),
    )
    .min(1)
    .max(12),
  rounds: z
    .array(
      z.strictObject({
        name,
        closedOn: day,
        members: count,
        concluded: count,
        partial: count,
        present: count,
        raised: count,
      }),
    )
    .max(50),
  releases: z
    .array(
      z.strictObject({
        quarter: z.string().regex(/^\d{4}-[1-4]$/),
        catalogue: z.string().max(200).nullable(),
        outcome: z.enum(['shown', 'too-few', 'too-alike', 'no-key']),
        people: count.nullable(),
        counts: z.record(z.string().max(60), shown).nullable(),
      }),
    )
    .max(4),
})
/** What an organisation says of a span: numbers that may be known outside it, and nothing else. */
export type Statement = z.infer<typeof statement>

const envelope = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  key: z.base64().length(44),
  signature: z.base64().length(88),
  statement,
})
export type RollUpFile = z.infer<typeof envelope>

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
  if (version !== VERSION) return 'unknown-version'
  const read = envelope.safeParse(found)
  return read.success && fits(read.data.statement) ? read.data : 'malformed'
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

const LENGTH = { month: 1, quarter: 3, half: 6, year: 12 } as const

/** Its parts say the same of one another. */
function fits({ span, months, figures, cells, issuedOn, frozenOn }: Statement): boolean {
  const first = Number(span.starts.slice(0, 4)) * 12 + Number(span.starts.slice(5, 7)) - 1
  const length = LENGTH[span.kind]
  const expected = Array.from(
    { length },
    (_, i) => `${Math.floor((first + i) / 12)}-${String(((first + i) % 12) + 1).padStart(2, '0')}-01`,
  ).join()
  return (
    first % length === 0 &&
    span.months.join() === expected &&
    months.map((one) => one.month).join() === expected &&
    months.every(({ counts }) => counts.length === figures.length) &&
    new Set(figures).size === figures.length &&
    cells.complete <= cells.all &&
    cells.missing.length === cells.all - cells.complete &&
    frozenOn <= issuedOn
  )
}

/** A month's counts in our own order: what we do not know is left out, what the sender does not count is zero. */
export function countsHere({ figures }: Pick<Statement, 'figures'>, counts: readonly number[]): number[] {
  const sent = new Map(figures.map((figure, i) => [figure, counts[i] ?? 0]))
  return FIGURES.map((figure) => sent.get(figure) ?? NO_FIGURES[figure])
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
  | { readonly why: 'replayed'; readonly before: TakenFile }
  | { readonly why: 'online' }
  | { readonly why: 'overlaps'; readonly before: TakenFile; readonly month: string }
  | { readonly why: 'needs-follow'; readonly before: TakenFile }
  | { readonly why: 'follows-unknown' }

/** Why a genuine file is not taken in; null when it is. `files` are those of the same unit, the oldest first. */
export function refusalOf(
  { file, follows, span }: Pick<Statement, 'file' | 'follows' | 'span'>,
  asked: { readonly kind: string; readonly starts: string },
  { files, online }: { readonly files: readonly TakenFile[]; readonly online: boolean },
): Refusal | null {
  const same = files.find((one) => one.id === file)
  if (same) return { why: 'replayed', before: same }
  if (span.kind !== asked.kind || span.starts !== asked.starts) return { why: 'other-span' }
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
