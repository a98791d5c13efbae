import { concludeRound, type RoundConclusionDraft } from '../src/conclusion/conclusion.ts'
import { addDays } from '../src/platform/clock.ts'
import { sql } from '../src/platform/sql.ts'
import { type DeclaredSign, type RoundRow, roundById } from '../src/round/round.queries.ts'
import type { RoundDays } from '../src/round/round.rules.ts'
import { closeRound, declare, launchRound } from '../src/round/round.ts'
import type { CastName } from './cast.ts'
import type { World } from './harness.ts'

type Stage = Pick<World, 'db' | 'cast'>

const at = (day: string) => new Date(`${day}T09:00:00+07:00`)

/** A round of the commune, from a day on: eight days to declare, eight to conclude, two to close. */
export async function launched(
  { db, cast }: Stage,
  {
    from = '2026-11-25',
    name = 'Đợt 2 năm 2026',
    catalogue = 'nqtw4-82@1',
    ...changes
  }: Partial<RoundDays> & { from?: string; name?: string; catalogue?: string } = {},
): Promise<RoundRow> {
  const tenant = cast.units.commune.id
  const made = await launchRound(
    db,
    {
      tenant,
      name,
      catalogue,
      opens_on: from,
      declare_by: addDays(from, 8),
      conclude_by: addDays(from, 16),
      closes_on: addDays(from, 18),
      ...changes,
    },
    { person: cast.people.phuc.id, now: at(from) },
  )
  if ('overlaps' in made) throw new Error('overlaps')
  return (await roundById(db, tenant, made.id))!
}

export const sign = (id: string, label = 'Chưa làm tròn phần việc'): DeclaredSign => ({
  id,
  label,
  level: 'partial',
  cause: 'Việc nhà nhiều nên hay để chậm.',
  fix: 'Khi nhận việc thì báo lại trong tuần.',
})

/** A member declares; without signs, that they read everything and name nothing. */
export async function declared(
  { db, cast }: Stage,
  round: RoundRow,
  name: CastName,
  ...signs: DeclaredSign[]
) {
  const cell = cellOf({ cast }, name)
  const by = { person: cast.people[name].id, now: at(round.opens_on) }
  if (!(await declare(db, round, [{ person: by.person, cell, signs, witness: null }], by)))
    throw new Error('not declared')
}

const cellOf = ({ cast }: Pick<World, 'cast'>, name: CastName) =>
  ['nam', 'lan', 'huong', 'dung'].includes(name) ? cast.units.thanh.id : cast.units.loi.id

/** What the cells concluded, each at a meeting that is over; whoever has signs has them in part. */
export async function concluded(
  stage: Stage,
  round: RoundRow,
  people: Partial<Record<CastName, readonly string[]>>,
): Promise<void> {
  const names = Object.keys(people) as CastName[]
  for (const [cell, own] of Map.groupBy(names, (name) => cellOf(stage, name)))
    await concludedIn(
      stage,
      round,
      cell,
      own.map((name) => [stage.cast.people[name].id, people[name] ?? []]),
    )
}

/** What one cell concluded, about people whether or not they are of the cast. */
export async function concludedIn(
  { db, cast }: Stage,
  round: RoundRow,
  cell: string,
  people: readonly (readonly [person: string, signs: readonly string[]])[],
): Promise<void> {
  const by = { person: cast.people.phuc.id, now: at(round.conclude_by) }
  const meeting = await db.row<{ id: string }>(sql`
    insert into meeting (tenant, id, cell, kind, month, day, at_time, place, kept, planned_at, planned_by, opened_at, opened_by,
                         ended_at, ended_by, chair, clerk)
    values (${round.tenant}, gen_random_uuid(), ${cell}, 'thematic', ${`${round.conclude_by.slice(0, 7)}-01`}, ${round.conclude_by},
            '19:30', '', 'live', ${by.now}, ${by.person}, ${by.now}, ${by.person}, ${by.now}, ${by.person}, ${by.person}, ${by.person})
    returning id`)
  const drafts = people.map(([person, ids]): RoundConclusionDraft => {
    const signs = ids.map((id) => ({
      catalogue: round.catalogue,
      id,
      label: 'Chưa làm tròn phần việc',
      level: 'partial' as const,
    }))
    return {
      tenant: round.tenant,
      person,
      cell,
      source_id: meeting.id,
      round: round.id,
      led_by: null,
      outcome: signs.length > 0 ? 'to-fix' : 'none-seen',
      wording: signs.length > 0 ? 'Còn để chậm việc được giao.' : '',
      signs,
      plans: signs.map(() => ({
        line: 'Khi nhận việc thì báo lại trong tuần.',
        due: addDays(round.closes_on, 90),
      })),
      concluded_on: round.conclude_by,
      yes: 3,
      no: 0,
      other: 0,
      entitled: 3,
      called: 4,
      manner: 'hands',
      named: null,
      rule: { present: 'half', approve: 'half-of-members' },
    }
  })
  const made = await concludeRound(db, drafts, by)
  if ('failure' in made) throw new Error(made.failure)
}

/** Closed on its last day, with whatever is open said. */
export async function closed({ db, cast }: Stage, round: RoundRow): Promise<RoundRow> {
  const by = { person: cast.people.phuc.id, now: at(round.closes_on) }
  const outcome = await closeRound(db, round, { knows: true, reason: 'Đã hết hạn.' }, by)
  if (outcome !== 'closed') throw new Error(outcome)
  return (await roundById(db, round.tenant, round.id))!
}
