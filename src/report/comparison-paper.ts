import { showDay } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { type TwoRounds, twoRounds } from '../round/compare.ts'
import { type ComparisonView, comparisonView } from '../round/comparison-view.ts'
import { languages } from '../text/text.ts'
import { type CommitteeHead, committeeHead } from './committee-head.ts'

/** A comparison as a paper of the committee: head, title, what was found, who signs. */
export interface ComparisonPaper {
  readonly head: CommitteeHead
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
  const w = t.comparison.paper
  return {
    head: await committeeHead(db, tenant, now),
    title: w.title,
    abstract: w.abstract(rounds.before.name, rounds.after.name),
    asOf: w.asOf(showDay(rounds.before.closed_on), showDay(rounds.after.closed_on)),
    view: comparisonView(rounds.comparison, rounds.before, rounds.after, t),
    rounds,
    signers: [{ role: w.signer, post: w.post, name: '' }],
    recipients: w.recipients,
  }
}
