import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How it behaves to the next request; afterwards it is well again. */
export type Mood =
  | 'well'
  | 'too-many'
  | 'broken'
  /** Takes the message and never answers. */
  | 'mute'
  /** Takes the message and cuts the line. */
  | 'cuts'
  | 'nonsense'
  | 'no-money'
  | 'bad-number'
  | 'unknown-error'

export interface Taken {
  readonly id: string
  readonly phone: string
  readonly text: string
}

export interface FakeGateway {
  readonly smsUrl: string
  readonly znsUrl: string
  /** What it handed on to phones: each id once. */
  readonly delivered: Taken[]
  /** Every request, repeated ones too. */
  readonly asked: Taken[]
  /** For the coming requests, one each. */
  moods: Mood[]
  /** From now on every request meets this mood. */
  always: Mood | null
  /** Numbers that take nothing. */
  readonly dead: Set<string>
  close(): Promise<void>
}

/** Speaks the protocols of docs/notification-adapters.md: the SMS gateways' JSON and Zalo's ZNS, knowing ids again. */
export async function fakeGateway(): Promise<FakeGateway> {
  const delivered: Taken[] = []
  const asked: Taken[] = []
  const open = new Set<{ destroy(): void }>()
  const state = { moods: [] as Mood[], always: null as Mood | null }
  const dead = new Set<string>()
  const server = createServer(async (request, response) => {
    const body = await json(request)
    const zns = request.url === '/zns'
    const taken: Taken = zns
      ? {
          id: String(body.tracking_id),
          phone: String(body.phone),
          text: String(Object.values(body.template_data as object)[0]),
        }
      : { id: String(body.RequestId), phone: String(body.Phone), text: String(body.Content) }
    asked.push(taken)
    const mood = state.moods.shift() ?? state.always ?? 'well'
    const answer = (status: number, content: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
    const wrongKey = zns ? request.headers.access_token !== 'the-token' : body.ApiKey !== 'the-key'
    if (wrongKey)
      return answer(200, zns ? { error: -124, message: 'access token invalid' } : { CodeResult: '101' })
    if (mood === 'too-many') return answer(429, { message: 'too many requests' })
    if (mood === 'no-money')
      return answer(200, zns ? { error: -115, message: 'Out of quota' } : { CodeResult: '103' })
    if (mood === 'unknown-error') return answer(200, zns ? { error: -100 } : { CodeResult: '9999' })
    if (mood === 'bad-number' || dead.has(taken.phone))
      return answer(200, zns ? { error: -118, message: 'Zalo account not existed' } : { CodeResult: '108' })
    if (mood === 'broken') return answer(503, { message: 'down' })
    const known = delivered.some((one) => one.id === taken.id)
    if (!known) delivered.push(taken)
    if (mood === 'mute') return
    if (mood === 'cuts') return response.destroy()
    if (mood === 'nonsense') return response.writeHead(200).end('<html>')
    return answer(
      200,
      zns
        ? { error: 0, message: 'Success', data: { msg_id: 'a' } }
        : { CodeResult: known ? '124' : '100', SMSID: 'b' },
    )
  })
  server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return Object.assign(state, {
    smsUrl: `http://127.0.0.1:${port}/sms`,
    znsUrl: `http://127.0.0.1:${port}/zns`,
    delivered,
    asked,
    dead,
    close: () =>
      new Promise<void>((done) => {
        for (const socket of open) socket.destroy()
        server.close(() => done())
      }),
  })
}

async function json(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString())
}
