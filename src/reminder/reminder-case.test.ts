import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { signedBy } from '../../test/commitments.ts'
import { concludedAbout } from '../../test/concluded.ts'
import { useWorld } from '../../test/harness.ts'
import { runningMeeting } from '../../test/meetings.ts'
import { concludeLine } from '../conclusion/conclusion.ts'
import { changePlace } from '../membership/membership.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import { newId, randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import { reminderById } from './reminder.queries.ts'
import { duesOn, proposeReminder, write } from './reminder.ts'
import { followReminders, keepReminders } from './reminder-clock.ts'
import type { ReminderEvent } from './reminder-event.rules.ts'
import { isRefusal } from './reminder-state.rules.ts'
import { stateSentence } from './reminder-words.rules.ts'

const world = useWorld()
const tenant = () => world.cast.units.commune.id
const cell = () => world.cast.units.thanh.id
const id = (name: CastName) => world.cast.people[name].id
const at = (day: string) => new Date(`${day}T09:00:00+07:00`)
const MEETING = newId(new Date('2026-12-01'))

/** Lan's, proposed by Hương on the first of December. */
async function proposed(): Promise<string> {
  const ground = await concludedAbout(world, 'lan')
  const made = await proposeReminder(
    world.db,
    { tenant: tenant(), conclusion: ground.id, body: 'cell', unit: cell() },
    { person: id('huong'), now: at('2026-12-01') },
  )
  if ('refused' in made) throw new Error(made.refused)
  return made.id
}

type Bare = ReminderEvent extends infer E ? (E extends ReminderEvent ? Omit<E, 'on'> : never) : never

async function tell(reminder: string, event: Bare, who: CastName | null = 'huong', day = '2026-12-01') {
  const outcome = await write(
    world.db,
    { tenant: tenant(), id: reminder },
    { ...event, on: day } as ReminderEvent,
    { person: who && id(who), now: at(day) },
  )
  return isRefusal(outcome) ? outcome.refused : outcome.stage
}

const heard = (): Bare => ({
  kind: 'heard',
  unit: cell(),
  hearing: { how: 'at-meeting', meeting: MEETING },
})
const decided = (): Bare => ({
  kind: 'decided',
  unit: cell(),
  meeting: MEETING,
  vote: {
    yes: 3,
    no: 0,
    other: 1,
    entitled: 4,
    called: 4,
    rule: { present: 'half', approve: 'half-of-members' },
    led: [id('huong'), id('dung')],
  },
  reason: 'Hai buổi học không dự',
  expected: 'Dự đủ các buổi học',
  due: '2027-01-31',
})
const told = (): Bare => ({ kind: 'told', unit: cell(), how: 'at-meeting', witnesses: [] })

async function inForce(): Promise<string> {
  const reminder = await proposed()
  for (const event of [heard(), decided(), told()]) await tell(reminder, event)
  return reminder
}

const stateOf = async (reminder: string) => (await reminderById(world.db, tenant(), reminder))!.state
const textsOf = (reminder: string) =>
  world.db.rows<{ body: string }>(
    sql`select body from reminder_text where reminder = ${reminder} order by body`,
  )

describe('a case in the database', () => {
  test('goes from the proposal to forgetting, and each step is in the history by ids alone', async () => {
    const reminder = await inForce()
    expect(await tell(reminder, { kind: 'answered', text: 'Tôi nhận và sẽ sửa' }, 'lan')).toBe('open')
    expect(await tell(reminder, { kind: 'said-fixed' }, 'lan')).toBe('said-fixed')
    expect(await tell(reminder, { kind: 'confirmed', unit: cell(), meeting: MEETING })).toBe('confirmed')
    expect((await textsOf(reminder)).map(({ body }) => body)).toEqual([
      'Dự đủ các buổi học',
      'Hai buổi học không dự',
      'Tôi nhận và sẽ sửa',
    ])
    const stored = await world.db.row<{ all: string }>(
      sql`select string_agg(said::text, ' ') as all from reminder_event where reminder = ${reminder}`,
    )
    expect(stored.all).not.toMatch(/buổi học|sẽ sửa/)

    await keepReminders(world.db, at('2026-12-31'))
    expect((await stateOf(reminder)).stage).toBe('confirmed')
    await keepReminders(world.db, at('2027-01-01'))
    expect((await stateOf(reminder)).stage).toBe('closed')
    await keepReminders(world.db, at('2027-12-31'))
    expect((await stateOf(reminder)).stage).toBe('closed')
    await keepReminders(world.db, at('2028-01-01'))
    await keepReminders(world.db, at('2028-01-02'))
    expect((await stateOf(reminder)).stage).toBe('forgotten')
    expect(await textsOf(reminder)).toEqual([])
    const history = await world.db.rows<{ verb: string; about: string }>(
      sql`select verb, about from history where tenant = ${tenant()} and verb like 'reminder-%' order by n`,
    )
    expect(history.map(({ verb }) => verb.slice('reminder-'.length))).toEqual([
      'proposed',
      'heard',
      'decided',
      'told',
      'answered',
      'said-fixed',
      'confirmed',
      'closed',
      'forgotten',
    ])
    expect(new Set(history.map(({ about }) => about))).toEqual(
      new Set([`reminder:${reminder} person:${id('lan')}`]),
    )
  })

  test('what does not follow is refused, and nothing is written', async () => {
    const reminder = await proposed()
    expect(await tell(reminder, decided())).toBe('not-heard')
    expect(await tell(reminder, told())).toBe('not-decided')
    await tell(reminder, heard())
    const many = { ...decided(), vote: { ...(decided() as { vote: object }).vote, yes: 9 } } as Bare
    expect(await tell(reminder, many)).toBe('counts')
    expect(await tell(reminder, { ...decided(), due: '2026-12-01' } as Bare)).toBe('due-past')
    expect(await tell(reminder, { ...decided(), due: '2028-12-01' } as Bare)).toBe('due-far')
    await tell(reminder, decided())
    expect(await tell(reminder, decided())).toBe('decided-already')
    expect(await tell(reminder, told(), 'huong', '2026-11-30')).toBe('before-last')
    const ahead = await write(
      world.db,
      { tenant: tenant(), id: reminder },
      { ...told(), on: '2026-12-05' } as ReminderEvent,
      { person: id('huong'), now: at('2026-12-01') },
    )
    expect(ahead).toEqual({ refused: 'no-such-day' })
    expect((await reminderById(world.db, tenant(), reminder))!.entries).toHaveLength(3)
  })

  test('nobody acts on their own case, and nobody speaks for the member', async () => {
    const reminder = await inForce()
    expect(await tell(reminder, { kind: 'confirmed', unit: cell(), meeting: MEETING }, 'lan')).toBe(
      'own-matter',
    )
    for (const kind of ['said-fixed', 'took-back'] as const)
      expect(await tell(reminder, { kind }, 'huong')).toBe('own-matter')
    expect(await tell(reminder, { kind: 'answered', text: 'thay lời' }, 'huong')).toBe('own-matter')
    expect((await stateOf(reminder)).stage).toBe('open')
  })

  test('one case a conclusion; on what does not stand there is none', async () => {
    const reminder = await proposed()
    const { conclusion } = (await reminderById(world.db, tenant(), reminder))!
    const by = { person: id('huong'), now: at('2026-12-01') }
    const propose = (ground: string, body: 'cell' | 'committee' = 'cell') =>
      proposeReminder(
        world.db,
        { tenant: tenant(), conclusion: ground, body, unit: body === 'cell' ? cell() : tenant() },
        by,
      )
    expect(await propose(conclusion)).toEqual({ refused: 'proposed-already' })
    expect(await propose(conclusion, 'committee')).toEqual({ refused: 'proposed-already' })
    expect(await propose(randomId())).toEqual({ refused: 'no-conclusion' })
    const running = await concludedAbout(world, 'nam', { on: '2026-10-03', ended: false })
    expect(await propose(running.id)).toEqual({ refused: 'no-conclusion' })
    const unnamed = await concludedAbout(world, 'nam', { on: '2026-09-03', signs: [] })
    expect(await propose(unnamed.id)).toEqual({ refused: 'no-conclusion' })
    const own = await concludedAbout(world, 'huong', { on: '2026-08-03', by: 'dung' })
    expect(await propose(own.id)).toEqual({ refused: 'own-matter' })
  })

  test('a line of a commitment concluded as not kept is a ground, and so is a sign named in a round', async () => {
    const signed = await signedBy(world, 'lan')
    const { meeting } = await runningMeeting(
      world,
      { cell: 'thanh', here: ['huong', 'nam', 'lan', 'dung'] },
      'lan',
    )
    const by = { person: id('huong'), now: at('2026-12-01') }
    const draft = { tenant: tenant(), person: id('lan'), cell: cell(), source_id: meeting }
    const vote = { yes: 4, no: 0, other: 0, entitled: 4, called: 4, manner: 'hands', named: null } as const
    const concluded = await concludeLine(
      world.db,
      {
        ...draft,
        ...vote,
        line: signed.lines[0]!.id,
        outcome: 'not-kept',
        wording: 'Bốn buổi vắng ba.',
        concluded_on: '2026-12-01',
        rule: { present: 'half', approve: 'half-of-members' },
        heard: true,
      },
      by,
    )
    const ground = (concluded as { id: string }).id
    const propose = (conclusion: string) =>
      proposeReminder(world.db, { tenant: tenant(), conclusion, body: 'cell', unit: cell() }, by)
    expect(await propose(ground)).toEqual({ refused: 'no-conclusion' })
    await world.db.run(sql`update meeting set ended_at = ${world.now} where id = ${meeting}`)
    const made = (await propose(ground)) as { id: string }
    const { name, state } = (await reminderById(world.db, tenant(), made.id))!
    expect(name).toBe('Nguyễn Thị Lan')
    expect(stateSentence(state, languages.vi.reminder)).toContain('dựa trên kết luận chưa giữ cam kết')

    const sign = await concludedAbout(world, 'lan')
    const round = randomId()
    await world.db.run(sql`
      insert into conclusion (tenant, id, person, cell, source, source_id, outcome, wording, signs, fix_by, yes, no, other,
                              entitled, manner, rule, concluded_on, made_at, made_by, kind, round)
      select tenant, ${round}, person, cell, source, source_id, outcome, wording, signs, fix_by, yes, no, other, entitled,
             manner, rule, concluded_on, made_at, made_by, 'round', ${randomId()} from conclusion where id = ${sign.id}`)
    const named = (await propose(round)) as { id: string }
    const other = (await reminderById(world.db, tenant(), named.id))!.state
    expect(stateSentence(other, languages.vi.reminder)).toContain('dựa trên kết luận về biểu hiện')
  })

  test.each([
    ['exempt', { status: 'exempt' }, 'member-exempt'],
    ['left', { status: 'left' }, 'member-left'],
    ['suspended', { status: 'suspended' }, 'member-suspended'],
    ['in another cell', { cell: 'loi' }, 'not-of-this-body'],
  ] as const)('nothing is proposed of somebody %s', async (_, change, refused) => {
    const ground = await concludedAbout(world, 'lan')
    const moved = 'cell' in change ? { cell: world.cast.units[change.cell].id } : change
    const by = { person: id('quan'), now: at('2026-12-01') }
    await changePlace(world.db, { tenant: tenant(), person: id('lan'), ...moved }, by)
    const made = await proposeReminder(
      world.db,
      { tenant: tenant(), conclusion: ground.id, body: 'cell', unit: cell() },
      { person: id('huong'), now: at('2026-12-01') },
    )
    expect(made).toEqual({ refused })
  })
})

describe('what happens elsewhere', () => {
  const change = (what: { cell?: string; status?: 'left' | 'exempt' }, day: string) =>
    changePlace(
      world.db,
      { tenant: tenant(), person: id('lan'), ...what },
      { person: id('quan'), now: at(day) },
    )
  const endOf = async (reminder: string) => {
    const state = await stateOf(reminder)
    return state.stage === 'closed' ? state.end : state.stage
  }

  test('a decided one goes with the member to the new cell; a proposal ends, and may be proposed there', async () => {
    const [kept, loi] = [await inForce(), world.cast.units.loi.id]
    await change({ cell: loi }, '2026-12-05')
    await followReminders(world.db, at('2026-12-05'))
    await followReminders(world.db, at('2026-12-06'))
    const moved = (await reminderById(world.db, tenant(), kept))!
    expect([moved.keeper, moved.cell, moved.entries.length]).toEqual([loi, loi, 5])
    expect(
      await tell(kept, { kind: 'confirmed', unit: cell(), meeting: MEETING }, 'huong', '2026-12-06'),
    ).toBe('not-this-body')
    expect(await tell(kept, { kind: 'confirmed', unit: loi, meeting: MEETING }, 'tam', '2026-12-06')).toBe(
      'confirmed',
    )
  })

  test('a proposal ends with the transfer, and the new cell may propose anew', async () => {
    const [pending, loi] = [await proposed(), world.cast.units.loi.id]
    const { conclusion } = (await reminderById(world.db, tenant(), pending))!
    await change({ cell: loi }, '2026-12-05')
    await followReminders(world.db, at('2026-12-05'))
    expect(await endOf(pending)).toBe('transferred')
    const anew = await proposeReminder(
      world.db,
      { tenant: tenant(), conclusion, body: 'cell', unit: loi },
      { person: id('tam'), now: at('2026-12-06') },
    )
    expect(anew).toHaveProperty('id')
  })

  test.each([
    ['left', 'left'],
    ['exempt', 'exempt'],
  ] as const)('somebody %s has none any more', async (status, end) => {
    const reminder = await inForce()
    await change({ status }, '2026-12-05')
    await followReminders(world.db, at('2026-12-05'))
    expect(await endOf(reminder)).toBe(end)
    await followReminders(world.db, at('2026-12-06'))
    expect((await reminderById(world.db, tenant(), reminder))!.entries).toHaveLength(5)
  })

  test('with its conclusion it ends; once fixed and closed, it is forgotten at once', async () => {
    const reminder = await inForce()
    const withdraw = () =>
      world.db.run(sql`update conclusion set withdrawn_at = ${at('2026-12-05')} where tenant = ${tenant()}`)
    await withdraw()
    await followReminders(world.db, at('2026-12-05'))
    expect(await endOf(reminder)).toBe('conclusion-withdrawn')
    expect(await textsOf(reminder)).not.toEqual([])

    await world.db.run(sql`update conclusion set withdrawn_at = null where tenant = ${tenant()}`)
    const other = await concludedAbout(world, 'nam', { on: '2026-10-03' })
    const made = await proposeReminder(
      world.db,
      { tenant: tenant(), conclusion: other.id, body: 'cell', unit: cell() },
      { person: id('huong'), now: at('2026-12-01') },
    )
    const fixed = (made as { id: string }).id
    for (const event of [
      heard(),
      decided(),
      told(),
      { kind: 'confirmed', unit: cell(), meeting: MEETING } as Bare,
    ])
      await tell(fixed, event)
    await keepReminders(world.db, at('2027-01-01'))
    expect(await endOf(fixed)).toBe('fixed')
    await world.db.run(sql`update conclusion set withdrawn_at = ${at('2026-12-05')} where id = ${other.id}`)
    await followReminders(world.db, at('2027-01-05'))
    expect(await endOf(fixed)).toBe('forgotten')
    expect(await textsOf(fixed)).toEqual([])
  })

  test('a clock that went back writes nothing and breaks nothing', async () => {
    const reminder = await inForce()
    await change({ status: 'exempt' }, '2026-11-20')
    await followReminders(world.db, at('2026-11-25'))
    expect(await endOf(reminder)).toBe('open')
    await followReminders(world.db, at('2026-12-02'))
    expect(await endOf(reminder)).toBe('exempt')
  })
})

describe('the facts for messages', () => {
  const dues = async (name: CastName, day: string) =>
    ((await duesOn(world.db, tenant(), day)).get(id(name)) ?? []).map(
      ({ grade, about }) => `${grade} ${about}`,
    )

  test('a member is told of their own matters, each while it is due; others of nothing', async () => {
    const reminder = await proposed()
    expect(await dues('lan', '2026-12-01')).toEqual(['matter conclusion'])
    await tell(reminder, { kind: 'invited', unit: cell(), for: '2026-12-10' })
    expect(await dues('lan', '2026-12-01')).toEqual(['matter conclusion', 'formal invited'])
    await tell(reminder, heard())
    await tell(reminder, decided())
    expect(await dues('lan', '2026-12-01')).toContain('formal decided')
    await tell(reminder, told())
    expect(await dues('lan', '2026-12-01')).toContain('formal due')
    expect(await dues('lan', '2027-03-01')).toEqual(['matter conclusion', 'formal due'])
    await tell(reminder, { kind: 'said-fixed' }, 'lan')
    expect(await dues('lan', '2027-03-01')).toEqual(['matter conclusion'])
    expect(await dues('nam', '2026-12-01')).toEqual([])
  })

  test('each has its own id and moments: near its day, and once it has passed', async () => {
    const reminder = await inForce()
    const of = async (day: string) =>
      ((await duesOn(world.db, tenant(), day)).get(id('lan')) ?? []).find((due) => due.grade === 'formal')!
    expect(await of('2027-01-31')).toMatchObject({
      id: `${reminder}:due:2027-01-31:soon`,
      from: new Date('2027-01-24T00:00:00+07:00'),
    })
    expect(await of('2027-02-01')).toMatchObject({
      id: `${reminder}:due:2027-01-31:late`,
      from: new Date('2027-02-01T00:00:00+07:00'),
      until: null,
    })
  })

  test('they are the same for a member with private marks and plans and for one without', async () => {
    const before = JSON.stringify([...(await duesOn(world.db, tenant(), '2026-12-01'))])
    const lan = world.as('lan')
    await lan.post('/thang-nay/luot/1', { group: 'I.3', 'mark-I.3.2': 'partial' })
    await lan.post('/nhat-ky', { text: 'Một dòng nhật ký.' })
    expect(JSON.stringify([...(await duesOn(world.db, tenant(), addDays(dayOf(world.now), 0)))])).toBe(before)
  })
})

describe('the database itself', () => {
  const insert = (n: number, kind: string, said: object = {}, day = '2026-12-02') =>
    sql`insert into reminder_event (tenant, reminder, n, kind, on_day, said, actor, at)
        values (${tenant()}, ${seen}, ${n}, ${kind}, ${day}, ${JSON.stringify(said)}, ${id('huong')}, ${at('2026-12-02')})`
  let seen = ''
  /** The words of the refusal; the test's transaction goes on. */
  async function refused(statement: ReturnType<typeof sql>): Promise<string> {
    try {
      await world.db.transaction((tx) => tx.run(statement))
      return ''
    } catch (error) {
      return (error as Error).message
    }
  }
  const vote = { yes: 3, no: 0, other: 1, entitled: 4, called: 4 }

  test('adds events in their order, and only after a hearing a vote that adds up', async () => {
    seen = await proposed()
    expect(await refused(insert(3, 'heard'))).toBe('an event of a reminder follows the one before it')
    expect(await refused(insert(2, 'heard', {}, '2026-11-01'))).toBe('days of a reminder do not go back')
    expect(await refused(insert(2, 'decided', { vote }))).toBe('nobody is voted on unheard')
    expect(await refused(insert(2, 'missed', { excused: true }))).toBe('')
    expect(await refused(insert(3, 'missed', { excused: false }))).toBe('')
    expect(await refused(insert(4, 'decided', { vote }))).toBe('nobody is voted on unheard')
    expect(await refused(insert(4, 'missed', { excused: false }))).toBe('')
    expect(await refused(insert(5, 'decided', { vote: { ...vote, yes: 4 } }))).toBe(
      'the counts of a vote add up',
    )
    expect(await refused(insert(5, 'decided', { vote: { ...vote, called: 3 } }))).toBe(
      'the counts of a vote add up',
    )
    expect(await refused(insert(5, 'decided', {}))).toBe('the counts of a vote add up')
    expect(await refused(insert(5, 'proposed'))).toMatch(/check constraint/)
    expect(await refused(insert(5, 'scolded'))).toMatch(/check constraint/)
    expect(await refused(insert(5, 'decided', { vote }))).toBe('')
    expect(await refused(insert(5, 'told'))).toMatch(/duplicate key/)
  })

  test('changes and deletes nothing that was written', async () => {
    seen = await inForce()
    for (const statement of [
      sql`update reminder_event set on_day = '2026-01-01'`,
      sql`delete from reminder_event`,
      sql`truncate reminder_event`,
      sql`update reminder set person = ${id('nam')}`,
      sql`update reminder set policy = '{}'`,
      sql`delete from reminder`,
      sql`update reminder_text set body = 'khác'`,
      sql`delete from reminder_default`,
    ])
      expect(await refused(statement)).toMatch(/permission denied/)
    expect(await refused(sql`delete from reminder_text`)).toBe(
      'words of a reminder stay until it is forgotten',
    )
  })

  test('keeps one case a conclusion', async () => {
    seen = await proposed()
    const again = sql`
      insert into reminder select tenant, ${randomId()}, person, conclusion, body, unit, policy, keeper, cell from reminder`
    expect(await refused(again)).toMatch(/duplicate key/)
    await world.db.run(sql`update reminder set ended = 'not-approved'`)
    expect(await refused(again)).toMatch(/duplicate key/)
  })
})
