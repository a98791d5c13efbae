import { showDay } from '../platform/clock.ts'
import { fold } from '../platform/fold.ts'
import type { Text } from '../text/text.ts'
import type { Tag } from './diary.form.ts'
import type { Entry } from './diary.ts'

/** What the owner looks for in their own diary; all of it empty is the whole diary. */
export interface Search {
  readonly words: string
  readonly tag: Tag | null
  /** 'yyyy-mm' */
  readonly month: string | null
}

export const NO_SEARCH: Search = { words: '', tag: null, month: null }

export const monthOf = (entry: Pick<Entry, 'day'>): string => entry.day.slice(0, 7)

/** How many stand on the page before months are asked for. */
const NEWEST = 30

export interface Found {
  readonly entries: readonly Entry[]
  /** How many there are in all months together. */
  readonly all: number
  /** Months with entries that are not on this page, newest first. */
  readonly months: readonly { readonly month: string; readonly count: number }[]
}

/** The newest of what was looked for, or a month of it whole; the other months to be asked for. */
export function look(entries: readonly Entry[], search: Search): Found {
  const tagged = entries.filter((entry) => !search.tag || entry.tag === search.tag)
  const matching = withWords(tagged, search.words)
  const shown = search.month
    ? matching.filter((entry) => monthOf(entry) === search.month)
    : matching.slice(0, NEWEST)
  const onPage = new Set(shown)
  const hidden = new Set(matching.filter((entry) => !onPage.has(entry)).map(monthOf))
  const months = [...hidden]
    .sort()
    .reverse()
    .map((month) => ({ month, count: matching.filter((entry) => monthOf(entry) === month).length }))
  return { entries: shown, all: search.month ? shown.length : matching.length, months }
}

/**
 * Marks and capitals aside: those that say the typed words side by side, the last of them perhaps not to its end; only
 * where none does, those in which each word stands somewhere. What is no word is looked for as it stands.
 */
function withWords(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = fold(typed)
  if (words === '') return entries.filter((entry) => entry.text.includes(typed))
  const folded = entries.map((entry) => ({ entry, text: ` ${fold(entry.text)}` }))
  const having = (parts: readonly string[]) =>
    folded.filter(({ text }) => parts.every((part) => text.includes(` ${part}`))).map(({ entry }) => entry)
  const together = having([words])
  return together.length > 0 ? together : having(words.split(' '))
}

/** Every month of a diary, newest first. */
export const monthsOf = (entries: readonly Entry[]): string[] =>
  [...new Set(entries.map(monthOf))].sort().reverse()

/** What was ticked stays on the page, whatever is looked for after it, on top of what was found. */
export const withTicked = (
  all: readonly Entry[],
  found: readonly Entry[],
  ticked: readonly string[],
): Entry[] => {
  const kept = all.filter((entry) => ticked.includes(entry.id))
  return [...kept, ...found.filter((entry) => !kept.includes(entry))]
}

/** An entry in a text file, with an empty line after it. */
export const entryLines = (entry: Pick<Entry, 'day' | 'tag' | 'text'>, t: Text): string[] => [
  `${showDay(entry.day)}${entry.tag ? ` (${t.diary.tags[entry.tag]})` : ''}`,
  entry.text,
  '',
]
