import { showDay } from '../platform/clock.ts'
import { useText } from '../ui/layout.tsx'
import { PartyHead } from '../ui/paper.tsx'
import { PrintOrBack } from './case-paper.pages.tsx'
import type { Guidance } from './guidance.ts'

/** A4, to the cell of the member: signed by hand, with no word of the sender's. */
export function GuidancePaper(props: {
  guidance: Guidance
  name: string
  cell: string
  organisation: string
  back: string
}) {
  const t = useText()
  const g = t.feedbackCase.guidance
  const { guidance } = props
  return (
    <>
      <PrintOrBack back={props.back} />
      <article class="party-paper">
        <PartyHead above={props.organisation} issuer={t.feedbackCase.guidance.issuer} />
        <h1>{g.title}</h1>
        <p>
          <strong>{g.to(props.cell)}</strong>
        </p>
        <p>
          {g.about(
            props.name,
            showDay(guidance.concludedOn),
            t.feedback.outcomes[guidance.outcome].toLocaleLowerCase('vi'),
          )}
        </p>
        <p>{g.asks[guidance.follow]}</p>
        <p class="own-words">{guidance.text}</p>
        {guidance.due && <p>{g.due(guidance.due)}</p>}
        <p>{g.note}</p>
        <footer>
          <p class="signature">
            <strong>{g.signer}</strong>
            <em>{t.paper.byHand}</em>
          </p>
        </footer>
      </article>
    </>
  )
}
