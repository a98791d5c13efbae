import type { Serve } from '../account/visit.ts'
import { may, scopeFor, tenantOf } from '../membership/scope.ts'
import { addMonths } from '../movement/period.rules.ts'
import { cellsOf } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { MeetingStripPage } from './meetings.pages.tsx'
import { cellMonths } from './meetings.queries.ts'

const MONTHS = 12

export function meetingStripRoutes(serve: Serve) {
  serve(paths.committeeMeetings, {
    get: async (v) => {
      const scope = await scopeFor(v)
      const tenant = tenantOf(scope)
      const last = `${v.today.slice(0, 7)}-01`
      const months = Array.from({ length: MONTHS }, (_, i) => addMonths(last, -i))
      const [cells, meetings] = await Promise.all([
        cellsOf(v.db, tenant),
        cellMonths(v.db, tenant, months.at(-1)!, last),
      ])
      return v.page(
        {
          title: v.t.committee.strip.title,
          wide: true,
          back: { href: paths.committee.to(), label: v.t.committee.title },
        },
        <MeetingStripPage view={{ cells, months, meetings, readsMinutes: may(scope, 'read-minutes') }} />,
      )
    },
  })
}
