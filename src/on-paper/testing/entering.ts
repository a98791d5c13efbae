import { expect } from 'vitest'
import type { CastName } from '../../../test/cast.ts'
import { type Browser, fillForm, type Page, type World } from '../../../test/harness.ts'
import { paths } from '../../paths.ts'
import { sql } from '../../platform/sql.ts'

export const LINE = 'Xin chi bộ góp ý cách vận động hộ ông Tư làm đường.'
export const PROMISE = 'Khi có ngày công làm đường thì tôi đi đủ buổi.'
export const OWN = '/toi/nhap-thay'

/** Lan enters for Nam, by the pages each of them uses; what the cell and history know of it. */
export function enteringOn(world: World) {
  const id = (name: CastName) => world.cast.people[name].id
  const cell = () => world.cast.units.thanh.id
  const enterAt = (member: CastName = 'nam') => paths.onBehalfFor.to({ member: id(member) })
  const confirmAt = (member: CastName = 'nam') => paths.onBehalfConfirm.to({ member: id(member) })
  const witnessAt = (member: CastName = 'nam') => paths.onBehalfWitness.to({ member: id(member) })
  /** Hương, who was shown Nam's slip, notes whom he named. */
  async function named(helper: CastName = 'lan', person: CastName = 'nam'): Promise<void> {
    const huong = world.as('huong')
    const page = await huong.get(paths.cellHelpers.to({ cell: cell() }))
    expect((await fillForm(huong, page, { person: id(person), helper: id(helper) })).status).toBe(303)
  }
  /** Prints a slip with a code; the code as it stands on the paper. */
  async function slipFor(person: CastName = 'nam', by: CastName = 'huong'): Promise<string> {
    const officer = world.as(by)
    const page = await officer.get(paths.cellSlips.to({ cell: cell() }))
    const paper = await fillForm(officer, page, { person: [id(person)] })
    expect(paper.status).toBe(200)
    return paper.dom.querySelector('.by-hand .code')!.text
  }
  const enter = async (line: string, due = 'none', by: CastName = 'lan', rest = {}): Promise<Page> => {
    const helper = world.as(by)
    return fillForm(helper, await helper.get(enterAt()), { line, due, ...rest }, { button: 'Lưu dòng này' })
  }
  const byCode = async (code: string, by: CastName = 'lan', page?: Page): Promise<Page> => {
    const helper = world.as(by)
    return fillForm(helper, page ?? (await helper.get(confirmAt())), { code }, { button: 'Xác nhận bằng mã' })
  }
  const ask = async (witness: CastName): Promise<Page> => {
    const lan = world.as('lan')
    const page = await lan.get(confirmAt())
    return fillForm(lan, page, { witness: id(witness) }, { button: 'Nhờ đồng chí ấy xác nhận' })
  }
  const press = async (browser: Browser, address: string, button: string): Promise<Page> =>
    fillForm(browser, await browser.get(address), {}, { button })
  const declared = async () =>
    (await world.as('huong').get(paths.cellDeclared.to({ cell: cell() }))).dom
      .querySelectorAll('section.card .own-words')
      .map((line) => line.text)
  const promised = async () =>
    (await world.as('huong').get(paths.cellPromises.to({ cell: cell() }))).dom
      .querySelectorAll('section.card .own-words')
      .map((line) => line.text)
  const deeds = () =>
    world.db.rows<{ verb: string; actor: string; about: string }>(
      sql`select verb, actor, about from history where verb like 'line-%' order by n`,
    )
  return {
    id,
    cell,
    enterAt,
    confirmAt,
    witnessAt,
    named,
    slipFor,
    enter,
    byCode,
    ask,
    press,
    declared,
    promised,
    deeds,
  }
}
