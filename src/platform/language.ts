import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { isLanguage, type Language } from '../text/text.ts'

export const LANGUAGE_COOKIE = 'ngon-ngu'

/** Vietnamese, unless this browser asked for another. */
export function languageOf(c: Context): Language {
  const asked = getCookie(c, LANGUAGE_COOKIE) ?? ''
  return isLanguage(asked) ? asked : 'vi'
}
