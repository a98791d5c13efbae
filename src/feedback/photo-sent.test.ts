import { once } from 'node:events'
import { connect } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { type CastName, castNames } from '../../test/cast.ts'
import { casework, layCommittee } from '../../test/feedback.ts'
import { type Browser, fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'
import { CAMERA, jpegOf, phonePhoto, seen } from '../../test/photos.ts'
import { signIn } from '../../test/walk.ts'
import { paths } from '../paths.ts'
import { readForm } from '../platform/http.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { photoOf, photosOf } from './photo.ts'

const world = useWorld()
const STORY = 'Cống đầu ấp hứa sửa từ tháng 8, nay mưa là ngập cả sân trường.'

beforeEach(async () => {
  world.restart()
  await layCommittee(world)
})

async function checked(browser: Browser, text = STORY): Promise<Page> {
  const tell = await fillForm(browser, await browser.get('/gop-y'), { about: 'common' })
  const page = await fillForm(browser, tell, { text, contact: 'Chị Sáu' })
  world.now = new Date(world.now.getTime() + 5000)
  return page
}

/** Presses Gửi with a file beside the fields, as a browser without a script does. */
function sendWith(browser: Browser, page: Page, bytes: Uint8Array, name = 'anh.jpg'): Promise<Page> {
  const { action, fields } = formFields(page, {}, { button: 'Gửi' })
  const data = new FormData()
  for (const [field, values] of Object.entries(fields)) for (const value of values) data.append(field, value)
  data.append('photo', new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' }))
  return browser.post(action, data)
}

const theCase = async () => (await world.db.row<{ id: string }>(sql`select id from feedback_case`)).id
const photos = async () =>
  (await world.db.row<{ n: number }>(sql`select count(*)::int as n from feedback_photo`)).n

async function tomorrowAs(name: CastName): Promise<Browser> {
  world.now = new Date('2026-12-02T09:00:00+07:00')
  const browser = world.as(name)
  await signIn(browser)
  return browser
}

describe('a villager’s photo', () => {
  test('goes with the words, is seen by a reader on the case’s page, and the look is written down', async () => {
    const receipt = await sendWith(world.as(), await checked(world.as()), phonePhoto(6))
    expect(receipt.text).toContain('Đã nhận cả ảnh')
    const kiem = await tomorrowAs('kiem')
    const address = paths.feedbackPhoto.to({ case: await theCase(), photo: '1' })
    const photo = await kiem.get(address)
    expect(photo.status).toBe(200)
    expect(photo.headers.get('content-type')).toBe('image/jpeg')
    expect(photo.headers.get('cache-control')).toBe('no-store')
    expect(photo.headers.get('x-content-type-options')).toBe('nosniff')
    expect(photo.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(photo.headers.get('content-disposition')).toBe('inline')
    const page = await kiem.get(paths.feedbackCase.to({ case: await theCase() }))
    expect(page.dom.querySelector(`img[src="${address}"]`)).not.toBeNull()
    expect(page.text).toContain('Đỗ Thị Kiểm, ngày 02/12/2026')
    expect(page.text).not.toContain('anh.jpg')
  })

  test('lies sealed, stripped and upright', async () => {
    await sendWith(world.as(), await checked(world.as()), phonePhoto(6))
    const open = (await casework(world, await theCase()).open('kiem', '2026-12-02'))!
    expect(await photosOf(world.db, open)).toEqual([1])
    const jpeg = (await photoOf(world.db, open, 1))!
    expect(jpeg.includes(CAMERA)).toBe(false)
    expect(seen(jpeg)).toMatchObject({ width: 48, height: 64 })
    const { box } = await world.db.row<{ box: Buffer }>(sql`select box from feedback_photo`)
    expect(box.includes(jpeg.subarray(200, 260))).toBe(false)
    // One size for a small photo and a smaller one.
    expect(box.length).toBe(131_072 + 24 + 16)
  })

  test('is opened by nobody outside the committee, nor by one of it who is in conflict', async () => {
    await sendWith(world.as(), await checked(world.as()), phonePhoto())
    const id = await theCase()
    await casework(world, id).admit('nam')
    const address = paths.feedbackPhoto.to({ case: id, photo: '1' })
    for (const name of castNames.filter((one) => !['kiem', 'minh', 'hai'].includes(one)))
      expect((await (await tomorrowAs(name)).get(address)).status, name).toBe(404)
    expect((await world.as().get(address)).status).not.toBe(200)
    const kiem = await tomorrowAs('kiem')
    expect((await kiem.get(address)).status).toBe(200)
    for (const photo of ['2', '0', '-1', 'x', '1e1'])
      expect((await kiem.get(paths.feedbackPhoto.to({ case: id, photo }))).status, photo).toBe(404)
  })

  test('stands on the slip of what leaves, for nothing of it stays here', async () => {
    await sendWith(world.as(), await checked(world.as()), phonePhoto())
    const id = await theCase()
    const work = casework(world, id)
    for (const name of ['kiem', 'minh'] as const) {
      const [by] = await work.actors([name], '2026-12-02')
      const verdict = { kind: 'hand-over', about: null } as const
      await work.act([name], { kind: 'opined', on: '2026-12-02', by: by!, verdict })
    }
    const kiem = await tomorrowAs('kiem')
    const slip = await kiem.get(paths.feedbackSlip.to({ case: id }))
    expect(slip.dom.querySelectorAll('img')).toHaveLength(1)
    await fillForm(kiem, await kiem.get(paths.feedbackAct.to({ case: id, act: 'hand-slip' })), {
      number: '01',
    })
    expect(await photos()).toBe(0)
  })
})

describe('what is no photo', () => {
  test.each([
    ['a page called anh.jpg', Buffer.from('<!doctype html><script>1</script>'), 'không phải ảnh'],
    ['a zip', Buffer.from('PK\x03\x04zzzz'), 'không phải ảnh'],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'), 'HEIC'],
    ['half a photo', jpegOf().subarray(0, 200), 'bị lỗi'],
    ['8 MB and more', Buffer.concat([jpegOf(), Buffer.alloc(8 * 1024 * 1024)]), 'nặng quá 8 MB'],
  ])('%s: says so at the field, keeps every word, keeps nothing here', async (_, bytes, sentence) => {
    const villager = world.as()
    const page = await sendWith(villager, await checked(villager), bytes)
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('#photo-error')!.text).toContain(sentence)
    expect(page.dom.querySelector('input[name=text]')!.getAttribute('value')).toBe(STORY)
    expect(await photos()).toBe(0)
    // The same page sends without it, or with another.
    expect((await sendWith(villager, page, jpegOf())).text).toContain('Đã nhận cả ảnh')
  })

  test('no file chosen is no photo', async () => {
    const villager = world.as()
    const { action, fields } = formFields(await checked(villager), {}, { button: 'Gửi' })
    const data = new FormData()
    for (const [field, values] of Object.entries(fields))
      for (const value of values) data.append(field, value)
    data.append('photo', new File([], ''))
    const receipt = await villager.post(action, data)
    expect(receipt.text).toContain('Đã nhận')
    expect(receipt.text).not.toContain('Đã nhận cả ảnh')
  })

  test('50 MB is answered by its length: nothing of it is waited for', async () => {
    const page = await world.as().post('/gop-y', new FormData(), { 'content-length': '52428800' })
    expect(page.status).toBe(413)
    expect(page.text).toContain('nặng quá 8 MB')
    expect(page.text).toContain('nút quay lại')
    const app = new Hono()
    app.onError((error, c) => c.text('', error instanceof Problem ? (error.status as 413) : 500))
    app.post('/', async (c) => c.text((await readForm(c)).content))
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await once(server, 'listening')
    const socket = connect((server.address() as { port: number }).port, '127.0.0.1')
    socket.write(
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 52428800\r\n\r\n--b\r\n',
    )
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(answer.toString()).toContain('413')
    socket.destroy()
    server.close()
  })

  test('more uploads at once than memory is set aside for: the next one is told to wait', async () => {
    const app = new Hono()
    app.onError((error, c) => c.text('', error instanceof Problem ? (error.status as 413) : 500))
    app.post('/', async (c) => c.text((await readForm(c, 40 * 1024 * 1024)).content))
    const slow = () => {
      let end: () => void = () => {}
      const body = new ReadableStream<Uint8Array>({
        start: (stream) => {
          end = () => stream.close()
        },
      })
      const headers = {
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': String(40 * 1024 * 1024),
      }
      const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit
      return { answer: Promise.resolve(app.request('/', init)), end: () => end() }
    }
    const [first, second] = [slow(), slow()]
    expect((await second.answer).status).toBe(503)
    first.end()
    expect((await first.answer).status).toBe(400)
    const third = slow()
    third.end()
    expect((await third.answer).status).toBe(400)
  })
})

describe('a flood of photos', () => {
  test('from one place is slowed down, and no word is lost', async () => {
    const villager = world.as()
    let busy: Page | undefined
    for (let n = 0; n < 7 && !busy; n++) {
      const sent = await sendWith(villager, await checked(villager, `${STORY} Lần thứ ${n}.`), jpegOf())
      if (sent.status === 429) busy = sent
    }
    expect(busy?.dom.querySelector('#photo-error')?.text).toContain('chờ một phút')
    expect(busy?.dom.querySelector('input[name=text]')?.getAttribute('value')).toContain(STORY)
  })

  test('of one text, each with another photo, is one case with three of them', async () => {
    for (let n = 0; n < 5; n++) {
      const villager = world.as()
      expect((await sendWith(villager, await checked(villager), jpegOf(40 + n, 30))).text).toContain(
        'Đã nhận',
      )
      world.now = new Date(world.now.getTime() + 30_000)
    }
    expect(await photos()).toBe(3)
    expect(await theCase()).toBeTruthy()
  })
})
