import { describe, expect, test } from 'vitest'
import { type EndingFacts, type Unfinished, unfinished } from './ending.rules.ts'

type Roll = EndingFacts['roll'][number]
const line = (person: string, state: Roll['state'] = 'present', more: Partial<Roll> = {}): Roll => ({
  person,
  status: 'official',
  state,
  reason: '',
  ...more,
})
const whole: EndingFacts = {
  chair: 'a',
  clerk: 'b',
  roll: ['a', 'b', 'c', 'd'].map((person) => line(person)),
  voters: ['official'],
  lineOpen: false,
  reviews: [],
  votes: [],
}
const rollWith = (...changed: Roll[]) =>
  whole.roll.map((one) => changed.find((other) => other.person === one.person) ?? one)
const review = (person: string, more: Partial<EndingFacts['reviews'][number]> = {}) => ({
  person,
  chair: null,
  clerk: null,
  put_off_at: null,
  conclusion: 'c',
  ...more,
})
const off = { put_off_at: new Date(), conclusion: null }

describe('what keeps a meeting from ending', () => {
  test.each<[string, Partial<EndingFacts>, Unfinished[]]>([
    ['nothing', {}, []],
    ['without a period', { lineOpen: null }, []],
    ['somebody not called', { roll: rollWith(line('d', 'unmarked')) }, ['roll']],
    ['nobody there', { roll: whole.roll.map((one) => ({ ...one, state: 'unexcused' })) }, ['roll', 'seats']],
    ['excused, no reason', { roll: rollWith(line('d', 'excused')) }, ['reasons']],
    ['excused, with one', { roll: rollWith(line('d', 'excused', { reason: 'ốm' })) }, []],
    ['let off, not called', { roll: rollWith(line('d', 'unmarked', { status: 'exempt' })) }, []],
    ['the chair not there', { roll: rollWith(line('a', 'unexcused')) }, ['seats']],
    ['one in both seats', { clerk: 'a' }, ['seats']],
    ['no clerk', { clerk: null }, ['seats']],
    ['the line open', { lineOpen: true }, ['line']],
    ['a review open', { reviews: [review('c', { conclusion: null })] }, ['reviews']],
    ['a review concluded', { reviews: [review('c')] }, []],
    ['a review put off', { reviews: [review('c', off)] }, []],
    ['the chair’s put off', { reviews: [review('a', off)] }, []],
    [
      'concluded about somebody absent',
      { reviews: [review('c')], roll: rollWith(line('c', 'unexcused')) },
      ['reviews'],
    ],
    ['the chair reviewed', { reviews: [review('a')] }, ['review-seats']],
    ['the chair reviewed, c leading', { reviews: [review('a', { chair: 'c' })] }, []],
    ['the chair reviewed, the clerk leading', { reviews: [review('a', { chair: 'b' })] }, ['review-seats']],
    ['the clerk reviewed, c writing', { reviews: [review('b', { clerk: 'c' })] }, []],
    [
      'whoever leads it absent',
      { reviews: [review('a', { chair: 'c' })], roll: rollWith(line('c', 'unexcused')) },
      ['review-seats'],
    ],
    ['a vote of all', { votes: [{ entitled: 4, named: null }] }, []],
    ['a vote of more', { votes: [{ entitled: 5, named: null }] }, ['votes']],
    ['a vote of fewer', { votes: [{ entitled: 3, named: null }] }, ['votes']],
    [
      'fewer, one came late',
      { votes: [{ entitled: 3, named: null }], roll: rollWith(line('d', 'late')) },
      [],
    ],
    [
      'a probationary one is not counted',
      {
        votes: [{ entitled: 3, named: null }],
        roll: rollWith(line('d', 'present', { status: 'probationary' })),
      },
      [],
    ],
    ['by name of somebody else', { votes: [{ entitled: 4, named: { x: 'yes' } }] }, ['votes']],
  ])('%s', (_, facts, open) => {
    expect(unfinished({ ...whole, ...facts })).toEqual(open)
  })
})
