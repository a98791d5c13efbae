import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { type ConnectedDatabase, connect } from '../platform/database.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { anotherReceipt, receive } from './receive.ts'

/** Really committed, on connections of their own, in an organisation of its own. */
const tenant = randomId()
let db: ConnectedDatabase
beforeAll(() => {
  db = connect(inject('appUrl'), { max: 8 })
})
afterEach(() => db.run(sql`delete from feedback_case where tenant = ${tenant}`))
afterAll(() => db.close())

test('the same words sent by sixty at one moment get sixty codes, of which twenty open something', async () => {
  const { which } = await db.transaction((tx) =>
    receive(
      tx,
      tenant,
      { text: 'Xe tải chạy trên đê.' },
      { source: 'form', enteredBy: null, today: '2026-12-01' },
    ),
  )
  const codes = await Promise.all(
    Array.from({ length: 60 }, () => db.transaction((tx) => anotherReceipt(tx, which))),
  )
  expect(new Set(codes).size).toBe(60)
  const { n } = await db.row<{ n: number }>(sql`
    select count(*)::int as n from feedback_receipt where tenant = ${tenant}`)
  expect(n).toBe(20)
})
