import * as z from 'zod'
import { ROUND_FIGURES } from '../statistics/round-figures.rules.ts'
import { FEWEST_CONCLUDED } from '../statistics/target.rules.ts'

const id = z.uuid()
const day = z.iso.date()
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-01$/)
const half = z.string().regex(/^\d{4}-[12]$/)
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

const complete = { all: count, complete: count, missing: z.array(name).max(2000) }
const counts = z.array(count).max(200)

const common = {
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
  figures: z.array(z.string().min(1).max(60)).min(1).max(200),
  months: z
    .array(
      z.strictObject({
        month,
        counts,
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
}

/** As communes' files were until units above them issued any. */
const first = z.strictObject({ ...common, communes: z.literal(1), cells: z.strictObject(complete) })

const commune = z.strictObject({
  id,
  name,
  months: z.array(z.strictObject({ month, counts })).max(12),
  rounds: z
    .array(
      z.strictObject({
        half,
        catalogue: z.string().min(1).max(200),
        counts: z.strictObject(
          Object.fromEntries(ROUND_FIGURES.map((figure) => [figure, count])) as Record<
            (typeof ROUND_FIGURES)[number],
            typeof count
          >,
        ),
        groups: z.array(count).max(200),
      }),
    )
    .max(4),
})

const second = z.strictObject({
  ...common,
  communes: z.array(commune).min(1).max(1000),
  below: z.strictObject({ kind: z.enum(['cell', 'commune']), ...complete }),
})

export const statements = { 1: first, 2: second } as const

/** What a unit says of a span: numbers that may be known outside it, and nothing else. */
export type Statement = z.infer<typeof second>
export type CommuneSaid = Statement['communes'][number]
export type SignedStatement = z.infer<typeof first> | Statement

/** What a file of either version says, in the words of the newer one. A commune's first files told no rounds by half-year. */
export function saidIn(statement: SignedStatement): Statement {
  if (Array.isArray(statement.communes)) return statement as Statement
  const { communes: _, cells, ...rest } = statement as z.infer<typeof first>
  const months = rest.months.map(({ month, counts }) => ({ month, counts }))
  return {
    ...rest,
    communes: [{ ...rest.issuer, months, rounds: [] }],
    below: { kind: 'cell', ...cells },
  }
}

const LENGTH = { month: 1, quarter: 3, half: 6, year: 12 } as const

/** Its parts say the same of one another. */
export function fits(statement: Statement): boolean {
  const { span, months, figures, below, issuedOn, frozenOn } = statement
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
    below.complete <= below.all &&
    below.missing.length === below.all - below.complete &&
    frozenOn <= issuedOn &&
    communesFit(statement)
  )
}

/** Each commune once, each of its months and half-years once. */
function communesFit({ issuer, span, figures, communes, below }: Statement): boolean {
  const alone = below.kind === 'cell'
  if (alone ? communes.length !== 1 || communes[0]!.id !== issuer.id : below.all > communes.length)
    return false
  if (new Set(communes.map(({ id }) => id)).size !== communes.length) return false
  return communes.every(
    ({ months, rounds }) =>
      new Set(months.map(({ month }) => month)).size === months.length &&
      months.every(({ month, counts }) => span.months.includes(month) && counts.length === figures.length) &&
      new Set(rounds.map(({ half }) => half)).size === rounds.length &&
      rounds.every(({ counts, groups }) => roundFits(counts, groups)),
  )
}

/** The communes together are the sums that the file tells. Asked of what was signed: somebody may have changed one number. */
export const addsUp = ({ months, communes }: Statement): boolean =>
  months.every(({ month, counts }) => {
    const said = communes.flatMap((one) => one.months.filter((row) => row.month === month))
    return counts.every((n, i) => n === said.reduce((sum, row) => sum + row.counts[i]!, 0))
  })

type RoundCounts = CommuneSaid['rounds'][number]['counts']

/** Of fewer a number would be a name: no such round is in a file. */
const roundFits = (
  { members, declared, raised, concluded, partial, present }: RoundCounts,
  groups: readonly number[],
): boolean =>
  concluded >= FEWEST_CONCLUDED &&
  concluded <= members &&
  declared <= members &&
  raised <= members &&
  partial + present <= concluded &&
  groups.every((n) => n <= concluded)
