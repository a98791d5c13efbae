import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MEMBER_STATUSES } from '../membership/powers.rules.ts'
import {
  closingRefusal,
  daysProblem,
  declaredOf,
  levelOf,
  openOf,
  overlapOf,
  type Part,
  participantsOf,
  partOf,
  stateOf,
  tallyOf,
} from './round.rules.ts'

const days = {
  opens_on: '2026-11-01',
  declare_by: '2026-11-20',
  conclude_by: '2026-12-05',
  closes_on: '2026-12-10',
}
const going = { ...days, closed_on: null, dropped_on: null }

describe('the days of a round', () => {
  test.each([
    [{}, null],
    [{ declare_by: '2026-10-31' }, { field: 'declare_by', problem: 'order' }],
    [{ conclude_by: '2026-11-19' }, { field: 'conclude_by', problem: 'order' }],
    [{ closes_on: '2026-12-04' }, { field: 'closes_on', problem: 'order' }],
    [{ opens_on: '2025-12-09' }, null],
    [{ opens_on: '2025-12-08' }, { field: 'closes_on', problem: 'long' }],
    [{ declare_by: '2026-11-01', conclude_by: '2026-11-01', closes_on: '2026-11-01' }, null],
  ])('%o: %o', (changes, problem) => expect(daysProblem({ ...days, ...changes })).toEqual(problem))

  test.each([
    ['2026-10-31', 'planned'],
    ['2026-11-01', 'declaring'],
    ['2026-11-20', 'declaring'],
    ['2026-11-21', 'concluding'],
    ['2026-12-05', 'concluding'],
    ['2026-12-06', 'to-close'],
    ['2027-12-06', 'to-close'],
  ])('on %s it is %s', (today, state) => expect(stateOf(going, today)).toBe(state))

  test('closed and dropped outlast every day', () => {
    expect(stateOf({ ...going, closed_on: '2026-12-01' }, '2026-11-02')).toBe('closed')
    expect(stateOf({ ...going, dropped_on: '2026-11-02' }, '2026-11-02')).toBe('dropped')
  })

  test.each([
    ['2026-12-10', '2026-12-20', true],
    ['2026-12-11', '2026-12-20', false],
    ['2026-10-01', '2026-11-01', true],
    ['2026-10-01', '2026-10-31', false],
    ['2026-11-10', '2026-11-12', true],
    ['2026-01-01', '2027-01-01', true],
  ])('another from %s to %s overlaps: %s', (opens_on, closes_on, overlaps) => {
    const other = { ...days, opens_on, closes_on }
    expect(overlapOf(days, [other])).toBe(overlaps ? other : null)
  })

  test('overlapping goes both ways', () => {
    const day = fc
      .integer({ min: 0, max: 60 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
    const span = fc.tuple(day, day).map((pair) => {
      const [opens_on, closes_on] = pair.sort() as [string, string]
      return { ...days, opens_on, closes_on }
    })
    fc.assert(
      fc.property(span, span, (a, b) => {
        expect(overlapOf(a, [b]) === null).toBe(overlapOf(b, [a]) === null)
      }),
    )
  })
})

describe('who takes part', () => {
  const cells = ['thanh', 'loi', 'hoa']
  const at = (person: string, cell: string, status: (typeof MEMBER_STATUSES)[number]) => ({
    person,
    cell,
    status,
  })

  test.each([
    ['official', 'awaited'],
    ['probationary', 'awaited'],
    ['temporary-in', 'awaited'],
    ['exempt', 'may'],
    ['temporary-out', 'away'],
    ['suspended', 'away'],
  ] as const)('%s: %s', (status, part) => expect(partOf(status)).toBe(part))

  test('somebody away at another cell of the commune is counted there, once', () => {
    expect(
      participantsOf([at('lan', 'thanh', 'temporary-out'), at('lan', 'loi', 'temporary-in')], cells),
    ).toEqual([{ person: 'lan', cell: 'loi', status: 'temporary-in', part: 'awaited', alsoIn: ['thanh'] }])
  })

  test('in the lists of two cells by mistake: the first of the tree, and the other is told', () => {
    expect(participantsOf([at('lan', 'hoa', 'official'), at('lan', 'loi', 'official')], cells)).toEqual([
      { person: 'lan', cell: 'loi', status: 'official', part: 'awaited', alsoIn: ['hoa'] },
    ])
  })

  test('who left is nobody’s', () => {
    expect(participantsOf([at('lan', 'hoa', 'left')], cells)).toEqual([])
  })

  test('whatever the lists say, nobody is counted twice and nobody is lost', () => {
    const places = fc.array(
      fc.record({
        person: fc.constantFrom('a', 'b', 'c', 'd'),
        cell: fc.constantFrom(...cells),
        status: fc.constantFrom(...MEMBER_STATUSES),
      }),
    )
    fc.assert(
      fc.property(places, (list) => {
        const people = participantsOf(list, cells).map(({ person }) => person)
        expect(people).toHaveLength(new Set(people).size)
        const expected = new Set(list.filter(({ status }) => status !== 'left').map(({ person }) => person))
        expect(new Set(people)).toEqual(expected)
      }),
    )
  })
})

describe('how a declaration stands', () => {
  const member = { part: 'awaited' as Part, cell: 'thanh' }
  const own = { sent_on: '2026-11-20', how: 'own' as const, cell: 'thanh' }
  test.each([
    [member, null, 'not-yet'],
    [{ ...member, part: 'may' as Part }, null, 'not-awaited'],
    [{ ...member, part: 'away' as Part }, null, 'not-awaited'],
    [member, own, 'in-time'],
    [member, { ...own, sent_on: '2026-11-21' }, 'late'],
    [member, { ...own, how: 'on-behalf' as const, sent_on: '2026-11-25' }, 'on-behalf'],
    [{ ...member, cell: 'loi' }, own, 'elsewhere'],
    [{ ...member, part: 'may' as Part }, own, 'in-time'],
  ])('%o with %o: %s', (one, declaration, state) => expect(declaredOf(days, one, declaration)).toBe(state))

  test.each([
    [[], 'none'],
    [[{ level: 'partial' }], 'partial'],
    [[{ level: 'partial' }, { level: 'present' }], 'present'],
  ] as const)('signs %o come to %s', (signs, level) => expect(levelOf(signs)).toBe(level))
})

describe('closing', () => {
  const knows = { knows: true, reason: 'Hai đồng chí đi chữa bệnh dài ngày.' }
  const silent = { knows: false, reason: '' }
  test.each([
    ['planned', 0, knows, 'not-running'],
    ['closed', 0, knows, 'not-running'],
    ['declaring', 0, silent, null],
    ['declaring', 2, knows, 'still-declaring'],
    ['concluding', 2, silent, 'open-unsaid'],
    ['concluding', 2, { ...knows, reason: '' }, 'open-unsaid'],
    ['concluding', 2, { ...knows, knows: false }, 'open-unsaid'],
    ['concluding', 2, knows, null],
    ['to-close', 2, knows, null],
    ['to-close', 0, silent, null],
  ] as const)('%s with %d open: %s', (state, undeclared, said, refusal) =>
    expect(closingRefusal(state, { undeclared, unconcluded: 0 }, said)).toBe(refusal),
  )

  test('only those awaited keep a round open', () => {
    expect(
      openOf([
        { part: 'awaited', declared: 'in-time', level: 'none' },
        { part: 'awaited', declared: 'not-yet', level: null },
        { part: 'awaited', declared: 'elsewhere', level: null },
        { part: 'may', declared: 'not-awaited', level: null },
        { part: 'away', declared: 'not-awaited', level: null },
      ]),
    ).toEqual({ undeclared: 2, unconcluded: 2 })
  })

  test('the tally leaves out who was let off or away and not concluded, and counts nobody not concluded as free of limits', () => {
    expect(
      tallyOf([
        { part: 'awaited', level: 'none', raised: true },
        { part: 'awaited', level: 'partial', raised: true },
        { part: 'may', level: 'present', raised: false },
        { part: 'awaited', level: null, raised: false },
        { part: 'away', level: null, raised: false },
        { part: 'may', level: null, raised: false },
      ]),
    ).toEqual({ members: 4, concluded: 3, partial: 1, present: 1, raised: 2 })
  })
})
