import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rotation as words } from '../text/vi/rotation.ts'
import { cycleState, planRotation } from './rotation.rules.ts'
import { changeRotation } from './rotation-change.rules.ts'
import { seat } from './rotation-order.rules.ts'
import type { RotationMember, RotationPolicy } from './rotation-plan.rules.ts'
import { cycleFor, evenSizes, skippedOf } from './rotation-shape.rules.ts'
import {
  changeSentence,
  meetingWords,
  nextSentence,
  shapeSentence,
  skippedSentence,
} from './rotation-words.rules.ts'
import { member, members, membersAfter, monthly, policy, table, wrongs } from './testing/cells.ts'
import { anyCell, anyStep, live, wrongsOfChange } from './testing/life.ts'

describe('whatever happens to a cell of 3 to 60', () => {
  test('nobody is up twice before all were once, and the policy, the past, the told and the households are kept', () => {
    fc.assert(
      fc.property(anyCell, fc.array(anyStep, { minLength: 8, maxLength: 24 }), (cell, steps) => {
        const wrong = live(cell, steps, wrongsOfChange)
        if (wrong.length > 0) throw new Error(wrong.join('\n'))
      }),
      { numRuns: 8000 },
    )
  })
})

const largest = (counts: Iterable<number>) => Math.max(0, ...counts)

describe('a new cycle of a cell of 3 to 60, with all taking part', () => {
  const takingPart = anyCell.map((cell) => ({
    ...cell,
    members: cell.members.map((one): RotationMember => ({ ...one, apart: [] })),
  }))
  const planOf = (cell: { policy: RotationPolicy; members: RotationMember[]; seed: string }) =>
    planRotation({ ...cell, meetings: monthly(60), today: '2026-12-20' })

  test('is as long and as even as the numbers say, and housemates lengthen it only when they outnumber its meetings', () => {
    fc.assert(
      fc.property(takingPart, (cell) => {
        const plan = planOf(cell)
        const cycle = cycleFor(cell.members.length, cell.policy)
        const homes = Map.groupBy(cell.members, (one) => one.household ?? one.id)
        const most = largest([...homes.values()].map((home) => home.length))
        const sizes = table(plan).map((places) => places.length)
        const wrong = wrongs(plan)
        if (most <= cycle.meetings) {
          if (sizes.join() !== evenSizes(cell.members.length, cycle.meetings).join()) wrong.push(`${sizes}`)
        } else if (sizes.length > most) wrong.push(`${sizes.length} meetings for a household of ${most}`)
        expect(wrong).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('does not depend on names, on the order of the list, or on when it is asked', () => {
    fc.assert(
      fc.property(takingPart, (cell) => {
        const renamed = cell.members.map((one, i) => ({ ...one, name: `${i} ${cell.seed}` })).reverse()
        expect(table(planOf({ ...cell, members: renamed }))).toEqual(table(planOf(cell)))
        expect(planOf(cell)).toEqual(planOf(cell))
      }),
      { numRuns: 300 },
    )
  })

  test('takes first who has waited longest, so that the last of one cycle do not open the next', () => {
    fc.assert(
      fc.property(takingPart, ({ seed, members, policy }) => {
        const cell = {
          seed,
          members: members.map((one) => ({ ...one, household: null })),
          policy: { ...policy, officersFirst: false },
        }
        let plan = planOf(cell)
        const since = new Map(cell.members.map((one) => [one.id, one.lastReviewed ?? '']))
        const waited = table(plan)
          .flat()
          .map((id) => since.get(id)!)
        expect(waited).toEqual([...waited].sort())
        for (const { id, on, places } of plan.meetings.slice(0, table(plan).length)) {
          const reviewed = places.map((place) => place.member)
          const held = changeRotation(plan, { kind: 'held', meeting: id, reviewed }, on)
          if ('plan' in held) plan = held.plan
        }
        const next = planOf({ ...cell, seed: `${seed} 2`, members: membersAfter(plan, '2027-12-04') })
        expect(table(next).map((places) => places.toSorted())).toEqual(
          table(plan).map((places) => places.toSorted()),
        )
      }),
      { numRuns: 500 },
    )
  })
})

test('a seat is found for as many as can have one, whatever their absences and households', () => {
  const anyOne = fc.record({
    home: fc.constantFrom(null, 'a', 'b'),
    days: fc.subarray([0, 1, 2, 3]),
  })
  const days = monthly(4).map((meeting) => meeting.on)
  fc.assert(
    fc.property(
      fc.array(anyOne, { minLength: 1, maxLength: 6 }),
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }),
      (people, sizes) => {
        const asked = people.map(({ home, days: able }, i) =>
          member(`m${i}`, {
            household: home,
            apart: days.flatMap((on, j) =>
              able.includes(j) ? [] : [{ why: 'away' as const, from: on, until: on }],
            ),
          }),
        )
        const most = (i: number, at: readonly number[]): number => {
          if (i === people.length) return 0
          const stays = most(i + 1, [...at, -1])
          const sits = people[i]!.days.filter((j) => at.filter((k) => k === j).length < sizes[j]!)
            .filter(
              (j) => !at.some((k, o) => k === j && people[o]!.home && people[o]!.home === people[i]!.home),
            )
            .map((j) => 1 + most(i + 1, [...at, j]))
          return Math.max(stays, ...sits)
        }
        expect(seat(asked, days, sizes).filter((j) => j >= 0)).toHaveLength(most(0, []))
      },
    ),
    { numRuns: 1000 },
  )
})

test('every change can be said, and the same change of the same plan is the same', () => {
  const unsaid = /undefined|null|\[object|NaN/
  fc.assert(
    fc.property(anyCell, fc.array(anyStep, { maxLength: 20 }), (cell, steps) => {
      const wrong = live(cell, steps, (before, changed, today) => {
        const again = changeRotation(before, changed.change, today)
        const sentences = [
          changeSentence(before, changed, words),
          shapeSentence(changed.plan, words),
          nextSentence(changed.plan, cycleState(changed.plan), words),
          ...changed.plan.meetings.flatMap((meeting) => meetingWords(changed.plan, meeting, words).reasons),
          ...skippedOf(changed.plan).map((one) => skippedSentence(changed.plan, one, words)),
        ]
        return [
          ...(JSON.stringify(again) === JSON.stringify(changed) ? [] : ['another outcome']),
          ...sentences.filter((text) => unsaid.test(text) || !/^\S.*[.]$/s.test(text)),
        ]
      })
      expect(wrong).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('being first falls to everybody alike: by lot, 19 members open 1,900 cycles about 200 times each', () => {
  const cell = members(19)
  const firsts = Array.from(
    { length: 1900 },
    (_, i) =>
      table(
        planRotation({
          seed: `cell ${i}`,
          policy: policy(),
          members: cell,
          meetings: monthly(12),
          today: '2026-12-20',
        }),
      )[0]!,
  ).flat()
  const counts = Object.values(Object.groupBy(firsts, (id) => id)).map((ids) => ids!.length)
  expect(counts).toHaveLength(19)
  expect(Math.min(...counts)).toBeGreaterThan(140)
  expect(Math.max(...counts)).toBeLessThan(260)
})
