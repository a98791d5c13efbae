import { describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { walk } from '../../test/walk.ts'

const world = useWorld()

describe('what is brought to the cell', () => {
  test('Lan changes it on a second page after the preview: nothing is sent, she sees the new preview and sends that', async () => {
    const lan = world.as('lan')
    const marks = [{ sign: 'I.3.2', plan: 'Khi có lớp học thì tôi đến đủ.', ask: true }]
    const preview = await walk(lan, { marks })
    expect(preview.text).toContain('Khi có lớp học thì tôi đến đủ.')

    const change = preview.dom.querySelector('.card a')?.getAttribute('href')
    await fillForm(lan, await lan.get(change!), {
      text: 'Khi có lớp học thì tôi xin nghỉ.',
      due: 'month',
      ask: true,
    })

    const refused = await fillForm(lan, preview)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('vừa đổi ở máy khác')
    expect(refused.text).toContain('Khi có lớp học thì tôi xin nghỉ.')
    expect((await fillForm(lan, refused)).location).toBe('/thang-nay')

    const huong = world.as('huong')
    const brought = await huong.get(`/chi-bo/${world.cast.units.thanh.id}/xin-gop-y`)
    expect(brought.text).toContain('Khi có lớp học thì tôi xin nghỉ.')
    expect(brought.text).not.toContain('tôi đến đủ')
  })
})

describe('addresses', () => {
  test('the links of an error summary name no group and no sign', async () => {
    const nam = world.as('nam')
    const refused = await fillForm(nam, await nam.get('/thang-nay/luot/1'), { group: ['I.5', 'I.6'] })
    const links = refused.dom.querySelectorAll('.errors a').map((link) => link.getAttribute('href'))
    expect(links).toEqual(['#nhom-4', '#nhom-5'])
    for (const link of links) expect(refused.dom.querySelector(link!)).not.toBeNull()
  })
})
