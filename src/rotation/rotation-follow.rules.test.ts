import { describe, expect, test } from 'vitest'
import type { MemberStatus } from '../membership/powers.rules.ts'
import { planRotation } from './rotation.rules.ts'
import type { RotationChange } from './rotation-change.rules.ts'
import { changesFor } from './rotation-follow.rules.ts'
import type { RotationMember } from './rotation-plan.rules.ts'
import { goneOn, groupsOf, type PlaceRow, rosterOf } from './rotation-roster.rules.ts'
import { member, monthly, policy } from './testing/cells.ts'

const TODAY = '2027-05-10'

const place = (
  valid_from: string,
  valid_to: string | null,
  status: MemberStatus = 'official',
  cell = 'here',
): PlaceRow => ({ person: 'm1', full_name: 'Nguyễn Văn m1', cell, status, valid_from, valid_to })

const rosterWith = (places: readonly PlaceRow[], more: { reviewed?: string } = {}) =>
  rosterOf({
    cell: 'here',
    today: TODAY,
    places,
    begins: '2020-01-01',
    officers: new Set(),
    reviewed: new Map(more.reviewed ? [['m1', more.reviewed]] : []),
    apart: [],
  })

describe('who is of the cell', () => {
  test.each<[string, PlaceRow[], object | null]>([
    ['since the records begin', [place('2020-01-01', null)], { from: null, until: null }],
    ['since a later day', [place('2026-03-01', null)], { from: '2026-03-01' }],
    [
      'with another status since',
      [place('2026-03-01', '2027-01-01', 'probationary'), place('2027-01-01', null)],
      { from: '2026-03-01', apart: [] },
    ],
    [
      'exempt for a time',
      [
        place('2020-01-01', '2027-04-01'),
        place('2027-04-01', '2027-07-01', 'exempt'),
        place('2027-07-01', null),
      ],
      { from: null, apart: [{ why: 'exempt', from: '2027-04-01', until: '2027-06-30' }] },
    ],
    [
      'away no more',
      [place('2020-01-01', '2027-05-10', 'temporary-out'), place('2027-05-10', null)],
      { apart: [] },
    ],
    [
      'back from elsewhere',
      [
        place('2020-01-01', '2026-01-01'),
        place('2026-01-01', '2027-02-01', 'official', 'there'),
        place('2027-02-01', null),
      ],
      { from: '2027-02-01' },
    ],
    [
      'going on a known day',
      [place('2020-01-01', '2027-06-01'), place('2027-06-01', null, 'official', 'there')],
      { until: '2027-05-31' },
    ],
    [
      'coming on a known day',
      [place('2020-01-01', '2027-06-01', 'official', 'there'), place('2027-06-01', null)],
      { from: '2027-06-01' },
    ],
    ['suspended', [place('2020-01-01', '2027-02-01'), place('2027-02-01', null, 'suspended')], null],
    ['gone', [place('2020-01-01', '2027-02-01'), place('2027-02-01', null, 'left')], null],
  ])('%s', (_, places, found) => {
    const roster = rosterWith(places)
    if (found) expect(roster[0]?.member).toMatchObject(found)
    else expect(roster).toEqual([])
  })

  test('when somebody went', () => {
    expect(goneOn([place('2020-01-01', '2027-02-01')], 'm1', 'here', TODAY)).toBe('2027-02-01')
    expect(goneOn([place('2020-01-01', null, 'official', 'there')], 'm1', 'here', TODAY)).toBe(TODAY)
  })

  test('pairs that touch make one group', () => {
    const groups = groupsOf([
      ['a', 'b'],
      ['d', 'e'],
      ['c', 'b'],
      ['e', 'a'],
      ['x', 'y'],
    ])
    expect(new Set(['a', 'b', 'c', 'd', 'e'].map((one) => groups.get(one))).size).toBe(1)
    expect(groups.get('x')).toBe(groups.get('y'))
    expect(groups.get('x')).not.toBe(groups.get('a'))
    expect(groups.get('z')).toBeUndefined()
  })
})

const spell = (why: 'exempt' | 'away', from: string, until: string | null) => ({ why, from, until })

/** The changes for m1, known as `was`, and now as membership has it. */
function changes(was: Partial<RotationMember> | null, places: readonly PlaceRow[], reviewed?: string) {
  const plan = planRotation({
    seed: 'x',
    policy: policy(),
    members: was ? [member('m1', was)] : [],
    meetings: monthly(12),
    today: '2026-12-20',
  })
  const roster = rosterWith(places, reviewed ? { reviewed } : {})
  return changesFor(plan, roster, TODAY, '2026-12-20', (person) => goneOn(places, person, 'here', TODAY))
}

describe('what has happened to a member', () => {
  test.each<[string, Partial<RotationMember> | null, PlaceRow[], Partial<RotationChange>[]]>([
    ['nothing', {}, [place('2020-01-01', null)], []],
    ['came', null, [place('2027-05-01', null)], [{ kind: 'newcomer' }]],
    [
      'came from another cell',
      null,
      [place('2020-01-01', '2027-05-01', 'official', 'there'), place('2027-05-01', null)],
      [{ kind: 'moved-in', reviewedOn: null }],
    ],
    ['went', {}, [place('2020-01-01', '2027-05-05')], [{ kind: 'left', on: '2027-05-05' }]],
    ['went, as known', { until: '2027-05-04' }, [place('2020-01-01', '2027-05-05')], []],
    ['will go', {}, [place('2020-01-01', '2027-06-01')], [{ kind: 'left', on: '2027-06-01' }]],
    ['will go, as known', { until: '2027-05-31' }, [place('2020-01-01', '2027-06-01')], []],
    ['stays after all', { until: '2027-05-31' }, [place('2020-01-01', null)], [{ kind: 'moved-in' }]],
    [
      'comes on another day',
      { from: '2027-06-01' },
      [place('2027-07-01', null)],
      [
        { kind: 'left', on: '2027-06-01' },
        { kind: 'moved-in', member: expect.objectContaining({ from: '2027-07-01' }) },
      ],
    ],
    [
      'away from today',
      {},
      [place('2020-01-01', TODAY), place(TODAY, null, 'temporary-out')],
      [{ kind: 'away', from: TODAY, until: null }],
    ],
    [
      'away for longer',
      { apart: [spell('away', '2027-04-01', '2027-06-30')] },
      [
        place('2020-01-01', '2027-04-01'),
        place('2027-04-01', '2027-09-01', 'temporary-out'),
        place('2027-09-01', null),
      ],
      [{ kind: 'away', until: '2027-08-31' }],
    ],
    [
      'away for less',
      { apart: [spell('away', '2027-04-01', null)] },
      [
        place('2020-01-01', '2027-04-01'),
        place('2027-04-01', '2027-06-01', 'temporary-out'),
        place('2027-06-01', null),
      ],
      [{ kind: 'returned', on: '2027-06-01' }],
    ],
    [
      'away, as known',
      { apart: [spell('away', '2027-04-01', null)] },
      [place('2020-01-01', '2027-04-01'), place('2027-04-01', null, 'temporary-out')],
      [],
    ],
    [
      'back, and exempt later',
      { apart: [spell('away', '2027-04-01', null)] },
      [place('2020-01-01', '2027-08-01'), place('2027-08-01', null, 'exempt')],
      [
        { kind: 'returned', on: TODAY },
        { kind: 'exempt', from: '2027-08-01', until: null },
      ],
    ],
    [
      'exempt instead of away',
      { apart: [spell('away', '2027-04-01', null)] },
      [place('2020-01-01', TODAY, 'temporary-out'), place(TODAY, null, 'exempt')],
      [],
    ],
    [
      'what is over is over',
      { apart: [spell('away', '2027-01-01', '2027-02-01')] },
      [place('2020-01-01', null)],
      [],
    ],
  ])('%s', (_, was, places, found) => {
    expect(changes(was, places)).toEqual(found.map((one) => expect.objectContaining(one)))
  })

  test('a review elsewhere counts from the first day of the cycle on', () => {
    const places = [place('2020-01-01', '2027-05-01', 'official', 'there'), place('2027-05-01', null)]
    expect(changes(null, places, '2026-12-20')).toMatchObject([{ reviewedOn: '2026-12-20' }])
    expect(changes(null, places, '2026-12-19')).toMatchObject([{ reviewedOn: null }])
  })
})
