import { addDays } from '../platform/clock.ts'
import { type Target, TERM_NAMES, type Terms } from './terms.rules.ts'

/** What a movement laid down from a day on. Never changed: a later one takes its place. */
export interface Version {
  readonly n: number
  readonly from: string
  readonly laidOn: string
  readonly terms: Terms
  readonly target: Target | null
}

/** The first day on which it holds no more; null takes a day back that had not come yet. */
export interface End {
  readonly n: number
  readonly on: string | null
  readonly laidOn: string
}

/** A movement through time. Both lists grow and are never changed. */
export interface Course {
  readonly versions: readonly Version[]
  readonly ends: readonly End[]
}

export type Step =
  | { readonly kind: 'lay'; readonly from: string; readonly terms: Terms; readonly target: Target | null }
  | { readonly kind: 'end'; readonly on: string }
  | { readonly kind: 'go-on' }

export type CourseRefusal =
  | 'ended'
  | 'past'
  | 'too-far'
  /** Something else is laid down already for a later day. */
  | 'before-last'
  | 'after-end'
  | 'same'
  | 'target-past'
  | 'no-end'

/** Nobody lays down today what holds in ten years. */
const LONGEST_AHEAD = 732

export const endOf = (course: Course): string | null => course.ends.at(-1)?.on ?? null

export const hasEnded = (course: Course, day: string): boolean => {
  const end = endOf(course)
  return end !== null && end <= day
}

/** What holds on a day: the last laid down of those that have begun; null before it begins and once it ended. */
export const versionOn = (course: Course, day: string): Version | null =>
  hasEnded(course, day) ? null : (course.versions.findLast((version) => version.from <= day) ?? null)

/** What is laid down for a day still ahead. */
export const versionsAhead = (course: Course, day: string): readonly Version[] =>
  course.versions.filter((version) => version.from > day)

const sameTerms = (a: Terms, b: Terms): boolean => TERM_NAMES.every((name) => a[name] === b[name])
const sameTarget = (a: Target | null, b: Target | null) => a?.share === b?.share && a?.by === b?.by

/** Goes one step on, or says why not. Nothing that held before `today` is ever another afterwards. */
export function stepOn(course: Course, step: Step, today: string): Course | CourseRefusal {
  if (hasEnded(course, today)) return 'ended'
  const end = endOf(course)
  if (step.kind === 'go-on') {
    if (end === null) return 'no-end'
    return withEnd(course, null, today)
  }
  const day = step.kind === 'end' ? step.on : step.from
  if (day < today) return 'past'
  if (day > addDays(today, LONGEST_AHEAD)) return 'too-far'
  if (step.kind === 'end') return step.on === end ? 'same' : withEnd(course, step.on, today)
  const last = course.versions.at(-1)
  if (last && day < last.from) return 'before-last'
  if (end !== null && day >= end) return 'after-end'
  if (step.target && step.target.by <= today && !sameTarget(step.target, last?.target ?? null))
    return 'target-past'
  if (last && sameTerms(last.terms, step.terms) && sameTarget(last.target, step.target)) return 'same'
  const { terms, target } = step
  const version = { n: course.versions.length + 1, from: day, laidOn: today, terms, target }
  return { ...course, versions: [...course.versions, version] }
}

const withEnd = (course: Course, on: string | null, today: string): Course => ({
  ...course,
  ends: [...course.ends, { n: course.ends.length + 1, on, laidOn: today }],
})
