import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addPerson, join, NO_FACTS } from '../membership/membership.ts'
import { type ConnectedDatabase, connect } from '../platform/database.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { adoptedOf, draftOf } from './rotation.queries.ts'
import { adoptRotation, changeTurn, draftRotation, followMembership } from './rotation.ts'

/** Two officers, the clock and a transfer on several connections. Really committed, in an organisation of its own. */
const now = new Date('2026-12-01T09:00:00+07:00')
const by = { person: null, now }
let db: ConnectedDatabase
let of: { tenant: string; cell: string }

beforeAll(async () => {
  db = connect(inject('appUrl'), { max: 8 })
  of = await db.transaction(async (tx) => {
    const [tenant, cell] = [randomId(), randomId()]
    await tx.run(sql`
      insert into unit (id, tenant, kind, name, search, place, founded_on)
      values (${cell}, ${tenant}, 'cell', 'Chi bộ Cùng Lúc', 'chi bo cung luc', 1, '2026-01-01')`)
    for (let n = 0; n < 6; n++) {
      const person = await addPerson(tx, { ...NO_FACTS, fullName: `Người ${n}` }, now)
      await join(tx, { tenant, person, cell, status: 'official', from: '2026-01-01' }, by)
    }
    return { tenant, cell }
  })
})
afterAll(async () => {
  await db.transaction(async (tx) => {
    const people = await tx.rows<{ person: string }>(
      sql`delete from membership where tenant = ${of.tenant} returning person`,
    )
    await tx.run(sql`delete from person where id = any(${people.map(({ person }) => person)})`)
    await tx.run(sql`delete from rotation_change where tenant = ${of.tenant}`)
    await tx.run(sql`delete from rotation where tenant = ${of.tenant}`)
    await tx.run(sql`delete from unit where id = ${of.cell}`)
  })
  await db.close()
})

const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work))

test('officers who lay out, adopt and change at once: one draft, one plan, one change, the others are told', async () => {
  const drafts = await times(6, () => db.transaction((tx) => draftRotation(tx, of, by)))
  expect(new Set(drafts).size).toBe(6)
  const draft = (await draftOf(db, of.tenant, of.cell))!
  const adoption = { ...of, rotation: draft.id, revision: 1, meeting: null }
  const adopted = await times(6, () => db.transaction((tx) => adoptRotation(tx, adoption, by)))
  expect(adopted.filter((refused) => refused === null)).toHaveLength(1)

  const { plan } = (await adoptedOf(db, of.tenant, of.cell))!
  const [a, b] = [plan.meetings[0]!.places[0]!.member, plan.meetings[1]!.places[0]!.member]
  const turn = {
    ...of,
    rotation: draft.id,
    revision: 1,
    change: { kind: 'swapped', member: a, with: b } as const,
  }
  const outcomes = await Promise.all([
    ...Array.from({ length: 4 }, () => db.transaction((tx) => changeTurn(tx, turn, by))),
    ...Array.from({ length: 2 }, () => db.transaction((tx) => followMembership(tx, of, by))),
  ])
  expect(outcomes.filter((one) => one && 'row' in one)).toHaveLength(1)
  expect(outcomes.filter((one) => one && 'stale' in one)).toHaveLength(3)
  const after = (await adoptedOf(db, of.tenant, of.cell))!
  expect(after.revision).toBe(2)
  expect(after.plan.meetings[1]!.places.map((place) => place.member)).toContain(a)
})
