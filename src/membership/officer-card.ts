import { printCard } from '../account/card.ts'
import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { fold } from '../platform/fold.ts'
import { sql } from '../platform/sql.ts'

export interface Officer {
  tenant: string
  person: string
  full_name: string
  title: string
  unit_name: string
}

/** Holders of a post today whose folded name is, or contains, what was typed. */
export async function officersNamed(db: Database, name: string, now: Date): Promise<Officer[]> {
  const today = dayOf(now)
  return db.rows<Officer>(sql`
    select distinct on (p.id) post.tenant, p.id as person, p.full_name, post.title, u.name as unit_name
    from post join person p on p.id = post.person join unit u on u.id = post.unit
    where strpos(p.search, ${fold(name)}) > 0 and post.valid_from <= ${today} and (post.valid_to is null or post.valid_to > ${today})
    order by p.id, post.valid_from`)
}

/**
 * A card from the administrator's keyboard, for an officer whom no other officer can print one for. With
 * `beginsAnew` the device it enrols starts with a new key at once, since there is nobody left to be the second
 * person; what was written before stays closed to it all the same.
 */
export async function printOfficerCard(
  tx: Transaction,
  officer: Officer,
  { beginsAnew, printedBy, now }: { beginsAnew: boolean; printedBy: string; now: Date },
): Promise<{ code: string; expiresAt: Date }> {
  const card = await printCard(tx, {
    tenant: officer.tenant,
    person: officer.person,
    printedBy: null,
    printedByName: printedBy,
    now,
    beginsAnew,
  })
  await record(tx, {
    tenant: officer.tenant,
    at: now,
    actor: null,
    verb: beginsAnew ? 'card-printed-to-begin-anew' : 'card-printed',
    about: { person: officer.person, card: card.id },
  })
  return card
}
