import pg from 'pg'
import type { PgBoss as Boss, ConstructorOptions, Job } from 'pg-boss'
import type { Database, Transaction } from './database.ts'
import type { Log } from './log.ts'

/** Two servers that start at once take turns. */
const LOCK = 7_120_826
const SCHEMA = 'pgboss'

/** What the library does by itself and we have no use for; the rest needs to own no table. */
const BARE = {
  schema: SCHEMA,
  schedule: false,
  reindex: false,
  monitorVacuum: false,
  registerInstance: false,
  useListenNotify: false,
  openTelemetry: { enabled: false },
} as const satisfies ConstructorOptions

/** One job a key at a time, queued or under way. Longer than any work on a job; a killed process's jobs are tried again. */
const RULES = { expireInSeconds: 300, retryLimit: 3, retryDelay: 60, deleteAfterSeconds: 3600 } as const

const BATCH = 8

/** What a test has no time to wait for. */
export interface QueueRules {
  readonly expireInSeconds: number
  readonly retryDelay: number
}

/**
 * Makes the queue's own tables and the named queues as their owner, who is needed for nothing afterwards. A start that
 * finds everything in order changes nothing.
 */
export async function prepareQueues(
  ownerUrl: string,
  names: readonly string[],
  rules: Partial<QueueRules> = {},
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tusoi-queues' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const { PgBoss } = await import('pg-boss')
    const boss = new PgBoss({
      ...BARE,
      supervise: false,
      db: { executeSql: (text, values) => client.query(text, values) },
    })
    const failed: unknown[] = []
    boss.on('error', (error) => failed.push(error))
    await boss.start()
    for (const name of names)
      if (await boss.getQueue(name)) await boss.updateQueue(name, { ...RULES, ...rules })
      else await boss.createQueue(name, { ...RULES, ...rules, policy: 'exclusive', partition: false })
    await boss.stop({ graceful: false })
    if (failed.length > 0) throw failed[0]
    await client.query(`
      grant usage on schema ${SCHEMA} to tusoi_app;
      grant select, insert, update, delete on all tables in schema ${SCHEMA} to tusoi_app`)
  } finally {
    await client.end()
  }
}

/** A job is ids and nothing else: whoever reads the queue learns no more than from the row they lead to. */
export type JobIds = Readonly<Record<string, string>>

export interface Queue {
  /** Queued with the transaction or not at all. A key that is queued or under way is left as it is. */
  put(tx: Transaction, name: string, jobs: readonly { key: string; ids: JobIds }[]): Promise<void>
  stop(): Promise<void>
}

const adapter = (db: Database) => ({
  executeSql: async (text: string, values: unknown[] = []) => ({
    rows: await db.rows<unknown>({ text, values, name: '' }),
  }),
})

/**
 * The queue under the application's own login and on its own connections. What the work on a job throws is not written
 * beside the job, since an error may quote a row; the job is tried again.
 */
export async function openQueue(
  db: Database,
  log: Log,
  works: Readonly<Record<string, (ids: JobIds) => Promise<void>>> = {},
  { pollSeconds = 15, careSeconds = 60 }: { pollSeconds?: number; careSeconds?: number } = {},
): Promise<Queue> {
  const { PgBoss } = await import('pg-boss')
  const working = Object.keys(works).length > 0
  const boss: Boss = new PgBoss({
    ...BARE,
    migrate: false,
    createSchema: false,
    supervise: working,
    superviseIntervalSeconds: careSeconds,
    monitorIntervalSeconds: careSeconds,
    db: adapter(db),
  })
  boss.on('error', (error) => log.warn({ err: error }, 'queue'))
  await boss.start()
  for (const [name, work] of Object.entries(works))
    await boss.work<JobIds>(
      name,
      {
        pollingIntervalSeconds: pollSeconds,
        batchSize: BATCH,
        burstWhenBatchFull: true,
        perJobResults: true,
      },
      (jobs: Job<JobIds>[]) =>
        Promise.all(
          jobs.map(({ id, data }) =>
            work(data).then(
              () => ({ id, status: 'completed' as const }),
              (error: unknown) => {
                log.error({ err: error }, 'a job of the queue')
                return { id, status: 'failed' as const }
              },
            ),
          ),
        ),
    )
  return {
    async put(tx, name, jobs) {
      if (jobs.length > 0)
        await boss.insert(
          name,
          jobs.map(({ key, ids }) => ({ data: ids, singletonKey: key })),
          { db: adapter(tx) },
        )
    },
    stop: () => boss.stop({ timeout: 4000 }),
  }
}
