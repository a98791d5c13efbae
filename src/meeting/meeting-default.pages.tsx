import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, fieldsOf, Radios, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { ROOM, type TypedMeetingDefault, VOTER_STATUSES } from './meeting-default.form.ts'
import { usualSheet } from './score.rules.ts'

/** Empty lines offered under the agenda. */
const EMPTY = 3

export function MeetingDefaultPage({ typed, errors }: { typed: TypedMeetingDefault; errors?: FieldErrors }) {
  const t = useText()
  const m = t.meeting.rules
  const field = fieldsOf(typed, errors)
  const numbers = Array.from({ length: ROOM }, (_, i) => i + 1)
  const used = numbers.filter((n) => typed[`heading-${n}`])
  const empty = numbers.filter((n) => !typed[`heading-${n}`]).slice(0, EMPTY)
  return (
    <>
      <h1>{m.title}</h1>
      <p>{m.lead}</p>
      <ErrorSummary errors={errors} />
      <Form action={paths.meetingDefaults.to()}>
        <TextInput {...field('time')} label={t.meeting.time} hint={t.meeting.timeHint} />
        <fieldset class={errors?.voters ? 'field wrong' : 'field'} id="voters" tabIndex={-1}>
          <legend>{m.voters}</legend>
          <p class="hint">{m.votersHint}</p>
          {errors?.voters && <p class="error">{errors.voters}</p>}
          <div class="choices">
            {VOTER_STATUSES.map((status) => (
              <Checkbox
                key={status}
                name="voters"
                value={status}
                label={t.people.statuses[status]}
                checked={typed.voters?.split(' ').includes(status)}
              />
            ))}
          </div>
        </fieldset>
        <Radios
          {...field('present')}
          label={m.present}
          choices={(['half', 'two-thirds'] as const).map((one) => ({ value: one, label: m.presents[one] }))}
        />
        <Radios
          {...field('approve')}
          label={m.approve}
          choices={(['half-of-members', 'half-of-present'] as const).map((one) => ({
            value: one,
            label: m.approves[one],
          }))}
        />
        <TextInput {...field('appeal-days')} numeric short label={m.appealDays} hint={m.appealHint} />
        <h2>{t.meeting.agenda}</h2>
        <p class="hint">{m.agendaHint}</p>
        {[...used, ...empty].map((n) => (
          <div class="numbered" key={n}>
            <input type="hidden" name={`kind-${n}`} value={typed[`kind-${n}`] ?? ''} />
            <TextInput {...field(`place-${n}`)} numeric label={m.place(n)} />
            <TextInput {...field(`heading-${n}`)} label={t.meeting.headingNumber(n)} />
          </div>
        ))}
        <h2>{m.paper}</h2>
        <TextInput {...field('number')} label={m.number} hint={m.numberHint} />
        <div class="three">
          {(['top', 'bottom', 'left', 'right'] as const).map((side) => (
            <TextInput key={side} {...field(`margin-${side}`)} numeric label={m.margins[side]} />
          ))}
        </div>
        <TextInput {...field('clerk-role')} label={m.clerkRole} />
        <TextInput {...field('chair-role')} label={m.chairRole} />
        <TextArea {...field('recipients')} rows={2} label={m.recipients} hint={m.recipientsHint} />
        <h2>{t.meeting.score.title}</h2>
        <Checkbox name="score" label={m.score} checked={typed.score === 'yes'} />
        <div class="three">
          {usualSheet.parts.map((part) => (
            <TextInput
              key={part.key}
              {...field(`most-${part.key}`)}
              numeric
              label={t.meeting.score.part(part.label, part.most)}
            />
          ))}
        </div>
        <div class="three">
          {usualSheet.grades.slice(0, -1).map((grade, i) => (
            <TextInput key={grade.label} {...field(`grade-${i + 1}`)} numeric label={m.from(grade.label)} />
          ))}
        </div>
        <Button>{t.app.save}</Button>
      </Form>
    </>
  )
}
