import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Browser, browser, fillForm, NOW, ORIGIN } from '../../test/harness.ts'
import { createApp } from '../app.ts'
import { readConfig } from '../platform/config.ts'
import { type Transaction, transactionOn, valueTypes } from '../platform/database.ts'
import { offerToken } from './setup.ts'

/** A server nobody has set up: the cast of the other tests is not here. */
const client = new pg.Client({ connectionString: inject('appUrl'), types: valueTypes, pipeline: true })
let tx: Transaction
let visit: () => Browser

beforeAll(async () => {
  await client.connect()
  await client.query('begin')
  tx = transactionOn(client)
  const app = createApp({
    db: tx,
    clock: { now: () => NOW },
    config: { ...readConfig({}, { demo: false }), address: ORIGIN, root: join(import.meta.dirname, '../..') },
    assets: { address: (name) => name, find: () => null },
    log: pino({ level: 'silent' }),
  })
  visit = () => browser((request) => Promise.resolve(app.request(request)))
})
beforeEach(() => client.query('savepoint test'))
afterEach(() => client.query('rollback to savepoint test'))
afterAll(async () => {
  await client.query('rollback')
  await client.end()
})

const answers = (token: string) => ({
  token,
  commune: 'Đảng bộ xã Thạnh Quới',
  superior: 'Đảng bộ tỉnh',
  name: 'Lê Quản Trị',
  pin: '482913',
  'pin-again': '482913',
})

describe('the first run', () => {
  test('whoever reads the token in the log sets the organisation up, and is its administrator', async () => {
    const token = (await offerToken(tx, NOW))!
    const operator = visit()
    const done = await fillForm(operator, await operator.get('/thiet-lap'), answers(token))
    expect(done.location).toBe('/phieu-khoi-phuc')
    const home = await operator.follow(await operator.get('/'))
    expect(home.url).toBe('/to-chuc')
    expect(home.text).toContain('Đảng bộ xã Thạnh Quới')
    expect(await offerToken(tx, NOW)).toBeNull()
    expect((await visit().get('/thiet-lap')).status).toBe(404)
  })

  test('somebody without the token sets up nothing, keeps what was typed, and has to slow down', async () => {
    await offerToken(tx, NOW)
    const stranger = visit()
    const page = await stranger.get('/thiet-lap')
    const refused = await fillForm(stranger, page, answers('111111 222222 333333 444444 555555'))
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Mã chưa đúng')
    expect(refused.dom.querySelector('#commune')?.getAttribute('value')).toBe('Đảng bộ xã Thạnh Quới')
    expect(refused.html).not.toContain('482913')
    for (let guess = 0; guess < 20; guess++)
      await fillForm(stranger, page, answers('111111 222222 333333 444444 555555'))
    expect((await fillForm(stranger, page, answers('1'))).text).toContain('Mời đồng chí chờ')
  })

  test('a token of an earlier start is no longer good', async () => {
    const old = (await offerToken(tx, NOW))!
    await offerToken(tx, NOW)
    const operator = visit()
    expect((await fillForm(operator, await operator.get('/thiet-lap'), answers(old))).text).toContain(
      'Mã chưa đúng',
    )
  })

  test('a PIN anybody would guess and a missing name are told, each at its field', async () => {
    const token = (await offerToken(tx, NOW))!
    const operator = visit()
    const page = await operator.get('/thiet-lap')
    const refused = await fillForm(operator, page, {
      ...answers(token),
      name: '',
      pin: '123456',
      'pin-again': '123456',
    })
    expect(refused.dom.querySelectorAll('.errors a').map((link) => link.getAttribute('href'))).toEqual([
      '#name',
      '#pin',
    ])
  })
})
