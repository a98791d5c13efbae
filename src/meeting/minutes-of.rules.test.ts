import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HeldConclusion } from '../conclusion/conclusion.ts'
import { languages } from '../text/text.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { usualMeeting } from './meeting-default.rules.ts'
import type { ReviewRow } from './meeting-review.ts'
import type { StoredText } from './meeting-text.ts'
import type { Block } from './minutes.rules.ts'
import { type MeetingRecord, minutesOf } from './minutes-of.rules.ts'
import type { Speech, Vote } from './proceedings.ts'
import type { RollLine } from './roll.ts'

const AT = new Date('2026-12-03T20:00:00+07:00')
const w = languages.vi.minutes

const meeting: MeetingRow = {
  tenant: 't',
  id: 'meeting',
  cell: 'c',
  cell_name: 'Chi bộ ấp',
  kind: 'ordinary',
  month: '2026-12-01',
  day: '2026-12-03',
  at_time: '19:30',
  place: 'Nhà văn hóa',
  topic: '',
  usual_day: null,
  moved_reason: '',
  kept: 'live',
  book: '',
  book_page: '',
  chair: 'p0',
  clerk: 'p1',
  noticed_at: null,
  opened_at: AT,
  ended_at: AT,
  ended_time: '21:15',
  locked_at: null,
  dropped_at: null,
  dropped_reason: '',
}

const NAMES = ['Trần "Hương"', 'Huỳnh <Nam>', 'Lê Dũng 😀', 'H’Hen Niê', 'Nguyễn Thị Lan']
const roll: RollLine[] = NAMES.map((name, i) => ({
  person: `p${i}`,
  name,
  status: 'official',
  state: 'present',
  arrived: '',
  reason: '',
  notice: null,
  set_by: null,
  set_by_name: null,
}))

/** A random record: two lines that stand, two that were dropped, two reviews, each put off or concluded or neither. */
const anyRecord = fc
  .record({
    kinds: fc.array(fc.constantFrom('review', 'tasks', 'discussion', 'score', 'other'), {
      minLength: 2,
      maxLength: 2,
    }),
    kept: fc.constantFrom('live', 'review-only', 'book'),
    putOff: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
    concluded: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
    texts: fc.array(fc.record({ place: fc.nat(9), author: fc.nat(4), twice: fc.boolean() }), {
      maxLength: 20,
    }),
    speeches: fc.array(fc.record({ about: fc.nat(6), speaker: fc.option(fc.nat(4)), empty: fc.boolean() }), {
      maxLength: 8,
    }),
    votes: fc.array(fc.record({ about: fc.nat(6), named: fc.boolean() }), { maxLength: 5 }),
    tasks: fc.nat(3),
    scored: fc.boolean(),
  })
  .map((plan) => {
    const items = plan.kinds.map((kind, i) => ({ id: `item${i}`, kind, heading: `Việc ${i}` }))
    const dropped = ['review', 'other'].map((kind, i) => ({ id: `gone${i}`, kind, heading: `Bỏ ${i}` }))
    const reviews: ReviewRow[] = ['p3', 'p4'].map((person, i) => ({
      id: `review${i}`,
      person,
      name: NAMES[i + 3]!,
      origin: 'added',
      chair: null,
      clerk: null,
      put_off_at: plan.putOff[i] ? AT : null,
      put_off_reason: 'hết giờ',
      conclusion: null,
    }))
    const subjects = [...items, ...dropped, ...reviews, meeting].map(({ id }) => id)
    const tasks = Array.from({ length: plan.tasks }, (_, i) => ({
      id: `task${i}`,
      meeting: 'meeting',
      owner: null,
      owner_name: null,
      due: null,
      done_on: null,
    }))
    const places = [
      ...[...items, ...dropped].map(({ id }) => `${id} content`),
      ...reviews.flatMap(({ id }) => ['self', 'reply', 'reserved'].map((field) => `${id} ${field}`)),
    ]
    const stored = new Map<string, StoredText[]>()
    let n = 0
    const write = (place: string, author: number) => {
      const [about, field] = place.split(' ') as [string, string]
      const version = {
        id: `v${n}`,
        body: `Chữ số ${n++} <“ấp”> hết.`,
        seen: [],
        writing: `w${n}`,
        turn: 1,
        about,
        field,
        author: `p${author}`,
        author_name: NAMES[author]!,
        written_at: AT,
      }
      stored.set(place, [...(stored.get(place) ?? []), version])
    }
    for (const { place, author, twice } of plan.texts) {
      write(places[place]!, author)
      if (twice) write(places[place]!, (author + 1) % 5)
    }
    for (const task of tasks) write(`${task.id} what`, 0)
    write('meeting guests', 0)
    const speeches: Speech[] = plan.speeches.map(({ about, speaker }, i) => ({
      id: `speech${i}`,
      about: subjects[about]!,
      speaker: speaker === null ? null : `p${speaker}`,
      name: speaker === null ? `Khách ${i}` : NAMES[speaker]!,
    }))
    plan.speeches.forEach(({ empty }, i) => {
      if (!empty) write(`speech${i} said`, 1)
    })
    const votes: Vote[] = plan.votes.map(({ about, named }, i) => ({
      id: `vote${i}`,
      about: subjects[about]!,
      question: `Câu hỏi ${i} hết.`,
      manner: named ? 'named' : 'secret',
      yes: 5,
      no: 0,
      other: 0,
      entitled: 5,
      named: named ? Object.fromEntries(roll.map((line) => [line.person, 'yes'])) : null,
    }))
    const conclusions = reviews
      .filter((review, i) => plan.concluded[i] && !review.put_off_at)
      .map(
        (review): HeldConclusion => ({
          id: `c${review.id}`,
          person: review.person,
          cell: 'c',
          source_id: 'meeting',
          outcome: 'to-fix',
          wording: `Kết luận về ${review.id} hết.`,
          signs: [{ catalogue: 'x', id: 'I.1', label: `Biểu hiện ${review.id} hết.` }],
          fix_by: '2027-03-03',
          yes: 5,
          no: 0,
          other: 0,
          entitled: 5,
          manner: 'hands',
          named: null,
          concluded_on: '2026-12-03',
          plan: `Cách sửa ${review.id} hết.`,
        }),
      )
    const of = (about: string, field: string) => stored.get(`${about} ${field}`) ?? []
    const record: MeetingRecord = {
      meeting: { ...meeting, kept: plan.kept as MeetingRow['kept'] },
      superior: 'Đảng bộ xã Thử',
      defaults: usualMeeting,
      number: '',
      roll,
      items,
      dropped,
      reviews,
      conclusions,
      speeches,
      votes,
      tasks,
      tasksBefore: [],
      matters: [{ kind: 'promises', heading: 'Cam kết', blocks: [{ kind: 'text', text: 'Cam kết hết.' }] }],
      plansConfirmed: [{ name: NAMES[0]!, line: 'Lời hứa đã giữ hết.' }],
      score: plan.scored ? { marks: { preparation: 15 }, note: 'Ghi chú điểm hết.' } : null,
      selfReview: null,
      next: '',
      texts: {
        of,
        every: of,
        read: (about, field) =>
          of(about, field)
            .map((one) => one.body)
            .join('\n\n'),
      },
      names: new Map(roll.map((line) => [line.person, line.name])),
    }
    return { record, all: [...stored.values()].flat() }
  })

const written = (block: Block): string =>
  block.kind === 'list'
    ? block.lines.join('\n')
    : block.kind === 'table'
      ? block.rows.flat().join('\n')
      : block.kind === 'fact'
        ? `${block.label}: ${block.text}`
        : block.kind === 'said'
          ? `${block.who}: ${block.text}`
          : block.text

describe('the minutes of any record', () => {
  test('lose no text, no speaker, no vote and no conclusion, whatever was put off or taken off the agenda', () => {
    fc.assert(
      fc.property(anyRecord, ({ record, all }) => {
        const paper = minutesOf(record, w).blocks.map(written).join('\n')
        const off = new Map(record.reviews.filter((one) => one.put_off_at).map((one) => [one.id, one.person]))
        for (const text of all)
          if (off.get(text.about) !== text.author) expect(paper).toContain(text.body)
          else expect(paper).not.toContain(text.body)
        for (const speech of record.speeches) expect(paper).toContain(`${speech.name}: `)
        for (const vote of record.votes) expect(paper).toContain(vote.question)
        for (const one of record.conclusions)
          for (const words of [one.wording, one.plan!, one.signs[0]!.label]) expect(paper).toContain(words)
        for (const review of record.reviews) expect(paper).toContain(review.name)
        expect(paper).toContain('Lời hứa đã giữ hết.')
        expect(paper.split('Cam kết hết.')).toHaveLength(2)
        if (record.score) expect(paper).toContain('Ghi chú điểm hết.')
      }),
      { numRuns: 400 },
    )
  })

  test('say each thing once', () => {
    fc.assert(
      fc.property(anyRecord, ({ record, all }) => {
        const paper = minutesOf(record, w).blocks.map(written).join('\n')
        const times = (words: string) => paper.split(words).length - 1
        for (const text of all) expect(times(text.body)).toBeLessThanOrEqual(1)
        for (const vote of record.votes) expect(times(vote.question)).toBe(1)
      }),
      { numRuns: 200 },
    )
  })
})
