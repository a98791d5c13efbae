import { holdersOf } from '../membership/scope.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { answerProblem } from './appeal.rules.ts'

/** The body above the organisation; '' where none is entered. */
export interface HandOver {
  readonly superior: string
}

/**
 * Where everybody of the board had a hand in a conclusion, nobody of it answers: what its member asks goes to the body
 * above, on paper. Null as long as somebody may answer.
 */
export async function handOverOf(
  db: Database,
  conclusion: {
    readonly tenant: string
    readonly id: string
    readonly person: string
    readonly cell: string
  },
  today: string,
): Promise<HandOver | null> {
  const { tenant } = conclusion
  const involved = await db.row<{ recorders: string[]; committee: string[] }>(sql`
    select array(select x from unnest(array[c.made_by, m.chair, m.clerk, r.chair, r.clerk]) as x where x is not null) as recorders,
           array(select distinct post.person from post
                 where post.tenant = c.tenant and post.unit = c.cell and post.kind <> 'administrator'
                   and ((post.valid_from <= c.concluded_on and (post.valid_to is null or post.valid_to > c.concluded_on))
                     or (post.valid_from <= ${today} and (post.valid_to is null or post.valid_to > ${today})))) as committee
    from conclusion c left join meeting m on m.tenant = c.tenant and m.id = c.source_id
    left join meeting_review r on r.tenant = c.tenant and r.meeting = c.source_id and r.person = c.person
    where c.tenant = ${tenant} and c.id = ${conclusion.id}`)
  const facts = { person: conclusion.person, ...involved, answered: false }
  const board = await holdersOf(db, tenant, conclusion.cell, 'answer-appeal', today)
  if (board.some((holder) => answerProblem(facts, holder.person) === null)) return null
  const above = await db.maybe<{ name: string }>(sql`
    select u.name from unit_edge e join unit u on u.id = e.parent
    where e.unit = ${tenant} and e.valid_from <= ${today} and (e.valid_to is null or e.valid_to > ${today})`)
  return { superior: above?.name ?? '' }
}
