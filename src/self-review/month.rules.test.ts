import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Catalogue, groupsInOrder, itemsInOrder, parseCatalogue } from '../catalogue/catalogue.rules.ts'
import { packGroups, unpackGroups } from './ballot.ts'
import {
  type Answer,
  canSend,
  emptyMonth,
  type Month,
  markedGroups,
  marksOf,
  monthAfter,
  nextStep,
  stepsOf,
  type Task,
  unplanned,
} from './month.rules.ts'
import { carriedPlans, type Plan, withPlan } from './own-plan.rules.ts'

const shipped = (file: string): Catalogue => {
  const parsed = parseCatalogue(readFileSync(join(import.meta.dirname, '../../', file), 'utf8'))
  if ('problems' in parsed) throw new Error(file)
  return parsed.ok
}
const catalogue = shipped('catalogues/nqtw4-82.json')
const signs = itemsInOrder(catalogue).map(({ item }) => item.id)

const task: Task = {
  catalogue,
  form: 'skim',
  applicable: new Set(signs),
  close: ['I.1.1', 'II.3.1', 'III.1.1', 'III.2.1'],
}
const full: Task = { ...task, form: 'full', close: [] }

const plan = (sign: string, more: Partial<Plan> = {}): Plan => ({
  id: `plan ${sign}`,
  from: { kind: 'sign', sign, catalogue: 'nqtw4-82@1' },
  text: `Khi gặp ${sign}, thì tôi làm.`,
  due: '2026-12-31',
  ask: false,
  askSign: false,
  state: 'planned',
  ...more,
})

const month = (more: Partial<Month> = {}): Month => ({ ...emptyMonth('nqtw4-82@1'), ...more })
/** A month in which everything was read and nothing marked. */
const read = (more: Partial<Month> = {}): Month =>
  month({
    skim: { 1: [], 2: [], 3: [] },
    close: Object.fromEntries(task.close.map((sign) => [sign, 'none' as const])),
    ...more,
  })
const states = (of: Month, asked = task) =>
  Object.fromEntries(stepsOf(of, asked, false).map((step) => [step.name, step.state]))

describe('what is marked', () => {
  test.each<[skim: Answer | undefined, close: Answer | undefined, level: string | null]>([
    [undefined, undefined, null],
    [undefined, 'none', null],
    ['partial', undefined, 'partial'],
    ['partial', 'none', 'partial'],
    [undefined, 'partial', 'partial'],
    ['partial', 'present', 'present'],
    ['present', 'partial', 'present'],
  ])('skimmed %s and looked at closely %s: %s', (skim, close, level) => {
    const of = month({
      skimMarks: skim && skim !== 'none' ? { 'II.3.1': skim } : {},
      close: close ? { 'II.3.1': close } : {},
    })
    expect(marksOf(of, task)).toEqual(level ? [{ sign: 'II.3.1', level }] : [])
  })

  test('comes in the order of the catalogue, whatever was answered first', () => {
    const of = month({
      skimMarks: { 'III.1.1': 'partial', 'I.1.2': 'present' },
      close: { 'II.3.1': 'present' },
    })
    expect(marksOf(of, task).map((mark) => mark.sign)).toEqual(['I.1.2', 'II.3.1', 'III.1.1'])
  })

  test('is nothing that does not apply to the member, and nothing the catalogue lacks', () => {
    const of = month({ skimMarks: { 'I.1.2': 'present', 'X.9.9': 'present' } as Month['skimMarks'] })
    expect(marksOf(of, { ...task, applicable: new Set(['I.1.1']) })).toEqual([])
  })

  test('in a month of the full list is what the list says, not an earlier skim', () => {
    const of = month({ full: { 'I.1.1': 'partial' }, skimMarks: { 'I.1.2': 'present' } })
    expect(marksOf(of, full).map((mark) => mark.sign)).toEqual(['I.1.1'])
    expect(marksOf(of, task).map((mark) => mark.sign)).toEqual(['I.1.2'])
  })
})

describe('the steps', () => {
  test('of a new month are all to do, but the promises nobody made and the plans nothing needs', () => {
    expect(states(month())).toEqual({
      promises: 'none',
      skim: 'todo',
      close: 'todo',
      learning: 'todo',
      plans: 'todo',
      check: 'todo',
    })
    expect(nextStep(stepsOf(month(), task, false))).toBe('skim')
  })

  test.each<[what: string, of: Month, next: string]>([
    ['one skim screen of three read', month({ skim: { 1: [] } }), 'skim'],
    ['all skimmed', month({ skim: { 1: [], 2: [], 3: [] } }), 'close'],
    ['everything read and nothing marked', read(), 'check'],
    ['everything read and one sign marked', read({ skimMarks: { 'I.1.2': 'partial' } }), 'plans'],
    ['… and planned', read({ skimMarks: { 'I.1.2': 'partial' }, plans: [plan('I.1.2')] }), 'check'],
    [
      '… and its plan of an earlier month fixed: it needs a new one',
      read({ skimMarks: { 'I.1.2': 'partial' }, plans: [plan('I.1.2', { state: 'fixed' })] }),
      'plans',
    ],
    [
      'a promise of last month that was not told of',
      read({ plans: [plan('I.1.2')], carried: ['plan I.1.2'] }),
      'promises',
    ],
    [
      '… and told of',
      read({ plans: [plan('I.1.2', { state: 'failed' })], carried: ['plan I.1.2'], told: ['plan I.1.2'] }),
      'check',
    ],
  ])('with %s: next is %s', (_, of, next) => {
    const steps = stepsOf(of, task, false)
    expect(nextStep(steps)).toBe(next)
    expect(canSend(steps)).toBe(next === 'check')
  })

  test('learning is optional, done or not', () => {
    expect(states(read({ learning: { registered: 'đọc', done: '', judgement: null } })).learning).toBe('todo')
    expect(states(read({ learning: { registered: '', done: 'đã đọc', judgement: null } })).learning).toBe(
      'done',
    )
    expect(canSend(stepsOf(read(), task, false))).toBe(true)
  })

  test('of the full list are done when every applicable sign is answered', () => {
    const answers = (n: number) =>
      Object.fromEntries(signs.slice(0, n).map((sign) => [sign, 'none' as const]))
    expect(states(month(), full).full).toBe('todo')
    expect(states(month({ full: answers(81) }), full).full).toBe('doing')
    expect(states(month({ full: answers(82) }), full)).toMatchObject({ full: 'done', plans: 'none' })
    expect(states(month(), full).skim).toBeUndefined()
  })

  test('let nobody send who has left a mark without a plan or a reading out', () => {
    const some = fc.subarray(signs)
    fc.assert(
      fc.property(some, some, fc.subarray(['1', '2', '3']), (marked, planned, screens) => {
        const of = month({
          skim: Object.fromEntries(screens.map((screen) => [screen, []])),
          skimMarks: Object.fromEntries(marked.map((sign) => [sign, 'partial' as const])),
          close: read().close,
          plans: planned.map((sign) => plan(sign)),
        })
        const whole = screens.length === 3 && marked.every((sign) => planned.includes(sign))
        expect(canSend(stepsOf(of, task, false))).toBe(whole)
        expect(unplanned(of, task)).toEqual(
          signs.filter((sign) => marked.includes(sign) && !planned.includes(sign)),
        )
      }),
    )
  })
})

describe('a new month', () => {
  const before = read({
    skimMarks: { 'I.1.2': 'present' },
    plans: [
      plan('I.1.2', { ask: true }),
      plan('II.3.1', { state: 'fixed' }),
      plan('III.1.1', { state: 'failed' }),
    ],
    learning: { registered: 'đọc một bài mỗi tuần', done: 'đã đọc', judgement: 'well' },
    goodThing: 'sửa đường',
    told: ['plan I.1.2'],
    forms: { a: 'b' },
    typed: { line: 'đang viết' },
    ballot: { quarter: '2026-4', id: 'phiếu', months: { '2026-11-01': ['I.1'] } },
  })

  test('takes over open plans as promises, what was registered and the quarter’s ballot, and answers nothing', () => {
    expect(monthAfter(before, 'nqtw4-82@2', '2026-4')).toEqual({
      ...emptyMonth('nqtw4-82@2'),
      plans: [plan('I.1.2', { ask: true }), plan('III.1.1', { state: 'failed' })],
      carried: ['plan I.1.2', 'plan III.1.1'],
      learning: { registered: 'đọc một bài mỗi tuần', done: '', judgement: null },
      ballot: before.ballot,
    })
  })

  test('of another quarter has no ballot yet, and a first month takes over nothing', () => {
    expect(monthAfter(before, 'nqtw4-82@1', '2027-1').ballot).toBeNull()
    expect(monthAfter(null, 'nqtw4-82@1', '2026-4')).toEqual(emptyMonth('nqtw4-82@1'))
  })
})

describe('a plan', () => {
  test('that is changed keeps its place, a new one comes last', () => {
    const of = month({ plans: [plan('I.1.2'), plan('II.3.1')] })
    expect(withPlan(of, plan('I.1.2', { text: 'khác' })).plans.map((p) => p.text)).toEqual([
      'khác',
      plan('II.3.1').text,
    ])
    expect(withPlan(of, plan('III.1.1')).plans).toHaveLength(3)
    expect(carriedPlans({ ...of, carried: ['plan II.3.1'] })).toEqual([plan('II.3.1')])
  })
})

describe('a ballot', () => {
  const older = shipped('test/fixtures/catalogues/nqtw4-67.json')

  test('says which groups are marked, and has one size whatever it says', () => {
    const groups = groupsInOrder(catalogue).map(({ group }) => group.id)
    fc.assert(
      fc.property(fc.subarray(groups), (marked) => {
        const packed = packGroups(marked, catalogue)
        expect(packed).toHaveLength(72)
        expect(unpackGroups(packed, [catalogue])).toEqual(marked)
        expect(unpackGroups(packed, [older, catalogue])).toEqual(marked)
      }),
    )
  })

  test('is never read by a catalogue it was not packed with', () => {
    expect(unpackGroups(packGroups(['I.1', 'I.2'], catalogue), [older])).toEqual([])
  })

  test('holds a group once, however many of its signs are marked', () => {
    const of = month({ skimMarks: { 'I.1.1': 'partial', 'I.1.2': 'present', 'II.3.1': 'partial' } })
    expect(markedGroups(of, task)).toEqual(['I.1', 'II.3'])
  })
})
