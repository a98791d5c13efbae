import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MEMBER_STATUSES } from '../membership/powers.rules.ts'
import { countersOf, isCalled, isHere, type Presence, votersOf } from './roll.rules.ts'

const STATES = ['unmarked', 'present', 'late', 'excused', 'unexcused'] as const
const line = (status: Presence['status'], state: Presence['state']): Presence => ({ status, state })
const anyRoll = fc.array(
  fc.record({
    status: fc.constantFrom(...MEMBER_STATUSES.filter((one) => one !== 'left' && one !== 'suspended')),
    state: fc.constantFrom(...STATES),
  }),
  { maxLength: 60 },
)

describe('who is awaited and who is here', () => {
  test.each([
    ['official', true],
    ['probationary', true],
    ['temporary-in', true],
    ['temporary-out', false],
    ['exempt', false],
  ] as const)('%s: %s', (status, called) => {
    expect(isCalled({ status })).toBe(called)
  })
  test.each(STATES)('%s', (state) => {
    expect(isHere({ state })).toBe(state === 'present' || state === 'late')
  })
})

describe('the counters of any roll add up', () => {
  test('called = those of them here, excused, unexcused and not marked', () => {
    fc.assert(
      fc.property(anyRoll, (roll) => {
        const c = countersOf(roll)
        expect(c.called).toBe(c.official + c.probationary + c.temporary)
        expect(c.called).toBe(c.present - c.beyond + c.excused + c.unexcused + c.unmarked)
        expect(c.called + c.exempt + c.away).toBe(roll.length)
        expect(c.late).toBeLessThanOrEqual(c.present)
      }),
      { numRuns: 1000 },
    )
  })
  test('of those who vote no more are here than called, and each who comes is called', () => {
    fc.assert(
      fc.property(anyRoll, fc.subarray(['official', 'exempt', 'probationary'] as const), (roll, statuses) => {
        const { called, present } = votersOf(roll, statuses)
        expect(present).toBeLessThanOrEqual(called)
        expect(called).toBeLessThanOrEqual(roll.length)
      }),
    )
  })
})

describe('whose vote counts', () => {
  const roll = [
    line('official', 'present'),
    line('official', 'late'),
    line('official', 'excused'),
    line('probationary', 'present'),
    line('temporary-in', 'present'),
    line('exempt', 'present'),
    line('exempt', 'unmarked'),
    line('temporary-out', 'unmarked'),
  ]
  test.each([
    [['official'], { called: 3, present: 2 }],
    [['official', 'exempt'], { called: 4, present: 3 }],
    [['official', 'probationary'], { called: 4, present: 3 }],
    [['temporary-in'], { called: 1, present: 1 }],
    [[], { called: 0, present: 0 }],
  ] as const)('%j: %j', (statuses, counted) => {
    expect(votersOf(roll, statuses)).toEqual(counted)
  })
})
