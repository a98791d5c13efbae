import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { manifestSum, sha256Of } from './archive-writer.ts'
import { MANIFEST, MANIFEST_SUM, type Manifest, type Part, partsOf, readManifest } from './manifest.rules.ts'
import { asSentence, refused } from './refusals.ts'
import { bytesAt, type TarEntry, tarEntries } from './tar.ts'

const unpacked = promisify(gunzip)
/** Far above what a part of ours has in it; what swells beyond was not made by us. */
const MOST = 64 * 1024 * 1024
const LINE_END = 10

export interface Archive {
  readonly manifest: Manifest
  /** Reads all of it: whole, unaltered, and with as many rows in each table as the manifest tells of. */
  check(): Promise<void>
  /** The text of a table, part by part; a part that is not as the manifest says it is breaks off. */
  text(table: Manifest['tables'][number]): AsyncGenerator<Buffer>
  list(name: string): Promise<string>
}

/**
 * Opens an archive: its list of files is whole and its manifest is one we can read. What is read from it afterwards is held
 * against the manifest's sums, each time.
 */
export async function withArchive<T>(path: string, work: (archive: Archive) => Promise<T>): Promise<T> {
  let file: FileHandle | null = null
  try {
    file = await open(path, 'r')
    return await work(await archiveIn(file, path))
  } catch (error) {
    throw asSentence(error, path, 'read')
  } finally {
    await file?.close()
  }
}

async function archiveIn(file: FileHandle, path: string): Promise<Archive> {
  const entries = await tarEntries(file)
  if (!entries) throw refused.notOurs(path)
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const whole = async (name: string): Promise<Buffer> => {
    const entry = byName.get(name)
    if (!entry || entry.size > MOST) throw refused.notOurs(path)
    return bytesAt(file, entry.offset, entry.size)
  }
  const text = await whole(MANIFEST)
  if ((await whole(MANIFEST_SUM)).toString() !== manifestSum(text))
    throw refused.altered(path, 'manifest.json')
  const manifest = readManifest(text.toString())
  if (manifest === 'newer') throw refused.newerArchive(null)
  if (!manifest) throw refused.altered(path, 'manifest.json')
  refuseOthers(entries, manifest, path)

  const bytesOf = async (part: Part): Promise<Buffer> => {
    const bytes = await whole(part.name)
    if (sha256Of(bytes) !== part.sha256) throw refused.altered(path, part.name)
    return bytes
  }
  async function* tableText(table: Manifest['tables'][number]) {
    for (const part of table.parts) {
      const bytes = await bytesOf(part)
      yield await unpacked(bytes, { maxOutputLength: MOST }).catch(() => {
        throw refused.altered(path, part.name)
      })
    }
  }
  return {
    manifest,
    async check() {
      for (const table of manifest.tables) {
        let rows = 0
        for await (const block of tableText(table)) rows += linesIn(block)
        if (rows !== table.rows) throw refused.altered(path, `${table.name}: ${rows}/${table.rows}`)
      }
      for (const list of manifest.lists) await bytesOf(list)
    },
    text: tableText,
    async list(name) {
      const part = manifest.lists.find((one) => one.name.endsWith(`/${name}`))
      return part ? (await bytesOf(part)).toString() : ''
    },
  }
}

/** The archive holds what the manifest names, each once, and nothing else. */
function refuseOthers(entries: readonly TarEntry[], manifest: Manifest, path: string): void {
  const told = [...partsOf(manifest).map(({ name }) => name), MANIFEST, MANIFEST_SUM].sort()
  const found = entries.map(({ name }) => name).sort()
  const other = told.length === found.length ? told.find((name, i) => name !== found[i]) : 'tar'
  if (other !== undefined) throw refused.altered(path, other)
}

/** In COPY's text a row is a line, since an end of line inside a value is written as two letters. */
function linesIn(block: Buffer): number {
  let lines = 0
  for (let at = block.indexOf(LINE_END); at >= 0; at = block.indexOf(LINE_END, at + 1)) lines += 1
  return lines
}
