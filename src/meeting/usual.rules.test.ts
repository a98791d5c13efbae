import { expect, test } from 'vitest'
import { habitOf } from './usual.rules.ts'

test.each([
  [[], '19:30'],
  [['08:00'], '19:30'],
  [['08:00', '19:30'], '19:30'],
  [['08:00', '14:00', '14:00'], '14:00'],
  [['14:00', '08:00', '14:00'], '14:00'],
  [['08:00', '08:00', '14:00'], '08:00'],
  [['08:00', '14:00', '18:00', '18:00'], '19:30'],
  [['', ''], '19:30'],
])('after meetings at %o the next is at %s', (hours, hour) => {
  expect(habitOf(hours, '19:30')).toBe(hour)
})
