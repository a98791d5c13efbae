import { connect, type Socket } from 'node:net'

/**
 * The load generator, a process of its own so that it shares no event loop with what it measures. It is told over
 * stdin where to connect and what to send, keeps `clients` connections alive, and answers with times.
 */
export interface Job {
  readonly port: number
  readonly clients: number
  /** Whole HTTP/1.1 requests. Each is sent once. */
  readonly requests: readonly string[]
  /** As fast as they are answered, or no faster than this. */
  readonly perSecond?: number
}

export interface Outcome {
  readonly seconds: number
  /** Milliseconds from the first byte sent to the last received, one a request. */
  readonly times: readonly number[]
  /** How many answers had which status. */
  readonly statuses: Readonly<Record<string, number>>
}

const LONGEST_MS = 60_000

async function run({ port, clients, requests, perSecond }: Job): Promise<Outcome> {
  const times: number[] = []
  const statuses: Record<string, number> = {}
  let next = 0
  const began = performance.now()
  const client = async () => {
    const socket = await open(port)
    while (next < requests.length && performance.now() - began < LONGEST_MS) {
      const n = next++
      const due = perSecond ? began + (n * 1000) / perSecond : 0
      if (due > performance.now()) await new Promise((done) => setTimeout(done, due - performance.now()))
      const sent = performance.now()
      const status = await exchange(socket, requests[n]!)
      times.push(performance.now() - sent)
      statuses[status] = (statuses[status] ?? 0) + 1
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { seconds: (performance.now() - began) / 1000, times, statuses }
}

function open(port: number): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => done(socket))
    socket.once('error', fail)
  })
}

/** Bare sockets: a client library would cost as much as the server it measures. Both servers tell their length. */
function exchange(socket: Socket, request: string): Promise<string> {
  return new Promise((done, fail) => {
    let received = ''
    const read = (bytes: Buffer) => {
      received += bytes.toString('latin1')
      const end = received.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(received)?.[1] ?? 0)
      const whole = /\r\ntransfer-encoding: *chunked/i.test(received)
        ? received.endsWith('0\r\n\r\n')
        : received.length >= end + 4 + length
      if (!whole) return
      socket.off('data', read)
      socket.off('error', fail)
      done(received.slice(9, 12))
    }
    socket.on('data', read)
    socket.once('error', fail)
    socket.write(request)
  })
}

const told: Buffer[] = []
for await (const chunk of process.stdin) told.push(chunk as Buffer)
const outcome = await run(JSON.parse(Buffer.concat(told).toString()) as Job)
process.stdout.write(JSON.stringify(outcome))
