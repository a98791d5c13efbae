import { dayOf, showDay } from '../platform/clock.ts'
import { useText } from '../ui/layout.tsx'
import { PartyHead, PrintButton } from '../ui/paper.tsx'
import { ConclusionFacts } from './conclusion.pages.tsx'
import type { AppealRow, OwnConclusion } from './conclusion.queries.ts'
import type { HandOver } from './hand-over.ts'

/** A4: what the member asks, word for word, with the conclusion it is about, to be signed and taken to the body above. */
export function HandOverPaper(props: {
  conclusion: OwnConclusion & { readonly appeal: AppealRow }
  name: string
  organisation: string
  handOver: HandOver
  back: string
}) {
  const t = useText()
  const h = t.ownConclusion.handOver
  const { conclusion, name } = props
  return (
    <>
      <div class="actions">
        <PrintButton />
        <a href={props.back}>{h.back}</a>
      </div>
      <article class="party-paper">
        <PartyHead above={props.organisation} issuer={conclusion.cell_name} />
        <h1>{h.title}</h1>
        <p>
          <strong>{h.to(props.handOver.superior || h.above)}</strong>
        </p>
        <p>{h.from(name, conclusion.cell_name)}</p>
        <h2>{t.appeals.conclusion}</h2>
        <ConclusionFacts conclusion={conclusion} />
        <h2>{h.asked(showDay(dayOf(conclusion.appeal.sent_at)))}</h2>
        <p class="own-words">{conclusion.appeal.reason}</p>
        <p>{h.because}</p>
        <footer>
          <p class="signature">
            <strong>{h.signer}</strong>
            <em>{t.paper.byHand}</em>
          </p>
        </footer>
      </article>
    </>
  )
}
