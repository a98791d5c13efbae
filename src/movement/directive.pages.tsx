import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { hostOf, type TypedDirective } from './directive.form.ts'
import type { Directive } from './directive.ts'
import { directiveName } from './directive-name.rules.ts'

type Shown = Pick<Directive, 'title' | 'number' | 'issued_on' | 'link' | 'summary'>

/** What a paper is, what it says in short, and where it can be read: the address in letters, with the house it leads to. */
export function DirectiveText({ directive }: { directive: Shown }) {
  const t = useText()
  const host = directive.link && hostOf(directive.link)
  return (
    <>
      <strong>{directiveName(t, directive)}</strong>
      {directive.summary && <p class="own-words">{directive.summary}</p>}
      {host && (
        <p class="soft">
          {t.movement.linkAt(host)}: <span>{directive.link}</span>
        </p>
      )}
    </>
  )
}

export function DirectivesPage(props: {
  action: string
  directives: readonly Directive[]
  typed: TypedDirective
  errors?: FieldErrors
  notice?: string
}) {
  const l = useText().launching
  const words = l.directive
  const { typed, errors } = props
  const field = (name: keyof TypedDirective) => ({
    name,
    label: words[name],
    value: typed[name],
    error: errors?.[name],
  })
  return (
    <>
      <h1>{l.directives}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      <ErrorSummary errors={errors} />
      <p>{l.directivesLead}</p>
      {props.directives.map((directive) => (
        <div class="card" key={directive.id}>
          <DirectiveText directive={directive} />
          <Form action={props.action}>
            <Button quiet name="drop" value={directive.id} label={l.dropOne(directive.title)}>
              {l.drop}
            </Button>
          </Form>
        </div>
      ))}
      <h2>{l.addDirective}</h2>
      <Form action={props.action}>
        <TextInput {...field('title')} />
        <TextInput {...field('number')} />
        <TextInput {...field('issued-on')} short />
        <TextArea {...field('summary')} rows={4} hint={words.summaryHint} />
        <TextInput {...field('link')} hint={words.linkHint} />
        <Button>{l.addDirective}</Button>
      </Form>
    </>
  )
}
