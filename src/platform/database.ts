import pg from 'pg'
import { packingSocket } from './packing-socket.ts'
import type { Sql } from './sql.ts'

/** Where statements go. Feature code takes one of these as its first argument, never a pool or a client. */
export interface Database {
  rows<T>(query: Sql): Promise<T[]>
  /** The first row, or null. */
  maybe<T>(query: Sql): Promise<T | null>
  /** The one row there must be; throws when there is none. */
  row<T>(query: Sql): Promise<T>
  /** Runs and tells how many rows were touched. */
  run(query: Sql): Promise<number>
  /** All or nothing. Inside a transaction it is a savepoint. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /**
   * A transaction in which row level security shows the private rows of this person and of nobody else.
   * The setting ends with the transaction.
   */
  asMember<T>(person: string, work: (tx: Transaction) => Promise<T>): Promise<T>
}

declare const inTransaction: unique symbol
/** A `Database` inside a transaction: verbs that write several rows ask for this, so that they can't half happen. */
export interface Transaction extends Database {
  readonly [inTransaction]?: true
  /**
   * Leaves statements under way whose answers the work does not need: the commit follows right behind them, so that a
   * lock they take is not held while we wait to hear of it. What fails among them fails the transaction.
   */
  lastly(work: Promise<unknown>): void
}

export interface ConnectedDatabase extends Database {
  /** New connections go here: the server came back under another address. */
  connectTo(url: string): void
  close(): Promise<void>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const DATE = 1082
const BIGINT = 20

/** How values come back; the tests' own client uses the same. */
export const valueTypes = {
  // Dates of the practice are calendar days, not moments: they stay the text 'yyyy-mm-dd'.
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE) return (value: string) => value
    if (oid === BIGINT) return Number
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

type Client = Pick<pg.ClientBase, 'query'>

async function send(client: Client, query: Sql): Promise<pg.QueryResult> {
  return client.query({ name: query.name, text: query.text, values: query.values })
}

/** A text of several statements, as the queue's library writes them, has a result for each. */
const rowsOf = (result: pg.QueryResult | pg.QueryResult[]): unknown[] =>
  Array.isArray(result) ? result.flatMap((one) => one.rows) : result.rows

/** Also used by the tests, which hand in one client whose outer transaction is rolled back. */
export function transactionOn(client: Client, depth = 1, last: Promise<unknown>[] = []): Transaction {
  /** A part of the transaction that is taken back alone when it fails. */
  async function part<T>(before: string, after: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const inner: Promise<unknown>[] = []
    try {
      const [, answer] = await together(
        client.query(`${before}savepoint s${depth}`),
        work(transactionOn(client, depth + 1, inner)),
      )
      await together(...inner, client.query(`release savepoint s${depth}${after}`))
      return answer
    } catch (error) {
      await client.query(`rollback to savepoint s${depth}${after}`)
      throw error
    }
  }
  const tx: Transaction = {
    rows: async <T>(query: Sql) => rowsOf(await send(client, query)) as T[],
    maybe: async <T>(query: Sql) => ((await send(client, query)).rows[0] as T) ?? null,
    row: async <T>(query: Sql) => {
      const found = (await send(client, query)).rows[0]
      if (!found) throw new Error(`no row from: ${query.text.slice(0, 120)}`)
      return found as T
    },
    run: async (query) => (await send(client, query)).rowCount ?? 0,
    lastly(work) {
      // Heard of where the transaction ends.
      work.catch(() => {})
      last.push(work)
    },
    transaction: (work) => part('', '', work),
    asMember: async (person, work) => part(`${memberSetting(person)}; `, `; ${NOBODY}`, work),
  }
  return tx
}

/** The id is checked letter by letter and so may stand in the text: it travels in one message with `begin`. */
function memberSetting(person: string): string {
  if (!UUID.test(person)) throw new Error('not an id')
  return `select set_config('app.member', '${person}', true)`
}

const NOBODY = `select set_config('app.member', '', true)`

/**
 * For statements of one transaction that do not need each other's answers: begun one after the other without waiting,
 * they travel in one flight and are carried out in that order. Waits for every one of them, also when one fails, so that
 * nothing is left under way on a connection that goes back to the pool.
 */
export async function together<T extends readonly unknown[]>(
  ...works: { [K in keyof T]: Promise<T[K]> }
): Promise<T> {
  const settled = await Promise.allSettled(works)
  for (const work of settled) if (work.status === 'rejected') throw work.reason
  return settled.map((work) => (work as PromiseFulfilledResult<unknown>).value) as unknown as T
}

/** Opens a pool as the application's own login. `max` connections are plenty for one Node thread. */
export function connect(url: string, { max = 10 } = {}): ConnectedDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    pipeline: true,
    types: valueTypes,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    stream: packingSocket,
    application_name: 'tusoi',
  })
  // An idle connection that breaks (the server went away) must not end the process; the next query reports it.
  pool.on('error', () => {})

  async function within<T>(begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    let broken: Error | undefined
    // A connection that is lost while nothing is being asked of it reports here; unheard, it would end the process.
    const onLoss = (error: Error) => {
      broken = error
    }
    client.on('error', onLoss)
    const last: Promise<unknown>[] = []
    try {
      const [, answer] = await together(client.query(begin), work(transactionOn(client, 1, last)))
      await together(...last, client.query('commit'))
      return answer
    } catch (error) {
      if (!broken) await client.query('rollback').catch(onLoss)
      throw error
    } finally {
      client.off('error', onLoss)
      client.release(broken)
    }
  }

  const one = transactionOn({ query: pool.query.bind(pool) } as Client)
  return {
    rows: one.rows,
    maybe: one.maybe,
    row: one.row,
    run: one.run,
    transaction: (work) => within('begin', work),
    asMember: (person, work) => within(`begin; ${memberSetting(person)}`, work),
    connectTo: (url) => {
      pool.options.connectionString = url
    },
    close: () => pool.end(),
  }
}

/** True when an error means that the database can't be reached now, as opposed to a wrong statement. */
export function isUnreachable(error: unknown): boolean {
  const code = (error as { code?: string })?.code ?? ''
  const message = error instanceof Error ? error.message : ''
  return (
    [
      'ECONNREFUSED',
      'ENOENT',
      'ECONNRESET',
      'EPIPE',
      'ETIMEDOUT',
      '57P01',
      '57P02',
      '57P03',
      '53300',
    ].includes(code) ||
    code.startsWith('08') ||
    /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(
      message,
    )
  )
}
