import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { FOLDER, MANIFEST, MANIFEST_SUM, type Manifest, type Part } from './manifest.rules.ts'
import { asSentence, refused } from './refusals.ts'
import { TAR_END, tarHead, tarPadding } from './tar.ts'

const packed = promisify(gzip)
/** Most of a large database is sealed and so has nothing to pack but its hexadecimal writing: the quickest is as good. */
const LEVEL = 1

export interface ArchiveWriter {
  /** Packs what it is given, a part a block, under the name of its table. */
  table(name: string, blocks: AsyncIterable<Buffer>): Promise<Part[]>
  list(name: string, text: string): Promise<Part>
  manifest(manifest: Manifest): Promise<void>
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** As sha256sum writes it, and checks it. */
export const manifestSum = (manifest: Buffer): string => `${sha256Of(manifest)}  manifest.json\n`

const besideOf = (path: string) => `${path}.part`

/** Refuses a place where something lies already, finished or not, or that is in no folder. */
export function refuseOccupied(path: string): void {
  if (existsSync(path)) throw refused.exists(path)
  if (existsSync(besideOf(path))) throw refused.halfDone(besideOf(path))
  if (!statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory())
    throw refused.noFolder(dirname(path))
}

/**
 * Writes an archive beside its place, and gives it its name once every byte of it is on the disk: what has the name is
 * whole. Readable by nobody else. Whatever fails leaves nothing behind.
 */
export async function writeArchive<T>(
  path: string,
  at: Date,
  work: (archive: ArchiveWriter) => Promise<T>,
): Promise<T> {
  refuseOccupied(path)
  const beside = besideOf(path)
  const file = await open(beside, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? refused.halfDone(beside) : asSentence(error, path, 'write')
  })
  try {
    const result = await work(writerOn(file, at))
    await file.appendFile(TAR_END)
    await file.sync()
    if (existsSync(path)) throw refused.exists(path)
    await rename(beside, path)
    await flushFolder(dirname(path))
    return result
  } catch (error) {
    await rm(beside, { force: true })
    throw asSentence(error, path, 'write')
  } finally {
    await file.close()
  }
}

function writerOn(file: FileHandle, at: Date): ArchiveWriter {
  const add = async (name: string, bytes: Buffer): Promise<Part> => {
    await file.appendFile(tarHead(name, bytes.length, at))
    await file.appendFile(bytes)
    await file.appendFile(tarPadding(bytes.length))
    return { name, bytes: bytes.length, sha256: sha256Of(bytes) }
  }
  return {
    async table(name, blocks) {
      const parts: Part[] = []
      const next = () => `${FOLDER}tables/${name}/${String(parts.length + 1).padStart(5, '0')}.copy.gz`
      // One block is packed while the next is read.
      let packing: Promise<Buffer> | null = null
      for await (const block of blocks) {
        const before: Promise<Buffer> | null = packing
        packing = packed(block, { level: LEVEL })
        // What fails is heard of where it is waited for.
        packing.catch(() => {})
        if (before) parts.push(await add(next(), await before))
      }
      if (packing) parts.push(await add(next(), await packing))
      return parts
    },
    list: (name, text) => add(`${FOLDER}${name}`, Buffer.from(text)),
    async manifest(manifest) {
      const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
      await add(MANIFEST, bytes)
      await add(MANIFEST_SUM, Buffer.from(manifestSum(bytes)))
    },
  }
}

/** A name is on the disk only when its folder is. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}
