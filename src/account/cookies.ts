import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Config } from '../platform/config.ts'
import { isId } from '../platform/ids.ts'
import { LANGUAGE_COOKIE, languageOf } from '../platform/language.ts'
import { DEVICE_COOKIE_DAYS, SESSION_HOURS } from './account.rules.ts'
import type { Cookies } from './visit.ts'

const SESSION = 'phien'
const DEVICE = 'may.'

/** A browser keeps one cookie a device enrolled in it, so that several people can share a phone. No script can read one. */
export function cookiesOf(c: Context, config: Config): Cookies {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: config.address.startsWith('https:'),
  } as const
  const changed = new Map<string, Buffer | null>()
  const secretIn = (text: string | undefined): Buffer | null => {
    const bytes = text ? Buffer.from(text, 'base64url') : null
    return bytes?.length === 32 ? bytes : null
  }
  return {
    devices() {
      const all = new Map(
        Object.entries(getCookie(c)).flatMap(([name, value]) =>
          name.startsWith(DEVICE) ? [[name.slice(DEVICE.length), secretIn(value)] as const] : [],
        ),
      )
      for (const [id, secret] of changed) all.set(id, secret)
      return [...all].flatMap(([id, secret]) => (isId(id) && secret ? [{ id, secret }] : []))
    },
    keepDevice(id, secret) {
      changed.set(id, secret)
      setCookie(c, DEVICE + id, secret.toString('base64url'), {
        ...options,
        maxAge: DEVICE_COOKIE_DAYS * 86_400,
      })
    },
    dropDevice(id) {
      changed.set(id, null)
      deleteCookie(c, DEVICE + id, options)
    },
    sessionToken: () => secretIn(getCookie(c, SESSION)),
    keepSession: (token) =>
      setCookie(c, SESSION, token.toString('base64url'), { ...options, maxAge: SESSION_HOURS * 3600 }),
    dropSession: () => deleteCookie(c, SESSION, options),
    language: () => languageOf(c),
    keepLanguage: (language) =>
      language === 'vi'
        ? deleteCookie(c, LANGUAGE_COOKIE, options)
        : setCookie(c, LANGUAGE_COOKIE, language, { ...options, maxAge: DEVICE_COOKIE_DAYS * 86_400 }),
  }
}
