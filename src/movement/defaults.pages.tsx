import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, type Choice, ErrorSummary, Form, Radios, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { REVIEW_FORMS, type TypedDefaults } from './defaults.form.ts'

/** What binds the organisation from today on, and what bound it before. */
export function DefaultsPage(props: {
  typed: TypedDefaults
  catalogues: readonly Choice[]
  /** What a movement lays down for a field, and whose word it is. */
  bound: Readonly<Partial<Record<keyof TypedDefaults, string>>>
  /** In words, the newest first. */
  past: readonly { from: string; words: string }[]
  errors?: FieldErrors
  notice?: string
}) {
  const t = useText()
  const s = t.setup
  const { typed, errors } = props
  const day = (name: keyof TypedDefaults, label: string, hint?: string) => (
    <TextInput
      name={name}
      short
      numeric
      label={label}
      hint={errors?.[name] ? undefined : [hint, props.bound[name]].filter(Boolean).join(' ') || undefined}
      value={typed[name]}
      error={errors?.[name]}
    />
  )
  return (
    <>
      <h1>{s.defaultsTitle}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      <ErrorSummary errors={errors} />
      <p>{s.defaultsLead}</p>
      <Form action={paths.defaults.to()}>
        <Radios
          name="catalogue"
          label={s.catalogue}
          hint={props.bound.catalogue}
          value={typed.catalogue}
          choices={props.catalogues}
          error={errors?.catalogue}
        />
        <Radios
          name="form"
          label={s.form}
          hint={props.bound.form}
          value={typed.form}
          choices={REVIEW_FORMS.map((value) => ({ value, label: s.forms[value] }))}
          error={errors?.form}
        />
        {day('full-month', s.fullMonth)}
        {day('meeting-day', s.meetingDay, s.dayRange)}
        {day('latest-day', s.latestDay)}
        {day('keep-months', s.keepMonths)}
        <Button>{t.app.save}</Button>
      </Form>
      <ul class="links">
        <li>
          <a href={paths.rotationPolicy.to()}>{t.rotation.policy.link}</a>
        </li>
        <li>
          <a href={paths.meetingDefaults.to()}>{t.meeting.rules.link}</a>
        </li>
        <li>
          <a href={paths.reminderPolicy.to()}>{t.reminding.policy.link}</a>
        </li>
        <li>
          <a href={paths.commitmentRules.to()}>{t.commitment.rules.link}</a>
        </li>
        <li>
          <a href={paths.yearFormTemplates.to()}>{t.yearForm.templates.link}</a>
        </li>
        <li>
          <a href={paths.reportPolicy.to()}>{t.reporting.policy.link}</a>
        </li>
        <li>
          <a href={paths.noticeChannels.to()}>{t.notice.settings.link}</a>
        </li>
      </ul>
      {props.past.length > 0 && (
        <>
          <h2>{s.pastDefaults}</h2>
          <ul>
            {props.past.map((line) => (
              <li key={line.from}>
                {line.from}
                <small>{line.words}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
