import { useText } from './layout.tsx'

/** Does nothing without scripts, and is not shown then: the browser's own menu prints the page. */
export function PrintButton({ label, quiet }: { label?: string; quiet?: boolean }) {
  const t = useText()
  return (
    <button type="button" class={quiet ? 'quiet' : 'primary'} data-print hidden>
      {label ?? t.app.print}
    </button>
  )
}

/** The head of a Party paper: the body above and the issuing body on the left, the Party's name on the right. */
export function PartyHead(props: {
  above: string
  issuer: string
  number?: string
  /** Its text says the day. */
  undated?: boolean
}) {
  const { paper } = useText().rotation
  return (
    <header>
      <p class="issuer">
        {props.above.toLocaleUpperCase('vi')}
        <strong>{props.issuer.toLocaleUpperCase('vi')}</strong>*
        {props.number && (
          <>
            <br />
            {props.number}
          </>
        )}
      </p>
      <p class="party">
        <strong>{paper.party}</strong>
        {!props.undated && <em>{paper.day}</em>}
      </p>
    </header>
  )
}
