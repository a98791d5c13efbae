import { describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { send, signIn, until } from '../../test/walk.ts'

const world = useWorld()
const PLAN = 'Khi bà con phản ánh, thì tôi đến xem ngay trong ngày.'

describe('marks of a month closed long ago', () => {
  test('fold to “done” after the time the organisation keeps them; the newest stays for its plans', async () => {
    const { foldOldMonths } = await import('./folding.ts')
    const nam = world.as('nam')
    await send(nam, { marks: [{ sign: 'I.1.2', plan: PLAN }] })
    await until(world, '2026-12-20')
    await signIn(nam)
    await send(nam)
    const fold = () => world.db.transaction((tx) => foldOldMonths(tx, world.now))
    const folded = async () => {
      nam.cookies.delete('phien')
      await signIn(nam)
      return (await nam.get('/thang-nay/truoc')).dom.querySelectorAll('ul.tasks li').map((line) => line.text)
    }
    world.now = new Date('2027-12-10T09:00:00+07:00')
    await fold()
    expect(await folded()).toEqual(['Kỳ họp 03/01/2027Đã gửi', 'Kỳ họp 03/12/2026Đã gửi'])
    world.now = new Date('2027-12-12T09:00:00+07:00')
    await fold()
    expect(await folded()).toEqual(['Kỳ họp 03/01/2027Đã gửi', 'Kỳ họp 03/12/2026đã làm'])
    world.now = new Date('2030-12-12T09:00:00+07:00')
    await fold()
    expect(await folded()).toEqual(['Kỳ họp 03/01/2027Đã gửi', 'Kỳ họp 03/12/2026đã làm'])
  })
})
