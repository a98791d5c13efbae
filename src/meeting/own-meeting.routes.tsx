import type { Serve } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { currentPeriod, defaultsOn } from '../movement/movement.ts'
import { meetingMonthOf } from '../movement/period.rules.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { declaredOf } from '../self-review/self-review.queries.ts'
import { MeetingPage } from './meeting.pages.tsx'

export function meetingRoutes(serve: Serve) {
  serve(paths.meeting, {
    get: async (v) => {
      const scope = await scopeFor(v)
      const tenant = tenantOf(scope)
      const defaults = await defaultsOn(v.db, tenant, v.today)
      const period = scope.membership && (await currentPeriod(v.db, tenant, scope.membership.cell, v.now))
      const planned =
        defaults &&
        `${meetingMonthOf(v.today, defaults.meeting_day).slice(0, 8)}${String(defaults.meeting_day).padStart(2, '0')}`
      const next = period && period.meeting_on >= v.today ? period.meeting_on : planned
      const lines = period
        ? (await declaredOf(v.db, v.me.person)).filter((line) => line.meeting_on === period.meeting_on)
        : []
      return v.page(
        { title: v.t.data.meetingTitle },
        <MeetingPage day={next ? showDay(next) : null} lines={lines.map((line) => line.line)} />,
      )
    },
  })
}
