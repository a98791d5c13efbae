import { describe, expect, test } from 'vitest'
import { rotation as words } from '../text/vi/rotation.ts'
import { cycleState, planRotation } from './rotation.rules.ts'
import { type Changed, changeRotation, type RotationChange } from './rotation-change.rules.ts'
import type { RotationMember, RotationPlan, RotationPolicy } from './rotation-plan.rules.ts'
import { shapeOf } from './rotation-shape.rules.ts'
import { changeSentence } from './rotation-words.rules.ts'
import { member, members, monthly, policy, table } from './testing/cells.ts'

/** Members in the order of their turns: m1 waited longest. */
const inTurn = (count: number, more: (i: number) => Partial<RotationMember> = () => ({})) =>
  members(count, (i) => ({ lastReviewed: `20${String(i + 10).padStart(2, '0')}-01-03`, ...more(i) }))

const cellOf = (count: number, more: Partial<RotationPolicy> = {}, of = inTurn(count)) =>
  planRotation({ seed: 'a', policy: policy(more), members: of, meetings: monthly(40), today: '2026-12-20' })

function made(plan: RotationPlan, change: RotationChange, today = '2026-12-20'): Changed {
  const changed = changeRotation(plan, change, today)
  if ('refused' in changed) throw new Error(changed.refused)
  return changed
}
const refusal = (plan: RotationPlan, change: RotationChange, today = '2026-12-20') => {
  const changed = changeRotation(plan, change, today)
  return 'refused' in changed ? changed.refused : null
}
const said = (plan: RotationPlan, change: RotationChange, today?: string) =>
  changeSentence(plan, made(plan, change, today), words)
const held = (plan: RotationPlan, meeting: string, ...reviewed: string[]) =>
  made(plan, { kind: 'held', meeting, reviewed }, `${meeting}-03`).plan
const reasonOf = (plan: RotationPlan, id: string) =>
  plan.meetings.flatMap((meeting) => meeting.places).find((place) => place.member === id)?.reason

describe('an absence', () => {
  test('known in time is an exchange with the next meeting', () => {
    const plan = cellOf(8)
    expect(table(made(plan, { kind: 'absent', member: 'm3' }).plan)).toEqual([
      ['m1'],
      ['m2'],
      ['m4'],
      ['m3'],
      ['m5'],
      ['m6'],
      ['m7'],
      ['m8'],
    ])
    expect(said(plan, { kind: 'absent', member: 'm3' })).toBe(
      'Đồng chí Nguyễn Văn m3 báo vắng: đồng chí Nguyễn Văn m3 từ kỳ họp 03/03/2027 sang kỳ họp 03/04/2027; ' +
        'đồng chí Nguyễn Văn m4 từ kỳ họp 03/04/2027 sang kỳ họp 03/03/2027.',
    )
  })

  test('known too late to ask another moves one turn, to the nearest room', () => {
    const plan = cellOf(8)
    expect(table(made(plan, { kind: 'absent', member: 'm1' }, '2027-01-01').plan).slice(0, 3)).toEqual([
      [],
      ['m2', 'm1'],
      ['m3'],
    ])
    const two = cellOf(19)
    const changed = made(two, { kind: 'absent', member: 'm1' }, '2027-01-01')
    expect(changed.moved).toEqual([
      {
        member: 'm1',
        from: { meeting: '2027-01', on: '2027-01-03' },
        to: { meeting: '2027-10', on: '2027-10-03' },
      },
    ])
    expect(reasonOf(changed.plan, 'm1')).toEqual({ kind: 'unable', why: 'absent', on: '2027-01-03' })
  })

  test('near the end takes the free seat there, moving nobody', () => {
    const changed = made(cellOf(19), { kind: 'absent', member: 'm15' })
    expect(changed.moved.map((one) => one.member)).toEqual(['m15'])
    expect(table(changed.plan).slice(-3)).toEqual([['m16'], ['m17', 'm18'], ['m19', 'm15']])
  })

  test('does not bring housemates together', () => {
    const plan = cellOf(
      8,
      {},
      inTurn(8, (i) => ({ household: i === 0 || i === 1 ? 'h' : null })),
    )
    expect(table(made(plan, { kind: 'absent', member: 'm1' }, '2027-01-01').plan).slice(0, 3)).toEqual([
      [],
      ['m2'],
      ['m3', 'm1'],
    ])
  })

  test('found out at the meeting is recorded with it', () => {
    const plan = held(cellOf(19), '2027-01', 'm1')
    expect(table(plan)[0]).toEqual(['m1'])
    expect(table(plan).at(-1)).toEqual(['m19', 'm2'])
    expect(reasonOf(plan, 'm2')).toEqual({ kind: 'unable', why: 'absent', on: '2027-01-03' })
  })
})

describe('by hand', () => {
  const plan = held(
    cellOf(
      8,
      {},
      inTurn(8, (i) => ({
        household: i === 5 || i === 6 ? 'h' : null,
        apart: i === 7 ? [{ why: 'away', from: '2027-04-01', until: '2027-04-30' }] : [],
      })),
    ),
    '2027-01',
    'm1',
  )

  test('two exchange their turns', () => {
    const change: RotationChange = { kind: 'swapped', member: 'm2', with: 'm5' }
    expect(table(made(plan, change, '2027-01-10').plan).slice(1, 5)).toEqual([['m5'], ['m3'], ['m4'], ['m2']])
    expect(said(plan, change, '2027-01-10')).toMatch(
      /^Đồng chí Nguyễn Văn m2 và đồng chí Nguyễn Văn m5 đổi chỗ cho nhau: /,
    )
  })

  test('the last may join another meeting', () => {
    expect(table(made(plan, { kind: 'moved', member: 'm8', to: '2027-03' }, '2027-01-10').plan)[2]).toEqual([
      'm3',
      'm8',
    ])
  })

  test.each<[why: string, change: RotationChange]>([
    ['no-such-member', { kind: 'moved', member: 'x', to: '2027-03' }],
    ['no-such-meeting', { kind: 'moved', member: 'm8', to: 'x' }],
    ['already-reviewed', { kind: 'swapped', member: 'm1', with: 'm3' }],
    ['meeting-held', { kind: 'moved', member: 'm8', to: '2027-01' }],
    ['same-meeting', { kind: 'moved', member: 'm8', to: '2027-08' }],
    ['unable', { kind: 'swapped', member: 'm8', with: 'm4' }],
    ['household', { kind: 'moved', member: 'm7', to: '2027-06' }],
    ['too-few', { kind: 'moved', member: 'm2', to: '2027-03' }],
  ])('is refused: %s', (why, change) => {
    expect(refusal(plan, change, '2027-01-10')).toBe(why)
    expect(words.refusals[why as keyof typeof words.refusals]).toBeTruthy()
  })

  test('is refused where the meeting is full, unless the policy allows one more', () => {
    const change: RotationChange = { kind: 'moved', member: 'm19', to: '2027-02' }
    expect(refusal(cellOf(19), change)).toBe('full')
    expect(table(made(cellOf(19, { exceptional: 3 }), change).plan)[1]).toEqual(['m3', 'm4', 'm19'])
  })
})

describe('coming and going', () => {
  test('a newcomer takes the free seat, not in the next two meetings, and moves nobody', () => {
    const change: RotationChange = { kind: 'newcomer', member: member('new', { from: '2027-01-05' }) }
    const changed = made(cellOf(19), change)
    expect(changed.moved.map((one) => one.member)).toEqual(['new'])
    expect(table(changed.plan).at(-1)).toEqual(['m19', 'new'])
    expect(table(made(cellOf(8), change).plan).at(-1)).toEqual(['new'])
    const roomSoon = made(cellOf(19), { kind: 'left', member: 'm3', on: '2027-02-01' }).plan
    expect(table(made(roomSoon, change).plan)[1]).toEqual(['m4'])
  })

  test('who was reviewed at another cell in this cycle is done; who was not has a turn', () => {
    const who = member('in', { from: '2027-01-05' })
    const counted = made(cellOf(8), { kind: 'moved-in', member: who, reviewedOn: '2026-12-03' })
    expect(counted.moved).toEqual([])
    expect(cycleState(counted.plan).done).toEqual([{ member: 'in', on: '2026-12-03' }])
    expect(refusal(counted.plan, { kind: 'newcomer', member: who })).toBe('known-already')
    const due = made(cellOf(8), { kind: 'moved-in', member: who, reviewedOn: null })
    expect(table(due.plan).at(-1)).toEqual(['in'])
  })

  test('who leaves leaves the seat to the last of the cycle where it would stand empty', () => {
    const left = made(cellOf(8), { kind: 'left', member: 'm4', on: '2027-02-01' })
    expect(table(left.plan)).toEqual([['m1'], ['m2'], ['m3'], ['m8'], ['m5'], ['m6'], ['m7']])
    expect(reasonOf(left.plan, 'm8')).toEqual({ kind: 'brought-forward', on: '2027-08-03' })
    expect(shapeOf(left.plan)).toMatchObject({ members: 7, meetings: 7 })
    expect(made(cellOf(19), { kind: 'left', member: 'm4', on: '2027-02-01' }).moved).toHaveLength(1)
  })

  test('who leaves after their turn keeps it', () => {
    expect(made(cellOf(8), { kind: 'left', member: 'm1', on: '2027-02-01' }).moved).toEqual([])
  })

  test('who is exempted is skipped, and has a turn again on returning', () => {
    const exempt = made(
      cellOf(19),
      { kind: 'exempt', member: 'm5', from: '2027-01-05', until: null },
      '2027-01-05',
    )
    expect(cycleState(exempt.plan).skipped).toEqual([{ member: 'm5', why: 'exempt', until: null }])
    const back = made(exempt.plan, { kind: 'returned', member: 'm5', on: '2027-03-01' }, '2027-03-01')
    expect(reasonOf(back.plan, 'm5')).toEqual({ kind: 'returned' })
    expect(table(back.plan).at(-1)).toEqual(['m19', 'm5'])
  })

  test('who goes away for a time changes with somebody who is there', () => {
    const away = made(cellOf(8), { kind: 'away', member: 'm4', from: '2027-03-20', until: '2027-05-30' })
    expect(table(away.plan)).toEqual([['m1'], ['m2'], ['m4'], ['m3'], ['m5'], ['m6'], ['m7'], ['m8']])
  })
})

describe('two cells become one', () => {
  const ours = held(held(cellOf(8), '2027-01', 'm1'), '2027-02', 'm2')
  const b = planRotation({
    seed: 'b',
    policy: policy(),
    members: inTurn(8).map((one) => ({ ...one, id: `b${one.id.slice(1)}` })),
    meetings: monthly(40),
    today: '2026-12-20',
  })
  const theirs = held(held(b, '2027-01', 'b1'), '2027-02', 'b2')
  const merged = made(ours, { kind: 'merged', plan: theirs }, '2027-02-10').plan

  test('reviews of both count, the next two meetings stand, the rest come in the order they would have', () => {
    expect(table(merged).slice(0, 4)).toEqual([['m1'], ['m2'], ['m3'], ['m4']])
    expect(
      table(merged)
        .slice(4)
        .map((ids) => ids.map((id) => id.slice(1))),
    ).toEqual([
      ['3', '4'],
      ['5', '5'],
      ['6', '6'],
      ['7', '7'],
      ['8', '8'],
    ])
    expect(cycleState(merged)).toMatchObject({ left: 12 })
    expect(cycleState(merged).done.map((one) => one.member)).toEqual(['m1', 'm2', 'b1', 'b2'])
  })
})

describe('meetings', () => {
  test('one that is not held hands its turns to the nearest room', () => {
    const dropped = made(cellOf(8), { kind: 'meeting-dropped', meeting: '2027-03' })
    expect(table(dropped.plan)).toEqual([['m1'], ['m2'], ['m4', 'm3'], ['m5'], ['m6'], ['m7'], ['m8']])
    expect(said(cellOf(8), { kind: 'meeting-dropped', meeting: '2027-03' })).toMatch(
      /^Không họp kỳ 03\/03\/2027: /,
    )
  })

  test('one that is added is filled from the end', () => {
    const added = made(cellOf(8), { kind: 'meeting-added', meeting: { id: 'x', on: '2027-03-20' } })
    expect(table(added.plan)).toEqual([['m1'], ['m2'], ['m3'], ['m8'], ['m4'], ['m5'], ['m6'], ['m7']])
  })

  test('one on another day keeps its people, except who can’t come', () => {
    const plan = cellOf(
      8,
      {},
      inTurn(8, (i) => ({
        apart: i === 2 ? [{ why: 'away', from: '2027-03-08', until: '2027-03-12' }] : [],
      })),
    )
    expect(made(plan, { kind: 'meeting-moved', meeting: '2027-03', on: '2027-03-05' }).moved).toEqual([])
    const moved = made(plan, { kind: 'meeting-moved', meeting: '2027-03', on: '2027-03-10' })
    expect(moved.moved.map((one) => one.member)).toEqual(['m4', 'm3'])
  })

  test('more dates seat those who waited for one', () => {
    const plan = planRotation({
      seed: '',
      policy: policy(),
      members: inTurn(5),
      meetings: monthly(2),
      today: '2026-12-20',
    })
    expect(cycleState(plan).skipped).toEqual([{ member: 'm5', why: 'no-meeting', until: null }])
    const added = made(plan, { kind: 'meeting-added', meeting: { id: 'x', on: '2027-03-03' } })
    expect(table(added.plan).at(-1)).toEqual(['m5'])
    expect(reasonOf(added.plan, 'm5')).toEqual({ kind: 'waiting' })
  })

  test('record who was reviewed; who stood in has no other turn', () => {
    const plan = held(cellOf(19), '2027-01', 'm1', 'm2', 'm9')
    expect(reasonOf(plan, 'm9')).toEqual({ kind: 'stood-in' })
    expect(
      table(plan)
        .flat()
        .filter((id) => id === 'm9'),
    ).toHaveLength(1)
    expect(refusal(plan, { kind: 'held', meeting: '2027-02', reviewed: ['m1'] })).toBe('already-reviewed')
    expect(refusal(plan, { kind: 'held', meeting: '2027-01', reviewed: [] })).toBe('meeting-held')
    expect(refusal(plan, { kind: 'meeting-added', meeting: { id: 'x', on: '2027-01-02' } })).toBe(
      'meeting-held',
    )
  })
})
