import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { useWorld } from '../../test/harness.ts'
import { type MeetingRow, meetingById } from '../meeting/meeting.queries.ts'
import { openMeeting, planMeeting } from '../meeting/meeting.ts'
import { addAddendum, lockMinutes } from '../meeting/minutes.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'

const world = useWorld()

const by = () => ({ person: world.cast.people.huong.id, now: world.now })

/** The ordinary meeting of December in Lan's cell, led by Hương, written down by Nam. */
async function running(): Promise<MeetingRow> {
  const { db, cast } = world
  const tenant = cast.units.commune.id
  const id = await planMeeting(
    db,
    {
      tenant,
      cell: cast.units.thanh.id,
      kind: 'ordinary',
      month: '2026-12-01',
      day: '2026-12-01',
      time: '19:30',
      place: 'Nhà văn hóa ấp',
    },
    by(),
  )
  const planned = await meetingById(db, tenant, id!)
  await openMeeting(db, planned!, { chair: cast.people.huong.id, clerk: cast.people.nam.id }, by())
  return (await meetingById(db, tenant, id!))!
}

async function locked(): Promise<MeetingRow> {
  const meeting = await running()
  await world.db.run(
    sql`update meeting set ended_at = ${world.now}, ended_by = ${by().person} where id = ${meeting.id}`,
  )
  const ended = (await meetingById(world.db, meeting.tenant, meeting.id))!
  expect(await lockMinutes(world.db, ended, languages.vi, by())).toBe(true)
  return ended
}

const print = (name: CastName, meeting: MeetingRow) =>
  world.as(name).get(`/cuoc-hop/${meeting.id}/bien-ban/in`)
const word = (name: CastName, meeting: MeetingRow) =>
  world.as(name).get(`/cuoc-hop/${meeting.id}/bien-ban.docx`)

describe('the minutes on paper', () => {
  test('the clerk prints them while the meeting runs, with the head of the cell', async () => {
    const page = await print('nam', await running())
    expect(page.status).toBe(200)
    expect(page.dom.querySelector('h1')!.text).toBe('BIÊN BẢN')
    expect(page.dom.querySelector('.document-head')!.text).toContain('CHI BỘ ẤP QUỚI THẠNH')
    for (const name of ['Trần Thị Hương', 'Huỳnh Văn Nam']) expect(page.text).toContain(name)
    expect(page.html).not.toMatch(/style="/)
  })

  test('the secretary takes them as a Word file of a plain and of a Vietnamese name', async () => {
    const file = await word('huong', await running())
    expect(file.status).toBe(200)
    expect(file.html.startsWith('PK')).toBe(true)
    expect(file.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    )
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="Bien-ban-hop-chi-bo-2026-12.docx"; filename*=UTF-8''${encodeURIComponent('Biên bản họp chi bộ 2026-12.docx')}`,
    )
    expect(file.headers.get('cache-control')).toBe('no-store')
  })

  test('while they are open, who is not at the table finds nothing', async () => {
    const meeting = await running()
    for (const name of ['lan', 'phuc', 'tam', 'la', 'quan'] as const)
      for (const page of [await print(name, meeting), await word(name, meeting)])
        expect(page.status).toBe(404)
  })

  test('once they are locked, the standing board reads them too, the clerk and members do not', async () => {
    const meeting = await locked()
    for (const name of ['huong', 'dung', 'phuc'] as const) {
      expect((await print(name, meeting)).text).toContain('Mã đối chiếu với bản lưu')
      expect((await word(name, meeting)).status).toBe(200)
    }
    for (const name of ['nam', 'lan', 'tam', 'la', 'quan'] as const)
      expect((await print(name, meeting)).status).toBe(404)
  })

  test('a correction stands below with both versions', async () => {
    const meeting = await locked()
    const words = { id: newId(world.now), before: 'mười hộ', after: 'mười hai hộ', reason: 'Ghi nhầm.' }
    await addAddendum(world.db, meeting, words, by())
    const page = await print('phuc', meeting)
    expect(page.dom.querySelector('.addenda')!.structuredText.replace(/\s+/g, ' ')).toContain(
      '1. Ngày 01/12/2026, đồng chí Trần Thị Hương Đã ghi: mười hộ Nay ghi: mười hai hộ Lý do: Ghi nhầm.',
    )
  })
})

test('anybody gets the style sheet of a paper, which tells nothing', async () => {
  const style = await world.as().get('/giay/20-20-30-15.css')
  expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
  expect(style.html).toContain('margin:20mm 15mm 20mm 30mm')
  expect((await world.as().get('/giay/20-20-30-15')).status).toBe(404)
})
