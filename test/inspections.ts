import { inspectionsOf } from '../src/inspection/inspection.queries.ts'
import {
  adoptPlan,
  draftResult,
  planInspection,
  seeResult,
  sendReport,
  tellMember,
} from '../src/inspection/inspection.ts'
import type { CastName } from './cast.ts'
import type { World } from './harness.ts'

type Stage = Pick<World, 'db' | 'cast'>
type Body = 'cell' | 'committee'

export const THEME = 'Thực hiện cam kết đã ký năm 2026'
export const SAID = {
  done: 'Tôi đã giữ ba trong bốn điều đã ký.',
  limits: 'Chưa đọc hết văn bản đã hẹn.',
  causes: 'Bận vụ lúa.',
  fixes: 'Đọc xong trước Tết.',
}
export const RESULT = {
  outcome: 'to-fix',
  body: 'Giữ được ba điều, còn một điều chưa xong.',
  fix: 'Khi rảnh buổi tối thì tôi đọc mỗi tối mười trang',
  fixBy: '2027-03-31',
} as const

const on = (day: string) => new Date(`${day}T08:00:00+07:00`)
const writers: Record<Body, CastName> = { cell: 'huong', committee: 'kiem' }

/** A plan with one member and theme, adopted on 3 October. */
export async function plannedInspection(
  { db, cast }: Stage,
  who: CastName,
  body: Body = 'cell',
): Promise<{ tenant: string; id: string }> {
  const tenant = cast.units.commune.id
  const unit = body === 'cell' ? cast.units.thanh.id : tenant
  const by = { person: cast.people[writers[body]].id, now: on('2026-10-02') }
  const line = { tenant, unit, year: 2026, person: cast.people[who].id, theme: THEME, month: '2026-12-01' }
  await planInspection(db, line, by)
  await adoptPlan(
    db,
    { tenant, unit },
    { meeting: null, paper: body === 'cell' ? '' : 'Họp ngày 02/10, biên bản 4', on: '2026-10-02' },
    by,
  )
  const one = (await inspectionsOf(db, tenant, unit)).find((each) => each.person === cast.people[who].id)
  return { tenant, id: one!.id }
}

/** The same, told in November; its member reported and saw the draft of the result. */
export async function seenInspection(stage: Stage, who: CastName, body: Body = 'cell') {
  const { db, cast } = stage
  const which = await plannedInspection(stage, who, body)
  const officer = (day: string) => ({ person: cast.people[writers[body]].id, now: on(day) })
  const member = (day: string) => ({ person: cast.people[who].id, now: on(day) })
  await tellMember(db, which, { meeting: null, on: '2026-11-03' }, officer('2026-11-03'))
  await sendReport(db, which, SAID, member('2026-11-20'))
  await draftResult(db, which, RESULT, officer('2026-11-25'))
  await seeResult(db, which, { n: 1, said: 'Tôi đồng ý.' }, member('2026-11-26'))
  return which
}
