import { describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { nationOf, officerAbove, offlineCommune, signedBy, signerFor, statement } from '../../test/roll-up.ts'
import { moveUnit } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { FIGURES } from '../statistics/figures.rules.ts'
import { rollUpMonths } from '../statistics/tally-above.ts'
import { halvesOf, issueRefusal, sumStatement } from './issue.rules.ts'
import { readRollUpFile } from './roll-up-file.rules.ts'
import { fingerprintOf, isSignedBy } from './signing.ts'
import { addsUp, saidIn } from './statement.rules.ts'
import { takeFile } from './taking.ts'

const world = useWorld()
const QUARTER = ['2026-07-01', '2026-08-01', '2026-09-01'] as const
const at = () => ({ unit: world.cast.units.province.id })
const sends = (ky = 'quarter.2026-07') => `${paths.aboveSends.to(at())}?ky=${ky}`
const read = (text: string) => {
  const file = readRollUpFile(Buffer.from(text))
  if (typeof file === 'string') throw new Error(file)
  return { ...file, statement: saidIn(file.statement) }
}

/** The commune's months as they were counted here for good, summed upward. */
async function counted(months: readonly string[] = QUARTER, frozen = true) {
  const tenant = world.cast.units.commune.id
  for (const month of months)
    await world.db.run(sql`
      insert into tally (tenant, month, unit, counts, feedback, counted_on, frozen)
      values (${tenant}, ${month}, ${tenant}, ${FIGURES.map((name) => (name === 'met' ? 2 : name === 'reviewed' ? 8 : 0))},
              '{9,9,0,9}', '2026-11-01', ${frozen})`)
  await rollUpMonths(
    world.db,
    months.map((month) => ({ tenant, month })),
    '2026-12-01',
  )
}

/** Another commune, of which the province took in a file with a round in it. */
async function takenFromXa() {
  const { id } = await offlineCommune(world)
  const pair = await signerFor(world, id)
  const content = statement()
  const counts = { members: 40, declared: 39, raised: 9, concluded: 38, partial: 6, present: 1 }
  const rounds = [{ half: '2026-2', catalogue: 'nqtw4-82@1', counts, groups: [6, 1] }]
  const said = { ...content, communes: [{ ...content.communes[0]!, rounds }] }
  const by = { person: world.cast.people.tinh.id, now: world.now }
  const outcome = await takeFile(world.db, at().unit, signedBy(pair, said), content.span, by)
  if ('why' in outcome) throw new Error(outcome.why)
  return content.issuer.id
}

async function send(fields: Record<string, string> = {}, ky?: string) {
  const tinh = world.as('tinh')
  return fillForm(tinh, await tinh.get(sends(ky)), { number: '30-BC/TU', ...fields })
}

async function file() {
  const tinh = world.as('tinh')
  const page = await tinh.get(sends())
  const link = page.dom.querySelectorAll('a').findLast((a) => a.getAttribute('href')?.endsWith('.json'))
  return tinh.get(link!.getAttribute('href')!)
}

describe('a province sends its sum upward', () => {
  test('makes a key of its own, freezes, and takes away a file that says which communes stand in it', async () => {
    await counted()
    const xa = await takenFromXa()
    const tinh = world.as('tinh')
    const signature = await tinh.get(paths.aboveSignature.to(at()))
    expect(signature.text).toContain('Đơn vị chưa có khóa.')
    await fillForm(tinh, signature)
    const key = (await tinh.get(paths.aboveSignature.to(at()))).dom.querySelector('.code')!.text
    const page = await tinh.get(sends())
    expect(page.text).toContain('Kỳ gửi: Quý III/2026')
    expect(page.text).toContain('2/2 đảng bộ xã đủ số')
    const done = await tinh.follow(await send())
    expect(done.text).toContain('Tải tệp của văn bản số 30-BC/TU')
    expect(done.text).toContain('chốt ngày 01/12/2026, người chốt: Cao Cấp Trên')

    const { html, headers } = await file()
    expect(headers.get('content-disposition')).toMatch(/\.json/)
    expect((await file()).html).toBe(html)
    const sent = read(html)
    expect(fingerprintOf(Buffer.from(sent.key, 'base64'))).toBe(key)
    expect(
      isSignedBy(
        JSON.parse(html).statement,
        Buffer.from(sent.signature, 'base64'),
        Buffer.from(sent.key, 'base64'),
      ),
    ).toBe(true)
    const said = sent.statement
    expect(addsUp(said)).toBe(true)
    expect(said).toMatchObject({
      follows: null,
      issuer: { id: at().unit, name: 'Đảng bộ tỉnh Thử' },
      number: '30-BC/TU',
      below: { kind: 'commune', all: 2, complete: 2, missing: [] },
      releases: [],
      rounds: [],
    })
    const met = FIGURES.indexOf('met')
    expect(said.months.map(({ month, counts, feedback }) => [month, counts[met], feedback])).toEqual(
      QUARTER.map((month) => [month, 5, null]),
    )
    // By the ids that the machines know which keep their cells.
    expect(new Set(said.communes.map(({ id }) => id))).toEqual(new Set([world.cast.units.commune.id, xa]))
    expect(said.communes.flatMap(({ rounds }) => rounds.map(({ half }) => half))).toEqual(['2026-2'])
  })

  test('has no cell, no person and no matter of feedback in it', async () => {
    await counted()
    await fillForm(world.as('tinh'), await world.as('tinh').get(paths.aboveSignature.to(at())))
    await send()
    const { html } = await file()
    for (const cell of [world.cast.units.thanh, world.cast.units.loi])
      for (const word of [cell.id, cell.name]) expect(html).not.toContain(word)
    for (const { id, name } of Object.values(world.cast.people))
      for (const word of [id, name]) expect(html).not.toContain(word)
    expect(html).not.toMatch(/"received"|"kind": "few"/)
  })

  test('says who is missing and asks whether that is known; a supplement follows when they are there', async () => {
    await counted()
    await offlineCommune(world, 'Đảng bộ xã Gần')
    const page = await world.as('tinh').get(sends())
    expect(page.text).toContain('1/2 đảng bộ xã đủ số; chưa đủ: Đảng bộ xã Gần')
    const unsaid = await send()
    expect([unsaid.status, unsaid.text]).toEqual([422, expect.stringContaining('Còn đảng bộ xã chưa đủ số.')])
    expect(unsaid.html).toContain('30-BC/TU')
    expect((await send({ knows: 'yes' })).status).toBe(303)
    await fillForm(world.as('tinh'), await world.as('tinh').get(paths.aboveSignature.to(at())))
    const first = read((await file()).html).statement
    expect(first.below).toEqual({ kind: 'commune', all: 2, complete: 1, missing: ['Đảng bộ xã Gần'] })
    const nothing = await send({ knows: 'yes', number: '31-BC/TU' })
    expect([nothing.status, nothing.text]).toEqual([409, expect.stringContaining('Số không đổi so với tệp')])
    await takenFromXa()
    expect((await send({ knows: 'yes', number: '31-BC/TU' })).status).toBe(303)
    const second = read((await file()).html).statement
    expect([second.follows, second.number]).toEqual([first.file, '31-BC/TU'])
    expect(second.below).toMatchObject({ all: 3, complete: 2 })
  })

  test('a month that may still change is in the sum, and its commune not complete', async () => {
    await counted(QUARTER.slice(0, 2))
    await counted(QUARTER.slice(2), false)
    const page = await world.as('tinh').get(sends())
    expect(page.text).toContain('0/1 đảng bộ xã đủ số; chưa đủ: Đảng bộ xã Thử')
  })

  test('a commune that moved away stands in it for the months in which it lay here', async () => {
    const by = { person: null, now: world.now }
    const { provinces } = await nationOf(world, 'Đảng bộ tỉnh Bên')
    await moveUnit(world.db, world.cast.units.commune, provinces[0]!, '2026-08-15', by)
    await counted()
    await fillForm(world.as('tinh'), await world.as('tinh').get(paths.aboveSignature.to(at())))
    expect((await world.as('tinh').get(sends())).text).toContain('1/1 đảng bộ xã đủ số')
    await send()
    const { communes, months } = read((await file()).html).statement
    expect(communes.map(({ months }) => months.map(({ month }) => month))).toEqual([['2026-07-01']])
    expect(months.map(({ counts }) => counts[FIGURES.indexOf('met')])).toEqual([2, 0, 0])
  })

  test('without a key the file leads to making one', async () => {
    await counted()
    await send()
    expect((await file()).location).toBe(paths.aboveSignature.to(at()))
  })

  test.each([
    ['a span that is not over', {}, 'quarter.2026-10', 409, 'Kỳ này chưa hết nên chưa chốt được số.'],
    ['no number of the paper', { number: '' }, undefined, 422, 'Mời đồng chí'],
    ['a number too long', { number: 'x'.repeat(41) }, undefined, 422, '40'],
  ] as const)(
    '%s is refused with a sentence, and nothing is frozen',
    async (_, fields, ky, status, sentence) => {
      await counted([...QUARTER, '2026-10-01'])
      const page = await send(fields, ky)
      expect([page.status, page.text]).toEqual([status, expect.stringContaining(sentence)])
      expect(await world.db.rows(sql`select 1 from roll_up_issue`)).toEqual([])
    },
  )

  test('of a span of which nothing is here there is nothing to send', async () => {
    const page = await world.as('tinh').get(sends())
    expect(page.text).toContain('Kỳ này chưa có số của đảng bộ xã nào')
    expect(page.dom.querySelector('form[action*="gui-len"]')).toBeNull()
    expect((await world.as('tinh').get(sends('quarter.2026-08'))).status).toBe(404)
  })

  test('nobody of a commune, no committee member of the province, no stranger; and a nation has nobody above', async () => {
    await counted()
    await send()
    const { id } = await world.db.row<{ id: string }>(sql`select id from roll_up_issue`)
    const doors = [sends(), paths.aboveSent.to({ ...at(), file: id }), paths.aboveSignature.to(at())]
    const member = await officerAbove(world, at().unit, 'committee-member')
    for (const door of doors) {
      for (const name of ['phuc', 'huong', 'lan', 'la', 'quan'] as const)
        expect([name, (await world.as(name).get(door)).status]).toEqual([name, 404])
      expect((await member.browser.get(door)).status).toBe(404)
    }
    expect((await world.as('tinh').get(paths.aboveSent.to({ ...at(), file: randomId() }))).status).toBe(404)
    const { nation, browser } = await nationOf(world)
    expect((await browser.get(paths.aboveSends.to({ unit: nation.id }))).status).toBe(404)
    expect((await browser.get(paths.aboveSignature.to({ unit: nation.id }))).status).toBe(404)
    expect((await browser.get(paths.aboveFigures.to({ unit: nation.id }))).html).not.toContain('gui-len')
    const numbers = await world.as('tinh').get(paths.aboveFigures.to(at()))
    expect(numbers.dom.querySelector(`a[href="${paths.aboveSends.to(at())}"]`)).not.toBeNull()
  })
})

describe('what is said', () => {
  test.each([
    ['2026-07-01', '2026-09-30', ['2026-1', '2026-2']],
    ['2026-01-01', '2026-03-31', ['2025-2', '2026-1']],
    ['2026-01-01', '2026-12-31', ['2025-2', '2026-1', '2026-2']],
  ])('rounds of the half-years from %s to %s', (starts, ends, halves) => {
    expect(halvesOf({ starts, ends })).toEqual(halves)
  })

  const span = { kind: 'month', starts: '2026-07-01', ends: '2026-07-31', months: ['2026-07-01'] } as const
  const head = {
    file: randomId(),
    follows: null,
    issuer: { id: randomId(), name: 'T' },
    number: '1',
    day: '2026-08-05',
  }
  const commune = (name: string, complete: boolean | null, n?: number) => ({
    id: randomId(),
    name,
    months: n === undefined ? [] : [{ month: '2026-07-01', counts: FIGURES.map(() => n) }],
    rounds: [],
    complete,
  })
  const said = (...communes: ReturnType<typeof commune>[]) => sumStatement(communes, span, head)

  test('communes of which only a round tells are awaited by nobody', () => {
    const { below, months } = said(
      commune('A', true, 2),
      commune('B', false, 3),
      commune('C', false),
      commune('D', null),
    )
    expect(below).toEqual({ kind: 'commune', all: 3, complete: 1, missing: ['B', 'C'] })
    expect(months[0]!.counts[0]).toBe(5)
  })

  const whole = said(commune('A', true, 2))
  const short = said(commune('A', true, 2), commune('C', false))
  test.each([
    ['over, whole', whole, null, '2026-08-01', false, null],
    ['on its last day', whole, null, '2026-07-31', true, 'not-over'],
    ['nobody there', said(commune('C', false)), null, '2026-08-01', true, 'nothing'],
    ['some missing, unsaid', short, null, '2026-08-01', false, 'unsaid'],
    ['some missing, said', short, null, '2026-08-01', true, null],
    ['as it was sent', whole, { ...whole, file: randomId(), number: '2' }, '2026-08-01', true, 'nothing-new'],
    ['other than it was sent', whole, short, '2026-08-01', true, null],
  ] as const)('%s', (_, now, before, today, knows, refusal) => {
    expect(issueRefusal(now, before, { ends: span.ends, today, knows })).toBe(refusal)
  })
})
