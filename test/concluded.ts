import { type ConclusionDraft, conclude } from '../src/conclusion/conclusion.ts'
import { planMeeting } from '../src/meeting/meeting.ts'
import { sql } from '../src/platform/sql.ts'
import type { CastName } from './cast.ts'
import type { World } from './harness.ts'

/** A meeting of this person's cell a month ago that concluded about them, written down by the cell's secretary. */
export async function concludedAbout(
  { db, cast }: Pick<World, 'db' | 'cast'>,
  name: CastName,
  how: Partial<ConclusionDraft> & { by?: CastName; ended?: boolean; on?: string } = {},
): Promise<{ id: string; meeting: string }> {
  const { by = 'huong', ended = true, on = '2026-11-03', ...draft } = how
  const tenant = cast.units.commune.id
  const cell = name === 'lan' || name === 'nam' || name === 'dung' ? cast.units.thanh.id : cast.units.loi.id
  const at = { person: cast.people[by].id, now: new Date(`${on}T20:30:00+07:00`) }
  const meeting = await planMeeting(
    db,
    {
      tenant,
      cell,
      kind: 'ordinary',
      month: `${on.slice(0, 7)}-01`,
      day: on,
      time: '19:30',
      place: 'Nhà văn hóa ấp',
    },
    at,
  )
  if (!meeting) throw new Error('the cell met that month already')
  if (ended)
    await db.run(sql`
      update meeting set opened_at = ${at.now}, opened_by = ${at.person}, ended_at = ${at.now}, ended_by = ${at.person}
      where tenant = ${tenant} and id = ${meeting}`)
  const made = await conclude(
    db,
    {
      tenant,
      person: cast.people[name].id,
      cell,
      source_id: meeting,
      outcome: 'to-fix',
      wording: 'Còn ngại học nghị quyết, hai buổi không dự.',
      signs: [{ catalogue: 'nqtw4-82@1', id: 'I.3.2', label: 'Lười học tập chủ nghĩa Mác - Lênin' }],
      fix_by: '2026-12-31',
      yes: 3,
      no: 0,
      other: 1,
      entitled: 4,
      called: 4,
      manner: 'hands',
      named: null,
      rule: { present: 'half', approve: 'half-of-members' },
      concluded_on: on,
      plan: 'Khi có lớp học thì đến đủ và ghi chép.',
      ...draft,
    },
    at,
  )
  if ('failure' in made) throw new Error(made.failure)
  return { id: made.id, meeting }
}
