import { describe, expect, test } from 'vitest'
import { signedBy, THREE } from '../../test/commitments.ts'
import { type Browser, fillForm, useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()

describe('looking back on a month', () => {
  const tap = async (browser: Browser, word: string, month = '11') => {
    const page = await browser.get(`/cam-ket/2026/thang/${month}`)
    const form = page.dom.querySelector('form.ticks')!
    const button = form.querySelectorAll('button').find((one) => one.text.includes(word))!
    return browser.post(page.url, {
      line: form.querySelector('input[name=line]')!.getAttribute('value')!,
      tick: button.getAttribute('value')!,
    })
  }
  const dots = async (browser: Browser) =>
    (await browser.get('/cam-ket/2026')).dom
      .querySelector('.dots')!
      .querySelectorAll('.visually-hidden')
      .map((one) => one.text)

  test('is one tap a line; the dots say it in words too, and the same tap takes it back', async () => {
    await signedBy(world, 'lan', { on: '2026-02-01' })
    const lan = world.as('lan')
    expect((await tap(lan, 'Giữ được')).status).toBe(303)
    await tap(lan, 'Bị lỡ', '03')
    await tap(lan, 'Chưa tới hạn', '12')
    const said = await dots(lan)
    expect(said).toHaveLength(12)
    expect([said[10], said[2], said[11], said[0]]).toEqual([
      'Tháng 11: Giữ được',
      'Tháng 3: Bị lỡ',
      'Tháng 12: Chưa tới hạn',
      'Tháng 1: chưa ghi',
    ])
    await tap(lan, 'Giữ được')
    expect((await dots(lan))[10]).toBe('Tháng 11: chưa ghi')
  })

  test('leaves no row, no deed and no word anywhere but in her sealed year', async () => {
    await signedBy(world, 'lan', { on: '2026-02-01' })
    const lan = world.as('lan')
    const deeds = await world.db.rows(sql`select n from history`)
    await tap(lan, 'Bị lỡ')
    expect(await world.db.rows(sql`select n from history`)).toHaveLength(deeds.length)
    const seen = await world.db.asMember(world.cast.people.lan.id, (tx) =>
      tx.rows<{ sealed: Buffer }>(sql`select sealed from own_year`),
    )
    expect(seen.map(({ sealed }) => sealed.length)).toEqual([24 + 16384 + 16])
    expect(
      await world.db.asMember(world.cast.people.huong.id, (tx) => tx.rows(sql`select 1 from own_year`)),
    ).toEqual([])
    const { thanh } = world.cast.units
    for (const address of [
      `/chi-bo/${thanh.id}/cam-ket/2026`,
      `/chi-bo/${thanh.id}/cam-ket/2026/${world.cast.people.lan.id}`,
    ]) {
      const ticked = (await world.as('huong').get(address)).text
      expect(ticked).not.toContain('Bị lỡ')
      expect(ticked).not.toContain('Tháng 11')
    }
  })

  test('a slipped line leads to a plan of her own; a kept one to nothing', async () => {
    await signedBy(world, 'lan', { on: '2026-02-01' })
    const lan = world.as('lan')
    await tap(lan, 'Giữ được', '12')
    expect((await lan.get('/cam-ket/2026/thang/12')).text).not.toContain('Viết cách sửa')
    await tap(lan, 'Bị lỡ', '12')
    const page = await lan.get('/cam-ket/2026/thang/12')
    const link = page.dom.querySelectorAll('a').find((one) => one.text === 'Viết cách sửa')!
    const form = await lan.get(link.getAttribute('href')!)
    expect(form.text).toContain(THREE[0])
    const saved = await fillForm(lan, form, { text: 'Khi có giấy mời thì tôi xếp việc nhà.', due: 'quarter' })
    expect((await lan.follow(saved)).text).toContain('Khi có giấy mời thì tôi xếp việc nhà.')
  })

  test('only of months that have begun; the month’s page leads there, whether or not there is a commitment', async () => {
    const lan = world.as('lan')
    const link = (browser: Browser) =>
      browser.get('/thang-nay').then(({ dom }) => dom.querySelector('a[href^="/cam-ket/"]')!.outerHTML)
    const none = await link(lan)
    await signedBy(world, 'lan', { year: 2027 })
    await signedBy(world, 'lan', { on: '2026-02-01' })
    expect(await link(lan)).toBe(none)
    expect((await lan.get('/cam-ket/2027/thang/01')).text).toContain('Tháng này chưa tới')
    expect((await lan.get('/cam-ket/2026/thang/13')).status).toBe(404)
    expect((await lan.post('/cam-ket/2027/thang/01', { line: 'x', tick: 'kept' })).status).toBe(409)
  })

  test('and is nobody’s but hers: another’s line can’t be ticked', async () => {
    const { lines } = await signedBy(world, 'lan', { on: '2026-02-01' })
    const sent = await world.as('nam').post('/cam-ket/2026/thang/11', { line: lines[0]!.line, tick: 'kept' })
    expect(sent.status).toBe(422)
    expect((await world.as('nam').get(`/cam-ket/2026/dieu/${lines[0]!.line}/cach-sua`)).status).toBe(404)
  })
})
