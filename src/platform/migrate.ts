import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { keepMonths } from './months.ts'

/** One number for the whole product: two servers that start at once take turns. */
export const SCHEMA_LOCK = 7_120_825

export interface Migration {
  /** '0001-history.sql' */
  readonly name: string
  readonly sha256: string
}

/** The plain SQL files of a directory, in order of their names. */
export const migrationsIn = (directory: string): (Migration & { text: string })[] =>
  readdirSync(directory)
    .filter((file) => /^\d{4}-.*\.sql$/.test(file))
    .sort()
    .map((name) => {
      const text = readFileSync(join(directory, name), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })

/** What has run in this database, in order; nothing where the schema was never made. */
export async function migrationsOf(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<{ made: boolean }>(
    `select to_regclass('public.migration') is not null as made`,
  )
  if (!rows[0]!.made) return []
  return (await client.query<Migration>('select name, sha256 from migration order by name')).rows
}

export const MIGRATION_TABLE =
  'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())'

/** Runs one file inside the transaction under way. */
export async function applyMigration(client: pg.Client, file: Migration & { text: string }): Promise<void> {
  await client.query(file.text)
  await client.query('insert into migration (name, sha256) values ($1, $2)', [file.name, file.sha256])
}

/**
 * Brings the schema forward with the plain SQL files of `directory`, in order of their names, each in a
 * transaction of its own. Runs as the owner. A file that has landed is never edited: a changed one is refused.
 * With `now`, the partitions of the coming months are made as well. Returns the names applied now.
 */
export async function migrate(ownerUrl: string, directory: string, now?: Date): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tusoi-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [SCHEMA_LOCK])
    await client.query(MIGRATION_TABLE)
    const known = new Map((await migrationsOf(client)).map(({ name, sha256 }) => [name, sha256]))
    const applied: string[] = []
    for (const file of migrationsIn(directory)) {
      const before = known.get(file.name)
      if (before === file.sha256) continue
      if (before)
        throw new Error(
          `Tệp ${file.name} đã chạy rồi mà nay bị sửa. Migration ${file.name} was edited after it ran.`,
        )
      await client.query('begin')
      await applyMigration(client, file)
      await client.query('commit')
      applied.push(file.name)
    }
    if (now) await keepMonths(client, now)
    return applied
  } finally {
    await client.end()
  }
}
