import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import {
  Button,
  type Choice,
  ErrorSummary,
  Form,
  fieldsOf,
  LinkButton,
  Select,
  TextInput,
} from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedFacts } from './people.form.ts'
import type { PersonLine } from './people.queries.ts'
import { FactFields } from './person.pages.tsx'
import { MEMBER_STATUSES } from './powers.rules.ts'

export function PeoplePage(props: {
  search: string
  cell: string
  cells: readonly Choice[]
  found: number
  people: readonly PersonLine[]
  /** Address of the next page of a long list. */
  next: string | null
}) {
  const t = useText()
  const p = t.people
  return (
    <>
      <h1>{p.title}</h1>
      <form method="get" action={paths.people.to()}>
        <TextInput name="tim" label={p.search} value={props.search} />
        <Select
          name="chi-bo"
          label={p.cell}
          value={props.cell}
          choices={[{ value: '', label: p.everyCell }, ...props.cells]}
        />
        <Button quiet>{p.go}</Button>
      </form>
      <div class="actions">
        <LinkButton href={paths.personNew.to()}>{p.add}</LinkButton>
        <LinkButton quiet href={paths.imports.to()}>
          {t.organisation.import}
        </LinkButton>
      </div>
      <h2>{props.found === 0 ? p.none : p.found(props.found)}</h2>
      {props.people.length > 0 && (
        <ul class="tasks">
          {props.people.map((person) => (
            <li key={person.id}>
              <a href={paths.person.to({ person: person.id })}>
                <span>
                  <span class="name">{person.full_name}</span>
                  <small>{placeWords(person)}</small>
                </span>
                {person.status && person.status !== 'official' && (
                  <span class="state">{p.shortStatuses[person.status]}</span>
                )}
              </a>
            </li>
          ))}
        </ul>
      )}
      {props.next && (
        <p>
          <a href={props.next}>{p.more}</a>
        </p>
      )}
    </>
  )
}

const placeWords = (person: PersonLine) =>
  [...person.titles, person.cell_name, person.birth_date && showDay(person.birth_date)]
    .filter(Boolean)
    .join(' · ')

export const useStatusChoices = (): Choice[] => {
  const { statuses } = useText().people
  return MEMBER_STATUSES.map((value) => ({ value, label: statuses[value] }))
}

export function NewPersonPage(props: {
  typed: TypedFacts & { cell: string; status: string; from: string }
  cells: readonly Choice[]
  errors?: FieldErrors
}) {
  const t = useText()
  const p = t.people
  const { typed, errors } = props
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{p.add}</h1>
      <ErrorSummary errors={errors} />
      <Form action={paths.personNew.to()}>
        <FactFields typed={typed} errors={errors} />
        <Select
          {...field('cell')}
          label={p.cell}
          choices={[{ value: '', label: p.choose }, ...props.cells]}
        />
        <Select name="status" label={p.status} value={typed.status} choices={useStatusChoices()} />
        <TextInput {...field('from')} short label={p.from} hint={p.fromHint} />
        <Button>{p.save}</Button>
      </Form>
    </>
  )
}
