import pg from 'pg'
import type { Serve } from '../account/visit.ts'
import { anyTenant } from '../organisation/organisation.ts'
import { type Clock, clockFrom } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import { demoRoutes } from './demo.routes.tsx'
import { OPENING } from './opening.ts'
import { tellStory } from './story.ts'

export interface Demo {
  readonly clock: Clock
  readonly routes: (serve: Serve) => void
}

/** Loads the demo commune into an empty database and gives the demo its clock and its pages. */
export async function prepareDemo(db: Database, config: Config, ownerUrl: string): Promise<Demo> {
  if (!(await anyTenant(db))) await loadDemo(db, config)
  const reset = async () => {
    await emptyDatabase(ownerUrl)
    await loadDemo(db, config)
  }
  return { clock: clockFrom(OPENING), routes: (serve) => demoRoutes(serve, reset) }
}

export async function loadDemo(db: Database, config: Pick<Config, 'root'>): Promise<void> {
  await db.transaction((tx) => tellStory(tx, config.root))
}

/** Only for the demo's own database, and only as its owner: the application's login can't take history away. */
async function emptyDatabase(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ tables: string }>(
      `select string_agg(quote_ident(tablename), ', ') as tables from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
    )
    await client.query('begin')
    await client.query('alter table history disable trigger history_is_append_only')
    await client.query(`truncate ${rows[0]!.tables}`)
    await client.query('alter table history enable trigger history_is_append_only')
    await client.query('commit')
  } finally {
    await client.end()
  }
}
