import type { KeyRing } from '../account/device.ts'
import type { Database } from '../platform/database.ts'
import { act, type OpenCase, openCase } from './case.ts'
import type { Actor, FeedbackEvent } from './feedback-event.rules.ts'
import { isAbout } from './feedback-state.rules.ts'
import { subjectFor } from './people.ts'

/**
 * The member of a case changed cell or took a post since somebody last looked: nobody but a reader's request can know
 * it, so whoever opens the case writes it down. From then on conflicts go by the new cell, and what is no longer the
 * committee's to judge leaves upward. Of somebody who is gone altogether two readers say where to.
 */
export async function followSubject(
  db: Database,
  open: OpenCase,
  readers: readonly Actor[],
  v: { readonly today: string; readonly now: Date; keys(): KeyRing },
): Promise<OpenCase> {
  if (!(await changeIn(db, open, v.today))) return open
  const { tenant, id } = open.row
  const after = await db.transaction(async (tx) => {
    const held = await openCase(tx, tenant, id, v.keys(), v.today, true)
    const event = held && (await changeIn(tx, held, v.today))
    if (!held || !event) return held
    await act(tx, held, { event, texts: {} }, { person: null, now: v.now }, [], readers)
    return openCase(tx, tenant, id, v.keys(), v.today)
  })
  return after ?? open
}

async function changeIn(
  db: Database,
  { state, row }: OpenCase,
  today: string,
): Promise<FeedbackEvent | null> {
  if (!isAbout(state)) return null
  const now = await subjectFor(db, row.tenant, state.subject.person, today)
  if (!now || (now.cell === state.subject.cell && now.standing === state.subject.standing)) return null
  const on = today > state.last ? today : state.last
  return { kind: 'subject-changed', on, cell: now.cell, standing: now.standing, membership: 'here' }
}
