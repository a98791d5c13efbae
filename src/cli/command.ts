import { readFileSync, statSync } from 'node:fs'
import type { ParseArgsConfig } from 'node:util'
import { type Config, readConfig } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import { makeLog } from '../platform/log.ts'
import { openDatabase } from '../platform/open-database.ts'
import { Refusal } from '../platform/refusal.ts'

export interface Command {
  readonly usage: string
  readonly about: string
  readonly options?: ParseArgsConfig['options']
  /** Fewest and most words that follow the command's name. */
  readonly words: readonly [number, number]
  /** Tells the exit code. */
  run(words: string[], options: Record<string, string | boolean | undefined>): Promise<number> | number
}

export const say = (text: string): void => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)

export function readFile(path: string, limit = Number.POSITIVE_INFINITY): Buffer {
  try {
    if (statSync(path).size > limit) throw new Refusal(`Tệp ${path} quá lớn. The file is too large.`)
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(`Không đọc được tệp ${path}. Can't read the file ${path}.`)
  }
}

/** Runs with the database, the embedded one started or adopted, and lets go of it afterwards. */
export async function withDatabase<T>(
  work: (db: Database, config: Config) => Promise<T>,
  { demo = false } = {},
): Promise<T> {
  const config = readConfig(process.env, { demo })
  const log = makeLog()
  log.level = 'warn'
  const opened = await openDatabase(config, log).catch((error: Error) => {
    throw new Refusal(error.message)
  })
  try {
    return await work(opened.db, config)
  } finally {
    await opened.close()
  }
}
