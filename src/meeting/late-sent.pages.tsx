import { paths } from '../paths.ts'
import { Version } from '../ui/conflict.tsx'
import { LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { MeetingRow } from './meeting.queries.ts'

/** Sent to a meeting that has not begun, or whose minutes are locked. */
export function LateSentPage({
  meeting,
  corrects,
  sent,
}: {
  meeting: MeetingRow
  /** May correct the minutes. The meeting's clerk, who is none of its officers, passes the words on. */
  corrects: boolean
  sent: readonly (readonly [string, string])[]
}) {
  const t = useText()
  const m = t.meeting
  return (
    <>
      <h1>{m.lateTitle}</h1>
      <p>{!meeting.locked_at ? m.lateNotBegun : corrects ? m.lateLocked : m.lateClerk}</p>
      {sent.length > 0 && (
        <>
          <h2>{m.lateSent}</h2>
          <Version lines={sent} />
        </>
      )}
      <div class="actions">
        {meeting.locked_at && !corrects ? (
          <LinkButton href={paths.meeting.to()}>{t.ownMeeting.title}</LinkButton>
        ) : meeting.locked_at ? (
          <LinkButton href={paths.minutesAddendum.to({ meeting: meeting.id })}>{m.addendum.title}</LinkButton>
        ) : (
          <LinkButton href={paths.meetingHub.to({ meeting: meeting.id })}>{m.hub}</LinkButton>
        )}
      </div>
    </>
  )
}
