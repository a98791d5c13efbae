import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { CHANNELS, type Channel } from './delivery.rules.ts'
import { hasWhen, OWN_WORDS, type OwnWordsName } from './words.rules.ts'

export interface ChannelLine {
  readonly sent: number
  readonly failed: number
  readonly unknown: number
  readonly waiting: number
}

/** Whether a channel is set up and whether it works; of its settings nothing. */
export function ChannelsPage(props: {
  channels: ReadonlySet<Channel>
  lines: ReadonlyMap<Channel, ChannelLine>
  note?: string
}) {
  const s = useText().notice.settings
  return (
    <>
      <h1>{s.title}</h1>
      {props.note && <p class="note good">{props.note}</p>}
      <p>{s.lead}</p>
      <ul class="members">
        {CHANNELS.map((channel) => {
          const line = props.lines.get(channel)
          return (
            <li key={channel}>
              <span class="name">{s.names[channel]}</span>
              <span class={props.channels.has(channel) ? 'state done' : 'state'}>
                {props.channels.has(channel) ? s.on : s.off}
              </span>
              {line && (
                <small>
                  {s.week(line.sent, line.failed, line.unknown)} {line.waiting > 0 && s.waiting(line.waiting)}
                </small>
              )}
            </li>
          )
        })}
      </ul>
      <ul class="links">
        <li>
          <a href={paths.noticeWords.to()}>{s.words}</a>
        </li>
        <li>
          <a href={paths.contact.to()}>{s.own}</a>
        </li>
      </ul>
      <Form action={paths.noticeChannels.to()}>
        <p class="hint">{s.testHint}</p>
        <Button>{s.test}</Button>
      </Form>
    </>
  )
}

export function WordsPage(props: {
  typed: Readonly<Record<OwnWordsName, string>>
  errors?: FieldErrors
  note?: string
}) {
  const w = useText().notice.words
  return (
    <>
      <h1>{w.title}</h1>
      {props.note && <p class="note good">{props.note}</p>}
      <ErrorSummary errors={props.errors} />
      <p>{w.lead}</p>
      <Form action={paths.noticeWords.to()}>
        {OWN_WORDS.map((name) => (
          <TextArea
            key={name}
            name={name}
            label={w.names[name]}
            rows={4}
            hint={`${hasWhen(name) ? `${w.whenHint} ` : ''}${w.ours}`}
            value={props.typed[name]}
            error={props.errors?.[name]}
          />
        ))}
        <Button>{w.save}</Button>
      </Form>
    </>
  )
}
