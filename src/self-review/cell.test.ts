import { beforeAll, describe, expect, test } from 'vitest'
import { type CastName, castNames } from '../../test/cast.ts'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { send, until, walk } from '../../test/walk.ts'
import { givePost } from '../membership/membership.ts'
import { POST_KINDS, powersOf } from '../membership/powers.rules.ts'
import type { Period } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { recordPapers } from './cell.ts'

const world = useWorld()
const cellOf = (cell: 'thanh' | 'loi' | 'other' = 'thanh') =>
  paths.cell.to({ cell: world.cast.units[cell].id })
const declaredOf = (cell: 'thanh' | 'loi' = 'thanh') =>
  paths.cellDeclared.to({ cell: world.cast.units[cell].id })
const stateOf = (page: Page, name: CastName) =>
  page.dom
    .querySelectorAll('ul.members li')
    .find((line) => line.querySelector('.name')?.text === world.cast.people[name].name)
    ?.querySelector('.state')?.text

// An officer's visit makes the statistics key, so that sending casts a ballot here as it does in a commune.
beforeAll(async () => {
  await world.as('phuc').get('/dang-uy')
})

/** What a browser gets, less the ids that every rendering of a form draws anew. */
const bytes = (page: Page) => page.html.replace(/name="form-id" value="[0-9a-f-]{36}"/g, 'name="form-id"')

describe('what others see when Nam sends', () => {
  /** Everything that anybody but Nam can see after he sent, and what is recorded outside his box; then all is undone. */
  async function seenAfter(marks: readonly { sign: string; plan?: string }[]) {
    let seen: unknown
    await world.db
      .transaction(async () => {
        await send(world.as('nam'), { marks })
        const pages: Record<string, string> = {}
        for (const name of castNames.filter((one) => one !== 'nam'))
          for (const path of [
            cellOf(),
            declaredOf(),
            paths.cellPromises.to({ cell: world.cast.units.thanh.id }),
            paths.cellPromisesPrint.to({ cell: world.cast.units.thanh.id }),
            '/chi-bo',
            '/dang-uy',
            '/dang-uy/so-lieu',
            '/thang-nay',
            '/hop',
            '/toi',
            '/toi/du-lieu',
          ])
            pages[`${name} ${path}`] = bytes(await world.as(name).get(path))
        const recorded = await world.db.row(sql`
          select (select jsonb_agg(to_jsonb(h) - 'canonical' - 'hash' order by n) from history h where tenant = ${world.cast.units.commune.id}) as history,
                 (select jsonb_agg(c) from command c) as commands, (select jsonb_agg(d) from review_done d) as done,
                 (select jsonb_agg(l) from look l) as looks, (select jsonb_agg(l) from declared_line l) as declared,
                 (select jsonb_agg(c) from cell_plan c) as promises,
                 (select jsonb_agg(t) from throttle t) as waits`)
        const boxes = await world.db.asMember(world.cast.people.nam.id, (tx) =>
          tx.rows(sql`select status, catalogue, key_version, length(sealed) as size from self_review`),
        )
        seen = { pages, recorded, boxes, logged: [...world.logged] }
        throw new Error('undone')
      })
      .catch((error: Error) => expect(error.message).toBe('undone'))
    return seen as { pages: Record<string, string>; recorded: object; boxes: object[]; logged: string[] }
  }

  test('is the same, byte for byte, whether he marked nothing, two signs or twenty with a long plan each', async () => {
    const twenty = [
      'I.1.1',
      'I.1.2',
      'I.1.3',
      'I.2.1',
      'I.2.2',
      'I.2.3',
      'I.3.1',
      'I.4.1',
      'I.5.1',
      'I.6.1',
      'I.7.1',
      'I.8.1',
      'I.9.1',
      'II.1.1',
      'II.2.1',
      'II.3.1',
      'II.4.1',
      'III.1.1',
      'III.2.1',
      'III.9.2',
    ]
    const none = await seenAfter([])
    const two = await seenAfter([{ sign: 'I.1.2' }, { sign: 'III.9.2' }])
    const many = await seenAfter(
      twenty.map((sign) => ({ sign, plan: `Khi ${sign}, thì ${'tôi sửa ngay '.repeat(20)}.` })),
    )
    expect(Object.values(none.pages).filter((html) => html.includes('Đã tự soi')).length).toBeGreaterThan(0)
    expect(two).toEqual(none)
    expect(many).toEqual(none)
    expect(none.logged).toEqual([])
    expect(none.boxes).toHaveLength(1)
  })

  test('is “done” and the day: no time, no number, no word of his', async () => {
    await send(world.as('nam'), { marks: [{ sign: 'I.1.2', plan: 'Khi A, thì B.' }] })
    const done = await world.db.row<Record<string, unknown>>(
      sql`select to_jsonb(d) - 'tenant' - 'period' as d from review_done d`,
    )
    expect(done.d).toEqual({
      person: world.cast.people.nam.id,
      cell: world.cast.units.thanh.id,
      how: 'phone',
      done_on: '2026-12-01',
      recorded_by: null,
    })
    const deed = await world.db.row<{ at: Date; about: string }>(
      sql`select at, about from history where verb = 'review-submitted'`,
    )
    expect(deed.at).toEqual(new Date('2026-12-01T00:00:00+07:00'))
    expect(deed.about).toMatch(/^period:[0-9a-f-]{36}$/)
  })
})

describe('the secretary’s page', () => {
  test('Hương sees done or not yet for each of her cell, by given name, and nobody of another', async () => {
    await send(world.as('lan'))
    const page = await world.as('huong').get(cellOf())
    expect(page.text).toContain('1 trên 4 đảng viên đã tự soi')
    expect(page.dom.querySelectorAll('ul.members .name').map((name) => name.text)).toEqual([
      'Lê Văn Dũng',
      'Trần Thị Hương',
      'Nguyễn Thị Lan',
      'Huỳnh Văn Nam',
    ])
    expect([stateOf(page, 'lan'), stateOf(page, 'nam')]).toEqual(['Đã tự soi', 'Chưa'])
    expect(page.html).not.toContain('Phạm Minh')
  })

  test('whoever need not is not waited for, and counts when done', async () => {
    const tam = world.as('tam')
    expect((await tam.get(cellOf('loi'))).text).toContain('0 trên 4')
    expect(stateOf(await tam.get(cellOf('loi')), 'hai')).toBe('Không phải làm')
    await send(world.as('hai'))
    const page = await tam.get(cellOf('loi'))
    expect(page.text).toContain('1 trên 5')
    expect(stateOf(page, 'hai')).toBe('Đã tự soi')
  })

  test.each<[CastName, number]>([
    ['huong', 200],
    ['dung', 200],
    ['nam', 404],
    ['lan', 404],
    ['tam', 404],
    ['phuc', 404],
    ['kiem', 404],
    ['quan', 404],
    ['tinh', 404],
    ['la', 404],
  ])('%s gets %i at it and at what it leads to', async (name, status) => {
    for (const path of [cellOf(), declaredOf()]) expect((await world.as(name).get(path)).status).toBe(status)
    const note = await world.as(name).post(paths.cellPaper.to({ cell: world.cast.units.thanh.id }), {
      person: world.cast.people.nam.id,
      done: 'yes',
    })
    expect(note.status).toBe(status === 200 ? 303 : 404)
    const end = await world.as(name).post(paths.cellClose.to({ cell: world.cast.units.thanh.id }), {})
    expect(end.status).toBe(status === 200 ? 303 : 404)
  })

  test.each(['x', '%2e%2e%2f', '__proto__', '%00', "' or 1=1"])(
    'of a cell “%s” is not there',
    async (cell) => {
      for (const path of [`/chi-bo/${cell}`, `/chi-bo/${cell}/xin-gop-y`, `/chi-bo/${cell}/the`])
        expect((await world.as('huong').get(path)).status).toBe(404)
      expect((await world.as('huong').get(`/chi-bo/${randomId()}`)).status).toBe(404)
      expect(world.logged).toEqual([])
    },
  )
})

test.each(POST_KINDS)(
  '%s of the whole commune sees no member’s done or not yet, and no line brought to a cell',
  (kind) => {
    const powers = powersOf(kind, 'commune')
    for (const power of ['see-done', 'see-declared', 'keep-line'] as const)
      expect(powers).not.toContain(power)
  },
)

describe('a review on paper', () => {
  const noteFor = async (
    officer: CastName,
    person: string,
    done: 'yes' | 'no',
    cell: 'thanh' | 'loi' = 'thanh',
  ) => world.as(officer).post(paths.cellPaper.to({ cell: world.cast.units[cell].id }), { person, done })

  test('is noted by Hương, seen by Nam, and taken back', async () => {
    const huong = world.as('huong')
    const { id } = world.cast.people.nam
    await noteFor('huong', id, 'yes')
    expect(stateOf(await huong.get(cellOf()), 'nam')).toBe('Đã tự soi trên giấy')
    expect((await world.as('nam').get('/thang-nay')).text).toContain('đã tự soi trên giấy cho kỳ họp 03/12')
    await noteFor('huong', id, 'no')
    expect(stateOf(await huong.get(cellOf()), 'nam')).toBe('Chưa')
    const verbs = await world.db.rows(
      sql`select verb, actor from history where verb like 'paper%' order by n`,
    )
    expect(verbs).toEqual([
      { verb: 'paper-review-noted', actor: world.cast.people.huong.id },
      { verb: 'paper-review-note-withdrawn', actor: world.cast.people.huong.id },
    ])
  })

  test('never stands over what was sent by phone, and gives way to it', async () => {
    const huong = world.as('huong')
    await noteFor('huong', world.cast.people.nam.id, 'yes')
    await send(world.as('nam'))
    expect(stateOf(await huong.get(cellOf()), 'nam')).toBe('Đã tự soi')
    await noteFor('huong', world.cast.people.nam.id, 'no')
    await noteFor('huong', world.cast.people.nam.id, 'yes')
    expect(stateOf(await huong.get(cellOf()), 'nam')).toBe('Đã tự soi')
  })

  test('is not noted for somebody of another cell, for nobody, or after the line ended', async () => {
    for (const person of [world.cast.people.minh.id, randomId()])
      expect((await noteFor('huong', person, 'yes')).status).toBe(409)
    for (const person of ['', 'x', '__proto__'])
      expect((await noteFor('huong', person, 'yes')).status).toBe(404)
    await world.as('huong').post(paths.cellClose.to({ cell: world.cast.units.thanh.id }), {})
    expect((await noteFor('huong', world.cast.people.nam.id, 'yes')).status).toBe(409)
    expect(await world.db.rows(sql`select 1 from review_done`)).toHaveLength(0)
  })
})

test('a stack of papers is noted once a person, or, with a paper of another cell in it, not at all', async () => {
  const { people, units } = world.cast
  const period = await world.db.row<Period>(sql`select * from period where tenant = ${units.commune.id}`)
  const by = { person: people.huong.id, now: world.now }
  const note = (...names: CastName[]) =>
    recordPapers(
      world.db,
      period,
      { cell: units.thanh.id, people: names.map((name) => people[name].id), done: true },
      by,
    )
  expect(await note('nam', 'minh')).toBe(false)
  expect(await world.db.rows(sql`select 1 from review_done`)).toHaveLength(0)
  expect(await note('nam')).toBe(true)
  expect(await note('nam', 'lan')).toBe(true)
  const noted = await world.db.rows<{ about: string }>(
    sql`select about from history where verb = 'paper-review-noted' order by n`,
  )
  expect(noted.map(({ about }) => about)).toEqual(
    [people.nam, people.lan].map(({ id }) => `period:${period.id} person:${id}`),
  )
})

describe('the end of the line', () => {
  test('pressed by Hương closes her cell and no other, once', async () => {
    const huong = world.as('huong')
    const page = await huong.get(cellOf())
    await fillForm(huong, page, {}, { button: 'Kết thúc phần tự soi của chi bộ' })
    await fillForm(huong, page, {}, { button: 'Kết thúc phần tự soi của chi bộ' })
    expect((await huong.get(cellOf())).text).toContain('Phần tự soi của kỳ này đã kết thúc')
    expect((await world.as('nam').get('/thang-nay')).text).toContain('Hiện chưa có kỳ tự soi nào mở')
    expect((await world.as('minh').get('/thang-nay')).text).toContain('Kỳ họp 03/12')
    expect((await world.as('tam').get(cellOf('loi'))).text).not.toContain('đã kết thúc')
    expect((await world.as('phuc').get('/dang-uy')).text).toContain('1 trên 2 chi bộ đã kết thúc')
    expect(await world.db.rows(sql`select 1 from history where verb = 'line-ended'`)).toHaveLength(1)
  })

  test('comes by itself after the last day', async () => {
    await until(world, '2026-12-11')
    expect((await world.as('huong').get(cellOf())).status).toBe(303)
    const closed = await world.db.rows(sql`select 1 from period where closes_at <= ${world.now}`)
    expect(closed.length).toBeGreaterThan(0)
  })
})

describe('lines brought to the cell', () => {
  test('Nam reads who looked and when; looking at one’s own is no look', async () => {
    await send(world.as('nam'), { marks: [{ sign: 'I.1.2', plan: 'Khi A, thì B.', ask: true }] })
    await send(world.as('huong'), { marks: [{ sign: 'I.1.2', plan: 'Khi C, thì D.', ask: true }] })
    expect((await world.as('nam').get('/toi/du-lieu')).text).toContain('Chưa có ai xem')
    for (let n = 0; n < 3; n++) await world.as('huong').get(declaredOf())
    await world.as('dung').get(declaredOf())
    await world.as('tam').get(declaredOf())
    await world.as('phuc').get(declaredOf())
    const looks = async (name: CastName) =>
      /Ai đã xem phần đưa ra chi bộ (.*) Người khác thấy/.exec(
        (await world.as(name).get('/toi/du-lieu')).text,
      )![1]
    expect(await looks('nam')).toBe('Lê Văn Dũng, ngày 01/12/2026 Trần Thị Hương, ngày 01/12/2026')
    expect(await looks('huong')).toBe('Lê Văn Dũng, ngày 01/12/2026')
    expect(await looks('lan')).toBe('Chưa có ai xem.')
  })

  test('stay in the cell they were brought to when Nam moves to another', async () => {
    await send(world.as('nam'), { marks: [{ sign: 'I.1.2', plan: 'Khi A, thì B.', ask: true }] })
    await world.db.run(
      sql`update membership set cell = ${world.cast.units.loi.id} where person = ${world.cast.people.nam.id}`,
    )
    expect((await world.as('tam').get(declaredOf('loi'))).text).not.toContain('Khi A, thì B.')
    expect((await world.as('huong').get(declaredOf())).text).toContain('Khi A, thì B.')
    expect(stateOf(await world.as('tam').get(cellOf('loi')), 'nam')).toBe('Đã tự soi')
  })
})

describe('“Ai xem được?”', () => {
  /** The names on the page, and those whom the door really opens for. */
  async function named(name: CastName, cell: 'thanh' | 'loi', ask: boolean) {
    const check = await walk(world.as(name), { marks: [{ sign: 'I.1.2', ask }] })
    const line = (start: string) => {
      const text = check.dom.querySelectorAll('main li').find((one) => one.text.startsWith(start))?.text
      return text === undefined ? null : castNames.filter((one) => text.includes(world.cast.people[one].name))
    }
    const opensFor = async (path: string) => {
      const names: CastName[] = []
      for (const one of castNames) if ((await world.as(one).get(path)).status === 200) names.push(one)
      return names
    }
    return {
      done: [line('Chỉ thấy'), await opensFor(cellOf(cell))],
      declared: [line('Dòng đồng chí xin'), await opensFor(declaredOf(cell))],
    }
  }

  test.each([
    ['nam', 'thanh'],
    ['minh', 'loi'],
    ['huong', 'thanh'],
  ] as const)('on %s’s page names exactly those whom the doors of the cell open for', async (name, cell) => {
    const { done, declared } = await named(name, cell, true)
    expect(done[0]).toEqual(done[1])
    expect(declared[0]).toEqual(declared[1])
    expect(done[0]!.length).toBeGreaterThan(0)
  })

  test('names nobody for lines that are not brought', async () => {
    expect((await named('nam', 'thanh', false)).declared[0]).toBeNull()
  })

  test('follows the posts: who gets one is named and let in, who lost one neither', async () => {
    const { thanh, commune } = world.cast.units
    const by = { person: null, now: world.now }
    await givePost(
      world.db,
      {
        tenant: commune.id,
        person: world.cast.people.lan.id,
        unit: thanh.id,
        kind: 'committee-member',
        title: 'Chi ủy viên',
        from: '2026-11-01',
      },
      by,
    )
    await world.db.run(
      sql`update post set valid_to = '2026-11-01' where person = ${world.cast.people.dung.id}`,
    )
    const { done, declared } = await named('nam', 'thanh', true)
    for (const [names, opened] of [done, declared]) {
      expect(names).toEqual(['lan', 'huong'])
      expect(opened).toEqual(names)
    }
  })
})
