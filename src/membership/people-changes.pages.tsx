import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, type Choice, ErrorSummary, Form, fieldsOf, Select, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { useStatusChoices } from './people.pages.tsx'
import { POST_KINDS } from './powers.rules.ts'

interface Change {
  person: { id: string; fullName: string }
  place: string
  typed: Readonly<Record<string, string>>
  errors?: FieldErrors
}

export function TransferPage(props: Change & { cells: readonly Choice[] }) {
  const p = useText().people
  return (
    <>
      <h1>{p.transfer}</h1>
      <ErrorSummary errors={props.errors} />
      <Whom {...props} />
      <Form action={paths.personTransfer.to({ person: props.person.id })}>
        <Select
          name="cell"
          label={p.transferTo}
          value={props.typed.cell}
          choices={[{ value: '', label: p.choose }, ...props.cells]}
          error={props.errors?.cell}
        />
        <FromAndReason {...props} />
        <p class="soft">{p.transferHint}</p>
        <Button>{p.save}</Button>
      </Form>
    </>
  )
}

export function StatusPage(props: Change & { cells: readonly Choice[] | null }) {
  const p = useText().people
  return (
    <>
      <h1>{p.changeStatus}</h1>
      <ErrorSummary errors={props.errors} />
      <Whom {...props} />
      <Form action={paths.personStatus.to({ person: props.person.id })}>
        <Select
          name="status"
          label={p.status}
          value={props.typed.status}
          choices={useStatusChoices()}
          error={props.errors?.status}
        />
        {props.cells && (
          <Select
            name="cell"
            label={p.cell}
            value={props.typed.cell}
            choices={props.cells}
            error={props.errors?.cell}
          />
        )}
        <FromAndReason {...props} />
        <p class="soft">{p.statusHint}</p>
        <Button>{p.save}</Button>
      </Form>
    </>
  )
}

export function GivePostPage(props: Change & { units: readonly Choice[] }) {
  const p = useText().people
  return (
    <>
      <h1>{p.givePost}</h1>
      <ErrorSummary errors={props.errors} />
      <Whom {...props} />
      <Form action={paths.personPost.to({ person: props.person.id })}>
        <Select
          name="kind"
          label={p.post}
          value={props.typed.kind}
          choices={[
            { value: '', label: p.choose },
            ...POST_KINDS.map((value) => ({ value, label: p.postKinds[value] })),
          ]}
          error={props.errors?.kind}
        />
        <Select
          name="unit"
          label={p.postUnit}
          value={props.typed.unit}
          choices={[{ value: '', label: p.choose }, ...props.units]}
          error={props.errors?.unit}
        />
        <TextInput
          name="from"
          short
          label={p.from}
          hint={p.fromHint}
          value={props.typed.from}
          error={props.errors?.from}
        />
        <TextInput
          name="to"
          short
          label={p.postTo}
          hint={p.postToHint}
          value={props.typed.to}
          error={props.errors?.to}
        />
        <p class="soft">{p.postHint}</p>
        <Button>{p.save}</Button>
      </Form>
    </>
  )
}

const Whom = ({ person, place }: Change) => (
  <p>
    <strong>{person.fullName}</strong>
    <small>{place}</small>
  </p>
)

function FromAndReason({ typed, errors }: Change) {
  const field = fieldsOf(typed, errors)
  const p = useText().people
  return (
    <>
      <TextInput {...field('from')} short label={p.from} hint={p.fromHint} />
      <TextInput {...field('reason')} label={p.reason} />
    </>
  )
}
