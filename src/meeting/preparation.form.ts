import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { type OwnLine, withLines } from './own-lines.rules.ts'

/** About four pages, as a diary entry. */
const LONGEST = 10_000

export interface TypedSheet {
  /** As typed. */
  readonly text: string
  /** Keys of the lines that were ticked. */
  readonly ticked: readonly string[]
  /** As it is to be kept: what was typed, and the ticked lines below it. */
  readonly whole: string
  readonly errors: FieldErrors
}

/** An empty sheet is a sheet: it may be cleared. Lines that are not the writer's own are passed over. */
export function readSheet(form: Form, lines: readonly OwnLine[], t: Text): TypedSheet {
  const text = form.text('text')
  const ticked = form.all('line')
  const whole = withLines(
    text,
    lines.filter((line) => ticked.includes(line.key)),
  )
  const problem = form.hadHidden('text')
    ? t.form.hidden
    : text.length > LONGEST
      ? t.form.tooLong(LONGEST, text.length)
      : whole.length > LONGEST
        ? t.preparation.tooLong(LONGEST, whole.length)
        : null
  return { text, ticked, whole, errors: problem ? { text: problem } : {} }
}
