import { itemsInOrder } from '../catalogue/catalogue.rules.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { peopleBySign } from './round.queries.ts'
import { type Tally, tallyFrom } from './round.rules.ts'

/** A closed round in numbers, as it was frozen. */
export interface PastRound {
  readonly id: string
  readonly name: string
  readonly closed_on: string
  readonly catalogue: string
  readonly tally: Tally
  /** How many corrections were written down since; the numbers stay. */
  readonly addenda?: number
}

/** The closed rounds of an organisation, or of one cell of it as the tree then stood; the earliest first. */
export async function pastRounds(db: Database, tenant: string, unit: string): Promise<readonly PastRound[]> {
  const rows = await db.rows<Omit<PastRound, 'tally'> & { counts: number[] }>(sql`
    select r.id, r.name, r.closed_on, r.catalogue, t.counts,
           (select count(*)::int from round_addendum a where a.tenant = r.tenant and a.round = r.id) as addenda
    from round r join round_tally t on t.tenant = r.tenant and t.round = r.id and t.unit = ${unit}
    where r.tenant = ${tenant} and r.closed_on is not null order by r.opens_on, r.id`)
  return rows.map(({ counts, ...round }) => ({ ...round, tally: tallyFrom(counts) }))
}

/** What was concluded in a closed round, in the words of its list and its order, with how many people each. */
export async function limitsConcluded(
  db: Database,
  tenant: string,
  round: Pick<PastRound, 'id' | 'catalogue'>,
): Promise<readonly { readonly label: string; readonly people: number }[]> {
  const [catalogue, people] = await Promise.all([
    catalogueByRef(db, round.catalogue),
    peopleBySign(db, tenant, round.id),
  ])
  return itemsInOrder(catalogue).flatMap(({ item }) => {
    const n = people.get(item.id)
    return n ? [{ label: item.label, people: n }] : []
  })
}
