import { beforeEach, describe, expect, test } from 'vitest'
import { type Browser, formFields, type Page, useWorld } from '../../test/harness.ts'
import {
  firstVersion,
  nationOf,
  offlineCommune,
  provinceStatement,
  registeredBy,
  signedBy,
  signerFor,
  statement,
} from '../../test/roll-up.ts'
import { addUnit, type Unit } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { FIGURES } from '../statistics/figures.rules.ts'
import { rollUpMonths, sumRounds } from '../statistics/tally-above.ts'
import type { RollUpFile } from './roll-up-file.rules.ts'
import { fingerprintOf, newSigningPair, type SigningPair } from './signing.ts'
import type { Statement } from './statement.rules.ts'
import { takeFile } from './taking.ts'

const world = useWorld()
let nation: Unit
let north: Unit
let south: Unit
let pair: SigningPair
let southern: SigningPair
let officer: Browser
let person: string
const A = { id: randomId(), name: 'Đảng bộ xã An' }
const B = { id: randomId(), name: 'Đảng bộ xã Bình' }

beforeEach(async () => {
  const made = await nationOf(world, 'Đảng bộ tỉnh Bắc', 'Đảng bộ tỉnh Nam')
  nation = made.nation
  north = made.provinces[0]!
  south = made.provinces[1]!
  officer = made.browser
  person = made.person
  pair = await registeredBy(world, nation.id, north.id, person)
  southern = await registeredBy(world, nation.id, south.id, person)
})

const filesOf = (ky = 'quarter.2026-07') => `${paths.aboveFiles.to({ unit: nation.id })}?ky=${ky}`

async function send(file: RollUpFile | object, ky?: string): Promise<Page> {
  const { action, fields } = formFields(await officer.get(filesOf(ky)), {}, { button: 'Nhận tệp' })
  const data = new FormData()
  for (const [name, values] of Object.entries(fields)) for (const value of values) data.append(name, value)
  data.append('file', new File([JSON.stringify(file)], 'tep.json', { type: 'application/json' }))
  return officer.post(action, data)
}

async function refused(file: RollUpFile | object, sentence: string, ky?: string) {
  const { n } = await world.db.row<{ n: number }>(sql`select count(*)::int as n from roll_up_file`)
  const page = await send(file, ky)
  expect([page.status, page.text]).toEqual([422, expect.stringContaining(sentence)])
  expect((await world.db.row<{ n: number }>(sql`select count(*)::int as n from roll_up_file`)).n).toBe(n)
}

async function take(by: SigningPair, content: Statement) {
  const outcome = await takeFile(world.db, nation.id, signedBy(by, content), content.span, {
    person,
    now: world.now,
  })
  if ('why' in outcome) throw new Error(outcome.why)
}

/** Communes and cells that met, of a unit in a month. */
async function summed(unit: string, month = '2026-07-01') {
  const row = await world.db.maybe<{ communes: number; counts: number[] }>(sql`
    select communes, counts from unit_tally where unit = ${unit} and month = ${month}`)
  return row ? [row.communes, row.counts[FIGURES.indexOf('met')]] : null
}

/** The commune of the cast as counted on this machine, two cells met; it lies under the province of the cast. */
async function countedHere(month = '2026-07-01') {
  const tenant = world.cast.units.commune.id
  await world.db.run(sql`
    insert into tally (tenant, month, unit, counts, feedback, counted_on, frozen)
    values (${tenant}, ${month}, ${tenant}, ${FIGURES.map((name) => (name === 'met' ? 2 : 0))}, '{0}', '2026-11-01', true)
    on conflict do nothing`)
  await rollUpMonths(world.db, [{ tenant, month }], '2026-12-01')
}

const round = (half: string, limits: number) => ({
  half,
  catalogue: 'nqtw4-82@1',
  counts: { members: 40, declared: 39, raised: 9, concluded: 38, partial: limits, present: 0 },
  groups: [limits],
})
const rounds = (unit: string) =>
  world.db.rows<{ half: string; communes: number; partial: number }>(sql`
    select half, communes, counts[5] as partial from unit_round_tally where unit = ${unit} order by half`)

describe('a nation takes in the sum of a province', () => {
  test('which stands in its own, with how many communes it is of; rounds as well', async () => {
    const content = provinceStatement([{ ...A, rounds: [round('2026-2', 3)] }, B], {
      below: { kind: 'commune', all: 3, complete: 2, missing: ['Đảng bộ xã Cao'] },
    })
    content.communes.push({ id: randomId(), name: 'Đảng bộ xã Cao', months: [], rounds: [] })
    const page = await officer.follow(await send(signedBy(pair, content)))
    expect(page.text).toContain('Đã nhận tệp của Đảng bộ tỉnh Bắc.')
    expect(page.text).toContain('2/3 đảng bộ xã đủ số; chưa đủ: Đảng bộ xã Cao')
    expect(page.text).toContain('Đã có số liệu của 1/2 đơn vị; thiếu: Đảng bộ tỉnh Nam.')
    expect([await summed(north.id), await summed(nation.id)]).toEqual([
      [2, 6],
      [2, 6],
    ])
    expect(await rounds(nation.id)).toEqual([{ half: '2026-2', communes: 1, partial: 3 }])
    const link = page.dom.querySelector('.members a')!.getAttribute('href')!
    const one = await officer.get(link)
    const cells = one.dom
      .querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text))
    expect(cells).toContainEqual(['Đảng bộ xã An', '07/2026, 08/2026, 09/2026', 'Sáu tháng cuối năm 2026'])
    expect(cells).toContainEqual(['Đảng bộ xã Cao', '–', '–'])
    expect(cells).toContainEqual(['Sáu tháng cuối năm 2026', '1', '40', '39', '9', '38', '3'])
    expect(cells).toContainEqual(['Lượt chi bộ họp thường kỳ', '6', '6', '6'])
    const target = await officer.get(paths.aboveTarget.to({ unit: nation.id }))
    expect(target.text).toContain('Sáu tháng cuối năm 2026: tính từ 1 trên 3 đảng bộ xã.')
    expect(target.text).toContain('Đảng bộ tỉnh Bắc, chưa có: Đảng bộ xã Bình, Đảng bộ xã Cao.')
    expect(target.text).toContain('Đảng bộ tỉnh Nam: chưa có số của đảng bộ xã nào.')
    expect((await world.as('tinh').get(link)).status).toBe(404)
    expect((await world.as('phuc').get(link)).status).toBe(404)
  })

  test('a province partly online: who is missing is known by id, however many communes bear one name', async () => {
    const by = { person: null, now: world.now }
    const below = async (name: string, withCell: boolean) => {
      const commune = await addUnit(
        world.db,
        { kind: 'commune', name, parent: north.id, from: '2020-01-01' },
        by,
      )
      if (withCell)
        await addUnit(
          world.db,
          { kind: 'cell', name: 'Chi bộ ấp', parent: commune.id, from: '2020-01-01' },
          by,
        )
      return commune
    }
    // Online with a round; online without one; a unit of the tree whose cells are kept elsewhere, as the file tells.
    const counted = await below('Đảng bộ xã Tân Lập', true)
    await below('Đảng bộ xã Tân Hòa', true)
    await below('Đảng bộ xã Tân Lợi', false)
    await world.db.run(sql`
      insert into unit_round_tally (unit, half, catalogue, parent, communes, counts, groups)
      values (${counted.id}, '2026-2', 'nqtw4-82@1', ${north.id}, 1, '{40,39,9,38,2,0}', '{2}')`)
    await sumRounds(world.db, [north.id], '2026-12-01')
    const others = ['Đảng bộ xã Tân Lập', 'Đảng bộ xã Tân Lợi'].map((name) => ({ id: randomId(), name }))
    const said = [{ ...A, rounds: [round('2026-2', 3)] }, ...others, { id: counted.id, name: counted.name }]
    await send(signedBy(pair, provinceStatement(said)))
    const target = await officer.get(paths.aboveTarget.to({ unit: nation.id }))
    expect(target.text).toContain('tính từ 2 trên 5 đảng bộ xã.')
    expect(target.text).toContain(
      'Đảng bộ tỉnh Bắc, chưa có: Đảng bộ xã Tân Lập, Đảng bộ xã Tân Lợi, Đảng bộ xã Tân Hòa.',
    )
  })

  test('a supplement takes the place of what was said before', async () => {
    const first = provinceStatement([{ ...A, rounds: [round('2026-2', 3)] }])
    await send(signedBy(pair, first))
    const second = provinceStatement([{ ...A, rounds: [round('2026-2', 1)] }, B], { follows: first.file })
    expect((await send(signedBy(pair, second))).status).toBe(303)
    expect(await summed(nation.id)).toEqual([2, 6])
    expect(await rounds(nation.id)).toEqual([{ half: '2026-2', communes: 1, partial: 1 }])
  })

  test('of a half-year a later file knows more, in whichever order they come', async () => {
    const month = (day: string, limits: number) =>
      provinceStatement([{ ...A, months: [day], rounds: [round('2026-2', limits)] }], {
        span: { kind: 'month', starts: day, months: [day] },
        months: [{ month: day, counts: statement().months[0]!.counts, feedback: null }],
      })
    await take(pair, month('2026-09-01', 2))
    await take(pair, month('2026-07-01', 5))
    expect((await rounds(nation.id)).map(({ partial }) => partial)).toEqual([2])
    await take(pair, month('2026-10-01', 1))
    expect((await rounds(nation.id)).map(({ partial }) => partial)).toEqual([1])
  })
})

describe('each commune counts once', () => {
  const commune = () => ({ id: world.cast.units.commune.id, name: 'Đảng bộ xã Thử' })

  test('one that is online here in a month is left out of that month and named', async () => {
    await countedHere()
    const page = await officer.follow(await send(signedBy(pair, provinceStatement([A, commune()]))))
    expect(page.text).toContain('Không cộng vì đã tính ở nơi khác trên máy này: Đảng bộ xã Thử (07/2026).')
    expect([await summed(north.id), await summed(north.id, '2026-08-01')]).toEqual([
      [1, 3],
      [2, 6],
    ])
  })

  test('one that comes online later counts with the file, in the months the file tells of', async () => {
    await send(signedBy(pair, provinceStatement([A, commune()])))
    await countedHere()
    expect(await summed(commune().id)).toEqual([1, 2])
    // Its province here has nothing of its own in that month.
    expect(await summed(world.cast.units.province.id)).toBeNull()
    expect(await summed(north.id)).toEqual([2, 6])
    await countedHere('2026-10-01')
    expect(await summed(world.cast.units.province.id, '2026-10-01')).toEqual([1, 2])
  })

  test('and counts as online from the moment a supplement leaves it to this machine', async () => {
    const first = provinceStatement([A, commune()])
    await send(signedBy(pair, first))
    await countedHere()
    await send(signedBy(pair, provinceStatement([A], { follows: first.file })))
    expect([await summed(north.id), await summed(world.cast.units.province.id)]).toEqual([
      [1, 3],
      [1, 2],
    ])
  })

  test('one of which a file was taken in by another unit here is left out', async () => {
    const { id } = await offlineCommune(world)
    const own = await signerFor(world, id)
    const content = statement()
    const by = { person: world.cast.people.tinh.id, now: world.now }
    await takeFile(world.db, world.cast.units.province.id, signedBy(own, content), content.span, by)
    const page = await officer.follow(await send(signedBy(pair, provinceStatement([A, content.issuer]))))
    expect(page.text).toContain('Đảng bộ xã Xa (07/2026, 08/2026, 09/2026)')
    expect(await summed(north.id)).toEqual([1, 3])
  })

  test('after a move two provinces carry one commune: what comes second is left out, its rounds too', async () => {
    const moved = { ...B, rounds: [round('2026-2', 4)] }
    await send(signedBy(pair, provinceStatement([A, moved])))
    const page = await officer.follow(
      await send(signedBy(southern, provinceStatement([{ id: randomId(), name: 'Đảng bộ xã Dầu' }, moved]))),
    )
    expect(page.text).toContain('Đảng bộ xã Bình (07/2026, 08/2026, 09/2026, Sáu tháng cuối năm 2026)')
    expect(await summed(nation.id)).toEqual([3, 9])
    expect(await rounds(nation.id)).toEqual([{ half: '2026-2', communes: 1, partial: 4 }])
  })

  test('each province carrying it for its own months, nothing is left out', async () => {
    await send(signedBy(pair, provinceStatement([A, { ...B, months: ['2026-07-01'] }])))
    const page = await officer.follow(
      await send(signedBy(southern, provinceStatement([{ ...B, months: ['2026-08-01', '2026-09-01'] }]))),
    )
    expect(page.text).not.toContain('Không cộng')
    for (const month of ['2026-07-01', '2026-08-01']) expect(await summed(nation.id, month)).toEqual([2, 6])
  })

  test('where nothing else is in the file it is refused', async () => {
    await send(signedBy(pair, provinceStatement([A])))
    await refused(
      signedBy(southern, provinceStatement([A])),
      'Mọi số trong tệp đã tính ở nơi khác trên máy này, như Đảng bộ xã An, 07/2026.',
    )
  })

  test('sums made anew keep what came in files', async () => {
    await send(signedBy(pair, provinceStatement([{ ...A, rounds: [round('2026-2', 3)] }])))
    await sumRounds(world.db, [north.id, nation.id], '2026-12-01')
    await countedHere()
    expect(await summed(nation.id)).toEqual([1, 3])
    expect(await rounds(nation.id)).toEqual([{ half: '2026-2', communes: 1, partial: 3 }])
  })
})

describe('refused as a commune’s file is, each with its sentence', () => {
  test('sent again, altered, of another span, by a stranger, after a supplement that does not follow', async () => {
    const file = signedBy(pair, provinceStatement([A, B]))
    await refused(JSON.parse(JSON.stringify(file).replace('xã An', 'xã Ân')), 'Nội dung tệp đã bị thay đổi')
    await refused(JSON.parse(JSON.stringify(file).replace(',40,', ',41,')), 'Nội dung tệp đã bị thay đổi')
    await refused(file, 'Tệp này của Quý III/2026, không phải của Quý II/2026.', 'quarter.2026-04')
    const stranger = newSigningPair()
    await refused(
      signedBy(stranger, provinceStatement([A])),
      `chưa được ghi nhận ở đây (dấu ${fingerprintOf(stranger.publicKey)})`,
    )
    await send(file)
    await refused(file, 'Tệp này đã nhận rồi: báo cáo số 30-BC/TU')
    await refused(signedBy(pair, provinceStatement([A])), 'Kỳ này đã nhận báo cáo số 30-BC/TU')
  })

  test('a province’s key under a commune’s file', async () => {
    await refused(signedBy(pair, statement()), 'Tệp này không phải của cấp ấy')
  })

  test('a commune’s key under a sum of many', async () => {
    const { id } = await offlineCommune(world)
    const own = await signerFor(world, id)
    const content = provinceStatement([A, B])
    const by = { person: world.cast.people.tinh.id, now: world.now }
    const outcome = await takeFile(
      world.db,
      world.cast.units.province.id,
      signedBy(own, content),
      content.span,
      by,
    )
    expect(outcome).toEqual({ why: 'other-kind' })
  })

  test('of a province whose communes are all online here', async () => {
    await world.db.run(sql`
      insert into unit_closure (ancestor, descendant, depth)
      select ${north.id}, descendant, depth + 1 from unit_closure where ancestor = ${world.cast.units.commune.id}`)
    await refused(
      signedBy(pair, provinceStatement([A])),
      'Số liệu của Đảng bộ tỉnh Bắc đã tự lên trên máy này.',
    )
  })

  const none = FIGURES.map(() => 0)
  const counts = (one: Statement) => one.communes[0]!.rounds[0]!.counts
  test.each<[string, (one: Statement) => unknown]>([
    ['sums that are not those of its communes', (one) => one.months[0]!.counts.splice(0, 1, 1)],
    ['a commune twice', (one) => one.communes.push({ ...A, months: [], rounds: [] })],
    ['a month twice', (one) => one.communes[0]!.months.push({ month: '2026-07-01', counts: none })],
    [
      'a month outside its span',
      (one) => one.communes[0]!.months.push({ month: '2026-10-01', counts: none }),
    ],
    ['a month of fewer figures', (one) => one.communes[0]!.months[0]!.counts.pop()],
    ['a round of four', (one) => Object.assign(counts(one), { concluded: 4, partial: 0 })],
    ['more with limits than concluded about', (one) => Object.assign(counts(one), { partial: 39 })],
    ['more in a group than concluded about', (one) => one.communes[0]!.rounds[0]!.groups.push(39)],
    ['a half-year twice', (one) => one.communes[0]!.rounds.push(round('2026-2', 3))],
    ['a third half of a year', (one) => one.communes[0]!.rounds.push(round('2026-3', 3))],
    ['more awaited than named', (one) => Object.assign(one.below, { all: 9, complete: 9 })],
    ['a row of a cell', (one) => Object.assign(one.communes[0]!, { cells: [] })],
  ])('malformed, though signed: %s', async (_, change) => {
    const content = structuredClone(provinceStatement([{ ...A, rounds: [round('2026-2', 3)] }, B]))
    change(content)
    await refused(signedBy(pair, content), 'Tệp thiếu phần hoặc có phần không đúng mẫu')
  })

  test('a commune’s file that speaks of another commune', async () => {
    const content = statement()
    const other = { ...content, communes: [{ ...content.communes[0]!, id: randomId() }] }
    await refused(signedBy(pair, other), 'Tệp thiếu phần hoặc có phần không đúng mẫu')
  })
})

test('a commune’s file of version 1 is read as before', async () => {
  const { id } = await offlineCommune(world)
  const own = await signerFor(world, id)
  const file = firstVersion(own, statement())
  const by = { person: world.cast.people.tinh.id, now: world.now }
  const span = file.statement.span
  expect(await takeFile(world.db, world.cast.units.province.id, file, span, by)).toEqual({ child: id })
  expect(await summed(id)).toEqual([1, 3])
  const page = await world
    .as('tinh')
    .get(paths.aboveFile.to({ unit: world.cast.units.province.id, file: file.statement.file }))
  expect(page.text).toContain('3/4 chi bộ; thiếu: Chi bộ ấp Cuối')
})
