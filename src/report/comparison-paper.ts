import { unitById } from '../organisation/organisation.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { type TwoRounds, twoRounds } from '../round/compare.ts'
import { type ComparisonView, comparisonView } from '../round/comparison-view.ts'
import { languages } from '../text/text.ts'
import type { Head } from './word-head.ts'

/** A comparison as a paper of the committee: head, title, what was found, who signs. */
export interface ComparisonPaper {
  readonly head: Omit<Head, 'motto' | 'star'>
  readonly title: string
  readonly abstract: string
  readonly asOf: string
  readonly view: ComparisonView
  readonly rounds: TwoRounds
  readonly signers: readonly { readonly role: string; readonly post: string; readonly name: string }[]
  readonly recipients: readonly string[]
}

/** The words of papers: they are in Vietnamese whatever language the screen is in. */
const t = languages.vi

/** Null when the rounds are not there, not closed, or too few were concluded about. */
export async function comparisonPaper(
  db: Database,
  tenant: string,
  { before, after, now }: { before: string | undefined; after: string | undefined; now: Date },
): Promise<ComparisonPaper | null> {
  const rounds = await twoRounds(db, tenant, before, after)
  if (!rounds?.comparison) return null
  const organisation = await unitById(db, tenant)
  const superior = await db.maybe<{ name: string }>(sql`
    select u.name from unit_closure c join unit u on u.id = c.ancestor where c.descendant = ${tenant} and c.depth = 1`)
  const w = t.comparison.paper
  const [year, month, day] = dayOf(now).split('-') as [string, string, string]
  const name = organisation?.name ?? ''
  return {
    head: {
      superior: superior?.name ?? '',
      body: w.body(name),
      number: w.number,
      placeAndDay: t.minutes.placeAndDay(t.minutes.placeOf(name), day, month, year),
    },
    title: w.title,
    abstract: w.abstract(rounds.before.name, rounds.after.name),
    asOf: w.asOf(showDay(rounds.before.closed_on), showDay(rounds.after.closed_on)),
    view: comparisonView(rounds.comparison, rounds.before, rounds.after, t),
    rounds,
    signers: [{ role: w.signer, post: w.post, name: '' }],
    recipients: w.recipients,
  }
}
