import { beforeAll, describe, expect, test } from 'vitest'
import { fillForm, formFields, useWorld } from '../../test/harness.ts'
import { addPerson, join, NO_FACTS } from '../membership/membership.ts'
import { minutesWord } from '../report/minutes-word.ts'
import { readWord } from '../report/testing/docx-reader.ts'
import { languages } from '../text/text.ts'
import { meetingById } from './meeting.queries.ts'
import { minutesFor } from './minutes.ts'
import { last, tableOf } from './testing/table.ts'

const world = useWorld()
const table = tableOf(world)

/** Names that break papers which take them for code or count letters by bytes. */
const odd = ['H’Hen Niê', 'Trần "Tư" Lém', "O'Brien <b>Ba</b>", 'Lê & Con', 'Nguyễn Ánh 🌾', 'Y-Ban Ksor']
const attendees: { id: string; name: string }[] = []

beforeAll(async () => {
  const by = { person: null, now: world.now }
  for (let n = 0; n < 56; n++) {
    const name = odd[n] ?? `Đặng Thị Người ${String(n).padStart(2, '0')}`
    const person = await addPerson(world.db, { ...NO_FACTS, fullName: name }, world.now)
    const tenant = world.cast.units.commune.id
    const place = { tenant, person, cell: world.cast.units.thanh.id, from: '2024-01-01' }
    await join(
      world.db,
      { ...place, status: n === 55 ? 'probationary' : n === 54 ? 'temporary-in' : 'official' },
      by,
    )
    attendees.push({ id: person, name })
  }
})

/** About ten pages of words, each text told from the next by its beginning and its end. */
const long = (n: number) =>
  `Mở đầu ${n}. ${'Đồng chí nói về việc đê, việc đường. '.repeat(750)}Hết ${n}.`.slice(0, 29_990)

describe('a meeting of sixty', () => {
  test('is called in one form, spoken at, voted, locked and taken as a Word file that has every word', async () => {
    await table.begin()
    const roll = await table.huong.get(`${table.hub}/diem-danh`)
    const states = Object.fromEntries(
      roll.dom
        .querySelectorAll('input[name^="was-"]')
        .map((field) => [field.getAttribute('name')!.replace('was', 'state'), 'present']),
    )
    expect(Object.keys(states)).toHaveLength(60)
    await fillForm(table.huong, roll, states, { action: 'diem-danh' })
    await table.endLine()

    const line = await table.line('Thảo luận')
    const about = last(line)
    for (let n = 0; n < 12; n++) {
      const page = await table.huong.get(`${table.hub}/y-kien/${about}`)
      await fillForm(table.huong, page, { speaker: attendees[n]!.id, said: long(n) })
    }
    // Each form of the page is small enough to arrive, whatever is typed into it.
    const page = await table.huong.get(line)
    const { fields } = formFields(page, {}, { action: 'loi' })
    expect(
      new URLSearchParams(Object.entries(fields).map(([k, v]) => [k, v[0]!])).toString().length,
    ).toBeLessThan(3e6)
    const kept = await fillForm(table.huong, page, { 'text-1': `${long(99)}` }, { action: 'loi' })
    expect(kept.status).toBe(303)

    // 58 official members vote; the probationary one and the guest of another cell do not.
    expect((await table.vote(about, 'Đắp đê', '60')).text).toContain('nhiều hơn 58')
    expect((await table.vote(about, 'Đắp đê', '50', '3', '5')).status).toBe(303)
    await table.end()
    expect((await table.lock()).status).toBe(303)

    const file = await world.as('huong').get(`${table.hub}/bien-ban.docx`)
    expect(file.status).toBe(200)
    const minutes = (await table.huong.get(`${table.hub}/bien-ban`)).dom.text
    for (const { name } of attendees) expect(minutes).toContain(name)
    expect(minutes).toContain(
      'Tổng số đảng viên phải có mặt: 60 (chính thức 58, dự bị 1, sinh hoạt tạm thời 1)',
    )

    const row = (await meetingById(world.db, world.cast.units.commune.id, last(table.hub)))!
    const locked = await minutesFor(world.db, row, languages.vi)
    const word = readWord(await minutesWord(locked.minutes, locked.extra, { sample: false }))
    const words = word.paragraphs.map((paragraph) => paragraph.text).join('\n')
    for (const { name } of attendees) expect(words).toContain(name)
    // Eleven stand as they were spoken; one was written anew.
    for (const paper of [minutes, words]) {
      const whole = [...Array(12).keys(), 99].filter(
        (n) => paper.includes(`Mở đầu ${n}. `) && paper.includes(` Hết ${n}.`),
      )
      expect(whole).toHaveLength(12)
      expect(whole).toContain(99)
    }
  }, 60_000)
})
