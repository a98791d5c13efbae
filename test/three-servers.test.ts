import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answersOf, twoStage } from '../bench/answers.ts'
import { canReachOut } from '../bench/servers.ts'
import {
  askedBelow,
  countAll,
  differences,
  openScene,
  type Scene,
  sendAMonth,
} from '../bench/three-servers.ts'
import { sql } from '../src/platform/sql.ts'
import { monthsAbove } from '../src/statistics/above.queries.ts'

/** Four servers with the schema, and one more that sees through to three of them. */
describe.skipIf(!canReachOut())('organisations that live on three servers (needs postgres_fdw)', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene({ members: 40, monthCount: 3 })
    await countAll(scene)
  }, 240_000)
  afterAll(() => scene?.close(), 60_000)

  test('every question of a committee has the answer it has on one server', async () => {
    const { asked, different } = await differences(scene)
    expect(different).toEqual([])
    expect(asked).toBeGreaterThan(100)
    const [month] = (await monthsAbove(scene.above.db, scene.nation.id, 36)).slice(1)
    expect(month).toMatchObject({ communes: 6, figures: { cells: 48, met: 48 } })
    expect(month!.figures.reviewed).toBeGreaterThan(200)
  }, 120_000)

  test('members send their month on the server of their commune, and the sums above know of it', async () => {
    const { above, nation, now, months } = scene
    const done = () => above.db.row<{ n: number }>(twoStage['reviews done']).then(({ n }) => n)
    const before = await done()
    await sendAMonth(scene)
    expect(await done()).toBe(before + 3)
    const counted = async () => (await monthsAbove(above.db, nation.id, 1))[0]!.figures.reviewed
    const stood = await counted()
    await countAll(scene)
    expect(await counted()).toBe(stood + 3)
    expect((await differences(scene)).different).toEqual([])
    expect(Object.keys(await answersOf(above.db, nation, months, now)).length).toBeGreaterThan(100)
  }, 240_000)

  test('sums are grouped by organisation where the rows are, and one organisation’s question goes to one server', async () => {
    for (const query of Object.values(twoStage)) {
      const asked = await askedBelow(scene, query)
      expect(asked).toHaveLength(3)
      for (const text of asked) expect(text).toContain('GROUP BY')
    }
    const { commune } = scene.places[1]!.communes[0]!
    expect(
      await askedBelow(scene, sql`select person from review_done where tenant = ${commune.id}`),
    ).toHaveLength(1)
  })

  test('a row that is missing on one of the three is found out', async () => {
    const { owner } = scene.places[2]!.server
    await owner.query(`begin; delete from review_done where ctid = (select ctid from review_done limit 1)`)
    expect((await differences(scene)).different).toEqual([])
    await owner.query('commit')
    expect((await differences(scene)).different).not.toEqual([])
  }, 120_000)

  test('what is private stays where it is: it is not among what is seen from above', async () => {
    const { above, places } = scene
    const { rows } = await above.owner.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'f' and relname ~ '^(self_review|diary_entry|preparation|ballot|own_year|round_draft)'`,
    )
    expect(rows).toEqual([])
    expect(await above.db.rows(sql`select 1 from self_review`)).toEqual([])
    await expect(above.db.run(sql`create table mine (n int)`)).rejects.toThrow('permission denied')
    expect(places).toHaveLength(3)
  })

  test('what a command writes with "on conflict" is refused from above: commands go to the server of their organisation', async () => {
    const { commune, people } = scene.places[0]!.communes[0]!
    const id = people[0]!.id
    await expect(
      scene.above.db.run(sql`
        insert into review_done (tenant, period, person, cell, how, done_on) values (${commune.id}, ${id}, ${id}, ${id}, 'phone', '2026-12-01')
        on conflict (tenant, period, person) do update set how = 'phone'`),
    ).rejects.toThrow('no unique or exclusion constraint matching the ON CONFLICT specification')
  })
})
