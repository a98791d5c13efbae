import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesNothing, type ImportPlan, planImport, rowKey } from './import.rules.ts'
import type { KnownOrganisation, KnownPerson } from './import-known.rules.ts'
import { findDuplicates } from './list-duplicates.rules.ts'
import type { Member } from './member-record.rules.ts'

const TENANT = 'commune'
const EMPTY: KnownOrganisation = {
  tenant: TENANT,
  people: [],
  units: [unit(TENANT, 'commune', 'Đảng bộ xã', null)],
}
const CREATE = { createCells: true, decisions: {} }

function unit(id: string, kind: 'commune' | 'grassroots' | 'cell', name: string, parent: string | null) {
  return { id, kind, name, parent }
}

const member = (row: number, facts: Partial<Member> = {}): Member => ({
  row,
  sheet: 'A',
  fullName: 'Võ Văn Một',
  birthDate: '1960',
  sex: 'male',
  cell: 'Chi bộ ấp 1',
  position: null,
  admittedOn: null,
  officialOn: '1990',
  cardNumber: null,
  phone: null,
  status: 'official',
  ...facts,
})

const listOf = (members: Member[]) => ({
  members,
  columns: { status: 'Ghi chú' },
  problems: findDuplicates(members),
})

let people = 0

/** The organisation as it is when a plan has been carried out: what the database does, in memory. */
function carriedOut(known: KnownOrganisation, plan: ImportPlan): KnownOrganisation {
  const postsOf = (p: { member: Member }) =>
    plan.posts
      .filter((post) => rowKey(post.member) === rowKey(p.member))
      .map(({ unit, kind }) => ({ unit, kind }))
  const place = (p: ImportPlan['added'][number]) =>
    p.place
      ? { id: `m${rowKey(p.member)}`, validFrom: '2026-12-01', validTo: null, ...p.place }
      : p.person!.place
  const written = [...plan.added, ...plan.changed].map((p): KnownPerson => {
    const {
      row: _,
      sheet: __,
      cell: ___,
      parentOrg: ____,
      position: _____,
      status: ______,
      ...facts
    } = p.member
    const changes = Object.fromEntries(p.facts.map(({ fact, after }) => [fact, after]))
    return p.person
      ? { ...p.person, ...changes, place: place(p), posts: [...p.person.posts, ...postsOf(p)] }
      : { ...facts, id: `p${++people}`, place: place(p), posts: postsOf(p) }
  })
  const touched = new Set(written.map(({ id }) => id))
  const rest = known.people
    .filter(({ id }) => !touched.has(id))
    .map((person) => ({
      ...person,
      posts: [...person.posts, ...plan.posts.filter((post) => post.person?.id === person.id)],
    }))
  const made = plan.units.map(({ ref, kind, name, parent }) => unit(ref, kind, name, parent))
  return { tenant: TENANT, units: [...known.units, ...made], people: [...rest, ...written] }
}

const NAMES = ['Võ Văn Hùng', 'Võ Văn Hưng', 'Lê Thị Hòa', 'Lê Thị Hoà', 'Trần Quý', 'Trần Qúy', 'Phạm Lan']
const members = fc
  .array(
    fc.record({
      fullName: fc.constantFrom(...NAMES),
      birthDate: fc.constantFrom('1960', '1960-03', '1960-03-05', '1961', null),
      cell: fc.constantFrom('Chi bộ ấp 1', 'CB ấp 1', 'Chi bộ ấp 2', 'Chi bộ Công an', null),
      parentOrg: fc.constantFrom('Đảng bộ A', 'Đảng bộ B'),
      position: fc.constantFrom(null, 'Bí thư chi bộ', 'Đảng ủy viên, Chi ủy viên', 'Bí thư Đảng bộ'),
      cardNumber: fc.constantFrom(null, null, '08000001', '08000002', '08000003'),
      phone: fc.constantFrom(null, '0950000001', '0950000002'),
      status: fc.constantFrom(
        'official' as const,
        'exempt' as const,
        'left' as const,
        'probationary' as const,
      ),
    }),
    { maxLength: 8 },
  )
  .map((lines) => lines.map((line, i) => member(i + 2, line)))

describe('a list brought in twice', () => {
  test('changes nothing the second time, twins, shared cards and missing dates included', () => {
    fc.assert(
      fc.property(members, (lines) => {
        const list = listOf(lines)
        const first = planImport(list, EMPTY, CREATE)
        const second = planImport(list, carriedOut(EMPTY, first), CREATE)
        expect(changesNothing(second)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('a list changed and brought in again settles too', () => {
    fc.assert(
      fc.property(members, members, (before, later) => {
        const start = carriedOut(EMPTY, planImport(listOf(before), EMPTY, CREATE))
        const list = listOf(later)
        const plan = planImport(list, start, CREATE)
        fc.pre(plan.doubts.every(({ decision }) => decision !== null))
        expect(planImport(list, carriedOut(start, plan), CREATE).added).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('every row is accounted for, and nobody is found twice', () => {
    fc.assert(
      fc.property(members, members, (before, later) => {
        const known = carriedOut(EMPTY, planImport(listOf(before), EMPTY, CREATE))
        const plan = planImport(listOf(later), known, CREATE)
        const open = plan.doubts.filter(({ decision }) => decision === null).length
        const count = plan.added.length + plan.changed.length + plan.same + open + plan.unplaced.length
        expect(count).toBe(later.length)
        const found = plan.changed.map(({ person }) => person!.id)
        expect(new Set(found).size).toBe(found.length)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what changes', () => {
  const brought = (...facts: Partial<Member>[]) => {
    const list = listOf(facts.map((one, i) => member(i + 2, one)))
    return carriedOut(EMPTY, planImport(list, EMPTY, CREATE))
  }
  const plan = (known: KnownOrganisation, facts: Partial<Member>, columns: object = { status: 'x' }) =>
    planImport({ ...listOf([member(2, facts)]), columns }, known, CREATE)

  test('a date known better replaces a vague one, not the other way round', () => {
    const card = { cardNumber: '08000001' }
    expect(plan(brought(card), { ...card, birthDate: '1960-03-05' }).changed[0]?.facts).toEqual([
      { fact: 'birthDate', before: '1960', after: '1960-03-05' },
    ])
    expect(
      changesNothing(plan(brought({ ...card, birthDate: '1960-03-05' }), { ...card, birthDate: '1960' })),
    ).toBe(true)
  })

  test('without a column for it, a status stays', () => {
    const known = brought({ status: 'exempt' })
    expect(changesNothing(plan(known, { status: 'official' }, {}))).toBe(true)
    expect(plan(known, { status: 'official' }).changed[0]?.place).toMatchObject({ status: 'official' })
  })

  test('a card with another name on it is a question, not an answer', () => {
    const known = brought({ cardNumber: '08000001' })
    const { doubts, added } = plan(known, {
      fullName: 'Lê Thị Khác',
      birthDate: '1970',
      cardNumber: '08000001',
    })
    expect(doubts).toHaveLength(1)
    expect(added).toEqual([])
  })

  test('the same name with another birth date is somebody else', () => {
    expect(plan(brought({}), { birthDate: '1975' }).added).toHaveLength(1)
  })

  test('a post names another cell than the member’s own: it is not given', () => {
    expect(plan(EMPTY, { position: 'Bí thư chi bộ ấp 2' }).posts).toEqual([])
    expect(plan(EMPTY, { position: 'Bí thư chi bộ ấp 10' }).posts).toEqual([])
    expect(plan(EMPTY, { position: 'Bí thư chi bộ ấp 1' }).posts).toHaveLength(1)
    expect(plan(EMPTY, { position: 'Bí thư chi bộ 1' }).posts).toHaveLength(1)
  })

  test('“Bí thư Đảng bộ” is of the organisation above the cell, where there is one', () => {
    const post = { position: 'Bí thư Đảng bộ' }
    expect(plan(EMPTY, post).posts).toEqual([])
    const [given] = plan(EMPTY, { ...post, parentOrg: 'Đảng bộ Công an' }).posts
    expect(given?.unit).toContain('dang bo cong an')
  })

  test('of two cells of one name neither is guessed', () => {
    const known = brought({ parentOrg: 'Đảng bộ A' }, { fullName: 'Lê Thị Hai', parentOrg: 'Đảng bộ B' })
    expect(plan(known, { fullName: 'Trần Văn Ba' }).unplaced).toHaveLength(1)
    expect(plan(known, { fullName: 'Trần Văn Ba', parentOrg: 'đảng bộ b' }).added).toHaveLength(1)
  })
})
