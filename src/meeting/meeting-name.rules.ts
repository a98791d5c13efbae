import type { meeting as words } from '../text/vi/meeting.ts'
import type { MeetingRow } from './meeting.queries.ts'

export type MeetingState = keyof (typeof words)['states']

type Named = Pick<MeetingRow, 'kind' | 'month' | 'topic'>

/** "Họp thường kỳ tháng 12/2026" */
export const meetingName = ({ kind, month, topic }: Named, m: typeof words): string =>
  kind === 'thematic'
    ? m.named.thematic(topic)
    : m.named.ordinary(`${month.slice(5, 7)}/${month.slice(0, 4)}`)

export function meetingState(
  meeting: Pick<MeetingRow, 'noticed_at' | 'opened_at' | 'ended_at' | 'locked_at'>,
): MeetingState {
  if (meeting.locked_at) return 'locked'
  if (meeting.ended_at) return 'ended'
  if (meeting.opened_at) return 'running'
  return meeting.noticed_at ? 'noticed' : 'planned'
}
