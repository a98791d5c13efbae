import { describe, expect, test } from 'vitest'
import { addDays } from '../platform/clock.ts'
import { reminder as words } from '../text/vi/reminder.ts'
import type { EventKind } from './reminder-event.rules.ts'
import type { Running } from './reminder-state.rules.ts'
import { type StepKind, steps } from './reminder-steps.rules.ts'
import { moreSentences, refusalSentence, stateSentence, stepSentence } from './reminder-words.rules.ts'
import * as cases from './testing/cases.ts'
import { closed, event, forgotten, made } from './testing/cases.ts'
import { movesOf, reach, STEP_OF, sortOf } from './testing/reach.ts'

const DEPTH = 12
const { states, found } = reach(DEPTH)
const running = [...states.values()].filter(
  (state): state is Running => state.stage !== 'closed' && state.stage !== 'forgotten',
)
const kindsOf = Object.entries(STEP_OF) as [EventKind, readonly StepKind[]][]

describe(`every sort of state within ${DEPTH} events`, () => {
  test('there are many, and no more beyond', () => {
    expect(states.size).toBeGreaterThan(80)
    expect(reach(DEPTH + 1).states.size).toBe(states.size)
  })

  test('can be brought to an end by the work itself, with nothing withdrawn and nobody gone', () => {
    const work = found.filter(({ event: { kind } }) => kind in STEP_OF && kind !== 'withdrawn')
    const ending = new Set(['closed'])
    for (let before = 0; before < ending.size; ) {
      before = ending.size
      for (const { from, to } of work) if (ending.has(sortOf(to))) ending.add(sortOf(from))
    }
    expect([...states.keys()].filter((sort) => !ending.has(sort))).toEqual([])
  })

  test('can be withdrawn, and ends with its conclusion, an exemption, a leave or a death', () => {
    for (const state of running)
      for (const kind of ['withdrawn', 'conclusion-withdrawn', 'exempt', 'left', 'died'] as const) {
        const unit = state.proposed.unit
        expect(
          movesOf(state, kind, state.last).map(({ to }) => to.stage),
          `${sortOf(state)} ${kind} ${unit}`,
        ).toEqual(['closed'])
      }
  })

  test('whoever has a step can take it that day, and nothing can be done without one', () => {
    const wrong = running.flatMap((state) =>
      [0, 1, 3, 40, 150, 400].flatMap((days) => {
        const today = addDays(state.last, days)
        const offered = new Set(steps(state, today).map((step) => step.kind))
        const taken = kindsOf.flatMap(([kind, by]) => (movesOf(state, kind, today).length > 0 ? [by] : []))
        const idle = [...offered].filter((step) => !taken.some((by) => by.includes(step)))
        const bare = taken.filter((by) => !by.some((step) => offered.has(step)))
        return [...idle, ...bare.flat()].map((step) => `${sortOf(state)} +${days}: ${step}`)
      }),
    )
    expect(wrong).toEqual([])
  })

  test('is said in a sentence, with its steps', () => {
    for (const state of [...states.values(), made(forgotten)]) {
      const today = addDays(state.last, 40)
      const said = [
        stateSentence(state, words),
        ...moreSentences(state, today, words),
        ...steps(state, today).map((step) => stepSentence(step, words)),
      ]
      for (const sentence of said) {
        expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
        expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\d{4}-\d\d/)
      }
    }
  })
})

describe('in plain words', () => {
  const { told, confirmed, appealed, missedTwice, decided, toldByCommittee } = cases
  test.each([
    [
      missedTwice,
      'Đồng chí được mời hai lần mà không đến và không nêu lý do, lần sau ngày 02/01/2027; chi bộ được quyết định, nhưng trước đó đồng chí vẫn có thể trình bày.',
    ],
    [
      decided,
      'Chi bộ biểu quyết nhắc nhở ngày 03/12/2026, 14 trên 17 đồng ý; chưa báo cho đồng chí nên chưa tính hạn.',
    ],
    [told, 'Đồng chí được báo nhắc nhở ngày 04/12/2026, tại buổi họp, và đang sửa.'],
    [
      [...toldByCommittee, event('said-fixed', 50)],
      'Đồng chí báo đã sửa xong ngày 23/12/2026; chờ đảng ủy xem và công nhận trong buổi họp.',
    ],
    [confirmed, 'Chi bộ công nhận đã sửa xong ngày 02/01/2027.'],
    [closed, 'Đã sửa xong và kết thúc ngày 04/01/2027.'],
  ])('%#', (events, sentence) => {
    expect(stateSentence(made(events), words)).toBe(sentence)
  })

  test('Lan reads what is expected, that the committee has it, and when it leaves the lists', () => {
    expect(moreSentences(made(appealed), '2027-04-01', words)).toEqual([
      'Việc cần sửa: Dự đủ các kỳ họp. Hạn: 03/03/2027.',
      'Đang chờ đảng ủy xem lại, muộn nhất ngày 12/01/2027; trong lúc chờ không tính là quá hạn.',
    ])
    expect(moreSentences(made(told), '2027-04-01', words)[1]).toBe('Đã quá hạn ngày 03/03/2027.')
    expect(moreSentences(made(closed), '2027-04-01', words)).toEqual([
      'Từ ngày 04/01/2028 không còn trong danh sách nào.',
    ])
  })

  test('every refusal is a sentence of its own', () => {
    const all = Object.keys(words.refusals).map((refused) =>
      refusalSentence({ refused: refused as 'closed' }, words),
    )
    expect(new Set(all).size).toBe(all.length)
    for (const sentence of all) expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
  })
})

test('who may do what next: Lan, her cell, the committee above, in their time', () => {
  const at = (events: Parameters<typeof made>[0], today: string) =>
    steps(made(events), today).map((step) => [step.who, step.unit, step.kind, step.until, step.late])
  expect(at(cases.told, '2026-12-20')).toEqual([
    ['member', null, 'say-fixed', '2027-03-03', false],
    ['member', null, 'answer', null, false],
    ['member', null, 'appeal', '2027-01-03', false],
    ['cell', 'ap-3', 'confirm', null, false],
    ['cell', 'ap-3', 'extend', null, false],
    ['cell', 'ap-3', 'withdraw', null, false],
  ])
  expect(at([...cases.appealed, event('transferred', 45)], '2027-01-20')).toEqual([
    ['member', null, 'say-fixed', '2027-03-03', false],
    ['member', null, 'answer', null, false],
    ['cell', 'ap-5', 'confirm', null, false],
    ['cell', 'ap-5', 'extend', null, false],
    ['next-level', 'thanh-quoi', 'answer-appeal', '2027-01-12', true],
    ['cell', 'ap-3', 'withdraw', null, false],
  ])
  expect(at(closed, '2027-12-31')).toEqual([])
  expect(at(closed, '2028-01-04')).toEqual([['clock', null, 'forget', null, false]])
})
