import { once } from 'node:events'
import { get as ask, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { answerPage, compressPages } from './http.ts'

const PAGE = `<p>${'Ngại học lý luận, nghị quyết. '.repeat(100)}</p>`

const app = new Hono()
app.use(compressPages)
app.get('/page', (c) => {
  c.header('Set-Cookie', 'phien=a', { append: true })
  c.header('Set-Cookie', 'may.1=b', { append: true })
  return c.html(PAGE, 422)
})
app.get('/ours', (c) => {
  c.header('Set-Cookie', 'phien=a', { append: true })
  c.header('Set-Cookie', 'may.1=b', { append: true })
  return answerPage(c, PAGE, 422)
})
app.get('/ours-short', (c) => answerPage(c, '<p>Xong.</p>'))
app.get('/replaced', (c) => {
  answerPage(c, '<p>Not this one.</p>'.repeat(100))
  return answerPage(c, PAGE)
})
app.get('/short', (c) => c.html('<p>Xong.</p>'))
app.get('/file', () => new Response(PAGE, { headers: { 'Content-Type': 'application/octet-stream' } }))
app.get('/go', (c) => c.redirect('/page', 303))

const get = (path: string, accepted: string) =>
  app.request(path, { headers: accepted ? { 'accept-encoding': accepted } : {} })
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('a page travels compressed', () => {
  test.each(['/page', '/ours'])(
    'as brotli where the browser reads it, whole and with its status and cookies: %s',
    async (path) => {
      const response = await get(path, 'gzip, deflate, br')
      expect(response.status).toBe(422)
      expect(response.headers.get('content-encoding')).toBe('br')
      expect(response.headers.getSetCookie()).toEqual(['phien=a', 'may.1=b'])
      const packed = await bytes(response)
      expect(packed.length).toBeLessThan(PAGE.length / 10)
      expect(brotliDecompressSync(packed).toString()).toBe(PAGE)
    },
  )

  test('and is the one that was answered with, not another that was made on the way', async () => {
    const response = await get('/replaced', 'br')
    expect(brotliDecompressSync(await bytes(response)).toString()).toBe(PAGE)
  })

  test('in one piece whose length is told, through the server that the product runs on', async () => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server
    await once(server, 'listening')
    try {
      const headers = { 'accept-encoding': 'br' }
      const { port } = server.address() as AddressInfo
      const [answer] = (await once(ask({ port, host: '127.0.0.1', path: '/ours', headers }), 'response')) as [
        IncomingMessage,
      ]
      const pieces: Buffer[] = []
      for await (const piece of answer) pieces.push(piece as Buffer)
      const packed = Buffer.concat(pieces)
      expect(answer.headers['transfer-encoding']).toBeUndefined()
      expect(answer.headers['content-length']).toBe(String(packed.length))
      expect(answer.headers['set-cookie']).toEqual(['phien=a', 'may.1=b'])
      expect(brotliDecompressSync(packed).toString()).toBe(PAGE)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  test('as gzip where it reads only that', async () => {
    const response = await get('/page', 'gzip')
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(await bytes(response)).toString()).toBe(PAGE)
  })

  test.each([
    ['/page', '', PAGE],
    ['/page', 'identity', PAGE],
    ['/short', 'br', '<p>Xong.</p>'],
    ['/ours-short', 'br', '<p>Xong.</p>'],
    ['/ours', '', PAGE],
    ['/file', 'br', PAGE],
    ['/go', 'br', ''],
  ])('but not %s with %j', async (path, accepted, text) => {
    const response = await get(path, accepted)
    expect(response.headers.has('content-encoding')).toBe(false)
    expect(await response.text()).toBe(text)
  })
})
