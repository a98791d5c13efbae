import { fold } from '../platform/fold.ts'

/** What of a text could tell who sent the report. */
export type RedactionProblem = 'copied' | 'contact' | 'phone'

export interface Sent {
  readonly texts: readonly string[]
  readonly contacts: readonly string[]
}

/** Of what went to and fro, what the sender said and how they can be reached. */
export const sentIn = (
  messages: readonly { readonly fromSender: boolean; readonly text: string; readonly contact?: string }[],
): Sent => {
  const theirs = messages.filter((one) => one.fromSender)
  return { texts: theirs.map((one) => one.text), contacts: theirs.flatMap((one) => one.contact ?? []) }
}

/** A run of this many words of the sender's is a copy of them. */
const COPIED = 6
/** Of a name and an address, this many. */
const CONTACT = 3

/**
 * Before anything goes to the member or to a cell: they read what was said, not how it was said, for a turn of phrase
 * can tell who wrote it; and nothing of how the sender can be reached.
 */
export function redactionProblem(text: string, sent: Sent): RedactionProblem | null {
  if (sent.texts.some((one) => sharesRun(text, one, COPIED))) return 'copied'
  const isContact = (contact: string) =>
    wordsOf(contact).length > 1 && sharesRun(text, contact, Math.min(CONTACT, wordsOf(contact).length))
  if (sent.contacts.some(isContact)) return 'contact'
  return /(?:\d[ .-]?){9,}/.test(text) ? 'phone' : null
}

/** Without marks and capitals: copied so it is copied all the same. */
const wordsOf = (text: string): string[] => fold(text).split(' ').filter(Boolean)

const runsOf = (words: readonly string[], length: number): string[] =>
  words.slice(0, Math.max(0, words.length - length + 1)).map((_, i) => words.slice(i, i + length).join(' '))

function sharesRun(text: string, source: string, length: number): boolean {
  const runs = new Set(runsOf(wordsOf(text), length))
  return runsOf(wordsOf(source), length).some((run) => runs.has(run))
}
