import { expect, test } from 'vitest'
import {
  actsFor,
  type InspectionFacts,
  isToldInTime,
  mayReport,
  monthsOf,
  stageOf,
  yearsFor,
} from './inspection.rules.ts'

const planned: InspectionFacts = {
  adopted: true,
  told_on: null,
  reports: [],
  asks: [],
  result: null,
  resultAfter: 0,
  concluded: false,
  dropped: false,
}
const told = { ...planned, told_on: '2026-11-03' }
const report = { n: 1, sent_on: '2026-11-20' }
const reported = { ...told, reports: [report] }
const result = { n: 1, outcome: 'fixed', made_on: '2026-11-25', seen_on: null } as const
const drafted = { ...reported, result, resultAfter: 1 }
const seen = { ...drafted, result: { ...result, seen_on: '2026-11-26' } }

test.each([
  ['draft', { ...planned, adopted: false }, []],
  ['planned', planned, ['tell', 'drop']],
  ['told', told, ['enter', 'drop']],
  ['reported', reported, ['draft', 'ask', 'drop']],
  ['asked', { ...reported, asks: [{ asked_on: '2026-11-21', after: 1 }] }, ['enter', 'draft', 'drop']],
  ['drafted', drafted, ['hand', 'draft', 'drop']],
  ['seen', seen, ['conclude', 'draft', 'ask', 'drop']],
  ['reported', { ...seen, reports: [report, { n: 2, sent_on: '2026-11-27' }] }, ['draft', 'ask', 'drop']],
  ['concluded', { ...seen, concluded: true }, []],
  ['dropped', { ...seen, dropped: true }, []],
] as const)('%s', (stage, facts, acts) => {
  expect(stageOf(facts)).toBe(stage)
  expect(actsFor(stage)).toEqual(acts)
})

test('of all facts there are, only a seen result of the latest report is voted on', () => {
  const bools = [true, false]
  for (const adopted of bools)
    for (const concluded of bools)
      for (const dropped of bools)
        for (const told_on of [null, '2026-11-03'])
          for (const reports of [[], [report], [report, { n: 2, sent_on: '2026-11-27' }]])
            for (const one of [null, result, seen.result])
              for (const resultAfter of [0, 1, 2]) {
                const facts = {
                  ...planned,
                  adopted,
                  concluded,
                  dropped,
                  told_on,
                  reports,
                  result: one,
                  resultAfter,
                }
                const may = actsFor(stageOf(facts)).includes('conclude')
                if (may) {
                  expect(one?.seen_on).toBeTruthy()
                  expect(resultAfter).toBe(reports.length)
                  expect(reports.length).toBeGreaterThan(0)
                  expect(adopted && !concluded && !dropped).toBe(true)
                }
              }
})

test('told at the meeting before, never at the same', () => {
  expect(isToldInTime('2026-11-03', '2026-12-03')).toBe(true)
  expect(isToldInTime('2026-12-03', '2026-12-03')).toBe(false)
  expect(isToldInTime(null, '2026-12-03')).toBe(false)
})

test('a plan is drafted for its year, from this month on; next year’s from November on', () => {
  expect(yearsFor('2026-10-31')).toEqual([2026])
  expect(yearsFor('2026-12-01')).toEqual([2027, 2026])
  expect(monthsOf(2026, '2026-11-20')).toEqual(['2026-11-01', '2026-12-01'])
  expect(monthsOf(2027, '2026-11-20')).toHaveLength(12)
  expect(mayReport('planned')).toBe(true)
  expect(mayReport('concluded')).toBe(false)
})
