import type pg from 'pg'
import { copyIn } from '../src/platform/copy.ts'

const CHUNK = 64 * 1024

/** Streams lines into a table by COPY. Each line comes from `row`. Tells how many rows the server took in. */
export const copyInto = (
  client: pg.Client,
  table: string,
  columns: string,
  lines: Iterable<string>,
): Promise<number> =>
  copyIn(client, `copy ${table} (${columns.trim().replace(/\s+/g, ', ')}) from stdin`, inChunks(lines)).catch(
    (error: Error) => {
      throw new Error(`${table}: ${error.message}`, { cause: error })
    },
  )

function* inChunks(lines: Iterable<string>): Generator<Buffer> {
  let chunk = ''
  for (const line of lines) {
    chunk += `${line}\n`
    if (chunk.length < CHUNK) continue
    yield Buffer.from(chunk)
    chunk = ''
  }
  if (chunk) yield Buffer.from(chunk)
}

/** One line of COPY's text format. */
export const row = (...values: readonly (string | number | boolean | null)[]): string =>
  values
    .map((value) => (value === null ? '\\N' : typeof value === 'string' ? escaped(value) : String(value)))
    .join('\t')

const escaped = (text: string): string =>
  /[\\\t\n\r]/.test(text)
    ? text.replace(/[\\\t\n\r]/g, (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign]!)
    : text

/** An array in PostgreSQL's own writing. */
export const arrayOf = (values: readonly (string | number)[]): string => `{${values.join(',')}}`
