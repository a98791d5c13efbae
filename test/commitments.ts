import type { ReadyLine } from '../src/commitment/commitment.rules.ts'
import {
  type Commitment,
  confirmCommitment,
  signCommitment,
  wordingsOf,
} from '../src/commitment/commitment.ts'
import { randomId } from '../src/platform/ids.ts'
import type { CastName } from './cast.ts'
import type { World } from './harness.ts'

type Stage = Pick<World, 'db' | 'cast' | 'now'>

export const THREE = [
  'Đi dự đủ các buổi học nghị quyết',
  'Mỗi tháng ghé thăm ba hộ cuối ấp',
  'Phát biểu ở mỗi kỳ họp chi bộ',
] as const

const cellOf = (name: CastName) => (['nam', 'lan', 'huong', 'dung'].includes(name) ? 'thanh' : 'loi')

export const ready = (what: string, year: number): ReadyLine => ({
  line: randomId(),
  what,
  measure: 'mỗi tháng một lần',
  due: `${year}-12-31`,
  group: null,
})

/** A member has signed three lines for a year; `confirmedAt`: a meeting of their cell, and who wrote it down there. */
export async function signedBy(
  { db, cast, now }: Stage,
  name: CastName,
  how: {
    year?: number
    lines?: readonly string[]
    on?: string
    confirmedAt?: { meeting: string; day: string; by: CastName }
  } = {},
): Promise<Commitment> {
  const { year = 2026, lines = THREE, on } = how
  const { id: person } = cast.people[name]
  const whose = { tenant: cast.units.commune.id, cell: cast.units[cellOf(name)].id, person, year }
  const at = on ? new Date(`${on}T09:00:00+07:00`) : now
  const base = (await wordingsOf(db, person, year))[0]?.version ?? 0
  const wording = {
    base,
    reason: base > 0 ? 'Viết cho rõ hơn.' : '',
    lines: lines.map((one) => ready(one, year)),
  }
  const made = await signCommitment(db, whose, wording, { person, now: at })
  if (typeof made === 'string') throw new Error(made)
  if (how.confirmedAt) {
    const { meeting, day, by } = how.confirmedAt
    const done = await confirmCommitment(db, { ...whose, meeting, day }, made.id, {
      person: cast.people[by].id,
      now: at,
    })
    if (!done) throw new Error('not confirmed')
  }
  return (await wordingsOf(db, person, year))[0]!
}
