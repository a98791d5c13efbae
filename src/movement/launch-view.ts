import type { Visit } from '../account/visit.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { MovementRow } from './binding.queries.ts'
import { courseOf } from './binding.ts'
import { endOf, hasEnded, type Version, versionOn, versionsAhead } from './course.rules.ts'
import type { Laid, Refused } from './launch.ts'
import { looserSentence, type Titles, targetWords, termWords } from './movement-words.rules.ts'
import { TERM_FIELDS } from './terms.form.ts'
import { TERM_NAMES } from './terms.rules.ts'

/** What is laid down, a line each. */
export function laidWords(
  t: Text,
  { terms, target }: Pick<Laid, 'terms' | 'target'>,
  titles: Titles,
): string[] {
  const lines = TERM_NAMES.flatMap((name) => {
    const value = terms[name]
    // Where large cells are bound by the same number it is said once.
    if (value === undefined || (name === 'crowded' && value === terms.most)) return []
    const words = termWords(t, name, value, titles)
    return [`${words.charAt(0).toUpperCase()}${words.slice(1)}.`]
  })
  return target ? [...lines, targetWords(t, target)] : lines
}

/** How a movement stands on a day: since when, until when, what comes. */
export function stateWords(t: Text, row: Pick<MovementRow, 'versions' | 'ends'>, day: string): string {
  const m = t.movement
  const course = courseOf(row)
  const end = endOf(course)
  if (hasEnded(course, day)) return m.ended(showDay(end!))
  const begins = course.versions[0]!.from
  const ahead = versionsAhead(course, day)[0]
  const sentences = [versionOn(course, day) ? m.since(showDay(begins)) : m.notYet(showDay(begins))]
  if (ahead && ahead.from !== begins) sentences.push(m.coming(showDay(ahead.from)))
  if (end) sentences.push(m.ending(showDay(end)))
  return sentences.join(' ')
}

/** The version a change starts from: the last that was laid down, also where its day is still ahead. */
export const lastVersion = (row: Pick<MovementRow, 'versions'>): Version => row.versions.at(-1)!

/** The refusal of a verb, beside the field it is about. */
export function refusedErrors(v: Visit, refused: Refused, titles: Titles): FieldErrors {
  if (refused.why === 'course') {
    const field = refused.refusal === 'target-past' ? 'target-by' : 'from'
    return { [field]: v.t.launching.errors.course[refused.refusal] }
  }
  return Object.fromEntries(
    refused.looser.map((one) => [
      one.kind === 'term' ? TERM_FIELDS[one.name] : 'target-share',
      looserSentence(v.t, one, titles),
    ]),
  )
}
