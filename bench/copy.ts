import type pg from 'pg'

/** What the driver calls while a COPY runs; it has no such query of its own. */
interface CopyConnection {
  readonly stream: NodeJS.WritableStream & { readonly writableNeedDrain: boolean }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  sendCopyFail(message: string): void
  endCopyFrom(): void
}

const CHUNK = 64 * 1024

/**
 * Streams lines into a table by COPY: never more than what the socket takes stands in memory. Each line comes from
 * `row`. Tells how many rows the server took in.
 */
export function copyInto(
  client: pg.Client,
  table: string,
  columns: string,
  lines: Iterable<string>,
): Promise<number> {
  let count = 0
  return new Promise((done, fail) => {
    let failed: Error | null = null
    const feed = async (connection: CopyConnection) => {
      let chunk = ''
      try {
        for (const line of lines) {
          if (failed) return
          chunk += `${line}\n`
          if (chunk.length < CHUNK) continue
          connection.sendCopyFromChunk(Buffer.from(chunk))
          chunk = ''
          if (connection.stream.writableNeedDrain)
            await new Promise((drained) => connection.stream.once('drain', drained))
        }
        if (chunk) connection.sendCopyFromChunk(Buffer.from(chunk))
        connection.endCopyFrom()
      } catch (error) {
        connection.sendCopyFail(String(error))
      }
    }
    client.query({
      submit: (connection: CopyConnection) =>
        connection.query(`copy ${table} (${columns.trim().replace(/\s+/g, ', ')}) from stdin`),
      handleCopyInResponse: (connection: CopyConnection) => void feed(connection),
      handleCommandComplete: ({ text }: { text: string }) => {
        count = Number(/\d+$/.exec(text)?.[0] ?? 0)
      },
      handleReadyForQuery: () => (failed ? fail(failed) : done(count)),
      handleError: (error: Error, connection?: CopyConnection) => {
        failed = new Error(`${table}: ${error.message}`, { cause: error })
        // A connection that is gone brings no "ready" any more.
        if (!connection) fail(failed)
      },
    } as unknown as pg.Submittable)
  })
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
