import type { Form } from '../platform/form.ts'
import type { Text } from '../text/text.ts'

const SHORTEST = 10
const LONGEST = 2000

/** What the member writes to the next level, and what it answers: a text of some length. */
export function readWords(form: Form, name: 'reason' | 'answer', t: Text): { text: string; error?: string } {
  const text = form.text(name)
  if (form.hadHidden(name)) return { text, error: t.form.hidden }
  if (text === '') return { text, error: t.form.required }
  if (text.length < SHORTEST) return { text, error: t.ownConclusion.tooShort(SHORTEST) }
  if (text.length > LONGEST) return { text, error: t.form.tooLong(LONGEST, text.length) }
  return { text }
}
