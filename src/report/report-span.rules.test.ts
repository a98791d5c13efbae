import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../platform/clock.ts'
import {
  calendarSpans,
  freezeRefusal,
  missingIn,
  type ReportSettings,
  runsOf,
  SPAN_KINDS,
  spanByKey,
  spanKey,
  spanOf,
} from './report-span.rules.ts'

const settings: ReportSettings = {
  kinds: SPAN_KINDS,
  cutoffDay: 5,
  dueDay: 10,
  mark: 'BC/ĐU',
  signer: { role: '', post: '' },
  recipients: [],
}
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n))
const anyKind = fc.constantFrom(...SPAN_KINDS)

describe('a span', () => {
  test.each([
    ['month', '2026-02-28', '2026-02-01', '2026-02-28', '2026-03-05', '2026-03-10'],
    ['month', '2024-02-01', '2024-02-01', '2024-02-29', '2024-03-05', '2024-03-10'],
    ['quarter', '2026-11-20', '2026-10-01', '2026-12-31', '2027-01-05', '2027-01-10'],
    ['half', '2026-06-30', '2026-01-01', '2026-06-30', '2026-07-05', '2026-07-10'],
    ['year', '2026-12-31', '2026-01-01', '2026-12-31', '2027-01-05', '2027-01-10'],
  ] as const)('%s with %s in it: %s to %s, frozen %s, due %s', (kind, day, starts, ends, cutoffOn, dueOn) => {
    expect(spanOf(kind, day, settings)).toMatchObject({ starts, ends, cutoffOn, dueOn })
  })

  test('holds its day, is found again by its key, and ends before it is frozen and due', () => {
    fc.assert(
      fc.property(anyKind, anyDay, (kind, day) => {
        const span = spanOf(kind, day, settings)
        expect(span.starts <= day && day <= span.ends).toBe(true)
        expect(spanByKey(spanKey(span), settings)).toEqual(span)
        expect(span.ends < span.cutoffOn && span.cutoffOn <= span.dueOn).toBe(true)
        expect(spanOf(kind, addDays(span.ends, 1), settings).starts).toBe(addDays(span.ends, 1))
      }),
    )
  })

  test('of a calendar: of each kind without a gap, the one that runs first, none from before the beginning', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 900 }), (today, ago) => {
        const began = addDays(today, -ago)
        const spans = calendarSpans(settings, { today, began: `${began.slice(0, 7)}-01` })
        for (const kind of SPAN_KINDS) {
          const own = spans.filter((span) => span.kind === kind)
          expect(own[0]?.starts).toBe(spanOf(kind, today, settings).starts)
          for (const [i, span] of own.slice(1).entries()) expect(addDays(span.ends, 1)).toBe(own[i]!.starts)
          expect(own.every((span) => span.ends >= began)).toBe(true)
        }
      }),
    )
  })
})

describe('what is missing', () => {
  const cells = [
    { id: 'a', name: 'A', founded_on: '2020-01-01' },
    { id: 'b', name: 'B', founded_on: '2026-11-15' },
  ]
  const quarter = spanOf('quarter', '2026-11-01', settings)
  const missing = (meetings: Parameters<typeof missingIn>[2], today = '2027-01-02', began = '2026-01-01') =>
    missingIn(quarter, cells, meetings, { today, began }).map(
      ({ cell, month, reason }) => `${cell.id} ${month.slice(5, 7)} ${reason}`,
    )

  test('a cell owes each month since it was founded, until its minutes are locked', () => {
    expect(
      missing([
        { cell: 'a', month: '2026-10-01', held: true, locked: true },
        { cell: 'a', month: '2026-11-01', held: true, locked: false },
        { cell: 'b', month: '2026-12-01', held: false, locked: false },
      ]),
    ).toEqual(['a 11 not-locked', 'a 12 no-meeting', 'b 11 no-meeting', 'b 12 no-meeting'])
  })

  test('nothing is owed for a month that runs, nor for one before the practice began', () => {
    expect(missing([], '2026-12-31')).toEqual(['a 10 no-meeting', 'a 11 no-meeting', 'b 11 no-meeting'])
    expect(missing([], '2026-12-31', '2026-11-01')).toEqual(['a 11 no-meeting', 'b 11 no-meeting'])
  })
})

test('months that follow one another are told as one stretch, also over the turn of the year', () => {
  const months = ['2026-12-01', '2026-10-01', '2027-01-01', '2027-03-01', '2026-12-01']
  expect(runsOf(months)).toEqual([
    { from: '2026-10-01', to: '2026-10-01' },
    { from: '2026-12-01', to: '2027-01-01' },
    { from: '2027-03-01', to: '2027-03-01' },
  ])
  expect(runsOf([])).toEqual([])
})

test.each([
  ['2026-12-31', 0, true, 'not-over'],
  ['2027-01-01', 0, false, null],
  ['2027-01-04', 1, true, 'too-early'],
  ['2027-01-05', 1, false, 'unsaid'],
  ['2027-01-05', 1, true, null],
  ['2027-03-01', 0, false, null],
] as const)('on %s with %i missing, knowing of it: %s → %s', (today, missing, knows, refusal) => {
  expect(freezeRefusal(spanOf('quarter', '2026-11-01', settings), { today, missing, knows })).toBe(refusal)
})
