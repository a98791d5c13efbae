import { LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'

/** Above a paper about a case: prints it, or goes back to the list. */
export function PrintOrBack({ back }: { back: string }) {
  return (
    <div class="actions">
      <PrintButton />
      <LinkButton quiet href={back}>
        {useText().feedbackCase.list.title}
      </LinkButton>
    </div>
  )
}

/** What leaves: printed, handed over, and then erased here. */
export function SlipPage(props: {
  to: string
  received: string
  texts: readonly string[]
  photos: readonly string[]
  back: string
}) {
  const t = useText()
  const s = t.feedbackCase.slip
  return (
    <>
      <PrintOrBack back={props.back} />
      <article class="document">
        <h1>{s.title}</h1>
        <p>{props.to}</p>
        <p>{props.received}</p>
        {props.texts.map((text) => (
          <p class="own-words" key={text}>
            {text}
          </p>
        ))}
        {props.photos.map((photo) => (
          <p key={photo}>
            <img class="report-photo" src={photo} alt={t.feedbackCase.page.photo} />
          </p>
        ))}
        <p>{s.note}</p>
        <div class="signatures">
          <p>{s.giver}</p>
          <p>{s.taker}</p>
        </div>
      </article>
    </>
  )
}

export function PosterPage(props: { address: string; qr: boolean[][]; commune: string; back: string }) {
  const t = useText()
  const p = t.feedbackPublic.poster
  const path = props.qr
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  const size = props.qr.length + 4
  return (
    <>
      <PrintOrBack back={props.back} />
      <article class="poster">
        <p class="soft">{props.commune}</p>
        <h1>{p.heading}</h1>
        <svg viewBox={`-2 -2 ${size} ${size}`} role="img" aria-label={p.qr}>
          <path d={path} />
        </svg>
        <p>{p.scan}</p>
        <p>{p.or}</p>
        <p class="code">{props.address}</p>
        {p.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p class="soft">{p.not}</p>
      </article>
    </>
  )
}
