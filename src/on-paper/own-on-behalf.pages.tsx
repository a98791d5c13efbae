import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { Button, ErrorSummary, Form, Select } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Naming } from './naming.ts'
import type { EnteredLine } from './on-behalf.queries.ts'

export function OwnOnBehalfPage(props: {
  naming: Naming | null
  others: readonly { person: string; full_name: string }[]
  lines: readonly EnteredLine[]
  errors?: { helper?: string; line?: string }
}) {
  const o = useText().onPaper.own
  const { naming } = props
  return (
    <>
      <h1>{o.title}</h1>
      <ErrorSummary errors={props.errors?.helper ? { helper: props.errors.helper } : undefined} />
      {props.errors?.line && (
        <p class="note" role="alert">
          {props.errors.line}
        </p>
      )}
      <p>{o.lead}</p>
      <h2>{o.entered}</h2>
      {props.lines.length === 0 && <p class="soft">{o.none}</p>}
      {props.lines.map((line) => (
        <section class="card" key={line.id}>
          <p class="own-words">{line.line}</p>
          <p class="soft">{o.by(line.entered_by_name, showDay(line.entered_on))}</p>
          <State line={line} />
        </section>
      ))}
      <h2>{o.helper}</h2>
      {naming ? (
        <section class="card">
          <p>{o.named(naming.helper_name)}</p>
          {naming.noted_by !== naming.person && (
            <p class="soft">{o.notedBy(naming.noted_by_name, showDay(naming.named_on))}</p>
          )}
          <Form action={paths.ownOnBehalf.to()} offline>
            <Button quiet name="do" value="drop">
              {o.drop}
            </Button>
          </Form>
        </section>
      ) : (
        <p>{o.nobody}</p>
      )}
      {props.others.length > 0 && (
        <Form action={paths.ownOnBehalf.to()} offline>
          <Select
            name="helper"
            label={o.choose}
            error={props.errors?.helper}
            choices={[
              { value: '', label: o.chooseOne },
              ...props.others.map((one) => ({ value: one.person, label: one.full_name })),
            ]}
          />
          <Button name="do" value="name">
            {naming ? o.nameOther : o.name}
          </Button>
        </Form>
      )}
      <ul class="links">
        <li>
          <a href={paths.onBehalf.to()}>{o.others}</a>
        </li>
        <li>
          <a href={paths.slip.to()}>{o.blank}</a>
        </li>
        <li>
          <a href={paths.handedSlip.to()}>{o.blankHanded}</a>
        </li>
        <li>
          <a href={paths.commitmentSlip.to()}>{o.blankCommitment}</a>
        </li>
      </ul>
    </>
  )
}

function State({ line }: { line: EnteredLine }) {
  const o = useText().onPaper.own
  if (line.refused_on) return <p class="soft">{o.refused(showDay(line.refused_on))}</p>
  const buttons = (
    <Form action={paths.ownOnBehalf.to()} offline>
      <input type="hidden" name="line" value={line.id} />
      <div class="actions">
        {!line.confirmed_on && (
          <Button quiet name="do" value="yes" label={`${o.yes}: ${line.line}`}>
            {o.yes}
          </Button>
        )}
        <Button quiet name="do" value="no" label={`${line.confirmed_on ? o.takeBack : o.no}: ${line.line}`}>
          {line.confirmed_on ? o.takeBack : o.no}
        </Button>
      </div>
    </Form>
  )
  if (!line.confirmed_on)
    return (
      <>
        <p class="note">{o.waiting}</p>
        {buttons}
      </>
    )
  const day = showDay(line.confirmed_on)
  return (
    <>
      <p class="note good">
        {line.confirmed_how === 'signature'
          ? o.confirmed.signature(day, line.witness_name ?? '')
          : o.confirmed[line.confirmed_how === 'code' ? 'code' : 'self'](day)}
      </p>
      {buttons}
    </>
  )
}
