import type pg from 'pg'

/** A statement on its way, and how whoever asked is told. */
interface Passenger {
  readonly query: pg.QueryConfig
  done(result: pg.QueryResult): void
  fail(error: unknown): void
}

/**
 * Statements begun in one turn of the event loop, as those of a page that needs several answers, go out together on one
 * connection. Each is a transaction of its own, as if it had gone alone, and is answered as soon as its own answer is
 * there; but one backend wakes for all of them, where each on its own connection would wake another.
 */
export function inFlights(pool: pg.Pool): (query: pg.QueryConfig) => Promise<pg.QueryResult> {
  let boarding: Passenger[] = []
  const depart = () => {
    const flight = boarding
    boarding = []
    void fly(pool, flight)
  }
  return (query) =>
    new Promise((done, fail) => {
      if (boarding.push({ query, done, fail }) === 1) process.nextTick(depart)
    })
}

async function fly(pool: pg.Pool, flight: readonly Passenger[]): Promise<void> {
  let client: pg.PoolClient
  try {
    client = await pool.connect()
  } catch (error) {
    for (const { fail } of flight) fail(error)
    return
  }
  let broken: Error | undefined
  // A connection that is lost reports here too; unheard, it would end the process.
  const onLoss = (error: Error) => {
    broken = error
  }
  client.on('error', onLoss)
  await Promise.all(
    flight.map(async ({ query, done, fail }) => {
      try {
        done(await client.query(query))
      } catch (error) {
        fail(error)
      }
    }),
  )
  client.off('error', onLoss)
  client.release(broken)
}
