import { describe, expect, test } from 'vitest'
import { reviewHindrance } from './review.rules.ts'

type Facts = Parameters<typeof reviewHindrance>[0]
const ready: Facts = {
  person: 'lan',
  chair: 'huong',
  clerk: 'nam',
  writer: 'nam',
  presence: { state: 'present' },
  seatsHere: true,
  heard: true,
  putOff: false,
  concluded: false,
}

describe('a review is concluded', () => {
  test.each<[string, Partial<Facts>, ReturnType<typeof reviewHindrance>]>([
    ['when all is there', {}, null],
    ['when she came late', { presence: { state: 'late' } }, null],
    ['not when she is not on the roll', { presence: undefined }, 'absent'],
    ['not when she is excused', { presence: { state: 'excused' } }, 'absent'],
    ['not when nobody has called her', { presence: { state: 'unmarked' } }, 'absent'],
    ['not when she leads', { chair: 'lan' }, 'leads'],
    ['not when she keeps the minutes', { clerk: 'lan' }, 'writes'],
    ['not when she is at the keyboard', { writer: 'lan' }, 'writes'],
    ['not when whoever leads it has gone', { seatsHere: false }, 'seat-absent'],
    ['not before she was heard', { heard: false }, 'not-heard'],
    ['not when it was put off', { putOff: true }, 'put-off'],
    ['not twice', { concluded: true }, 'concluded'],
  ])('%s', (_, facts, hindrance) => {
    expect(reviewHindrance({ ...ready, ...facts })).toBe(hindrance)
  })
})
