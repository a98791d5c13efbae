import { describe, expect, test } from 'vitest'
import { feedback as words } from '../text/vi/feedback.ts'
import type { FeedbackEvent } from './feedback-event.rules.ts'
import type { RefusalKind } from './feedback-state.rules.ts'
import { waitsFor } from './feedback-steps.rules.ts'
import { stateSentence } from './feedback-words.rules.ts'
import * as cases from './testing/cases.ts'
import {
  admitted,
  answered,
  closed,
  commented,
  concluded,
  day,
  drafted,
  event,
  final,
  lan,
  lapsed,
  made,
  noticed,
  people,
  received,
  refusal,
  rejected,
  seenByOne,
  shown,
  told,
  verified,
  vote,
} from './testing/cases.ts'

type Events = readonly FeedbackEvent[]
const { kiem, minh, hai, huong, dung } = people
const opinion = (by: typeof kiem, verdict: object, n = 1) => event('opined', n, { by, verdict } as never)
const admit = (more: object = {}) => ({ kind: 'admit', subject: lan, clear: 3, ...more })

describe('the whole way of a case', () => {
  test.each<[string, Events, string, string, string]>([
    ['received', received, 'triage', 'opine', '2026-12-08'],
    ['seen by one', seenByOne, 'triage', 'opine', '2026-12-08'],
    ['admitted by two', admitted, 'admitted', 'tell', '2026-12-10'],
    ['the member told', told, 'told', 'answer', '2026-12-21'],
    ['answered', answered, 'heard', 'verify', '2027-01-11'],
    ['a draft', drafted, 'drafted', 'show-draft', '2026-12-22'],
    ['a draft the member saw', shown, 'shown', 'comment', '2026-12-23'],
    ['and wrote about', commented, 'shown', 'vote', '2027-01-08'],
    ['concluded', concluded, 'concluded', 'tell-conclusion', '2026-12-28'],
    ['told', final, 'final', 'appeal', '2027-01-21'],
    ['closed', closed, 'closed', 'erase', '2028-01-30'],
  ])('%s: %#', (_, events, stage, step, until) => {
    const state = made(events)
    expect([state.stage, waitsFor(state, state.last)?.kind, waitsFor(state, state.last)?.until]).toEqual([
      stage,
      step,
      until,
    ])
  })

  test('the member’s ten working days stand still over Tết, and end on no day off', () => {
    const before = [...noticed.slice(0, -1), event('notice-sent', 61), event('told', 62)]
    // Told on Monday 01/02/2027; Tết is off from 05/02 to 11/02, of which two days lie on a weekend and are made up for.
    const state = made(before)
    expect([state.last, 'until' in state && state.until]).toEqual(['2027-02-01', '2027-02-22'])
    expect(refusal(before, event('lapsed', 83))).toBe('not-lapsed')
    expect(refusal(before, event('lapsed', 84))).toBeNull()
  })

  test('time to take it further that would end on a day off ends on the next working day', () => {
    const untilOf = (n: number) => made([...concluded, event('conclusion-told', n)])
    // The thirtieth day: a Saturday, a Sunday, a Monday; the eve of Tết, after which a week is off.
    expect(untilOf(23)).toMatchObject({ until: '2027-01-25' })
    expect(untilOf(24)).toMatchObject({ until: '2027-01-25' })
    expect(untilOf(25)).toMatchObject({ until: '2027-01-25' })
    expect(untilOf(36)).toMatchObject({ until: '2027-02-12' })
  })

  test('the sender’s word alone founds nothing; an independent source that says nothing lets it be left open', () => {
    const word = [
      ...answered,
      event('verified', 12, { finding: { source: 'person', independent: false, says: 'supports' } }),
    ]
    expect(refusal(word, event('drafted', 14, { outcome: 'founded' }))).toBe('no-source')
    const nothing = [
      ...word,
      event('verified', 13, { finding: { source: 'place', independent: true, says: 'nothing' } }),
    ]
    expect(refusal(nothing, event('drafted', 14, { outcome: 'founded' }))).toBe('word-alone')
    expect(refusal(nothing, event('drafted', 14, { outcome: 'partly' }))).toBe('word-alone')
    expect(refusal(nothing, event('drafted', 14, { outcome: 'insufficient' }))).toBeNull()
  })

  test('an answer that comes late drops the draft that was written without it', () => {
    const late = [
      ...lapsed,
      event('verified', 31),
      event('drafted', 32),
      event('shown', 33),
      event('answered', 34),
    ]
    const state = made(late)
    expect([state.stage, stateSentence(state, words)]).toEqual([
      'heard',
      'Người được nêu đã trả lời ngày 04/01/2027; đang xác minh.',
    ])
    expect(refusal([...late], event('answered', 35))).toBe('answered-already')
  })

  test('what is found after the draft has to be in a new one', () => {
    expect(made([...shown, event('verified', 16)]).stage).toBe('heard')
  })

  test('while readers change nothing lapses; what was left of the time runs on from the day both signed', () => {
    const stopped = [...told, event('stopped', 9)]
    expect(refusal(stopped, event('lapsed', 200))).toBe('stopped')
    expect(waitsFor(made(stopped), day(200))).toMatchObject({ kind: 'rewrap', late: false })
    const again = made([...stopped, event('resumed', 100)])
    // Told on 07/12, stopped on 10/12: seven working days were left; 11/03/2027 is a Thursday.
    expect('until' in again && again.until).toBe('2027-03-22')
    expect(refusal(stopped, event('answered', 50))).toBeNull()
    expect(refusal(stopped, event('resumed', 100, { by: ['kiem', 'kiem'] }))).toBe('not-two')
  })

  test('what came to nothing is erased when nothing can be asked for any more, whether somebody closed it or not', () => {
    expect(refusal(cases.unfounded, event('erased', 51))).toBe('not-closed')
    expect(refusal(cases.unfounded, event('erased', 52))).toBeNull()
    expect(refusal(final, event('erased', 400))).toBe('not-closed')
    const done = made([...cases.unfounded, event('closed', 60, { follow: 'none' })])
    expect(done).toMatchObject({ stage: 'closed', eraseFrom: day(60) })
  })

  test('what was rejected may be added to once, and is erased a month later', () => {
    const added = [...rejected, event('sender-added', 5)]
    expect(made(added)).toMatchObject({ stage: 'triage', opinions: [] })
    const twice = [...added, ...[kiem, minh].map((by) => opinion(by, { kind: 'reject', about: lan }, 6))]
    expect(refusal(twice, event('sender-added', 7))).toBe('added-already')
    expect(refusal(twice, event('erased', 35))).toBe('not-yet-erased')
    expect(refusal(twice, event('erased', 36))).toBeNull()
  })
})

describe('who has a hand in it', () => {
  test.each<[string, Events, FeedbackEvent, RefusalKind | null]>([
    ['the member', received, opinion(people.lan, admit()), 'own-matter'],
    ['somebody of the member’s cell', received, opinion(huong, admit()), 'conflict'],
    ['somebody under the member', received, opinion(dung, admit()), 'conflict'],
    [
      'somebody of the cell, to reject it',
      received,
      opinion(huong, { kind: 'reject', about: lan }),
      'conflict',
    ],
    [
      'somebody of the cell, to send it up',
      received,
      opinion(huong, { kind: 'upward', about: lan, others: 3 }),
      null,
    ],
    [
      'the member, to send it up',
      received,
      opinion(people.lan, { kind: 'upward', about: lan, others: 3 }),
      'own-matter',
    ],
    [
      'a committee member’s case',
      received,
      opinion(kiem, admit({ subject: { ...lan, standing: 'committee' } })),
      'goes-upward',
    ],
    ['with one clear reader', received, opinion(kiem, admit({ clear: 1 })), 'no-quorum'],
    ['the same person twice', seenByOne, event('left', 2), 'in-triage'],
    ['a delay by one', admitted, event('notice-delayed', 3, { by: [kiem] }), 'not-two'],
    [
      'a delay by two, one of the cell',
      admitted,
      event('notice-delayed', 3, { by: [kiem, huong] }),
      'not-two',
    ],
    ['a delay without a reason', admitted, event('notice-delayed', 3, { reason: ' ' }), 'no-reason'],
    ['a delay beyond the limit', admitted, event('notice-delayed', 3, { until: day(33) }), 'delay-too-long'],
    ['a delay to the limit', admitted, event('notice-delayed', 3, { until: day(32) }), null],
    ['a vote before the draft’s time is over', shown, event('concluded', 20), 'draft-time'],
    ['a vote after it', shown, event('concluded', 23), null],
    [
      'a vote with somebody of the cell',
      commented,
      event('concluded', 20, { voters: [kiem, minh, huong] }),
      'conflict',
    ],
    [
      'a vote of one',
      commented,
      event('concluded', 20, { voters: [kiem], vote: { ...vote, yes: 1, entitled: 1, called: 1 } }),
      'not-two',
    ],
    [
      'a vote of one counted twice',
      commented,
      event('concluded', 20, { voters: [kiem, kiem, kiem] }),
      'not-two',
    ],
    [
      'a vote with the member',
      commented,
      event('concluded', 20, { voters: [kiem, minh, people.lan] }),
      'own-matter',
    ],
    ['a minority', commented, event('concluded', 20, { vote: { ...vote, yes: 1, no: 2 } }), 'not-approved'],
    [
      'two of five',
      commented,
      event('concluded', 20, { voters: [kiem, minh], vote: { ...vote, yes: 2, entitled: 2, called: 5 } }),
      'too-few-present',
    ],
    [
      'another conclusion than the draft’s',
      commented,
      event('concluded', 20, { outcome: 'partly' }),
      'another-outcome',
    ],
    ['no meeting', commented, event('concluded', 20, { meeting: '' }), 'no-meeting'],
    ['telling the sender why it was rejected', rejected, event('sender-asked', 5), null],
    ['telling the sender nothing', closed, event('sender-asked', 70, { text: ' ' }), 'no-text'],
    ['closing by one', final, event('closed', 60, { by: [kiem] }), 'not-two'],
    ['closing while it may be appealed', final, event('closed', 51), 'may-still-appeal'],
    ['a founded case that nothing follows', final, event('closed', 60, { follow: 'none' }), 'no-follow'],
    ['an appeal a day late', final, event('appealed', 52), 'appeal-late'],
    ['an appeal on the last day', final, event('appealed', 51), null],
    ['paper that one wrote down', told, event('answered', 8, { by: [kiem], handed: day(7) }), 'not-two'],
    [
      'paper that somebody of the cell wrote down',
      told,
      event('answered', 8, { by: [kiem, huong], handed: day(7) }),
      'not-two',
    ],
    [
      'paper that the member wrote down as a reader',
      told,
      event('answered', 8, { by: [kiem, people.lan], handed: day(7) }),
      'own-matter',
    ],
    ['paper of tomorrow', told, event('answered', 8, { by: [kiem, minh], handed: day(9) }), 'no-such-day'],
    ['paper without a day', shown, event('commented', 16, { by: [kiem, minh] }), 'no-such-day'],
    ['paper that two wrote down', shown, event('commented', 16, { by: [kiem, minh], handed: day(16) }), null],
    [
      'an appeal on paper of the last day, written down later',
      final,
      event('appealed', 55, { by: [kiem, minh], handed: day(51) }),
      null,
    ],
    [
      'an appeal on paper a day late',
      final,
      event('appealed', 55, { by: [kiem, minh], handed: day(52) }),
      'appeal-late',
    ],
    ['an answer that makes it worse', [...final.slice(0, -2)], event('appeal-answered', 40), 'not-concluded'],
    ['an answer to nothing', final, event('appeal-answered', 40), 'no-appeal'],
  ])('%s: %#', (_, before, then, why) => {
    expect(refusal(before, then)).toBe(why)
  })

  test('who declares a conflict after admitting it takes the admission back, and is barred from then on', () => {
    const back = made([...noticed, event('conflict-declared', 4, { reader: 'minh', by: 'kiem' })])
    expect(back).toMatchObject({ stage: 'triage', opinions: [{ by: { id: 'kiem' } }] })
    const later = [...told, event('conflict-declared', 7, { reader: 'minh', by: 'minh' })]
    expect(refusal(later, event('verified', 8))).toBe('conflict')
    expect(refusal(later, event('verified', 8, { by: hai }))).toBeNull()
  })

  test('somebody alone may send upward what nobody else of the committee may touch', () => {
    const alone = made([...received, opinion(huong, { kind: 'upward', about: lan, others: 1 })])
    expect(alone).toMatchObject({ stage: 'leaving', why: 'upward' })
    const two = made([...received, opinion(huong, { kind: 'upward', about: lan, others: 2 })])
    expect(two.stage).toBe('triage')
  })

  test('a denunciation leaves by two, and nothing but its slip is done with it', () => {
    const gone = [
      ...received,
      opinion(kiem, { kind: 'hand-over', about: lan }),
      opinion(minh, { kind: 'hand-over', about: lan }, 2),
    ]
    expect(made(gone)).toMatchObject({ stage: 'leaving', why: 'hand-over' })
    expect(refusal(gone, event('sender-added', 3))).toBe('leaving')
    expect(refusal(gone, event('slip-handed', 3, { number: '' }))).toBe('no-document')
    expect(made([...gone, event('slip-handed', 3)]).stage).toBe('erased')
  })

  test('a member who rises, moves away, leaves or dies: the case leaves, or ends', () => {
    const moving = (more: object, events: Events = told) =>
      made([...events, event('subject-changed', 8, more as never)])
    expect(moving({ standing: 'standing-board' })).toMatchObject({ stage: 'leaving', why: 'upward' })
    expect(moving({ membership: 'moved-out' })).toMatchObject({ stage: 'leaving', why: 'moved-out' })
    expect(moving({ membership: 'left' })).toMatchObject({
      stage: 'closed',
      end: 'member-left',
      eraseFrom: day(8),
    })
    expect(moving({ membership: 'died' })).toMatchObject({ stage: 'closed', end: 'member-died' })
    const moved = [...told, event('subject-changed', 8, { cell: 'ap-6' })]
    expect(refusal(moved, event('verified', 9))).toBe('conflict')
    expect(refusal(moved, event('verified', 9, { by: huong }))).toBeNull()
  })

  test('the next level makes it less or leaves it, never more', () => {
    const answer = (to: string) => event('appeal-answered', 40, { outcome: { kind: 'changed', to } } as never)
    const partly = [
      ...verified,
      event('drafted', 14, { outcome: 'partly' }),
      event('shown', 15),
      event('commented', 16),
      event('concluded', 20, { outcome: 'partly' }),
      event('conclusion-told', 21),
      event('appealed', 30),
    ]
    expect(refusal(partly, answer('founded'))).toBe('another-outcome')
    expect(made([...partly, answer('unfounded')])).toMatchObject({ outcome: 'unfounded' })
    expect(refusal([...partly, answer('unfounded')], event('closed', 41, { follow: 'none' }))).toBeNull()
    expect(refusal(partly, event('closed', 99))).toBe('appeal-waiting')
  })
})
