import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** A member says that they read a directive themself, or takes it back. Repeating it changes nothing. */
export async function sayRead(
  tx: Transaction,
  reading: { tenant: string; directive: string; read: boolean },
  by: { person: string; now: Date },
): Promise<void> {
  const { tenant, directive, read } = reading
  const today = dayOf(by.now)
  const changed = read
    ? await tx.run(sql`
        insert into directive_reading as r (tenant, directive, person, said_on)
        values (${tenant}, ${directive}, ${by.person}, ${today})
        on conflict (tenant, directive, person) do update set said_on = excluded.said_on, withdrawn_on = null
          where r.withdrawn_on is not null`)
    : await tx.run(sql`
        update directive_reading set withdrawn_on = ${today}
        where tenant = ${tenant} and directive = ${directive} and person = ${by.person} and withdrawn_on is null`)
  if (changed > 0)
    await record(tx, {
      tenant,
      at: by.now,
      actor: by.person,
      verb: read ? 'directive-read' : 'directive-reading-withdrawn',
      about: { directive, person: by.person },
    })
}
