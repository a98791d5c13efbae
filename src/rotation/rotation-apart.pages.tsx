import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, type Choice, ErrorSummary, Form, Select } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'

export interface Pair {
  readonly person: string
  readonly other: string
  readonly a: string
  readonly b: string
}

export function ApartPage(props: {
  cell: string
  pairs: readonly Pair[]
  members: readonly Choice[]
  typed?: { person: string; other: string }
  errors?: FieldErrors
  notice?: string
}) {
  const t = useText()
  const { apart, turn } = t.rotation
  const action = paths.rotationApart.to({ cell: props.cell })
  const choices = [{ value: '', label: turn.choose }, ...props.members]
  return (
    <>
      <h1>{apart.title}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      <ErrorSummary errors={props.errors} />
      <p>{apart.lead}</p>
      {props.pairs.length === 0 && <p class="soft">{apart.none}</p>}
      {props.pairs.length > 0 && (
        <ul class="members">
          {props.pairs.map(({ person, other, a, b }) => (
            <li key={`${person} ${other}`}>
              <span class="name">{apart.pair(a, b)}</span>
              <Form action={action}>
                <input type="hidden" name="person" value={person} />
                <input type="hidden" name="other" value={other} />
                <Button quiet name="remove" value="yes" label={apart.removeOf(a, b)}>
                  {apart.remove}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form action={action}>
        <Select
          name="person"
          label={apart.one}
          value={props.typed?.person ?? ''}
          choices={choices}
          error={props.errors?.person}
        />
        <Select
          name="other"
          label={apart.other}
          value={props.typed?.other ?? ''}
          choices={choices}
          error={props.errors?.other}
        />
        <Button>{apart.add}</Button>
      </Form>
    </>
  )
}
