import { addDays } from '../../platform/clock.ts'
import { next } from '../reminder.rules.ts'
import type { EventKind, ReminderEvent } from '../reminder-event.rules.ts'
import { isRefusal, type ReminderState, type Running } from '../reminder-state.rules.ts'
import type { StepKind } from '../reminder-steps.rules.ts'
import { KINDS, ordinary, policy, proposed, vote } from './cases.ts'

/** The ways in which an event of this kind may go, all well told, by whoever has it to do. */
function ways(kind: EventKind, state: Running, on: string): object[] {
  const unit = 'keeper' in state ? state.keeper : state.proposed.unit
  const later = 'task' in state && state.task.due > on ? state.task.due : on
  const due = addDays(later, 20)
  switch (kind) {
    case 'invited':
      return [{ unit, for: addDays(on, policy.noticeDays) }]
    case 'missed':
      return [true, false].map((excused) => ({ unit, excused }))
    case 'heard':
      return [
        { unit, hearing: { how: 'at-meeting', meeting: 'h' } },
        { unit, hearing: { how: 'in-writing', text: 't' } },
        { unit, hearing: { how: 'declined', witnesses: ['huong', 'phuc'] } },
      ]
    case 'decided':
      return [{ unit, due }]
    case 'not-approved':
      return [{ unit, vote: vote({ yes: 5, no: 11 }) }]
    case 'appeal-answered':
      return [
        { kind: 'upheld', due: null },
        { kind: 'upheld', due },
        { kind: 'changed', expected: 'x', due },
        { kind: 'lifted' },
      ].map((outcome) => ({ outcome }))
    case 'not-fixed':
    case 'extended':
      return [{ unit, due }]
    case 'transferred':
      return ['ap-3', 'ap-5'].map((cell) => ({ cell }))
    case 'told':
    case 'confirmed':
      return [{ unit }]
    default:
      return [{}]
  }
}

/** Days that make a difference: at once, a few days on, past any time to take it further, past any day that was set. */
const LATER = [0, 3, 35, 150]

export interface Move {
  readonly from: ReminderState
  readonly event: ReminderEvent
  readonly to: ReminderState
}

/** Everything that can follow a state. */
export const moves = (from: ReminderState): Move[] =>
  from.stage === 'closed' || from.stage === 'forgotten'
    ? []
    : LATER.flatMap((days) => KINDS.flatMap((kind) => movesOf(from, kind, addDays(from.last, days))))

/** The well told events of this kind that follow a state on this day. */
export const movesOf = (from: Running, kind: EventKind, on: string): Move[] =>
  ways(kind, from, on).flatMap((way) => {
    const event = { ...ordinary(kind, on), ...way } as ReminderEvent
    const to = next(from, event, policy)
    return isRefusal(to) ? [] : [{ from, event, to }]
  })

/** What of a state decides how it may go on; states alike in it are taken for one. */
export function sortOf(state: ReminderState): string {
  if (state.stage === 'closed' || state.stage === 'forgotten') return state.stage
  const { stage, reason, last } = state
  if (stage === 'proposed' || stage === 'heard') {
    const calls = state.calls.slice(-3).map((call) => call.came)
    return [stage, reason.kind, ...calls].join(' ')
  }
  const late = last > state.task.due ? 'late' : last === state.task.due ? 'due' : 'early'
  if (stage === 'decided') return [stage, late, state.keeper].join(' ')
  const appeal = state.appeal ? (state.appeal.answer ? 'answered' : 'waiting') : last > state.appealUntil
  return [stage, reason.kind, late, state.keeper, state.answer !== null, appeal].join(' ')
}

/** A state of every sort that can be come to in so many events, and all moves between the sorts. */
export function reach(depth: number): { states: Map<string, ReminderState>; found: Move[] } {
  const first = next(null, proposed[0]!, policy) as ReminderState
  const states = new Map([[sortOf(first), first]])
  const found: Move[] = []
  let edge: ReminderState[] = [first]
  for (let i = 0; i < depth && edge.length > 0; i++) {
    const made = edge.flatMap(moves)
    found.push(...made)
    edge = []
    for (const { to } of made) {
      if (states.has(sortOf(to))) continue
      states.set(sortOf(to), to)
      edge.push(to)
    }
  }
  return { states, found }
}

/** The steps by which an event comes about; what merely befalls a case has none. */
export const STEP_OF: Partial<Record<EventKind, readonly StepKind[]>> = {
  invited: ['invite'],
  missed: ['note-missed'],
  heard: ['note-heard', 'speak'],
  decided: ['decide'],
  'not-approved': ['decide'],
  told: ['tell'],
  answered: ['answer'],
  appealed: ['appeal'],
  'appeal-answered': ['answer-appeal'],
  'said-fixed': ['say-fixed'],
  'took-back': ['take-back'],
  confirmed: ['confirm'],
  'not-fixed': ['find-not-fixed'],
  extended: ['extend'],
  withdrawn: ['drop', 'withdraw'],
  closed: ['close'],
}
