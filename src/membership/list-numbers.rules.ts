import { asText, type Value } from './grid.rules.ts'
import { isEmpty, squash } from './list-text.rules.ts'
import type { Reading } from './member-record.rules.ts'

const SEPARATORS = /[\s.\-\u2010-\u2015\u2212]/g

/** A card number has 8 digits. A number has lost its leading zeros; text such as "chưa cấp" says there is no card. */
export function readCard(value: Value | undefined): Reading<string | null> {
  const digits = withoutSeparators(value)
  if (digits === null) return { value: null }
  if (typeof value === 'number' && /^\d{1,7}$/.test(digits)) {
    return { value: digits.padStart(8, '0'), problem: 'leading-zero' }
  }
  return /^\d{8}$/.test(digits) ? { value: digits } : { value: null, problem: 'invalid-card' }
}

/** A telephone number as it is dialled inside the country; of two numbers the first. */
export function readPhone(value: Value | undefined): Reading<string | null> {
  if (withoutSeparators(value) === null) return { value: null }
  if (typeof value === 'number') return phoneOrProblem(dialled(zeroRestored(value)))
  const text = asText(value!)
  const first = text.split(/\s+[-\u2010-\u2015]\s+|[/;,\n\r]/)[0]!
  return phoneOrProblem(dialled(text) ?? dialled(first) ?? dialled(text.split(/[-\u2010-\u2015]/)[0]!))
}

function phoneOrProblem(phone: string | null): Reading<string | null> {
  return phone === null ? { value: null, problem: 'invalid-phone' } : { value: phone }
}

/** A number cannot begin with 0, so that a mobile number of 9 digits or a landline of 10 has lost it. */
function zeroRestored(number: number): string {
  const digits = String(number)
  return /^(\d{9}|2\d{9})$/.test(digits) ? `0${digits}` : digits
}

function dialled(text: string): string | null {
  const digits = squash(text)
    .replace(/[()]/g, '')
    .replace(SEPARATORS, '')
    .replace(/^(\+|00)?840?(?=[1-9]\d{8,9}$)/, '0')
  return /^(0\d{9}|02\d{9})$/.test(digits) ? digits : null
}

/** null when there is nothing to read: empty, or words without any digit. */
function withoutSeparators(value: Value | undefined): string | null {
  if (value === undefined || isEmpty(value)) return null
  const text = squash(asText(value)).replace(SEPARATORS, '')
  return /\d/.test(text) ? text : null
}
