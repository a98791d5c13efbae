import type { Actor, Subject } from './feedback-event.rules.ts'

export type Conflict = 'self' | 'cell' | 'under' | 'declared' | 'before'

/** Why somebody has no hand in a case about this member, or null. Kin is known only when it is declared. */
export function conflictOf(
  actor: Actor,
  subject: Subject | null,
  declared: readonly string[],
): Conflict | null {
  if (subject) {
    if (actor.id === subject.person) return 'self'
    if (actor.cell !== null && actor.cell === subject.cell) return 'cell'
    if (actor.under.includes(subject.person)) return 'under'
  }
  return declared.includes(actor.id) ? 'declared' : null
}

/** So many different people of whom none is in conflict. */
export function areClear(
  actors: readonly Actor[],
  subject: Subject | null,
  declared: readonly string[],
  atLeast = 2,
): boolean {
  const different = new Set(actors.map((actor) => actor.id).filter((id) => id.trim() !== ''))
  return (
    different.size === actors.length &&
    different.size >= atLeast &&
    actors.every((actor) => conflictOf(actor, subject, declared) === null)
  )
}
