import { addDays, showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'

export const WHEN_FIELDS = ['day', 'time', 'place', 'topic', 'moved-reason'] as const
export type TypedWhen = Record<(typeof WHEN_FIELDS)[number], string>

export interface When {
  readonly day: string
  readonly time: string
  readonly place: string
  readonly topic: string
  readonly usualDay: string | null
  readonly movedReason: string
}

const LONGEST = 300

export const typedWhen = (form: Form): TypedWhen => ({
  day: form.text('day'),
  time: form.text('time'),
  place: form.text('place'),
  topic: form.text('topic'),
  'moved-reason': form.text('moved-reason'),
})

/** '19:30', '19h30', '7 giờ' as a time of day; null when there is no such time. */
export function readTime(typed: string): string | null {
  const found = typed.match(/^(\d{1,2})\s*(?:[:hg.]|giờ)?\s*(\d{2})?$/)
  if (!found) return null
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? '0')]
  return hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : null
}

/** An ordinary meeting is held in its month, or, put off, within two weeks after it. */
const LATEST_AFTER_MONTH = 15

/**
 * Day, time and place of a meeting. `usual` is the day the rhythm gives an ordinary meeting: another one needs a
 * reason. `past`: the meeting was held already and is being written down afterwards.
 */
export function readWhen(
  form: Form,
  facts: {
    kind: 'ordinary' | 'thematic'
    month: string
    usual: string
    today: string
    past?: boolean
    longest?: string
  },
  t: Text,
): { typed: TypedWhen; when: When | null; errors: FieldErrors } {
  const m = t.meeting
  const errors: FieldErrors = {}
  const typed = typedWhen(form)
  for (const name of WHEN_FIELDS) {
    if (form.hadHidden(name)) errors[name] = t.form.hidden
    else if (typed[name].length > LONGEST) errors[name] = t.form.tooLong(LONGEST, typed[name].length)
  }
  const day = readDay(typed.day)
  const time = readTime(typed.time)
  if (!day) errors.day = t.form.badDate
  else if (!facts.past && day < facts.today) errors.day = m.pastDay
  else if (facts.past && day > facts.today) errors.day = m.book.futureDay
  else if (facts.kind === 'ordinary' && !belongsTo(day, facts.month))
    errors.day = m.otherMonth(`${facts.month.slice(5, 7)}/${facts.month.slice(0, 4)}`)
  if (!time) errors.time = m.badTime
  if (facts.kind === 'thematic' && typed.topic === '') errors.topic ??= m.topicNeeded
  const moved = facts.kind === 'ordinary' && day !== null && day !== facts.usual
  if (moved && !errors.day && typed['moved-reason'] === '')
    errors['moved-reason'] = m.movedNeeded(showDay(facts.usual))
  if (!day || !time || Object.keys(errors).length > 0) return { typed, when: null, errors }
  return {
    typed,
    when: {
      day,
      time,
      place: typed.place,
      topic: facts.kind === 'thematic' ? typed.topic : '',
      usualDay: moved ? facts.usual : null,
      movedReason: moved ? typed['moved-reason'] : '',
    },
    errors,
  }
}

function belongsTo(day: string, month: string): boolean {
  const next = new Date(`${month}T00:00:00Z`)
  next.setUTCMonth(next.getUTCMonth() + 1)
  return day >= month && day < addDays(next.toISOString().slice(0, 10), LATEST_AFTER_MONTH)
}
