import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Issue } from './issue.ts'
import type { Statement } from './statement.rules.ts'

/** A unit above the communes sends its sum of a span upward: what stands in it, what went out before, the form. */
export function SendsPage(props: {
  unit: string
  span: { readonly key: string; readonly name: string }
  sum: Statement
  sent: readonly Issue[]
  hasKey: boolean
  others: readonly { readonly href: string; readonly name: string }[]
  typed: { readonly number: string; readonly knows: boolean }
  problem?: string
  errors?: FieldErrors
}) {
  const t = useText()
  const w = t.rollUpFile.sends
  const { unit, span, sum, sent, errors, typed } = props
  const { below, communes } = sum
  const nothing = communes.every(({ months }) => months.length === 0)
  return (
    <>
      <h1>{w.title}</h1>
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      <ErrorSummary errors={errors} />
      <p>{w.lead}</p>
      <h2>{w.span(span.name)}</h2>
      <p class="sentence">{t.rollUpFile.files.complete.province(below.complete, below.all, below.missing)}</p>
      {below.missing.length > 0 && <p class="soft">{w.missingMeans}</p>}
      {sent.length > 0 && <h2>{w.made}</h2>}
      {sent.length > 0 && (
        <ul class="links">
          {sent.map((one) => (
            <li key={one.id}>
              <a href={paths.aboveSent.to({ unit, file: one.id })}>{w.file(one.number)}</a>
              <small>
                {w.sent(showDay(one.issued_on), one.made_by_name)}{' '}
                {one.follows && t.rollUpFile.files.supplement}
              </small>
            </li>
          ))}
        </ul>
      )}
      {nothing ? (
        <p class="note">{w.refusals.nothing}</p>
      ) : (
        <>
          {sent.length > 0 && <h2>{w.again}</h2>}
          <Form action={`${paths.aboveSends.to({ unit })}?ky=${span.key}`}>
            <TextInput
              name="number"
              label={w.number}
              hint={w.numberHint}
              value={typed.number}
              error={errors?.number}
            />
            {below.missing.length > 0 && (
              <div class={errors?.knows ? 'field wrong' : 'field'}>
                {errors?.knows && <p class="error">{errors.knows}</p>}
                <Checkbox id="knows" name="knows" label={w.knows} checked={typed.knows} />
              </div>
            )}
            <Button>{sent.length > 0 ? w.supplement : w.button}</Button>
          </Form>
        </>
      )}
      <h2>{t.rollUpFile.files.other}</h2>
      <ul class="links">
        {props.others.map((other) => (
          <li key={other.href}>
            <a href={other.href}>{other.name}</a>
          </li>
        ))}
        <li>
          <a href={paths.aboveSignature.to({ unit })}>{t.rollUpFile.own.title}</a>
          {!props.hasKey && <small>{t.rollUpFile.own.none}</small>}
        </li>
      </ul>
    </>
  )
}
