import type { Transaction } from '../../src/platform/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { proposeReminder } from '../../src/reminder/reminder.ts'
import type { Cast, CastName } from '../cast.ts'
import { concludedAbout } from '../concluded.ts'
import { type Bare, writeAll } from '../reminded.ts'

export interface Reminders {
  /** A conclusion about Minh that nobody has taken up. */
  readonly ground: string
  /** Of Minh, decided by his cell and taken to the board; of Kiểm, by the committee and taken to the level above it. */
  readonly minh: string
  readonly kiem: string
  /** Of Phúc, to whom his cell has given a day to come and speak. */
  readonly phuc: string
}

/** Formal reminders of one cell at different points of their life. */
export async function layReminders(
  db: Transaction,
  cast: Cast,
  now: Date,
  grounds: { readonly minh: string; readonly kiem: string },
): Promise<Reminders> {
  const world = { db, cast, now }
  const { commune, loi, province } = cast.units
  const meeting = newId(now)
  const concluded = async (name: CastName, on: string) =>
    (await concludedAbout(world, name, { by: 'tam', on })).id
  const propose = async (conclusion: string, by: 'tam' | 'phuc'): Promise<string> => {
    const isCell = by === 'tam'
    const made = await proposeReminder(
      db,
      {
        tenant: commune.id,
        conclusion,
        body: isCell ? 'cell' : 'committee',
        unit: isCell ? loi.id : commune.id,
      },
      { person: cast.people[by].id, now },
    )
    if ('refused' in made) throw new Error(made.refused)
    return made.id
  }
  const until = (by: 'tam' | 'phuc'): (readonly [CastName, Bare])[] => {
    const unit = by === 'tam' ? loi.id : commune.id
    const vote = {
      yes: 3,
      no: 0,
      other: 1,
      entitled: 4,
      called: 5,
      rule: { present: 'half', approve: 'half-of-members' },
      led: [cast.people.tam.id, cast.people.huong.id],
    } as const
    const words = {
      reason: 'Hai buổi học nghị quyết không dự, đã nhắc việc một lần.',
      expected: 'Dự đủ các buổi học còn lại trong quý I và báo cáo lại tại chi bộ',
      due: '2027-03-31',
    }
    return [
      [by, { kind: 'heard', unit, hearing: { how: 'at-meeting', meeting } }],
      [by, { kind: 'decided', unit, meeting, vote, ...words }],
      [by, { kind: 'told', unit, how: 'by-hand', witnesses: [] }],
    ]
  }
  const text = 'Hai buổi ấy tôi nằm viện, có báo chi bộ và có giấy ra viện. Tôi xin được xem lại.'
  const minh = await propose(grounds.minh, 'tam')
  await writeAll(world, minh, [...until('tam'), ['minh', { kind: 'appealed', to: commune.id, text }]])
  const kiem = await propose(grounds.kiem, 'phuc')
  await writeAll(world, kiem, [...until('phuc'), ['kiem', { kind: 'appealed', to: province.id, text }]])
  const phuc = await propose(await concluded('phuc', '2026-08-05'), 'tam')
  await writeAll(world, phuc, [['tam', { kind: 'invited', unit: loi.id, for: '2026-12-10' }]])
  return { ground: await concluded('minh', '2026-07-03'), minh, kiem, phuc }
}
