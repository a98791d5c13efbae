import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { keepMonths } from './months.ts'

/** One number for the whole product: two servers that start at once take turns. */
const LOCK = 7_120_825

/**
 * Brings the schema forward with the plain SQL files of `directory`, in order of their names, each in a
 * transaction of its own. Runs as the owner. A file that has landed is never edited: a changed one is refused.
 * With `now`, the partitions of the coming months are made as well. Returns the names applied now.
 */
export async function migrate(ownerUrl: string, directory: string, now?: Date): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tusoi-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const known = new Map<string, string>(
      (await client.query('select name, sha256 from migration')).rows.map((row) => [row.name, row.sha256]),
    )
    const applied: string[] = []
    for (const name of readdirSync(directory)
      .filter((file) => /^\d{4}-.*\.sql$/.test(file))
      .sort()) {
      const text = readFileSync(join(directory, name), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const before = known.get(name)
      if (before === sha256) continue
      if (before)
        throw new Error(`Tệp ${name} đã chạy rồi mà nay bị sửa. Migration ${name} was edited after it ran.`)
      await client.query('begin')
      await client.query(text)
      await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
      await client.query('commit')
      applied.push(name)
    }
    if (now) await keepMonths(client, now)
    return applied
  } finally {
    await client.end()
  }
}
