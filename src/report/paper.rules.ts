import type { Addendum } from '../meeting/minutes.ts'

/** Controls, direction marks and non-characters: invisible on paper, and some make a Word file that does not open. */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/g

/** Every sign a text may break its lines by, the one of a Word paragraph's inside among them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const LINE_END = /\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g

/** A text as it is put on paper: in NFC, lines ended by \n, nothing that has no shape. */
export const written = (text: string): string =>
  text.toWellFormed().replace(LINE_END, '\n').replace(UNPRINTABLE, '').normalize('NFC')

/** A line of a text is a paragraph of a paper, so that justified lines before a break are not drawn apart. */
export const linesOf = (text: string): readonly string[] => written(text).split('\n')

/** "Đảng bộ xã …" as it stands at the head of a paper. */
export const capitals = (text: string): string => written(text).toLocaleUpperCase('vi').normalize('NFC')

/** A section that is glued or copied into a book has no head of its own. */
export const hasHead = (head: Readonly<Record<string, string>>): boolean =>
  Object.values(head).some((line) => line.trim() !== '')

/** "Thạnh Quới," and "ngày 03 tháng 12 năm 2026": where they do not fit on one line, neither is broken. */
export function placeThenDay(text: string): readonly string[] {
  const comma = written(text).indexOf(', ')
  return comma < 0 ? [written(text)] : [written(text).slice(0, comma + 1), written(text).slice(comma + 2)]
}

export interface AddendumLine {
  readonly label: string
  readonly text: string
}

/**
 * What an addendum says, line by line, in the order of the paper: both versions stay to be read. Without `before`
 * something was added, without `after` struck out.
 */
export const addendumLines = (
  { before, after, reason }: Addendum,
  words: { before: string; after: string; reason: string; nothing: string },
): readonly AddendumLine[] => [
  { label: words.before, text: before || words.nothing },
  { label: words.after, text: after || words.nothing },
  ...(reason ? [{ label: words.reason, text: reason }] : []),
]

/** "Biên bản họp 2026-12" and "docx" as a header: a name every system takes, and the one in Vietnamese for those that can. */
export function attachment(name: string, extension: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const encoded = encodeURIComponent(`${name.normalize('NFC')}.${extension}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${encoded}`
}
