import { beforeEach, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { agendaOf, meetingById } from './meeting.queries.ts'
import { openMeeting, planMeeting } from './meeting.ts'
import { addSpeech, addTask, addVote } from './proceedings.ts'
import { last, tableOf } from './testing/table.ts'

const world = useWorld()
const table = tableOf(world)
beforeEach(() => table.clear())

/** Another meeting of the same cell, which Dũng writes, with something of each kind in it. */
async function dungsMeeting() {
  const tenant = world.cast.units.commune.id
  const by = { person: table.id('huong'), now: world.now }
  const id = await planMeeting(
    world.db,
    {
      tenant,
      cell: world.cast.units.thanh.id,
      kind: 'thematic',
      month: '2026-12-01',
      day: '2026-12-01',
      time: '14:00',
      place: '',
      topic: 'Đê',
    },
    by,
  )
  const meeting = (await meetingById(world.db, tenant, id!))!
  await openMeeting(world.db, meeting, { chair: table.id('huong'), clerk: table.id('dung') }, by)
  const [item] = await agendaOf(world.db, meeting)
  const [speech, task] = [randomId(), randomId()]
  await addSpeech(world.db, meeting, { id: speech, about: item!.id, speaker: table.id('lan'), guest: '' }, by)
  await addTask(world.db, meeting, { id: task, owner: null, due: null }, by)
  const counts = {
    question: 'Đê?',
    manner: 'hands',
    yes: 4,
    no: 0,
    other: 0,
    entitled: 4,
    named: null,
  } as const
  const vote = await addVote(world.db, meeting, { about: item!.id, ...counts }, by)
  return { hub: `/cuoc-hop/${id}`, item: item!.id, speech, task, vote }
}

test('Nam, who writes one meeting, reaches nothing of the other by its address', async () => {
  await table.begin()
  const other = await dungsMeeting()
  for (const rest of ['', '/diem-danh', `/viec/${other.item}`, '/ket-thuc', '/bien-ban', '/bien-ban.docx'])
    expect([rest, (await table.nam.get(other.hub + rest)).status]).toEqual([rest, 404])
  for (const rest of ['/diem-danh', '/loi', '/giao-viec', '/ket-thuc', '/bien-ban/khoa', '/bat-dau'])
    expect([rest, (await table.nam.post(other.hub + rest, {})).status]).toEqual([rest, 404])
  expect((await world.as('dung').get(`${other.hub}/diem-danh`)).status).toBe(200)
})

test('nor by the ids of its speeches, votes and tasks on the pages of his own', async () => {
  await table.begin()
  await table.callRoll()
  const { item, speech, task, vote } = await dungsMeeting()
  const line = await table.line('Thảo luận')
  for (const [what, id] of [
    ['drop-speech', speech],
    ['withdraw-vote', vote],
    ['drop-task', task],
  ] as const)
    await table.nam.post(line, { do: what, id })
  for (const rest of ['y-kien', 'bieu-quyet', 'viec'])
    expect((await table.nam.get(`${table.hub}/${rest}/${item}`)).status).toBe(404)
  const place = (about: string, field: string) =>
    table.nam.post(`${table.hub}/loi`, {
      writing: randomId(),
      turn: '1',
      next: line,
      'place-1': `${about} ${field}`,
      'text-1': 'Chữ.',
    })
  for (const [about, field] of [
    [item, 'content'],
    [speech, 'said'],
    [task, 'what'],
  ] as const)
    expect((await place(about, field)).status).toBe(400)
  expect(await world.db.rows(sql`select 1 from meeting_text`)).toEqual([])
  expect(await world.db.rows(sql`select 1 from meeting_speech where dropped_at is null`)).toHaveLength(1)
  expect(await world.db.rows(sql`select 1 from meeting_task where dropped_at is null`)).toHaveLength(1)
  expect(await world.db.rows(sql`select 1 from meeting_vote where withdrawn_at is null`)).toHaveLength(1)
  expect(last(line)).not.toBe(item)
})
