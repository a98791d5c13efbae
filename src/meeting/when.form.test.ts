import { describe, expect, test } from 'vitest'
import { formOf } from '../platform/form.ts'
import { languages } from '../text/text.ts'
import { readTime, readWhen } from './when.form.ts'

describe('an hour as people write it', () => {
  test.each([
    ['19:30', '19:30'],
    ['19h30', '19:30'],
    ['19.30', '19:30'],
    ['7 giờ', '07:00'],
    ['7 giờ 30', '07:30'],
    ['7', '07:00'],
    ['00:00', '00:00'],
    ['24:00', null],
    ['19:60', null],
    ['tối', null],
    ['', null],
    ['-1:00', null],
  ])('“%s”: %s', (typed, time) => {
    expect(readTime(typed)).toBe(time)
  })
})

describe('the day of a meeting', () => {
  const facts = { kind: 'ordinary', month: '2026-12-01', usual: '2026-12-03', today: '2026-12-01' } as const
  const read = (fields: Record<string, string>, more: Partial<Parameters<typeof readWhen>[1]> = {}) =>
    readWhen(
      formOf(Object.entries({ day: '03/12/2026', time: '19:30', ...fields })),
      { ...facts, ...more },
      languages.vi,
    )

  test.each([
    ['the usual one', {}, {}, null],
    ['another one, with why', { day: '05/12/2026', 'moved-reason': 'bầu cử' }, {}, null],
    ['another one, without', { day: '05/12/2026' }, {}, 'moved-reason'],
    ['one that is past', { day: '30/11/2026', 'moved-reason': 'x' }, {}, 'day'],
    ['two weeks into the next month', { day: '15/01/2027', 'moved-reason': 'lụt' }, {}, null],
    ['later than that', { day: '16/01/2027', 'moved-reason': 'lụt' }, {}, 'day'],
    ['none at all', { day: '31/11/2026' }, {}, 'day'],
    ['of a meeting held already', { day: '02/12/2026', 'moved-reason': 'x' }, { past: true }, 'day'],
    ['today, of one held already', { day: '01/12/2026', 'moved-reason': 'x' }, { past: true }, null],
    ['thematic, any day', { day: '20/02/2027', topic: 'Đê' }, { kind: 'thematic' as const }, null],
    ['thematic, without a topic', { day: '20/02/2027' }, { kind: 'thematic' as const }, 'topic'],
    ['with a hidden letter in the place', { place: 'Đình\u202e' }, {}, 'place'],
  ] as const)('%s', (_, fields, more, field) => {
    const { when, errors } = read(fields, more)
    expect(Object.keys(errors)).toEqual(field ? [field] : [])
    expect(when === null).toBe(field !== null)
  })

  test('says from which it was moved, and why, only where it was', () => {
    expect(read({ 'moved-reason': 'thừa' }).when).toMatchObject({ usualDay: null, movedReason: '' })
    expect(read({ day: '05/12/2026', 'moved-reason': 'bầu cử' }).when).toMatchObject({
      usualDay: '2026-12-03',
      movedReason: 'bầu cử',
    })
  })
})
