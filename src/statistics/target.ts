import type { Binding } from '../movement/binding.rules.ts'
import { bindingOn } from '../movement/binding.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { limitsConcluded, type PastRound, pastRounds } from '../round/past-rounds.ts'

/** What a page of the target is made of. */
export interface TargetFacts {
  readonly targets: Binding['targets']
  /** The earliest first. */
  readonly rounds: readonly PastRound[]
  readonly today: string
}

/** The target that binds a unit today, and the closed rounds of its organisation or of one cell of it. */
export async function targetFacts(
  db: Database,
  { tenant, unit = tenant, today }: { tenant: string; unit?: string; today: string },
): Promise<TargetFacts> {
  const [binding, rounds] = await Promise.all([bindingOn(db, unit, today), pastRounds(db, tenant, unit)])
  return { targets: binding.targets, rounds, today }
}

/** What is still there: the limits concluded in a round, and how much of it cells found mended since. */
export interface StillThere {
  readonly limits: readonly { readonly label: string; readonly people: number }[]
  readonly matters: number
  readonly fixed: number
}

export async function stillThere(db: Database, tenant: string, round: PastRound): Promise<StillThere> {
  const [limits, since] = await Promise.all([
    limitsConcluded(db, tenant, round),
    db.row<{ matters: number; fixed: number }>(sql`
      select count(*)::int as matters, count(p.confirmed_on)::int as fixed
      from conclusion c join cell_plan p on p.tenant = c.tenant and p.origin = 'concluded' and p.origin_id = c.id
      where c.tenant = ${tenant} and c.round = ${round.id} and c.fix_by is not null and c.withdrawn_at is null
        and p.withdrawn_on is null`),
  ])
  return { limits, ...since }
}
