import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { note } from '../../test/enrol.ts'
import { browser, fillForm, formFields, ORIGIN, useWorld } from '../../test/harness.ts'
import { createApp } from '../app.ts'
import { type Path, paths } from '../paths.ts'
import { readConfig } from './config.ts'
import { connect } from './database.ts'
import { randomId } from './ids.ts'
import { makeLog } from './log.ts'
import { sql } from './sql.ts'

const world = useWorld()
const entry = () => `/nhat-ky/${randomId()}`
const written = () =>
  world.db
    .asMember(world.cast.people.lan.id, (tx) => tx.rows(sql`select 1 from diary_entry`))
    .then((rows) => rows.length)

describe('a form from Lan’s browser', () => {
  const send = (headers: Record<string, string>) => world.as('lan').post(entry(), { text: 'x' }, headers)
  const none = { origin: '', 'sec-fetch-site': '' }

  test.each<[what: string, headers: Record<string, string>]>([
    ['with our origin, as browsers send it', { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }],
    ['with our origin and no more, as older browsers do', { origin: ORIGIN, 'sec-fetch-site': '' }],
    [
      'with our origin and port written out',
      { origin: `${ORIGIN}:80`, 'sec-fetch-site': '', host: 'tusoi.test' },
    ],
    ['without an origin, but from ourselves', { origin: '', 'sec-fetch-site': 'same-origin' }],
    ['with a hidden origin, but from ourselves', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    [
      'at another name of this machine',
      { origin: 'http://192.168.1.9:8025', host: '192.168.1.9:8025', 'sec-fetch-site': '' },
    ],
  ])('%s is taken', async (_, headers) => {
    const kept = Object.fromEntries(Object.entries({ ...none, ...headers }).filter(([, value]) => value))
    expect((await withoutDefaults(kept)).status).toBe(303)
    expect(await written()).toBe(1)
  })

  test.each<[what: string, headers: Record<string, string>]>([
    ['that says nothing of where it is from', {}],
    ['with a hidden origin and nothing else', { origin: 'null' }],
    ['with a hidden origin, from elsewhere', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['from another site', { origin: 'http://xau.test', 'sec-fetch-site': 'cross-site' }],
    [
      'from another site that claims to be ours',
      { origin: 'http://xau.test', 'sec-fetch-site': 'same-origin' },
    ],
    [
      'with our origin, though the browser says otherwise',
      { origin: ORIGIN, 'sec-fetch-site': 'cross-site' },
    ],
    ['from a site under the same name', { origin: 'http://con.tusoi.test', 'sec-fetch-site': 'same-site' }],
    ['from another port', { origin: `${ORIGIN}:8080`, host: 'tusoi.test' }],
    [
      'from another port, though Host says ours',
      { origin: 'http://tusoi.test:81', host: 'tusoi.test:80', 'sec-fetch-site': 'same-site' },
    ],
    ['from a name that begins like ours', { origin: 'http://tusoi.test.xau.test', host: 'tusoi.test' }],
    ['from a name that ends like ours', { origin: 'http://xautusoi.test', host: 'tusoi.test' }],
    ['with ours in its user part', { origin: 'http://tusoi.test@xau.test', host: 'tusoi.test' }],
    ['from a file', { origin: 'file://' }],
    ['with two origins', { origin: `${ORIGIN}, http://xau.test` }],
    ['from nowhere, as a link typed by hand is', { 'sec-fetch-site': 'none' }],
    ['with words for an origin', { origin: 'tusoi.test', host: 'tusoi.test' }],
  ])('%s is refused, and nothing is written', async (_, headers) => {
    const refused = await withoutDefaults(headers)
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('Yêu cầu không đến từ trang của Tự Soi')
    expect(await written()).toBe(0)
  })

  test('is refused before anything of it is read', async () => {
    const refused = await send({ origin: 'http://xau.test', 'content-type': 'text/plain' })
    expect(refused.status).toBe(403)
  })

  /** Exactly these headers and Lan's cookies, through an app of its own over the same world. */
  async function withoutDefaults(headers: Record<string, string>): Promise<Response> {
    const lan = world.as('lan')
    const cookie = [...lan.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const app = createApp({
      db: world.db,
      clock: { now: () => world.now },
      config: { ...readConfig({}, { demo: false }), address: ORIGIN },
      assets: { address: (name) => name, find: () => null },
      log: makeLog(),
    })
    return app.request(
      new Request(new URL(entry(), ORIGIN), {
        method: 'POST',
        body: new URLSearchParams({ text: 'x' }),
        headers: { cookie, ...headers },
      }),
    )
  }
})

describe('a request that is not what it seems', () => {
  const app = () =>
    createApp({
      db: world.db,
      clock: { now: () => world.now },
      config: { ...readConfig({}, { demo: false }), address: ORIGIN },
      assets: { address: (name) => name, find: () => null },
      log: makeLog(),
    })
  const cookie = () => [...world.as('lan').cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
    app().request(new Request(ORIGIN + path, { method, headers: { cookie: cookie(), ...headers } }))

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])(
    '%s is nowhere, from whatever site',
    async (method) => {
      expect(
        (await ask(method, '/thang-nay', { origin: ORIGIN, 'sec-fetch-site': 'same-origin' })).status,
      ).toBe(404)
      expect((await ask(method, '/thang-nay', { origin: 'http://xau.test' })).status).toBe(403)
    },
  )

  test('HEAD tells what GET does, without the page, and is turned away where GET is', async () => {
    const head = await ask('HEAD', '/nhat-ky')
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await ask('HEAD', `/chi-bo/${world.cast.units.thanh.id}`)).status).toBe(404)
    expect((await ask('HEAD', '/thang-nay/mo-lai')).status).toBe(404)
  })

  test.each([
    [
      'a header',
      '/toi/du-lieu/xoa',
      { 'x-http-method-override': 'POST', 'x-method-override': 'POST', 'x-http-method': 'POST' },
    ],
    ['the address', '/toi/du-lieu/xoa?_method=POST&confirm=X%C3%93A', {}],
  ])('a GET that calls itself a POST in %s is a GET', async (_, path, headers) => {
    const lan = world.as('lan')
    await note(lan, 'còn đây')
    expect((await ask('GET', path, headers)).status).toBe(200)
    expect(await written()).toBe(1)
  })

  test('another host in a forwarded header moves neither a redirect nor a page', async () => {
    const spoofed = {
      'x-forwarded-host': 'xau.test',
      'x-forwarded-proto': 'https',
      forwarded: 'host=xau.test',
    }
    const page = await ask('GET', '/', spoofed)
    expect(page.headers.get('location')).toBe('/thang-nay')
    expect(await (await ask('GET', '/thang-nay', spoofed)).text()).not.toContain('xau.test')
  })

  test.each([
    ['/thang-nay/', 404],
    ['//thang-nay', 404],
    ['/thang-nay//luot/1', 404],
    ['/THANG-NAY', 404],
    ['/thang-nay%2fluot/1', 404],
    ['/thang-nay/luot/1%00', 404],
    ['/thang-nay/luot/%2e%2e/%2e%2e/dang-uy', 404],
    ['/thang-nay/;/luot/1', 404],
    ['/thang-nay/luot/1;x=1', 404],
    ['/%74hang-nay/luot/1', 200],
    ['/assets/..%2f..%2fpackage.json', 404],
    ['/assets/%2e%2e%2f%2e%2e%2fpackage.json', 404],
    ['/%', 404],
    ['/nhat-ky/%E0%A4%A', 404],
    ['/__proto__', 404],
    ['/khong-co', 404],
  ])('the address %s is answered %i', async (path, status) => {
    const answer = await ask('GET', path)
    expect(answer.status).toBe(status)
    if (status === 404) expect(await answer.text()).toContain('Không có trang này')
  })

  test('a type that is no form is not read', async () => {
    for (const type of [
      'application/json',
      'text/plain',
      'text/xml',
      'multipart/mixed',
      'multipart/form-data',
    ])
      expect(
        (
          await app().request(
            new Request(new URL(entry(), ORIGIN), {
              method: 'POST',
              body: '{"text":"x"}',
              headers: { cookie: cookie(), origin: ORIGIN, 'content-type': type },
            }),
          )
        ).status,
        type,
      ).toBe(400)
    expect(await written()).toBe(0)
  })
})

describe('odd cookies', () => {
  test.each([
    ['a session of nine thousand letters', { phien: 'A'.repeat(9000) }],
    ['a session of nothing', { phien: '' }],
    ['a session of somebody else’s letters', { phien: randomBytes(32).toString('base64url') }],
    [
      'two hundred devices',
      Object.fromEntries(
        Array.from({ length: 200 }, () => [`may.${randomId()}`, randomBytes(32).toString('base64url')]),
      ),
    ],
    [
      'names JavaScript knows',
      { __proto__x: '1', constructor: '1', 'may.constructor': randomBytes(32).toString('base64url') },
    ],
  ])('%s let nobody in and break nothing', async (_, cookies) => {
    const stranger = world.as()
    for (const [name, value] of Object.entries(cookies)) stranger.cookies.set(name, value as string)
    expect((await stranger.get('/')).status).toBe(200)
    expect((await stranger.get('/vao')).text).toContain('Máy này chưa có ai đăng ký')
    expect((await stranger.get('/thang-nay')).status).toBe(303)
    expect(world.logged).toEqual([])
  })

  test('a device’s id in capitals is not the device', async () => {
    const { device, secret, token } = world.cast.people.lan.signedIn
    const odd = world.as()
    odd.cookies.set(`may.${device.id.toUpperCase()}`, secret.toString('base64url'))
    odd.cookies.set('phien', token.toString('base64url'))
    expect((await odd.get('/thang-nay')).status).toBe(303)
  })
})

describe('every page', () => {
  const readable = Object.entries(paths as Record<string, Path>).filter(
    ([, path]) => !path.pattern.includes(':'),
  )

  test('may load nothing from elsewhere, run nothing inline, stand in no frame, and is kept by no cache', async () => {
    for (const name of ['lan', 'huong', 'phuc', undefined] as const)
      for (const [, path] of readable) {
        const page = await world.as(name).get(path.pattern)
        const csp = page.headers.get('content-security-policy')!
        expect(csp).toContain("default-src 'none'")
        expect(csp).toContain("frame-ancestors 'none'")
        expect(csp).not.toMatch(/unsafe|\*|https?:/)
        expect(page.headers.get('cache-control')).toBe('no-store')
        expect(page.headers.get('x-content-type-options')).toBe('nosniff')
        expect(page.headers.get('referrer-policy')).toBe('same-origin')
        expect(page.dom.querySelectorAll('script:not([src]), style, [style], iframe')).toHaveLength(0)
        for (const source of page.dom.querySelectorAll('[src], link[href]'))
          expect(source.getAttribute('src') ?? source.getAttribute('href')).toMatch(/^\//)
        expect(page.html).not.toMatch(/ on\w+="/)
        expect(
          page.dom.querySelectorAll('form').every((form) => form.getAttribute('action')!.startsWith('/')),
        ).toBe(true)
      }
  })

  test('breaks for nobody', async () => {
    for (const name of castNames)
      for (const [, path] of readable)
        for (const page of [
          await world.as(name).get(path.pattern),
          await world.as(name).get(`${path.pattern}?x[]=1&x=%00&__proto__=1`),
        ])
          expect(page.status, `${name} ${path.pattern}`).toBeLessThan(500)
    expect(world.logged).toEqual([])
  })
})

test('with the database gone every page says so in plain words, and works again when it is back', async () => {
  const gone = connect('postgresql://tusoi_app@127.0.0.1:1/tusoi')
  const logged: string[] = []
  let db: Parameters<typeof createApp>[0]['db'] = gone
  const parts = {
    get db() {
      return db
    },
    clock: { now: () => world.now },
    config: { ...readConfig({}, { demo: false }), address: ORIGIN },
    assets: { address: (name: string) => name, find: () => null },
    log: { error: (...what: unknown[]) => logged.push(JSON.stringify(what)) } as never,
  }
  const app = createApp(parts)
  const lan = browser((request) => Promise.resolve(app.request(request)), world.cast.people.lan.signedIn)
  const page = await lan.get('/thang-nay')
  expect(page.status).toBe(503)
  expect(page.text).toContain('Tạm thời chưa vào được')
  expect(page.headers.get('refresh')).toBe('10')
  expect((await lan.post(entry(), { text: 'đang gõ' })).status).toBe(503)
  expect(logged.join()).not.toContain('đang gõ')
  db = world.db
  expect((await lan.get('/thang-nay')).status).toBe(200)
  await gone.close()
})

test('a form that names another account than the one signed in is refused, whatever it asks for', async () => {
  const page = await world.as('nam').get('/nhat-ky/moi')
  expect((await fillForm(world.as('lan'), page, { text: 'của Nam' })).status).toBe(409)
  const { action, fields } = formFields(page, { text: 'của Nam' })
  expect(
    (
      await world
        .as('lan')
        .post(action, { ...fields, 'form-for': [randomId(), world.cast.people.lan.signedIn.account] })
    ).status,
  ).toBe(409)
  expect(await written()).toBe(0)
})
