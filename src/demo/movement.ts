import { briefingById } from '../briefing/briefing.queries.ts'
import { layBriefing, rollOf, writeRoll } from '../briefing/briefing.ts'
import { addDirective } from '../movement/directive.ts'
import { change, launch } from '../movement/launch.ts'
import type { Terms } from '../movement/terms.rules.ts'
import { edgesOf, type Unit } from '../organisation/organisation.ts'
import { dayOf } from '../platform/clock.ts'
import { type Transaction, together } from '../platform/database.ts'

const PAPERS = [
  {
    title: 'Nghị quyết Trung ương 4 khóa XII về xây dựng, chỉnh đốn Đảng',
    number: '04-NQ/TW',
    issuedOn: '2016-10-30',
    link: '',
    summary: 'Nhận ra, ngăn chặn và đẩy lùi những biểu hiện suy thoái; mỗi người tự soi, tự sửa.',
  },
  {
    title: 'Chỉ thị về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
    number: '05-CT/TW',
    issuedOn: '2016-05-15',
    link: '',
    summary: 'Học và làm theo Bác từ việc nhỏ hằng ngày; cán bộ nêu gương trước.',
  },
]

const TERMS: Terms = { catalogue: 'nqtw4-82@1', form: 'skim', roundEvery: 12 }

/**
 * The standing board of the superior committee launched the movement in 2017 and lays down more from August 2026 on. The
 * commune briefs its members on the two papers: once for everybody, once more for those who were missing. A few still
 * have to be briefed.
 */
export async function tellMovement(
  tx: Transaction,
  commune: Unit,
  cells: readonly { id: string }[],
  board: string,
  at: (day: string) => Date,
): Promise<void> {
  const now = at('2017-01-16')
  const more = at('2026-08-01')
  const [above] = await edgesOf(tx, commune.id, dayOf(now))
  const launcher = { tenant: above!.parent, unit: above!.parent }
  const movement = await launch(
    tx,
    launcher,
    {
      name: 'Thực hiện Nghị quyết Trung ương 4, gắn với Chỉ thị 05',
      outside: '',
      document: 'Kế hoạch của Ban Thường vụ (mẫu)',
      documentNumber: '15-KH/TU',
      documentOn: '2017-01-10',
    },
    { from: dayOf(now), terms: TERMS, target: null },
    { person: null, now },
  )
  if (typeof movement !== 'string') throw new Error(`the demo's movement: ${movement.why}`)
  await change(
    tx,
    launcher,
    movement,
    {
      from: dayOf(more),
      terms: { ...TERMS, most: 2, crowded: 3, longest: 12, longer: true, perMonth: 2 },
      target: { share: 0, by: '2027-12-31' },
    },
    { person: null, now: more },
  )
  const directives: string[] = []
  for (const paper of PAPERS)
    directives.push(
      await addDirective(tx, { tenant: launcher.tenant, movement }, paper, { person: null, now }),
    )

  /** `missing`: every so-manyth member of a cell's list does not come. */
  const session = async (day: string, makesUp: string | null, guests: [number, number], missing: number) => {
    const by = { person: board, now: at(day) }
    const id = await layBriefing(
      tx,
      commune.id,
      {
        movement,
        directives,
        cells: cells.map((cell) => cell.id),
        makesUp,
        heldOn: day,
        atTime: '7:30',
        place: 'Hội trường Ủy ban nhân dân xã',
        guestsInvited: guests[0],
        guestsPresent: guests[1],
      },
      by,
    )
    const briefing = (await briefingById(tx, commune.id, id))!
    const inCell = async (cell: string) => {
      const roll = await rollOf(tx, briefing, cell)
      const came = roll.members.filter(({ called }, i) => called && i % missing !== missing - 1)
      const ticked = came.map(({ person }) => person)
      await writeRoll(tx, briefing, cell, { ticked, seen: roll.seen }, by)
    }
    await together(...cells.map(({ id }) => inCell(id)))
    return id
  }
  const first = await session('2026-08-22', null, [24, 21], 6)
  await session('2026-09-12', first, [3, 3], 2)
}
