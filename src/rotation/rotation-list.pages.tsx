import { useText } from '../ui/layout.tsx'
import type { MeetingView } from './rotation-view.rules.ts'

/** Every meeting of the cycle with who is up and why. */
export function Meetings(props: { meetings: readonly MeetingView[]; changeAt?: (person: string) => string }) {
  const t = useText()
  const { page } = t.rotation
  return (
    <ol class="turns">
      {props.meetings.map((meeting) => (
        <li key={meeting.id} class={meeting.held ? 'held' : undefined}>
          <h3>{meeting.title}</h3>
          {meeting.note && <p class="hint">{meeting.note}</p>}
          {meeting.turns.map((turn) => (
            <div class="turn" key={turn.person}>
              <strong>{turn.name}</strong>
              <small>{turn.why}</small>
              {props.changeAt && !meeting.held && (
                <a href={props.changeAt(turn.person)} aria-label={page.changeOf(turn.name)}>
                  {page.change}
                </a>
              )}
            </div>
          ))}
        </li>
      ))}
    </ol>
  )
}

export function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}
