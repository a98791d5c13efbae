import { createHash } from 'node:crypto'

/** A statement with its values: `sql\`select … where id = ${id}\``. A value is always a parameter, never text. */
export interface Sql {
  readonly text: string
  readonly values: unknown[]
  /** PostgreSQL prepares a named statement once per connection; the name follows from the text alone. */
  readonly name: string
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`
    names.set(text, name)
  }
  return name
}

const isSql = (part: unknown): part is Sql =>
  typeof part === 'object' && part !== null && 'text' in part && 'values' in part && 'name' in part

const written = new WeakMap<TemplateStringsArray, Pick<Sql, 'text' | 'name'>>()

/** Joins literal text and parameters. A part that is itself `Sql` is spliced in with its own parameters. */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Sql {
  // Without spliced parts the text is the one that stands in the code, put together the first time.
  if (!parts.some(isSql)) {
    let known = written.get(strings)
    if (!known) {
      const text = strings.slice(1).reduce((before, part, i) => `${before}$${i + 1}${part}`, strings[0] ?? '')
      known = { text, name: nameOf(text) }
      written.set(strings, known)
    }
    return { ...known, values: parts }
  }
  let text = strings[0] ?? ''
  const values: unknown[] = []
  parts.forEach((part, i) => {
    if (isSql(part)) {
      text += part.text.replace(/\$(\d+)/g, (_, n) => `$${Number(n) + values.length}`)
      values.push(...part.values)
    } else {
      values.push(part)
      text += `$${values.length}`
    }
    text += strings[i + 1]
  })
  return { text, values, name: nameOf(text) }
}
