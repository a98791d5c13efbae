import { addDays, startOfDay } from '../platform/clock.ts'
import type { Due } from './notice.rules.ts'
import type { ReminderState } from './reminder-state.rules.ts'
import { isInForce, isPending } from './reminder-state.rules.ts'
import { isOverdue } from './reminder-steps.rules.ts'

/** So many days before its day something is worth saying. */
const AHEAD_DAYS = 7

const endOfDay = (day: string) => new Date(startOfDay(addDays(day, 1)).getTime() - 1)

/** A matter with a day: once when its day comes near, once when it has passed. `id` is told apart by which of the two. */
export function mattersOf(
  matter: { readonly id: string; readonly about: 'conclusion' | 'task' | 'brought'; readonly due: string },
  opened: string,
  today: string,
): Due[] {
  const { about, due } = matter
  if (today > due)
    return [
      { id: `${matter.id}:late`, grade: 'matter', about, from: startOfDay(addDays(due, 1)), until: null },
    ]
  const near = addDays(due, -AHEAD_DAYS)
  const from = near > opened ? near : opened
  return [{ id: `${matter.id}:soon`, grade: 'matter', about, from: startOfDay(from), until: endOfDay(due) }]
}

/** What a member is told of a formal reminder as it stands today. Ids name the event, so each is told once. */
export function formalDues(id: string, state: ReminderState, today: string): Due[] {
  if (isPending(state)) {
    const { reason } = state
    if (reason.kind !== 'invited' || reason.for < today) return []
    const about = { grade: 'formal', about: 'invited' } as const
    return [
      {
        id: `${id}:invited:${reason.for}`,
        ...about,
        from: startOfDay(reason.on),
        until: endOfDay(reason.for),
      },
    ]
  }
  if (state.stage === 'decided')
    return [
      { id: `${id}:decided`, grade: 'formal', about: 'decided', from: startOfDay(state.last), until: null },
    ]
  if (!isInForce(state)) return []
  return [...dueOf(id, state.task.due, state, today), ...answeredOf(id, state, today)]
}

function dueOf(id: string, due: string, state: ReminderState, today: string): Due[] {
  if (state.stage !== 'open') return []
  const about = { grade: 'formal', about: 'due' } as const
  if (isOverdue(state, today))
    return [{ id: `${id}:due:${due}:late`, ...about, from: startOfDay(addDays(due, 1)), until: null }]
  if (today > due) return []
  return [
    {
      id: `${id}:due:${due}:soon`,
      ...about,
      from: startOfDay(addDays(due, -AHEAD_DAYS)),
      until: endOfDay(due),
    },
  ]
}

/** The answer of the next level, for as long as it is fresh. */
function answeredOf(id: string, state: ReminderState, today: string): Due[] {
  if (!isInForce(state) || !state.appeal?.answer) return []
  const { on } = state.appeal.answer
  const until = addDays(on, AHEAD_DAYS)
  if (today > until) return []
  const about = { grade: 'formal', about: 'appeal-answered' } as const
  return [{ id: `${id}:answered`, ...about, from: startOfDay(on), until: endOfDay(until) }]
}
