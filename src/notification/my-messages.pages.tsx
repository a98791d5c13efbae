import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { MyMessage } from './my-messages.ts'

export function MyMessagesPage({
  messages,
  problem,
}: {
  messages: readonly MyMessage[]
  problem: string | null
}) {
  const t = useText()
  const n = t.notice
  return (
    <>
      <h1>{n.title}</h1>
      {problem && <p class="note">{problem}</p>}
      <p>{n.lead}</p>
      {messages.length === 0 && <p class="soft">{n.none}</p>}
      {messages.map((message) => (
        <section class="card" key={message.id}>
          <h2>{n.at(showDay(dayOf(message.at)), t.ownMeeting.time(hourOf(message.at)))}</h2>
          <p>{message.text}</p>
          <p class="soft">
            {message.sends.length === 0
              ? n.inApp
              : [
                  ...new Set(
                    message.sends.map(({ channel, state }) => n.went(n.channels[channel], n.states[state])),
                  ),
                ].join('; ')}
          </p>
        </section>
      ))}
      <div class="actions">
        <LinkButton href={paths.contact.to()}>{n.where}</LinkButton>
      </div>
    </>
  )
}

const hourOf = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)
