import { entryLines } from '../diary/diary.rules.ts'
import type { Entry } from '../diary/diary.ts'
import { showDay } from '../platform/clock.ts'
import type { Vietnamese } from '../text/text.ts'
import type { ExportWish } from './diary-export.form.ts'

/** A diary on its way to its owner. */
export interface DiaryCopy {
  readonly name: string
  /** The oldest first, as a book is read. */
  readonly entries: readonly Entry[]
  /** Entries this device can't open, which are in no copy. */
  readonly closed: number
}

export const within = (entries: readonly Entry[], { from, to }: Pick<ExportWish, 'from' | 'to'>): Entry[] =>
  entries.filter(({ day }) => (!from || day >= from) && (!to || day <= to)).reverse()

/** From the first day in it to the last. */
export function spanOf({ entries }: DiaryCopy, t: Vietnamese): string {
  const [first, last] = [entries[0]!, entries.at(-1)!].map(({ day }) => showDay(day)) as [string, string]
  return t.diary.export.span(first, last)
}

export function diaryText(copy: DiaryCopy, t: Vietnamese): string {
  const lines = [
    `${t.diary.title}: ${copy.name}`,
    spanOf(copy, t),
    '',
    ...copy.entries.flatMap((entry) => entryLines(entry, t)),
    ...(copy.closed > 0 ? [t.diary.closed(copy.closed), ''] : []),
  ]
  // Windows programs take the text for UTF-8 only with the mark in front, and end lines by two signs.
  return `\uFEFF${lines.join('\n').replace(/\n/g, '\r\n')}`
}

export const diaryJson = ({ name, entries, closed }: DiaryCopy): string =>
  JSON.stringify(
    { name, entries: entries.map(({ day, tag, text }) => ({ day, tag, text })), closed },
    null,
    2,
  )
