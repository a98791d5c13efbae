import type { CastName } from '../../../test/cast.ts'
import { fillForm, type Page, type World } from '../../../test/harness.ts'
import { addPerson, join, NO_FACTS } from '../../membership/membership.ts'
import { paths } from '../../paths.ts'
import { adoptedOf } from '../rotation.queries.ts'

/** The pages of a cell’s plan, as Hương uses them. */
export function planPagesOn(world: World) {
  const tenant = () => world.cast.units.commune.id
  const cell = () => world.cast.units.thanh.id
  const at = (name: 'rotation' | 'rotationPrint' | 'rotationApart') => paths[name].to({ cell: cell() })
  const id = (name: CastName) => world.cast.people[name].id
  const moveAt = (person: string) => paths.rotationMove.to({ cell: cell(), person })
  async function addMembers(count: number) {
    const by = { person: null, now: world.now }
    for (let n = 1; n <= count; n++) {
      const person = await addPerson(world.db, { ...NO_FACTS, fullName: `Phạm Văn ${n}` }, world.now)
      await join(
        world.db,
        { tenant: tenant(), person, cell: cell(), status: 'official', from: '2024-01-01' },
        by,
      )
    }
  }
  /** As Hương: lays out a plan. */
  async function draft(): Promise<Page> {
    const huong = world.as('huong')
    return huong.follow(await fillForm(huong, await huong.get(at('rotation')), {}, { action: '/lap' }))
  }
  async function adopt(): Promise<Page> {
    const huong = world.as('huong')
    const page = await draft()
    return huong.follow(await fillForm(huong, page, {}, { action: '/thong-qua' }))
  }
  const running = async () => (await adoptedOf(world.db, tenant(), cell()))!
  return { tenant, cell, at, id, moveAt, addMembers, draft, adopt, running }
}
