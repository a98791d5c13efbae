import type pg from 'pg'
import { type Seen, watchStatements } from './statements.ts'

/** A node of EXPLAIN's JSON, as far as it is read here. */
interface Node {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly 'Subplans Removed'?: number
  readonly Plans?: readonly Node[]
}

export interface Plan {
  /** The statement on one line. */
  readonly text: string
  readonly planning: number
  readonly execution: number
  /** Pages of 8 KB that were looked at. */
  readonly blocks: number
  readonly lines: readonly string[]
  /** Tables as large as this, and larger, that were walked through from one end to the other. */
  readonly walked: readonly string[]
}

/** From so many rows on a table is one of people or of what they do. */
export const PEOPLE_SIZED = 5_000

/** The tree and its sums are some thousand rows where people are hundreds of thousands: to walk them may be the best plan. */
const isOfPeople = (table: string) => !table.startsWith('unit')

/**
 * Plans of all that is sent while `work` runs, asked of PostgreSQL again as the same member in one transaction that is
 * rolled back. Each statement once, however often it was sent.
 */
export async function plansOf(
  app: pg.Client,
  work: () => Promise<unknown>,
  sizes: ReadonlyMap<string, number>,
): Promise<Plan[]> {
  const seen = await watchStatements(work)
  const plans: Plan[] = []
  const known = new Set<string>()
  await app.query('begin')
  for (const { text, values } of seen) {
    if (text.includes('set_config(')) {
      await app.query(text.replace(/^begin; /, ''), values as unknown[])
      continue
    }
    if (
      known.has(text) ||
      !/^\s*(select|with|insert|update|delete)\b/i.test(text) ||
      text.includes('pg_advisory')
    )
      continue
    known.add(text)
    plans.push(await explain(app, { text, values }, sizes))
  }
  await app.query('rollback')
  return plans
}

/** Rows of each table as PostgreSQL estimates them after ANALYZE. */
export async function tableSizes(owner: pg.Client): Promise<Map<string, number>> {
  const { rows } = await owner.query<{ name: string; rows: number }>(
    `select relname as name, reltuples::float8 as rows from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  return new Map(rows.map((row) => [row.name, Number(row.rows)]))
}

async function explain(
  app: pg.Client,
  { text, values }: Pick<Seen, 'text' | 'values'>,
  sizes: ReadonlyMap<string, number>,
): Promise<Plan> {
  await app.query('savepoint before')
  const { rows } = await app
    .query(`explain (analyze, buffers, format json) ${text}`, values as unknown[])
    .catch(async (error: Error) => {
      await app.query('rollback to savepoint before')
      throw new Error(`${error.message} in: ${text}`)
    })
  const [{ Plan: top, ...times }] = rows[0]['QUERY PLAN'] as [
    { Plan: Node; 'Planning Time': number; 'Execution Time': number },
  ]
  const lines: string[] = []
  const walked = new Set<string>()
  const walk = (node: Node, depth: number) => {
    const relation = node['Relation Name']
    const place = [relation, node['Index Name']].filter(Boolean).join(' by ')
    const rowsOf = `${Math.round(node['Actual Rows'] * node['Actual Loops'])} rows`
    if (node['Actual Loops'] > 0)
      lines.push(`${'  '.repeat(depth)}${node['Node Type']}${place && ` on ${place}`}: ${rowsOf}`)
    const isLarge = (sizes.get(relation ?? '') ?? 0) >= PEOPLE_SIZED
    if (isLarge && isOfPeople(relation!) && node['Node Type'].endsWith('Seq Scan')) walked.add(relation!)
    for (const below of node.Plans ?? []) walk(below, depth + 1)
  }
  walk(top, 0)
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    planning: times['Planning Time'],
    execution: times['Execution Time'],
    blocks: top['Shared Hit Blocks'] + top['Shared Read Blocks'],
    lines,
    walked: [...walked],
  }
}
