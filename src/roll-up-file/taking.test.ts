import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Browser, fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'
import { offlineCommune, signedBy, signerFor, statement } from '../../test/roll-up.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { FIGURES } from '../statistics/figures.rules.ts'
import { FORMAT, readRollUpFile } from './roll-up-file.rules.ts'
import { fingerprintOf, isSignedBy, newSigningPair, type SigningPair } from './signing.ts'

const world = useWorld()
let child: string
let pair: SigningPair
let tinh: Browser

const filesOf = (ky = 'quarter.2026-07') =>
  `${paths.aboveFiles.to({ unit: world.cast.units.province.id })}?ky=${ky}`
const signersOf = () => paths.aboveSigners.to({ unit: world.cast.units.province.id })

beforeEach(async () => {
  child = (await offlineCommune(world)).id
  pair = await signerFor(world, child)
  tinh = world.as('tinh')
})

type Content = string | Uint8Array<ArrayBuffer> | object

/** Uploads a file as the page asks for it. */
async function upload(page: Page, content: Content, fields: Record<string, string> = {}): Promise<Page> {
  const { action, fields: own } = formFields(page, fields, {
    button: Object.keys(fields).length ? 'Ghi nhận' : 'Nhận tệp',
  })
  const data = new FormData()
  for (const [name, values] of Object.entries(own)) for (const value of values) data.append(name, value)
  const body =
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content)
  data.append('file', new File([body], 'tep.json', { type: 'application/json' }))
  return tinh.post(action, data)
}

const send = async (content: Content, ky?: string): Promise<Page> =>
  upload(await tinh.get(filesOf(ky)), content)

const stored = async () =>
  (await world.db.row<{ n: number }>(sql`select count(*)::int as n from roll_up_file`)).n

async function refused(content: Content, sentence: string, ky?: string): Promise<void> {
  const before = await stored()
  const page = await send(content, ky)
  expect([page.status, page.text]).toEqual([422, expect.stringContaining(sentence)])
  expect(await stored()).toBe(before)
}

const tallyOf = (unit: string, month: string) =>
  world.db.maybe<{ communes: number; counts: number[] }>(sql`
    select communes, counts from unit_tally where unit = ${unit} and month = ${month}`)
const figure = (row: { counts: number[] } | null, name: (typeof FIGURES)[number]) =>
  row?.counts[FIGURES.indexOf(name)]

describe('a genuine file', () => {
  test('is taken in, stands by its unit, and is summed above with those online', async () => {
    const province = world.cast.units.province.id
    const other = world.cast.units.commune.id
    await world.db.run(sql`
      insert into unit_tally (unit, month, parent, communes, counts, feedback, frozen)
      values (${other}, '2026-07-01', ${province}, 1, ${FIGURES.map((name) => (name === 'met' ? 2 : 0))}, '{9,9,0,9}', true)`)
    const before = await tinh.get(filesOf())
    expect(before.text).toContain('Đã có số liệu của 1/2 đơn vị; thiếu: Đảng bộ xã Xa.')
    const page = await tinh.follow(await send(signedBy(pair, statement())))
    expect(page.text).toContain('Đã nhận tệp của Đảng bộ xã Xa.')
    expect(page.text).toContain('Đã có số liệu của 2/2 đơn vị.')
    expect(page.text).toContain(
      'Báo cáo số 7-BC/ĐU ngày 08/10/2026; nhận ngày 01/12/2026, người nhận: Cao Cấp Trên.',
    )
    expect(page.text).toContain('3/4 chi bộ; thiếu: Chi bộ ấp Cuối')
    const own = await tallyOf(child, '2026-07-01')
    expect([own?.communes, figure(own, 'met'), figure(own, 'reviewed')]).toEqual([1, 3, 40])
    const sum = await tallyOf(province, '2026-07-01')
    expect([sum?.communes, figure(sum, 'met'), figure(sum, 'reviewed')]).toEqual([2, 5, 40])
  })

  test('stands in the table of the level above, beside who is online, and has a page of months there', async () => {
    await send(signedBy(pair, statement()))
    const unit = world.cast.units.province.id
    const month = { unit, month: '2026-07' }
    const table = await tinh.get(paths.aboveMonth.to({ ...month, below: unit }))
    const row = table.dom
      .querySelectorAll('tbody tr')
      .map((one) => one.querySelectorAll('th, td').map((cell) => cell.text))
      .find(([name]) => name === 'Đảng bộ xã Xa')
    expect(row?.join(' ')).toMatch(/\b3\b.*\b40\b/)
    expect((await tinh.get(paths.aboveMonth.to({ ...month, below: child }))).status).toBe(200)
    expect((await tinh.get(paths.aboveFigures.to({ unit }))).html).toContain(paths.aboveFiles.to({ unit }))
    const stranger = await world.as('phuc').get(paths.aboveMonth.to({ ...month, below: child }))
    expect(stranger.status).toBe(404)
  })

  test('can be read again as it came', async () => {
    const content = statement({
      rounds: [
        {
          name: 'Đợt 1',
          closedOn: '2026-08-20',
          members: 40,
          concluded: 38,
          partial: 6,
          present: 1,
          raised: 9,
        },
      ],
    })
    const page = await tinh.follow(await send(signedBy(pair, content)))
    const link = page.dom.querySelector('.members a')!.getAttribute('href')!
    const one = await tinh.get(link)
    expect(one.text).toContain('Đảng bộ xã Xa, Quý III/2026')
    const rows = one.dom
      .querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text))
    expect(rows).toContainEqual(['Lượt chi bộ họp thường kỳ', '3', '3', '3'])
    expect(rows).toContainEqual(['Góp ý, phản ánh đã nhận', '<5', '<5', '<5'])
    expect(rows).toContainEqual(['Đợt 1', '20/08/2026', '40', '38', '7', '6', '9'])
  })

  test('from a newer sender: figures known here are taken by name, the others left, what is missing is zero', async () => {
    const months = statement().months.map((month) => ({ ...month, counts: [11, 99, 7] }))
    const content = statement({ figures: ['reviewed', 'somethingNew', 'met'], months })
    expect((await send(signedBy(pair, content))).status).toBe(303)
    const row = await tallyOf(child, '2026-08-01')
    expect([figure(row, 'met'), figure(row, 'reviewed'), figure(row, 'deeds')]).toEqual([7, 11, 0])
  })

  test('a supplement that names the file before takes its place in the sums; that one stays to be read', async () => {
    const first = statement()
    await send(signedBy(pair, first))
    const months = first.months.map((month) => ({
      ...month,
      counts: FIGURES.map((name) => (name === 'met' ? 4 : 0)),
    }))
    const second = statement({ follows: first.file, months, number: '9-BC/ĐU' })
    const page = await tinh.follow(await send(signedBy(pair, second)))
    expect(page.text).toContain('Báo cáo số 7-BC/ĐU')
    expect(page.text).toContain('Báo cáo số 9-BC/ĐU')
    expect(figure(await tallyOf(child, '2026-09-01'), 'met')).toBe(4)
    expect(figure(await tallyOf(world.cast.units.province.id, '2026-09-01'), 'met')).toBe(4)
  })
})

describe('refused, each with its sentence, and nothing is stored', () => {
  test('sent again', async () => {
    const file = signedBy(pair, statement())
    await send(file)
    await refused(file, 'Tệp này đã nhận rồi: báo cáo số 7-BC/ĐU, nhận ngày 01/12/2026.')
  })

  test('altered: a number, a name, the key, the signature', async () => {
    const file = signedBy(pair, statement())
    const text = JSON.stringify(file)
    const sentence = 'Nội dung tệp đã bị thay đổi sau khi ký.'
    await refused(text.replace(',40,', ',41,'), sentence)
    await refused(text.replace('Đảng bộ xã Xa', 'Đảng bộ xã Xá'), sentence)
    await refused({ ...file, key: newSigningPair().publicKey.toString('base64') }, sentence)
    await refused({ ...file, signature: signedBy(pair, statement()).signature }, sentence)
  })

  test('whichever byte is changed: it can’t be read, or its signature does not hold', () => {
    const file = signedBy(pair, statement())
    const bytes = Buffer.from(JSON.stringify(file, null, 2))
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(bytes)
        changed[at] = changed[at]! ^ change
        const read = readRollUpFile(changed)
        if (typeof read === 'string') return
        const holds = isSignedBy(
          read.statement,
          Buffer.from(read.signature, 'base64'),
          Buffer.from(read.key, 'base64'),
        )
        // A blank between two parts may become another blank: that changes nothing that is said.
        if (holds) expect(read.statement).toEqual(file.statement)
      }),
      { numRuns: 3000 },
    )
  })

  test('a nought with a minus before it is no number of ours, though it signs the same', async () => {
    const text = JSON.stringify(signedBy(pair, statement()))
    const altered = text.replace(/([[,])0([\],])/, '$1-0$2')
    expect(altered).not.toBe(text)
    expect(typeof readRollUpFile(Buffer.from(altered))).toBe('string')
  })

  test('of another span than the page is for', async () => {
    await refused(
      signedBy(pair, statement()),
      'Tệp này của Quý III/2026, không phải của Quý II/2026.',
      'quarter.2026-04',
    )
  })

  test('signed by a stranger', async () => {
    const stranger = newSigningPair()
    await refused(
      signedBy(stranger, statement()),
      `Tệp ký bằng khóa chưa được ghi nhận ở đây (dấu ${fingerprintOf(stranger.publicKey)}).`,
    )
  })

  test('of a version not known here, and of another program', async () => {
    const file = signedBy(pair, statement())
    await refused({ ...file, version: 3 }, 'Tệp làm bằng bản Tự Soi mới hơn máy này đọc được.')
    await refused({ ...file, version: '2' }, 'Tệp làm bằng bản Tự Soi mới hơn')
    await refused({ ...file, format: 'other' }, 'không phải tệp số liệu của Tự Soi')
    await refused('[1,2]', 'không phải tệp số liệu của Tự Soi')
    await refused('null', 'không phải tệp số liệu của Tự Soi')
  })

  test.each(['not JSON', '{"format":', '\u0000\u0001', '<html></html>'])('not JSON: %j', async (text) => {
    await refused(text, 'không phải tệp số liệu, hoặc đã hỏng trên đường gửi')
  })

  test('nothing chosen, or an empty file', async () => {
    const page = await tinh.get(filesOf())
    const { action, fields } = formFields(page, {}, { button: 'Nhận tệp' })
    const data = new FormData()
    for (const [name, values] of Object.entries(fields)) data.append(name, values[0]!)
    const none = await tinh.post(action, data)
    expect([none.status, none.text]).toEqual([422, expect.stringContaining('Mời đồng chí chọn tệp.')])
    await refused('', 'Tệp rỗng, không có gì bên trong.')
  })

  test('too large: 2 MB by its own sentence, 50 MB before it is read', async () => {
    await refused(new Uint8Array(2 * 1024 * 1024).fill(32), 'Tệp lớn quá 1 MiB.')
    const page = await send(new Uint8Array(50 * 1024 * 1024).fill(32))
    expect([page.status, page.text]).toEqual([413, expect.stringContaining('tệp tối đa 5 MiB')])
    expect(await stored()).toBe(0)
  })

  test('a later file of the same span that does not say which it supplements, or another one', async () => {
    await send(signedBy(pair, statement()))
    const sentence = 'Kỳ này đã nhận báo cáo số 7-BC/ĐU ngày 08/10/2026. Tệp đến sau phải là báo cáo bổ sung'
    await refused(signedBy(pair, statement()), sentence)
    await refused(signedBy(pair, statement({ follows: randomId() })), sentence)
  })

  test('a supplement before its report', async () => {
    await refused(signedBy(pair, statement({ follows: randomId() })), 'Mời nhận tệp của báo cáo trước')
  })

  test('months that came in a file of another span', async () => {
    await send(signedBy(pair, statement()))
    const content = statement()
    const month = statement({
      span: { kind: 'month', starts: '2026-08-01', months: ['2026-08-01'] },
      months: [content.months[1]!],
    })
    await refused(
      signedBy(pair, month),
      'Tháng 8/2026 của đơn vị này đã có trong báo cáo số 7-BC/ĐU, Quý III/2026.',
      'month.2026-08',
    )
  })

  test('of a unit whose cells are kept on this machine', async () => {
    const online = await signerFor(world, world.cast.units.commune.id)
    await refused(signedBy(online, statement()), 'Số liệu của Đảng bộ xã Thử đã tự lên trên máy này.')
  })

  test('of a unit that lies elsewhere by now', async () => {
    await world.db.run(sql`delete from unit_closure where descendant = ${child} and depth > 0`)
    await refused(signedBy(pair, statement()), 'Đảng bộ xã Xa không còn nằm dưới đơn vị này')
  })

  test.each([
    ['a part is missing', ({ months: _, ...rest }: ReturnType<typeof statement>) => rest],
    ['a part is too many', (one: ReturnType<typeof statement>) => ({ ...one, person: 'Nguyễn Văn A' })],
    [
      'its months are others than its span',
      (one: ReturnType<typeof statement>) => ({ ...one, months: one.months.slice(1) }),
    ],
    [
      'a count is below none',
      (one: ReturnType<typeof statement>) => ({
        ...one,
        months: one.months.map((m) => ({ ...m, counts: m.counts.map(() => -1) })),
      }),
    ],
    [
      'a month twice',
      (one: ReturnType<typeof statement>) => ({
        ...one,
        months: [one.months[0], one.months[0], one.months[2]],
      }),
    ],
    [
      'more cells complete than there are',
      (one: ReturnType<typeof statement>) => ({
        ...one,
        below: { ...one.below, all: 1, complete: 2, missing: [] },
      }),
    ],
    [
      'a quarter that begins in February',
      (one: ReturnType<typeof statement>) => ({ ...one, span: { ...one.span, starts: '2026-02-01' } }),
    ],
  ])('malformed, though signed: %s', async (_, change) => {
    const content = change(statement()) as ReturnType<typeof statement>
    await refused(signedBy(pair, content), 'Tệp thiếu phần hoặc có phần không đúng mẫu')
  })
})

describe('whose signature is taken', () => {
  test('is registered after its fingerprint was typed from paper; another fingerprint registers nothing', async () => {
    const fresh = newSigningPair()
    const file = signedBy(fresh, statement())
    const page = await tinh.get(signersOf())
    const wrong = await upload(page, file, { child, fingerprint: fingerprintOf(pair.publicKey) })
    expect([wrong.status, wrong.text]).toEqual([
      422,
      expect.stringContaining('Dấu vừa gõ không khớp với khóa trong tệp.'),
    ])
    expect(wrong.html).toContain(fingerprintOf(pair.publicKey))
    await refused(file, 'chưa được ghi nhận ở đây')
    const typed = fingerprintOf(fresh.publicKey).replaceAll(' ', '-')
    const done = await tinh.follow(
      await upload(await tinh.get(signersOf()), file, { child, fingerprint: typed }),
    )
    expect(done.text).toContain('Đã ghi nhận khóa.')
    expect(done.text).toContain(fingerprintOf(fresh.publicKey))
    expect((await send(file)).status).toBe(303)
  })

  test('not twice, not for a unit elsewhere, not from an altered file', async () => {
    const file = signedBy(pair, statement())
    const fingerprint = fingerprintOf(pair.publicKey)
    const known = await upload(await tinh.get(signersOf()), file, { child, fingerprint })
    expect(known.text).toContain('Khóa này đã được ghi nhận.')
    const elsewhere = await upload(await tinh.get(signersOf()), file, {
      child: world.cast.otherCommune.id,
      fingerprint,
    })
    expect(elsewhere.text).toContain('Mời đồng chí chọn đơn vị.')
    const altered = { ...file, statement: { ...file.statement, number: '8-BC/ĐU' } }
    const page = await upload(await tinh.get(signersOf()), altered, { child, fingerprint })
    expect(page.text).toContain('Nội dung tệp đã bị thay đổi sau khi ký.')
  })

  test('is given up with a button; what was taken stays', async () => {
    const first = signedBy(pair, statement())
    await send(first)
    expect((await fillForm(tinh, await tinh.get(signersOf()), {}, { action: '/thoi' })).status).toBe(303)
    await refused(signedBy(pair, statement({ follows: first.statement.file })), 'chưa được ghi nhận ở đây')
    expect((await tinh.get(filesOf())).text).toContain('Báo cáo số 7-BC/ĐU')
  })

  test('officers of a commune, members and strangers take in nothing', async () => {
    for (const name of ['phuc', 'huong', 'lan', 'la', 'quan'] as const)
      for (const door of [filesOf(), signersOf()]) {
        expect([name, (await world.as(name).get(door)).status]).toEqual([name, 404])
        expect((await world.as(name).post(door, {})).status).toBe(404)
      }
    const other = paths.aboveFiles.to({ unit: randomId() })
    expect((await tinh.get(other)).status).toBe(404)
  })
})

test('the format’s name is the documented one', () => {
  expect(FORMAT).toBe('tusoi-roll-up')
})
