/** Mobile numbers of Vietnam: 0 and nine digits, or +84 and nine, of the networks' first digits. */
const MOBILE = /^(?:\+?84|0)([35789]\d{8})$/
/** One address, no list, no name beside it. */
const EMAIL =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i
const LONGEST_EMAIL = 254

/** '0912 345 678' → '84912345678', as gateways take it; null when it is no mobile number. */
export function readPhone(typed: string): string | null {
  const found = MOBILE.exec(typed.replace(/[\s.()-]/g, ''))
  return found ? `84${found[1]}` : null
}

/** '84912345678' → '0912 345 678' */
export const showPhone = (phone: string): string => phone.replace(/^84(\d{3})(\d{3})(\d{3})$/, '0$1 $2 $3')

export function readEmail(typed: string): string | null {
  return typed.length <= LONGEST_EMAIL && EMAIL.test(typed) ? typed.toLowerCase() : null
}
