import { Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import {
  confirmCommitment,
  confirmedAt,
  noteReading,
  unconfirmCommitment,
  waitingIn,
} from '../commitment/commitment.ts'
import { paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { MeetingCommitmentsPage } from './commitments.pages.tsx'
import type { MeetingRow } from './meeting.queries.ts'
import { opened } from './roll.routes.tsx'
import { backToHub, byOf, writeAtTable } from './table-visit.tsx'

/** The cell confirms what its members signed for the year. */
export function meetingCommitmentRoutes(serve: Serve) {
  serve(paths.meetingCommitments, {
    get: async (v) => commitmentsPage(v, await opened(v)),
    post: async (v) => {
      const form = await v.form(['do', 'id', 'commitment'])
      const c = v.t.commitment.meeting
      return writeAtTable(v, form, {}, async (meeting) => {
        const at = { tenant: meeting.tenant, cell: meeting.cell, meeting: meeting.id, day: meeting.day }
        const again = (commitment: string) => commitmentsPage(v, meeting, { commitment })
        const here = paths.meetingCommitments.to({ meeting: meeting.id })
        if (form.text('do') === 'undo') {
          const id = form.text('id')
          return async (tx) => {
            // Somebody else may have done it a moment before: the page shows what is.
            if (isId(id) && (await unconfirmCommitment(tx, at, id, byOf(v))) === 'concluded')
              throw new Overtaken(() => again(c.concluded))
            return here
          }
        }
        const chosen = [...new Set(form.all('commitment').filter(isId))]
        if (chosen.length === 0) return again(c.choose)
        return async (tx) => {
          for (const id of chosen)
            if (!(await confirmCommitment(tx, at, id, byOf(v)))) throw new Overtaken(() => again(c.changed))
          return here
        }
      })
    },
  })
}

async function commitmentsPage(v: Visit, meeting: MeetingRow, errors?: FieldErrors): Promise<Response> {
  const [waiting, confirmed] = [await waitingIn(v.db, meeting), await confirmedAt(v.db, meeting)]
  const people = [...waiting, ...confirmed].filter((one) => one.lines.length > 0).map((one) => one.person)
  await v.db.transaction((tx) => noteReading(tx, meeting.tenant, people, v.me.person, v.today))
  return v.page(
    {
      title: v.t.commitment.meeting.title,
      status: errors ? 422 : 200,
      back: backToHub(v, meeting),
    },
    <MeetingCommitmentsPage
      meeting={meeting.id}
      waiting={waiting}
      confirmed={confirmed}
      me={v.me.person}
      errors={errors}
    />,
  )
}
