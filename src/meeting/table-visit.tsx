import { carryOut, type Lines, Overtaken, type Prepared } from '../account/carry-out.tsx'
import type { Visit } from '../account/visit.ts'
import { may, scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import type { Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { notFound } from '../platform/problem.ts'
import { LateSentPage } from './late-sent.pages.tsx'
import { type MeetingRow, meetingById } from './meeting.queries.ts'
import { atTable, type By } from './meeting.ts'

/** The meeting of the address; the policy of the path has seen to who comes in. */
export async function meetingOf(v: Visit): Promise<MeetingRow> {
  const tenant = tenantOf(await scopeFor(v))
  const meeting = await meetingById(v.db, tenant, v.params.meeting ?? '')
  if (!meeting || meeting.dropped_at) throw notFound()
  return meeting
}

/** Whether this visitor may correct minutes that are locked. A clerk whose seat ended with them passes words on. */
export const mayAddTo = async (v: Visit, meeting: MeetingRow): Promise<boolean> =>
  may(await scopeFor(v), 'run-meeting', meeting.cell)

export const byOf = (v: Visit): By => ({ person: v.me.person, now: v.now })

/** The link above the heading of every page at the table. */
export const backToHub = (v: Visit, meeting: Pick<MeetingRow, 'id'>) => ({
  href: paths.meetingHub.to({ meeting: meeting.id }),
  label: v.t.meeting.hub,
})

/** After the minutes were locked, or before the meeting began: what was sent is shown, to be kept. */
export async function latePage(v: Visit, meeting: MeetingRow, sent: Lines): Promise<Response> {
  const corrects = await mayAddTo(v, meeting)
  return v.page(
    {
      title: v.t.meeting.lateTitle,
      status: 409,
      back:
        corrects || !meeting.locked_at
          ? backToHub(v, meeting)
          : { href: paths.meeting.to(), label: v.t.ownMeeting.title },
    },
    <LateSentPage meeting={meeting} corrects={corrects} sent={sent} />,
  )
}

/**
 * Carries out a form at the table of a running meeting, once. What comes after the minutes were locked is not written
 * down and not lost: the page shows what was sent, to be copied or added as a correction. `alone`: the form changes the
 * meeting itself and waits for everybody else at the table.
 */
export async function writeAtTable(
  v: Visit,
  form: Form,
  labels: Readonly<Record<string, string>>,
  prepare: (
    meeting: MeetingRow,
  ) => Promise<Response | ((tx: Transaction, meeting: MeetingRow) => Promise<string>)>,
  alone: 'alone' | null = null,
): Promise<Response> {
  const meeting = await meetingOf(v)
  const sent = (): Lines =>
    form.fields.flatMap(([name, value]) => (labels[name] && value ? [[labels[name], value] as const] : []))
  const late = (now: MeetingRow) => latePage(v, now, sent())
  const prepared = async (): Promise<Prepared> => {
    if (!meeting.opened_at || meeting.locked_at) return late(meeting)
    const work = await prepare(meeting)
    if (work instanceof Response) return work
    return async (tx) => {
      const now = await atTable(tx, meeting.tenant, meeting.id, alone)
      if (!now) throw new Overtaken(async () => late(await meetingOf(v)))
      return work(tx, now)
    }
  }
  return carryOut(v, form, prepared, async () => ({ saved: [], sent: sent() }))
}
