import { type Catalogue, itemsInOrder } from '../catalogue/catalogue.rules.ts'
import type { NamedSign } from '../conclusion/conclusion.rules.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Answer, Level } from '../self-review/month.rules.ts'
import type { Text } from '../text/text.ts'
import type { DeclaredSign } from './round.queries.ts'

/** One sign of a form. Fields go by its place, since a field's name stands in the address of an error's link. */
export interface TypedSign {
  readonly id: string
  readonly level: Answer | null
  readonly cause: string
  readonly fix: string
  readonly by: string
}

const LONGEST = 1000

/** Every field such a form may have. */
export const signFields = (catalogue: Catalogue): string[] => [
  'sign',
  'pick',
  'add',
  ...itemsInOrder(catalogue).flatMap((_, n) => [`level-${n}`, `cause-${n}`, `fix-${n}`, `by-${n}`]),
]

/** The signs the form had, then those picked from the list since. Unknown ones are passed over. */
export function typedSigns(form: Form, catalogue: Catalogue): TypedSign[] {
  const known = new Set(itemsInOrder(catalogue).map(({ item }) => item.id))
  const here = form.all('sign').filter((id) => known.has(id))
  const answers: readonly Answer[] = ['none', 'partial', 'present']
  const typed = [...new Set(here)].map((id, n) => ({
    id,
    level: answers.find((one) => one === form.text(`level-${n}`)) ?? null,
    cause: form.text(`cause-${n}`),
    fix: form.text(`fix-${n}`),
    by: form.text(`by-${n}`),
  }))
  const picked = form.all('pick').filter((id) => known.has(id) && !here.includes(id))
  const blank = { level: null, cause: '', fix: '', by: '' }
  return [...typed, ...[...new Set(picked)].map((id) => ({ id, ...blank }))]
}

const labelsOf = (catalogue: Catalogue) =>
  new Map(itemsInOrder(catalogue).map(({ item }) => [item.id, item.label]))

function wordsProblem(form: Form, name: string, text: string, t: Text): string | null {
  if (form.hadHidden(name)) return t.form.hidden
  return text.length > LONGEST ? t.form.tooLong(LONGEST, text.length) : null
}

/** As they stand on a member's paper: what is marked 'none' is none of them. */
export function readDeclared(
  form: Form,
  typed: readonly TypedSign[],
  catalogue: Catalogue,
  t: Text,
): { signs: DeclaredSign[]; errors: FieldErrors } {
  const labels = labelsOf(catalogue)
  const errors: FieldErrors = {}
  const signs: DeclaredSign[] = []
  for (const [n, sign] of typed.entries()) {
    if (!sign.level) errors[`level-${n}`] = t.round.pick.levelNeeded
    for (const name of ['cause', 'fix'] as const) {
      const problem = wordsProblem(form, `${name}-${n}`, sign[name], t)
      if (problem) errors[`${name}-${n}`] = problem
    }
    if (sign.level && sign.level !== 'none')
      signs.push({
        id: sign.id,
        label: labels.get(sign.id)!,
        level: sign.level,
        cause: sign.cause,
        fix: sign.fix,
      })
  }
  return { signs, errors }
}

export interface ConcludedSigns {
  readonly signs: readonly (NamedSign & { readonly level: Level })[]
  readonly plans: readonly { readonly line: string; readonly due: string }[]
}

/** As the cell concluded: each sign it names has a fix and a day after the meeting. */
export function readConcluded(
  form: Form,
  typed: readonly TypedSign[],
  facts: { readonly catalogue: Catalogue; readonly ref: string; readonly meetingDay: string },
  t: Text,
): ConcludedSigns & { errors: FieldErrors } {
  const labels = labelsOf(facts.catalogue)
  const errors: FieldErrors = {}
  const signs: (NamedSign & { level: Level })[] = []
  const plans: { line: string; due: string }[] = []
  for (const [n, { id, level, fix, by }] of typed.entries()) {
    if (!level) errors[`level-${n}`] = t.round.pick.levelNeeded
    if (!level || level === 'none') continue
    const problem = wordsProblem(form, `fix-${n}`, fix, t) ?? (fix === '' ? t.round.table.fixNeeded : null)
    if (problem) errors[`fix-${n}`] = problem
    const due = readDay(by)
    if (!due) errors[`by-${n}`] = t.form.badDate
    else if (due <= facts.meetingDay) errors[`by-${n}`] = t.round.table.byPast
    signs.push({ catalogue: facts.ref, id, label: labels.get(id)!, level })
    plans.push({ line: fix, due: due ?? '' })
  }
  return { signs, plans, errors }
}
