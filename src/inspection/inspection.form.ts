import { OUTCOMES } from '../conclusion/conclusion.rules.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { LONGEST_PART, LONGEST_THEME, PARTS, type Said } from './inspection.rules.ts'
import type { NewResult } from './inspection.ts'

export const PLAN_FIELDS = ['do', 'id', 'year', 'person', 'theme', 'month'] as const
export const RESULT_FIELDS = ['outcome', 'body', 'fix', 'fix-by'] as const
export const VOTE_FIELDS = ['paper', 'day', 'voters', 'called', 'yes', 'no', 'other'] as const

export const nothingSaid: Said = { done: '', limits: '', causes: '', fixes: '' }

function textOf(
  form: Form,
  name: string,
  longest: number,
  errors: FieldErrors,
  t: Text,
  needed = true,
): string {
  const text = form.text(name)
  if (form.hadHidden(name)) errors[name] = t.form.hidden
  else if (text.length > longest) errors[name] = t.form.tooLong(longest, text.length)
  else if (needed && text === '') errors[name] = t.form.required
  return text
}

export function readPlanLine(
  form: Form,
  of: { readonly members: readonly string[]; readonly months: readonly string[] },
  t: Text,
): { person: string; theme: string; month: string; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const person = form.text('person')
  const month = form.text('month')
  const theme = textOf(form, 'theme', LONGEST_THEME, errors, t).replace(/\s+/g, ' ')
  if (!of.members.includes(person)) errors.person = t.form.choose
  if (!of.months.includes(month)) errors.month = t.form.choose
  return { person, theme, month, errors }
}

/** The parts of a report: what was done may not be empty; the others may. */
export function readReport(form: Form, t: Text, drafting = false): { said: Said; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const said = { ...nothingSaid } as Record<keyof Said, string>
  for (const part of PARTS)
    said[part] = textOf(form, part, LONGEST_PART, errors, t, !drafting && part === 'done')
  return { said, errors }
}

export const readWords = (form: Form, name: string, t: Text): { text: string; errors: FieldErrors } => {
  const errors: FieldErrors = {}
  return { text: textOf(form, name, LONGEST_PART, errors, t), errors }
}

export interface TypedResult {
  readonly outcome: string
  readonly body: string
  readonly fix: string
  readonly fixBy: string
}

export function readResult(
  form: Form,
  today: string,
  t: Text,
): { typed: TypedResult; result: NewResult | null; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const typed = {
    outcome: form.text('outcome'),
    body: textOf(form, 'body', LONGEST_PART, errors, t),
    fix: form.text('fix').replace(/\s+/g, ' '),
    fixBy: form.text('fix-by'),
  }
  const outcome = OUTCOMES.find((one) => one === typed.outcome)
  if (!outcome) errors.outcome = t.form.choose
  if (outcome !== 'to-fix')
    return {
      typed,
      errors,
      result: outcome && !errors.body ? { outcome, body: typed.body, fix: '', fixBy: null } : null,
    }
  textOf(form, 'fix', LONGEST_THEME, errors, t)
  const fixBy = readDay(typed.fixBy)
  if (!fixBy) errors['fix-by'] = t.form.badDate
  else if (fixBy <= today) errors['fix-by'] = t.inspection.result.later
  const result = fixBy ? { outcome, body: typed.body, fix: typed.fix, fixBy } : null
  return { typed, errors, result: Object.keys(errors).length > 0 ? null : result }
}

export interface CommitteeVote {
  readonly paper: string
  readonly voters: readonly string[]
  readonly called: number
  readonly yes: number
  readonly no: number
  readonly other: number
}

/** A vote of the inspection committee's own meeting, by those who are not in conflict. */
export function readCommitteeVote(
  form: Form,
  clear: readonly string[],
  t: Text,
): { vote: CommitteeVote; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const whole = (name: string): number => {
    const typed = form.text(name)
    if (!/^\d{1,3}$/.test(typed)) errors[name] = t.feedbackCase.fields.number1
    return Number(typed)
  }
  const voters = form.all('voters').filter((one) => clear.includes(one))
  if (voters.length < 2) errors.voters = t.inspection.committee.two
  const vote = {
    paper: textOf(form, 'paper', LONGEST_THEME, errors, t),
    voters,
    called: whole('called'),
    yes: whole('yes'),
    no: whole('no'),
    other: whole('other'),
  }
  if (!errors.yes && vote.yes + vote.no + vote.other !== voters.length)
    errors.yes = t.inspection.committee.counts(voters.length)
  return { vote, errors }
}
