import { spawn } from 'node:child_process'
import type { Account } from './account.ts'

/**
 * What PostgreSQL's programs see of our environment. Not ours whole: it may hold secrets, which the account
 * that runs the server has no business reading.
 */
export const environment: Record<string, string> = {
  PATH: process.env.PATH ?? '',
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
}

type Extras = { input?: string; env?: Record<string, string> }

/** Runs a program to its end and throws with what it said if it failed. */
export function run(program: string, args: string[], account: Account, extras: Extras = {}): Promise<void> {
  return new Promise((done, fail) => {
    const env = { ...environment, ...extras.env }
    const child = spawn(program, args, { ...account, cwd: '/', env, windowsHide: true })
    let said = ''
    child.stdout.resume()
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text
    })
    child.on('error', fail)
    // It may end before it has read everything; its exit code says why.
    child.stdin.on('error', () => {})
    child.stdin.end(extras.input)
    child.on('close', (code, signal) => {
      if (code === 0) done()
      else fail(new Error(`${program}: ${signal ?? `exit code ${code}`}\n${said.trim()}`))
    })
  })
}
