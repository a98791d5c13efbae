import { showDay } from '../platform/clock.ts'
import { useText } from '../ui/layout.tsx'
import type { Ground } from './reminder.queries.ts'
import type { CaseView } from './reminder-view.ts'

/** Where a case stands, in plain sentences; late stands out. */
export function CaseSentences({ view }: { view: Pick<CaseView, 'sentence' | 'more'> }) {
  return (
    <>
      <p class="sentence">{view.sentence}</p>
      {view.more.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  )
}

/** The conclusion a reminder rests on, in the words of the meeting. */
export function GroundFacts({ ground }: { ground: Ground }) {
  const g = useText().reminding.ground
  return (
    <>
      <p class="soft">{g.on(showDay(ground.concluded_on), ground.cell_name)}</p>
      {ground.line && (
        <>
          <p class="soft">{g.line}</p>
          <p class="own-words">{ground.line}</p>
        </>
      )}
      {ground.wording && <p class="own-words">{ground.wording}</p>}
      {ground.signs.length > 0 && (
        <>
          <p class="soft">{g.signs}</p>
          <ul>
            {ground.signs.map((sign) => (
              <li key={sign.label}>{sign.label}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What it rests on and all that happened since, folded: the sentences above say what counts. */
export function CaseHistory({ view }: { view: CaseView }) {
  const { reminding: r } = useText()
  return (
    <details>
      <summary>{r.happened}</summary>
      {view.ground && (
        <>
          <p>
            <strong>{r.ground.title}</strong>
          </p>
          <GroundFacts ground={view.ground} />
        </>
      )}
      <ol class="happened">
        {view.lines.map((line, i) => (
          <li key={i}>
            <strong>{showDay(line.on)}</strong> {line.sentence}
            {line.more.map((sentence) => (
              <p key={sentence} class="soft">
                {sentence}
              </p>
            ))}
            {line.words.map(([label, text]) => (
              <p key={label} class="own-words">
                {label && `${label}: `}
                {text}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </details>
  )
}
