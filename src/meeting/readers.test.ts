import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'
import { tableOf } from './testing/table.ts'

const world = useWorld()
const table = tableOf(world)

const looks = () =>
  world.db.rows<{ person: string; reader: string }>(
    sql`select person, reader from look where what = 'concluded'`,
  )

describe('locked minutes', () => {
  beforeEach(async () => {
    table.clear()
    await table.begin()
    await table.callRoll(['dung'])
    await table.endLine()
    await table.conclude(await table.heard(), { yes: '3' })
    await table.end()
    await table.lock()
  })

  test.each(['', '/in', '.docx'])(
    'read by Phúc of the commune (%s): Lan, whom they conclude about, sees that he did',
    async (form) => {
      for (let n = 0; n < 2; n++)
        expect((await world.as('phuc').get(`${table.hub}/bien-ban${form}`)).status).toBe(200)
      expect(await looks()).toEqual([{ person: table.id('lan'), reader: table.id('phuc') }])
      const shown = (await world.as('lan').get('/toi/du-lieu')).text
      expect(shown).toContain('Đặng Hữu Phúc, ngày 01/12/2026: kết luận của chi bộ')
    },
  )

  test('read by Hương, who was in the room, is no look; by Dũng, who was not, it is', async () => {
    await world.as('huong').get(`${table.hub}/bien-ban`)
    expect(await looks()).toEqual([])
    await world.as('dung').get(`${table.hub}/bien-ban`)
    expect(await looks()).toEqual([{ person: table.id('lan'), reader: table.id('dung') }])
  })

  test('are shut to Tám of the next cell, and no look of hers is noted', async () => {
    for (const form of ['', '/in', '.docx'])
      expect((await world.as('tam').get(`${table.hub}/bien-ban${form}`)).status).toBe(404)
    expect(await looks()).toEqual([])
  })
})
