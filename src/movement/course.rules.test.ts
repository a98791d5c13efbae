import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../platform/clock.ts'
import { type Course, endOf, type Step, stepOn, versionOn, versionsAhead } from './course.rules.ts'

const NONE: Course = { versions: [], ends: [] }
const lay = (from: string, most: number, target: { share: number; by: string } | null = null): Step => ({
  kind: 'lay',
  from,
  terms: { most },
  target,
})
const end = (on: string): Step => ({ kind: 'end', on })

/** Steps with the day each is taken on; every one must be taken. */
function course(...steps: [today: string, step: Step][]): Course {
  return steps.reduce((before, [today, step]) => {
    const after = stepOn(before, step, today)
    if (typeof after === 'string') throw new Error(`${step.kind} on ${today}: ${after}`)
    return after
  }, NONE)
}

describe('a movement through time', () => {
  const changed = course(['2026-01-05', lay('2026-02-01', 2)], ['2026-06-01', lay('2026-07-01', 1)])

  test.each([
    ['2026-01-31', null],
    ['2026-02-01', 2],
    ['2026-06-30', 2],
    ['2026-07-01', 1],
    ['2030-01-01', 1],
  ])('on %s it asks for %s', (day, most) => {
    expect(versionOn(changed, day)?.terms.most ?? null).toBe(most)
  })

  test('what is laid down for a day ahead is told apart', () => {
    expect(versionsAhead(changed, '2026-06-15').map(({ from }) => from)).toEqual(['2026-07-01'])
  })

  test('of two versions from one day the later counts', () => {
    const twice = course(['2026-01-05', lay('2026-02-01', 2)], ['2026-01-06', lay('2026-02-01', 3)])
    expect(versionOn(twice, '2026-02-01')?.terms.most).toBe(3)
  })

  test('it ends; the day can be taken back until it comes', () => {
    const ending = course(['2026-01-05', lay('2026-02-01', 2)], ['2026-06-01', end('2026-09-01')])
    expect(versionOn(ending, '2026-08-31')).not.toBeNull()
    expect(versionOn(ending, '2026-09-01')).toBeNull()
    const goesOn = stepOn(ending, { kind: 'go-on' }, '2026-08-31') as Course
    expect(endOf(goesOn)).toBeNull()
    expect(versionOn(goesOn, '2026-09-01')?.terms.most).toBe(2)
    expect(stepOn(ending, { kind: 'go-on' }, '2026-09-01')).toBe('ended')
  })

  test.each<[string, Course, Step, string, string]>([
    ['a day that has passed', NONE, lay('2026-01-04', 2), '2026-01-05', 'past'],
    ['an end in the past', changed, end('2026-06-01'), '2026-06-02', 'past'],
    ['a day years ahead', NONE, lay('2029-01-05', 2), '2026-01-05', 'too-far'],
    ['a day before what is laid down already', changed, lay('2026-06-20', 3), '2026-06-10', 'before-last'],
    ['nothing that changes', changed, lay('2026-08-01', 1), '2026-08-01', 'same'],
    [
      'a target that lies behind',
      changed,
      lay('2026-08-01', 3, { share: 0, by: '2026-07-31' }),
      '2026-08-01',
      'target-past',
    ],
    ['a day taken back that was never set', changed, { kind: 'go-on' }, '2026-08-01', 'no-end'],
    [
      'a version beyond the end',
      course(['2026-01-05', lay('2026-02-01', 2)], ['2026-01-05', end('2026-03-01')]),
      lay('2026-03-01', 1),
      '2026-02-01',
      'after-end',
    ],
    [
      'anything once it ended',
      course(['2026-01-05', lay('2026-02-01', 2)], ['2026-01-05', end('2026-03-01')]),
      lay('2026-04-01', 1),
      '2026-03-01',
      'ended',
    ],
  ])('%s is refused', (_, before, step, today, why) => {
    expect(stepOn(before, step, today)).toBe(why)
  })

  test('a target whose day passed meanwhile does not stand in the way of another change', () => {
    const before = course(['2026-01-05', lay('2026-02-01', 2, { share: 0, by: '2026-06-30' })])
    expect(stepOn(before, lay('2026-07-10', 1, { share: 0, by: '2026-06-30' }), '2026-07-10')).toMatchObject({
      versions: [{ n: 1 }, { n: 2 }],
    })
  })
})

const START = '2026-01-01'
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ ahead: fc.integer({ min: -20, max: 200 }), most: fc.integer({ min: 1, max: 6 }) })
    .map(({ ahead, most }) => lay(String(ahead), most)),
  fc.integer({ min: -20, max: 300 }).map((ahead) => end(String(ahead))),
  fc.constant<Step>({ kind: 'go-on' }),
)
/** Steps whose days are counted from the day they are taken on. */
const dated = (step: Step, today: string): Step =>
  step.kind === 'lay'
    ? { ...step, from: addDays(today, Number(step.from)) }
    : step.kind === 'end'
      ? { ...step, on: addDays(today, Number(step.on)) }
      : step

test('whatever is laid down later, the past stays as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 60 }), anyStep), { maxLength: 12 }), (steps) => {
      let now: Course = NONE
      let today = START
      const seen = new Map<string, number | null>()
      for (const [wait, step] of steps) {
        // Each day that passes is looked at as it stood then.
        for (let i = 0; i < wait; i++) {
          seen.set(today, versionOn(now, today)?.n ?? null)
          today = addDays(today, 1)
        }
        const next = stepOn(now, dated(step, today), today)
        if (typeof next !== 'string') now = next
      }
      for (const [day, n] of seen) expect(versionOn(now, day)?.n ?? null).toBe(n)
    }),
  )
})
