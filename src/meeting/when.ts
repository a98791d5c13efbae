import { showDay } from '../platform/clock.ts'
import { weekdayOf } from '../platform/day.ts'
import type { Text } from '../text/text.ts'
import type { MeetingRow } from './meeting.queries.ts'

/** "lúc 19 giờ 30, thứ Năm, ngày 03/12/2026" */
export function whenOf(t: Text, meeting: Pick<MeetingRow, 'day' | 'at_time'>): string {
  const m = t.ownMeeting
  return m.when(m.time(meeting.at_time), m.weekday(weekdayOf(meeting.day)), showDay(meeting.day))
}
