/** Text as it is matched and searched: no marks, đ as d, small letters, all but letters and digits as one space. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A full name with its given name (the last word) in front, so that a list sorts by it: "Nguyễn Văn An" → "An Nguyễn Văn". */
export function givenNameKey(fullName: string): string {
  const words = fullName.normalize('NFC').trim().split(/\s+/)
  return [words.at(-1), ...words.slice(0, -1)].join(' ')
}

/** A list in the order of given names. Each name is taken apart once, not at every comparison. */
export function byGivenName<T>(all: readonly T[], nameOf: (one: T) => string): T[] {
  const keyed = all.map((one) => ({ one, key: syllables(givenNameKey(nameOf(one))) }))
  return keyed.sort((a, b) => compareSyllables(a.key, b.key)).map(({ one }) => one)
}

const collator = new Intl.Collator('vi', { sensitivity: 'accent', numeric: true })

/**
 * Vietnamese order, syllable by syllable: letters first (a ă â … d đ), then the tone (ngang, huyền, hỏi, ngã,
 * sắc, nặng), so that every "Hoa" stands before the first "Hòa" whatever follows. Old and new tone placement
 * (hoà, hòa) are one syllable.
 */
export function compareVietnamese(a: string, b: string): number {
  return compareSyllables(syllables(a), syllables(b))
}

function compareSyllables(left: readonly string[], right: readonly string[]): number {
  for (let i = 0; i < left.length && i < right.length; i++) {
    const order = collator.compare(left[i]!, right[i]!)
    if (order !== 0) return order
  }
  return left.length - right.length
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

/** The words of a text, each with its tone moved behind its letters, where its place no longer matters. */
function syllables(text: string): string[] {
  return text
    .normalize('NFD')
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(TONE, '') + (word.match(TONE) ?? []).join(''))
}
