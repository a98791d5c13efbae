import { record } from '../history/history.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { byGivenName } from '../platform/fold.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'

/** How long a cell has it before it, taken up or not. */
const KEPT_FOR_DAYS = 365

export interface By {
  readonly person: string
  readonly now: Date
}

/** What the inspection committee asks a cell to look at when it next reviews a member. No finding and no score. */
export interface ReviewPrompt {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly body: string
  readonly made_on: string
  /** When the member was reviewed since: then it is taken up. */
  readonly reviewed_on: string | null
}

export async function makePrompt(
  tx: Transaction,
  prompt: { readonly tenant: string; readonly person: string; readonly body: string },
  by: By,
): Promise<void> {
  const today = dayOf(by.now)
  const id = randomId()
  await tx.run(sql`
    insert into review_prompt (tenant, id, person, body, made_on, forget_on)
    values (${prompt.tenant}, ${id}, ${prompt.person}, ${prompt.body}, ${today}, ${addDays(today, KEPT_FOR_DAYS)})`)
  await record(tx, {
    tenant: prompt.tenant,
    at: by.now,
    actor: by.person,
    verb: 'review-prompted',
    about: { prompt: id },
  })
}

const columns = sql`
  p.id, p.person, person.full_name as name, p.body, p.made_on,
  (select min(c.concluded_on) from conclusion c
   where c.tenant = p.tenant and c.person = p.person and c.source = 'meeting' and c.kind = 'sign'
     and c.withdrawn_at is null and c.concluded_on >= p.made_on) as reviewed_on
  from review_prompt p join person on person.id = p.person`

/** About members the cell has today, by given name; with them it goes to another cell of the organisation. */
export async function promptsOfCell(
  db: Database,
  { tenant, cell, today }: { tenant: string; cell: string; today: string },
): Promise<ReviewPrompt[]> {
  const rows = await db.rows<ReviewPrompt>(sql`
    select ${columns}
    where p.tenant = ${tenant} and p.forget_on > ${today} and exists (
      select 1 from membership m where m.tenant = p.tenant and m.person = p.person and m.cell = ${cell}
        and m.status <> 'left' and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today}))
    order by p.made_on, p.id`)
  return byGivenName(rows, ({ name }) => name)
}

/** All about one member, for their own eyes and for the table at which they are reviewed. */
export const promptsAbout = (db: Database, person: string, today: string): Promise<ReviewPrompt[]> =>
  db.rows(
    sql`select ${columns} where p.person = ${person} and p.forget_on > ${today} order by p.made_on, p.id`,
  )

/** By the clock. */
export const forgetPrompts = (tx: Transaction, now: Date): Promise<number> =>
  tx.run(sql`delete from review_prompt where forget_on <= ${dayOf(now)}`)
