import { type PlannedMeeting, planMeeting } from '../src/meeting/meeting.ts'
import { addReviews } from '../src/meeting/meeting-review.ts'
import { sql } from '../src/platform/sql.ts'
import type { CastName } from './cast.ts'
import type { World } from './harness.ts'

type Stage = Pick<World, 'db' | 'cast' | 'now'>

/** The coming meeting of Lan's cell, as its secretary planned it; `up` are the members to be reviewed. */
export async function coming(
  { db, cast, now }: Stage,
  { up = [], ...changes }: Partial<PlannedMeeting> & { up?: readonly CastName[] } = {},
): Promise<string> {
  const tenant = cast.units.commune.id
  const id = await planMeeting(
    db,
    {
      tenant,
      cell: cast.units.thanh.id,
      kind: 'ordinary',
      month: '2026-12-01',
      day: '2026-12-03',
      time: '19:30',
      place: 'Nhà văn hóa ấp',
      ...changes,
    },
    { person: cast.people.huong.id, now },
  )
  if (!id) throw new Error('the cell has a meeting already')
  const people = up.map((name) => cast.people[name].id)
  await addReviews(db, { tenant, id }, people, 'added', now)
  return id
}

/** The meeting begins, with the secretary in the chair. */
export async function begin({ db, cast, now }: Stage, meeting: string): Promise<void> {
  const by = cast.people.huong.id
  await db.run(sql`
    update meeting set opened_at = ${now}, opened_by = ${by}, chair = ${by}, clerk = ${cast.people.dung.id}
    where id = ${meeting}`)
}

/** The meeting is over. */
export async function end({ db, cast, now }: Stage, meeting: string): Promise<void> {
  await db.run(sql`
    update meeting set opened_at = coalesce(opened_at, ${now}), ended_at = ${now}, ended_by = ${cast.people.huong.id}
    where id = ${meeting}`)
}
