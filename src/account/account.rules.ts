/** The rules of cards, PINs and waiting. Durations are defaults of the product, in one place. */

export const CARD_DAYS = 30
export const SESSION_HOURS = 12
export const DEVICE_COOKIE_DAYS = 400

/** Seconds to wait after the nth wrong PIN in a row; after the last of them the device asks for the recovery sheet. */
const WAITS = [0, 5, 15, 60, 300, 900, 3600]

export function waitAfter(wrongPins: number): number | 'sheet' {
  if (wrongPins > WAITS.length) return 'sheet'
  return WAITS[wrongPins - 1] ?? 0
}

/** Why a PIN can't be taken, or null. Numbers anybody would try first are refused. */
export function pinProblem(pin: string): 'six-digits' | 'too-easy' | null {
  if (!/^\d{6}$/.test(pin)) return 'six-digits'
  const steps = [...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i]))
  if (steps.every((step) => step === steps[0] && Math.abs(step) <= 1)) return 'too-easy'
  if (pin.slice(0, 3) === pin.slice(3) || pin.slice(0, 2).repeat(3) === pin) return 'too-easy'
  return null
}

export interface CardDates {
  readonly expires_at: Date
  readonly used_at: Date | null
  readonly voided_at: Date | null
}

export type CardState = 'good' | 'used' | 'expired' | 'voided'

export function cardState(card: CardDates, now: Date): CardState {
  if (card.used_at) return 'used'
  if (card.voided_at) return 'voided'
  return card.expires_at <= now ? 'expired' : 'good'
}

/** Wrong codes from one place: the first twenty are free, then the wait doubles up to an hour. */
export function throttleWait(failures: number): number {
  return failures < 20 ? 0 : Math.min(3600, 30 * 2 ** (failures - 20))
}
