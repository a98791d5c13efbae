import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Job, Outcome } from './load.ts'

/** Runs the load generator (load.ts) in its own process and waits for its figures. */
export async function load(root: string, job: Job): Promise<Outcome> {
  const child = spawn(process.execPath, [join(root, 'bench/load.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(job))
  const said: Buffer[] = []
  for await (const chunk of child.stdout) said.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(said).toString()) as Outcome
}

/** A form as a browser posts it from a page of ours. */
export function postOf(
  address: string,
  path: string,
  cookie: string,
  fields: Record<string, string>,
): string {
  const { host, origin } = new URL(address)
  const body = new URLSearchParams(fields).toString()
  return [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    `Origin: ${origin}`,
    'Sec-Fetch-Site: same-origin',
    'User-Agent: Mozilla/5.0 (Linux; Android 13) Chrome/140 Mobile',
    'Accept: text/html',
    'Accept-Encoding: gzip, deflate, br',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    `Cookie: ${cookie}`,
    '',
    body,
  ].join('\r\n')
}

export const getOf = (address: string, path: string, cookie: string): string =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: ${new URL(address).host}`,
    'User-Agent: Mozilla/5.0 (Linux; Android 13) Chrome/140 Mobile',
    'Accept: text/html',
    'Accept-Encoding: gzip, deflate, br',
    `Cookie: ${cookie}`,
    '',
    '',
  ].join('\r\n')
