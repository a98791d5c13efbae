import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemsInOrder, parseCatalogue } from '../catalogue/catalogue.rules.ts'
import { type Brings, bringsOf, type KnownPromise, type KnownPromises, shownOf } from './brought.rules.ts'
import { emptyMonth, type Month, type Task } from './month.rules.ts'
import { isOpen, PLAN_STATES, type Plan } from './own-plan.rules.ts'

const parsed = parseCatalogue(
  readFileSync(join(import.meta.dirname, '../../catalogues/nqtw4-82.json'), 'utf8'),
)
if ('problems' in parsed) throw new Error('the shipped catalogue')
const catalogue = parsed.ok
const signs = itemsInOrder(catalogue).map(({ item }) => item.id)
const task: Task = { catalogue, form: 'skim', applicable: new Set(signs), close: [] }

const from = (sign: string) => ({ kind: 'sign', sign, catalogue: 'nqtw4-82@1' }) as const
const plan = (sign: string, more: Partial<Plan> = {}): Plan => ({
  id: `plan ${sign}`,
  from: from(sign),
  text: `Khi gặp ${sign}, thì tôi làm.`,
  due: '2026-12-31',
  ask: false,
  askSign: false,
  state: 'planned',
  ...more,
})
const month = (more: Partial<Month> = {}): Month => ({ ...emptyMonth('nqtw4-82@1'), ...more })
const promise = (id: string, more: Partial<KnownPromise> = {}): KnownPromise => ({
  id,
  line: plan('I.1.2').text,
  due: '2026-12-31',
  told_fixed_on: null,
  confirmed_on: null,
  standing: true,
  ...more,
})
const none: KnownPromises = new Map()
const nameOf = () => 'Ngại học'
const brings = (of: Month, known = none): Brings => bringsOf(of, task, known, nameOf)
const lines = (of: Month, known = none) => brings(of, known).lines.map(({ line }) => line)

describe('what the cell will read', () => {
  const marked = { skimMarks: { 'I.1.2': 'partial' as const } }
  const carried = ['plan I.1.2']
  const text = plan('I.1.2').text
  const commitment = { kind: 'commitment', id: 'line', words: 'Dự đủ các buổi học' } as const

  test.each<[what: string, of: Month, lines: string[]]>([
    ['a plan not asked about', month({ ...marked, plans: [plan('I.1.2')] }), []],
    ['a plan asked about', month({ ...marked, plans: [plan('I.1.2', { ask: true })] }), [text]],
    [
      'a plan asked about with its sign',
      month({ ...marked, plans: [plan('I.1.2', { ask: true, askSign: true })] }),
      [`Ngại học: ${text}`],
    ],
    ['a sign without asking', month({ ...marked, plans: [plan('I.1.2', { askSign: true })] }), []],
    ['a plan whose mark was taken back', month({ plans: [plan('I.1.2', { ask: true })] }), []],
    ['a promise asked about', month({ plans: [plan('I.1.2', { ask: true })], carried }), [text]],
    [
      'a plan of a line of the commitment, which has no mark',
      month({ plans: [plan('I.1.2', { from: commitment, ask: true })] }),
      [text],
    ],
    [
      'a promise that is fixed',
      month({ plans: [plan('I.1.2', { ask: true, state: 'fixed' })], carried }),
      [],
    ],
    ['a promise dropped', month({ plans: [plan('I.1.2', { ask: true, state: 'dropped' })], carried }), []],
  ])('of %s', (_, of, read) => {
    expect(lines(of)).toEqual(read)
  })
})

describe('a promise the cell knows already', () => {
  const of = (more: Partial<Plan> = {}) =>
    month({ plans: [plan('I.1.2', { ask: true, brought: 'a', ...more })], carried: ['plan I.1.2'] })
  const known = (more: Partial<KnownPromise> = {}): KnownPromises => new Map([['a', promise('a', more)]])

  test('unchanged, is shown as one that the cell has', () => {
    expect(brings(of(), known()).lines).toEqual([
      expect.objectContaining({ changed: false, was: promise('a') }),
    ])
  })

  test.each([[{ text: 'Khác.' }], [{ due: '2027-01-31' }], [{ askSign: true }]])(
    'with %o is a new line',
    (change) => {
      const { lines, ended } = brings(of(change), known())
      expect(lines).toEqual([expect.objectContaining({ changed: true, was: promise('a') })])
      expect(ended).toEqual([])
    },
  )

  test.each<[string, Partial<Plan>]>([
    ['asked about no more', { ask: false }],
    ['dropped', { state: 'dropped' }],
  ])('%s, is taken back', (_, change) => {
    expect(brings(of(change), known())).toEqual({ lines: [], ended: [promise('a')] })
  })

  test('told fixed, stays for the cell to look at', () => {
    expect(brings(of({ state: 'fixed' }), known({ told_fixed_on: '2026-12-01' }))).toEqual({
      lines: [],
      ended: [],
    })
  })

  test.each<[string, Partial<KnownPromise>]>([
    ['taken back on its own page or left behind in another cell', { standing: false }],
    ['confirmed', { standing: false, confirmed_on: '2026-12-03' }],
  ])('%s, is not brought again by itself', (_, row) => {
    expect(brings(of(), known(row))).toEqual({ lines: [], ended: [] })
    // Nor is one whose row is not to be found.
    expect(brings(of(), none)).toEqual({ lines: [], ended: [] })
  })
})

test('1,000 months: the cell reads only open plans asked about, and the preview tells every difference', () => {
  const aPlan = fc
    .record({
      sign: fc.constantFrom(...signs.slice(0, 12)),
      ask: fc.boolean(),
      askSign: fc.boolean(),
      state: fc.constantFrom(...PLAN_STATES),
      brought: fc.boolean(),
      standing: fc.boolean(),
      carried: fc.boolean(),
      text: fc.constantFrom('Khi A, thì B.', 'Khi C, thì D.'),
    })
    .map((one) => ({ ...one, id: `plan ${one.sign}` }))
  fc.assert(
    fc.property(fc.uniqueArray(aPlan, { selector: (one) => one.id, maxLength: 12 }), (all) => {
      const of = month({
        skimMarks: Object.fromEntries(all.map(({ sign }) => [sign, 'partial' as const])),
        plans: all.map(({ sign, ask, askSign, state, brought, text }) =>
          plan(sign, { ask, askSign, state, text, ...(brought ? { brought: sign } : {}) }),
        ),
        carried: all.filter((one) => one.carried).map((one) => one.id),
      })
      const known = new Map(
        all
          .filter((one) => one.brought)
          .map(({ sign, standing, text }) => [sign, promise(sign, { standing, line: text })]),
      )
      const { lines, ended } = brings(of, known)
      for (const line of lines) {
        const mine = of.plans.find((one) => one.id === line.plan)!
        expect(mine.ask && isOpen(mine)).toBe(true)
        expect(line.line.endsWith(mine.text)).toBe(true)
        expect(line.line.startsWith('Ngại học')).toBe(mine.askSign)
      }
      // Whatever stood for the cell stands still, is changed, is taken back, or waits as told fixed: nothing just vanishes.
      for (const mine of of.plans) {
        const stood = mine.brought && known.get(mine.brought)?.standing
        const told = [
          ...lines.filter((one) => one.plan === mine.id),
          ...ended.filter((one) => one.id === mine.brought),
        ]
        expect(told.length).toBe(
          stood && mine.state !== 'fixed' ? 1 : lines.filter((one) => one.plan === mine.id).length,
        )
      }
      expect(shownOf({ lines, ended })).toHaveLength(lines.length + ended.length)
    }),
    { numRuns: 1000 },
  )
})
