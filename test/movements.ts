import { layBriefing, type NewBriefing } from '../src/briefing/briefing.ts'
import { addDirective } from '../src/movement/directive.ts'
import { type Laid, type Launcher, launch, type NewMovement } from '../src/movement/launch.ts'
import type { World } from './harness.ts'

type Place = Pick<World, 'db' | 'cast' | 'now'>

/** A movement of the province or of the commune, launched today by somebody of it. */
export async function movementBy(
  world: Place,
  of: 'province' | 'commune',
  { name = 'Thực hiện Nghị quyết Trung ương 4', ...changes }: Partial<NewMovement & Laid> = {},
): Promise<string> {
  const { units, people } = world.cast
  const launcher: Launcher = { tenant: units[of].id, unit: units[of].id }
  const person = of === 'province' ? people.tinh.id : people.phuc.id
  const done = await launch(
    world.db,
    launcher,
    {
      name,
      outside: changes.outside ?? '',
      document: changes.document ?? 'Kế hoạch',
      documentNumber: changes.documentNumber ?? (of === 'province' ? '12-KH/TU' : '03-KH/ĐU'),
      documentOn: changes.documentOn === undefined ? '2026-11-20' : changes.documentOn,
    },
    { from: changes.from ?? '2026-12-01', terms: changes.terms ?? {}, target: changes.target ?? null },
    { person, now: world.now },
  )
  if (typeof done !== 'string') throw new Error(JSON.stringify(done))
  return done
}

export const directiveOf = (
  world: Place,
  of: 'province' | 'commune',
  movement: string,
  title = 'Chỉ thị về học tập và làm theo Bác',
): Promise<string> =>
  addDirective(
    world.db,
    { tenant: world.cast.units[of].id, movement },
    {
      title,
      number: '05-CT/TW',
      issuedOn: '2016-05-15',
      link: 'https://vanban.vidu.vn/05',
      summary: 'Mỗi người tự chọn việc làm theo, hằng tháng tự xem lại.',
    },
    { person: of === 'province' ? world.cast.people.tinh.id : world.cast.people.phuc.id, now: world.now },
  )

/** A session of today for both cells of the commune, written down by Phúc. */
export const sessionOf = (
  world: Place,
  movement: string,
  directives: readonly string[],
  changes: Partial<NewBriefing> = {},
): Promise<string> =>
  layBriefing(
    world.db,
    world.cast.units.commune.id,
    {
      movement,
      directives,
      cells: [world.cast.units.thanh.id, world.cast.units.loi.id],
      makesUp: null,
      heldOn: '2026-12-01',
      atTime: '7:30',
      place: 'Hội trường xã',
      guestsInvited: 0,
      guestsPresent: 0,
      ...changes,
    },
    { person: world.cast.people.phuc.id, now: world.now },
  )
