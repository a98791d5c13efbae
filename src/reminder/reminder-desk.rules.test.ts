import { expect, test } from 'vitest'
import { bodyStepOf, inOrder, slugOfStep, stepsAt, stepsOfUnit, waitingSteps } from './reminder-desk.rules.ts'
import { continued, day, event, made, proposed, told } from './testing/cases.ts'

test('what is overdue comes first, then the earlier day, then the given name', () => {
  const late = made(told)
  const later = continued(told, event('extended', 32, { due: day(180) }))
  const cases = [
    { name: 'Trần Văn An', state: later },
    { name: 'Lê Thị Bình', state: later },
    { name: 'Phạm Văn Yên', state: late },
  ]
  const names = (today: string) => inOrder(cases, today).map(({ name }) => name)
  expect(names(day(40))).toEqual(['Phạm Văn Yên', 'Trần Văn An', 'Lê Thị Bình'])
  expect(names(day(121))).toEqual(['Phạm Văn Yên', 'Trần Văn An', 'Lê Thị Bình'])
  const mixed = [{ name: 'Võ Thị Ánh', state: made(proposed) }, ...cases]
  expect(inOrder(mixed, day(121)).map(({ name }) => name)[0]).toBe('Phạm Văn Yên')
})

test('taking back is possible and never waits; what a cell votes on is done at its meeting', () => {
  const all = stepsOfUnit(made(told), 'cell', 'ap-3', day(40))
  expect(waitingSteps(all).map(({ kind }) => kind)).toEqual(['confirm', 'extend'])
  expect(stepsAt('cell', all)).toEqual([])
  expect(stepsAt('table', all).map(({ kind }) => kind)).toEqual(['confirm', 'extend', 'withdraw'])
  expect(stepsOfUnit(made(told), 'cell', 'ap-5', day(40))).toEqual([])
  expect(stepsOfUnit(made(told), 'committee', 'ap-3', day(40))).toEqual([])
})

test('every step has one word in the address', () => {
  for (const step of ['invite', 'decide', 'answer-appeal'] as const)
    expect(bodyStepOf(slugOfStep(step))).toBe(step)
  for (const slug of [undefined, '', 'constructor', 'toString']) expect(bodyStepOf(slug)).toBe(null)
})
