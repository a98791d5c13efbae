import { beforeEach, describe, expect, test } from 'vitest'
import { coming } from '../../test/coming.ts'
import { useWorld } from '../../test/harness.ts'
import { lockedMeeting } from '../../test/meetings.ts'
import { sql } from '../platform/sql.ts'
import { adoptRotation, draftRotation } from '../rotation/rotation.ts'
import { cyclesOf, markOf } from './meetings.rules.ts'

const world = useWorld()

/** An ordinary meeting of December in Quới Thạnh, as far as `state` says. */
async function december(state: 'planned' | 'held' | 'locked'): Promise<string> {
  const id = await coming(world)
  if (state !== 'planned')
    await world.db.run(
      sql`update meeting set opened_at = ${world.now}, opened_by = planned_by where id = ${id}`,
    )
  if (state === 'locked')
    await world.db.run(
      sql`update meeting set ended_at = ${world.now}, locked_at = ${world.now} where id = ${id}`,
    )
  return id
}

beforeEach(async () => {
  const month = await world.as('lan').get('/thang-nay')
  expect(month.status).toBe(200)
})

describe('what the committee sees of meetings', () => {
  test.each([
    ['planned', '0 trên 2 chi bộ đã họp; 0 biên bản đã khóa.'],
    ['held', '1 trên 2 chi bộ đã họp; 0 biên bản đã khóa.'],
    ['locked', '1 trên 2 chi bộ đã họp; 1 biên bản đã khóa.'],
  ] as const)('Phúc, while one cell’s meeting is %s', async (state, sentence) => {
    await december(state)
    expect((await world.as('phuc').get('/dang-uy')).text).toContain(sentence)
  })

  test('a thematic meeting is no month’s meeting', async () => {
    await lockedMeeting(world, { cell: 'thanh', here: ['huong', 'nam', 'lan', 'dung'] })
    expect((await world.as('phuc').get('/dang-uy')).text).toContain('0 trên 2 chi bộ đã họp')
  })

  test('how far the rotation is, and which cells have no plan', async () => {
    const of = { tenant: world.cast.units.commune.id, cell: world.cast.units.thanh.id }
    const by = { person: world.cast.people.huong.id, now: world.now }
    const rotation = await draftRotation(world.db, of, by)
    const before = await world.as('phuc').get('/dang-uy')
    expect(before.text).toContain('2 chi bộ chưa thông qua kế hoạch xoay vòng.')
    await adoptRotation(world.db, { ...of, rotation: rotation!, revision: 1, meeting: null }, by)
    const page = await world.as('phuc').get('/dang-uy')
    expect(page.text).toContain('Vòng này đã kiểm điểm 0 đồng chí, còn 4 đồng chí đến lượt sau.')
    expect(page.text).toContain('1 chi bộ chưa thông qua kế hoạch xoay vòng.')
  })

  test('the strip tells each cell’s months in words, in the order of the tree, and leads to locked minutes', async () => {
    const id = await december('locked')
    const strip = await world.as('phuc').get('/dang-uy/hop')
    const rows = strip.dom.querySelectorAll('tbody tr')
    expect(rows.map((row) => row.querySelector('th')?.text)).toEqual([
      'Chi bộ ấp Quới Thạnh',
      'Chi bộ ấp Quới Lợi',
    ])
    expect(rows[0]?.querySelectorAll('td')).toHaveLength(12)
    expect(rows[0]?.querySelectorAll('td')[0]?.text).toContain('đã họp, biên bản đã khóa')
    expect(rows[1]?.querySelectorAll('td')[0]?.text).toContain('chưa ghi buổi họp nào')
    expect(strip.html).toContain(`/cuoc-hop/${id}/bien-ban`)
  })

  test('Hương, secretary of a cell, finds no such page, nor does another commune’s', async () => {
    expect((await world.as('huong').get('/dang-uy/hop')).status).toBe(404)
    expect((await world.as('la').get('/dang-uy/hop')).status).toBe(404)
  })
})

describe('by rule', () => {
  test.each([
    [undefined, 'none'],
    [{ held: false, locked: false }, 'planned'],
    [{ held: true, locked: false }, 'held'],
    [{ held: true, locked: true }, 'locked'],
  ] as const)('%o is %s', (meeting, mark) => expect(markOf(meeting)).toBe(mark))

  test('cycles add up over the cells that have one', () => {
    const cycles = new Map([
      ['a', { done: 3, left: 5 }],
      ['c', { done: 0, left: 7 }],
    ])
    expect(cyclesOf(['a', 'b', 'c'], cycles)).toEqual({ done: 3, left: 12, without: 1 })
  })
})
