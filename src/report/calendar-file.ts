import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { addDays, startOfDay } from '../platform/clock.ts'
import type { Vietnamese } from '../text/text.ts'
import type { CalendarDays, CalendarMeeting } from './calendar.queries.ts'

/** As long as the ordinary meeting is at least. */
const MINUTES = 90
const NAMESPACE = 'tusoi'

/** An iCalendar file (RFC 5545). Times are in UTC: Vietnam has no daylight saving, so nothing is lost by it. */
export function calendarFile(days: CalendarDays, now: Date, t: Vietnamese, sample: boolean): string {
  const c = t.calendar
  const calendar = ical({
    name: sample ? `${c.summary} · ${t.app.sample}` : c.summary,
    prodId: { company: 'Tu Soi', product: 'Tu Soi', language: 'VI' },
    ttl: 6 * 3600,
  })
  for (const meeting of days.meetings) {
    const start = startOf(meeting)
    calendar.createEvent({
      id: `${meeting.id}@${NAMESPACE}`,
      sequence: meeting.changes,
      lastModified: meeting.changed_at,
      stamp: now,
      start,
      end: new Date(start.getTime() + MINUTES * 60_000),
      summary: c.summary,
      location: meeting.place,
      status: meeting.dropped ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  for (const { cell, day } of days.expected)
    calendar.createEvent({
      id: `${cell}-${day.slice(0, 7)}@${NAMESPACE}`,
      stamp: now,
      // A whole day is read off these by their UTC date.
      start: new Date(`${day}T00:00:00Z`),
      end: new Date(`${addDays(day, 1)}T00:00:00Z`),
      allDay: true,
      summary: c.expected,
      status: ICalEventStatus.TENTATIVE,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  return calendar.toString()
}

function startOf({ day, at_time }: Pick<CalendarMeeting, 'day' | 'at_time'>): Date {
  const [hour, minute] = at_time.split(':').map(Number) as [number, number]
  return new Date(startOfDay(day).getTime() + (hour * 60 + minute) * 60_000)
}
