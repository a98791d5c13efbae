import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, Select } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Naming } from './naming.ts'

interface Member {
  readonly person: string
  readonly full_name: string
}

/** What a cell's officers print: blank for everyone, or with a code for those who have lines entered. */
export function CellSlipsPage(props: {
  cell: string
  members: readonly Member[]
  open: boolean
  kinds: { month: string; handed: string; commitment: string }
  problem?: string
}) {
  const s = useText().onPaper.slips
  const { cell, members, kinds } = props
  return (
    <>
      <h1>{s.title}</h1>
      <ErrorSummary errors={props.problem ? { person: props.problem } : undefined} />
      <p>{s.lead}</p>
      <ul class="links">
        <li>
          <a href={paths.cellSlipStack.to({ cell, kind: kinds.month })}>{s.month(members.length)}</a>
        </li>
        <li>
          <a href={paths.cellSlipStack.to({ cell, kind: kinds.commitment })}>
            {s.commitment(members.length)}
          </a>
        </li>
        <li>
          <a href={paths.cellSlipStack.to({ cell, kind: kinds.handed })}>{s.handed(members.length)}</a>
        </li>
        <li>
          <a href={paths.cellHelpers.to({ cell })}>{s.helpers}</a>
        </li>
      </ul>
      <h2>{s.coded}</h2>
      <p>{props.open ? s.codedLead : s.noPeriod}</p>
      {props.open && (
        <Form action={paths.cellSlips.to({ cell })}>
          <fieldset class="field" id="person">
            <legend>{s.who}</legend>
            <div class="choices">
              {members.map((member) => (
                <Checkbox key={member.person} name="person" value={member.person} label={member.full_name} />
              ))}
            </div>
          </fieldset>
          <Button>{s.print}</Button>
        </Form>
      )}
    </>
  )
}

/** Whom members named on their slips, as an officer who was shown them notes it. */
export function CellHelpersPage(props: {
  cell: string
  members: readonly Member[]
  namings: readonly Naming[]
  chosen?: { person: string; helper: string }
  errors?: FieldErrors
}) {
  const h = useText().onPaper.helpers
  const choices = [
    { value: '', label: h.choose },
    ...props.members.map((member) => ({ value: member.person, label: member.full_name })),
  ]
  const here = paths.cellHelpers.to({ cell: props.cell })
  return (
    <>
      <h1>{h.title}</h1>
      <ErrorSummary errors={props.errors} />
      <p>{h.lead}</p>
      {props.namings.length === 0 && <p class="soft">{h.none}</p>}
      <ul class="members">
        {props.namings.map((one) => (
          <li key={one.id}>
            <span class="name">{h.row(one.name, one.helper_name, showDay(one.named_on))}</span>
            <Form action={here} offline>
              <input type="hidden" name="drop" value={one.person} />
              <Button quiet label={`${h.drop}: ${one.name}`}>
                {h.drop}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form action={here} offline>
        <Select
          name="person"
          label={h.person}
          choices={choices}
          value={props.chosen?.person}
          error={props.errors?.person}
        />
        <Select
          name="helper"
          label={h.helper}
          choices={choices}
          value={props.chosen?.helper}
          error={props.errors?.helper}
        />
        <Button>{h.save}</Button>
      </Form>
    </>
  )
}
