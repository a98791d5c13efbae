import { paths } from '../paths.ts'
import { Button, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'
import type { Office } from './office.ts'

export interface OfficeLine {
  readonly office: Office
  /** Who printed it when; null when nobody did. */
  readonly made: string | null
  /** Whoever printed the other does not print this one. */
  readonly may: boolean
}

export function OfficesPage({ lines, problem }: { lines: readonly OfficeLine[]; problem?: string }) {
  const o = useText().feedbackCase.offices
  return (
    <>
      <h1>{o.title}</h1>
      {problem && (
        <p class="note" role="alert">
          {problem}
        </p>
      )}
      <p>{o.lead}</p>
      {lines.map(({ office, made, may }) => (
        <section class="card" key={office}>
          <h2>{o.names[office]}</h2>
          <p>
            {o.keep[office]}: {made ?? o.none}
          </p>
          {may ? (
            <Form action={paths.feedbackOffices.to()}>
              {made && <p class="soft">{o.again}</p>}
              <Button quiet name="office" value={String(office)}>
                {o.make[office]}
              </Button>
            </Form>
          ) : (
            <p class="soft">{o.samePerson}</p>
          )}
        </section>
      ))}
    </>
  )
}

/** A4, once: for an envelope in a safe. */
export function OfficeSheetPaper(props: { office: Office; code: string; organisation: string; day: string }) {
  const t = useText()
  const o = t.feedbackCase.offices
  return (
    <>
      <div class="actions">
        <PrintButton />
        <LinkButton quiet href={paths.feedbackOffices.to()}>
          {o.title}
        </LinkButton>
      </div>
      <article class="document">
        <p class="soft">{props.organisation}</p>
        <h1>{o.sheet.title(props.office)}</h1>
        <p>
          {t.feedbackCase.list.title}: {o.keep[props.office]}. {o.sheet.made(props.day)}
        </p>
        <p class="code" id="sheet-code">
          {props.code}
        </p>
        {o.sheet.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </article>
    </>
  )
}
