import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { compressPages } from './http.ts'

const PAGE = `<p>${'Ngại học lý luận, nghị quyết. '.repeat(100)}</p>`

const app = new Hono()
app.use(compressPages)
app.get('/page', (c) => {
  c.header('Set-Cookie', 'phien=a', { append: true })
  c.header('Set-Cookie', 'may.1=b', { append: true })
  return c.html(PAGE, 422)
})
app.get('/short', (c) => c.html('<p>Xong.</p>'))
app.get('/file', () => new Response(PAGE, { headers: { 'Content-Type': 'application/octet-stream' } }))
app.get('/go', (c) => c.redirect('/page', 303))

const get = (path: string, accepted: string) =>
  app.request(path, { headers: accepted ? { 'accept-encoding': accepted } : {} })
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('a page travels compressed', () => {
  test('as brotli where the browser reads it, whole and with its status and cookies', async () => {
    const response = await get('/page', 'gzip, deflate, br')
    expect(response.status).toBe(422)
    expect(response.headers.get('content-encoding')).toBe('br')
    expect(response.headers.getSetCookie()).toEqual(['phien=a', 'may.1=b'])
    const packed = await bytes(response)
    expect(packed.length).toBeLessThan(PAGE.length / 10)
    expect(brotliDecompressSync(packed).toString()).toBe(PAGE)
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
    ['/file', 'br', PAGE],
    ['/go', 'br', ''],
  ])('but not %s with %j', async (path, accepted, text) => {
    const response = await get(path, accepted)
    expect(response.headers.has('content-encoding')).toBe(false)
    expect(await response.text()).toBe(text)
  })
})
