import { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { explained, refusal } from './refusal.ts'

const LIMIT = 1024 * 1024

/** `<dataRoot>/postgres.log`, opened for one run of the server; it and one older file of a megabyte are kept. */
export type ServerLog = { file: number; close(): void; whyItEnded(): Error }

export function openServerLog(dataRoot: string): ServerLog {
  const path = join(dataRoot, 'postgres.log')
  if (existsSync(path) && statSync(path).size > LIMIT) renameSync(path, `${path}.1`)
  const file = openSync(path, 'a', 0o600)
  const begin = fstatSync(file).size
  return { file, close: () => closeSync(file), whyItEnded: () => whyItEnded(dataRoot, path, begin) }
}

function whyItEnded(dataRoot: string, path: string, begin: number): Error {
  const said = readFileSync(path).subarray(begin).toString().trim()
  const reason = new Error(said)
  const known = explained(reason, dataRoot)
  if (known instanceof Error && known !== reason) return known
  return refusal(
    `PostgreSQL đã tắt ngay khi khởi động; lý do trong ${path}:`,
    `PostgreSQL ended as soon as it was started; the reason from ${path}:\n${said}`,
  )
}
