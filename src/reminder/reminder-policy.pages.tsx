import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, Radios, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedReminders } from './reminder-policy.form.ts'

export function ReminderPolicyPage(props: {
  typed: TypedReminders
  errors?: FieldErrors
  /** What a movement lays down for a field, and whose word it is. */
  bound: Readonly<Partial<Record<keyof TypedReminders, string>>>
  notice?: string
  /** A day ahead from which something else is laid down already. */
  coming?: string
}) {
  const t = useText()
  const words = t.reminding.policy
  const rules = t.meeting.rules
  const { typed, errors } = props
  const field = (name: keyof TypedReminders) => ({
    name,
    value: typed[name],
    error: errors?.[name],
    hint: props.bound[name],
  })
  return (
    <>
      <h1>{words.title}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      <ErrorSummary errors={errors} />
      <p>{words.lead}</p>
      {props.coming && <p class="note">{words.coming(props.coming)}</p>}
      <Form action={paths.reminderPolicy.to()}>
        <TextInput {...field('from')} short label={words.from} hint={words.fromHint} />
        <h2>{words.reminders}</h2>
        <TextInput {...field('notice-days')} short numeric label={words.noticeDays} />
        <TextInput {...field('appeal-days')} short numeric label={words.appealDays} />
        <TextInput {...field('answer-days')} short numeric label={words.answerDays} />
        <TextInput {...field('longest-days')} short numeric label={words.longestDays} />
        <TextInput {...field('listed-months')} short numeric label={words.listedMonths} />
        <Radios
          {...field('present')}
          label={words.present}
          choices={(['two-thirds', 'half'] as const).map((value) => ({
            value,
            label: rules.presents[value],
          }))}
        />
        <Radios
          {...field('approve')}
          label={words.approve}
          choices={(['half-of-members', 'half-of-present'] as const).map((value) => ({
            value,
            label: rules.approves[value],
          }))}
        />
        <h2>{words.notices}</h2>
        <TextInput {...field('per-month')} short numeric label={words.perMonth} />
        <TextInput
          {...field('opens')}
          short
          label={words.opens}
          hint={[words.hoursHint, props.bound.opens].filter(Boolean).join(' ')}
        />
        <TextInput {...field('shuts')} short label={words.shuts} />
        <TextArea {...field('off-days')} rows={3} label={words.offDays} hint={words.offDaysHint} />
        <Button>{t.app.save}</Button>
      </Form>
    </>
  )
}
