import pg from 'pg'
import { verify } from '../src/history/history.ts'
import { connect } from '../src/platform/database.ts'
import { startPostgres } from '../src/platform/postgres/postgres.ts'
import { sql } from '../src/platform/sql.ts'
import { reviewRow } from '../src/self-review/self-review.queries.ts'
import { openRow } from '../src/self-review/self-review.ts'
import type { Member } from './members.ts'

/** What is wrong in the database after every member has been told that the month was sent. */
export interface Faults {
  /** Persons of whom something that belongs to a sent month is missing. */
  readonly lost: readonly string[]
  /** Persons of whom something is there twice. */
  readonly doubled: readonly string[]
  /** How many ballots are missing or too many. */
  readonly ballots: number
  readonly historyHolds: boolean
}

export async function faultsOf(dataRoot: string, members: readonly Member[]): Promise<Faults> {
  const server = await startPostgres({ dataRoot })
  const db = connect(server.appUrl)
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  try {
    // Rolled back: for this look alone the owner lifts the wall round the ballots.
    await owner.query('begin; alter table ballot no force row level security')
    const ballots = new Set((await owner.query('select id from ballot')).rows.map((row) => row.id as string))
    await owner.query('rollback')
    const lost: string[] = []
    const doubled: string[] = []
    const remembered = new Set<string>()
    for (const { owner: member, period } of members) {
      const { person } = member.scope
      const { done, deeds } = await db.row<{ done: number; deeds: number }>(sql`
        select (select count(*) from review_done where review_done.person = ${person}) as done,
               (select count(*) from history where actor = ${person} and verb = 'review-submitted') as deeds`)
      const row = await db.asMember(person, (tx) => reviewRow(tx, period, person))
      const ballot = row?.status === 'submitted' && openRow(member, row)?.ballot?.id
      if (ballot) remembered.add(ballot)
      if (done < 1 || deeds < 1 || !ballot || !ballots.has(ballot)) lost.push(person)
      if (done > 1 || deeds > 1) doubled.push(person)
    }
    const verdict = await verify(db, members[0]!.period.tenant)
    return {
      lost,
      doubled,
      ballots: [...ballots, ...remembered].filter((id) => !ballots.has(id) || !remembered.has(id)).length,
      historyHolds: verdict.ok,
    }
  } finally {
    await owner.end()
    await db.close()
    await server.stop()
  }
}
