import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Draft,
  type DraftLine,
  draftFrom,
  draftProblem,
  firstDay,
  formIsOpen,
  lastYears,
  leaveOut,
  lineProblems,
  MONTHS,
  monthsBegun,
  newDraft,
  openYears,
  phaseOf,
  readyLines,
  type SignedLine,
  TICKS,
  type Ticks,
  takeOver,
  usualRules,
  withLine,
  withoutLine,
  withTick,
} from './commitment.rules.ts'

const line = (id: string, over: Partial<DraftLine> = {}): DraftLine => ({
  id,
  what: 'Đi dự đủ các buổi học',
  measure: 'mỗi tháng một buổi',
  due: '31/12/2026',
  group: null,
  from: null,
  page: '',
  turn: 0,
  ...over,
})
const signed = (id: string, over: Partial<SignedLine> = {}): SignedLine => ({
  id: `row-${id}`,
  line: id,
  what: `Việc ${id}`,
  measure: 'một lần',
  due: '2025-12-31',
  group: null,
  ...over,
})
const of = (over: Partial<Parameters<typeof lineProblems>[1]> = {}) => ({
  year: 2026,
  today: '2026-03-01',
  before: [],
  ...over,
})

describe('when a year’s commitment is made', () => {
  test.each([
    ['2025-11-30', 'early'],
    ['2025-12-01', 'open'],
    ['2026-01-15', 'open'],
    ['2026-03-31', 'open'],
    ['2026-04-01', 'late'],
    ['2026-12-31', 'late'],
    ['2027-01-01', 'over'],
  ])('2026 on %s: %s', (today, phase) => {
    expect(phaseOf(usualRules, 2026, today)).toBe(phase)
  })

  test.each([
    ['2026-11-30', [2026]],
    ['2026-12-01', [2026, 2027]],
    ['2027-01-01', [2027]],
  ])('on %s one may commit oneself for %s', (today, years) => {
    expect(openYears(usualRules, today)).toEqual(years)
  })

  test('a first day in the first half of the year is of that year', () => {
    const rules = { ...usualRules, from: '01-05' }
    expect(firstDay(rules, 2027)).toBe('2027-01-05')
    expect(openYears(rules, '2027-01-04')).toEqual([])
  })

  test.each([
    ['2026-10-31', false],
    ['2026-11-01', true],
    ['2027-06-01', true],
  ])('its year-end form on %s: %s', (today, open) => {
    expect(formIsOpen(usualRules, 2026, today)).toBe(open)
  })
})

describe('a line can be signed', () => {
  test.each([
    [{}, []],
    [{ what: '' }, ['what']],
    [{ what: 'học' }, ['what-short']],
    [{ measure: '' }, ['measure']],
    [{ due: '' }, ['due']],
    [{ due: '31/02/2026' }, ['due']],
    [{ due: '28/02/2026' }, ['due-past']],
    [{ due: '01/03/2026' }, []],
    [{ due: '01/01/2027' }, ['due-year']],
    [{ due: '31/12/2025' }, ['due-year']],
    [{ what: '', measure: '', due: 'x' }, ['what', 'measure', 'due']],
  ] as const)('%j: %j', (over, problems) => {
    expect(lineProblems(line('a', over), of())).toEqual(problems)
  })

  test('with a day that has passed only where it was signed with that very day', () => {
    const before = [signed('a', { due: '2026-02-01' })]
    const past = { due: '01/02/2026' }
    expect(lineProblems(line('a', past), of({ before }))).toEqual([])
    expect(lineProblems(line('b', past), of({ before }))).toEqual(['due-past'])
    expect(lineProblems(line('a', { due: '02/02/2026' }), of({ before }))).toEqual(['due-past'])
  })

  test.each([
    [2, 'few'],
    [3, undefined],
    [7, undefined],
    [8, 'many'],
  ])('a draft of %i lines: %s', (count, kind) => {
    const lines = Array.from({ length: count }, (_, i) => line(String(i)))
    expect(draftProblem({ ...newDraft, lines }, usualRules, of())?.kind).toBe(kind)
  })

  test('and one line that is not ready holds up the draft, and says which', () => {
    const lines = [line('a'), line('b', { measure: '' }), line('c')]
    expect(draftProblem({ ...newDraft, lines }, usualRules, of())).toEqual({ kind: 'line', line: 'b' })
  })
})

describe('from last year’s lines', () => {
  const last = [signed('a'), signed('b'), signed('c')]

  test('each is kept, dropped or still open; kept it is due at the end of the new year', () => {
    let draft = takeOver(newDraft, last[0]!, 2026, 'new-a')
    draft = leaveOut(draft, last[1]!)
    expect(draft.lines).toEqual([
      expect.objectContaining({ id: 'new-a', what: 'Việc a', due: '31/12/2026', from: 'a' }),
    ])
    expect(lastYears(draft, last)).toEqual({ open: [last[2]], dropped: [last[1]] })
  })

  test('however the buttons are pressed, every line is in exactly one place', () => {
    const press = fc.record({
      what: fc.constantFrom('keep', 'leave', 'remove'),
      which: fc.integer({ min: 0, max: 2 }),
    })
    fc.assert(
      fc.property(fc.array(press, { maxLength: 30 }), (presses) => {
        let draft: Draft = newDraft
        presses.forEach(({ what, which }, i) => {
          const one = last[which]!
          if (what === 'keep') draft = takeOver(draft, one, 2026, `new-${i}`)
          else if (what === 'leave') draft = leaveOut(draft, one)
          else draft = withoutLine(draft, draft.lines.find((own) => own.from === one.line)?.id ?? '')
        })
        const { open, dropped } = lastYears(draft, last)
        const taken = draft.lines.map((own) => own.from)
        expect(
          [...open, ...dropped]
            .map((one) => one.line)
            .concat(taken as string[])
            .sort(),
        ).toEqual(['a', 'b', 'c'])
      }),
    )
  })
})

test('a signed wording opened and signed again unchanged says the same', () => {
  const group = { catalogue: 'x@1', id: 'I.3', label: 'Nhóm' }
  const lines = [signed('a'), signed('b', { group, due: '2026-06-30' })]
  expect(readyLines(draftFrom(2, lines))).toEqual(
    lines.map(({ line, what, measure, due, group }) => ({ line, what, measure, due, group })),
  )
})

test('a changed line stays in its place, a new one comes last', () => {
  const draft = { ...newDraft, lines: [line('a'), line('b')] }
  expect(withLine(draft, line('a', { what: 'Khác' })).lines.map((one) => one.what)[0]).toBe('Khác')
  expect(withLine(draft, line('c')).lines.map((one) => one.id)).toEqual(['a', 'b', 'c'])
})

describe('ticks', () => {
  test('the same tap again takes it back; other lines and months stay as they are', () => {
    const tap = fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom(...MONTHS), fc.constantFrom(...TICKS))
    fc.assert(
      fc.property(fc.array(tap, { maxLength: 20 }), tap, (before, [id, month, tick]) => {
        const start = before.reduce((ticks, one) => withTick(ticks, ...one), {} as Ticks)
        const once = withTick(start, id, month, tick)
        const was = start[id]?.[month]
        expect(once[id]?.[month]).toBe(was === tick ? undefined : tick)
        for (const other of ['a', 'b'])
          for (const at of MONTHS)
            if (other !== id || at !== month) expect(once[other]?.[at]).toBe(start[other]?.[at])
      }),
    )
  })

  test.each([
    [2026, '2026-03-01', 3],
    [2026, '2027-01-01', 12],
    [2027, '2026-12-31', 0],
  ])('of %i on %s: %i months have begun', (year, today, count) => {
    expect(monthsBegun(year, today)).toHaveLength(count)
  })
})
