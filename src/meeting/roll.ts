import type { MemberStatus } from '../membership/powers.rules.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { byGivenName } from '../platform/fold.ts'
import { sql } from '../platform/sql.ts'
import type { MeetingRow } from './meeting.queries.ts'
import type { By } from './meeting.ts'
import type { Presence } from './roll.rules.ts'

export interface RollLine extends Presence {
  readonly person: string
  readonly name: string
  readonly status: MemberStatus
  /** '19:45', of somebody who came late. */
  readonly arrived: string
  readonly reason: string
  /** The reason of the absence notice, where there is one. */
  readonly notice: string | null
  /** Who wrote this line last; null while nobody has. */
  readonly set_by: string | null
  readonly set_by_name: string | null
}

/** Who was called to a meeting, by given name. */
export async function rollOf(db: Database, meeting: Pick<MeetingRow, 'tenant' | 'id'>): Promise<RollLine[]> {
  const rows = await db.rows<RollLine>(sql`
    select r.person, p.full_name as name, r.status, r.state, r.arrived, r.reason, n.reason as notice, r.set_by,
           s.full_name as set_by_name
    from meeting_presence r join person p on p.id = r.person left join person s on s.id = r.set_by
    left join absence_notice n
      on n.tenant = r.tenant and n.meeting = r.meeting and n.person = r.person and n.withdrawn_on is null
    where r.tenant = ${meeting.tenant} and r.meeting = ${meeting.id}`)
  return byGivenName(rows, ({ name }) => name)
}

export interface Mark {
  readonly person: string
  readonly state: Presence['state']
  readonly arrived: string
  readonly reason: string
}

/** Whoever calls the roll and whoever counts a vote by it wait for each other, until the transaction ends. */
export const holdRoll = (tx: Transaction, meeting: Pick<MeetingRow, 'id'>): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`roll ${meeting.id}`}, 7))`)

/** Changes the lines given and no other, so that two people may call the roll at once. */
export async function markRoll(
  tx: Transaction,
  meeting: MeetingRow,
  marks: readonly Mark[],
  by: By,
): Promise<void> {
  if (marks.length === 0) return
  await holdRoll(tx, meeting)
  await tx.run(sql`
    update meeting_presence r set state = m.state, arrived = m.arrived, reason = m.reason, set_by = ${by.person}, set_at = ${by.now}
    from unnest(${marks.map((mark) => mark.person)}::uuid[], ${marks.map((mark) => mark.state)}::text[],
                ${marks.map((mark) => mark.arrived)}::text[], ${marks.map((mark) => mark.reason)}::text[]) as m (person, state, arrived, reason)
    where r.tenant = ${meeting.tenant} and r.meeting = ${meeting.id} and r.person = m.person`)
}

/** Notices of absence, by given name. That they were read is itself noted, for their senders to see. */
export async function absencesRead(
  tx: Transaction,
  meeting: Pick<MeetingRow, 'tenant' | 'id'>,
  reader: string,
  today: string,
): Promise<{ name: string; reason: string }[]> {
  const notices = await tx.rows<{ name: string; reason: string }>(sql`
    select p.full_name as name, n.reason from absence_notice n join person p on p.id = n.person
    where n.tenant = ${meeting.tenant} and n.meeting = ${meeting.id} and n.withdrawn_on is null`)
  await tx.run(sql`
    insert into look (tenant, person, reader, what, day)
    select tenant, person, ${reader}, 'absence', ${today} from absence_notice
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and withdrawn_on is null and person <> ${reader}
    on conflict do nothing`)
  return byGivenName(notices, ({ name }) => name)
}
