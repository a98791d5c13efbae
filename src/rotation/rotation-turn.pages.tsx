import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Version } from '../ui/conflict.tsx'
import { Button, ErrorSummary, Form, Radios, Select } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedTurn } from './rotation-turn.form.ts'
import type { Menu } from './rotation-view.rules.ts'

export interface TurnPageView {
  readonly cell: string
  readonly person: string
  readonly name: string
  /** Day and reason of the turn as it is; null where there is none to change. */
  readonly now: { readonly day: string; readonly why: string } | null
  readonly rotation: string
  readonly revision: number
  readonly menu: Menu
}

/** Moves one turn: to another meeting, in exchange with a colleague, or away from a meeting that can't be kept. */
export function TurnPage(props: { view: TurnPageView; typed?: TypedTurn; errors?: FieldErrors }) {
  const t = useText()
  const { turn } = t.rotation
  const { view, typed, errors } = props
  return (
    <>
      <h1>{t.rotation.page.changeOf(view.name)}</h1>
      <ErrorSummary errors={errors} />
      {!view.now && <p>{turn.none}</p>}
      {view.now && (
        <>
          <p>
            {turn.now(view.now.day)}
            <small>{view.now.why}</small>
          </p>
          <Form action={paths.rotationMove.to({ cell: view.cell, person: view.person })}>
            <input type="hidden" name="rotation" value={view.rotation} />
            <input type="hidden" name="revision" value={view.revision} />
            <Radios
              name="what"
              label={turn.what}
              value={typed?.what}
              error={errors?.what}
              choices={[
                { value: 'move', label: turn.move },
                { value: 'swap', label: turn.swap },
                { value: 'absent', label: turn.absent, hint: turn.absentHint },
              ]}
            />
            <div class="only-for-move">
              <Select
                name="to"
                label={turn.to}
                value={typed?.to ?? ''}
                error={errors?.to}
                choices={[
                  { value: '', label: turn.choose },
                  ...view.menu.meetings.map(({ id, day, names }) => ({
                    value: id,
                    label: names ? turn.meetingWith(day, names) : turn.meetingFree(day),
                  })),
                ]}
              />
            </div>
            <div class="only-for-swap">
              <Select
                name="with"
                label={turn.with}
                value={typed?.with ?? ''}
                error={errors?.with}
                choices={[
                  { value: '', label: turn.choose },
                  ...view.menu.colleagues.map(({ id, name, day }) => ({
                    value: id,
                    label: turn.colleague(name, day),
                  })),
                ]}
              />
            </div>
            <Button>{turn.save}</Button>
          </Form>
        </>
      )}
    </>
  )
}

/** The plan was changed meanwhile: as it is now, what was asked, and one button to do that all the same. */
export function StaleTurnPage(props: {
  action: string
  back: string
  now: readonly (readonly [name: string, stands: string])[]
  since: readonly string[]
  asked: string
  fields: readonly (readonly [string, string])[]
}) {
  const t = useText()
  const { turn } = t.rotation
  return (
    <>
      <h1>{turn.stale}</h1>
      <p>{turn.staleText}</p>
      <h2>{turn.isNow}</h2>
      <Version
        lines={props.since.length > 0 ? [...props.now, [turn.since, props.since.join('\n')]] : props.now}
      />
      <h2>{turn.asked}</h2>
      <Version lines={[[turn.title, props.asked]]} />
      <Form action={props.action}>
        {props.fields.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button>{turn.again}</Button>
      </Form>
      <ul class="links">
        <li>
          <a href={props.back}>{turn.back}</a>
        </li>
      </ul>
    </>
  )
}
