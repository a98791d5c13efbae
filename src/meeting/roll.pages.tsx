import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { MeetingRow } from './meeting.queries.ts'
import { wasOf } from './roll.form.ts'
import { type Counters, isCalled } from './roll.rules.ts'
import type { Mark, RollLine } from './roll.ts'
import { type TextField, TextForm } from './text-form.pages.tsx'

export interface RollView {
  readonly meeting: MeetingRow
  readonly roll: readonly RollLine[]
  readonly counters: Counters
  readonly typed?: ReadonlyMap<string, Mark>
  readonly errors?: FieldErrors
  readonly guests: TextField
}

export function RollPage({ view }: { view: RollView }) {
  const m = useText().meeting
  const { roll, typed, errors, meeting } = view
  const called = roll.filter(isCalled)
  const others = roll.filter((line) => !isCalled(line))
  return (
    <>
      <h1>{m.roll.title}</h1>
      <RollCounter counters={view.counters} />
      <ErrorSummary errors={errors} />
      <Form action={paths.meetingRoll.to({ meeting: meeting.id })} autosave="tell" offline>
        {called.map((line) => (
          <Line key={line.person} line={line} typed={typed?.get(line.person)} errors={errors} />
        ))}
        {others.length > 0 && <h2>{m.roll.others}</h2>}
        {others.map((line) => (
          <Line key={line.person} line={line} typed={typed?.get(line.person)} errors={errors} guest />
        ))}
        <Button>{m.roll.save}</Button>
      </Form>
      <h2>{m.roll.guests}</h2>
      <TextForm
        meeting={meeting.id}
        next={paths.meetingRoll.to({ meeting: meeting.id })}
        fields={[view.guests]}
        quiet
      />
    </>
  )
}

/** Counts as the minutes will have them; browser/roll.ts keeps them as people tap. */
function RollCounter({ counters }: { counters: Counters }) {
  const m = useText().meeting.roll
  return (
    <p class="sentence" role="status">
      {m.counter.present}{' '}
      <b class="number" data-count="here">
        {counters.present}
      </b>
      {m.counter.of} <b class="number">{counters.called}</b>; {m.counter.excused}{' '}
      <b class="number" data-count="excused">
        {counters.excused}
      </b>
      ; {m.counter.unexcused}{' '}
      <b class="number" data-count="unexcused">
        {counters.unexcused}
      </b>
      ; {m.counter.unmarked}{' '}
      <b class="number" data-count="unmarked">
        {counters.unmarked}
      </b>
      .
    </p>
  )
}

function Line({
  line,
  typed,
  errors,
  guest = false,
}: {
  line: RollLine
  typed?: Mark
  errors?: FieldErrors
  /** Not awaited: only that they came is noted. */
  guest?: boolean
}) {
  const m = useText().meeting.roll
  const { person } = line
  const shown = typed ?? line
  const reason = shown.reason || (line.state === 'unmarked' ? (line.notice ?? '') : '')
  const open = ['late', 'excused', 'unexcused'].includes(shown.state) || (line.notice !== null && !typed)
  const radio = (state: Exclude<RollLine['state'], 'unmarked' | 'present'>) => (
    <label class="choice" key={state}>
      <input type="radio" name={`state-${person}`} value={state} checked={shown.state === state} />
      <span>{m.states[state]}</span>
    </label>
  )
  return (
    <fieldset class="roll" id={`roll-${person}`} data-called={guest ? undefined : ''}>
      <legend class="visually-hidden">{line.name}</legend>
      {errors?.[`roll-${person}`] && <p class="error">{errors[`roll-${person}`]}</p>}
      <input type="hidden" name={`was-${person}`} value={wasOf(line)} />
      <label class="choice">
        <input type="radio" name={`state-${person}`} value="present" checked={shown.state === 'present'} />
        <span class="name">
          {line.name}
          {line.status !== 'official' && <small>{m.statuses[line.status] ?? ''}</small>}
          {line.notice !== null && <small>{m.notice(line.notice)}</small>}
        </span>
        <span class="state">{m.states.present}</span>
      </label>
      <details open={open || undefined}>
        <summary>{guest ? m.lateOnly : m.more}</summary>
        {radio('late')}
        <TextInput
          name={`arrived-${person}`}
          label={m.arrived}
          value={shown.arrived}
          error={errors?.[`arrived-${person}`]}
        />
        {!guest && radio('excused')}
        {!guest && (
          <TextInput
            name={`reason-${person}`}
            label={m.reason}
            value={reason}
            error={errors?.[`reason-${person}`]}
          />
        )}
        {!guest && radio('unexcused')}
      </details>
    </fieldset>
  )
}
