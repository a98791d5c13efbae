import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import type { KeyRing } from '../account/device.ts'
import { entriesOf, writeEntry } from '../diary/diary.ts'
import { type ConnectedDatabase, connect } from '../platform/database.ts'
import { formOf } from '../platform/form.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { newKeyPair } from '../seal/keys.ts'
import { type Owner, ownMonth, saveDraft } from './self-review.ts'

/**
 * What is saved while typing and the button that is pressed meanwhile arrive on two connections at the same moment.
 * Really committed, in an organisation of its own.
 */
const tenant = randomId()
const person = randomId()
const now = new Date('2026-12-01T09:00:00+07:00')
const ring: KeyRing = { account: randomId(), current: 1, keys: new Map([[1, newKeyPair().privateKey]]) }
const owner = {
  actor: { account: ring.account, person },
  scope: { person, tenant, membership: { cell: randomId() }, leader: false },
  ring,
} as unknown as Owner

let db: ConnectedDatabase
beforeAll(() => {
  db = connect(inject('appUrl'), { max: 8 })
})
afterEach(() =>
  db.asMember(person, async (tx) => {
    await tx.run(sql`delete from self_review where self_review.person = ${person}`)
    await tx.run(sql`delete from diary_entry where diary_entry.person = ${person}`)
  }),
)
afterAll(() => db.close())

const form = (text: string, id = randomId()) =>
  formOf([
    ['form-id', id],
    ['text', text],
  ])
const aPeriod = () => ({
  id: randomId(),
  tenant,
  month: '2026-12-01',
  meeting_on: '2026-12-03',
  opens_at: new Date('2026-11-04T00:00:00+07:00'),
  closes_at: new Date('2026-12-11T00:00:00+07:00'),
  catalogue: 'nqtw4-82@1',
  form: 'skim' as const,
})

test('eight forms of a month that has no row yet are all in it', async () => {
  for (let round = 0; round < 10; round++) {
    const period = aPeriod()
    const names = Array.from({ length: 8 }, (_, n) => `chữ ${n}`)
    await Promise.all(
      names.map((name) =>
        saveDraft(db, owner, period, form(name), now, (month) => ({
          ...month,
          typed: { ...month.typed, [name]: name },
        })),
      ),
    )
    const { month } = await ownMonth(db, owner, period)
    expect(Object.keys(month.typed).sort()).toEqual(names)
    expect(Object.keys(month.forms)).toHaveLength(8)
  }
})

test('one form sent eight times at once is carried out once', async () => {
  const period = aPeriod()
  const twice = form('một lần')
  let times = 0
  await Promise.all(
    Array.from({ length: 8 }, () =>
      saveDraft(db, owner, period, twice, now, (month) => {
        times += 1
        return month
      }),
    ),
  )
  expect(times).toBe(1)
})

test('eight saves of a diary entry that is not there yet are one entry, and none is turned away', async () => {
  const writer = { person, tenant, ring }
  for (let round = 0; round < 10; round++) {
    const id = randomId()
    const saved = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        writeEntry(db, writer, { id, day: '2026-12-01', tag: null, text: `chữ ${n}` }, form(`chữ ${n}`)),
      ),
    )
    expect(saved.filter((entry) => entry === null)).toEqual([])
  }
  expect((await entriesOf(db, writer)).entries).toHaveLength(10)
})
