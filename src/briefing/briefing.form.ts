import { textProblem } from '../movement/launch.form.ts'
import { addDays, showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { Session } from './briefing.ts'

export const SESSION_FIELDS = ['held-on', 'at-time', 'place', 'guests-invited', 'guests-present'] as const
export type TypedSession = Record<(typeof SESSION_FIELDS)[number], string>

export const typedSession = (session: Session): TypedSession => ({
  'held-on': showDay(session.heldOn),
  'at-time': session.atTime,
  place: session.place,
  'guests-invited': session.guestsInvited ? String(session.guestsInvited) : '',
  'guests-present': session.guestsPresent ? String(session.guestsPresent) : '',
})

/** What a session can't be before and, once it was written down who came, can't be moved from. */
export interface SessionLimits {
  readonly today: string
  /** The day the newest of its papers was issued. */
  readonly issued: string | null
  /** The session it makes up for. */
  readonly original: string | null
  /** The day it was held, where a roll is kept. */
  readonly heldOn: string | null
}

const LONGEST_PLACE = 120
const MOST_GUESTS = 9999
const LONGEST_AHEAD = 366

/** '19:30', '7 giờ', '7h30' as '19:30', '7:00', '7:30'; '' stays ''; null for what is no time. */
function readTime(typed: string): string | null {
  if (typed === '') return ''
  const found = typed.match(/^(\d{1,2})\s*(?:(?:[:hg.]|giờ)\s*(\d{2})?)$/)
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2] ?? 0)]
  return found && hours < 24 && minutes < 60 ? `${hours}:${String(minutes).padStart(2, '0')}` : null
}

export function readSession(
  form: Form,
  limits: SessionLimits,
  t: Text,
): { typed: TypedSession; session: Session; errors: FieldErrors } {
  const words = t.briefing.errors
  const errors: FieldErrors = {}
  const typed = Object.fromEntries(SESSION_FIELDS.map((name) => [name, form.text(name)])) as TypedSession
  const heldOn = readDay(typed['held-on']) ?? ''
  const dayProblem = !heldOn
    ? typed['held-on']
      ? t.form.badDate
      : t.form.required
    : dayTrouble(heldOn, limits, t)
  if (dayProblem) errors['held-on'] = dayProblem
  const atTime = readTime(typed['at-time'])
  if (atTime === null) errors['at-time'] = words.time
  const placeProblem = typed.place === '' ? t.form.required : textProblem(form, 'place', LONGEST_PLACE, t)
  if (placeProblem) errors.place = placeProblem
  const count = (name: 'guests-invited' | 'guests-present'): number => {
    if (typed[name] === '') return 0
    const value = /^\d{1,4}$/.test(typed[name]) ? Number(typed[name]) : -1
    if (value < 0 || value > MOST_GUESTS) errors[name] = words.count
    return value
  }
  const [invited, present] = [count('guests-invited'), count('guests-present')]
  if (!errors['guests-invited'] && !errors['guests-present'] && present > invited)
    errors['guests-present'] = words.moreThanInvited(invited)
  if (!errors['guests-present'] && present > 0 && heldOn > limits.today)
    errors['guests-present'] = words.presentAhead
  return {
    typed,
    session: {
      heldOn,
      atTime: atTime ?? '',
      place: typed.place,
      guestsInvited: invited,
      guestsPresent: present,
    },
    errors,
  }
}

function dayTrouble(day: string, limits: SessionLimits, t: Text): string | null {
  const words = t.briefing.errors
  if (limits.heldOn && day !== limits.heldOn) return words.rollKept(showDay(limits.heldOn))
  if (limits.issued && day < limits.issued) return words.beforePaper(showDay(limits.issued))
  if (limits.original && day < limits.original) return words.beforeOriginal(showDay(limits.original))
  return day > addDays(limits.today, LONGEST_AHEAD) ? words.tooFar : null
}
