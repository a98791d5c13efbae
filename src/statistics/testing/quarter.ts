import { beforeAll, beforeEach } from 'vitest'
import { type CastName, castNames } from '../../../test/cast.ts'
import type { Browser, SignedIn, World } from '../../../test/harness.ts'
import { type Mark, send, signIn } from '../../../test/walk.ts'
import { openAccount } from '../../account/account.ts'
import { hashPin, openKeyRing } from '../../account/device.ts'
import { catalogueByRef } from '../../catalogue/catalogue.ts'
import { addPerson, givePost, join, NO_FACTS } from '../../membership/membership.ts'
import { randomId } from '../../platform/ids.ts'
import { sql } from '../../platform/sql.ts'
import { keyPairFrom, openSealed, sealTo } from '../../seal/keys.ts'
import { packGroups, unpackGroups } from '../../self-review/ballot.ts'
import { openStatisticsKey } from '../statistics-key.ts'

/** A quarter of the commune, in which Phúc’s first visit made its key and 24 members more have a phone each. */
export function quarterOn(world: World) {
  const devices: SignedIn[] = []
  const many: Browser[] = []
  beforeAll(async () => {
    await world.as('phuc').get('/dang-uy')
    const pinHash = await hashPin('270519')
    const now = world.now
    for (let n = 1; n <= 24; n++) {
      const person = await addPerson(world.db, { ...NO_FACTS, fullName: `Đảng viên ${n}` }, now)
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
    many.splice(0, many.length, ...devices.map((device) => world.asDevice(device)))
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
    const ring = await openKeyRing(world.db, account, {
      id: device.id,
      pair: keyPairFrom(secret, 'device.v1'),
    })
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
  return {
    devices,
    many,
    sendMany,
    castMany,
    tenant,
    ballots,
    wraps,
    keys,
    read,
    back,
    release,
    figures,
    label,
    officer,
    ends,
  }
}
