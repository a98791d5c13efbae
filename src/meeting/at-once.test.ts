import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OwnServer, ownServer } from '../../test/own-server.ts'
import { type ConclusionDraft, conclude } from '../conclusion/conclusion.ts'
import { addPerson, join, NO_FACTS } from '../membership/membership.ts'
import { type ConnectedDatabase, connect } from '../platform/database.ts'
import { newId, randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import { endMeeting } from './ending.ts'
import { lockAsRead } from './lock.ts'
import { agendaOf, type MeetingRow, meetingById } from './meeting.queries.ts'
import { atTable, openMeeting, planMeeting } from './meeting.ts'
import { addReviews, putOff, reviewHeld, reviewsOf } from './meeting-review.ts'
import { standing } from './meeting-text.rules.ts'
import { textsOf } from './meeting-text.ts'
import { hashOf, minutesFor } from './minutes.ts'
import { markRoll } from './roll.ts'
import { saveTexts } from './save-texts.ts'

/** Several officers on connections of their own. Really committed, on a server of its own. */
const now = new Date('2026-12-01T19:30:00+07:00')
const tenant = randomId()
const cell = randomId()
let server: OwnServer
let db: ConnectedDatabase
const people: string[] = []
const by = (i: number) => ({ person: people[i]!, now })

beforeAll(async () => {
  server = await ownServer()
  db = connect(server.appUrl, { max: 8 })
  await db.transaction(async (tx) => {
    await tx.run(sql`
      insert into unit (id, tenant, kind, name, search, place, founded_on)
      values (${cell}, ${tenant}, 'cell', 'Chi bộ Cùng Lúc', 'chi bo cung luc', 1, '2026-01-01')`)
    for (let n = 0; n < 5; n++) {
      const person = await addPerson(tx, { ...NO_FACTS, fullName: `Người ${n}` }, now)
      await join(tx, { tenant, person, cell, status: 'official', from: '2026-01-01' }, { person: null, now })
      people.push(person)
    }
  })
})
afterAll(async () => {
  await db?.close()
  await server?.remove()
})

const times = <T>(count: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => work(i)))

async function planned(): Promise<MeetingRow> {
  const id = await db.transaction((tx) =>
    planMeeting(
      tx,
      {
        tenant,
        cell,
        kind: 'thematic',
        month: '2026-12-01',
        day: '2026-12-01',
        time: '19:30',
        place: '',
        topic: 'Đê',
      },
      by(0),
    ),
  )
  return (await meetingById(db, tenant, id!))!
}

async function begun(): Promise<MeetingRow> {
  const meeting = await planned()
  await db.transaction((tx) => openMeeting(tx, meeting, { chair: people[0]!, clerk: people[1]! }, by(0)))
  const marks = people.map((person) => ({ person, state: 'present' as const, arrived: '', reason: '' }))
  await db.transaction((tx) => markRoll(tx, meeting, marks, by(1)))
  return (await meetingById(db, tenant, meeting.id))!
}

const deeds = async (meeting: MeetingRow, verb: string) =>
  (
    await db.rows(
      sql`select 1 from history where tenant = ${tenant} and verb = ${verb} and about like ${`%${meeting.id}%`}`,
    )
  ).length

describe('at the same moment', () => {
  test('a meeting begins once, with the seats of one', async () => {
    const meeting = await planned()
    const begun = await times(6, (i) =>
      db.transaction((tx) =>
        openMeeting(tx, meeting, { chair: people[i % 5]!, clerk: people[(i + 1) % 5]! }, by(i % 5)),
      ),
    )
    expect(begun.filter(Boolean)).toHaveLength(1)
    const { chair } = (await meetingById(db, tenant, meeting.id))!
    expect(chair).toBe(people[begun.indexOf(true) % 5])
    expect(await deeds(meeting, 'meeting-opened')).toBe(1)
  })

  test('it ends once, and whoever writes is neither lost nor left waiting', async () => {
    const meeting = await begun()
    await times(8, (i) =>
      db.transaction(async (tx) => {
        const row = await atTable(tx, tenant, meeting.id, i % 2 ? null : 'alone')
        if (i % 2)
          return markRoll(
            tx,
            row!,
            [{ person: people[i % 5]!, state: 'late', arrived: '', reason: '' }],
            by(1),
          )
        await endMeeting(tx, row!, `21:0${i}`, by(i % 5))
      }),
    )
    expect(await deeds(meeting, 'meeting-ended')).toBe(1)
  })

  test('its minutes are locked once; a text that comes meanwhile stands in them or is given back', async () => {
    const meeting = await begun()
    await db.transaction((tx) => endMeeting(tx, meeting, '21:00', by(0)))
    const row = (await meetingById(db, tenant, meeting.id))!
    const [item] = await agendaOf(db, meeting)
    const shown = hashOf((await minutesFor(db, row, languages.vi)).minutes)
    const written: string[] = []
    const locks = await times(6, (i) =>
      db.transaction(async (tx) => {
        if (i < 4) return lockAsRead(tx, row, shown, languages.vi, by(i))
        if (!(await atTable(tx, tenant, meeting.id))) return null
        const text = { about: item!.id, field: 'content', body: `Chữ ${i}`, seen: [], error: null }
        await saveTexts(tx, row, { texts: [text], writing: randomId(), turn: 1 }, null, by(1))
        written.push(text.body)
        return null
      }),
    )
    const stored = await db.maybe<{ content: unknown }>(
      sql`select content from minutes where tenant = ${tenant} and meeting = ${meeting.id}`,
    )
    expect(await deeds(meeting, 'minutes-locked')).toBe(stored ? 1 : 0)
    // Either nothing was written before the lock, or the lock found other minutes than were read.
    if (stored) expect(written).toEqual([])
    else expect(locks.slice(0, 4)).toEqual([[], [], [], []])
  })

  test('one member is concluded about or put off, and never both', async () => {
    for (let round = 0; round < 10; round++) {
      const meeting = await begun()
      await db.transaction((tx) => addReviews(tx, meeting, [people[4]!], 'added', now))
      const [review] = await reviewsOf(db, meeting)
      const draft: ConclusionDraft = {
        tenant,
        person: people[4]!,
        cell,
        source_id: meeting.id,
        outcome: 'none-seen',
        wording: '',
        signs: [],
        fix_by: null,
        yes: 5,
        no: 0,
        other: 0,
        entitled: 5,
        called: 5,
        manner: 'hands',
        named: null,
        rule: { present: 'half', approve: 'half-of-members' },
        concluded_on: '2026-12-01',
        plan: '',
      }
      await times(6, (i) =>
        db.transaction(async (tx) => {
          if (i % 2) return putOff(tx, meeting, review!, 'hết giờ', by(0))
          const held = await reviewHeld(tx, meeting, review!.id)
          return held && !held.put_off_at ? conclude(tx, draft, by(1)) : null
        }),
      )
      const [after] = await reviewsOf(db, meeting)
      expect([after!.put_off_at !== null, after!.conclusion !== null].filter(Boolean)).toHaveLength(1)
    }
  })
})

test('100 rounds of two editors on two connections: whatever is gone had been before the eyes of whoever replaced it', async () => {
  const meeting = await begun()
  const items = await agendaOf(db, meeting)
  for (let round = 0; round < 100; round++) {
    const about = items[round % items.length]!.id
    const before = (await textsOf(db, meeting)).of(about, 'content')
    const seen = before.map((version) => version.id)
    const bodies = ['Hương', 'Nam'].map((name) => `${name} ghi vòng ${round}.`)
    // Each saves twice while typing, the two pages at once, now and then one of them without having changed a word.
    await times(2, async (i) => {
      const writing = newId(now)
      const idle = round % 7 === i
      for (const turn of [1, 2])
        await db.transaction(async (tx) => {
          await atTable(tx, tenant, meeting.id)
          const body = idle
            ? before.map((version) => version.body).join('\n\n')
            : turn === 1
              ? 'Đang gõ'
              : bodies[i]!
          const text = { about, field: 'content', body, seen, error: null }
          await saveTexts(tx, meeting, { texts: [text], writing, turn }, null, by(i))
        })
    })
    const stands = (await textsOf(db, meeting)).of(about, 'content').map((version) => version.body)
    const expected = bodies.filter((_, i) => round % 7 !== i)
    expect(stands.toSorted()).toEqual(expected.toSorted())
  }
  const all = (await textsOf(db, meeting)).every(items[0]!.id, 'content')
  const replaced = new Set(all.flatMap((version) => version.seen))
  const last = new Set(standing(all).map((version) => version.id))
  for (const version of all.filter((one) => one.body !== 'Đang gõ'))
    expect(last.has(version.id) || replaced.has(version.id)).toBe(true)
}, 60_000)
