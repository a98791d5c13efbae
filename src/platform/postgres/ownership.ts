import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const SQLITE_BUSY = 5

/** Keeps each lock's handle from the garbage collector, which would free the lock with it. */
const held = new Set<DatabaseSync>()

/**
 * Takes the lock `<dataRoot>/owner.lock` and returns how to give it back, or undefined if a living process has it.
 *
 * Who holds it owns the server: only that process starts, mends or stops it. The kernel frees the lock when the
 * process ends, however it ends, so there is no stale lock to judge. Node has no flock of its own, but its
 * built-in SQLite takes such a lock on an (otherwise empty) file, on every platform.
 */
export function takeOwnership(dataRoot: string): (() => void) | undefined {
  const path = join(dataRoot, 'owner.lock')
  createOnce(path)
  const lock = new DatabaseSync(path)
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return undefined
    throw error
  }
  held.add(lock)
  return () => {
    if (held.delete(lock)) lock.close()
  }
}

/**
 * Only when it is missing: to open and close a file that this process has locked would free the lock (so does
 * POSIX), and leave two owners.
 */
function createOnce(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
