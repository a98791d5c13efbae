import type { Visit } from '../account/visit.ts'
import { itemsInOrder } from '../catalogue/catalogue.rules.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import type { MeetingRow } from '../meeting/meeting.queries.ts'
import { backToHub } from '../meeting/table-visit.tsx'
import { voteFields } from '../meeting/vote.form.ts'
import { votersFor } from '../meeting/vote.routes.tsx'
import { notFound } from '../platform/problem.ts'
import { lastClosed } from './compare.ts'
import { signFields, typedSigns } from './signs.form.ts'
import { TooLatePage } from './table-round.pages.tsx'

/**
 * A conclusion that comes after its round was closed, or its member left the cell's list: nothing is written down, and
 * what was typed is given back to be copied, into the minutes or into an addendum of the round.
 */
export async function tooLate(v: Visit, meeting: MeetingRow): Promise<Response> {
  const [round] = await lastClosed(v.db, meeting.tenant)
  if (!round) throw notFound()
  const catalogue = await catalogueByRef(v.db, round.catalogue)
  const form = await v.form([
    ...signFields(catalogue),
    'outcome',
    'wording',
    'led',
    ...voteFields(await votersFor(v.db, meeting)),
  ])
  const w = v.t.round.table
  const labels = new Map(itemsInOrder(catalogue).map(({ item }) => [item.id, item.label]))
  const sent = [
    [w.wording, form.text('wording')] as const,
    ...typedSigns(form, catalogue).map(({ id, fix }) => [labels.get(id) ?? id, fix] as const),
  ].filter(([, value]) => value !== '')
  return v.page(
    { title: w.title, status: 409, back: backToHub(v, meeting) },
    <TooLatePage meeting={meeting.id} round={round.name} sent={sent} />,
  )
}
