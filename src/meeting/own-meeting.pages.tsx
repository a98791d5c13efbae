import { paths } from '../paths.ts'
import { LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'

/** What a member needs to know of the coming meeting. */
export function MeetingPage({ day, lines }: { day: string | null; lines: string[] }) {
  const t = useText()
  const d = t.data
  return (
    <>
      <h1>{d.meetingTitle}</h1>
      <p class="sentence">{day ? d.meetingNext(day) : d.meetingNone}</p>
      <p>{d.meetingText}</p>
      <div class="actions">
        <LinkButton href={paths.month.to()}>{t.month.title}</LinkButton>
      </div>
      <h2>{d.meetingBrings}</h2>
      {lines.length === 0 && <p>{d.meetingNoBrings}</p>}
      {lines.map((line) => (
        <p class="preview" key={line}>
          {line}
        </p>
      ))}
      <p>
        <a href={paths.slip.to()}>{t.month.slip}</a>
      </p>
    </>
  )
}
