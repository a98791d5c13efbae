import { describe, expect, test } from 'vitest'
import { APPEAL_DAYS, answerProblem, appealProblem, lastAppealDay } from './appeal.rules.ts'

describe('taking a conclusion to the next level', () => {
  const concluded_on = '2026-11-03'

  test.each([
    ['2026-11-03', null],
    ['2026-12-03', null],
    ['2026-12-04', 'late'],
    ['2027-11-03', 'late'],
  ])('on %s: %s', (today, problem) => {
    expect(appealProblem({ concluded_on, appealed: false }, today)).toBe(problem)
  })

  test('is done once, however early', () => {
    expect(appealProblem({ concluded_on, appealed: true }, concluded_on)).toBe('sent')
    expect(appealProblem({ concluded_on, appealed: true }, '2027-01-01')).toBe('sent')
  })

  test('has 30 days unless laid down otherwise', () => {
    expect(APPEAL_DAYS).toBe(30)
    expect(lastAppealDay(concluded_on)).toBe('2026-12-03')
    expect(appealProblem({ concluded_on, appealed: false }, '2026-11-14', 10)).toBe('late')
  })
})

describe('whoever had a hand in it does not answer', () => {
  const appeal = { person: 'lan', recorders: ['huong'], committee: ['huong', 'dung'], answered: false }

  test.each([
    ['lan', 'own'],
    ['huong', 'recorded'],
    ['dung', 'committee'],
    ['phuc', null],
  ])('%s: %s', (answerer, problem) => {
    expect(answerProblem(appeal, answerer)).toBe(problem)
  })

  test('nor a second time', () => {
    expect(answerProblem({ ...appeal, answered: true }, 'phuc')).toBe('answered')
    expect(answerProblem({ ...appeal, answered: true }, 'lan')).toBe('own')
  })
})
