import { expect } from 'vitest'
import type { World } from '../../../test/harness.ts'
import { addPerson, join, NO_FACTS } from '../../membership/membership.ts'
import type { MemberStatus } from '../../membership/powers.rules.ts'
import { randomId } from '../../platform/ids.ts'
import { sql } from '../../platform/sql.ts'
import { adoptedOf, changesOf, draftOf } from '../rotation.queries.ts'
import { adoptRotation, draftRotation } from '../rotation.ts'
import { placeOf } from '../rotation-plan.rules.ts'
import { wrongs } from './cells.ts'

/** Plans of the tests’ cells, laid out and adopted by Hương, and what they say. */
export function runningOn(world: World) {
  const by = () => ({ person: world.cast.people.huong.id, now: world.now })
  const of = (cell: 'thanh' | 'loi' = 'thanh') => ({
    tenant: world.cast.units.commune.id,
    cell: world.cast.units[cell].id,
  })
  const id = (name: keyof typeof world.cast.people) => world.cast.people[name].id
  const until = (day: string) => {
    world.now = new Date(`${day}T09:00:00+07:00`)
  }
  async function addMember(
    name: string,
    more: { status?: MemberStatus; from?: string; cell?: 'thanh' | 'loi' } = {},
  ) {
    const person = await addPerson(world.db, { ...NO_FACTS, fullName: name }, world.now)
    const { status = 'official', from = '2024-01-01' } = more
    await join(world.db, { ...of(more.cell), person, status, from }, { person: null, now: world.now })
    return person
  }
  async function adopt(cell: 'thanh' | 'loi' = 'thanh') {
    await draftRotation(world.db, of(cell), by())
    const draft = (await draftOf(world.db, of(cell).tenant, of(cell).cell))!
    const { id: rotation, revision } = draft
    expect(await adoptRotation(world.db, { ...of(cell), rotation, revision, meeting: null }, by())).toBeNull()
    return running(cell)
  }
  async function running(cell: 'thanh' | 'loi' = 'thanh') {
    const row = await adoptedOf(world.db, of(cell).tenant, of(cell).cell)
    expect(row && wrongs(row.plan)).toEqual([])
    return row!
  }
  const sentences = async (cell: 'thanh' | 'loi' = 'thanh') => {
    const row = await running(cell)
    return (await changesOf(world.db, row)).map((line) => line.sentence)
  }
  const monthOf = async (person: string) => {
    const { plan } = await running()
    return plan.meetings[placeOf(plan, person)]?.id ?? null
  }
  async function conclude(person: string, day: string, withdrawn = false) {
    await world.db.run(sql`
      insert into conclusion (tenant, id, person, cell, source, source_id, outcome, wording, signs, yes, no, other,
        entitled, manner, rule, concluded_on, made_at, made_by, withdrawn_at)
      values (${of().tenant}, ${randomId()}, ${person}, ${of().cell}, 'meeting', ${randomId()}, 'none-seen', 'x', '[]',
        4, 0, 0, 4, 'hands', '{}', ${day}, ${world.now}, ${id('huong')}, ${withdrawn ? world.now : null})`)
  }
  return { by, of, id, until, addMember, adopt, running, sentences, monthOf, conclude }
}
