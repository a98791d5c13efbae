import type { Serve, Visit } from '../account/visit.ts'
import { unseenDeeds } from '../good-deed/good-deed.queries.ts'
import { isPresentMember } from '../membership/powers.rules.ts'
import { may, type Scope, scopeFor, tenantOf } from '../membership/scope.ts'
import { currentPeriod, defaultsOn } from '../movement/movement.ts'
import { meetingMonthOf } from '../movement/period.rules.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { weekdayOf } from '../platform/day.ts'
import { myTurn } from '../rotation/rotation.ts'
import { declaredOf, doneOf } from '../self-review/self-review.queries.ts'
import { absenceOf } from './absence.ts'
import { agendaOf, comingMeetings, type MeetingRow, openMeetings } from './meeting.queries.ts'
import { type ComingMeeting, OwnMeetingPage } from './own-meeting.pages.tsx'
import { upAt } from './own-meeting.queries.ts'
import { whenOf } from './when.ts'

export function ownMeetingRoutes(serve: Serve) {
  serve(paths.meeting, {
    get: async (v) => {
      const scope = await scopeFor(v)
      const tenant = tenantOf(scope)
      const period = scope.membership && (await currentPeriod(v.db, tenant, scope.membership.cell, v.now))
      const brought = period
        ? (await declaredOf(v.db, v.me.person)).filter((line) => line.meeting_on === period.meeting_on)
        : []
      const meetings = await comingOf(v, scope)
      const planned = meetings.length > 0
      const day =
        planned || (period && period.meeting_on >= v.today)
          ? (period?.meeting_on ?? null)
          : await dayOfRhythm(v, tenant)
      return v.page(
        { title: v.t.ownMeeting.title },
        <OwnMeetingPage
          meetings={meetings}
          rhythm={
            day === null ? null : { weekday: v.t.ownMeeting.weekday(weekdayOf(day)), day: showDay(day) }
          }
          turn={meetings.some((meeting) => meeting.up) ? null : await laterTurn(v, scope)}
          lines={brought.map((line) => line.line)}
          deedTold={(await unseenDeeds(v.db, v.me.person)) > 0}
          tables={await tablesOf(v, scope)}
          reviewed={period !== null && (await doneOf(v.db, period, v.me.person)) !== null}
          runs={
            scope.membership && may(scope, 'run-meeting', scope.membership.cell)
              ? scope.membership.cell
              : null
          }
        />,
      )
    },
  })
}

async function dayOfRhythm(v: Visit, tenant: string): Promise<string | null> {
  const defaults = await defaultsOn(v.db, tenant, v.today)
  if (!defaults) return null
  const month = meetingMonthOf(v.today, defaults.meeting_day)
  return month.slice(0, 8) + String(defaults.meeting_day).padStart(2, '0')
}

/** The day of one's own turn, as the adopted plan has it. */
async function laterTurn(v: Visit, scope: Scope): Promise<string | null> {
  if (!scope.membership) return null
  const turn = await myTurn(v.db, tenantOf(scope), scope.membership.cell, v.me.person)
  return turn && turn.on >= v.today ? showDay(turn.on) : null
}

/** Meetings that are written down now and that this person writes at: as an officer of the cell, or as their clerk. */
async function tablesOf(v: Visit, scope: Scope): Promise<MeetingRow[]> {
  const { membership } = scope
  if (!membership) return []
  const officer = may(scope, 'run-meeting', membership.cell)
  const open = await openMeetings(v.db, tenantOf(scope), membership.cell)
  return open.filter((meeting) => officer || meeting.clerk === v.me.person)
}

async function comingOf(v: Visit, scope: Scope): Promise<ComingMeeting[]> {
  const { membership } = scope
  if (!membership || !isPresentMember(membership.status)) return []
  const meetings = await comingMeetings(v.db, tenantOf(scope), membership.cell, v.today)
  return Promise.all(meetings.map((meeting) => shown(v, meeting)))
}

async function shown(v: Visit, meeting: MeetingRow): Promise<ComingMeeting> {
  const told = meeting.noticed_at !== null || meeting.opened_at !== null
  return {
    id: meeting.id,
    when: whenOf(v.t, meeting),
    kind: meeting.kind,
    topic: meeting.topic,
    place: meeting.place,
    movedFrom: meeting.usual_day && showDay(meeting.usual_day),
    movedReason: meeting.moved_reason,
    running: meeting.opened_at !== null,
    agenda: told ? (await agendaOf(v.db, meeting)).map((line) => line.heading) : null,
    up: (await upAt(v.db, meeting, v.me.person)) !== null,
    absent: (await absenceOf(v.db, meeting, v.me.person)) !== null,
  }
}
