import { describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { usualRules } from './commitment.rules.ts'
import { commitmentRulesOn } from './commitment-default.ts'

const world = useWorld()
const HERE = '/mac-dinh/cam-ket'
const now = () => commitmentRulesOn(world.db, world.cast.units.commune.id, '2026-12-01')

describe('the administrator lays down how many lines, and when', () => {
  test('it holds from today on, and members are asked by it', async () => {
    expect(await now()).toEqual(usualRules)
    const quan = world.as('quan')
    const page = await quan.get(HERE)
    const saved = await fillForm(quan, page, {
      least: '2',
      most: '4',
      from: '15/11',
      until: '28/2',
      'review-from': '1-12',
    })
    expect((await quan.follow(saved)).text).toContain('Đã lưu')
    expect(await now()).toEqual({ least: 2, most: 4, from: '11-15', until: '02-28', reviewFrom: '12-01' })
    const lan = world.as('lan')
    expect((await lan.get('/cam-ket/2027')).text).toContain('Cần từ 2 đến 4 điều')
    expect((await lan.get('/cam-ket/2027')).text).toContain('28/02/2027')
    expect((await quan.get('/mac-dinh')).html).toContain(`href="${HERE}"`)
  })

  test.each([
    [{ least: '0' }, 'Mời ghi một số từ 1 đến 12'],
    [{ most: '13' }, 'Mời ghi một số từ 1 đến 12'],
    [{ least: 'ba' }, 'Mời ghi một số'],
    [{ least: '6', most: '5' }, 'không được nhỏ hơn'],
    [{ from: '31/02' }, 'Ngày chưa đúng'],
    [{ until: '' }, 'Ngày chưa đúng'],
    [{ from: '01/03', until: '01/02' }, 'phải sau ngày bắt đầu'],
  ])('%j is shown again with what was typed', async (fields, sentence) => {
    const quan = world.as('quan')
    const refused = await fillForm(quan, await quan.get(HERE), fields)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    for (const [name, value] of Object.entries(fields))
      expect(refused.dom.querySelector(`input[name=${name}]`)!.getAttribute('value')).toBe(value)
    expect(await now()).toEqual(usualRules)
  })

  test('the secretary of a cell does not', async () => {
    expect((await world.as('huong').get(HERE)).status).toBe(404)
    expect((await world.as('huong').post(HERE, { least: '1' })).status).toBe(404)
  })
})
