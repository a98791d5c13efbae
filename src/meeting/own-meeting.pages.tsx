import { paths } from '../paths.ts'
import { LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { MeetingRow } from './meeting.queries.ts'
import { meetingName } from './meeting-name.rules.ts'

/** What a member needs to know of a meeting of theirs. */
export interface ComingMeeting {
  readonly id: string
  readonly when: string
  readonly kind: 'ordinary' | 'thematic'
  readonly topic: string
  readonly place: string
  readonly movedFrom: string | null
  readonly movedReason: string
  readonly running: boolean
  /** Null until the notice is given. */
  readonly agenda: readonly string[] | null
  readonly up: boolean
  readonly absent: boolean
}

export interface OwnMeetingView {
  /** All that are to come, the next one first. */
  readonly meetings: readonly ComingMeeting[]
  /** What the rhythm gives where no meeting is planned: weekday and day. */
  readonly rhythm: { weekday: string; day: string } | null
  /** The day of the member's turn at a later meeting, where the cell has a plan. */
  readonly turn: string | null
  readonly lines: readonly string[]
  /** The member has reviewed themself for the coming meeting; nothing is asked of them then. */
  readonly reviewed: boolean
  /** The cell whose meetings this member runs. */
  readonly runs: string | null
  /** Others noted a good deed of theirs that they have not read of yet. */
  readonly deedTold: boolean
  /** Meetings at whose table this member sits now. */
  readonly tables: readonly MeetingRow[]
}

export function OwnMeetingPage(view: OwnMeetingView) {
  const { meetings, rhythm, turn, lines, tables, reviewed, runs, deedTold } = view
  const t = useText()
  const m = t.ownMeeting
  const [next, ...later] = meetings
  const up = meetings.find((meeting) => meeting.up)
  return (
    <>
      <h1>{m.title}</h1>
      {tables.map((table) => (
        <p class="note" key={table.id}>
          {m.table}{' '}
          <a href={paths.meetingHub.to({ meeting: table.id })}>{m.toTable(meetingName(table, t.meeting))}</a>
        </p>
      ))}
      {next ? (
        <Meeting meeting={next} />
      ) : (
        <p class="sentence">{rhythm ? m.rhythm(rhythm.weekday, rhythm.day) : m.none}</p>
      )}
      {later.length > 0 && <h2>{m.later}</h2>}
      {later.map((meeting) => (
        <section class="card" key={meeting.id}>
          <Meeting meeting={meeting} />
        </section>
      ))}
      {turn && <p>{m.upOthers(turn)}</p>}
      {deedTold && (
        <p class="note good">
          {t.goodDeed.meetingNote} <a href={paths.deeds.to()}>{t.goodDeed.meetingLink}</a>
        </p>
      )}
      <h2>{m.brings}</h2>
      {lines.length === 0 && <p>{m.noBrings}</p>}
      {lines.map((line) => (
        <p class="preview" key={line}>
          {line}
        </p>
      ))}
      <p>{reviewed ? m.reviewed : m.part}</p>
      <div class="actions">
        {up && !reviewed && (
          <LinkButton quiet href={paths.month.to()}>
            {m.toMonth}
          </LinkButton>
        )}
        {up ? (
          <LinkButton href={paths.preparation.to({ meeting: up.id })}>{m.prepare}</LinkButton>
        ) : (
          !reviewed && <LinkButton href={paths.month.to()}>{m.toMonth}</LinkButton>
        )}
      </div>
      <ul class="links">
        {runs && (
          <li>
            <a href={paths.cellMeetings.to({ cell: runs })}>{m.run}</a>
          </li>
        )}
        <li>
          <a href={paths.myRotation.to()}>{m.rotation}</a>
        </li>
        <li>
          <a href={paths.conclusions.to()}>{m.conclusions}</a>
        </li>
        <li>
          <a href={paths.calendar.to()}>{m.calendar}</a>
        </li>
        <li>
          <a href={paths.slip.to()}>{t.month.slip}</a>
        </li>
      </ul>
    </>
  )
}

function Meeting({ meeting }: { meeting: ComingMeeting }) {
  const m = useText().ownMeeting
  return (
    <>
      <p class="sentence">{m.next(meeting.when)}</p>
      {meeting.running && <p class="note">{m.running}</p>}
      {meeting.absent && !meeting.running && <p class="note">{m.absentSent}</p>}
      {meeting.up && <p class="note good">{m.up}</p>}
      <dl class="facts">
        <dt>{m.place}</dt>
        <dd>{meeting.place}</dd>
        <dt>{m.kind}</dt>
        <dd>{m.kinds[meeting.kind]}</dd>
        {meeting.topic && (
          <>
            <dt>{m.topic}</dt>
            <dd>{meeting.topic}</dd>
          </>
        )}
      </dl>
      {meeting.movedFrom && <p>{m.moved(meeting.movedFrom, meeting.movedReason)}</p>}
      <Agenda agenda={meeting.agenda} />
      {!meeting.running && (
        <p>
          <LinkButton quiet href={paths.absence.to({ meeting: meeting.id })}>
            {meeting.absent ? m.absentChange : m.absent}
          </LinkButton>
        </p>
      )}
    </>
  )
}

/** Folded: fifteen lines that most have heard before. */
function Agenda({ agenda }: { agenda: readonly string[] | null }) {
  const m = useText().ownMeeting
  if (!agenda) return <p class="soft">{m.agendaLater}</p>
  return (
    <details class="folded">
      <summary>{m.agendaLines(agenda.length)}</summary>
      <ol>
        {agenda.map((heading, n) => (
          <li key={`${n} ${heading}`}>{heading}</li>
        ))}
      </ol>
    </details>
  )
}
