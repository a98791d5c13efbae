import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { languages } from '../text/text.ts'
import { Button, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { MeetingRow } from './meeting.queries.ts'
import { meetingName, meetingState } from './meeting-name.rules.ts'
import type { ReviewRow } from './meeting-review.ts'
import { invitationTo, whenOf } from './when.ts'

export interface HubView {
  readonly meeting: MeetingRow
  readonly lines: readonly HubLine[]
  readonly reviews: readonly ReviewRow[]
  readonly absences: readonly { readonly name: string; readonly reason: string }[]
  /** Self-criticisms sent before the meeting. */
  readonly sent: readonly { readonly name: string; readonly text: string }[]
  readonly chair: string
  readonly clerk: string
}

export interface HubLine {
  readonly id: string
  readonly heading: string
  readonly href: string
  readonly done: boolean
}

export function HubPage({ view }: { view: HubView }) {
  const t = useText()
  const m = t.meeting
  const { meeting } = view
  const state = meetingState(meeting)
  return (
    <>
      <h1>{meetingName(meeting, m)}</h1>
      <p class="soft">
        {meeting.cell_name} · {m.states[state]}
      </p>
      <p class="sentence">
        {t.ownMeeting.next(whenOf(t, meeting))}
        {meeting.place && ` ${m.place}: ${meeting.place}.`}
      </p>
      {meeting.usual_day && <p class="note">{m.moved(showDay(meeting.usual_day), meeting.moved_reason)}</p>}
      {!meeting.opened_at && <Preparing view={view} />}
      {meeting.opened_at && !meeting.ended_at && <Running view={view} />}
      {meeting.ended_at && <After view={view} />}
    </>
  )
}

function Preparing({ view }: { view: HubView }) {
  const t = useText()
  const m = t.meeting
  const { meeting, reviews, absences, sent, lines } = view
  const at = { meeting: meeting.id }
  return (
    <>
      <ul class="tasks">
        <li>
          <a href={paths.meetingWhen.to(at)}>
            <span class="name">{m.whenLink}</span>
          </a>
        </li>
        <li>
          <a href={paths.meetingAgenda.to(at)}>
            <span class="name">{m.agenda}</span>
            <span class="state">{m.agendaCount(lines.length)}</span>
          </a>
        </li>
        <li>
          <a href={paths.cellDeclared.to({ cell: meeting.cell })}>
            <span class="name">{m.brought}</span>
          </a>
        </li>
        <li>
          <a href={paths.cellDeeds.to({ cell: meeting.cell })}>
            <span class="name">{t.goodDeed.cell.title}</span>
          </a>
        </li>
      </ul>
      <h2>{m.reviewed}</h2>
      <Names none={m.reviewedNone} lines={reviews.filter((one) => !one.put_off_at).map((one) => one.name)} />
      <p>
        <a href={paths.rotation.to({ cell: meeting.cell })}>{t.rotation.title}</a>
      </p>
      {sent.length > 0 && <h2>{t.preparation.sentBeforehand}</h2>}
      {sent.map((one) => (
        <section class="card" key={one.name}>
          <h3>{one.name}</h3>
          <p class="own-words">{one.text}</p>
        </section>
      ))}
      <h2>{m.absences}</h2>
      <Names none={m.absencesNone} lines={absences.map((one) => `${one.name}: ${one.reason}`)} />
      <h2>{m.noticeText}</h2>
      <p class="preview" lang="vi">
        {invitationTo(meeting, languages.vi)}
      </p>
      <p>
        <a href={paths.cellInvitation.to({ cell: meeting.cell })}>{t.notice.share.title}</a>
      </p>
      {meeting.noticed_at ? (
        <p class="note good">{m.states.noticed}</p>
      ) : (
        <Form action={paths.meetingNotice.to(at)} offline>
          <p class="hint">{m.noticeHint}</p>
          <Button quiet>{m.notice}</Button>
        </Form>
      )}
      <div class="actions">
        <LinkButton href={paths.meetingOpen.to(at)}>{m.open}</LinkButton>
      </div>
      <p>
        <a href={paths.meetingDrop.to(at)}>{m.dropMeeting}</a>
      </p>
    </>
  )
}

function Names({ lines, none }: { lines: readonly string[]; none: string }) {
  if (lines.length === 0) return <p class="soft">{none}</p>
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Lines({ lines }: { lines: readonly HubLine[] }) {
  const m = useText().meeting
  return (
    <ul class="tasks">
      {lines.map((line, i) => (
        <li key={line.id}>
          <a href={line.href}>
            <span class="name">
              {i + 1}. {line.heading}
            </span>
            {line.done && <span class="state done">{m.done}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Running({ view }: { view: HubView }) {
  const m = useText().meeting
  const at = { meeting: view.meeting.id }
  const next = view.lines.find((line) => !line.done)
  return (
    <>
      <p class="soft">
        {m.chair}: {view.chair} · {m.clerk}: {view.clerk}
      </p>
      <Lines lines={view.lines} />
      <div class="actions">
        {next && <LinkButton href={next.href}>{m.nextLine(next.heading)}</LinkButton>}
        <LinkButton quiet={next !== undefined} href={paths.meetingEnd.to(at)}>
          {m.end.title}
        </LinkButton>
      </div>
      <p>
        <a href={paths.meetingOpen.to(at)}>{m.seats}</a>
      </p>
    </>
  )
}

function After({ view: { meeting, lines } }: { view: HubView }) {
  const m = useText().meeting
  const at = { meeting: meeting.id }
  return (
    <>
      <div class="actions">
        <LinkButton href={paths.minutes.to(at)}>
          {meeting.locked_at ? m.after.minutes : m.after.check}
        </LinkButton>
      </div>
      {!meeting.locked_at && (
        <>
          {meeting.kept === 'book' && <p class="note">{m.book.open}</p>}
          <h2>{m.after.mend}</h2>
          <Lines lines={lines} />
          <p>
            <a href={paths.meetingOpen.to(at)}>{m.seats}</a>
          </p>
          <p>
            <a href={paths.meetingEnd.to(at)}>{m.after.endTime}</a>
          </p>
        </>
      )}
    </>
  )
}
