import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { Button, Checkbox, ErrorSummary, Form } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { PartyHead, PrintButton } from '../ui/paper.tsx'
import type { Certificate, Cleared } from './certificate.ts'

export function CertificatePage(props: {
  case: string
  certificate: Certificate | null
  error?: string
  refused?: boolean
}) {
  const c = useText().feedbackFollow.certificate
  const { certificate } = props
  return (
    <>
      <h1>{c.title}</h1>
      <ErrorSummary errors={props.error ? { asked: props.error } : undefined} />
      {certificate?.printed_on ? (
        <p class="note" role={props.refused ? 'alert' : undefined}>
          {c.printed(showDay(certificate.printed_on))}
        </p>
      ) : (
        <>
          <p>{c.lead}</p>
          <Form action={paths.feedbackCertificate.to({ case: props.case })}>
            {certificate ? (
              <p class="lead">{c.wanted(showDay(certificate.asked_on))}</p>
            ) : (
              <fieldset class={props.error ? 'field wrong' : 'field'} id="asked">
                <legend>{c.needAsk}</legend>
                {props.error && <p class="error">{props.error}</p>}
                <Checkbox name="asked" value="yes" label={c.byMouth} />
              </fieldset>
            )}
            <p class="hint">{c.ready}</p>
            <Button>{c.print}</Button>
          </Form>
        </>
      )}
    </>
  )
}

/** A4, signed and stamped by hand. Shown once, in answer to the form, and kept nowhere. */
export function CertificatePaper(props: {
  committee: string
  name: string
  cell: string
  concludedOn: string
  outcome: Cleared
  back: string
}) {
  const t = useText()
  const c = t.feedbackFollow.certificate
  return (
    <>
      <div class="actions">
        <PrintButton />
        <a href={props.back}>{c.back}</a>
        <p class="note">{c.once}</p>
      </div>
      <article class="party-paper">
        <PartyHead above={props.committee} issuer={c.issuer} number={c.number} />
        <h1>
          {c.heading}
          <br />
          <small>{c.about}</small>
        </h1>
        <p>{c.confirms(props.committee)}</p>
        <p>{c.who(props.name, props.cell)}</p>
        <p>{c.found(showDay(props.concludedOn), c.outcomes[props.outcome])}</p>
        <p>{c.effect}</p>
        <footer>
          <p class="signature">
            <strong>{c.signer}</strong>
            <strong>{c.post}</strong>
            <em>{t.paper.byHand}</em>
          </p>
        </footer>
      </article>
    </>
  )
}
