import type { ComponentChildren } from 'preact'
import { randomId } from '../platform/ids.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { useAccount, useLabelled, useLabelsBelow, useText } from './layout.tsx'

/** A form that posts to a path of ours. Its id makes a resend harmless (platform/command.ts). */
export function Form(props: {
  action: string
  children: ComponentChildren
  id?: string
  /** Saves what is typed as it is typed, where scripts run (browser/autosave.ts). */
  autosave?: boolean | 'tell'
  offline?: boolean
  upload?: boolean
  class?: string
}) {
  const account = useAccount()
  return (
    <form
      method="post"
      action={props.action}
      class={props.class}
      enctype={props.upload ? 'multipart/form-data' : undefined}
      data-autosave={props.autosave || undefined}
      data-offline={props.offline || undefined}
      novalidate
    >
      <input type="hidden" name="form-id" value={props.id ?? randomId()} />
      {account && <input type="hidden" name="form-for" value={account} />}
      {props.children}
    </form>
  )
}

/** What has to be mended, each line a link to its field, by the field's label. The page's title tells it too. */
export function ErrorSummary({ errors }: { errors: FieldErrors | undefined }) {
  const fields = Object.entries(errors ?? {})
  return fields.length === 0 ? null : <Errors fields={fields} />
}

function Errors({ fields }: { fields: readonly (readonly [name: string, sentence: string])[] }) {
  const t = useText()
  const labels = useLabelsBelow()
  const named = (name: string) => {
    const label = labels.get(name)
    return label ? `${label}${/[?.!:]$/.test(label) ? '' : ':'} ` : ''
  }
  return (
    <section class="errors" role="alert" aria-labelledby="errors-title" tabIndex={-1}>
      <h2 id="errors-title">{t.form.mend}</h2>
      <ul>
        {fields.map(([name, sentence]) => (
          <li key={name}>
            <a href={`#${name}`}>
              {named(name)}
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface FieldProps {
  name: string
  /** Where a page has several fields of one name. */
  id?: string
  label: string
  hint?: string
  error?: string
}

/** For the fields of a form: name, what was typed, and what is to be mended, as in `<TextInput {...field('due')} … />`. */
export const fieldsOf =
  <T extends object>(typed: T, errors: FieldErrors | undefined) =>
  <Name extends keyof T & string>(name: Name) => ({ name, value: typed[name], error: errors?.[name] })

/** Label, hint and error around a control, tied together for those who listen to the page. */
export function Field(props: FieldProps & { children: ComponentChildren }) {
  const { label, hint, error, children } = props
  const id = props.id ?? props.name
  useLabelled(id, label)
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  )
}

const described = ({ name, id = name, hint, error }: FieldProps) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

export function TextInput(
  props: FieldProps & {
    value?: string
    type?: 'text' | 'password'
    numeric?: boolean
    autocomplete?: string
    autofocus?: boolean
    maxLength?: number
    short?: boolean
  },
) {
  return (
    <Field {...props}>
      <input
        id={props.name}
        name={props.name}
        type={(props.type ?? 'text') as 'text'}
        value={props.value}
        inputMode={props.numeric ? ('numeric' as const) : undefined}
        autocomplete={props.autocomplete ?? 'off'}
        autofocus={props.autofocus}
        maxLength={props.maxLength}
        class={props.short ? 'short' : undefined}
        aria-describedby={described(props)}
        aria-invalid={props.error ? 'true' : undefined}
      />
    </Field>
  )
}

export function TextArea(props: FieldProps & { value?: string; rows?: number; autofocus?: boolean }) {
  return (
    <Field {...props}>
      <textarea
        id={props.id ?? props.name}
        name={props.name}
        rows={props.rows ?? 4}
        autofocus={props.autofocus}
        aria-describedby={described(props)}
        aria-invalid={props.error ? 'true' : undefined}
      >
        {props.value}
      </textarea>
    </Field>
  )
}

export interface Choice {
  value: string
  label: string
  hint?: string
}

/** Nothing is ticked unless the person ticked it before. */
export function Radios(
  props: FieldProps & {
    /** Where an error's link leads, when the name must not stand in an address. */
    id?: string
    choices: readonly Choice[]
    value?: string
    inline?: boolean
    quiet?: boolean
  },
) {
  useLabelled(props.name, props.label)
  return (
    <fieldset class={props.error ? 'field wrong' : 'field'} id={props.id ?? props.name} tabIndex={-1}>
      <legend class={props.quiet ? 'visually-hidden' : undefined}>{props.label}</legend>
      {props.hint && <p class="hint">{props.hint}</p>}
      {props.error && <p class="error">{props.error}</p>}
      <div class={props.inline ? 'choices inline' : 'choices'}>
        {props.choices.map((choice) => (
          <label class="choice" key={choice.value}>
            <input
              type="radio"
              name={props.name}
              value={choice.value}
              checked={props.value === choice.value}
            />
            <span>
              {choice.label}
              {choice.hint && <small>{choice.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function Checkbox(props: {
  name: string
  value?: string
  label: ComponentChildren
  checked?: boolean
  id?: string
}) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        id={props.id}
        name={props.name}
        value={props.value ?? 'yes'}
        checked={props.checked}
      />
      <span>{props.label}</span>
    </label>
  )
}

export function Select(props: FieldProps & { choices: readonly Choice[]; value?: string }) {
  return (
    <Field {...props}>
      <select
        id={props.name}
        name={props.name}
        aria-describedby={described(props)}
        aria-invalid={props.error ? 'true' : undefined}
      >
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={props.value === choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

export function Button(props: {
  children: ComponentChildren
  quiet?: boolean
  danger?: boolean
  name?: string
  value?: string
  action?: string
  /** For those who hear the page: which of many like buttons this is. */
  label?: string
}) {
  return (
    <button
      type="submit"
      class={props.danger ? 'danger' : props.quiet ? 'quiet' : 'primary'}
      name={props.name}
      value={props.value}
      formaction={props.action}
      aria-label={props.label}
    >
      {props.children}
    </button>
  )
}

export function LinkButton({
  href,
  quiet,
  children,
}: {
  href: string
  quiet?: boolean
  children: ComponentChildren
}) {
  return (
    <a class={quiet ? 'button quiet' : 'button primary'} href={href}>
      {children}
    </a>
  )
}
