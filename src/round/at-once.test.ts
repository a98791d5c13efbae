import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type OwnServer, ownServer, root } from '../../test/own-server.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { concludeRound, type RoundConclusionDraft } from '../conclusion/conclusion.ts'
import { type MeetingRow, meetingById } from '../meeting/meeting.queries.ts'
import { openMeeting, planMeeting } from '../meeting/meeting.ts'
import { markRoll } from '../meeting/roll.ts'
import { addPerson, join as joinCell, NO_FACTS } from '../membership/membership.ts'
import { addUnit } from '../organisation/organisation.ts'
import { type ConnectedDatabase, connect } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { type RoundRow, roundById } from './round.queries.ts'
import { closeRound, declare, launchRound, whileRunning } from './round.ts'

/** Clerks, members and the committee on connections of their own. Really committed, on a server of its own. */
const now = new Date('2026-12-01T19:30:00+07:00')
const TODAY = '2026-12-01'
let server: OwnServer
let db: ConnectedDatabase
let tenant: string
let cell: string
// Each before the one before it, as their papers were found.
let year = 2020
let round: RoundRow
let meeting: MeetingRow
const people: string[] = []
const by = (i: number) => ({ person: people[i]!, now })

beforeAll(async () => {
  server = await ownServer()
  db = connect(server.appUrl, { max: 10 })
  await db.transaction(async (tx) => {
    await loadCatalogue(tx, readFileSync(join(root, 'catalogues/nqtw4-82.json'), 'utf8'), now)
    const nobody = { person: null, now }
    const commune = await addUnit(
      tx,
      { kind: 'commune', name: 'Đảng bộ xã Cùng Lúc', parent: null, from: '1990-01-01' },
      nobody,
    )
    tenant = commune.id
    cell = (
      await addUnit(tx, { kind: 'cell', name: 'Chi bộ Cùng Lúc', parent: tenant, from: '1990-01-01' }, nobody)
    ).id
    for (let n = 0; n < 6; n++) {
      const person = await addPerson(tx, { ...NO_FACTS, fullName: `Người ${n}` }, now)
      await joinCell(tx, { tenant, person, cell, status: 'official', from: '1990-01-01' }, nobody)
      people.push(person)
    }
  })
})
afterAll(async () => {
  await db?.close()
  await server?.remove()
})

/** A round of its own for each test, past its last day of declaring, and a meeting at which everybody is present. */
beforeEach(async () => {
  if (round && !round.closed_on)
    await db.transaction((tx) => closeRound(tx, round, { knows: true, reason: 'Hết hạn.' }, by(0)))
  year--
  round = await db.transaction(async (tx) => {
    const made = await launchRound(
      tx,
      { ...days(year), tenant, name: `Đợt ${year}`, catalogue: 'nqtw4-82@1' },
      by(0),
    )
    if ('overlaps' in made) throw new Error('overlaps')
    return (await roundById(tx, tenant, made.id))!
  })
  meeting = await db.transaction(async (tx) => {
    const id = await planMeeting(
      tx,
      {
        tenant,
        cell,
        kind: 'thematic',
        month: '2026-12-01',
        day: TODAY,
        time: '19:30',
        place: '',
        topic: `${year}`,
      },
      by(0),
    )
    const planned = (await meetingById(tx, tenant, id!))!
    await openMeeting(tx, planned, { chair: people[0]!, clerk: people[1]! }, by(0))
    const marks = people.map((person) => ({ person, state: 'present' as const, arrived: '', reason: '' }))
    await markRoll(tx, planned, marks, by(1))
    return (await meetingById(tx, tenant, id!))!
  })
})

const days = (of: number) => ({
  opens_on: `${of}-06-01`,
  declare_by: `${of}-06-08`,
  conclude_by: `${of}-06-16`,
  closes_on: `${of}-06-18`,
})

const draftAbout = (i: number, wording = 'Còn để chậm việc.'): RoundConclusionDraft => ({
  tenant,
  person: people[i]!,
  cell,
  source_id: meeting.id,
  round: round.id,
  led_by: null,
  concluded_on: TODAY,
  outcome: 'to-fix',
  wording,
  signs: [{ catalogue: 'nqtw4-82@1', id: 'I.4.4', label: 'Chưa làm tròn phần việc', level: 'partial' }],
  plans: [{ line: 'Báo lại trong tuần.', due: '2027-03-31' }],
  yes: 6,
  no: 0,
  other: 0,
  entitled: 6,
  called: 6,
  manner: 'hands',
  named: null,
  rule: { present: 'half', approve: 'half-of-members' },
})

/** As at the table: only while the round runs; a failure takes everything back. */
const conclude = (i: number, clerk: number, wording?: string) =>
  db
    .transaction(async (tx) => {
      if (!(await whileRunning(tx, round, TODAY))) throw new Error('over')
      const made = await concludeRound(tx, [draftAbout(i, wording)], by(clerk))
      if ('failure' in made) throw new Error(made.failure)
      return 'concluded'
    })
    .catch((error: Error) => error.message)

const close = (i: number) =>
  db.transaction((tx) => closeRound(tx, round, { knows: true, reason: 'Hết hạn.' }, by(i)))

const rows = (table: 'conclusion' | 'cell_plan' | 'round_declaration' | 'round_member') => {
  switch (table) {
    case 'conclusion':
      return db.rows<{ person: string; wording: string }>(
        sql`select person, wording from conclusion where tenant = ${tenant} and round = ${round.id}`,
      )
    case 'cell_plan':
      return db.rows(
        sql`select 1 from cell_plan p join conclusion c on c.id = p.origin_id where c.round = ${round.id}`,
      )
    case 'round_declaration':
      return db.rows(sql`select person, nth from round_declaration where round = ${round.id}`)
    case 'round_member':
      return db.rows<{ person: string; level: string | null }>(
        sql`select person, level from round_member where round = ${round.id}`,
      )
  }
}

describe('at the same moment', () => {
  test('two clerks conclude about one member: one conclusion, one plan, and the other is told', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 5, 1, 2].map((clerk, i) => conclude(4, clerk, `Lời của người ghi ${i}`)),
    )
    expect(answers.filter((one) => one === 'concluded')).toHaveLength(1)
    expect(answers.filter((one) => one === 'concluded-already')).toHaveLength(5)
    const stored = await rows('conclusion')
    expect(stored).toHaveLength(1)
    expect((stored[0] as { wording: string }).wording).toBe(
      `Lời của người ghi ${answers.indexOf('concluded')}`,
    )
    expect(await rows('cell_plan')).toHaveLength(1)
  })

  test('the committee closes while cells conclude: what was concluded before stands in the round, what came after is told', async () => {
    const answers = await Promise.all([
      conclude(0, 1),
      conclude(2, 1),
      close(3),
      conclude(4, 1),
      conclude(5, 1),
      conclude(3, 1),
    ])
    expect(answers[2]).toBe('closed')
    for (const [i, answer] of answers.entries()) if (i !== 2) expect(['concluded', 'over']).toContain(answer)
    const stored = await rows('conclusion')
    expect(stored).toHaveLength(answers.filter((one) => one === 'concluded').length)
    // The frozen numbers are of before the meeting was over: nobody passes for concluded, and nobody is missing.
    const frozen = await rows('round_member')
    expect(frozen).toHaveLength(people.length)
    expect(await conclude(1, 2)).toBe('over')
  })

  test('closed by several at once, it is closed once', async () => {
    const answers = await Promise.all([0, 1, 2, 3].map(close))
    expect(answers.toSorted()).toEqual(['closed', 'not-running', 'not-running', 'not-running'])
    expect(await rows('round_member')).toHaveLength(people.length)
    const deeds = await db.rows(
      sql`select 1 from history where tenant = ${tenant} and verb = 'round-closed' and about like ${`%${round.id}%`}`,
    )
    expect(deeds).toHaveLength(1)
  })

  test('a member declares while the cell concludes about them and the committee closes: each is whole or not at all', async () => {
    const declaring = (i: number) =>
      db.transaction((tx) =>
        declare(tx, round, [{ person: people[i]!, cell, signs: [], witness: null }], by(i)),
      )
    const [first, second, concluded, closing, late] = await Promise.all([
      declaring(4),
      declaring(4),
      conclude(4, 1),
      close(0),
      declaring(5),
    ])
    expect(closing).toBe('closed')
    expect(['concluded', 'over']).toContain(concluded)
    const stored = (await rows('round_declaration')) as { person: string; nth: number }[]
    expect(stored).toHaveLength([first, second, late].filter(Boolean).length)
    const own = stored.filter(({ person }) => person === people[4]).map(({ nth }) => nth)
    expect(own.toSorted()).toEqual(own.map((_, i) => i + 1))
    expect(await declaring(5)).toBe(false)
  })

  test('two rounds laid down over one another: one is, and the other is told which', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((i) =>
        db.transaction((tx) =>
          launchRound(tx, { ...days(1980), tenant, name: `Đợt chồng ${i}`, catalogue: 'nqtw4-82@1' }, by(i)),
        ),
      ),
    )
    const made = answers.filter((one) => 'id' in one)
    expect(made).toHaveLength(1)
    for (const one of answers) if ('overlaps' in one) expect(one.overlaps.name).toMatch(/^Đợt chồng/)
  })
})
