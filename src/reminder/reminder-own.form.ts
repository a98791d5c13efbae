import type { Form } from '../platform/form.ts'
import type { Text } from '../text/text.ts'

const SHORTEST = 10
const LONGEST = 4000

/** What the member writes: to be heard, to answer, to ask the next level. */
export function readOwnWords(form: Form, t: Text): { text: string; error?: string } {
  const text = form.text('text')
  if (form.hadHidden('text')) return { text, error: t.form.hidden }
  if (text === '') return { text, error: t.form.required }
  if (text.length < SHORTEST) return { text, error: t.reminding.own.short(SHORTEST) }
  if (text.length > LONGEST) return { text, error: t.form.tooLong(LONGEST, text.length) }
  return { text }
}
