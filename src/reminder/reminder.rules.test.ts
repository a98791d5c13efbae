import { describe, expect, test } from 'vitest'
import type { ReminderEvent } from './reminder-event.rules.ts'
import type { End, Stage } from './reminder-state.rules.ts'
import { isOverdue, onLists } from './reminder-steps.rules.ts'
import {
  answerOf,
  appealed,
  byCommittee,
  closed,
  confirmed,
  continued,
  day,
  decided,
  decline,
  elsewhere,
  event,
  forgotten,
  heard,
  invited,
  made,
  missedTwice,
  proposed,
  said,
  told,
  toldByCommittee,
  write,
} from './testing/cases.ts'

type Events = readonly ReminderEvent[]

describe('what happens leads on', () => {
  test.each<[what: string, before: Events, then: ReminderEvent, stage: Stage]>([
    ['the cell proposes a reminder on a concluded sign', [], event('proposed', 0), 'proposed'],
    ['the cell invites Lan to be heard', proposed, event('invited', 5), 'proposed'],
    ['the meeting was moved and Lan is invited anew', invited, event('invited', 10), 'proposed'],
    ['Lan stays away once', invited, event('missed', 30), 'proposed'],
    [
      'Lan stays away a second time, without an excuse',
      missedTwice.slice(0, -1),
      missedTwice.at(-1)!,
      'heard',
    ],
    [
      'Lan is ill the second time',
      missedTwice.slice(0, -1),
      event('missed', 60, { excused: true }),
      'proposed',
    ],
    ['Lan speaks at the meeting', proposed, event('heard', 30), 'heard'],
    ['Lan writes', proposed, write, 'heard'],
    ['Lan, invited in time, declines before two people', invited, decline(['huong', 'phuc']), 'heard'],
    ['Lan stayed away twice and speaks after all', missedTwice, event('heard', 61), 'heard'],
    ['the cell decides', heard, event('decided', 30), 'decided'],
    [
      'the cell decides without having heard whoever stayed away twice',
      missedTwice,
      event('decided', 60),
      'decided',
    ],
    ['the cell sets another day before Lan was told', decided, event('extended', 31), 'decided'],
    ['Lan is told', decided, event('told', 31), 'open'],
    [
      'Lan does not take the paper, before two people',
      decided,
      event('told', 31, { how: 'before-witnesses', witnesses: ['huong', 'phuc'] }),
      'open',
    ],
    ['Lan answers', told, event('answered', 32), 'open'],
    ['Lan takes it to the next level', told, event('appealed', 40), 'open'],
    [
      'Lan takes it there on the last day, already fixed and confirmed',
      confirmed,
      event('appealed', 61),
      'confirmed',
    ],
    ['the next level upholds it', appealed, answerOf({ kind: 'upheld', due: null }), 'open'],
    [
      'the next level upholds it after its day and sets another',
      appealed,
      answerOf({ kind: 'upheld', due: day(160) }, 130),
      'open',
    ],
    [
      'the next level expects something else',
      [...appealed, event('said-fixed', 45)],
      answerOf({ kind: 'changed', expected: 'Dự họp', due: day(150) }),
      'open',
    ],
    [
      'what was confirmed stays so when the next level changes it',
      [...appealed, event('confirmed', 45)],
      answerOf({ kind: 'changed', expected: 'Dự họp', due: day(150) }),
      'confirmed',
    ],
    ['Lan says it is fixed', told, event('said-fixed', 50), 'said-fixed'],
    ['Lan takes that back', said, event('took-back', 51), 'open'],
    ['the cell confirms', said, event('confirmed', 60), 'confirmed'],
    ['the cell confirms what Lan, without a phone, never said', told, event('confirmed', 60), 'confirmed'],
    ['the cell finds it is not fixed', said, event('not-fixed', 60), 'open'],
    ['the cell finds it is not fixed when its day has passed', told, event('not-fixed', 121), 'open'],
    ['the cell gives more time', told, event('extended', 60), 'open'],
    ['Lan is transferred, and it goes along', told, elsewhere, 'open'],
    ['the new cell confirms', [...told, elsewhere], event('confirmed', 60, { unit: 'ap-5' }), 'confirmed'],
    [
      'after a transfer the next level is that of the cell which decided',
      [...told, event('transferred', 40, { cell: 'x', committee: 'y' })],
      event('appealed', 41),
      'open',
    ],
    [
      'Lan moves within the commune: the committee keeps what it only proposed',
      byCommittee,
      elsewhere,
      'proposed',
    ],
    [
      'Lan moves to another commune: its committee receives it',
      [...toldByCommittee, event('transferred', 45, { cell: 'x', committee: 'y' })],
      event('confirmed', 60, { unit: 'y' }),
      'confirmed',
    ],
    ['it is closed when the time to take it further has passed', confirmed, event('closed', 62), 'closed'],
    [
      'it is closed at once when the next level has answered',
      [...appealed, answerOf({ kind: 'upheld', due: null }), event('confirmed', 55)],
      event('closed', 55),
      'closed',
    ],
    ['it is forgotten 12 months later', closed, event('forgotten', 62 + 365), 'forgotten'],
    [
      'it is forgotten at once when the conclusion turns out wrong',
      closed,
      event('forgotten', 70, { why: 'conclusion-withdrawn' }),
      'forgotten',
    ],
  ])('%s', (_, before, then, stage) => {
    const state = continued(before, then)
    expect(state.stage).toBe(stage)
    expect(state.last).toBe(then.on)
  })
})

describe('it ends', () => {
  test.each<[what: string, before: Events, then: ReminderEvent, end: End]>([
    ['fixed, confirmed and closed', confirmed, event('closed', 62), 'fixed'],
    ['not approved by the vote', heard, event('not-approved', 30), 'not-approved'],
    ['dropped by the cell before it was decided', proposed, event('withdrawn', 10), 'withdrawn'],
    ['withdrawn by the cell as decided in error', told, event('withdrawn', 60), 'withdrawn'],
    ['withdrawn by the old cell after a transfer', [...told, elsewhere], event('withdrawn', 60), 'withdrawn'],
    ['lifted by the next level', appealed, answerOf({ kind: 'lifted' }), 'lifted'],
    [
      'lifted though it was fixed and confirmed',
      [...appealed, event('confirmed', 45)],
      answerOf({ kind: 'lifted' }),
      'lifted',
    ],
    ['with the conclusion it rests on', told, event('conclusion-withdrawn', 60), 'conclusion-withdrawn'],
    ['with a transfer before it was decided', heard, event('transferred', 30), 'transferred'],
    ['with an exemption', told, event('exempt', 60), 'exempt'],
    ['when the member leaves', said, event('left', 60), 'left'],
    ['when the member dies', appealed, event('died', 60), 'died'],
  ])('%s', (_, before, then, end) => {
    const state = continued(before, then)
    expect(state).toMatchObject({ stage: 'closed', end, reason: then })
    // Only what was fixed stays on lists.
    expect(onLists(state, then.on)).toBe(end === 'fixed')
  })
})

describe('by the day', () => {
  test('it is late the day after it was expected, not while the next level looks, nor once it is said to be fixed', () => {
    expect([day(120), day(121)].map((today) => isOverdue(made(told), today))).toEqual([false, true])
    expect(isOverdue(made(appealed), day(130))).toBe(false)
    expect(isOverdue(made(said), day(130))).toBe(false)
    expect(isOverdue(continued(told, event('extended', 60)), day(150))).toBe(false)
    expect(isOverdue(made(decided), day(150))).toBe(false)
  })

  test('Lan stands on no list before the vote, then until 12 months after it was closed', () => {
    expect([proposed, heard].some((events) => onLists(made(events), day(40)))).toBe(false)
    expect([decided, told, said, confirmed].every((events) => onLists(made(events), day(700)))).toBe(true)
    expect(made(closed).last).toBe('2027-01-04')
    expect(['2028-01-03', '2028-01-04'].map((today) => onLists(made(closed), today))).toEqual([true, false])
    expect(onLists(made(forgotten), day(62 + 366))).toBe(false)
  })

  test('what is closed on 29 February leaves the lists on 28 February', () => {
    const leap = made([...confirmed, event('closed', 0, { on: '2028-02-29' })])
    expect(['2029-02-27', '2029-02-28'].map((today) => onLists(leap, today))).toEqual([true, false])
  })

  test('a transfer leaves who has confirmed what, and the new cell gets only what is open', () => {
    expect(continued(told, elsewhere)).toMatchObject({ keeper: 'ap-5', proposed: { unit: 'ap-3' } })
    expect(continued(confirmed, event('transferred', 61))).toMatchObject({ keeper: 'ap-3' })
  })

  test('what is forgotten keeps neither the member nor the matter', () => {
    const kept = JSON.stringify(made(forgotten))
    expect(kept).not.toMatch(/lan|k1|Ba kỳ|ap-3/)
  })
})
