import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, Select, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { Lines, shownLines } from './on-behalf.pages.tsx'
import type { EnteredLine } from './on-behalf.queries.ts'

function Shown({ lines }: { lines: readonly EnteredLine[] }) {
  return (
    <>
      {shownLines(lines).map((line) => (
        <input key={line} type="hidden" name="shown" value={line} />
      ))}
    </>
  )
}

export function ConfirmPage(props: {
  member: { id: string; name: string }
  lines: readonly EnteredLine[]
  readers: readonly { name: string; title: string }[]
  others: readonly { person: string; full_name: string }[]
  code: string
  errors?: FieldErrors
}) {
  const c = useText().onPaper.confirm
  const { member, lines } = props
  const here = paths.onBehalfConfirm.to({ member: member.id })
  const names = props.readers.map(({ name, title }) => `${name} (${title})`).join('; ')
  return (
    <>
      <h1>{c.title}</h1>
      <ErrorSummary errors={props.errors} />
      {lines.length === 0 && <p>{c.nothing}</p>}
      {lines.length > 0 && (
        <>
          <p>{c.lead(member.name)}</p>
          <Lines lines={lines} />
          <p class="soft">{c.readers(names || c.nobody)}</p>
          <details class="folded" open={props.errors?.witness !== undefined}>
            <summary>{c.noCode}</summary>
            <Form action={here} offline>
              <Shown lines={lines} />
              <input type="hidden" name="do" value="ask" />
              <Select
                name="witness"
                label={c.witness}
                hint={c.witnessHint}
                error={props.errors?.witness}
                choices={[
                  { value: '', label: c.chooseWitness },
                  ...props.others.map((one) => ({ value: one.person, label: one.full_name })),
                ]}
              />
              <Button quiet>{c.ask}</Button>
            </Form>
          </details>
          <Form action={here}>
            <Shown lines={lines} />
            <TextInput
              name="code"
              numeric
              label={c.code}
              hint={c.codeHint(member.name)}
              value={props.code}
              error={props.errors?.code}
            />
            <Button>{c.send}</Button>
          </Form>
        </>
      )}
    </>
  )
}

export function WitnessPage({ lines, error }: { lines: readonly EnteredLine[]; error?: string }) {
  const w = useText().onPaper.witness
  const [first] = lines
  if (!first) return null
  return (
    <>
      <h1>{w.title}</h1>
      <ErrorSummary errors={error ? { shown: error } : undefined} />
      <p>{w.lead(first.name, first.entered_by_name)}</p>
      <Lines lines={lines} />
      <p class="soft">{w.after}</p>
      <Form action={paths.onBehalfWitness.to({ member: first.person })}>
        <Shown lines={lines} />
        <div class="actions">
          <Button name="do" value="yes">
            {w.yes}
          </Button>
          <Button quiet name="do" value="no">
            {w.no}
          </Button>
        </div>
      </Form>
    </>
  )
}
