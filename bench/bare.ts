import { Hono } from 'hono'
import pg from 'pg'
import { valueTypes } from '../src/platform/database.ts'
import { type Fields, fill, type Statement } from './statements.ts'

/**
 * The least that could answer: finds who asks by the cookie, reads the form and sends the same statements, with
 * bytes sealed beforehand. What the product takes beyond it is the product's own work.
 */
export function bareHandler(
  appUrl: string,
  statements: readonly Statement[],
  recorded: Fields,
  members: ReadonlyMap<string, Fields>,
) {
  const pool = new pg.Pool({ connectionString: appUrl, max: 10, types: valueTypes })
  pool.on('error', () => {})
  const app = new Hono()
  const before = statements.filter((statement, i) => statement.alone && i < firstOf(statements))
  const within = statements.filter((statement) => !statement.alone)
  app.post('/', async (c) => {
    const fields = members.get(c.req.header('cookie') ?? '')
    if (!fields) return c.body(null, 404)
    await c.req.text()
    for (const statement of before) await pool.query(queryOf(statement, recorded, fields))
    const client = await pool.connect()
    try {
      for (const statement of within) await client.query(queryOf(statement, recorded, fields))
    } finally {
      client.release()
    }
    return c.redirect('/thang-nay', 303)
  })
  return { fetch: app.fetch as (request: Request) => Promise<Response>, close: () => pool.end() }
}

const firstOf = (statements: readonly Statement[]) => statements.findIndex((statement) => !statement.alone)

/** A value without a place for parameters (set_config beside begin) stands in the text itself. */
function queryOf({ text, name, values }: Statement, recorded: Fields, fields: Fields): pg.QueryConfig {
  if (!name) return { text: text.replaceAll(recorded.person, fields.person) }
  return { text, name, values: values.map((slot) => fill(slot, fields)) }
}
