import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, fieldsOf, LinkButton, Radios, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedFacts } from './people.form.ts'
import type { Person } from './people.queries.ts'

/** Facts of a person, by hand. `twin` tells that somebody like this is there already: a second Save keeps both. */
export function FactFields({ typed, errors }: { typed: TypedFacts; errors?: FieldErrors }) {
  const field = fieldsOf(typed, errors)
  const t = useText()
  const p = t.people
  return (
    <>
      <input type="hidden" name="twin" value={typed.twin} />
      <TextInput {...field('name')} label={p.name} />
      <TextInput {...field('birth')} short label={p.birth} hint={p.birthHint} />
      <Radios
        name="sex"
        inline
        label={p.sex}
        value={typed.sex}
        choices={(['male', 'female', 'unknown'] as const).map((value) => ({ value, label: p.sexes[value] }))}
      />
      <TextInput {...field('phone')} numeric short label={p.phone} />
      <TextInput {...field('card')} numeric short label={p.card} />
      <TextInput {...field('admitted')} short label={p.admitted} />
      <TextInput {...field('official')} short label={p.official} />
    </>
  )
}

export interface PersonView {
  person: Person
  /** The place held today, in words. */
  place: string | null
  left: boolean
  posts: readonly { id: string; words: string; running: boolean }[]
  past: readonly { id: string; words: string; reason: string | null }[]
  today: string
}

export function PersonPage(props: {
  view: PersonView
  typed: TypedFacts
  errors?: FieldErrors
  endErrors?: { post: string; typed: string; sentence: string }
  notice?: string
}) {
  const t = useText()
  const p = t.people
  const { view, typed, errors } = props
  const { person } = view
  return (
    <>
      <h1>{person.fullName}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      <ErrorSummary
        errors={errors ?? (props.endErrors && { [`on-${props.endErrors.post}`]: props.endErrors.sentence })}
      />
      <p>{view.place ?? p.noPlace}</p>
      <div class="actions">
        {!view.left && view.place && (
          <LinkButton quiet href={paths.personTransfer.to({ person: person.id })}>
            {p.transfer}
          </LinkButton>
        )}
        {view.place && (
          <LinkButton quiet href={paths.personStatus.to({ person: person.id })}>
            {p.changeStatus}
          </LinkButton>
        )}
      </div>

      <h2>{p.posts}</h2>
      {view.posts.length === 0 && <p class="soft">{p.noPosts}</p>}
      {view.posts.map((post) => (
        <div class="card" key={post.id}>
          <p>{post.words}</p>
          {post.running && (
            <EndPostForm
              person={person.id}
              post={post.id}
              typed={props.endErrors?.post === post.id ? props.endErrors.typed : showDay(view.today)}
              error={props.endErrors?.post === post.id ? props.endErrors.sentence : undefined}
            />
          )}
        </div>
      ))}
      <div class="actions">
        <LinkButton quiet href={paths.personPost.to({ person: person.id })}>
          {p.givePost}
        </LinkButton>
      </div>

      {view.past.length > 0 && (
        <>
          <h2>{p.past}</h2>
          <ul>
            {view.past.map((line) => (
              <li key={line.id}>
                {line.words}
                {line.reason && <small>{line.reason}</small>}
              </li>
            ))}
          </ul>
        </>
      )}

      <h2>{p.edit}</h2>
      <Form action={paths.person.to({ person: person.id })}>
        <FactFields typed={typed} errors={errors} />
        <Button>{p.save}</Button>
      </Form>
    </>
  )
}

function EndPostForm(props: { person: string; post: string; typed: string; error?: string }) {
  const p = useText().people
  const name = `on-${props.post}`
  return (
    <details open={props.error !== undefined}>
      <summary class="button quiet">{p.endPost}</summary>
      <Form action={paths.personPostEnd.to({ person: props.person, post: props.post })}>
        <TextInput name={name} short label={p.endOn} value={props.typed} error={props.error} />
        <Button danger>{p.endPost}</Button>
      </Form>
    </details>
  )
}
