import { describe, expect, test } from 'vitest'
import { type Browser, useWorld } from '../../test/harness.ts'
import { send, signIn, until } from '../../test/walk.ts'
import { sql } from '../platform/sql.ts'
import { foldOldMonths } from './folding.ts'

const world = useWorld()
const PLAN = 'Khi bà con phản ánh, thì tôi đến xem ngay trong ngày.'

const fold = () => world.db.transaction((tx) => foldOldMonths(tx, world.now))
const at = (day: string) => {
  world.now = new Date(`${day}T09:00:00+07:00`)
}
const months = async (member: Browser) => {
  member.cookies.delete('phien')
  await signIn(member)
  return (await member.get('/thang-nay/truoc')).dom.querySelectorAll('ul.tasks li').map((line) => line.text)
}

describe('marks of a month closed long ago', () => {
  test('fold to “done” after the time the organisation keeps them; the newest stays for its plans', async () => {
    const nam = world.as('nam')
    await send(nam, { marks: [{ sign: 'I.1.2', plan: PLAN }] })
    await until(world, '2026-12-20')
    await signIn(nam)
    await send(nam)
    at('2027-12-10')
    await fold()
    expect(await months(nam)).toEqual(['Kỳ họp 03/01/2027Đã gửi', 'Kỳ họp 03/12/2026Đã gửi'])
    at('2027-12-12')
    await fold()
    expect(await months(nam)).toEqual(['Kỳ họp 03/01/2027Đã gửi', 'Kỳ họp 03/12/2026đã làm'])
    at('2030-12-12')
    await fold()
    expect(await months(nam)).toEqual(['Kỳ họp 03/01/2027Đã gửi', 'Kỳ họp 03/12/2026đã làm'])
  })

  test('once a day: a box that was the newest folds the day after its owner has a newer one', async () => {
    const nam = world.as('nam')
    await send(nam, { marks: [{ sign: 'I.1.2', plan: PLAN }] })
    await until(world, '2028-01-20')
    await fold()
    await signIn(nam)
    await send(nam)
    await fold()
    expect((await months(nam)).at(-1)).toBe('Kỳ họp 03/12/2026Đã gửi')
    at('2028-01-21')
    await fold()
    expect((await months(nam)).at(-1)).toBe('Kỳ họp 03/12/2026đã làm')
  })

  test('an organisation that keeps them shorter from today need not wait for tomorrow', async () => {
    const nam = world.as('nam')
    await send(nam)
    await until(world, '2026-12-20')
    await signIn(nam)
    await send(nam)
    at('2027-03-01')
    await fold()
    expect((await months(nam)).at(-1)).toBe('Kỳ họp 03/12/2026Đã gửi')
    await world.db.run(
      sql`update practice_default set keep_months = 2 where tenant = ${world.cast.units.commune.id}`,
    )
    await fold()
    expect((await months(nam)).at(-1)).toBe('Kỳ họp 03/12/2026đã làm')
  })
})
