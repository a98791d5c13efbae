import { isId } from './ids.ts'

/** Characters that hide: controls but for line breaks and tabs, and marks that turn the direction of text round. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const HIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
/** Invisible leftovers of copying, which change nothing that can be seen. */
const ZERO_WIDTH = /[\u200B\u2060\uFEFF\u00AD]/g

/** A form as it was sent: text in NFC, without zero-width marks, line ends as \n. */
export interface Form {
  /** The id the server (or the outbox) gave the form; null when it is missing or not an id. */
  readonly id: string | null
  /** The account whose page the form stood on, when it was a page of somebody signed in. */
  readonly owner: string | null
  /** The trimmed text of a field, '' when absent. Hidden characters are gone from it; see `hadHidden`. */
  text(name: string): string
  all(name: string): string[]
  has(name: string): boolean
  file(name: string): { name: string; bytes: Uint8Array } | null
  /** True when the field held control or direction characters: the sender is told and shown the text without them. */
  hadHidden(name: string): boolean
  /** Names that are none of these. */
  unknown(known: readonly string[]): string[]
  /** Every field and value as cleaned, in the order sent. */
  readonly fields: readonly (readonly [string, string])[]
  /** All fields but the id in one canonical text, for fingerprints. */
  readonly content: string
}

const clean = (value: string) =>
  value.normalize('NFC').replace(/\r\n?/g, '\n').replace(ZERO_WIDTH, '').replace(HIDDEN, '').trim()

export function formOf(
  entries: Iterable<[string, string]>,
  files: Record<string, { name: string; bytes: Uint8Array }> = {},
): Form {
  const fields = new Map<string, string[]>()
  for (const [name, value] of entries) {
    const values = fields.get(name)
    if (values) values.push(value)
    else fields.set(name, [value])
  }
  const id = fields.get('form-id')?.[0]
  const owner = fields.get('form-for')?.[0] ?? null
  fields.delete('form-id')
  fields.delete('form-for')
  return {
    id: isId(id) ? id.toLowerCase() : null,
    owner,
    text: (name) => clean(fields.get(name)?.[0] ?? ''),
    all: (name) => (fields.get(name) ?? []).map(clean),
    has: (name) => fields.has(name),
    file: (name) => files[name] ?? null,
    hadHidden: (name) => (fields.get(name) ?? []).some((value) => value.search(HIDDEN) >= 0),
    unknown: (known) => [...fields.keys()].filter((name) => !known.includes(name)),
    fields: [...fields].flatMap(([name, values]) => values.map((value) => [name, clean(value)] as const)),
    content: JSON.stringify(
      [...fields].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, values]) => [name, values.map(clean)]),
    ),
  }
}
