import type { Catalogue } from '../catalogue/catalogue.rules.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { readTurn, TURN, type Turn } from '../platform/turn.ts'
import type { Text } from '../text/text.ts'
import {
  type DraftLine,
  type LineProblem,
  type LinkedGroup,
  LONGEST_MEASURE,
  LONGEST_WHAT,
  lineProblems,
  type SignedLine,
} from './commitment.rules.ts'

export const LINE_FIELDS = ['what', 'measure', 'due', 'group', ...TURN] as const

export interface TypedLine {
  readonly what: string
  readonly measure: string
  readonly due: string
  readonly group: string
}

export const groupKey = (group: LinkedGroup | null): string => (group ? `${group.catalogue} ${group.id}` : '')

/** The groups of a catalogue as a line may be linked to them. */
export const groupsFor = (catalogue: Catalogue | null, ref: string | null): LinkedGroup[] =>
  catalogue && ref
    ? catalogue.sections.flatMap((section) =>
        section.groups.map((group) => ({ catalogue: ref, id: group.id, label: group.label })),
      )
    : []

const FIELD_OF: Record<LineProblem, 'what' | 'measure' | 'due'> = {
  what: 'what',
  'what-short': 'what',
  measure: 'measure',
  due: 'due',
  'due-past': 'due',
  'due-year': 'due',
}

/**
 * A line as it was typed. What is saved while typing may be unfinished, but not too long. A link to a group of an older
 * catalogue stays as long as it is not changed.
 */
export function readLine(
  form: Form,
  id: string,
  of: {
    readonly year: number
    readonly today: string
    readonly before: readonly SignedLine[]
    readonly groups: readonly LinkedGroup[]
    readonly line: DraftLine | null
    readonly typing: boolean
  },
  t: Text,
): { typed: TypedLine; turn: Turn | null; line: DraftLine | null; errors: FieldErrors } {
  const c = t.commitment.line
  const errors: FieldErrors = {}
  const typed: TypedLine = {
    what: form.text('what'),
    measure: form.text('measure'),
    due: form.text('due'),
    group: form.text('group'),
  }
  const limits = { what: LONGEST_WHAT, measure: LONGEST_MEASURE, due: 20 } as const
  for (const name of ['what', 'measure', 'due'] as const) {
    if (form.hadHidden(name)) errors[name] = t.form.hidden
    else if (typed[name].length > limits[name])
      errors[name] = t.form.tooLong(limits[name], typed[name].length)
  }
  const group = [...of.groups, ...(of.line?.group ? [of.line.group] : [])].find(
    (one) => groupKey(one) === typed.group,
  )
  if (typed.group !== '' && !group) errors.group = c.unknownGroup
  if (!of.typing)
    for (const problem of lineProblems({ id, ...typed }, of))
      errors[FIELD_OF[problem]] ??= c.problems[problem]
  const turn = readTurn(form, of.typing)
  const ok = Object.keys(errors).length === 0
  return {
    typed,
    turn,
    errors,
    line: ok
      ? {
          id,
          what: typed.what,
          measure: typed.measure,
          due: typed.due,
          group: group ?? null,
          from: of.line?.from ?? null,
          page: turn?.page ?? '',
          turn: turn?.turn ?? 0,
        }
      : null,
  }
}

const LONGEST_REASON = 500

/** Why a signed wording is changed; asked for where one stands that was signed on the phone. */
export function readReason(form: Form, needed: boolean, t: Text): { reason: string; errors: FieldErrors } {
  const reason = form.text('reason')
  const problem = form.hadHidden('reason')
    ? t.form.hidden
    : reason === '' && needed
      ? t.commitment.signed.reasonNeeded
      : reason.length > LONGEST_REASON
        ? t.form.tooLong(LONGEST_REASON, reason.length)
        : null
  return { reason, errors: problem ? { reason: problem } : {} }
}
