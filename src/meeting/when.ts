import { showDay } from '../platform/clock.ts'
import { weekdayOf } from '../platform/day.ts'
import type { Text, Vietnamese } from '../text/text.ts'
import type { MeetingRow } from './meeting.queries.ts'

/** "lúc 19 giờ 30, thứ Năm, ngày 03/12/2026" */
export function whenOf(t: Text, meeting: Pick<MeetingRow, 'day' | 'at_time'>): string {
  const m = t.ownMeeting
  return m.when(m.time(meeting.at_time), m.weekday(weekdayOf(meeting.day)), showDay(meeting.day))
}

/** What is sent to a group or read over the telephone. */
export const invitationTo = (
  meeting: Pick<MeetingRow, 'day' | 'at_time' | 'place'>,
  t: Vietnamese,
): string => {
  const [, ...day] = whenOf(t, meeting).split(', ')
  return t.meeting.invitation(t.ownMeeting.time(meeting.at_time), day.join(', '), meeting.place)
}
