import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { begunIn, frozenReportOf, ordinaryMeeting } from '../../test/reports.ts'
import { issuedReport, offlineCommune } from '../../test/roll-up.ts'
import { closed, concluded, launched } from '../../test/rounds.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { issueReport } from '../report/report.ts'
import { followTallies } from '../statistics/tally.ts'
import { readRollUpFile } from './roll-up-file.rules.ts'
import { fingerprintOf, isSignedBy } from './signing.ts'
import { saidIn } from './statement.rules.ts'
import { registerSigner, takeFile } from './taking.ts'

const world = useWorld()

async function withKey() {
  const phuc = world.as('phuc')
  const page = await phuc.get(paths.ownSignature.to())
  expect(page.text).toContain('Đơn vị chưa có khóa.')
  await fillForm(phuc, page)
  return phuc
}

const read = (text: string) => {
  const file = readRollUpFile(Buffer.from(text))
  if (typeof file === 'string') throw new Error(file)
  return { ...file, statement: saidIn(file.statement) }
}

describe('an organisation’s own key', () => {
  test('is made with a button; its fingerprint is shown to be printed, stamped with who and when', async () => {
    const phuc = await withKey()
    const page = await phuc.get(paths.ownSignature.to())
    expect(page.dom.querySelector('.code')!.text).toMatch(/^(\d{5} ){5}\d{5}$/)
    expect(page.text).toContain('Lập ngày 01/12/2026, người lập: Đặng Hữu Phúc.')
    expect(page.text).toMatch(/Đặng Hữu Phúc in lúc .* ngày 01\/12\/2026/)
  })

  test('its private half is on no page and in no file, log or history', async () => {
    const phuc = await withKey()
    const report = await issuedReport(world)
    const { private_key } = await world.db.row<{ private_key: Buffer }>(
      sql`select private_key from signing_key`,
    )
    const said = [
      (await phuc.get(paths.ownSignature.to())).html,
      (await phuc.get(paths.reportRollUp.to({ report }))).html,
      world.logged.join(),
      JSON.stringify(await world.db.rows(sql`select verb, about from history`)),
    ].join()
    for (const form of ['base64', 'hex', 'base64url'] as const) {
      const secret = private_key.subarray(-32).toString(form).slice(0, 30)
      expect(said).not.toContain(secret)
    }
  })

  test('pressed twice at once makes one key; another one takes its place only from the page that shows it', async () => {
    const phuc = world.as('phuc')
    const page = await phuc.get(paths.ownSignature.to())
    await fillForm(phuc, page)
    await fillForm(phuc, await phuc.get(paths.ownSignature.to()))
    const stale = { ...page }
    await fillForm(phuc, stale)
    const keys = await world.db.rows(sql`select 1 from signing_key`)
    expect(keys).toHaveLength(2)
  })

  test('belongs to the board: secretaries of cells and the superior level do not open it', async () => {
    for (const name of ['huong', 'lan', 'tinh', 'la', 'quan'] as const)
      expect((await world.as(name).get(paths.ownSignature.to())).status).toBe(404)
  })
})

describe('the file of an issued report', () => {
  test('says what the report says, is signed, and is the same to the byte each time', async () => {
    await begunIn(world, '2026-07-01')
    for (const month of ['2026-07-01', '2026-08-01']) await ordinaryMeeting(world, 'thanh', month)
    const phuc = await withKey()
    const report = await issuedReport(world)
    const door = paths.reportRollUp.to({ report })
    const { html, headers } = await phuc.get(door)
    expect(headers.get('content-disposition')).toMatch(/\.json/)
    expect((await phuc.get(door)).html).toBe(html)
    const { statement, signature, key } = read(html)
    const publicKey = Buffer.from(key, 'base64')
    expect(isSignedBy(statement, Buffer.from(signature, 'base64'), publicKey)).toBe(true)
    expect((await phuc.get(paths.ownSignature.to())).text).toContain(fingerprintOf(publicKey))
    expect(statement).toMatchObject({
      file: report,
      number: '12-BC/ĐU',
      span: { kind: 'quarter', starts: '2026-07-01' },
      below: { kind: 'cell', all: 2, complete: 0, missing: ['Chi bộ ấp Quới Thạnh', 'Chi bộ ấp Quới Lợi'] },
    })
    const screen = await phuc.get(paths.report.to({ report }))
    const met = screen.dom
      .querySelectorAll('[data-table="months"] tbody tr')
      .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text))
      .find(([what]) => what === 'Lượt chi bộ họp thường kỳ')!
    expect(statement.months.map(({ counts }) => String(counts[statement.figures.indexOf('met')]))).toEqual(
      met.slice(1, 4),
    )
    expect(met.slice(1, 4)).toEqual(['1', '1', '0'])
  })

  test('has no name of a person and no number of a single cell', async () => {
    const phuc = await withKey()
    const { html } = await phuc.get(paths.reportRollUp.to({ report: await issuedReport(world) }))
    for (const { name, id } of Object.values(world.cast.people)) {
      expect(html).not.toContain(name)
      expect(html).not.toContain(id)
    }
    for (const { id } of [world.cast.units.thanh, world.cast.units.loi]) expect(html).not.toContain(id)
  })

  test('tells its rounds by half-year as they go up where the levels are online together; of fewer than five none', async () => {
    await begunIn(world, '2026-07-01')
    const small = await launched(world, { from: '2026-07-01', name: 'Đợt nhỏ' })
    await concluded(world, small, { lan: ['I.4.4'], nam: [] })
    await closed(world, small)
    const phuc = await withKey()
    const without = read((await phuc.get(paths.reportRollUp.to({ report: await issuedReport(world) }))).html)
    expect(without.statement.communes[0]!.rounds).toEqual([])

    const round = await launched(world, { from: '2026-08-20', name: 'Đợt hai' })
    const limits = { lan: ['I.4.4'], nam: ['I.4.4', 'I.5.2'], huong: [], dung: [], minh: [], tam: [] }
    await concluded(world, round, limits)
    await closed(world, round)
    const { tenant } = round
    const frozen = await frozenReportOf(world, { key: 'month.2026-09', on: '2026-12-01' })
    await issueReport(
      world.db,
      { tenant, id: frozen },
      { number: '13-BC/ĐU', day: '2026-12-01', signer: { role: '', post: '', name: '', recipients: [] } },
      { person: world.cast.people.phuc.id, now: world.now },
    )
    const { statement, ...file } = read((await phuc.get(paths.reportRollUp.to({ report: frozen }))).html)
    const told = statement.communes[0]!.rounds
    expect(told).toHaveLength(1)
    await followTallies(world.db, world.now)
    const rowOf = (unit: string) =>
      world.db.row<object>(sql`
        select half, catalogue, communes, counts, groups from unit_round_tally where unit = ${unit}`)
    const online = await rowOf(tenant)
    // The same file on the machine of a level above that is not online with this one.
    await world.db.run(sql`delete from unit_round_tally`)
    await world.db.run(sql`delete from unit_tally`)
    const { id } = await offlineCommune(world)
    const province = world.cast.units.province.id
    const by = { person: world.cast.people.tinh.id, now: world.now }
    const typed = fingerprintOf(Buffer.from(file.key, 'base64'))
    const signed = { ...file, statement }
    expect(await registerSigner(world.db, province, { file: signed, child: id, typed }, by)).toBe(
      'registered',
    )
    expect(await takeFile(world.db, province, signed, statement.span, by)).toEqual({ child: id })
    expect([await rowOf(id), await rowOf(province)]).toEqual([online, online])
  })

  test('is taken in above, from machine to machine', async () => {
    const phuc = await withKey()
    const { html } = await phuc.get(paths.reportRollUp.to({ report: await issuedReport(world) }))
    const file = read(html)
    const child = (await offlineCommune(world)).id
    const province = world.cast.units.province.id
    const by = { person: world.cast.people.tinh.id, now: world.now }
    const typed = fingerprintOf(Buffer.from(file.key, 'base64'))
    expect(await registerSigner(world.db, province, { file, child, typed }, by)).toBe('registered')
    expect(await takeFile(world.db, province, file, file.statement.span, by)).toEqual({ child })
  })

  test('is there for an issued report only, and without a key leads to making one', async () => {
    const phuc = world.as('phuc')
    const report = await issuedReport(world)
    expect((await phuc.get(paths.reportRollUp.to({ report }))).location).toBe(paths.ownSignature.to())
    await world.db.run(sql`update report set issued_on = null, issued_at = null where id = ${report}`)
    expect((await phuc.get(paths.reportRollUp.to({ report }))).status).toBe(404)
  })
})

test('docs/roll-up-file.md names every part of the file', async () => {
  const phuc = await withKey()
  const { html } = await phuc.get(paths.reportRollUp.to({ report: await issuedReport(world) }))
  const doc = readFileSync(join(import.meta.dirname, '../../docs/roll-up-file.md'), 'utf8')
  const { statement, ...rest } = JSON.parse(html) as Record<string, object>
  const named = [...Object.keys(rest), 'statement', ...Object.keys(statement!)]
  expect(named.filter((name) => !doc.includes(`\`${name}\``))).toEqual([])
})
