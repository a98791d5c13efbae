import { describe, expect, test } from 'vitest'
import { fullMarks, gradeOf, showMark, totalOf, usualSheet } from './score.rules.ts'

describe('the usual sheet', () => {
  test('has 15, 20, 45 and 20 of 100', () => {
    expect(usualSheet.parts.map((part) => part.most)).toEqual([15, 20, 45, 20])
    expect(fullMarks(usualSheet)).toBe(100)
  })
  test.each([
    [100, 'Tốt'],
    [90, 'Tốt'],
    [89.5, 'Khá'],
    [70, 'Khá'],
    [69, 'Trung bình'],
    [50, 'Trung bình'],
    [49.5, 'Kém'],
    [0, 'Kém'],
  ])('%d points: %s', (total, grade) => {
    expect(gradeOf(usualSheet, total)).toBe(grade)
  })
  test('a part without a mark counts nothing; halves are written with a comma', () => {
    expect(totalOf(usualSheet, { preparation: 15, attendance: 18.5, other: 40 })).toBe(33.5)
    expect(showMark(33.5)).toBe('33,5')
  })
})
