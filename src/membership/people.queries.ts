import type { Database } from '../platform/database.ts'
import { fold } from '../platform/fold.ts'
import { sql } from '../platform/sql.ts'
import type { PersonFacts } from './membership.ts'
import type { MemberStatus, PostKind } from './powers.rules.ts'

export interface PersonLine {
  id: string
  full_name: string
  birth_date: string | null
  cell: string | null
  cell_name: string | null
  status: MemberStatus | null
  /** Titles of the posts held today. */
  titles: string[]
}

/** Every word must begin a word of the name. What LIKE takes for a wildcard is a letter like any other. */
const patterns = (words: readonly string[]) => words.map((word) => `% ${word.replace(/[\\%_]/g, '\\$&')}%`)

/**
 * The people of an organisation whose names hold all words of `search`, marks or none. Without a search, those who
 * are here today; with one, also those who have left.
 */
export async function findPeople(
  db: Database,
  tenant: string,
  { search, cell, today }: { search: string; cell: string | null; today: string },
): Promise<PersonLine[]> {
  const words = fold(search).split(' ').filter(Boolean)
  if (search.trim() && words.length === 0) return []
  return db.rows<PersonLine>(sql`
    with held as (
      select person, array_agg(title order by valid_from, title) as titles from post
      where tenant = ${tenant} and valid_from <= ${today} and (valid_to is null or valid_to > ${today}) group by person
    )
    select p.id, p.full_name, p.birth_date, m.cell, u.name as cell_name, m.status, coalesce(held.titles, '{}') as titles
    from person p
    left join membership m on m.tenant = ${tenant} and m.person = p.id
      and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})
    left join unit u on u.id = m.cell
    left join held on held.person = p.id
    where (m.id is not null or held.person is not null)
      and (m.status is distinct from 'left' or ${words.length > 0})
      and (${cell}::uuid is null or m.cell = ${cell})
      and ' ' || p.search like all (${patterns(words)}::text[])`)
}

export interface Person extends PersonFacts {
  readonly id: string
}

/** Null for somebody who never had a place or a post in this organisation, as if they were not there. */
export async function personIn(db: Database, tenant: string, id: string): Promise<Person | null> {
  return db.maybe<Person>(sql`
    select p.id, p.full_name as "fullName", p.birth_date as "birthDate", p.sex, p.phone, p.card_number as "cardNumber",
           p.admitted_on as "admittedOn", p.official_on as "officialOn"
    from person p
    where p.id = ${id} and (exists (select 1 from membership m where m.tenant = ${tenant} and m.person = p.id)
                         or exists (select 1 from post where post.tenant = ${tenant} and post.person = p.id))`)
}

/** Somebody of the organisation with the same name and birth date, or the same card number. */
export async function twinOf(
  db: Database,
  tenant: string,
  facts: PersonFacts,
  except: string | null,
): Promise<{ full_name: string; cell_name: string | null; same_card: boolean } | null> {
  return db.maybe(sql`
    select p.full_name, u.name as cell_name, p.card_number is not distinct from ${facts.cardNumber}
             and p.card_number is not null as same_card
    from person p join membership m on m.tenant = ${tenant} and m.person = p.id join unit u on u.id = m.cell
    where p.id is distinct from ${except}
      and (p.search = ${fold(facts.fullName)} and p.birth_date = ${facts.birthDate} or p.card_number = ${facts.cardNumber})
    order by m.valid_from desc limit 1`)
}

export interface PastPlace {
  id: string
  cell_name: string
  status: MemberStatus
  valid_from: string
  valid_to: string | null
  reason: string | null
}

/** Every place somebody has, had or will have here, the newest first. */
export async function placesOf(db: Database, tenant: string, person: string): Promise<PastPlace[]> {
  return db.rows<PastPlace>(sql`
    select m.id, u.name as cell_name, m.status, m.valid_from, m.valid_to, m.reason
    from membership m join unit u on u.id = m.cell
    where m.tenant = ${tenant} and m.person = ${person} order by m.valid_from desc`)
}

export interface HeldPost {
  id: string
  unit: string
  unit_name: string
  kind: PostKind
  title: string
  valid_from: string
  valid_to: string | null
}

/** Every post somebody holds, held or will hold here, the newest first. */
export async function postsOf(db: Database, tenant: string, person: string): Promise<HeldPost[]> {
  return db.rows<HeldPost>(sql`
    select post.id, post.unit, u.name as unit_name, post.kind, post.title, post.valid_from, post.valid_to
    from post join unit u on u.id = post.unit
    where post.tenant = ${tenant} and post.person = ${person} order by post.valid_from desc, post.title`)
}

/** Who holds a post over the commune itself on a day: the posts that may carry the power to keep this very list. */
export async function communePosts(
  db: Database,
  tenant: string,
  day: string,
): Promise<{ id: string; kind: PostKind }[]> {
  return db.rows(sql`
    select id, kind from post where tenant = ${tenant} and unit = ${tenant}
      and valid_from <= ${day} and valid_to is null`)
}
