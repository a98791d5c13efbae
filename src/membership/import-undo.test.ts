import { describe, expect, test } from 'vitest'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { book, commit, everyRow, fixture, withoutCells } from '../../test/member-lists.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()

describe('undo', () => {
  const undoFrom = async (page: Page) =>
    fillForm(world.as('quan'), page, {}, { button: 'Hoàn tác lần nhập này' })

  test('everything is as it was, row by row', async () => {
    await commit(world, book(['Võ Văn Một', '1960', 'CB Quới Thạnh', 'Chi ủy viên', '08000001']))
    const before = await everyRow(world)
    const written = await commit(
      world,
      book(
        ['Võ Văn Một', '05/03/1960', 'Chi bộ ấp Mới', 'Đảng ủy viên', '08000001', 'Miễn sinh hoạt'],
        ['Võ Văn Hai', '1961', 'Chi bộ ấp Mới', 'Bí thư chi bộ', '08000002'],
      ),
      { 'create-cells': true },
    )
    expect(await everyRow(world)).not.toEqual(before)
    const quan = world.as('quan')
    expect((await quan.follow(await undoFrom(written))).text).toContain('mọi thứ như trước khi nhập')
    expect(await everyRow(world)).toEqual(before)
    expect((await undoFrom(written)).status).toBe(303)
    expect(await everyRow(world)).toEqual(before)
  })

  test('the 1,250 of a large commune too', async () => {
    await withoutCells(world)
    const before = await everyRow(world)
    const written = await commit(world, fixture('1250'))
    await undoFrom(written)
    expect(await everyRow(world)).toEqual(before)
  })

  test('an import undone does not stand in the way of the one before it', async () => {
    const first = await commit(world, book(['Võ Văn Một', '1960', 'CB Quới Thạnh', '', '08000001']))
    const second = await commit(
      world,
      book(['Võ Văn Một', '05/03/1960', 'CB Quới Lợi', 'Bí thư chi bộ', '08000001']),
    )
    expect((await undoFrom(first)).text).toContain('không hoàn tác cả lần nhập được')
    await undoFrom(second)
    const quan = world.as('quan')
    expect((await quan.follow(await undoFrom(first))).text).toContain('mọi thứ như trước khi nhập')
  })

  test.each([
    ['had a card printed', 'card-printed', 'person'],
    ['was mended', 'person-edited', 'person'],
    ['was noted as done on paper', 'paper-review-noted', 'person'],
  ])('refused in words once somebody %s', async (_, verb, kind) => {
    const written = await commit(world, book(['Võ Văn Một', '1960', 'CB Quới Thạnh']))
    const { id } = await world.db.row<{ id: string }>(
      sql`select id from person where full_name = 'Võ Văn Một'`,
    )
    const tenant = world.cast.units.commune.id
    await world.db.run(
      sql`select record_history(${tenant}, ${world.now}, null, ${verb}, ${`period:x ${kind}:${id}`})`,
    )
    const before = await everyRow(world)
    const page = await undoFrom(written)
    expect(page.status).toBe(409)
    expect(page.text).toContain('không hoàn tác cả lần nhập được')
    expect(await everyRow(world)).toEqual(before)
  })

  test('refused in words after 24 hours', async () => {
    const written = await commit(world, book(['Võ Văn Một', '1960', 'CB Quới Thạnh']))
    world.now = new Date(world.now.getTime() + 24 * 3_600_000 + 1000)
    await world.db.run(sql`update session set ends_at = ends_at + interval '2 days'`)
    expect((await undoFrom(written)).text).toContain('Đã quá 24 giờ')
    expect((await world.as('quan').get(written.url)).text).not.toContain('Hoàn tác')
  })
})
