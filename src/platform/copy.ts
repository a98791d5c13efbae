import type pg from 'pg'

/** What the driver calls while a COPY runs; it has no such query of its own. */
interface CopyConnection {
  readonly stream: NodeJS.WritableStream & {
    readonly writableNeedDrain: boolean
    readonly destroyed: boolean
    pause(): void
    resume(): void
    destroy(): void
  }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  sendCopyFail(message: string): void
  endCopyFrom(): void
}

/** The server speaks up here in the course of one query. */
interface CopyEvents {
  submit(connection: CopyConnection): void
  handleCopyInResponse?(connection: CopyConnection): void
  handleCopyData?(message: { chunk: Buffer }, connection: CopyConnection): void
  handleCommandComplete(message: { text: string }): void
  handleReadyForQuery(): void
  /** The last that is heard of the query, whether the server refused it or the connection is gone. */
  handleError(error: Error): void
}

const submit = (client: pg.Client, events: CopyEvents) =>
  void client.query(events as unknown as pg.Submittable)

/** 'COPY 12' */
const countIn = (text: string) => Number(/\d+$/.exec(text)?.[0] ?? 0)

const drained = ({ stream }: CopyConnection) =>
  new Promise<void>((done) => {
    const go = () => {
      stream.off('drain', go).off('close', go)
      done()
    }
    stream.on('drain', go).on('close', go)
  })

/**
 * Streams bytes into `copy … from stdin`: never more than what the socket takes stands in memory. Tells how many rows the
 * server took in. What fails among `blocks` fails the statement.
 */
export function copyIn(
  client: pg.Client,
  statement: string,
  blocks: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<number> {
  let count = 0
  return new Promise((done, fail) => {
    let failed: Error | null = null
    const feed = async (connection: CopyConnection) => {
      try {
        for await (const block of blocks) {
          if (failed || connection.stream.destroyed) return
          connection.sendCopyFromChunk(block)
          if (connection.stream.writableNeedDrain) await drained(connection)
        }
        connection.endCopyFrom()
      } catch (error) {
        failed ??= error as Error
        connection.sendCopyFail(String(error))
      }
    }
    submit(client, {
      submit: (connection) => connection.query(statement),
      handleCopyInResponse: (connection) => void feed(connection),
      handleCommandComplete: ({ text }) => {
        count = countIn(text)
      },
      handleReadyForQuery: () => done(count),
      handleError: (error) => {
        failed ??= error
        fail(failed)
      },
    })
  })
}

const BLOCK = 4 * 1024 * 1024
/** So many blocks may wait for whoever takes them; then the server waits. */
const WAITING = 2

/** What `copy … to stdout` says, in blocks of one size; returns the number of rows. */
export async function* copyOut(client: pg.Client, statement: string): AsyncGenerator<Buffer, number> {
  const blocks: Buffer[] = []
  let block = Buffer.allocUnsafe(BLOCK)
  let filled = 0
  let count = 0
  let failed: Error | null = null
  let over = false
  let source: CopyConnection | null = null
  let heard = () => {}
  const end = (error: Error | null) => {
    failed ??= error
    over = true
    heard()
  }
  submit(client, {
    submit: (connection) => {
      source = connection
      connection.query(statement)
    },
    handleCopyData: ({ chunk }, connection) => {
      // The driver uses its buffer again, so the bytes are taken over at once.
      for (let at = 0; at < chunk.length; ) {
        const taken = chunk.copy(block, filled, at)
        at += taken
        filled += taken
        if (filled < BLOCK) continue
        blocks.push(block)
        block = Buffer.allocUnsafe(BLOCK)
        filled = 0
        if (blocks.length >= WAITING) connection.stream.pause()
        heard()
      }
    },
    handleCommandComplete: ({ text }) => {
      count = countIn(text)
    },
    handleReadyForQuery: () => end(null),
    handleError: end,
  })
  try {
    for (;;) {
      const next = blocks.shift()
      if (next) {
        if (blocks.length < WAITING) source!.stream.resume()
        yield next
      } else if (over) break
      else
        await new Promise<void>((hear) => {
          heard = hear
        })
    }
    if (failed) throw failed
    if (filled > 0) yield block.subarray(0, filled)
    return count
  } finally {
    // Whoever stops listening has no use for the rest, nor for this connection.
    if (!over) source!.stream.destroy()
  }
}
