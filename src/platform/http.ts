import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, ErrorHandler, MiddlewareHandler } from 'hono'
import { languages } from '../text/text.ts'
import { renderPage } from '../ui/layout.tsx'
import { ProblemPage } from '../ui/problem.tsx'
import type { Assets } from './assets.ts'
import type { Config } from './config.ts'
import { isUnreachable } from './database.ts'
import { type Form, formOf } from './form.ts'
import type { Log } from './log.ts'
import { Problem } from './problem.ts'

/** No inline script or style, nothing from elsewhere, no frame round our pages, nothing kept by caches. */
export function securityHeaders(config: Config): MiddlewareHandler {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return async (c, next) => {
    await next()
    const { headers } = c.res
    headers.set('Content-Security-Policy', policy)
    headers.set('X-Content-Type-Options', 'nosniff')
    // Under 'no-referrer' browsers send 'Origin: null', and on a plain http address in a house nothing else to go by.
    headers.set('Referrer-Policy', 'same-origin')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()')
    if (config.address.startsWith('https:')) headers.set('Strict-Transport-Security', 'max-age=31536000')
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  }
}

/**
 * A write must come from one of our own pages: its Origin is the address it was sent to, or the browser says
 * same-origin. A request that says neither is refused. This, with SameSite cookies, is what guards against forged
 * forms; no page carries a token.
 */
export function originCheck(config: Config): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const host = c.req.header('host')
    const ours =
      origin === config.address || (origin !== undefined && host !== undefined && sameHost(origin, host))
    const allowed =
      origin !== undefined && origin !== 'null'
        ? ours && (site === undefined || site === 'same-origin')
        : site === 'same-origin'
    if (!allowed) throw new Problem(403)
    return next()
  }
}

function sameHost(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

export function serveAssets(assets: Assets) {
  return (c: Context): Response => {
    const asset = assets.find(c.req.param('file') ?? '')
    if (!asset) throw new Problem(404)
    c.header('Cache-Control', 'public, max-age=31536000, immutable')
    c.header('Content-Type', asset.type)
    if (c.req.header('accept-encoding')?.includes('br')) {
      c.header('Content-Encoding', 'br')
      return c.body(new Uint8Array(asset.packed))
    }
    return c.body(new Uint8Array(asset.bytes))
  }
}

/** An ordinary form with a megabyte of text is still read, so that its text can be given back with the error. */
const FORM_LIMIT = 3 * 1024 * 1024
/** A workbook of 5 MiB with the rest of its form; the workbook's own limit is checked by its reader. */
const UPLOAD_LIMIT = 6 * 1024 * 1024

/** Counts what really arrives, whatever the request declares. */
async function readBody(c: Context, limit: number): Promise<Buffer> {
  const body = c.req.raw.body
  if (!body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > limit) throw new Problem(413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export async function readForm(c: Context): Promise<Form> {
  const type = c.req.header('content-type') ?? ''
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const body = await readBody(c, FORM_LIMIT)
    return formOf(new URLSearchParams(body.toString('utf8')))
  }
  if (!type.startsWith('multipart/form-data')) throw new Problem(400)
  const body = await readBody(c, UPLOAD_LIMIT)
  const data = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw new Problem(400)
    })
  const texts: [string, string][] = []
  const files: Record<string, { name: string; bytes: Uint8Array }> = {}
  for (const [name, value] of data)
    if (typeof value === 'string') texts.push([name, value])
    else if (value.name || value.size > 0)
      files[name] = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }
  return formOf(texts, files)
}

/** Behind a proxy of one's own the address it added, the last one, counts; without one there is no such header to trust. */
export function remoteOf(c: Context, config: Config): string {
  const forwarded = config.behindProxy
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined
  if (forwarded) return forwarded
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

/** Every refusal as a page in the visitor's language. Only what is our own fault is logged, and without its content. */
export function problemPages({
  assets,
  config,
  log,
}: {
  assets: Assets
  config: Config
  log: Log
}): ErrorHandler {
  return (error, c) => {
    const status = error instanceof Problem ? error.status : isUnreachable(error) ? 503 : 500
    if (status >= 500) log.error({ err: error }, 'request failed')
    const t = languages.vi
    const key = (status in t.app.problem ? status : 500) as keyof typeof t.app.problem
    const title = t.app.problem[key].title
    const frame = { t, nav: [], here: '', demo: config.demo, account: null, asset: assets.address }
    if (status === 503) c.header('Refresh', '10')
    return c.html(renderPage(frame, { title, status }, ProblemPage({ problem: key })), status as 500)
  }
}
