import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * A list in a file beside the database and not in it, one line of JSON each: what stands in it outlives a restore. Lines are
 * added and never taken away.
 */
export async function addLine(file: string, line: object): Promise<void> {
  await append(file, [JSON.stringify(line)])
}

/** Empty where there is no list yet. Any other reason why it can't be read is told: a list that is overlooked is worse than none. */
export async function listText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
}

/** Adds the lines of another copy of the list that this one does not have. An older copy so takes nothing from a newer one. */
export async function joinLines(file: string, other: string): Promise<void> {
  const known = new Set((await listText(file)).split('\n'))
  await append(
    file,
    [...new Set(other.split('\n'))].filter((line) => readLine(line) && !known.has(line)),
  )
}

/** Null for a line that was cut off: what it was written for had not begun. */
export function readLine(line: string): unknown {
  try {
    return line ? JSON.parse(line) : null
  } catch {
    return null
  }
}

async function append(file: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return
  await mkdir(dirname(file), { recursive: true })
  // The line end in front closes a line that a power failure cut off.
  await appendFile(file, `\n${lines.join('\n')}\n`, { mode: 0o600, flush: true })
}
