import { OUTCOMES } from '../conclusion/conclusion.rules.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, fieldsOf, Radios, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedConclusion } from './conclude.form.ts'
import { OtherWay, VoteFields, type VoteFieldsView } from './vote.pages.tsx'

export interface SignGroup {
  readonly label: string
  readonly signs: readonly { readonly id: string; readonly label: string }[]
}

export function ConcludePage(props: {
  action: string
  name: string
  typed: TypedConclusion
  groups: readonly SignGroup[]
  vote: VoteFieldsView
  errors?: FieldErrors
}) {
  const t = useText()
  const m = t.meeting.review
  const { typed, errors } = props
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{m.conclude}</h1>
      <p class="soft">{t.minutes.comrade(props.name)}</p>
      <OtherWay view={props.vote} />
      <ErrorSummary errors={errors} />
      <Form action={props.action} offline class="conclude">
        <Radios
          name="outcome"
          label={m.outcome}
          value={typed.outcome ?? undefined}
          error={errors?.outcome}
          choices={OUTCOMES.map((one) => ({ value: one, label: m.outcomes[one] }))}
        />
        <TextArea {...field('wording')} label={m.wording} hint={m.wordingHint} rows={3} />
        <div class="only-to-fix">
          <TextInput
            name="fix-by"
            label={m.fixBy}
            hint={t.meeting.dayHint}
            value={typed.fixBy}
            error={errors?.['fix-by']}
          />
          <TextArea {...field('plan')} label={m.plan} hint={m.planHint} rows={2} />
        </div>
        <details class="signs" open={typed.signs.length > 0 || undefined}>
          <summary>{m.signs}</summary>
          <p class="hint">{m.signsHint}</p>
          {props.groups.map((group) => (
            <details
              key={group.label}
              open={group.signs.some((sign) => typed.signs.includes(sign.id)) || undefined}
            >
              <summary>{group.label}</summary>
              {group.signs.map((sign) => (
                <Checkbox
                  key={sign.id}
                  name="sign"
                  value={sign.id}
                  label={sign.label}
                  checked={typed.signs.includes(sign.id)}
                />
              ))}
            </details>
          ))}
        </details>
        <h2>{t.meeting.vote.title}</h2>
        <VoteFields view={props.vote} />
        <Button>{m.concludeButton}</Button>
      </Form>
    </>
  )
}
