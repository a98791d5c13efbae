import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { refusal } from './refusal.ts'

/** The user to become before running PostgreSQL, which refuses root. Undefined: stay who we are. */
export type Account = { uid: number; gid: number } | undefined

/**
 * Root runs an existing data directory as its owner and a new one as `postgres`, or `nobody` where that user
 * is missing. Everybody else runs it as themselves.
 */
export function serverAccount(dataDirectory: string | undefined): Account {
  if (!process.getuid) return undefined
  const owner = dataDirectory ? statSync(dataDirectory) : undefined
  if (process.getuid() !== 0) {
    if (owner && owner.uid !== process.getuid()) throw anotherOwner(dataDirectory ?? '')
    return undefined
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = listed('postgres') ?? listed('nobody')
  if (!account || owner) throw cannotRunAsRoot(dataDirectory)
  return account
}

/** Whether the account may pass through every directory on the way, judged by owner, group and mode. */
export function canReach(path: string, account: Account): boolean {
  if (!account) return true
  const { uid, gid, mode } = statSync(path)
  const pass = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  return (mode & pass) !== 0 && (dirname(path) === path || canReach(dirname(path), account))
}

function listed(name: string): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function anotherOwner(path: string): Error {
  return refusal(
    `${path} thuộc về một người dùng khác. Hãy chạy Tự Soi bằng người dùng đó, hoặc đổi chủ thư mục: chown -R.`,
    `${path} belongs to another user. Run Tự Soi as that user, or change the owner of the directory: chown -R.`,
  )
}

function cannotRunAsRoot(path: string | undefined): Error {
  return refusal(
    `PostgreSQL không chạy bằng root${path ? ` và ${path} thuộc về root` : ''}. Hãy chạy Tự Soi bằng người dùng thường, hoặc tạo người dùng "postgres".`,
    `PostgreSQL does not run as root${path ? ` and ${path} belongs to root` : ''}. Run Tự Soi as an ordinary user, or create the user "postgres".`,
  )
}

export function cannotLendAccount(cause: Error): Error {
  return refusal(
    `PostgreSQL không chạy bằng root, và root ở đây (${cause.message}) không được chuyển sang người dùng khác. Hãy chạy Tự Soi bằng người dùng thường.`,
    `PostgreSQL does not run as root, and root here may not become another user (${cause.message}). Run Tự Soi as an ordinary user.`,
    cause,
  )
}
