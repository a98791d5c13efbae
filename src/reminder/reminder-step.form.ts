import type { QuorumRule } from '../conclusion/quorum.rules.ts'
import { showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { BodyStep, Place } from './reminder-desk.rules.ts'
import type { AppealOutcome, ReminderEvent, ReminderVote } from './reminder-event.rules.ts'
import type { RefusalKind } from './reminder-state.rules.ts'

export const STEP_FIELDS = [
  'day',
  'excused',
  'how',
  'witness-1',
  'witness-2',
  'reason',
  'expected',
  'due',
  'held',
  'paper',
  'chair',
  'clerk',
  'called',
  'entitled',
  'yes',
  'no',
  'other',
  'outcome',
  'result',
] as const
export type TypedStep = Record<(typeof STEP_FIELDS)[number], string>

const typedStep = (form: Form): TypedStep =>
  Object.fromEntries(STEP_FIELDS.map((name) => [name, form.text(name)])) as TypedStep

export const emptyStep = (given: Partial<TypedStep> = {}): TypedStep => ({
  ...(Object.fromEntries(STEP_FIELDS.map((name) => [name, ''])) as TypedStep),
  ...given,
})

const LONGEST = 4000
const LONGEST_PAPER = 120

export interface StepFacts {
  readonly place: Place
  readonly unit: string
  /** The day a thing written down here happened; of the committee the form tells it. */
  readonly on: string
  readonly today: string
  /** The meeting of a cell. */
  readonly meeting: string | null
  /** Who may be a witness, lead or write: never the member. */
  readonly people: readonly string[]
  /** The quorum of the committee. */
  readonly rule: QuorumRule
  /** As the meeting counted it; null where the counts were wrong. */
  readonly vote?: ReminderVote | null
}

/** How a member may be told, where it is written down. */
export const TOLD_HOW = {
  cell: ['by-hand', 'on-phone', 'before-witnesses'],
  table: ['at-meeting'],
  committee: ['at-meeting', 'by-hand', 'on-phone', 'before-witnesses'],
  board: [],
} as const satisfies Record<Place, readonly string[]>

export const HEARD_HOW = {
  cell: ['declined'],
  table: ['at-meeting', 'declined'],
  committee: ['at-meeting', 'declined'],
  board: [],
} as const satisfies Record<Place, readonly string[]>

/** Whether a paper of the committee, or of the level above it, says so. */
export const hasPaper = (place: Place, step: BodyStep): boolean =>
  place === 'committee' && !['invite', 'note-missed', 'tell'].includes(step)

/** The event a form tells, or what is wrong at which field. Whether it follows, the reducer says. */
export function readStep(
  form: Form,
  step: BodyStep,
  facts: StepFacts,
  t: Text,
): { typed: TypedStep; event: ReminderEvent | null; paper: string; errors: FieldErrors } {
  const words = t.reminding.step
  const typed = typedStep(form)
  const errors: FieldErrors = {}
  const text = (name: 'reason' | 'expected', needed = true): string => {
    if (form.hadHidden(name)) errors[name] = t.form.hidden
    else if (needed && typed[name] === '') errors[name] = t.form.required
    else if (typed[name].length > LONGEST) errors[name] = t.form.tooLong(LONGEST, typed[name].length)
    return typed[name]
  }
  const day = (name: 'day' | 'due' | 'held'): string => {
    const read = readDay(typed[name])
    if (!read) errors[name] = t.form.badDate
    return read ?? ''
  }
  const choice = <T extends string>(name: 'excused' | 'how' | 'outcome', values: readonly T[]): T | null => {
    const found = values.find((value) => value === typed[name])
    if (!found) errors[name] = t.form.choose
    return found ?? null
  }
  const person = (name: 'witness-1' | 'witness-2' | 'chair' | 'clerk'): string => {
    if (!facts.people.includes(typed[name])) errors[name] = words.chooseWitness
    return typed[name]
  }
  const whole = (name: 'called' | 'entitled' | 'yes' | 'no' | 'other'): number => {
    if (!/^\d{1,5}$/.test(typed[name])) errors[name] = words.wholeNumber
    return Number(typed[name])
  }
  const witnesses = () => [person('witness-1'), person('witness-2')]
  const onPaper = hasPaper(facts.place, step)
  if (onPaper && typed.paper === '') errors.paper = t.form.required
  else if (onPaper && typed.paper.length > LONGEST_PAPER)
    errors.paper = t.form.tooLong(LONGEST_PAPER, typed.paper.length)
  const on = onPaper ? day('held') : facts.on
  if (onPaper && on > facts.today) errors.held = words.ahead
  const meeting = facts.meeting ?? typed.paper
  const { unit } = facts

  const committeeVote = (): ReminderVote => {
    const vote = {
      called: whole('called'),
      entitled: whole('entitled'),
      yes: whole('yes'),
      no: whole('no'),
      other: whole('other'),
      rule: facts.rule,
      led: [person('chair'), person('clerk')],
    }
    if (!errors.chair && !errors.clerk && typed.chair === typed.clerk) errors.clerk = words.twoSeats
    return vote
  }
  const outcome = (): AppealOutcome => {
    const kind = choice('outcome', ['upheld', 'changed', 'lifted'] as const)
    if (kind === 'upheld') return { kind, due: typed.due === '' ? null : day('due') }
    if (kind === 'changed') return { kind, expected: text('expected'), due: day('due') }
    return { kind: 'lifted' }
  }
  const told = (): ReminderEvent | null => {
    switch (step) {
      case 'invite':
        return { kind: 'invited', on, unit, for: day('day') }
      case 'note-missed':
        return { kind: 'missed', on, unit, excused: choice('excused', ['yes', 'no']) === 'yes' }
      case 'note-heard': {
        const how = choice('how', HEARD_HOW[facts.place])
        if (!how) return null
        const hearing =
          how === 'declined' ? ({ how, witnesses: witnesses() } as const) : ({ how, meeting } as const)
        return { kind: 'heard', on, unit, hearing }
      }
      case 'decide': {
        const vote = facts.place === 'committee' ? committeeVote() : facts.vote
        if (!vote) return null
        if (typed.result === 'not-approved') return { kind: 'not-approved', on, unit, meeting, vote }
        const [reason, expected, due] = [text('reason'), text('expected'), day('due')]
        return { kind: 'decided', on, unit, meeting, vote, reason, expected, due }
      }
      case 'tell': {
        const how = choice('how', TOLD_HOW[facts.place])
        if (!how) return null
        return { kind: 'told', on, unit, how, witnesses: how === 'before-witnesses' ? witnesses() : [] }
      }
      case 'confirm':
        return { kind: 'confirmed', on, unit, meeting }
      case 'find-not-fixed':
        return { kind: 'not-fixed', on, unit, meeting, reason: text('reason'), due: day('due') }
      case 'extend':
        return { kind: 'extended', on, unit, meeting, reason: text('reason'), due: day('due') }
      case 'drop':
      case 'withdraw':
        return { kind: 'withdrawn', on, unit, meeting, reason: text('reason') }
      case 'answer-appeal':
        return { kind: 'appeal-answered', on, unit, outcome: outcome(), reason: text('reason') }
    }
  }
  const event = told()
  const isWhole = Object.keys(errors).length === 0
  return { typed, event: isWhole ? event : null, paper: onPaper ? typed.paper : '', errors }
}

/** Beside which field a refusal of the reducer stands; null for those that are about the case itself. */
export const fieldOf = (refused: RefusalKind): keyof TypedStep | null => REFUSED_AT[refused] ?? null

const REFUSED_AT: Partial<Record<RefusalKind, keyof TypedStep>> = {
  'due-past': 'due',
  'due-far': 'due',
  'due-not-later': 'due',
  'too-short-notice': 'day',
  'no-witnesses': 'witness-1',
  counts: 'yes',
  'too-few-present': 'yes',
  'not-approved': 'yes',
  approved: 'yes',
}

/** Every field that was filled in, under its words, for the page that shows what was sent. */
export function sentStep(typed: TypedStep, t: Text): (readonly [string, string])[] {
  const words = t.reminding.step
  const labels: Partial<Record<keyof TypedStep, string>> = {
    day: words.day,
    reason: words.reason,
    expected: words.expected,
    due: words.due,
    held: words.held,
    paper: words.paper,
  }
  return STEP_FIELDS.flatMap((name) => {
    const label = labels[name]
    if (!label || typed[name] === '') return []
    const read = name === 'day' || name === 'due' || name === 'held' ? readDay(typed[name]) : null
    return [[label, read ? showDay(read) : typed[name]] as const]
  })
}
