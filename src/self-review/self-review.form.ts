import { groupsInScreens, type PlacedGroup } from '../catalogue/catalogue.rules.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { Answer, Learning, Level, Month, Task } from './month.rules.ts'

/** The longest text of the member's own, in characters. */
export const OWN_TEXT = 1000

export interface SkimAnswer {
  readonly groups: string[]
  readonly marks: Record<string, Level>
  readonly none: boolean
}

/** The groups of a screen, from 1, each with the signs that apply to this member. Groups without one are left out. */
export function screenOf(task: Task, screen: number): PlacedGroup[] {
  return (groupsInScreens(task.catalogue, 9)[screen - 1] ?? []).map((placed) => ({
    ...placed,
    group: { ...placed.group, items: placed.group.items.filter((item) => task.applicable.has(item.id)) },
  }))
}

/** The applicable signs of a section, from 1, of the full list. */
export const signsIn = (task: Task, section: number): string[] =>
  (task.catalogue.sections[section - 1]?.groups ?? []).flatMap((group) =>
    group.items.map((item) => item.id).filter((id) => task.applicable.has(id)),
  )

const levelOf = (text: string): Level | null => (text === 'partial' || text === 'present' ? text : null)

/** What was chosen on a skim screen, whether or not it is acceptable: it is shown again either way. */
export function skimAnswer(form: Form, groups: readonly PlacedGroup[]): SkimAnswer {
  const sent = new Set(form.all('group'))
  const chosen = groups.map(({ group }) => group.id).filter((id) => sent.has(id))
  const marks: Record<string, Level> = {}
  for (const { group } of groups)
    for (const item of group.items) {
      const level = levelOf(form.text(`mark-${item.id}`))
      if (level && chosen.includes(group.id)) marks[item.id] = level
    }
  return { groups: chosen, marks, none: form.has('none') }
}

/** Where an error's link leads: a place on the screen, since a link stays in the browser's history. */
export const groupAnchor = (n: number): string => `nhom-${n}`
export const signAnchor = (n: number): string => `dieu-${n}`

export function skimErrors(answer: SkimAnswer, groups: readonly PlacedGroup[], t: Text): FieldErrors {
  const s = t.month.skim
  if (answer.none && answer.groups.length > 0) return { none: s.both }
  if (!answer.none && answer.groups.length === 0) return { none: s.empty }
  const errors: FieldErrors = {}
  for (const [n, { group }] of groups.entries())
    if (answer.groups.includes(group.id) && !group.items.some((item) => answer.marks[item.id]))
      errors[groupAnchor(n)] = s.noSign(group.label)
  return errors
}

/** Lays a screen's answer into the month, in place of what that screen said before. */
export function withSkim(
  month: Month,
  screen: number,
  groups: readonly PlacedGroup[],
  answer: SkimAnswer,
): Month {
  const here = new Set(groups.flatMap(({ group }) => group.items.map((item) => item.id)))
  const kept = Object.fromEntries(Object.entries(month.skimMarks).filter(([sign]) => !here.has(sign)))
  return {
    ...month,
    skim: { ...month.skim, [screen]: answer.groups },
    skimMarks: { ...kept, ...answer.marks },
  }
}

export const answerOf = (text: string): Answer | null => (text === 'none' ? 'none' : levelOf(text))

/** Answers of one section of the full list; a sign without an answer is an error at its own place. */
export function readFull(
  form: Form,
  signs: readonly string[],
  t: Text,
): { answers: Record<string, Answer>; errors: FieldErrors } {
  const answers: Record<string, Answer> = {}
  const errors: FieldErrors = {}
  for (const [n, sign] of signs.entries()) {
    const answer = answerOf(form.text(`sign-${sign}`))
    if (answer) answers[sign] = answer
    else errors[signAnchor(n)] = t.month.full.missingOne
  }
  return { answers, errors }
}

/** A text of the member's own: hidden characters and length are told, what was typed stays. */
export function ownTextError(
  form: Form,
  name: string,
  t: Text,
  { required = false, limit = OWN_TEXT } = {},
): FieldErrors {
  const text = form.text(name)
  if (form.hadHidden(name)) return { [name]: t.form.hidden }
  if (text.length > limit) return { [name]: t.form.tooLong(limit, text.length) }
  return required && text === '' ? { [name]: t.form.required } : {}
}

export function readLearning(form: Form, t: Text): { learning: Learning; line: string; errors: FieldErrors } {
  const judgement = form.text('judgement')
  return {
    learning: {
      registered: form.text('registered'),
      done: form.text('done'),
      judgement: judgement === 'well' || judgement === 'some' || judgement === 'not' ? judgement : null,
    },
    line: form.text('line'),
    errors: {
      ...ownTextError(form, 'registered', t),
      ...ownTextError(form, 'done', t),
      ...ownTextError(form, 'line', t),
    },
  }
}

/** A text with lines below it, each once: copied again, they change nothing. */
export const withLines = (text: string, lines: readonly string[]): string =>
  [text, ...lines.filter((line) => !text.includes(line))].filter((part) => part !== '').join('\n')
