import { describe, expect, test } from 'vitest'
import { signedBy } from '../../test/commitments.ts'
import { concludedAbout } from '../../test/concluded.ts'
import { useWorld } from '../../test/harness.ts'
import { runningMeeting } from '../../test/meetings.ts'
import { concludeLine } from '../conclusion/conclusion.ts'
import { changePlace } from '../membership/membership.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import { reminderById } from './reminder.queries.ts'
import { proposeReminder, write } from './reminder.ts'
import { keepReminders } from './reminder-clock.ts'
import type { ReminderEvent } from './reminder-event.rules.ts'
import { stateSentence } from './reminder-words.rules.ts'
import { type Bare, lansCaseOn } from './testing/lans-case.ts'

const world = useWorld()
const { tenant, cell, id, at, MEETING, proposed, tell, heard, decided, told, inForce, stateOf, textsOf } =
  lansCaseOn(world)

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
