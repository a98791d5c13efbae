import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../platform/clock.ts'
import { PLAN_STATES, type Plan } from '../self-review/own-plan.rules.ts'
import { DUES, dueDay, dueOf, dueProblem, isOverdue, isToBeAsked } from './plan.rules.ts'

const december = { month: '2026-12-01', meeting_on: '2026-12-03' }

describe('the day a chip stands for', () => {
  test.each([
    ['meeting', '2026-12-01', '2027-01-03'],
    ['month', '2026-12-01', '2026-12-31'],
    ['quarter', '2026-12-01', '2026-12-31'],
    ['meeting', '2026-11-20', '2027-01-03'],
    ['month', '2026-11-20', '2026-11-30'],
    ['quarter', '2026-11-20', '2026-12-31'],
    ['quarter', '2027-01-02', '2027-03-31'],
    ['month', '2028-02-10', '2028-02-29'],
  ] as const)('“%s” on %s is %s', (due, today, day) => {
    expect(dueDay(due, today, december)).toBe(day)
  })

  test('is never past, and leads back to a chip of the same day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom('meeting', 'month', 'quarter'),
        (days, due) => {
          const today = addDays('2026-11-04', days)
          const day = dueDay(due, today, december)
          expect(dueProblem(day, today)).toBeNull()
          const back = dueOf(day, today, december)
          expect(back).not.toBe('other')
          expect(dueDay(back as 'month', today, december)).toBe(day)
        },
      ),
    )
  })

  test('of its own is “another day”', () => {
    expect(dueOf('2027-02-14', '2026-12-01', december)).toBe('other')
    expect(DUES).toHaveLength(4)
  })
})

test.each([
  ['2026-11-30', 'past'],
  ['2026-12-01', null],
  ['2026-12-02', null],
  ['2028-12-01', null],
  ['2028-12-02', 'far'],
  ['9999-12-31', 'far'],
])('a plan due on %s, made on 01/12/2026: %s', (day, problem) => {
  expect(dueProblem(day, '2026-12-01')).toBe(problem)
})

test('only an open plan is overdue, from the day after', () => {
  const plan = (state: Plan['state']) => ({ state, due: '2026-12-03' }) as Plan
  for (const state of PLAN_STATES) {
    expect(isOverdue(plan(state), '2026-12-03')).toBe(false)
    expect(isOverdue(plan(state), '2026-12-04')).toBe(!['fixed', 'dropped'].includes(state))
  }
})

describe('“Vẫn giữ?”', () => {
  const plan = (more: Partial<Plan>) => ({ state: 'fixing', due: '2026-12-31', ...more }) as Plan

  test.each<[since: string | undefined, today: string, asked: boolean]>([
    ['2026-09-01', '2026-11-30', false],
    ['2026-09-01', '2026-12-01', true],
    ['2026-11-30', '2027-02-28', false],
    ['2026-11-30', '2027-03-01', true],
    // The clock was set back after the plan was made.
    ['2026-12-01', '2026-06-01', false],
    // Made before its day was kept: three months after it was due.
    [undefined, '2027-03-30', false],
    [undefined, '2027-03-31', true],
  ])('of a plan made on %s, on %s: %s', (since, today, asked) => {
    expect(isToBeAsked(plan(since ? { since } : {}), today)).toBe(asked)
  })

  test('is asked once, and only while the plan is open', () => {
    for (const state of PLAN_STATES) {
      const old = plan({ since: '2026-01-01', state })
      expect(isToBeAsked(old, '2026-12-01')).toBe(!['fixed', 'dropped'].includes(state))
      expect(isToBeAsked({ ...old, asked: '2026-05-03' }, '2026-12-01')).toBe(false)
    }
  })
})
