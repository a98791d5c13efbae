import { beforeEach, describe, expect, test } from 'vitest'
import { casework, layCommittee, received, ringOf } from '../../test/feedback.ts'
import { readersOn } from '../../test/feedback-pages.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'
import { runFeedbackClock } from './feedback-clock.ts'
import { ownLetters } from './letters.ts'

const world = useWorld()
const readers = readersOn(world)
const DOOR = '/kiem-tra/gop-y/thoi-han'
const set = async (values: Record<string, string>) => {
  const kiem = await readers.as('kiem')
  return fillForm(kiem, await kiem.get(DOOR), values)
}
const due = async (id: string) =>
  (await world.db.row<{ until: string | null }>(sql`select until from feedback_case where id = ${id}`)).until
const noon = (day: string) => new Date(`${day}T05:00:00Z`)

let id: string

/** Told on Friday 4 December: ten working days end on Friday 18. */
async function told(): Promise<void> {
  ;({ id } = await received(world))
  const work = casework(world, id)
  await work.admit('nam')
  await work.notice('2026-12-03')
  const [kiem] = await work.actors(['kiem'], '2026-12-04')
  await work.act(['kiem'], { kind: 'told', on: '2026-12-04', how: 'by-hand', by: kiem! })
}

beforeEach(async () => {
  await layCommittee(world)
})

describe('times', () => {
  test('hold for what comes in from tomorrow on; a case that runs keeps those it began with', async () => {
    readers.on('2026-12-01')
    const before = await received({ ...world, db: world.db, cast: world.cast, now: noon('2026-11-30') })
    const saved = await set({ answerDays: '15', triageDays: '2', appealDays: '45' })
    expect((await (await readers.as('kiem')).follow(saved)).text).toContain('Đã lưu')
    readers.on('2026-12-02')
    const after = await received(world)
    readers.on('2026-12-03')
    const state = async (one: string) => (await casework(world, one).open('kiem', '2026-12-03'))!
    expect((await state(before.id)).policy).toMatchObject({ answerDays: 10, triageDays: 5 })
    expect((await state(after.id)).policy).toMatchObject({ answerDays: 15, triageDays: 2, appealDays: 45 })
    expect(await due(after.id)).toBe('2026-12-07')
  })

  test('are read by the member as they were laid down for their case', async () => {
    readers.on('2026-12-01')
    await set({ answerDays: '15' })
    readers.on('2026-12-02')
    const { id: one } = await received(world)
    readers.on('2026-12-03')
    for (const name of ['kiem', 'minh'] as const)
      await readers.act(name, one, 'opine', { verdict: 'admit', person: world.cast.people.nam.id })
    await readers.act('kiem', one, 'notice', { text: 'Có phản ánh về việc dùng xe trên đê.' })
    const nam = await readers.as('nam')
    const [letter] = await ownLetters(world.db, world.cast.units.commune.id, await ringOf(world, 'nam'))
    const page = await nam.get(`/toi/gop-y/${letter!.id}`)
    expect(page.text).toContain('15 ngày làm việc')
    const opened = await nam.follow(await fillForm(nam, page, {}, { button: 'Mở xem' }))
    expect(opened.text).toContain('Hạn: hết ngày 24/12/2026')
  })

  test.each([
    ['too few days to answer', { answerDays: '9' }, 'từ 10 đến 30'],
    ['no number', { verifyDays: 'hai' }, 'từ 5 đến 60'],
    ['a day that is none', { off: '31/02/2027' }, 'Dòng 1 chưa đúng'],
    ['a range that runs backwards', { off: '28/04/2027\n05/05/2027 - 01/05/2027' }, 'Dòng 2 chưa đúng'],
    ['a day that has passed', { off: '20/11/2026' }, 'Ngày đã qua giữ nguyên'],
    ['a day worked that has passed', { worked: '28/11/2026' }, 'Ngày đã qua giữ nguyên'],
  ])('with %s are not taken; what was typed stays', async (_, values, sentence) => {
    readers.on('2026-12-01')
    const page = await set(values)
    expect(page.status).toBe(422)
    expect(page.text).toContain(sentence)
    const [name, typed] = Object.entries(values)[0]!
    const field = page.dom.querySelector(`[name=${name}]`)!
    expect(field.getAttribute('value') ?? field.text).toContain(typed.split('\n')[0])
    expect(await world.db.rows(sql`select valid_from from feedback_default`)).toEqual([])
  })

  test('are nobody’s to set who is not of the inspection committee', async () => {
    readers.on('2026-12-01')
    for (const name of ['lan', 'phuc', 'quan', 'la'] as const)
      expect((await (await readers.as(name)).get(DOOR)).status, name).toBe(404)
  })
})

describe('a day off by decree', () => {
  test('moves the deadlines that run, and the clock waits for them: nobody lapses on a holiday', async () => {
    await told()
    expect(await due(id)).toBe('2026-12-18')
    readers.on('2026-12-07')
    expect((await set({ off: '17/12/2026 - 18/12/2026' })).status).toBe(303)
    expect(await due(id)).toBe('2026-12-22')
    for (const day of ['2026-12-19', '2026-12-21', '2026-12-22']) {
      await runFeedbackClock(world.db, noon(day))
      expect((await casework(world, id).open('kiem', day))!.state.stage, day).toBe('told')
    }
    await runFeedbackClock(world.db, noon('2026-12-23'))
    const { state } = (await casework(world, id).open('kiem', '2026-12-23'))!
    expect(state).toMatchObject({ stage: 'heard', hearing: { kind: 'lapsed', on: '2026-12-23' } })
  })

  test('that is worked instead shortens no time that the member was told of', async () => {
    await told()
    readers.on('2026-12-07')
    expect((await set({ worked: '12/12/2026' })).status).toBe(303)
    await runFeedbackClock(world.db, noon('2026-12-18'))
    expect((await casework(world, id).open('kiem', '2026-12-18'))!.state.stage).toBe('told')
    await runFeedbackClock(world.db, noon('2026-12-19'))
    expect((await casework(world, id).open('kiem', '2026-12-19'))!.state.stage).toBe('heard')
  })

  test('is laid down by somebody who opens every case, or by nobody', async () => {
    await told()
    await world.db.run(
      sql`delete from feedback_key where case_id = ${id} and account = ${world.cast.people.kiem.signedIn.account}`,
    )
    readers.on('2026-12-07')
    const page = await set({ off: '17/12/2026' })
    expect(page.status).toBe(409)
    expect(page.text).toContain('không mở được')
    expect(page.dom.querySelector('textarea[name=off]')!.text).toContain('17/12/2026')
    expect(await world.db.rows(sql`select valid_from from feedback_default`)).toEqual([])
  })
})
