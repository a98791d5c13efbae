import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { OpenCase } from './case.ts'
import type { Which } from './case-write.ts'
import { openFor, sealFor } from './envelope.ts'
import { type PhotoProblem, type Readable, readPhoto } from './photo.rules.ts'

/** One at a time, so that the others' pages keep their pace; this many may wait. */
const MOST_WAITING = 4
const LONGEST_MS = 15_000

/** A photo drawn anew as a JPEG of its own, or why not. The bytes that came are kept by nobody. */
export async function redraw(bytes: Uint8Array): Promise<Uint8Array | PhotoProblem> {
  const photo = readPhoto(bytes)
  return typeof photo === 'string' ? photo : inTurn(() => draw(photo))
}

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

async function inTurn<T>(work: () => Promise<T>): Promise<T | 'busy'> {
  if (waiting >= MOST_WAITING) return 'busy'
  waiting += 1
  const mine = last.then(work)
  last = mine
    .catch(() => undefined)
    .finally(() => {
      waiting -= 1
    })
  return mine
}

/** Built, the thread's file lies beside the server's. */
const threadFile = () =>
  join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'photo-worker.ts' : 'photo-worker.js')

/** A file that makes the opener stumble, stand still or ask for too much ends its thread and nothing else. */
function draw(photo: Readable): Promise<Uint8Array | 'broken'> {
  const bytes = new Uint8Array(photo.bytes)
  return new Promise((done) => {
    const thread = new Worker(threadFile(), {
      workerData: { ...photo, bytes },
      transferList: [bytes.buffer],
      env: {},
      stderr: true,
      stdout: true,
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    })
    const end = (result: Uint8Array | 'broken') => {
      clearTimeout(clock)
      done(result)
      void thread.terminate()
    }
    const clock = setTimeout(() => end('broken'), LONGEST_MS)
    thread.once('message', (jpeg: Uint8Array) => end(jpeg.length > 0 ? jpeg : 'broken'))
    thread.once('error', () => end('broken'))
    thread.once('exit', () => end('broken'))
  })
}

/** A flood of one text may bring this many photos; the next ones are not kept. */
const MOST_PHOTOS = 3

const labelOf = (n: number) => `photo ${n}`

/** Seals it to the case, and to nobody else: the sender has it. */
export async function addPhoto(tx: Transaction, which: Which, jpeg: Uint8Array): Promise<void> {
  const { n } = await tx.row<{ n: number }>(sql`
    select coalesce(max(n), 0) + 1 as n from feedback_photo where tenant = ${which.tenant} and case_id = ${which.id}`)
  if (n > MOST_PHOTOS) return
  const { box, keys } = sealFor(
    which.id,
    labelOf(n),
    { jpeg: Buffer.from(jpeg).toString('base64') },
    [which.public_key],
    'feedback-photo.v1',
  )
  await tx.run(sql`
    insert into feedback_photo (tenant, case_id, n, key, box)
    values (${which.tenant}, ${which.id}, ${n}, ${keys[0]}, ${box})
    on conflict do nothing`)
}

export const photosOf = async (db: Database, { row }: Pick<OpenCase, 'row'>): Promise<number[]> =>
  (
    await db.rows<{ n: number }>(
      sql`select n from feedback_photo where tenant = ${row.tenant} and case_id = ${row.id} order by n`,
    )
  ).map(({ n }) => n)

/** Null when there is none of that number. */
export async function photoOf(
  db: Database,
  { row, pair }: Pick<OpenCase, 'row' | 'pair'>,
  n: number,
): Promise<Buffer | null> {
  const sealed = await db.maybe<{ key: Buffer; box: Buffer }>(sql`
    select key, box from feedback_photo where tenant = ${row.tenant} and case_id = ${row.id} and n = ${n}`)
  const opened = sealed && openFor<{ jpeg: string }>(pair, sealed, row.id, labelOf(n), 'feedback-photo.v1')
  return opened && Buffer.from(opened.jpeg, 'base64')
}
