import { randomInt } from 'node:crypto'

/**
 * Codes that people type from paper. Digits only: the number pad suits old hands, and a Vietnamese keyboard, which
 * turns "AA" into "Â" and swallows an "S", can't change them. A group is five random digits and a check digit, so a
 * slip is found in its group and nothing else has to be typed again. Five groups carry 83 bits, eight carry 132.
 */
export const CARD_GROUPS = 5
export const SHEET_GROUPS = 8
/** On a slip: it says yes to a few lines, guesses are slowed, it lives a month, and it opens nothing. */
export const SLIP_GROUPS = 2

// Damm's quasigroup: finds every single wrong digit and every swap of neighbours.
const DAMM = [
  '0317598642', '7092154863', '4206871359', '1750983426', '6123045978',
  '3674209581', '5869720134', '8945362017', '9438617205', '2581436790',
].map((row) => [...row].map(Number)) // biome-ignore format: a table

const checkDigit = (digits: string): number => [...digits].reduce((state, d) => DAMM[state]![Number(d)]!, 0)

/** For example '482913 003518 …' with as many groups as asked. */
export function newCode(groups: number): string {
  return Array.from({ length: groups }, () => {
    const data = Array.from({ length: 5 }, () => randomInt(10)).join('')
    return data + checkDigit(data)
  }).join(' ')
}

/** The same code for the same seed: for the demo, where a code has to stand on a page after a restart. */
export const codeFrom = (seed: Buffer, groups: number): string =>
  Array.from({ length: groups }, (_, group) => {
    const data = Array.from({ length: 5 }, (_, i) => seed[group * 5 + i]! % 10).join('')
    return data + checkDigit(data)
  }).join(' ')

export type CodeReading =
  | { ok: true; digits: string }
  /** Groups count from 1. `wrong` is empty when only the length is off. */
  | { ok: false; given: number; wrong: number[] }

/**
 * Reads what was typed, forgiving spaces, dots, hyphens, small and capital letters that look like digits, and
 * full-width digits. `digits` is the canonical form that is hashed.
 */
export function readCode(typed: string, groups: number): CodeReading {
  const digits = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[OQ]/g, '0')
    .replace(/[IL|]/g, '1')
    .replace(/\D/g, '')
  const found = digits.match(/.{1,6}/g) ?? []
  const wrong = found
    .slice(0, groups)
    .flatMap((group, i) => (group.length === 6 && checkDigit(group) !== 0 ? [i + 1] : []))
  if (digits.length === groups * 6 && wrong.length === 0) return { ok: true, digits }
  return { ok: false, given: digits.length, wrong }
}
