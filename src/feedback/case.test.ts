import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { casework, layCommittee, printSheets, REPORT, received, ringOf, sign } from '../../test/feedback.ts'
import { useWorld } from '../../test/harness.ts'
import { endPost, givePost } from '../membership/membership.ts'
import { sql } from '../platform/sql.ts'
import { openWith } from './case.ts'
import { noteErasedCase, replayErasedCases } from './erase.ts'
import { caseById, policyOf } from './feedback.queries.ts'
import { runFeedbackClock } from './feedback-clock.ts'
import { columnsOf } from './feedback-columns.rules.ts'
import { actAsMember, ownLetters, sendLetter } from './letters.ts'
import { makeSheet, openByPaper } from './office.ts'
import { changeOf } from './readers.ts'
import { closedBecause, openCommunes } from './receive.ts'

const world = useWorld()
let tenant: string
const at = (name: CastName) => world.cast.people[name].id
const noon = (day: string) => new Date(`${day}T05:00:00Z`)

beforeEach(async () => {
  tenant = world.cast.units.commune.id
})

/** Every row of every table of feedback and the history, as whoever holds the disk reads it. */
async function dumped(): Promise<string> {
  const tables = await world.db.rows<{ name: string }>(sql`
    select relname as name from pg_class where relkind = 'r' and (relname like 'feedback%' or relname in ('history', 'command', 'look', 'throttle'))`)
  let all = ''
  for (const { name } of tables)
    all += (
      await world.db.row<{ all: string | null }>({
        text: `select string_agg(t::text, E'\\n') as all from ${name} t`,
        values: [],
        name: `dump-${name}`,
      })
    ).all
  return all
}

const shows = (dump: string, words: string) =>
  dump.includes(words) || dump.includes(Buffer.from(words).toString('hex'))

describe('a report', () => {
  beforeEach(() => layCommittee(world))

  test('is read by every reader with tomorrow’s batch, not before, and by nobody else', async () => {
    const { id } = await received(world)
    const work = casework(world, id)
    expect(await work.open('kiem', '2026-12-01')).toBeNull()
    for (const name of ['kiem', 'minh', 'hai', 'huong'] as const)
      expect((await work.open(name, '2026-12-02'))?.state.stage, name).toBe('triage')
    for (const name of ['lan', 'phuc', 'quan', 'tam', 'tinh', 'la'] as const)
      expect(await work.open(name, '2026-12-02'), name).toBeNull()
  })

  test('stands nowhere in clear, nor does the member once it is admitted, told, answered and concluded about', async () => {
    const { id, code } = await received(world)
    await concludedCase(id, 'founded')
    const dump = await dumped()
    for (const words of [
      REPORT.text,
      REPORT.where!,
      'Có phản ánh',
      'Tôi chở đất',
      'đã xem sổ',
      code.replaceAll(' ', ''),
    ])
      expect(shows(dump, words), words).toBe(false)
    const ofCase = dump.split('\n').filter((line) => line.includes(id))
    expect(ofCase.length).toBeGreaterThan(20)
    expect(ofCase.filter((line) => line.includes(at('nam')))).toEqual([])
    expect(
      (await ownLetters(world.db, tenant, await ringOf(world, 'nam'))).map((letter) => letter.kind),
    ).toEqual(expect.arrayContaining(['notice', 'own-answer', 'draft', 'conclusion']))
    expect(await ownLetters(world.db, tenant, await ringOf(world, 'lan'))).toEqual([])
  })

  test('what stands in clear for the clock is what the reducer comes to, at every step the member took', async () => {
    const { id } = await received(world)
    await concludedCase(id, 'unfounded', async () => {
      const row = (await caseById(world.db, tenant, id))!
      const open = (await casework(world, id).open('kiem', '2027-06-01'))!
      const { stage, sender_state, until, stopped_on, erase_on, reopened } = row
      expect({ stage, sender_state, until, stopped_on, erase_on, reopened }).toEqual(columnsOf(open.state))
    })
  })

  test('that was found untrue is gone for everyone after the time for an appeal; a number without a day stays', async () => {
    const { id } = await received(world)
    await concludedCase(id, 'unfounded')
    await runFeedbackClock(world.db, noon('2027-01-21'))
    expect(await caseById(world.db, tenant, id)).not.toBeNull()
    await runFeedbackClock(world.db, noon('2027-01-22'))
    expect(await caseById(world.db, tenant, id)).toBeNull()
    expect(await ownLetters(world.db, tenant, await ringOf(world, 'nam'))).toEqual([])
    expect(
      await world.db.rows(sql`select ended, count from feedback_tally where tenant = ${tenant}`),
    ).toEqual([{ ended: 'unfounded', count: 1 }])
    const rest = (await dumped()).split('\n').filter((line) => line.includes(id))
    expect(
      rest.every((line) => /feedback-\w/.test(line)),
      'only ids and verbs of the history',
    ).toBe(true)
  })

  test('that was erased stays so after a restore of older data', async () => {
    const dataRoot = mkdtempSync(join(tmpdir(), 'tusoi-erased-'))
    const [{ id }, other] = [await received(world), await received(world)]
    await noteErasedCase(dataRoot, { tenant, id })
    expect(await replayErasedCases(world.db, dataRoot)).toBe(1)
    expect(await caseById(world.db, tenant, id)).toBeNull()
    expect(await caseById(world.db, tenant, other.id)).not.toBeNull()
    expect(await replayErasedCases(world.db, dataRoot)).toBe(0)
    rmSync(dataRoot, { recursive: true })
  })

  test('whose member says nothing: the clock notes the end of their time on the day after it, and not on it', async () => {
    const { id } = await received(world)
    const work = casework(world, id)
    await work.admit()
    await work.notice()
    await tell(id, '2026-12-04')
    await runFeedbackClock(world.db, noon('2026-12-18'))
    expect((await caseById(world.db, tenant, id))?.stage).toBe('told')
    await runFeedbackClock(world.db, noon('2026-12-19'))
    expect((await work.open('kiem', '2026-12-19'))?.state).toMatchObject({
      stage: 'heard',
      hearing: { kind: 'lapsed' },
    })
  })
})

describe('readers', () => {
  test('are none until two of the committee have signed; nothing is taken in by fewer, nor without both sheets', async () => {
    expect(await closedBecause(world.db, tenant)).toBe('readers')
    expect(await sign(world, 'kiem')).toBe('too-few')
    await layCommittee(world, undefined, { sheets: false })
    expect(await closedBecause(world.db, tenant)).toBe('sheets')
    expect(await openCommunes(world.db)).toEqual([])
    await printSheets(world, ['kiem', 'minh'])
    expect(await closedBecause(world.db, tenant)).toBeNull()
    expect((await openCommunes(world.db)).map(({ id }) => id)).toEqual([tenant])
    expect(await changeOf(world.db, tenant, '2026-12-01')).toBeNull()
  })

  test('who change stop every deadline until two sign; then the new one reads and the old one does not', async () => {
    await layCommittee(world)
    const { id } = await received(world)
    const work = casework(world, id)
    await work.admit()
    await work.notice()
    await tell(id, '2026-12-04')
    await change('2026-12-08')
    await runFeedbackClock(world.db, noon('2026-12-08'))
    expect(await caseById(world.db, tenant, id)).toMatchObject({
      stopped_on: '2026-12-08',
      sender_state: 'waiting',
    })
    await runFeedbackClock(world.db, noon('2027-02-01'))
    expect(await caseById(world.db, tenant, id)).toMatchObject({ stage: 'told' })
    expect(await work.open('dung', '2027-02-01')).toBeNull()

    const later = { ...world, now: noon('2027-02-01') }
    expect(await sign(later, 'kiem')).toBe('proposed')
    expect(await sign(later, 'kiem')).toBe('same-person')
    expect(await sign(later, 'dung'), 'who can’t open the cases does not hand them over').toBe('not-a-reader')
    expect(await sign(later, 'hai')).toBe('not-a-reader')
    expect(await sign(later, 'minh')).toBe('done')
    expect((await work.open('dung', '2027-02-01'))?.state.stage).toBe('told')
    expect(await work.open('hai', '2027-02-01')).toBeNull()
    // Ten days to answer from 04/12, of which two were gone on 08/12: eight are left, and Tết lies between.
    expect((await caseById(world.db, tenant, id))?.until).toBe('2027-02-18')
  })

  test('that are all gone are followed by two sheets of paper, and by neither alone', async () => {
    await layCommittee(world)
    const by = (name: CastName) => ({ person: at(name), now: world.now })
    const first = await makeSheet(world.db, tenant, 1, by('kiem'), '2026-12-01')
    expect(await makeSheet(world.db, tenant, 2, by('kiem'), '2026-12-01')).toBe('same-person')
    const second = await makeSheet(world.db, tenant, 2, by('phuc'), '2026-12-01')
    const { id } = await received(world)
    const row = (await caseById(world.db, tenant, id))!
    expect(await openByPaper(world.db, row, [first, first])).toBeNull()
    expect(await openByPaper(world.db, row, [second, second])).toBeNull()
    expect(await openByPaper(world.db, row, [second, first])).toBeNull()
    expect(await openByPaper(world.db, row, [first, ''])).toBeNull()
    const pair = (await openByPaper(world.db, row, [first, second]))!
    expect((await openWith(world.db, row, pair, '2026-12-02'))?.state.stage).toBe('triage')
  })
})

/** Hải leaves the committee, Dũng comes in. */
async function change(on: string): Promise<void> {
  const by = { person: null, now: noon(on) }
  const post = await world.db.row<{ id: string }>(sql`
    select id from post where person = ${at('hai')} and kind = 'inspection-member'`)
  await endPost(world.db, { tenant, post: post.id, on }, by)
  await givePost(
    world.db,
    { tenant, person: at('dung'), unit: tenant, kind: 'inspection-member', title: 'Ủy viên UBKT', from: on },
    by,
  )
}

const member = (id: string, token: string) => ({ tenant, caseId: id, person: at('nam'), token })

async function tell(id: string, on: string): Promise<string> {
  const token = Buffer.alloc(16).toString('hex')
  const sent = { tenant, caseId: id, person: at('nam') }
  await sendLetter(
    world.db,
    sent,
    { kind: 'notice', text: 'Có phản ánh về việc dùng xe trên đê.', token, n: 1 },
    on,
  )
  expect(await actAsMember(world.db, member(id, token), 'told', { text: '', today: on })).toBe(true)
  return token
}

/** The whole way, as its people go it; `look` after each step. */
async function concludedCase(
  id: string,
  outcome: 'founded' | 'unfounded',
  look: () => Promise<void> = async () => {},
): Promise<void> {
  const work = casework(world, id)
  const policy = await policyOf(world.db, tenant, '2026-12-01')
  expect(policy.answerDays).toBe(10)
  const says = outcome === 'founded' ? 'supports' : 'contradicts'
  await work.admit('nam')
  await look()
  await work.notice('2026-12-03')
  const token = await tell(id, '2026-12-04')
  await look()
  const asMember = async (
    kind: 'answered' | 'shown' | 'commented' | 'conclusion-told',
    today: string,
    text = '',
  ) => {
    expect(await actAsMember(world.db, member(id, token), kind, { text, outcome, today }), kind).toBe(true)
    await look()
  }
  await asMember('answered', '2026-12-08', 'Tôi chở đất đắp đê, có giấy của xã.')
  expect(
    await actAsMember(world.db, member(id, token), 'answered', { text: 'Thêm', today: '2026-12-08' }),
  ).toBe(false)
  const [kiem, minh, hai] = await work.actors(['kiem', 'minh', 'hai'], '2026-12-09')
  await work.act(
    ['minh'],
    {
      kind: 'verified',
      on: '2026-12-09',
      by: minh!,
      finding: { source: 'document', independent: true, says },
      text: 'v',
    },
    { v: 'đã xem sổ của xã' },
  )
  await work.act(
    ['kiem'],
    { kind: 'drafted', on: '2026-12-10', by: kiem!, outcome, text: 'd' },
    { d: 'Dự thảo.' },
  )
  const sent = { tenant, caseId: id, person: at('nam') }
  await sendLetter(world.db, sent, { kind: 'draft', text: 'Dự thảo.', token, n: 2 }, '2026-12-10')
  await asMember('shown', '2026-12-11')
  await asMember('commented', '2026-12-14', 'Tôi không có ý kiến gì thêm.')
  await work.act(['kiem', 'minh'], {
    kind: 'concluded',
    on: '2026-12-20',
    meeting: 'Biên bản 12',
    voters: [kiem!, minh!, hai!],
    vote: {
      yes: 3,
      no: 0,
      other: 0,
      entitled: 3,
      called: 4,
      rule: { present: 'two-thirds', approve: 'half-of-members' },
    },
    outcome,
  })
  await look()
  await sendLetter(
    world.db,
    sent,
    { kind: 'conclusion', text: 'Kết luận.', outcome, token, n: 3 },
    '2026-12-21',
  )
  await asMember('conclusion-told', '2026-12-22')
}
