import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { dayOf, startOfDay } from '../platform/clock.ts'
import {
  type Due,
  defaultNoticePolicy,
  firstMoment,
  type Grade,
  type NoticePolicy,
  type Notices,
  noticesFor,
  type Sent,
} from './notice.rules.ts'

/** '2026-12-03 07:00' in Vietnam. */
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+07:00`)
const shown = (moment: Date) =>
  new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

const due = (id: string, about: Due['about'], from: string, until: string | null = null): Due =>
  ({ id, grade: gradeOf(about), about, from: at(from), until: until && at(until) }) as Due
const gradeOf = (about: Due['about']): Grade =>
  about === 'meeting' || about === 'period'
    ? 'rhythm'
    : about === 'conclusion' || about === 'task' || about === 'brought'
      ? 'matter'
      : 'formal'

const anyone = { askedForNone: false }
const tet = { ...defaultNoticePolicy, offDays: [{ from: '2027-02-05', until: '2027-02-10' }] }
const plan = (
  dues: readonly Due[],
  more: { who?: typeof anyone; sent?: Sent[]; policy?: NoticePolicy; now?: string } = {},
) =>
  noticesFor(
    more.who ?? anyone,
    dues,
    more.sent ?? [],
    more.policy ?? defaultNoticePolicy,
    at(more.now ?? '2026-12-01 00:00'),
  )
const said = ({ messages }: Notices) => messages.map((one) => `${shown(one.at)} ${one.about.join('+')}`)

describe('the hour and the day', () => {
  test.each([
    ['2026-12-03 06:59', '2026-12-03 07:00'],
    ['2026-12-03 07:00', '2026-12-03 07:00'],
    ['2026-12-03 20:29', '2026-12-03 20:29'],
    ['2026-12-03 20:30', '2026-12-04 07:00'],
    ['2027-02-04 21:00', '2027-02-11 07:00'],
    ['2027-02-08 10:00', '2027-02-11 07:00'],
    ['2027-02-10 23:59', '2027-02-11 07:00'],
  ])('what is due at %s goes out at %s', (from, to) => {
    expect(shown(firstMoment(at(from), tet)!)).toBe(to)
  })

  test('hours that never open let nothing out', () => {
    expect(firstMoment(at('2026-12-03 10:00'), { ...defaultNoticePolicy, hours: [600, 600] })).toBeNull()
  })

  test('a server that slept does not make up for it at night', () => {
    expect(said(plan([due('m', 'meeting', '2026-12-01 09:00')], { now: '2026-12-01 23:00' }))).toEqual([
      '2026-12-02 07:00 m',
    ])
  })
})

describe('two a month', () => {
  const meeting = due('meeting', 'meeting', '2026-12-20 08:00')
  const fix = due('fix', 'conclusion', '2026-12-05 08:00')
  const task = due('task', 'task', '2026-12-06 08:00')

  test('the month’s rhythm keeps its place, what was concluded comes before tasks, and the rest goes along', () => {
    expect(said(plan([task, fix, meeting]))).toEqual([
      '2026-12-05 08:00 fix',
      '2026-12-20 08:00 meeting+task',
    ])
  })

  test('what can’t wait for the next message is not said; it stands on the page', () => {
    const soon = due('task', 'task', '2026-12-06 08:00', '2026-12-10 08:00')
    expect(plan([soon, fix, meeting]).unsaid).toEqual([{ id: 'task', why: 'limit' }])
  })

  test('matters of one day are one message', () => {
    expect(said(plan([fix, due('task', 'task', '2026-12-05 06:00')]))).toEqual(['2026-12-05 08:00 fix+task'])
  })

  test('two that went out leave no room, in the next month there is room again', () => {
    const sent: Sent[] = [1, 2].map((n) => ({ at: at(`2026-12-0${n} 08:00`), grades: ['matter'] }))
    expect(plan([fix], { sent }).unsaid).toEqual([{ id: 'fix', why: 'limit' }])
    expect(said(plan([fix], { sent, now: '2027-01-01 00:00' }))).toEqual(['2027-01-01 07:00 fix'])
  })

  test('whatever else went out to Lan, she hears of the meeting when everyone does', () => {
    const sent: Sent[] = [1, 2].map((n) => ({ at: at(`2026-12-0${n} 08:00`), grades: ['matter', 'formal'] }))
    expect(said(plan([meeting], { sent }))).toEqual(said(plan([meeting])))
  })
})

describe('a formal reminder’s own notice', () => {
  const decided = due('r', 'decided', '2026-12-04 21:00')
  const sent: Sent[] = [1, 2].map((n) => ({ at: at(`2026-12-0${n} 08:00`), grades: ['rhythm'] }))

  test('goes out though two went before, in the hours of the day', () => {
    expect(said(plan([decided], { sent, now: '2026-12-04 21:00' }))).toEqual(['2026-12-05 07:00 r'])
  })

  test('is handed over to whoever asked for no messages', () => {
    const quiet = plan([decided, due('m', 'meeting', '2026-12-04 08:00')], { who: { askedForNone: true } })
    expect(quiet).toEqual({ messages: [], byHand: ['r'], unsaid: [{ id: 'm', why: 'asked-for-none' }] })
  })

  test('is handed over when Tết leaves no moment before the day it speaks of', () => {
    const invited = due('i', 'invited', '2027-02-05 08:00', '2027-02-08 20:00')
    expect(plan([invited], { policy: tet, now: '2027-02-04 21:00' }).byHand).toEqual(['i'])
  })

  test('leaves less room to matters, none the less to the rhythm', () => {
    const dues = [
      decided,
      due('i', 'invited', '2026-12-02 08:00'),
      due('t', 'task', '2026-12-03 08:00'),
      due('m', 'meeting', '2026-12-20 08:00'),
    ]
    expect(said(plan(dues))).toEqual(['2026-12-02 08:00 i', '2026-12-05 07:00 r+t', '2026-12-20 08:00 m'])
  })
})

test('there is no way to speak of a mark, a sign, a plan of one’s own or a diary', () => {
  expectTypeOf<Due['grade']>().toEqualTypeOf<'rhythm' | 'matter' | 'formal'>()
  expectTypeOf<Due['about']>().toEqualTypeOf<
    | 'meeting'
    | 'period'
    | 'conclusion'
    | 'task'
    | 'brought'
    | 'invited'
    | 'decided'
    | 'due'
    | 'appeal-answered'
  >()
  expectTypeOf<keyof Due>().toEqualTypeOf<'id' | 'from' | 'until' | 'grade' | 'about'>()
  expectTypeOf<Parameters<typeof noticesFor>[0]>().toEqualTypeOf<{ readonly askedForNone: boolean }>()
})

const anyAbout = fc.constantFrom<Due['about']>(
  'meeting',
  'period',
  'conclusion',
  'conclusion',
  'task',
  'task',
  'brought',
  'invited',
  'decided',
  'due',
  'appeal-answered',
)
const START = at('2026-12-01 00:00').getTime()
const anyMoment = fc
  .integer({ min: 0, max: 120 * 24 * 60 })
  .map((minutes) => new Date(START + minutes * 60_000))
const anyDues = fc
  .array(
    fc.record({
      about: anyAbout,
      from: anyMoment,
      lasts: fc.option(fc.integer({ min: 0, max: 40 * 24 * 60 })),
    }),
    { maxLength: 24 },
  )
  .map((all) =>
    all.map(
      ({ about, from, lasts }, i) =>
        ({
          id: `d${i}`,
          grade: gradeOf(about),
          about,
          from,
          until: lasts === null ? null : new Date(from.getTime() + lasts * 60_000),
        }) as Due,
    ),
  )
const monthOf = (one: Sent) => dayOf(one.at).slice(0, 7)

test('whatever is due: nothing at night, on an off day or too late, nothing lost, no month above two but for formal ones', () => {
  fc.assert(
    fc.property(anyDues, fc.array(anyMoment, { maxLength: 3 }), anyMoment, (dues, before, now) => {
      const sent = before.map((moment): Sent => ({ at: moment, grades: ['matter'] }))
      const { messages, byHand, unsaid } = noticesFor(anyone, dues, sent, tet, now)
      const of = (id: string) => dues.find((one) => one.id === id)!
      const all = [...messages.flatMap((one) => one.about), ...byHand, ...unsaid.map((one) => one.id)]
      expect(all.toSorted()).toEqual(dues.map((one) => one.id).toSorted())
      expect(unsaid.filter(({ id }) => of(id).grade === 'formal')).toEqual([])
      expect(byHand.filter((id) => of(id).grade !== 'formal')).toEqual([])
      for (const message of messages) {
        const minute = (message.at.getTime() - startOfDay(dayOf(message.at)).getTime()) / 60_000
        expect(minute >= 420 && minute < 1230 && message.at >= now).toBe(true)
        expect(dayOf(message.at) < '2027-02-05' || dayOf(message.at) > '2027-02-10').toBe(true)
        for (const id of message.about)
          expect(of(id).from <= message.at && (!of(id).until || message.at <= of(id).until!)).toBe(true)
      }
      for (const [month, ones] of Map.groupBy([...sent, ...messages], monthOf)) {
        const owed = ones.filter(
          (one) => one.grades.includes('formal') || one.grades.includes('rhythm'),
        ).length
        const gone = sent.filter((one) => monthOf(one) === month).length
        expect(ones.length).toBeLessThanOrEqual(Math.max(2, owed + gone))
        expect(ones.filter((one) => one.grades.includes('rhythm')).length).toBeLessThanOrEqual(2)
      }
      // The rhythm is the same for whoever has matters or a reminder and whoever has none.
      const rhythm = dues.filter((one) => one.grade === 'rhythm')
      const heardBy = (mine: readonly Due[]) =>
        noticesFor(anyone, mine, [], tet, now)
          .messages.flatMap((one) =>
            one.about.filter((id) => of(id).grade === 'rhythm').map((id) => `${id} ${shown(one.at)}`),
          )
          .toSorted()
      expect(heardBy(dues)).toEqual(heardBy(rhythm))
    }),
    { numRuns: 3000 },
  )
})

test('the same dues bring the same, in whatever order they are found and whatever else is known of the person', () => {
  fc.assert(
    fc.property(anyDues, fc.boolean(), fc.nat(), (dues, askedForNone, marks) => {
      const mine = noticesFor({ askedForNone }, dues, [], tet, new Date(START))
      const other = { askedForNone, marks, plans: ['Khi … thì tôi …'] }
      const asked = dues.map((one) => ({ ...one, sign: 'I.4.1', mark: 'present' })).reverse()
      const theirs = noticesFor(other, asked, [], tet, new Date(START))
      const sets = ({ messages, byHand, unsaid }: Notices) => [
        messages.map((one) => [one.at, one.grades, one.about]),
        byHand.toSorted(),
        unsaid.map((one) => `${one.id} ${one.why}`).toSorted(),
      ]
      expect(sets(theirs)).toEqual(sets(mine))
    }),
    { numRuns: 1000 },
  )
})
