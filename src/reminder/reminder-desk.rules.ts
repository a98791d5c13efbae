import { compareVietnamese, givenNameKey } from '../platform/fold.ts'
import type { Body } from './reminder-event.rules.ts'
import type { ReminderState } from './reminder-state.rules.ts'
import { isOverdue, type Step, type StepKind, steps } from './reminder-steps.rules.ts'

/** What a body or the level above it does, by the word in the address. */
const BODY_STEPS = {
  moi: 'invite',
  vang: 'note-missed',
  nghe: 'note-heard',
  'bieu-quyet': 'decide',
  thoi: 'drop',
  bao: 'tell',
  'cong-nhan': 'confirm',
  'chua-xong': 'find-not-fixed',
  'them-han': 'extend',
  rut: 'withdraw',
  'xem-lai': 'answer-appeal',
} as const satisfies Record<string, StepKind>
type Slug = keyof typeof BODY_STEPS
export type BodyStep = (typeof BODY_STEPS)[Slug]

export const bodyStepOf = (slug: string | undefined): BodyStep | null =>
  Object.hasOwn(BODY_STEPS, slug ?? '') ? BODY_STEPS[slug as Slug] : null

export const slugOfStep = (step: BodyStep): Slug =>
  (Object.keys(BODY_STEPS) as Slug[]).find((slug) => BODY_STEPS[slug] === step)!

/**
 * Where something is written down: by the officers of a cell, at the table of its meeting, by the standing board for the
 * committee, or by the board as the level above a cell.
 */
export type Place = 'cell' | 'table' | 'committee' | 'board'

const BETWEEN_MEETINGS: readonly StepKind[] = ['invite', 'note-missed', 'note-heard', 'tell']
const AT_TABLE: readonly StepKind[] = [
  'note-missed',
  'note-heard',
  'decide',
  'drop',
  'tell',
  'confirm',
  'find-not-fixed',
  'extend',
  'withdraw',
]

/** Taking it back is possible at almost any time, and never what waits to be done. */
const isWayOut = (kind: StepKind) => kind === 'drop' || kind === 'withdraw'

/** The steps of one unit as this body; without what is only a way out. */
export const stepsOfUnit = (state: ReminderState, body: Body, unit: string, today: string): Step[] =>
  steps(state, today).filter((step) => step.who === body && step.unit === unit)

export const waitingSteps = (all: readonly Step[]): Step[] => all.filter(({ kind }) => !isWayOut(kind))

export function stepsAt(place: Place, all: readonly Step[]): Step[] {
  if (place === 'committee') return [...all]
  if (place === 'board') return all.filter(({ kind }) => kind === 'answer-appeal')
  const here = place === 'cell' ? BETWEEN_MEETINGS : AT_TABLE
  return all.filter(({ kind }) => here.includes(kind))
}

interface Listed {
  readonly name: string
  readonly state: ReminderState
}

const dayOfWait = ({ state }: Listed): string =>
  'task' in state ? state.task.due : 'last' in state ? state.last : ''

/** Overdue first, then by the day it waits for, then by given name. Nobody is ranked by anything else. */
export const inOrder = <T extends Listed>(cases: readonly T[], today: string): T[] =>
  cases.toSorted(
    (a, b) =>
      Number(isOverdue(b.state, today)) - Number(isOverdue(a.state, today)) ||
      (dayOfWait(a) < dayOfWait(b) ? -1 : dayOfWait(a) > dayOfWait(b) ? 1 : 0) ||
      compareVietnamese(givenNameKey(a.name), givenNameKey(b.name)),
  )
