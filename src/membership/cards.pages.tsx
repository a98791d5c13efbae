import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'
import type { CellMember } from './membership.queries.ts'

export function ChooseCardsPage(props: {
  cell: { id: string; name: string }
  members: CellMember[]
  errors?: FieldErrors
}) {
  const t = useText()
  const c = t.people.cards
  return (
    <>
      <h1>{c.title}</h1>
      <ErrorSummary errors={props.errors} />
      <p>{c.lead}</p>
      <Form action={paths.cellCards.to({ cell: props.cell.id })}>
        <fieldset class="field" id="person">
          <legend>{c.who}</legend>
          <div class="choices">
            {props.members.map((member) => (
              <Checkbox key={member.person} name="person" value={member.person} label={member.full_name} />
            ))}
          </div>
        </fieldset>
        <Button>{c.print}</Button>
      </Form>
    </>
  )
}

export interface PrintedCard {
  name: string
  code: string
  expires: string
  qr: boolean[][]
}

export function CardSheet(props: { cards: PrintedCard[]; address: string; back: string }) {
  const t = useText()
  const c = t.people.cards
  return (
    <>
      <p class="screen-only">{c.once}</p>
      <div class="actions">
        <PrintButton />
        <a href={props.back}>{c.back}</a>
      </div>
      <h1 class="visually-hidden">{c.title}</h1>
      <div class="cards">
        {props.cards.map((card) => (
          <section class="login-card" key={card.code}>
            <h2>{card.name}</h2>
            <p class="code">{card.code}</p>
            <div>
              <p>{c.open(props.address)}</p>
              <p>{c.until(card.expires)}</p>
              <p>{c.keep}</p>
            </div>
            <Qr modules={card.qr} label={c.qr} />
          </section>
        ))}
      </div>
    </>
  )
}

function Qr({ modules, label }: { modules: boolean[][]; label: string }) {
  const path = modules
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg viewBox={`-2 -2 ${modules.length + 4} ${modules.length + 4}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  )
}
