import { beforeEach, describe, expect, test } from 'vitest'
import { casework, layCommittee, received } from '../../test/feedback.ts'
import { useWorld } from '../../test/harness.ts'
import { feedbackNumbers } from './numbers.ts'

const world = useWorld()

beforeEach(() => layCommittee(world))

const december = { from: '2026-12-01', to: '2026-12-31' }
const at = (day: string) => new Date(`${day}T09:00:00+07:00`)
const numbersOn = (day: string, range = december) =>
  feedbackNumbers(world.db, world.cast.units.commune.id, range, at(day))

describe('how many, never whose', () => {
  test('what came in today counts from tomorrow on, when readers see it too', async () => {
    await received(world)
    expect(await numbersOn('2026-12-01')).toMatchObject({ received: 0, open: 0 })
    expect(await numbersOn('2026-12-02')).toMatchObject({ received: 1, open: 1, overdue: 0, concluded: 0 })
    const november = { from: '2026-11-01', to: '2026-11-30' }
    expect(await numbersOn('2026-12-02', november)).toMatchObject({ received: 0, open: 1 })
  })

  test('late is what waits for the committee, not what waits for the member', async () => {
    const { id } = await received(world)
    expect(await numbersOn('2026-12-09')).toMatchObject({ overdue: 0 })
    expect(await numbersOn('2026-12-10')).toMatchObject({ overdue: 1 })
    const work = casework(world, id)
    await work.admit()
    await work.notice()
    const [by] = await work.actors(['kiem'], '2026-12-03')
    await work.act(['kiem'], { kind: 'told', on: '2026-12-03', how: 'by-hand', by: by! })
    expect(await numbersOn('2026-12-18')).toMatchObject({ open: 1, overdue: 0 })
  })

  test('another commune counts its own', async () => {
    await received(world)
    const theirs = await feedbackNumbers(world.db, world.cast.otherCommune.id, december, at('2026-12-02'))
    expect(theirs).toEqual({ received: 0, open: 0, overdue: 0, concluded: 0, medianDays: null })
  })
})
