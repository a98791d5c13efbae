import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface FakeSmtp {
  readonly url: string
  /** What it took, headers and text as they came. */
  readonly mails: { readonly to: string; readonly raw: string }[]
  /** 'refuses' says "try later" to every recipient; 'unknown' knows no such recipient; 'cuts' hangs up after the text; 'mute' never answers it. */
  mood: 'well' | 'refuses' | 'unknown' | 'cuts' | 'mute'
  close(): Promise<void>
}

/** As much SMTP as a message needs. */
export async function fakeSmtp(): Promise<FakeSmtp> {
  const mails: { to: string; raw: string }[] = []
  const state = { mood: 'well' as FakeSmtp['mood'] }
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {})
    let to = ''
    let raw: string | null = null
    let rest = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string) => {
      if (raw !== null) {
        if (line !== '.') {
          raw += `${line}\n`
          return
        }
        mails.push({ to, raw })
        raw = null
        if (state.mood === 'cuts') socket.destroy()
        else if (state.mood !== 'mute') say('250 taken')
        return
      }
      const word = line.slice(0, 4).toUpperCase()
      if (word === 'EHLO') say('250 fake')
      else if (word === 'RCPT') {
        to = /<(.*)>/.exec(line)?.[1] ?? ''
        if (state.mood === 'refuses') say('450 try later')
        else say(state.mood === 'unknown' ? '550 no such user' : '250 ok')
      } else if (word === 'DATA') {
        raw = ''
        say('354 go on')
      } else if (word === 'QUIT') {
        say('221 bye')
        socket.end()
      } else say('250 ok')
    }
    say('220 fake')
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString()).split('\r\n')
      rest = lines.pop()!
      for (const line of lines) hear(line)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    close: () =>
      new Promise<void>((done) => {
        for (const socket of open) socket.destroy()
        server.close(() => done())
      }),
  })
}
