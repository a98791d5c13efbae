import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import {
  Button,
  ErrorSummary,
  Form,
  fieldsOf,
  LinkButton,
  Radios,
  Select,
  TextArea,
  TextInput,
} from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { MeetingRow } from './meeting.queries.ts'
import { meetingName, meetingState } from './meeting-name.rules.ts'
import { whenOf } from './when.ts'

export function CellMeetingsPage({
  cell,
  meetings,
}: {
  cell: { id: string; name: string }
  meetings: readonly MeetingRow[]
}) {
  const t = useText()
  const m = t.meeting
  return (
    <>
      <h1>{m.list}</h1>
      <p class="soft">{cell.name}</p>
      <div class="actions">
        <LinkButton href={paths.meetingNew.to({ cell: cell.id })}>{m.plan}</LinkButton>
      </div>
      {meetings.length === 0 && <p>{m.none}</p>}
      <ul class="tasks">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <a href={paths.meetingHub.to({ meeting: meeting.id })}>
              <span class="name">
                {meetingName(meeting, m)}
                <small>{whenOf(t, meeting)}</small>
              </span>
              <span class={meeting.locked_at ? 'state done' : 'state'}>
                {m.states[meetingState(meeting)]}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <ul class="links">
        <li>
          <a href={paths.meetingFromBook.to({ cell: cell.id })}>{m.fromBook}</a>
          <small>{m.fromBookHint}</small>
        </li>
        <li>
          <a href={paths.rotation.to({ cell: cell.id })}>{t.rotation.title}</a>
        </li>
        <li>
          <a href={paths.cellPrompts.to({ cell: cell.id })}>{t.reviewPrompt.title}</a>
        </li>
        <li>
          <a href={paths.cellInspections.to({ cell: cell.id })}>{t.inspection.title}</a>
        </li>
      </ul>
    </>
  )
}

export interface WhenView {
  readonly action: string
  readonly kind: MeetingRow['kind']
  readonly usual: string
  readonly typed: Record<string, string>
  readonly errors?: FieldErrors
  /** A hint on the lunar day, where there is one. */
  readonly lunar: 'tet' | 'full-moon' | 'first-of-month' | null
}

/** Day, hour and place of a meeting that exists. */
export function WhenPage({ view }: { view: WhenView }) {
  const m = useText().meeting
  return (
    <>
      <h1>{m.whenLink}</h1>
      <ErrorSummary errors={view.errors} />
      <Form action={view.action} offline>
        <WhenFields view={view} />
        <Button>{m.save}</Button>
      </Form>
    </>
  )
}

export function WhenFields({ view: { kind, usual, typed, errors, lunar } }: { view: WhenView }) {
  const m = useText().meeting
  const field = fieldsOf(typed, errors)
  return (
    <>
      <TextInput
        {...field('day')}
        label={m.day}
        hint={[m.dayHint, lunar && m.lunar[lunar]].filter(Boolean).join(' ')}
      />
      <TextInput {...field('time')} label={m.time} hint={m.timeHint} />
      <TextInput {...field('place')} label={m.place} />
      {kind === 'thematic' ? (
        <TextInput {...field('topic')} label={m.topic} />
      ) : (
        <TextArea
          {...field('moved-reason')}
          rows={2}
          label={m.movedReason}
          hint={m.movedHint(showDay(usual))}
        />
      )}
    </>
  )
}

export function NewMeetingPage({
  view,
  months,
  month,
  kept,
  existing,
}: {
  view: WhenView
  months: readonly string[]
  month: string
  kept: MeetingRow['kept']
  /** The ordinary meeting that this month has already. */
  existing: string | null
}) {
  const m = useText().meeting
  const shown = (one: string) => `${one.slice(5, 7)}/${one.slice(0, 4)}`
  return (
    <>
      <h1>{m.plan}</h1>
      <ErrorSummary errors={view.errors} />
      {existing && (
        <p class="note">
          <a href={paths.meetingHub.to({ meeting: existing })}>{m.againOpen}</a>
        </p>
      )}
      <Form action={view.action} offline>
        <Radios
          name="kind"
          label={m.kind}
          value={view.kind}
          choices={(['ordinary', 'thematic'] as const).map((kind) => ({ value: kind, label: m.kinds[kind] }))}
        />
        <Select
          name="month"
          label={m.month}
          value={month}
          error={view.errors?.month}
          choices={months.map((one) => ({ value: one, label: shown(one) }))}
        />
        <WhenFields view={{ ...view, kind: 'ordinary' }} />
        <TextInput name="topic" label={m.topic} value={view.typed.topic} error={view.errors?.topic} />
        <Radios
          name="kept"
          label={m.kept}
          value={kept}
          choices={(['live', 'review-only'] as const).map((one) => ({
            value: one,
            label: m.keptChoices[one],
          }))}
        />
        <Button>{m.save}</Button>
      </Form>
    </>
  )
}
