import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CastName, castNames } from '../../test/cast.ts'
import { type Browser, fillForm, type SignedIn, useWorld } from '../../test/harness.ts'
import { type Mark, send, signIn, until } from '../../test/walk.ts'
import { openAccount } from '../account/account.ts'
import { hashPin, openKeyRing } from '../account/device.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { addPerson, givePost, join } from '../membership/membership.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { keyPairFrom, openSealed, sealTo } from '../seal/keys.ts'
import { packGroups, unpackGroups } from '../self-review/ballot.ts'
import { openStatisticsKey } from './statistics-key.ts'

const world = useWorld()
const devices: SignedIn[] = []
let many: Browser[]

// Phúc's first visit makes the organisation's key; then 24 members more move in, each with a phone.
beforeAll(async () => {
  await world.as('phuc').get('/dang-uy')
  const pinHash = await hashPin('270519')
  const now = world.now
  for (let n = 1; n <= 24; n++) {
    const person = await addPerson(
      world.db,
      {
        fullName: `Đảng viên ${n}`,
        birthDate: null,
        sex: null,
        phone: null,
        cardNumber: null,
        admittedOn: null,
        officialOn: null,
      },
      now,
    )
    const { commune, loi } = world.cast.units
    await join(
      world.db,
      { tenant: commune.id, person, cell: loi.id, status: 'official', from: '2024-01-01' },
      { person: null, now },
    )
    devices.push(await openAccount(world.db, { person, pinHash, label: '', card: null, now }))
  }
})

beforeEach(() => {
  many = devices.map((device) => world.asDevice(device))
})

/** Each of the first so many sends, with what the number of each says. */
async function sendMany(people: number, marks: (n: number) => Mark[] = () => []): Promise<void> {
  for (let n = 1; n <= people; n++) await send(many[n - 1]!, { marks: marks(n) })
}

/** As many ballots as if so many had sent, sealed to the organisation's newest key. */
async function castMany(people: number, groups: string[], quarter = '2026-4'): Promise<void> {
  const { public_key } = await world.db.row<{ public_key: Buffer }>(sql`
    select public_key from statistics_key where tenant = ${tenant()} order by made_on desc, id desc limit 1`)
  const says = packGroups(groups, await catalogueByRef(world.db, 'nqtw4-82@1'))
  for (let n = 0; n < people; n++) {
    const id = randomId()
    await world.db.run(sql`select set_config('app.ballot', ${id}, true)`)
    await world.db.run(sql`
      insert into ballot (tenant, quarter, id, sealed) values (${tenant()}, ${quarter}, ${id}, ${sealTo(public_key, says)})`)
  }
  await world.db.run(sql`select set_config('app.ballot', '', true)`)
}

const tenant = () => world.cast.units.commune.id
const ballots = async () =>
  world.db.transaction(async (tx) => {
    await tx.run(sql`select set_config('app.release', ${tenant()}, true)`)
    const rows = await tx.rows<{ quarter: string; id: string; sealed: Buffer }>(sql`
      select quarter, id, sealed from ballot where ballot.tenant = ${tenant()} order by id`)
    await tx.run(sql`select set_config('app.release', '', true)`)
    return rows
  })
const wraps = async () =>
  (
    await world.db.rows<{ account: string }>(
      sql`select account from statistics_key_wrap where tenant = ${tenant()}`,
    )
  ).map(({ account }) => castNames.find((name) => world.cast.people[name].signedIn.account === account))
const keys = async () =>
  (await world.db.rows(sql`select 1 from statistics_key where tenant = ${tenant()}`)).length

/** What a ballot says, opened with Phúc's key as only a request from his phone could. */
async function read(sealed: Buffer): Promise<string[]> {
  const { account, device, secret } = world.cast.people.phuc.signedIn
  const ring = await openKeyRing(world.db, account, { id: device.id, pair: keyPairFrom(secret, 'device.v1') })
  const pair = await openStatisticsKey(world.db, tenant(), ring)
  return unpackGroups(openSealed(pair!, sealed)!, [await catalogueByRef(world.db, 'nqtw4-82@1')])
}

async function back(name: CastName | Browser): Promise<Browser> {
  const browser = typeof name === 'string' ? world.as(name) : name
  browser.cookies.delete('phien')
  await signIn(browser)
  return browser
}
const release = async (officer: Browser, quarter = '2026-4') =>
  officer.follow(await officer.post(`/dang-uy/so-lieu/${quarter}`, { sure: 'yes' }))
const figures = async (name: CastName) => {
  const page = await (await back(name)).get('/dang-uy/so-lieu')
  return new Map(
    page.dom
      .querySelectorAll('tbody tr')
      .map((row) => [row.querySelector('th')!.text, row.querySelector('td')!.text]),
  )
}
const label = async (group: string) => {
  const catalogue = await catalogueByRef(world.db, 'nqtw4-82@1')
  return catalogue.sections.flatMap((section) => section.groups).find((one) => one.id === group)!.label
}
const officer = (name: CastName, from: string) =>
  givePost(
    world.db,
    {
      tenant: tenant(),
      person: world.cast.people[name].id,
      unit: tenant(),
      kind: 'standing-member',
      title: 'Ủy viên Thường vụ',
      from,
    },
    { person: null, now: world.now },
  )
const ends = (name: CastName, on: string) =>
  world.db.run(sql`update post set valid_to = ${on} where person = ${world.cast.people[name].id}`)

describe('a quarter with 24 members who sent', () => {
  const marksOf = (n: number): Mark[] => [
    ...(n <= 10 ? [{ sign: 'I.1.1' }, { sign: 'I.1.2' }] : []),
    ...(n <= 4 ? [{ sign: 'II.3.1' }] : []),
    ...(n <= 22 ? [{ sign: 'III.1.1' }] : []),
  ]

  test('is released once by Phúc: people per group, “<5” for few, “more than” for nearly all; the ballots are gone', async () => {
    await sendMany(24, marksOf)
    expect(await ballots()).toHaveLength(24)
    const early = await world.as('phuc').get('/dang-uy/so-lieu')
    expect(early.text).toContain('Chưa đến lúc công bố')
    expect((await world.as('phuc').post('/dang-uy/so-lieu/2026-4', { sure: 'yes' })).status).toBe(409)
    expect(await ballots()).toHaveLength(24)

    await until(world, '2026-12-12')
    const phuc = await back('phuc')
    const asked = await fillForm(phuc, await phuc.get('/dang-uy/so-lieu'), {}, { button: 'Công bố quý này' })
    expect(asked.status).toBe(200)
    expect(asked.text).toContain('Công bố số liệu quý 4 năm 2026?')
    expect(asked.dom.querySelector('a[href="/dang-uy/so-lieu"].button')?.text).toBe('Chưa công bố')
    expect(await ballots()).toHaveLength(24)
    const shown = await phuc.follow(
      await fillForm(phuc, asked, {}, { button: 'Công bố, không làm lại được' }),
    )
    expect(shown.text).toContain('24 đảng viên có gửi trên điện thoại trong quý')
    expect(shown.text).toContain('Công bố ngày 12/12/2026, người công bố: Đặng Hữu Phúc')
    const rows = await figures('phuc')
    expect(rows.size).toBe(27)
    expect([
      rows.get(await label('I.1')),
      rows.get(await label('II.3')),
      rows.get(await label('III.1')),
      rows.get(await label('II.1')),
    ]).toEqual(['10', '<5', 'trên 19', '<5'])
    expect(await ballots()).toEqual([])

    // Nothing is left to count again, and nothing can be counted again.
    const before = await world.db.rows(sql`select * from release`)
    await until(world, '2026-12-13')
    await release(await back('phuc'))
    expect(await world.db.rows(sql`select * from release`)).toEqual(before)
    const deeds = await world.db.rows(sql`select 1 from history where verb = 'quarter-released'`)
    expect(deeds).toHaveLength(1)
  })

  test('never says who: the release holds no person but the one who released it', async () => {
    await sendMany(2, marksOf)
    await castMany(22, ['I.1', 'III.1'])
    await until(world, '2026-12-14')
    await release(await back('phuc'))
    const { all } = await world.db.row<{ all: string }>(sql`select release::text as all from release`)
    const people = await world.db.rows<{ id: string; full_name: string }>(
      sql`select id, full_name from person`,
    )
    expect(
      people
        .filter(({ id, full_name }) => all.includes(id) || all.includes(full_name))
        .map(({ full_name }) => full_name),
    ).toEqual(['Đặng Hữu Phúc'])
  })

  test.each<CastName>(['tam', 'huong', 'nam', 'kiem', 'quan', 'la', 'tinh'])(
    'is not %s’s to see or to release',
    async (name) => {
      await until(world, '2026-12-15')
      const browser = await back(name)
      expect((await browser.get('/dang-uy/so-lieu')).status).toBe(404)
      expect((await browser.post('/dang-uy/so-lieu/2026-4', { sure: 'yes' })).status).toBe(404)
      expect(await world.db.rows(sql`select 1 from release`)).toEqual([])
    },
  )

  test.each(['2026-5', '2026-0', '26-4', '2026-4x', '__proto__', '2026-4%0a', '%2e%2e%2f'])(
    '“%s” is no quarter',
    async (quarter) => {
      const page = await world.as('phuc').post(`/dang-uy/so-lieu/${quarter}`, {})
      expect(page.status).toBe(404)
    },
  )

  test('that the organisation had no period in is never over', async () => {
    for (const quarter of ['2025-4', '2031-1', '0000-1'])
      expect((await world.as('phuc').post(`/dang-uy/so-lieu/${quarter}`, {})).status).toBe(409)
  })
})

test('a quarter with nineteen who sent shows nothing, and its ballots are gone', async () => {
  await sendMany(2, () => [{ sign: 'I.1.2' }])
  await castMany(17, ['I.1'])
  await until(world, '2026-12-16')
  const page = await release(await back('phuc'))
  expect(page.text).toContain('dưới 20 người gửi nên không công bố số nào')
  expect(page.html).not.toContain('<table')
  expect(await world.db.rows(sql`select people, counts from release`)).toEqual([
    { people: null, counts: null },
  ])
  expect(await ballots()).toEqual([])
})

describe('a member’s ballot', () => {
  test('is one a quarter: reopening and sending again changes it, a second month adds to it', async () => {
    await until(world, '2026-12-20')
    const [member] = many as [Browser]
    await back(member)
    await send(member, { marks: [{ sign: 'I.1.2' }, { sign: 'II.3.1' }] })
    const [january] = await ballots()
    expect(january!.quarter).toBe('2027-1')
    expect(await read(january!.sealed)).toEqual(['I.1', 'II.3'])

    await fillForm(member, await member.get('/thang-nay'), {}, { button: 'Mở lại để sửa' })
    expect(await ballots()).toEqual([january])
    await fillForm(member, await member.get('/thang-nay/luot/2'), {
      group: false,
      'mark-II.3.1': false,
      none: true,
    })
    await send(member)
    const again = await ballots()
    expect(again.map((ballot) => ballot.id)).toEqual([january!.id])
    expect(await read(again[0]!.sealed)).toEqual(['I.1'])

    await until(world, '2027-01-20')
    await back(member)
    await send(member, { marks: [{ sign: 'III.1.1' }] })
    const february = await ballots()
    expect(february.map((ballot) => ballot.id)).toEqual([january!.id])
    expect(await read(february[0]!.sealed)).toEqual(['I.1', 'III.1'])

    // A new quarter, a new ballot under an id that says nothing of the old one.
    await until(world, '2027-03-20')
    await back(member)
    await send(member)
    expect((await ballots()).map((ballot) => ballot.quarter).sort()).toEqual(['2027-1', '2027-2'])
  })

  test('looks the same, marked or not: as long, under no name, opened by no key but the organisation’s', async () => {
    await sendMany(3, (n) =>
      n === 1
        ? []
        : n === 2
          ? [{ sign: 'I.1.2' }]
          : [{ sign: 'I.1.2' }, { sign: 'II.3.1' }, { sign: 'III.1.1' }],
    )
    const cast = await ballots()
    expect(new Set(cast.map(({ sealed }) => sealed.length)).size).toBe(1)
    const columns = await world.db.rows<{ name: string }>(sql`
      select column_name as name from information_schema.columns where table_name = 'ballot' order by ordinal_position`)
    expect(columns.map(({ name }) => name)).toEqual(['tenant', 'quarter', 'id', 'sealed'])
    const { secret } = world.cast.people.huong.signedIn
    for (const { sealed } of cast) expect(openSealed(keyPairFrom(secret, 'device.v1'), sealed)).toBeNull()
  })

  test('is not cast into a quarter that was released', async () => {
    await until(world, '2026-12-17')
    await release(await back('phuc'))
    world.now = new Date('2026-12-05T09:00:00+07:00')
    const [member] = many as [Browser]
    await back(member)
    await send(member, { marks: [{ sign: 'I.1.2' }] })
    expect(await ballots()).toEqual([])
  })

  test('is not cast where there is no key yet: Lạ’s commune has no committee on line', async () => {
    await send(world.as('la'), { marks: [{ sign: 'I.1.2' }] })
    const cast = await world.db.transaction(async (tx) => {
      await tx.run(sql`select set_config('app.release', ${world.cast.otherCommune.id}, true)`)
      return tx.rows(sql`select 1 from ballot`)
    })
    expect(cast).toEqual([])
  })
})

describe('a quarter beside one that was released before', () => {
  /** As if the first so many of the 24 had sent in September, and the quarter had been released. */
  async function releasedBefore(people: number, counts: Record<string, unknown>): Promise<void> {
    const period = randomId()
    await world.db.run(sql`
      insert into period (tenant, id, month, meeting_on, opens_at, closes_at, catalogue, form)
      values (${tenant()}, ${period}, '2026-09-01', '2026-09-03', '2026-08-04', '2026-09-10', 'nqtw4-82@1', 'skim')`)
    const ids = await world.db.rows<{ person: string }>(sql`
      select a.person from account a join device d on d.account = a.id
      where d.id = any(${devices.slice(0, people).map(({ device }) => device.id)}::uuid[])`)
    for (const { person } of ids)
      await world.db.run(sql`
        insert into review_done (tenant, period, person, cell, how, done_on)
        values (${tenant()}, ${period}, ${person}, ${world.cast.units.loi.id}, 'phone', '2026-09-03')`)
    await world.db.run(sql`
      insert into release (tenant, quarter, released_at, released_by, catalogue, outcome, people, counts)
      values (${tenant()}, '2026-3', '2026-10-12', ${world.cast.people.phuc.id}, 'nqtw4-82@1', 'shown', ${people},
              ${JSON.stringify(counts)})`)
  }

  const now = () =>
    world.db.row<Record<'outcome' | 'people' | 'counts', unknown>>(
      sql`select outcome, people, counts from release where quarter = '2026-4'`,
    )

  test('shows nothing where nearly the same people sent, whatever they marked', async () => {
    await releasedBefore(20, { 'I.1': { kind: 'count', n: 9 } })
    await sendMany(24, (n) => (n <= 10 ? [{ sign: 'I.1.1' }] : []))
    await until(world, '2026-12-12')
    expect((await release(await back('phuc'))).text).toContain('có thể đoán ra từng người')
    expect(await now()).toEqual({ outcome: 'too-alike', people: null, counts: null })
    expect(await ballots()).toEqual([])
  })

  test('of enough others it shows what subtracting does not tell, and withholds the rest', async () => {
    await releasedBefore(0, { 'I.1': { kind: 'count', n: 9 }, 'I.2': { kind: 'count', n: 20 } })
    await sendMany(24, (n) => (n <= 12 ? [{ sign: 'I.1.1' }, { sign: 'I.2.1' }] : []))
    await until(world, '2026-12-13')
    // Twenty-four came, and three more than before marked it: three of those twenty-four.
    expect((await release(await back('phuc'))).text).toContain('so với quý trước có thể đoán ra từng người')
    expect((await now()).counts).toMatchObject({ 'I.1': { kind: 'withheld' }, 'III.1': { kind: 'few' } })
  })
})

describe('the key follows the posts', () => {
  test('it was made when Phúc first came, and only he holds it', async () => {
    expect(await wraps()).toEqual(['phuc'])
    expect(await world.db.rows(sql`select actor from history where verb = 'statistics-key-made'`)).toEqual([
      { actor: world.cast.people.phuc.id },
    ])
  })

  test('a new officer is told to wait until a holder has come, then holds it too and releases', async () => {
    await castMany(20, ['I.1'])
    await officer('lan', '2026-12-10')
    await until(world, '2026-12-18')
    const told = await (await back('lan')).post('/dang-uy/so-lieu/2026-4', { sure: 'yes' })
    expect(told.status).toBe(409)
    expect(told.text).toContain('Máy của đồng chí chưa giữ khóa số liệu')
    expect(await ballots()).toHaveLength(20)
    await (await back('phuc')).get('/thang-nay')
    expect((await wraps()).sort()).toEqual(['lan', 'phuc'])
    expect((await release(await back('lan'))).text).toContain('20 đảng viên có gửi')
  })

  test('whose post ended loses it, and can’t release any more', async () => {
    await officer('lan', '2026-12-10')
    await until(world, '2026-12-19')
    await (await back('phuc')).get('/thang-nay')
    await ends('phuc', '2026-12-20')
    await until(world, '2026-12-21')
    await (await back('lan')).get('/thang-nay')
    expect(await wraps()).toEqual(['lan'])
    expect((await (await back('phuc')).post('/dang-uy/so-lieu/2026-4', { sure: 'yes' })).status).toBe(404)
    expect(await keys()).toBe(1)
  })

  test('with no holder left it is lost: the quarter says so, and the next one is sealed to a new key', async () => {
    await castMany(20, ['I.1'])
    await ends('phuc', '2026-12-10')
    await officer('lan', '2026-12-10')
    await until(world, '2026-12-22')
    const page = await release(await back('lan'))
    expect(page.text).toContain('Không còn ai giữ khóa số liệu')
    expect(await world.db.rows(sql`select outcome, people, counts from release`)).toEqual([
      { outcome: 'no-key', people: null, counts: null },
    ])
    expect(await ballots()).toEqual([])
    expect(await keys()).toBe(2)
    const [member] = many as [Browser]
    await back(member)
    await send(member, { marks: [{ sign: 'II.1.1' }] })
    await castMany(19, ['II.1'], '2027-1')
    await until(world, '2027-03-20')
    expect((await release(await back('lan'), '2027-1')).text).toContain('20 đảng viên có gửi')
  })

  test('lost in the middle of a quarter: who sends again after it is counted under the new one', async () => {
    await until(world, '2026-12-23')
    const [member] = many as [Browser]
    await back(member)
    await send(member, { marks: [{ sign: 'I.1.2' }] })
    await castMany(1, ['I.1'], '2027-1')
    await ends('phuc', '2026-12-24')
    await officer('lan', '2026-12-24')
    await until(world, '2027-01-20')
    await (await back('lan')).get('/dang-uy')
    await back(member)
    await send(member, { marks: [{ sign: 'I.1.2' }] })
    await castMany(19, ['I.1'], '2027-1')
    expect(await ballots()).toHaveLength(21)
    await until(world, '2027-03-20')
    expect((await release(await back('lan'), '2027-1')).text).toContain('20 đảng viên có gửi')
    expect(await ballots()).toEqual([])
  })

  test('erased with Phúc’s private part, it comes back to him from another holder', async () => {
    await officer('lan', '2026-12-10')
    await until(world, '2026-12-25')
    const phuc = await back('phuc')
    await phuc.get('/thang-nay')
    await fillForm(phuc, await phuc.get('/toi/du-lieu/xoa'), { confirm: 'XÓA' })
    await until(world, '2026-12-26')
    await (await back('lan')).get('/thang-nay')
    expect((await wraps()).sort()).toEqual(['lan', 'phuc'])
    await until(world, '2027-01-12')
    expect((await release(await back('phuc'))).status).toBe(200)
    expect(await keys()).toBe(1)
  })
})

test('a quarter that changed its catalogue counts each ballot by the one it was cast with', async () => {
  const { readFileSync } = await import('node:fs')
  const { loadCatalogue } = await import('../catalogue/catalogue.ts')
  // The second version has one group more, at the front: every bit moves by one.
  const file = JSON.parse(readFileSync(new URL('../../catalogues/nqtw4-82.json', import.meta.url), 'utf8'))
  const [section] = file.sections
  const added = { ...section.groups[0], id: 'I.0', items: [{ ...section.groups[0].items[0], id: 'I.0.1' }] }
  const second = {
    ...file,
    version: 2,
    supersedes: 'nqtw4-82@1',
    sections: [{ ...section, groups: [added, ...section.groups] }, ...file.sections.slice(1)],
  }
  expect(await loadCatalogue(world.db, JSON.stringify(second), world.now)).toMatchObject({
    outcome: 'loaded',
  })

  await until(world, '2026-12-27')
  await castMany(17, ['I.1'], '2027-1')
  await until(world, '2027-01-20')
  await world.db.run(
    sql`update period set catalogue = 'nqtw4-82@2' where tenant = ${tenant()} and month = '2027-02-01'`,
  )
  for (const member of many.slice(0, 5)) {
    await back(member)
    await send(member, { marks: [{ sign: 'I.1.2' }] })
  }
  await until(world, '2027-03-20')
  await release(await back('phuc'), '2027-1')
  const rows = await figures('phuc')
  expect(rows.get(await label('I.1'))).toBe('trên 17')
  expect([...rows.values()].filter((shown) => shown !== '<5')).toHaveLength(1)
})
