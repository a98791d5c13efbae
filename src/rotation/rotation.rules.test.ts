import { describe, expect, test } from 'vitest'
import { rotation as words } from '../text/vi/rotation.ts'
import { cycleState, planRotation } from './rotation.rules.ts'
import { changeRotation } from './rotation-change.rules.ts'
import type { RotationMember, RotationPlan, RotationPolicy } from './rotation-plan.rules.ts'
import { cycleFor, evenSizes, shapeOf, skippedOf } from './rotation-shape.rules.ts'
import { meetingWords, nextSentence, shapeSentence, skippedSentence } from './rotation-words.rules.ts'
import { member, members, membersAfter, monthly, policy, table } from './testing/cells.ts'

const planned = (cell: readonly RotationMember[], more: Partial<RotationPolicy> = {}) =>
  planRotation({
    seed: 'chi bộ ấp 3, 2027',
    policy: policy(more),
    members: cell,
    meetings: monthly(40),
    today: '2026-12-20',
  })
const sizes = (plan: RotationPlan) => table(plan).map((places) => places.length)
const meetingOf = (plan: RotationPlan, id: string) => table(plan).findIndex((places) => places.includes(id))

describe('the shape of a cycle', () => {
  test.each<
    [count: number, more: Partial<RotationPolicy>, perMeeting: number, meetings: number, fit: string]
  >([
    [3, {}, 1, 3, 'within'],
    [12, {}, 1, 12, 'within'],
    [13, {}, 2, 7, 'within'],
    [19, {}, 2, 10, 'within'],
    [24, {}, 2, 12, 'within'],
    [25, {}, 2, 13, 'longer'],
    [25, { exceptional: 3 }, 3, 9, 'more'],
    [25, { longerAllowed: false }, 2, 13, 'beyond'],
    [60, {}, 2, 30, 'longer'],
    [60, { exceptional: 3 }, 3, 20, 'both'],
    [60, { exceptional: 3, longerAllowed: false }, 3, 20, 'beyond'],
    [7, { fewest: 2, most: 3 }, 2, 3, 'within'],
    [1, { fewest: 2 }, 2, 1, 'within'],
  ])('of %i members under %j is %i a meeting, %i meetings: %s', (count, more, perMeeting, meetings, fit) => {
    expect(cycleFor(count, policy(more))).toEqual({ perMeeting, meetings, fit })
  })

  test('is even', () => {
    expect(evenSizes(19, 10)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 1])
    expect(evenSizes(25, 9)).toEqual([3, 3, 3, 3, 3, 3, 3, 2, 2])
  })

  test.each<[count: number, more: Partial<RotationPolicy>, sentence: string]>([
    [19, {}, '19 đảng viên, mỗi kỳ họp 2 đồng chí: 10 kỳ thì hết một vòng.'],
    [8, {}, '8 đảng viên, mỗi kỳ họp 1 đồng chí: 8 kỳ thì hết một vòng.'],
    [
      25,
      {},
      '25 đảng viên, mỗi kỳ họp 2 đồng chí: 13 kỳ thì hết một vòng. Vòng này dài hơn 12 kỳ, như chính sách cho phép.',
    ],
    [
      25,
      { exceptional: 3 },
      '25 đảng viên, mỗi kỳ họp từ 2 đến 3 đồng chí: 9 kỳ thì hết một vòng. Có kỳ quá 2 đồng chí, như chính sách cho phép, để cả vòng không quá 12 kỳ.',
    ],
    [
      25,
      { longerAllowed: false },
      '25 đảng viên, mỗi kỳ họp 2 đồng chí: 13 kỳ thì hết một vòng. Như vậy là dài hơn 12 kỳ mà chính sách cho phép: cần quyết định cho thêm người mỗi kỳ, hoặc cho vòng dài hơn.',
    ],
    [0, {}, 'Chưa có ai để xếp vào vòng kiểm điểm.'],
  ])('of %i members under %j is said in a sentence', (count, more, sentence) => {
    expect(shapeSentence(planned(members(count), more), words)).toBe(sentence)
  })
})

describe('a new cycle', () => {
  test('takes officers first where so set', () => {
    const cell = members(8, (i) => ({ officer: i > 5, lastReviewed: i > 5 ? '2026-11-03' : '2026-01-03' }))
    expect(
      table(planned(cell, { officersFirst: true }))
        .slice(0, 2)
        .flat()
        .sort(),
    ).toEqual(['m7', 'm8'])
    expect(table(planned(cell)).slice(-2).flat().sort()).toEqual(['m7', 'm8'])
  })

  test('keeps a household apart', () => {
    const plan = planned(members(19, (i) => ({ household: i < 10 ? 'one house' : null })))
    expect(sizes(plan)).toEqual(evenSizes(19, 10))
    expect(table(plan).map((ids) => ids.filter((id) => Number(id.slice(1)) <= 10).length)).toEqual(
      Array(10).fill(1),
    )
  })

  test('leaves out who is exempt or away throughout, with the reason and the day', () => {
    const plan = planned([
      ...members(4),
      member('old', { apart: [{ why: 'exempt', from: '2020-01-01', until: null }] }),
      member('off', { apart: [{ why: 'away', from: '2026-10-01', until: '2027-09-30' }] }),
    ])
    expect(sizes(plan)).toEqual([1, 1, 1, 1])
    expect(skippedOf(plan)).toEqual([
      { member: 'old', why: 'exempt', until: null },
      { member: 'off', why: 'away', until: '2027-09-30' },
    ])
    expect(skippedOf(plan).map((one) => skippedSentence(plan, one, words))).toEqual([
      'Đồng chí Nguyễn Văn old: được miễn sinh hoạt, không xếp trong vòng này.',
      'Đồng chí Nguyễn Văn off: đang vắng đến hết ngày 30/09/2027, vòng sau được xếp trước.',
    ])
  })

  test('places who comes later or goes sooner while they are there', () => {
    const plan = planned([
      ...members(8, () => ({ lastReviewed: '2026-01-03' })),
      member('late', { from: '2027-06-15', lastReviewed: '2020-01-03' }),
      member('soon', { until: '2027-02-28', lastReviewed: '2026-12-03' }),
    ])
    expect(meetingOf(plan, 'late')).toBe(6)
    expect(plan.meetings[6]!.places[0]!.reason).toEqual({ kind: 'unable', why: 'not-yet', on: '2027-01-03' })
    expect(meetingOf(plan, 'soon')).toBeLessThan(2)
  })

  test('with too few dates keeps the rest waiting, and says so', () => {
    const plan = planRotation({
      seed: '',
      policy: policy(),
      members: members(13),
      meetings: monthly(3),
      today: '2026-12-20',
    })
    expect(sizes(plan)).toEqual([2, 2, 2])
    expect(cycleState(plan)).toMatchObject({ left: 13, complete: false })
    expect(shapeOf(plan)).toMatchObject({ members: 13, meetings: 7 })
  })
})

describe('the state of a cycle', () => {
  const plan = planned(members(3))
  const [first, second, third] = table(plan).flat() as [string, string, string]
  const held = (of: RotationPlan, index: number) => {
    const { id, on, places } = of.meetings[index]!
    const changed = changeRotation(
      of,
      { kind: 'held', meeting: id, reviewed: places.map((place) => place.member) },
      on,
    )
    if ('refused' in changed) throw new Error(changed.refused)
    return changed.plan
  }

  test('names who is next, at the meeting’s last line and after it', () => {
    expect(cycleState(plan).next).toEqual({ meeting: '2027-01', on: '2027-01-03', members: [first] })
    expect(cycleState(plan, '2027-01-03').next?.members).toEqual([second])
    expect(nextSentence(plan, cycleState(plan, '2027-01-03'), words)).toBe(
      `Kỳ họp sau, ngày 03/02/2027, kiểm điểm đồng chí Nguyễn Văn ${second}.`,
    )
  })

  test('counts who is done and who is left, and is complete after the last', () => {
    const begun = held(plan, 0)
    expect(cycleState(begun)).toMatchObject({
      done: [{ member: first, on: '2027-01-03' }],
      left: 2,
      complete: false,
    })
    const over = held(held(begun, 1), 2)
    expect(cycleState(over)).toMatchObject({ next: null, left: 0, complete: true })
    expect(nextSentence(over, cycleState(over), words)).toBe(words.complete)
    expect(membersAfter(over, '2027-03-04').find((one) => one.id === third)?.lastReviewed).toBe('2027-03-03')
  })
})

test('the printed plan of a cell of 19 says why each month is as it is', () => {
  const names = [
    'Trần Văn Hòa',
    'Lê Thị Sáu',
    'Nguyễn Văn Được',
    'Phạm Thị Lành',
    'Huỳnh Văn Tư',
    'Võ Thị Bé',
    'Đặng Văn Mười',
    'Bùi Thị Ngọc',
    'Nguyễn Thị Hai',
    'Trương Văn Phước',
    'Lâm Thị Thu',
    'Cao Văn Nghĩa',
    'Dương Thị Mai',
    'Phan Văn Út',
    'Hồ Thị Đẹp',
    'Ngô Văn Bảy',
    'Mai Thị Xuân',
    'Đỗ Văn Khánh',
    'Lý Thị Hạnh',
  ]
  const cell = names.map((name, i) =>
    member(`m${i + 1}`, {
      name,
      officer: i < 3,
      household: i === 6 || i === 7 ? 'nhà ông Mười' : null,
      from: i === 16 ? '2026-11-10' : null,
      apart: i === 9 ? [{ why: 'away', from: '2026-12-01', until: '2027-04-30' }] : [],
      lastReviewed:
        i === 16 || i === 18
          ? null
          : i === 9
            ? '2025-02-03'
            : `2026-${String(2 + (i % 9)).padStart(2, '0')}-03`,
    }),
  )
  const exempt = member('m20', {
    name: 'Nguyễn Văn Chín',
    apart: [{ why: 'exempt', from: '2025-06-03', until: null }],
  })
  const plan = planned([...cell, exempt], { officersFirst: true })
  const lines = [
    shapeSentence(plan, words),
    ...plan.meetings.slice(0, shapeOf(plan).meetings).flatMap((meeting) => {
      const { title, reasons, note } = meetingWords(plan, meeting, words)
      return [`${title}.`, ...reasons.map((reason) => `  ${reason}`), ...(note ? [`  ${note}`] : [])]
    }),
    ...skippedOf(plan).map((one) => skippedSentence(plan, one, words)),
    nextSentence(plan, cycleState(plan), words),
  ]
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "19 đảng viên, mỗi kỳ họp 2 đồng chí: 10 kỳ thì hết một vòng.
    Kỳ họp 03/01/2027.
      Đồng chí Trần Văn Hòa: giữ chức vụ nên nêu gương, kiểm điểm trước.
      Đồng chí Lê Thị Sáu: giữ chức vụ nên nêu gương, kiểm điểm trước.
    Kỳ họp 03/02/2027.
      Đồng chí Nguyễn Văn Được: giữ chức vụ nên nêu gương, kiểm điểm trước.
      Đồng chí Lý Thị Hạnh: chưa ghi lần kiểm điểm nào, máy bốc thăm được thứ 4.
    Kỳ họp 03/03/2027.
      Đồng chí Lâm Thị Thu: kiểm điểm lần trước ngày 03/03/2026; ai lâu chưa kiểm điểm thì đến lượt trước.
      Đồng chí Cao Văn Nghĩa: kiểm điểm lần trước ngày 03/04/2026; ai lâu chưa kiểm điểm thì đến lượt trước.
    Kỳ họp 03/04/2027.
      Đồng chí Phạm Thị Lành: kiểm điểm lần trước ngày 03/05/2026; ai lâu chưa kiểm điểm thì đến lượt trước.
      Đồng chí Dương Thị Mai: kiểm điểm lần trước ngày 03/05/2026; ai lâu chưa kiểm điểm thì đến lượt trước.
    Kỳ họp 03/05/2027.
      Đồng chí Trương Văn Phước: đang vắng vào kỳ họp 03/03/2027 nên chuyển sang kỳ này.
      Đồng chí Phan Văn Út: kiểm điểm lần trước ngày 03/06/2026; ai lâu chưa kiểm điểm thì đến lượt trước.
    Kỳ họp 03/06/2027.
      Đồng chí Huỳnh Văn Tư: kiểm điểm lần trước ngày 03/06/2026; ai lâu chưa kiểm điểm thì đến lượt trước.
      Đồng chí Hồ Thị Đẹp: kiểm điểm lần trước ngày 03/07/2026; ai lâu chưa kiểm điểm thì đến lượt trước.
    Kỳ họp 03/07/2027.
      Đồng chí Võ Thị Bé: kiểm điểm lần trước ngày 03/07/2026; ai lâu chưa kiểm điểm thì đến lượt trước.
      Đồng chí Ngô Văn Bảy: kiểm điểm lần trước ngày 03/08/2026; ai lâu chưa kiểm điểm thì đến lượt trước.
    Kỳ họp 03/08/2027.
      Đồng chí Đặng Văn Mười: kiểm điểm lần trước ngày 03/08/2026; ai lâu chưa kiểm điểm thì đến lượt trước.
      Đồng chí Nguyễn Thị Hai: kiểm điểm lần trước ngày 03/10/2026; ai lâu chưa kiểm điểm thì đến lượt trước.
    Kỳ họp 03/09/2027.
      Đồng chí Bùi Thị Ngọc: kỳ họp 03/08/2027 đã có đồng chí Đặng Văn Mười, mà chi bộ không xếp hai đồng chí cùng một kỳ.
      Đồng chí Đỗ Văn Khánh: kiểm điểm lần trước ngày 03/10/2026; ai lâu chưa kiểm điểm thì đến lượt trước.
    Kỳ họp 03/10/2027.
      Đồng chí Mai Thị Xuân: về chi bộ ngày 10/11/2026, từ đó chưa kiểm điểm lần nào.
      Kỳ cuối của vòng: còn 1 đồng chí.
    Đồng chí Nguyễn Văn Chín: được miễn sinh hoạt, không xếp trong vòng này.
    Kỳ họp sau, ngày 03/01/2027, kiểm điểm đồng chí Trần Văn Hòa, đồng chí Lê Thị Sáu."
  `)
})
