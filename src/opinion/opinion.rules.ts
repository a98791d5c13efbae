import { fold } from '../platform/fold.ts'

export const THEMES = [
  'land',
  'environment',
  'roads',
  'security',
  'living',
  'school-health',
  'policy',
  'procedures',
  'attitude',
  'party',
  'other',
] as const
export type Theme = (typeof THEMES)[number]

export const SOURCES = ['voters', 'hamlet', 'front', 'cadres', 'form', 'media', 'other'] as const
export type Source = (typeof SOURCES)[number]

export const LONGEST_LINE = 1500

/** How people are spoken of before a given name. */
const TITLES = new Set([
  'ong',
  'ba',
  'anh',
  'chi',
  'co',
  'chu',
  'bac',
  'cau',
  'di',
  'mo',
  'em',
  'thay',
  'dong chi',
  'd c',
])

/**
 * Where somebody of the organisation seems to be named: by a full name, however it is marked, or by a title before a given
 * name with a capital letter. Gives back the words as they stand in the text, never the name they are like: who types
 * does not learn who exists.
 */
export function namesIn(text: string, fullNames: readonly string[]): string[] {
  const words = [...text.normalize('NFC').matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(([word]) => word)
  const folded = words.map(fold)
  const full = new Map<string, Set<number>>()
  const given = new Set<string>()
  for (const name of fullNames) {
    const parts = fold(name).split(' ')
    if (parts.length < 2) continue
    const lengths = full.get(parts.join(' ')) ?? new Set()
    full.set(parts.join(' '), lengths.add(parts.length))
    given.add(parts.at(-1)!)
  }
  const longest = Math.max(0, ...[...full.values()].flatMap((lengths) => [...lengths]))
  const found = new Set<string>()
  for (let i = 0; i < words.length; i++) {
    for (let n = longest; n >= 2; n--) {
      if (i + n <= words.length && full.has(folded.slice(i, i + n).join(' '))) {
        found.add(words.slice(i, i + n).join(' '))
        break
      }
    }
    const isGiven = /^\p{Lu}/u.test(words[i]!) && given.has(folded[i]!)
    const title = isGiven && [2, 1].find((n) => i >= n && TITLES.has(folded.slice(i - n, i).join(' ')))
    if (title) found.add(words.slice(i - title, i + 1).join(' '))
  }
  return [...found]
}

/** The months a note may be begun for: this one and the two before, newest first. */
export function monthsFor(today: string, taken: readonly string[]): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return [0, 1, 2]
    .map((back) => new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 10))
    .filter((one) => !taken.includes(one))
}
