import { fold } from '../platform/fold.ts'

/** What of this server must not stand in a message. */
export interface Known {
  /** Every group's label and every sign's text of every loaded catalogue, folded. */
  readonly signs: readonly string[]
  /** Full names of people, folded. */
  readonly names: readonly string[]
}

export type WordsProblem = { readonly kind: 'link' | 'code' | 'name' | 'sign'; readonly part: string }

/** A scheme, "www.", a host with a known or two-letter end, an address of mail, an IP address. */
const LINKS =
  /\b[a-z][a-z0-9+.-]*:\/\/\S*|\bwww\.\S+|\S+@\S+\.\S+|\b(?:[a-z0-9-]+\.)+(?:[a-z]{2}|com|net|org|info|app|link|page|online|site|xyz|shop|top|club|dev)\b(?:[/:]\S*)?|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:localhost|zalo\.me|bit\.ly)\b/giu
/** A day and an hour are told in words that a code never has. */
const TIMES =
  /(?:lúc )?(?<!\d)\d{1,2} giờ(?: \d{2})?|\b\d{1,2}:\d{2}\b|(?:ngày )?\b\d{1,2}\/\d{1,2}(?:\/\d{4})?\b/gu
/** Four digits and more in a row or in groups, a token of letters and digits, a mark of the catalogue ("II.3.1"). */
const CODES =
  /\d(?:[\s.-]?\d){3,}|\b(?=[\p{L}\d_-]*\d)(?=[\p{L}\d_-]*\p{L})[\p{L}\d_-]{4,}\b|\b[IVX]+\.\d+(?:\.\d+)*|\b[A-Za-z0-9_-]{16,}\b/gu
/** Somebody called by name, and words that begin like a name's. */
const CALLED =
  /(?<!\p{L})(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác)(?:\s+\p{Lu}\p{L}*)+/gu
const CAPITALS = /(?<!\p{L})\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+)+/gu
const OUR_NAME = /Tự Soi/g

/** Five syllables in a row of a sign are a quotation. */
const QUOTED = 5

/**
 * What may not leave the house in a message: a link, a code, a sign or group, a person's name. Run over every template
 * by a test, over what an organisation writes when it saves it, and over each message before it goes.
 */
export function wordsProblems(text: string, known: Known): WordsProblem[] {
  const plain = text.normalize('NFC')
  const found: WordsProblem[] = []
  for (const part of plain.match(LINKS) ?? []) found.push({ kind: 'link', part })
  for (const part of plain.replace(LINKS, ' ').replace(TIMES, ' ').match(CODES) ?? [])
    found.push({ kind: 'code', part: part.trim() })
  // "Tự Soi" stands where a capital breaks the row, so that "Tự Soi Nguyễn Văn" is still seen.
  const nameless = plain.replace(OUR_NAME, 'tự soi')
  for (const part of nameless.match(CALLED) ?? []) found.push({ kind: 'name', part })
  for (const part of nameless.match(CAPITALS) ?? []) found.push({ kind: 'name', part })
  const folded = ` ${fold(plain)} `
  for (const name of known.names)
    if (name.includes(' ') && folded.includes(` ${name} `)) found.push({ kind: 'name', part: name })
  for (const sign of known.signs) {
    const part = quoted(folded, sign)
    if (part) found.push({ kind: 'sign', part })
  }
  return found
}

/** The label or sign itself, or five syllables of it. */
function quoted(folded: string, sign: string): string | null {
  if (sign === '') return null
  if (folded.includes(` ${sign} `)) return sign
  const syllables = sign.split(' ')
  for (let i = 0; i + QUOTED <= syllables.length; i++) {
    const part = syllables.slice(i, i + QUOTED).join(' ')
    if (folded.includes(` ${part} `)) return part
  }
  return null
}
