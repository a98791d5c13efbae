import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, ErrorHandler, MiddlewareHandler } from 'hono'
import { languages } from '../text/text.ts'
import { renderPage } from '../ui/layout.tsx'
import { ProblemPage } from '../ui/problem.tsx'
import type { Assets } from './assets.ts'
import type { Config } from './config.ts'
import { isUnreachable } from './database.ts'
import { type Form, formOf } from './form.ts'
import { languageOf } from './language.ts'
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

/** The words of a page by its answer: what packs them need not read them back out of a stream. */
const words = new WeakMap<Response, string>()

export function answerPage(c: Context, html: string, status = 200): Response {
  const answer = c.html(html, status as 200)
  words.set(answer, html)
  return answer
}

/** Below this a packet is a packet. */
const WORTH_PACKING = 1000

/**
 * Pages travel compressed. To guess a secret from the length of a page, somebody must be able to put words of their
 * own into it; the pages of a member's own matters repeat nothing of their address.
 */
export const compressPages: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.get('Content-Type')?.startsWith('text/html') || c.req.method === 'HEAD') return
  // A page of one size whatever it says (feedback/sender.routes.tsx) must not get another by being packed.
  if (c.res.headers.get('Cache-Control')?.includes('no-transform')) return
  const accepted = c.req.header('Accept-Encoding') ?? ''
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  if (!encoding) return
  const known = words.get(c.res)
  const page = known === undefined ? Buffer.from(await c.res.arrayBuffer()) : Buffer.from(known)
  const { status, headers } = c.res
  const isWorth = page.length >= WORTH_PACKING
  if (isWorth) headers.set('Content-Encoding', encoding)
  // Without this the new answer is laid over the old one as a stream, and leaves in several pieces.
  c.res = undefined
  c.res = new Response(isWorth ? pack(page, encoding) : page, { status, headers })
}

/**
 * The lower qualities take a third of a millisecond for a page, less than handing it to another thread and back; the
 * higher ones ten times that for a tenth less.
 */
const pack = (page: Buffer, encoding: 'br' | 'gzip') =>
  encoding === 'br'
    ? brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
    : gzipSync(page, { level: 5 })

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

/** The service worker has an address of its own at the root, so that it may speak for all pages; a new one is found at once. */
export function serveWorker(assets: Assets) {
  return (c: Context): Response => {
    const asset = assets.find(assets.address('push-worker.js').split('/').at(-1)!)
    if (!asset) throw new Problem(404)
    c.header('Cache-Control', 'no-cache')
    c.header('Content-Type', asset.type)
    return c.body(new Uint8Array(asset.bytes))
  }
}

/** An ordinary form with a megabyte of text is still read, so that its text can be given back with the error. */
const FORM_LIMIT = 3 * 1024 * 1024
/** A workbook of 5 MiB with the rest of its form; the workbook's own limit is checked by its reader. */
const UPLOAD_LIMIT = 6 * 1024 * 1024

/** What declares its length can't be longer: the HTTP parser sees to that. Without one, what really arrives is counted. */
async function readBody(c: Context, limit: number): Promise<Buffer> {
  const declared = c.req.header('content-length')
  if (declared !== undefined) {
    const bytes = Number(declared) <= limit ? Buffer.from(await c.req.arrayBuffer()) : null
    if (!bytes || bytes.length > limit) throw new Problem(413)
    return bytes
  }
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

/** What uploads may take of the memory together; more than that waits outside. */
const MOST_HELD = 64 * 1024 * 1024
let held = 0

async function readUpload(c: Context, limit: number): Promise<Buffer> {
  const declared = Number(c.req.header('content-length') ?? limit)
  if (declared > limit) throw new Problem(413)
  if (held + declared > MOST_HELD) throw new Problem(503)
  held += declared
  try {
    return await readBody(c, limit)
  } finally {
    held -= declared
  }
}

/** With `room`, an upload of so many bytes instead of a workbook. */
export async function readForm(c: Context, room = UPLOAD_LIMIT): Promise<Form> {
  const type = c.req.header('content-type') ?? ''
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const body = await readBody(c, FORM_LIMIT)
    return formOf(new URLSearchParams(body.toString('utf8')))
  }
  if (!type.startsWith('multipart/form-data')) throw new Problem(400)
  const body = await readUpload(c, room)
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
    const t = languages[languageOf(c)]
    const key = (status in t.app.problem ? status : 500) as keyof typeof t.app.problem
    const title = t.app.problem[key].title
    const frame = { t, nav: [], here: '', demo: config.demo, account: null, asset: assets.address }
    if (status === 503) c.header('Refresh', '10')
    return answerPage(c, renderPage(frame, { title, status }, ProblemPage({ problem: key })), status)
  }
}
