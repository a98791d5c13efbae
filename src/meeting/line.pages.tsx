import { paths } from '../paths.ts'
import { DoneState } from '../self-review/cell.pages.tsx'
import type { DoneLine } from '../self-review/cell.ts'
import { Button, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { MeetingRow } from './meeting.queries.ts'

export function LinePage(props: {
  meeting: MeetingRow
  period: boolean
  lines: readonly DoneLine[]
  done: number
  all: number
  open: boolean
}) {
  const t = useText()
  const m = t.meeting.line
  const { meeting, lines, open } = props
  const action = paths.meetingLine.to({ meeting: meeting.id })
  const hub = paths.meetingHub.to({ meeting: meeting.id })
  return (
    <>
      <h1>{m.title}</h1>
      <p>{props.period ? m.lead : m.none}</p>
      {props.period && <p class="sentence">{t.cell.sentence(props.done, props.all)}</p>}
      {props.period && !open && <p class="note">{t.cell.ended}</p>}
      <ul class="members">
        {lines.map((line) => (
          <li key={line.person}>
            <span class="name">{line.name}</span>
            <DoneState line={line} />
            {open && line.how !== 'phone' && (
              <Form action={action} offline>
                <input type="hidden" name="person" value={line.person} />
                <Button
                  quiet
                  name="do"
                  value={line.how === 'paper' ? 'undo' : 'done'}
                  label={`${line.how === 'paper' ? t.cell.undoPaper : t.cell.recordPaper}: ${line.name}`}
                >
                  {line.how === 'paper' ? t.cell.undoPaper : t.cell.recordPaper}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <p class="soft">{t.cell.onlyDone}</p>
      {open ? (
        <Form action={action} offline>
          <p class="hint">{t.cell.endHint(props.all - props.done)}</p>
          <Button name="do" value="end">
            {t.cell.end}
          </Button>
        </Form>
      ) : (
        <div class="actions">
          <LinkButton href={hub}>{t.meeting.item.next}</LinkButton>
        </div>
      )}
    </>
  )
}
