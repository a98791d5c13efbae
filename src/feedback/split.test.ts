import { beforeEach, describe, expect, test } from 'vitest'
import { casework, layCommittee, received } from '../../test/feedback.ts'
import { readersOn } from '../../test/feedback-pages.ts'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { jpegOf } from '../../test/photos.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { newCode } from '../seal/code.ts'
import type { Which } from './case-write.ts'
import { addPhoto, photosOf } from './photo.ts'

const world = useWorld()
const readers = readersOn(world)
const FIRST = 'Ông Nam cho xe tải chạy trên đê lúc nửa đêm.'
const SECOND = 'Bà Lan hứa sửa cống từ tháng 8 mà chưa sửa.'
let id: string
let code: string

const ids = async () =>
  (await world.db.rows<{ id: string }>(sql`select id from feedback_case order by id`)).map((one) => one.id)
const look = async (typed = code): Promise<Page> =>
  fillForm(world.as(), await world.as().get('/gop-y/ma'), { code: typed })

beforeEach(async () => {
  await layCommittee(world)
  const said = {
    text: `${FIRST} ${SECOND}`,
    about: 'member',
    where: 'Ấp 3',
    contact: 'Ba Tư, 0912345678',
    photo: true,
  }
  ;({ id, code } = await received(world, said))
  const which = await world.db.row<Which>(
    sql`select tenant, id, public_key from feedback_case where id = ${id}`,
  )
  await addPhoto(world.db, which, jpegOf())
  readers.on('2026-12-02')
})

async function split(): Promise<string> {
  expect((await readers.act('kiem', id, 'split', { text: SECOND })).status).toBe(303)
  expect(await ids()).toEqual([id])
  expect((await readers.sign('minh', id)).status).toBe(303)
  return (await ids()).find((one) => one !== id)!
}

describe('a report about two people', () => {
  test('becomes two cases when two readers sign: the first keeps all its words, the second those cut out for it', async () => {
    const other = await split()
    const [first, second] = [await readers.page('hai', id), await readers.page('hai', other)]
    expect(first.text).toContain(`${FIRST} ${SECOND}`)
    expect(second.text).toContain(SECOND)
    expect(second.text).not.toContain(FIRST)
    for (const page of [first, second]) expect(page.text).toContain('Ba Tư, 0912345678')
    const open = (await casework(world, other).open('kiem', '2026-12-02'))!
    expect(open.state.stage).toBe('triage')
    expect(open.state.received).toMatchObject({ source: 'form', anonymous: false })
    expect(await photosOf(world.db, open)).toEqual([1])
  })

  test('shows both states under the one code; what is added goes to the one that is chosen', async () => {
    const other = await split()
    expect((await readers.act('kiem', id, 'opine', { verdict: 'reject' })).status).toBe(303)
    expect((await readers.act('minh', id, 'opine', { verdict: 'reject' })).status).toBe(303)
    const page = await look()
    expect(page.text).toContain('mỗi việc xem xét riêng')
    expect(page.dom.querySelectorAll('p.lead').map((one) => one.text.trim())).toHaveLength(2)
    expect(Buffer.byteLength(page.html)).toBe(32_768)
    const unchosen = await fillForm(world.as(), page, { text: 'Cống lại tràn.' }, { button: 'Gửi bổ sung' })
    expect(unchosen.text).toContain('chọn bổ sung cho việc nào')
    expect(unchosen.dom.querySelector('textarea')!.text).toContain('Cống lại tràn.')
    const added = await fillForm(
      world.as(),
      page,
      { text: 'Cống lại tràn.', part: other },
      { button: 'Gửi bổ sung' },
    )
    expect(added.text).toContain('Đã gửi bổ sung')
    expect((await readers.page('hai', other)).text).toContain('Cống lại tràn.')
    expect((await readers.page('hai', id)).text).not.toContain('Cống lại tràn.')
  })

  test('somebody else’s case is no part to add to', async () => {
    await split()
    const stranger = await received(world)
    const page = await look()
    const fields = { code, text: 'Cống lại tràn.', step: 'add', part: stranger.id }
    expect((await world.as().post('/gop-y/ma', fields)).text).toContain('chọn bổ sung cho việc nào')
    expect(Buffer.byteLength(page.html)).toBe(Buffer.byteLength((await look(newCode(5))).html))
    expect((await casework(world, stranger.id).open('kiem', '2026-12-03'))!.written).toHaveLength(1)
  })

  test('stays whole on one side when the other is erased', async () => {
    const other = await split()
    await world.db.run(sql`delete from feedback_case where id = ${id}`)
    const page = await look()
    expect(page.text).toContain(SECOND)
    expect(page.text).not.toContain(FIRST)
    expect(page.text).not.toContain('xem xét riêng')
    expect((await readers.page('kiem', other)).text).toContain(SECOND)
  })

  test('has no row that names one case beside the other, but the code they share', async () => {
    const other = await split()
    const tables = await world.db.rows<{ name: string }>(sql`
      select relname as name from pg_class where relkind = 'r' and (relname like 'feedback%' or relname in ('history', 'command'))`)
    for (const { name } of tables) {
      const rows = await world.db.rows<{ all: string }>({
        text: `select t::text as all from ${name} t`,
        values: [],
        name: `split-${name}`,
      })
      expect(
        rows.filter(({ all }) => all.includes(id) && all.includes(other)),
        name,
      ).toEqual([])
    }
  })

  test('is split by nobody alone, by nobody in conflict, and not once it is admitted', async () => {
    await readers.act('kiem', id, 'split', { text: SECOND })
    const page = await readers.page('kiem', id)
    expect(page.text).toContain('cần một đồng chí khác')
    expect((await readers.act('huong', id, 'declare')).status).toBe(303)
    expect(
      (await (await readers.as('huong')).get(paths.feedbackAct.to({ case: id, act: 'split' }))).status,
    ).toBe(404)
    for (const name of ['kiem', 'minh'] as const)
      await readers.act(name, id, 'opine', { verdict: 'admit', person: world.cast.people.nam.id })
    expect(
      (await (await readers.as('kiem')).get(paths.feedbackAct.to({ case: id, act: 'split' }))).status,
    ).toBe(404)
    expect((await readers.sign('minh', id)).status).toBe(409)
    expect(await ids()).toEqual([id])
  })

  test('with nothing left for the second is sent back with its words', async () => {
    const page = await readers.act('kiem', id, 'split', { text: '' })
    expect(page.status).toBe(422)
    const form = await (await readers.as('kiem')).get(paths.feedbackAct.to({ case: id, act: 'split' }))
    expect(form.dom.querySelector('textarea')!.text).toContain(`${FIRST} ${SECOND}`)
  })
})
