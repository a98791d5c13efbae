import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { randomId, sha256 } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { Addressee } from './channels/channel.ts'

export interface Contact {
  readonly phone: string | null
  readonly phone_problem_on: string | null
  readonly email: string | null
  readonly email_problem_on: string | null
}

export interface Reach {
  readonly quiet: boolean
  readonly email: boolean
  readonly phone: 'sms' | 'zns' | null
}

const NOWHERE: Contact = { phone: null, phone_problem_on: null, email: null, email_problem_on: null }

/** Where a person wants to be told, for themself alone. */
export const contactOf = (db: Database, person: string): Promise<Contact> =>
  db.asMember(
    person,
    async (tx) =>
      (await tx.maybe<Contact>(sql`
        select phone, phone_problem_on, email, email_problem_on from contact where person = ${person}`)) ??
      NOWHERE,
  )

/** Null for somebody who has never said anything about it. */
export const reachOfOne = (db: Database, person: string): Promise<Reach | null> =>
  db.maybe(sql`select quiet, email, phone from reach where person = ${person}`)

/**
 * What others read of it follows in the same transaction. Whoever saves a number that took nothing says that it is right,
 * and it is tried once more.
 */
export async function setContact(
  db: Database,
  person: string,
  wanted: { phone: string | null; by: 'sms' | 'zns' | null; email: string | null; quiet: boolean },
  now: Date,
): Promise<void> {
  await db.asMember(person, async (tx) => {
    await tx.run(sql`
      insert into contact (person, phone, email, changed_on)
      values (${person}, ${wanted.phone}, ${wanted.email}, ${dayOf(now)})
      on conflict (person) do update set phone = excluded.phone, email = excluded.email, changed_on = excluded.changed_on,
        phone_problem_on = null, email_problem_on = null`)
    await tx.run(sql`
      insert into reach (person, quiet, email, phone)
      values (${person}, ${wanted.quiet}, ${wanted.email !== null}, ${wanted.phone && wanted.by})
      on conflict (person) do update set quiet = excluded.quiet, email = excluded.email, phone = excluded.phone`)
  })
}

/** The other side says that nothing arrives there: the way is closed, and the member reads why. */
export async function noteProblem(tx: Transaction, person: string, way: 'phone' | 'email', day: string) {
  await tx.asMember(person, async (own) => {
    if (way === 'phone') {
      await own.run(
        sql`update contact set phone_problem_on = ${day} where person = ${person} and phone is not null`,
      )
      await own.run(sql`update reach set phone = null where person = ${person}`)
    } else {
      await own.run(
        sql`update contact set email_problem_on = ${day} where person = ${person} and email is not null`,
      )
      await own.run(sql`update reach set email = false where person = ${person}`)
    }
  })
}

/** Where one message goes, read under its addressee's name. A browser that somebody else took over is nowhere. */
export const whereOf = (db: Database, person: string, place: string | null): Promise<Addressee> =>
  db.asMember(person, async (tx) => {
    const contact = await tx.maybe<{ phone: string | null; email: string | null }>(
      sql`select phone, email from contact where person = ${person}`,
    )
    const browser = await tx.maybe<{ endpoint: string; p256dh: string; auth: string }>(sql`
      select s.endpoint, s.p256dh, s.auth from push_subscription s
      join push_browser b on b.person = s.person and b.subscription = s.id
      where s.person = ${person} and s.id = ${place}`)
    return { phone: contact?.phone ?? null, email: contact?.email ?? null, browser }
  })

/** This browser tells this person from now on, and nobody else it told before. */
export async function addBrowser(
  db: Database,
  person: string,
  subscription: { endpoint: string; p256dh: string; auth: string },
  now: Date,
): Promise<void> {
  const hash = sha256(subscription.endpoint)
  await db.asMember(person, async (tx) => {
    const known = await tx.maybe<{ subscription: string }>(
      sql`select subscription from push_browser where endpoint_hash = ${hash} and person = ${person}`,
    )
    if (known) {
      await tx.run(sql`
        update push_subscription set p256dh = ${subscription.p256dh}, auth = ${subscription.auth}
        where person = ${person} and id = ${known.subscription}`)
      return
    }
    const id = randomId()
    await tx.run(sql`
      insert into push_subscription (person, id, endpoint, p256dh, auth, made_on)
      values (${person}, ${id}, ${subscription.endpoint}, ${subscription.p256dh}, ${subscription.auth}, ${dayOf(now)})`)
    await tx.run(sql`
      insert into push_browser (endpoint_hash, person, subscription) values (${hash}, ${person}, ${id})
      on conflict (endpoint_hash) do update set person = excluded.person, subscription = excluded.subscription`)
  })
}

export async function forgetBrowser(tx: Transaction, person: string, subscription: string): Promise<void> {
  await tx.asMember(person, async (own) => {
    await own.run(sql`delete from push_subscription where person = ${person} and id = ${subscription}`)
    await own.run(sql`delete from push_browser where person = ${person} and subscription = ${subscription}`)
  })
}

/** One browser by its address, or all of a person's. */
export async function forgetBrowsers(db: Database, person: string, endpoint: string | null): Promise<void> {
  const hash = endpoint && sha256(endpoint)
  const gone = await db.rows<{ subscription: string }>(sql`
    select subscription from push_browser
    where person = ${person} and (${hash}::bytea is null or endpoint_hash = ${hash}::bytea)`)
  await db.transaction(async (tx) => {
    for (const { subscription } of gone) await forgetBrowser(tx, person, subscription)
  })
}

export const browserCount = async (db: Database, person: string): Promise<number> =>
  (await db.row<{ n: number }>(sql`select count(*)::int as n from push_browser where person = ${person}`)).n
