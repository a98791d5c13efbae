import { showDay } from '../platform/clock.ts'
import { useText } from '../ui/layout.tsx'
import { PartyHead } from '../ui/paper.tsx'
import { PrintOrBack } from './case-paper.pages.tsx'
import type { HandedLetter } from './letter-paper.ts'

/** As many lines as fit below a letter of usual length on one side of A4. */
const LINES = 8

/** A4: what the member is handed, and below it room for what they say to it, to be signed and brought back. */
export function LetterPaper(props: {
  letter: HandedLetter
  name: string
  cell: string
  organisation: string
  back: string
}) {
  const t = useText()
  const p = t.feedbackCase.paperLetter
  const { letter } = props
  const { kind } = letter
  return (
    <>
      <PrintOrBack back={props.back} />
      <article class="party-paper">
        <PartyHead above={props.organisation} issuer={t.feedbackCase.guidance.issuer} />
        <h1>{p.titles[kind]}</h1>
        <p>
          <strong>{p.to(props.name, props.cell)}</strong>
        </p>
        <p>{p.leads[kind]}</p>
        {letter.outcome && <p>{t.feedbackCase.own.outcome(t.feedback.outcomes[letter.outcome])}</p>}
        <p class="own-words">{letter.text}</p>
        <p>{letter.until ? p.until[kind](showDay(letter.until)) : p.within[kind](letter.days)}</p>
        <p>{p.how}</p>
        <footer>
          <p class="signature">
            <strong>{t.feedbackCase.guidance.signer}</strong>
            <em>{t.paper.byHand}</em>
          </p>
        </footer>
        <h2>{p.replies[kind]}</h2>
        {Array.from({ length: LINES }, (_, i) => (
          <p class="write-here" key={i} />
        ))}
        <footer>
          <p class="signature">
            <strong>{p.day}</strong>
            <strong>{p.signer}</strong>
            <em>{t.paper.byHand}</em>
          </p>
        </footer>
      </article>
    </>
  )
}
