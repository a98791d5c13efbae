import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countsProblem, type QuorumRule, quorumFailure } from './quorum.rules.ts'

const rule = (present: QuorumRule['present'], approve: QuorumRule['approve']): QuorumRule => ({
  present,
  approve,
})

describe('three counts', () => {
  test.each([
    [{ yes: 3, no: 1, other: 0 }, 4, null],
    [{ yes: 0, no: 0, other: 0 }, 0, null],
    [{ yes: 3, no: 1, other: 1 }, 4, { sum: 5, entitled: 4, by: 'more' }],
    [{ yes: 3, no: 0, other: 0 }, 4, { sum: 3, entitled: 4, by: 'fewer' }],
  ] as const)('%j of %i', (counts, entitled, problem) => {
    expect(countsProblem(counts, entitled)).toEqual(problem)
  })
})

describe('a cell concludes', () => {
  test.each([
    ['half', 'half-of-members', 3, 2, 2, null],
    ['half', 'half-of-members', 3, 1, 1, 'too-few-present'],
    ['half', 'half-of-members', 4, 2, 2, 'too-few-present'],
    ['half', 'half-of-members', 4, 3, 2, 'not-approved'],
    ['half', 'half-of-members', 4, 3, 3, null],
    ['half', 'half-of-present', 4, 3, 2, null],
    ['half', 'half-of-present', 5, 4, 2, 'not-approved'],
    ['two-thirds', 'half-of-present', 3, 2, 2, null],
    ['two-thirds', 'half-of-present', 4, 2, 2, 'too-few-present'],
    ['two-thirds', 'half-of-members', 60, 40, 31, null],
    ['two-thirds', 'half-of-members', 60, 40, 30, 'not-approved'],
    ['two-thirds', 'half-of-members', 60, 39, 39, 'too-few-present'],
    ['half', 'half-of-present', 0, 0, 0, 'too-few-present'],
  ] as const)(
    '%s here, %s: of %i called %i here %i for it: %s',
    (present, approve, called, entitled, yes, failure) => {
      expect(quorumFailure(rule(present, approve), { called, entitled, yes })).toBe(failure)
    },
  )
  test('never with half of the room or less, and one more for it never undoes it', () => {
    const any = fc.record({
      present: fc.constantFrom('half', 'two-thirds' as const),
      approve: fc.constantFrom('half-of-present', 'half-of-members' as const),
    })
    fc.assert(
      fc.property(any, fc.nat(80), fc.nat(80), fc.nat(80), (one, a, b, c) => {
        const [yes, entitled, called] = [a, b, c].sort((x, y) => x - y) as [number, number, number]
        const failure = quorumFailure(one as QuorumRule, { called, entitled, yes })
        if (yes * 2 <= entitled) expect(failure).not.toBeNull()
        if (failure === null && yes < entitled)
          expect(quorumFailure(one as QuorumRule, { called, entitled, yes: yes + 1 })).toBeNull()
      }),
    )
  })
})
