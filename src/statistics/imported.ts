import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { type CommuneSums, type Elsewhere, spanOfMonth } from './imported.rules.ts'
import { roundCountsOf } from './round-figures.rules.ts'
import { sumMonths, sumRounds } from './tally-above.ts'

/** What of these communes counts on this machine already: counted here, or told by a file of another unit. */
export function countedElsewhere(
  tx: Transaction,
  unit: string,
  communes: readonly CommuneSums[],
): Promise<Elsewhere[]> {
  const ids = communes.map(({ id }) => id)
  return tx.rows<Elsewhere>(sql`
    select p.commune, p.span from imported_part p where p.commune = any(${ids}::uuid[]) and p.unit <> ${unit}
    union
    select t.unit, to_char(t.month, 'YYYY-MM') from unit_tally t
    where t.unit = any(${ids}::uuid[]) and not exists (select 1 from imported_tally i where i.unit = t.unit and i.month = t.month)
    union
    select t.unit, t.half from unit_round_tally t
    where t.unit = any(${ids}::uuid[]) and not exists (select 1 from imported_round i where i.unit = t.unit and i.half = t.half)`)
}

/**
 * What a unit below said in a file (roll-up-file/) stands among what was counted here and is summed with it: in place of
 * what an earlier file of the same unit said of the same months and half-years. Matters of feedback come as "<5" or a
 * number and are in no sum.
 *
 * @param said what of the file does not count elsewhere
 * @param missing by half-year, the names of communes that the file tells of without a round in it
 */
export async function rollUpImported(
  tx: Transaction,
  file: {
    readonly id: string
    readonly unit: string
    readonly by: string
    readonly months: readonly string[]
    readonly said: readonly CommuneSums[]
    readonly missing: ReadonlyMap<string, readonly string[]>
  },
  today: string,
): Promise<void> {
  const { unit, months, said } = file
  const upto = months.at(-1)!
  // A later file knows more of a half-year than an earlier one that is taken after it.
  const kept = new Set(
    (
      await tx.rows<{ half: string }>(sql`
        select distinct half from imported_round where unit = ${unit} and upto > ${upto}`)
    ).map(({ half }) => half),
  )
  const halves = [...file.missing.keys()].filter((half) => !kept.has(half))
  const parts = said.flatMap(({ id, months, rounds }) => [
    ...months.map(({ month }) => ({ commune: id, span: spanOfMonth(month) })),
    ...rounds.filter(({ half }) => halves.includes(half)).map(({ half }) => ({ commune: id, span: half })),
  ])
  const spans = [...months.map(spanOfMonth), ...halves]
  const before = await tx.rows<Elsewhere>(sql`
    delete from imported_part where unit = ${unit} and span = any(${spans}) returning commune, span`)
  await tx.run(sql`
    insert into imported_part (commune, span, unit, file)
    select p.commune, p.span, ${unit}, ${file.id} from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as p (commune uuid, span text)`)
  await writeMonths(tx, file)
  await writeRounds(tx, file, halves, upto)

  // Whoever the earlier file told of and this one does not may be counted here in the meantime, and counts from now on.
  const gone = [...new Set(before.map(({ commune }) => commune))]
  const above = await tx.rows<{ unit: string; month: string }>(sql`
    select parent as unit, month from unit_tally
    where unit = any(${gone}::uuid[]) and month = any(${months}::date[]) and parent is not null`)
  await sumMonths(tx, [...months.map((month) => ({ unit, month })), ...above], today)
  if (halves.length === 0) return
  const roundsAbove = await tx.rows<{ unit: string }>(sql`
    select distinct parent as unit from unit_round_tally
    where unit = any(${gone}::uuid[]) and half = any(${halves}) and parent is not null`)
  await sumRounds(tx, [unit, ...roundsAbove.map((one) => one.unit)], today)
}

type File = Parameters<typeof rollUpImported>[1]

async function writeMonths(tx: Transaction, { id, unit, by, months, said }: File): Promise<void> {
  const rows = months.flatMap((month) => {
    const own = said.flatMap((commune) => commune.months.filter((one) => one.month === month))
    if (own.length === 0) return []
    return [{ month, communes: own.length, counts: summed(own.map(({ counts }) => counts)) }]
  })
  await tx.run(sql`delete from imported_tally where unit = ${unit} and month = any(${months}::date[])`)
  await tx.run(sql`
    insert into imported_tally (unit, month, parent, communes, counts, file)
    select ${unit}, m.month, ${by}, m.communes, m.counts, ${id}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (month date, communes int, counts int[])`)
}

async function writeRounds(
  tx: Transaction,
  { id, unit, said, missing }: File,
  halves: readonly string[],
  upto: string,
): Promise<void> {
  const rounds = said.flatMap((commune) => commune.rounds.filter(({ half }) => halves.includes(half)))
  const rows = [...Map.groupBy(rounds, ({ half, catalogue }) => `${half} ${catalogue}`).values()].map(
    (own) => ({
      half: own[0]!.half,
      catalogue: own[0]!.catalogue,
      communes: own.length,
      counts: summed(own.map(({ counts }) => roundCountsOf(counts))),
      groups: summed(own.map(({ groups }) => groups)),
      missing: missing.get(own[0]!.half) ?? [],
    }),
  )
  await tx.run(sql`delete from imported_round where unit = ${unit} and half = any(${halves})`)
  await tx.run(sql`
    insert into imported_round (unit, half, catalogue, communes, counts, groups, missing, file, upto)
    select ${unit}, r.half, r.catalogue, r.communes, r.counts, r.groups, r.missing, ${id}, ${upto}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (half text, catalogue text, communes int, counts int[], groups int[], missing text[])`)
}

const summed = (rows: readonly (readonly number[])[]): number[] =>
  Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, i) =>
    rows.reduce((sum, row) => sum + (row[i] ?? 0), 0),
  )
