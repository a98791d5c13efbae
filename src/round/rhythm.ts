import { bindingOf, type Source } from '../movement/binding.rules.ts'
import { bindingRows, courseOf, standingOn } from '../movement/binding.ts'
import type { Database } from '../platform/database.ts'
import { askedSince, nextRoundBy } from './rhythm.rules.ts'

/** When the next round is to begin, and who asks for it; null where no movement does. */
export interface NextRound {
  readonly every: number
  readonly by: string
  readonly sources: readonly Source[]
}

/** @param last the first day of the last round, a planned one too */
export async function nextRound(
  db: Database,
  tenant: string,
  today: string,
  last: string | null,
): Promise<NextRound | null> {
  const rows = await bindingRows(db, tenant, today)
  const asked = bindingOf(standingOn(rows, today)).terms.roundEvery
  if (!asked) return null
  const sources = asked.by.map(({ id }) => id)
  const since = rows
    .filter(({ id }) => sources.includes(id))
    .map((row) => askedSince(courseOf(row), asked.value, today))
    .toSorted()[0]!
  return { every: asked.value, by: nextRoundBy(asked.value, since, last), sources: asked.by }
}
