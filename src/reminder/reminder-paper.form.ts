import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { ReminderEvent } from './reminder-event.rules.ts'
import { readOwnWords } from './reminder-own.form.ts'
import { isInWords, type OwnStep, ownEvent } from './reminder-own.rules.ts'
import type { ReminderState } from './reminder-state.rules.ts'

export const PAPER_FIELDS = ['what', 'text', 'before'] as const
export type TypedPaper = Record<(typeof PAPER_FIELDS)[number], string>
export const noPaper: TypedPaper = { what: '', text: '', before: '' }

/** Taking back what was told is for the member's own hand alone. */
export const onPaper = (own: readonly OwnStep[]): OwnStep[] => own.filter((step) => step !== 'take-back')

/** A member's words as they stand on their paper, and before whom they signed it. */
export function readPaper(
  form: Form,
  facts: {
    readonly state: ReminderState
    readonly today: string
    /** What the member may do today. */
    readonly may: readonly OwnStep[]
    /** Neither the member nor whoever writes. */
    readonly people: readonly string[]
  },
  t: Text,
): { typed: TypedPaper; event: ReminderEvent | null; errors: FieldErrors } {
  const typed = Object.fromEntries(PAPER_FIELDS.map((name) => [name, form.text(name)])) as TypedPaper
  const errors: FieldErrors = {}
  const step = facts.may.find((one) => one === typed.what)
  if (!step) errors.what = t.form.choose
  if (!facts.people.includes(typed.before)) errors.before = t.reminding.step.chooseWitness
  const { text, error } = step && isInWords(step) ? readOwnWords(form, t) : { text: '' }
  if (error) errors.text = error
  if (!step || Object.keys(errors).length > 0) return { typed, event: null, errors }
  const event = ownEvent(facts.state, step, text, facts.today)
  return { typed, event: event && ({ ...event, before: typed.before } as ReminderEvent), errors }
}
