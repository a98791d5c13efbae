import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { MeetingRow } from './meeting.queries.ts'
import type { By } from './meeting.ts'
import { standing, type TextVersion } from './meeting-text.rules.ts'

/** Which text: of the meeting itself, an item, a review, a speech or a task, and which field of it. */
export interface TextPlace {
  readonly about: string
  readonly field: string
}

export interface StoredText extends TextVersion, TextPlace {
  readonly author: string
  readonly author_name: string
  readonly written_at: Date
}

/** The texts of a meeting that stand. */
export interface Texts {
  of(about: string, field: string): readonly StoredText[]
  /** Every version there ever was, in the order of writing. */
  every(about: string, field: string): readonly StoredText[]
  /** For a paper: the text, or every version that stands. */
  read(about: string, field: string): string
}

const keyOf = ({ about, field }: TextPlace) => `${about} ${field}`

export async function textsOf(db: Database, meeting: Pick<MeetingRow, 'tenant' | 'id'>): Promise<Texts> {
  const rows = await db.rows<StoredText>(sql`
    select t.id, t.about, t.field, t.body, t.seen, t.writing, t.turn, t.author, p.full_name as author_name, t.written_at
    from meeting_text t join person p on p.id = t.author
    where t.tenant = ${meeting.tenant} and t.meeting = ${meeting.id} order by t.written_at, t.turn, t.id`)
  const places = Map.groupBy(rows, keyOf)
  const every = (about: string, field: string) => places.get(keyOf({ about, field })) ?? []
  const of = (about: string, field: string) => standing(every(about, field))
  return {
    of,
    every,
    read: (about, field) =>
      of(about, field)
        .map((version) => version.body)
        .join('\n\n'),
  }
}

/** Adds a version. It has the id of the form that brought it, so that the form may come twice. */
export async function writeText(
  tx: Transaction,
  text: TextPlace & {
    tenant: string
    meeting: string
    id: string
    body: string
    seen: readonly string[]
    writing: string
    turn: number
  },
  by: By,
): Promise<void> {
  await tx.run(sql`
    insert into meeting_text (tenant, meeting, id, about, field, body, seen, writing, turn, author, written_at)
    values (${text.tenant}, ${text.meeting}, ${text.id}, ${text.about}, ${text.field}, ${text.body}, ${text.seen},
            ${text.writing}, ${text.turn}, ${by.person}, ${by.now}) on conflict do nothing`)
}
