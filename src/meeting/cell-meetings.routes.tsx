import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { defaultsOn, STARTING } from '../movement/movement.ts'
import { addMonths, meetingMonthOf } from '../movement/period.rules.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { notFound } from '../platform/problem.ts'
import { CellMeetingsPage, NewMeetingPage } from './cell-meetings.pages.tsx'
import { lunarHint } from './lunar.ts'
import { type MeetingRow, meetingsOfCell, ordinaryMeeting } from './meeting.queries.ts'
import { planMeeting } from './meeting.ts'
import { meetingDefaultsOn } from './meeting-default.ts'
import { byOf } from './table-visit.tsx'
import { habitOf } from './usual.rules.ts'
import { readWhen, type TypedWhen, typedWhen, WHEN_FIELDS } from './when.form.ts'

export function cellMeetingRoutes(serve: Serve) {
  serve(paths.cellMeetings, {
    get: async (v) => {
      const { tenant, cell } = await cellOf(v)
      return v.page(
        { title: v.t.meeting.list, back: backToCell(cell) },
        <CellMeetingsPage cell={cell} meetings={await meetingsOfCell(v.db, tenant, cell.id)} />,
      )
    },
  })

  serve(paths.meetingNew, {
    get: async (v) => {
      const { tenant, cell } = await cellOf(v)
      const meetings = await meetingsOfCell(v.db, tenant, cell.id)
      const held = new Set(meetings.filter((one) => one.kind === 'ordinary').map((one) => one.month))
      const { months, coming } = await monthsFor(v, tenant)
      const month = months.find((one) => one >= coming && !held.has(one)) ?? coming
      const { meeting } = await meetingDefaultsOn(v.db, tenant, v.today)
      const usual = await usualDay(v, tenant, month)
      return newPage(v, cell, {
        months,
        month,
        usual,
        kind: 'ordinary',
        kept: meetings.find((one) => one.kept !== 'book')?.kept ?? 'live',
        typed: {
          day: showDay(usual),
          time: habitOf(
            meetings.map((one) => one.at_time),
            meeting.time,
          ),
          place: habitOf(
            meetings.map((one) => one.place),
            meetings[0]?.place ?? '',
          ),
          topic: '',
          'moved-reason': '',
        },
      })
    },
    post: async (v) => {
      const { tenant, cell } = await cellOf(v)
      const form = await v.form(['kind', 'month', 'kept', ...WHEN_FIELDS])
      const { months, coming } = await monthsFor(v, tenant)
      const month = months.find((one) => one === form.text('month')) ?? coming
      const kind = form.text('kind') === 'thematic' ? 'thematic' : 'ordinary'
      const kept = form.text('kept') === 'review-only' ? 'review-only' : 'live'
      const usual = await usualDay(v, tenant, month)
      const facts = { months, month, usual, kind, kept, typed: typedWhen(form) } as const
      return carryOut(
        v,
        form,
        async () => {
          const { when, errors } = readWhen(form, { kind, month, usual, today: v.today }, v.t)
          const existing = kind === 'ordinary' ? await ordinaryMeeting(v.db, tenant, cell.id, month) : null
          if (existing) errors.month = v.t.meeting.again(`${month.slice(5, 7)}/${month.slice(0, 4)}`)
          if (!when || existing) return newPage(v, cell, { ...facts, existing: existing?.id, errors })
          return async (tx) => {
            const id = await planMeeting(tx, { tenant, cell: cell.id, kind, month, kept, ...when }, byOf(v))
            const address = id ?? (await ordinaryMeeting(tx, tenant, cell.id, month))!.id
            return paths.meetingHub.to({ meeting: address })
          }
        },
        async () => ({
          saved: [],
          sent: sentLines(form, { day: v.t.meeting.day, time: v.t.meeting.time, place: v.t.meeting.place }),
        }),
      )
    },
  })
}

export async function cellOf(v: Visit) {
  const cell = await unitById(v.db, v.params.cell ?? '')
  if (!cell) throw notFound()
  return { tenant: tenantOf(await scopeFor(v)), cell }
}

export const backToCell = (cell: { id: string; name: string }) => ({
  href: paths.cell.to({ cell: cell.id }),
  label: cell.name,
})

/** The day of a month on which the organisation's cells meet. */
export async function usualDay(v: Visit, tenant: string, month: string): Promise<string> {
  const day = (await defaultsOn(v.db, tenant, v.today))?.meeting_day ?? STARTING.meeting_day
  return month.slice(0, 8) + String(day).padStart(2, '0')
}

/** Last month, for a meeting put off, and the months to come; in their order. */
async function monthsFor(v: Visit, tenant: string): Promise<{ months: string[]; coming: string }> {
  const day = (await defaultsOn(v.db, tenant, v.today))?.meeting_day ?? STARTING.meeting_day
  const coming = meetingMonthOf(v.today, day)
  return { months: [-1, 0, 1, 2, 3].map((n) => addMonths(coming, n)), coming }
}

function newPage(
  v: Visit,
  cell: { id: string; name: string },
  facts: {
    months: readonly string[]
    month: string
    usual: string
    kind: MeetingRow['kind']
    kept: MeetingRow['kept']
    typed: TypedWhen
    existing?: string
    errors?: FieldErrors
  },
): Response {
  const { typed, errors, kind, usual, months, month, kept, existing } = facts
  return v.page(
    {
      title: v.t.meeting.plan,
      status: errors ? 422 : 200,
      back: { href: paths.cellMeetings.to({ cell: cell.id }), label: v.t.meeting.list },
    },
    <NewMeetingPage
      view={{
        action: paths.meetingNew.to({ cell: cell.id }),
        kind,
        usual,
        typed,
        errors,
        lunar: lunarHint(usual),
      }}
      months={months}
      month={month}
      kept={kept}
      existing={existing ?? null}
    />,
  )
}
