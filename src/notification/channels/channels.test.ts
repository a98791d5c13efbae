import { createPublicKey, createVerify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { Agent } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noticeWords } from '../../text/vi/notice.ts'
import { type FakeGateway, fakeGateway, type Mood } from '../testing/fake-gateway.ts'
import { type FakeSmtp, fakeSmtp } from '../testing/fake-smtp.ts'
import type { Addressee, Carrier, Outgoing } from './channel.ts'
import { emailCarrier } from './email.ts'
import { pushCarrier } from './push.ts'
import { smsCarrier } from './sms.ts'
import { znsCarrier } from './zns.ts'

const NOWHERE: Addressee = { phone: null, email: null, browser: null }
const message = (to: Partial<Addressee>, id = 'b3f1c7de-0000-4000-8000-000000000001'): Outgoing => ({
  id,
  text: noticeWords.look,
  to: { ...NOWHERE, ...to },
})
/** Long enough on a busy machine; and for those that never answer. */
const [PATIENT, SHORT] = [10_000, 300]
/** A port on which somebody listened and nobody does any more. */
const closedPort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })

describe('gateways by HTTP', () => {
  let gateway: FakeGateway
  beforeAll(async () => {
    gateway = await fakeGateway()
  })
  afterAll(() => gateway.close())
  beforeEach(() => {
    gateway.moods = []
    gateway.always = null
    gateway.delivered.length = 0
    gateway.asked.length = 0
  })

  const patience = () => (gateway.moods.includes('mute') ? SHORT : PATIENT)
  const sms = (url = gateway.smsUrl, key = 'the-key', marks = true) =>
    smsCarrier({ url, key, secret: 's', sender: 'TUSOI', marks, dedupes: 1, patience: patience() })
  const zns = (url = gateway.znsUrl, token = 'the-token') =>
    znsCarrier({
      url,
      token: async () => token,
      template: '123',
      parameter: 'noi_dung',
      dedupes: 1,
      patience: patience(),
    })
  const to = message({ phone: '84912345678' })

  test.each([
    ['SMS', () => sms()],
    ['ZNS', () => zns()],
  ] as const)('%s hands over number, words and id, and the same id twice is one message', async (_, make) => {
    const carrier = make()
    expect(await carrier.send(to)).toBe('taken')
    expect(await carrier.send(to)).toBe('taken')
    expect(gateway.delivered).toEqual([{ id: to.id, phone: '84912345678', text: noticeWords.look }])
    expect(gateway.asked).toHaveLength(2)
  })

  test.each([
    ['too-many', 'not-taken'],
    ['no-money', 'not-taken'],
    ['broken', 'unsure'],
    ['mute', 'unsure'],
    ['cuts', 'unsure'],
    ['nonsense', 'unsure'],
    ['unknown-error', 'unsure'],
    ['bad-number', 'bounced'],
  ] as [Mood, string][])('“%s” is “%s”, by SMS and by Zalo', async (mood, outcome) => {
    for (const make of [sms, zns]) {
      gateway.moods = [mood]
      const carrier = make()
      expect(await carrier.send(to), carrier.channel).toBe(outcome)
    }
  })

  test('a wrong key and a gateway that is not there have certainly not taken it', async () => {
    const closed = `http://127.0.0.1:${await closedPort()}/x`
    for (const carrier of [
      sms(gateway.smsUrl, 'wrong'),
      zns(gateway.znsUrl, 'wrong'),
      sms(closed),
      zns(closed),
    ])
      expect(await carrier.send(to), carrier.channel).toBe('not-taken')
    expect(gateway.delivered).toEqual([])
  })

  test('without marks where the gateway takes none', async () => {
    await sms(gateway.smsUrl, 'the-key', false).send(to)
    expect(gateway.delivered[0]!.text).toBe('Moi dong chi mo bieu tuong Tu Soi tren man hinh dien thoai.')
  })
})

describe('mail', () => {
  let smtp: FakeSmtp
  beforeAll(async () => {
    smtp = await fakeSmtp()
  })
  afterAll(() => smtp.close())
  const mail = (url = smtp.url) =>
    emailCarrier({ url, from: 'tusoi@thu.test', patience: smtp.mood === 'mute' ? 1500 : PATIENT })
  const to = message({ email: 'lan@thu.test' })

  test('has the words, one address and no link', async () => {
    expect(await mail().send(to)).toBe('taken')
    const [taken] = smtp.mails
    expect(taken!.to).toBe('lan@thu.test')
    const [head, body] = taken!.raw.split('\n\n') as [string, string]
    expect(head).toMatch(/^From: tusoi@thu\.test$/m)
    expect(head).toMatch(/^To: lan@thu\.test$/m)
    expect(head).toContain(`Message-ID: <${to.id}@tusoi>`)
    expect(head).toContain('Auto-Submitted: auto-generated')
    const decoded = /base64/i.test(head)
      ? Buffer.from(body, 'base64').toString()
      : Buffer.from(
          body
            .replace(/=\n/g, '')
            .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString()
    expect(decoded.trim()).toBe(noticeWords.look)
    expect(`${head}${decoded}`).not.toMatch(/https?:|www\./)
  })

  test.each([
    ['refuses', 'not-taken'],
    ['unknown', 'bounced'],
    ['cuts', 'unsure'],
    ['mute', 'unsure'],
  ] as const)('a server that %s: “%s”', async (mood, outcome) => {
    smtp.mood = mood
    expect(await mail().send(to)).toBe(outcome)
    smtp.mood = 'well'
  })

  test('a server that is not there has not taken it', async () => {
    expect(await mail(`smtp://127.0.0.1:${await closedPort()}`).send(to)).toBe('not-taken')
  })
})

describe('push', () => {
  const seen: { headers: IncomingHttpHeaders; length: number; url: string }[] = []
  let status = 201
  const server = createServer((request, response) => {
    let length = 0
    request.on('data', (bytes: Buffer) => {
      length += bytes.length
    })
    request.on('end', () => {
      seen.push({ headers: request.headers, length, url: request.url! })
      response.writeHead(status).end()
    })
  })
  let push: Carrier
  let publicKey: string
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const { default: webPush } = await import('web-push')
    const keys = webPush.generateVAPIDKeys()
    publicKey = keys.publicKey
    // The push service stands at the end of a plain line instead of a sealed one.
    const agent = new Agent()
    agent.createConnection = () => connect(port, '127.0.0.1')
    push = pushCarrier({ keys: async () => keys, subject: 'https://tusoi.test', patience: PATIENT, agent })
  })
  afterAll(() => new Promise((done) => server.close(done)))
  const browser = {
    endpoint: 'https://push.example/send/abc',
    p256dh: `B${'A'.repeat(86)}`,
    auth: 'A'.repeat(22),
  }

  test('knocks without a word, signed by this server’s key', async () => {
    status = 201
    expect(await push.send(message({ browser }))).toBe('taken')
    const [knock] = seen
    expect(knock!.length).toBe(0)
    expect(knock!.url).toBe('/send/abc')
    expect(knock!.headers.ttl).toBe('259200')
    const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(knock!.headers.authorization!)!
    expect(key).toBe(publicKey)
    const [head, claims, signature] = token!.split('.') as [string, string, string]
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: 'https://push.example',
      sub: 'https://tusoi.test',
    })
    const point = Buffer.from(publicKey, 'base64url')
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    }
    const verifying = createVerify('sha256').update(`${head}.${claims}`)
    const as = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const
    expect(verifying.verify(as, Buffer.from(signature, 'base64url'))).toBe(true)
  })

  test.each([
    [410, 'bounced'],
    [404, 'bounced'],
    [429, 'not-taken'],
    [403, 'not-taken'],
    [500, 'unsure'],
  ] as const)('an answer %d is “%s”', async (answer, outcome) => {
    status = answer
    expect(await push.send(message({ browser }))).toBe(outcome)
  })
})
