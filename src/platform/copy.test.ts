import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { copyIn, copyOut } from './copy.ts'

let client: pg.Client
let other: pg.Client

const connected = async () => {
  const made = new pg.Client({ connectionString: inject('ownerUrl') })
  made.on('error', () => {})
  await made.connect()
  return made
}

beforeEach(async () => {
  client = await connected()
  other = await connected()
  await client.query('create temp table line (text text)')
})
afterEach(async () => {
  await client.end()
  await other.end()
})

/** The server ends the connection, and its end has been heard. */
async function cut(): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const heard = new Promise((done) => client.once('end', done))
  await other.query('select pg_terminate_backend($1)', [rows[0]!.pid])
  await heard
}

const lines = (n: number) => Array.from({ length: n }, () => Buffer.from(`${'x'.repeat(1000)}\n`))

describe('what is copied into a table', () => {
  test('is counted, and comes out as it went in', async () => {
    expect(await copyIn(client, 'copy line from stdin', lines(3000))).toBe(3000)
    const out: Buffer[] = []
    for await (const block of copyOut(client, 'copy line to stdout')) out.push(block)
    expect(Buffer.concat(out).equals(Buffer.concat(lines(3000)))).toBe(true)
  })

  test('is refused with what the server says of it, and the connection goes on', async () => {
    await expect(copyIn(client, 'copy line from stdin', [Buffer.from('a\tb\n')])).rejects.toThrow(
      'extra data',
    )
    await expect(copyIn(client, 'copy nowhere from stdin', lines(1))).rejects.toThrow('nowhere')
    await expect(copyOut(client, 'copy nowhere to stdout').next()).rejects.toThrow('nowhere')
    expect(await copyIn(client, 'copy line from stdin', lines(2))).toBe(2)
  })

  test('is refused where it can’t be read', async () => {
    async function* broken() {
      yield* lines(10)
      throw new Error('the file ends here')
    }
    await expect(copyIn(client, 'copy line from stdin', broken())).rejects.toThrow('the file ends here')
    expect((await client.query('select 1 from line')).rowCount).toBe(0)
  })
})

describe('a connection that is cut ends the copy with an error, and nothing waits for it', () => {
  test('before it begins', async () => {
    await cut()
    await expect(copyIn(client, 'copy line from stdin', lines(1))).rejects.toThrow()
    await expect(copyOut(client, 'copy line to stdout').next()).rejects.toThrow()
  })

  test('in the middle of what goes in', async () => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    async function* cutShort() {
      yield* lines(100)
      await other.query('select pg_terminate_backend($1)', [rows[0]!.pid])
      for (;;) yield* lines(1000)
    }
    await expect(copyIn(client, 'copy line from stdin', cutShort())).rejects.toThrow()
  })

  test('in the middle of what comes out', async () => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const read = async () => {
      const out = copyOut(client, `copy (select repeat('x', 1000) from generate_series(1, 100000)) to stdout`)
      for await (const block of out)
        if (block) await other.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    }
    await expect(read()).rejects.toThrow()
  })
})
