import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { PIN } from '../../test/cast.ts'
import { enrolWith, keepSheet, NEW_PIN, printFor } from '../../test/enrol.ts'
import { type Browser, fillForm, useWorld } from '../../test/harness.ts'
import { signIn } from '../../test/walk.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { newCode } from '../seal/code.ts'

const world = useWorld()
const SECOND = 1000
const WRONG = '900817'

const wait = (seconds: number) => {
  world.now = new Date(world.now.getTime() + seconds * SECOND)
}
const deviceCookie = (browser: Browser) =>
  [...browser.cookies.keys()].find((name) => name.startsWith('may.'))!

/** Lan's phone, with nobody signed in. */
function phoneOf(name: 'lan' | 'nam' = 'lan'): Browser {
  const phone = world.as(name)
  phone.cookies.delete('phien')
  return phone
}

describe('Lan signs in with her PIN', () => {
  test('on her phone, and is in', async () => {
    const phone = phoneOf()
    expect((await phone.get('/vao')).text).toContain('Nguyễn Thị Lan')
    expect(await signIn(phone)).toMatchObject({ status: 303, location: '/' })
    expect((await phone.get('/thang-nay')).status).toBe(200)
  })

  test('and has to sign in again after twelve hours', async () => {
    const phone = phoneOf()
    await signIn(phone)
    wait(12 * 3600 - 1)
    expect((await phone.get('/thang-nay')).status).toBe(200)
    wait(1)
    expect(await phone.get('/thang-nay')).toMatchObject({ status: 303, location: '/vao' })
    const late = await phone.post('/nhat-ky/0b3e8a3e-6a5f-4f1e-9d55-0f5b5a1c2d3e', { text: 'muộn' })
    expect(late.status).toBe(401)
    expect(late.text).toContain('Mời đồng chí vào lại')
  })

  test('on a page that was open before her session ended', async () => {
    const phone = world.as('lan')
    const page = await phone.get('/vao')
    wait(13 * 3600)
    expect((await fillForm(phone, page, { pin: PIN })).status).toBe(303)
    expect((await phone.get('/thang-nay')).status).toBe(200)
  })

  test('goes out, and the session she had is worth nothing any more', async () => {
    const phone = world.as('lan')
    const session = phone.cookies.get('phien')!
    await fillForm(phone, await phone.get('/toi'), {}, { button: 'Ra khỏi Tự Soi' })
    expect(phone.cookies.has('phien')).toBe(false)
    phone.cookies.set('phien', session)
    expect((await phone.get('/thang-nay')).location).toBe('/vao')
  })
})

describe('a wrong PIN', () => {
  test('waits longer each time, then asks for the recovery sheet; a restart shortens nothing', async () => {
    const sheet = await keepSheet(world.as('lan'))
    const phone = phoneOf()
    const sentences = []
    for (const seconds of [0, 5, 15, 60, 300, 900, 3600]) {
      sentences.push(
        /Mã PIN chưa đúng[^.]*\.( Mời đồng chí chờ [^.]*)?/.exec((await signIn(phone, WRONG)).text)![0],
      )
      if (seconds > 0) {
        // While it waits, the right PIN is not even looked at.
        wait(seconds - 1)
        world.restart()
        expect((await signIn(phone)).text).toContain('chờ 1 giây')
        wait(1)
      }
    }
    expect(sentences.map((sentence) => sentence.replace('Mã PIN chưa đúng. Mời đồng chí chờ ', ''))).toEqual([
      'Mã PIN chưa đúng.',
      '5 giây rồi thử lại',
      '15 giây rồi thử lại',
      '1 phút rồi thử lại',
      '5 phút rồi thử lại',
      '15 phút rồi thử lại',
      '1 giờ rồi thử lại',
    ])
    expect((await signIn(phone, WRONG)).text).toContain('dùng phiếu khôi phục để đặt mã mới')
    wait(30 * 86_400)
    const locked = await signIn(phone)
    expect(locked.text).toContain('dùng phiếu khôi phục để đặt mã mới')
    expect(phone.cookies.has('phien')).toBe(false)

    const unlock = await phone.get(locked.dom.querySelector('a[href^="/vao/phieu"]')!.getAttribute('href')!)
    const opened = await fillForm(phone, unlock, { sheet, pin: NEW_PIN, 'pin-again': NEW_PIN })
    expect(opened).toMatchObject({ status: 303, location: '/' })
    expect((await signIn(phone, PIN)).text).toContain('Mã PIN chưa đúng')
    wait(5)
    expect((await signIn(phone, NEW_PIN)).status).toBe(303)
  })

  test('typed once or twice before the right one is forgotten', async () => {
    const phone = phoneOf()
    for (let round = 0; round < 6; round++) {
      await signIn(phone, WRONG)
      expect((await signIn(phone)).status).toBe(303)
    }
  })

  test('of Nam on a shared phone does not hold Lan up', async () => {
    const phone = phoneOf()
    for (const [name, value] of phoneOf('nam').cookies) phone.cookies.set(name, value)
    const choose = async (name: 'lan' | 'nam', pin: string) =>
      fillForm(phone, await phone.get('/vao'), { device: world.cast.people[name].signedIn.device.id, pin })
    for (let n = 0; n < 3; n++) {
      await choose('nam', WRONG)
      wait(60)
    }
    await choose('nam', WRONG)
    expect((await choose('nam', PIN)).text).toContain('chờ')
    expect((await choose('lan', PIN)).status).toBe(303)
  })
})

describe('the recovery sheet at the locked door', () => {
  const open = async (phone: Browser, sheet: string) => {
    const device = world.cast.people.lan.signedIn.device.id
    const page = await phone.get(`${paths.unlock.to()}?may=${device}`)
    return fillForm(phone, page, { sheet, pin: NEW_PIN, 'pin-again': NEW_PIN })
  }

  test('of somebody else opens nothing', async () => {
    const sheet = await keepSheet(world.as('nam'))
    const refused = await open(phoneOf(), sheet)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Mã trên phiếu chưa đúng')
  })

  test('that was replaced by a newer one opens nothing', async () => {
    const lan = world.as('lan')
    const [older, newer] = [await keepSheet(lan), await keepSheet(lan)]
    expect((await open(phoneOf(), older)).text).toContain('Mã trên phiếu chưa đúng')
    expect((await open(phoneOf(), newer)).status).toBe(303)
  })

  test('with a slip is told by its group; guessed twenty times, it waits', async () => {
    const sheet = await keepSheet(world.as('lan'))
    const slip = sheet.replace(/\d(?=\d{5}$)/, (digit) => String((Number(digit) + 1) % 10))
    expect((await open(phoneOf(), slip)).text).toContain('Nhóm thứ 8 chưa đúng')
    for (let n = 0; n < 19; n++) await open(phoneOf(), newCode(8))
    expect((await open(phoneOf(), sheet)).text).toContain('chờ 30 giây')
    wait(30)
    expect((await open(phoneOf(), sheet)).status).toBe(303)
  })

  test('is asked for only on a phone that holds the device', async () => {
    const device = world.cast.people.lan.signedIn.device.id
    for (const browser of [world.as(), phoneOf('nam')]) {
      expect((await browser.get(`${paths.unlock.to()}?may=${device}`)).status).toBe(404)
      const sent = await browser.post(paths.unlock.to(), {
        device,
        sheet: newCode(8),
        pin: NEW_PIN,
        'pin-again': NEW_PIN,
      })
      expect(sent.status).toBe(404)
    }
  })
})

describe('the sign-in page', () => {
  test('tells no name to a browser that lacks the device’s secret', async () => {
    const lan = world.cast.people.lan.signedIn
    const stranger = world.as()
    stranger.cookies.set(`may.${lan.device.id}`, randomBytes(32).toString('base64url'))
    const page = await stranger.get('/vao')
    expect(page.text).toContain('Máy này chưa có ai đăng ký')
    expect(page.html).not.toContain('Nguyễn')
    const tried = await stranger.post('/vao', { device: lan.device.id, pin: PIN })
    expect(tried.html).not.toContain('Nguyễn')
    expect(tried.text).toContain('Máy này chưa có ai đăng ký')
    expect(await world.db.rows(sql`select 1 from device where wrong_pins > 0`)).toHaveLength(0)
  })

  test.each([
    ['no id', 'may.nobody', randomBytes(32).toString('base64url')],
    ['a name JavaScript knows', 'may.__proto__', randomBytes(32).toString('base64url')],
    ['an id of nobody', `may.${crypto.randomUUID()}`, randomBytes(32).toString('base64url')],
    ['a secret that is too short', 'own', 'AAAA'],
    ['a secret that is too long', 'own', 'A'.repeat(9000)],
    ['a secret of other letters', 'own', '%00%ff…'],
  ])('with a cookie of %s is as if there were none', async (_, name, value) => {
    const stranger = world.as()
    stranger.cookies.set(
      name === 'own' ? `may.${world.cast.people.lan.signedIn.device.id}` : name,
      encodeURI(value),
    )
    const page = await stranger.get('/vao')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Máy này chưa có ai đăng ký')
    expect((await stranger.get('/')).status).toBe(200)
  })
})

describe('a session', () => {
  test('set beforehand by somebody else is not the one Lan gets', async () => {
    const planted = randomBytes(32).toString('base64url')
    const phone = phoneOf()
    phone.cookies.set('phien', planted)
    await signIn(phone)
    expect(phone.cookies.get('phien')).not.toBe(planted)
    phone.cookies.set('phien', planted)
    expect((await phone.get('/thang-nay')).location).toBe('/vao')
  })

  test('of an officer left in a browser does not become Lan’s when she enrols there', async () => {
    const code = await printFor(world, 'huong', 'lan')
    const browser = world.as('huong')
    const before = browser.cookies.get('phien')
    await enrolWith(world, code, { browser })
    expect(browser.cookies.get('phien')).not.toBe(before)
    expect((await browser.get(`/chi-bo/${world.cast.units.thanh.id}`)).status).not.toBe(200)
    expect((await browser.get('/may-moi')).status).toBe(200)
  })

  test('without the device’s cookie is nobody’s', async () => {
    const thief = world.as()
    thief.cookies.set('phien', world.as('lan').cookies.get('phien')!)
    expect((await thief.get('/thang-nay')).location).toBe('/')
    expect((await thief.get('/nhat-ky')).location).toBe('/')
  })

  test('taken to another device is nobody’s, even one of the same person', async () => {
    const session = world.as('lan').cookies.get('phien')!
    const nams = world.as('nam')
    nams.cookies.set('phien', session)
    expect((await nams.get('/thang-nay')).location).toBe('/vao')
    const second = await enrolWith(world, await printFor(world, 'huong', 'lan'))
    second.cookies.set('phien', session)
    expect((await second.get('/thang-nay')).location).toBe('/vao')
  })

  test('with another secret under the device’s name is nobody’s', async () => {
    const phone = world.as('lan')
    phone.cookies.set(deviceCookie(phone), randomBytes(32).toString('base64url'))
    expect((await phone.get('/thang-nay')).location).toBe('/vao')
  })

  test('is kept as a hash; its cookie is for no script and no other site', async () => {
    const phone = phoneOf()
    const page = await signIn(phone)
    const token = Buffer.from(phone.cookies.get('phien')!, 'base64url').toString('hex')
    const stored = await world.db.row<{ all: string }>(
      sql`select string_agg(session::text, '') as all from session`,
    )
    expect(stored.all).not.toContain(token)
    for (const line of page.headers.getSetCookie()) {
      expect(line).toContain('HttpOnly')
      expect(line).toContain('SameSite=Lax')
      expect(line).toContain('Path=/')
      expect(line).not.toContain('Domain')
    }
  })
})
