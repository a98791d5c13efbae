import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { refusal } from './refusal.ts'

/** The passwords of tusoi_owner and tusoi_app, kept in `<dataRoot>/credentials.json` for this user alone. */
export type Credentials = { owner: string; app: string }

export function readCredentials(dataRoot: string): Credentials | undefined {
  const path = join(dataRoot, 'credentials.json')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  const found = parsed(text)
  if (found) return found
  throw refusal(
    `${path} không đọc được. Hãy dừng Tự Soi, xoá tệp này rồi khởi động lại: mật khẩu mới sẽ được tạo.`,
    `${path} cannot be understood. Stop Tự Soi, delete this file and start again: new passwords will be made.`,
  )
}

/** Written whole or not at all, and on the disk before any server learns the passwords. */
export function createCredentials(dataRoot: string): Credentials {
  const credentials = {
    owner: randomBytes(24).toString('base64url'),
    app: randomBytes(24).toString('base64url'),
  }
  const path = join(dataRoot, 'credentials.json')
  rmSync(`${path}.new`, { force: true })
  const file = openSync(`${path}.new`, 'wx', 0o600)
  writeSync(file, `${JSON.stringify(credentials, null, 2)}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.new`, path)
  return credentials
}

function parsed(text: string): Credentials | undefined {
  try {
    const { owner, app } = JSON.parse(text)
    return typeof owner === 'string' && typeof app === 'string' ? { owner, app } : undefined
  } catch {
    return undefined
  }
}
