import { paths } from '../paths.ts'
import { Button, Checkbox, Form } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'
import type { Roll } from './briefing.ts'
import { type SessionLine, SessionList } from './sessions.pages.tsx'

export function RollPage(props: {
  action: string
  cell: string
  when: string
  ahead: boolean
  roll: Roll
  ticked: readonly string[]
  problem?: string
  notice?: string
}) {
  const b = useText().briefing
  const { members, seen } = props.roll
  const written = members.filter(({ present }) => present !== null)
  return (
    <>
      <h1>{props.cell}</h1>
      <p>{props.when}</p>
      {props.notice && <p class="note good">{props.notice}</p>}
      {props.problem && (
        <section class="errors" role="alert" tabIndex={-1}>
          <p>{props.problem}</p>
        </section>
      )}
      {members.length === 0 && <p>{b.nobody}</p>}
      {members.length > 0 && props.ahead && (
        <>
          <p>{b.rollAhead}</p>
          <ul>
            {members.map(({ person, name, called }) => (
              <li key={person}>
                {name}
                {!called && <small>{b.notCalled}</small>}
              </li>
            ))}
          </ul>
        </>
      )}
      {members.length > 0 && !props.ahead && (
        <Form action={props.action}>
          {written.length > 0 && (
            <p>{b.written(written.filter(({ present }) => present).length, written.length)}</p>
          )}
          <input type="hidden" name="seen" value={seen} />
          <fieldset class="field">
            <legend>{b.rollLead}</legend>
            <div class="choices">
              {members.map((member) => (
                <Checkbox
                  key={member.person}
                  name="person"
                  value={member.person}
                  checked={props.ticked.includes(member.person)}
                  label={
                    <>
                      {member.name}
                      {!member.called && <small>{b.notCalled}</small>}
                      {props.problem && member.present !== null && (
                        <small>{member.present ? b.wasPresent : b.wasAbsent}</small>
                      )}
                    </>
                  }
                />
              ))}
            </div>
          </fieldset>
          <Button>{b.saveRoll}</Button>
        </Form>
      )}
    </>
  )
}

interface LeftLine {
  readonly person: string
  readonly name: string
  readonly missing: string
}

const LeftList = ({ lines }: { lines: readonly LeftLine[] }) => (
  <ol class="left-list">
    {lines.map(({ person, name, missing }) => (
      <li key={person}>
        {name}
        <small>{missing}</small>
      </li>
    ))}
  </ol>
)

/** For the officers of a cell. Printed it is the list alone, with who printed it and when. */
export function CellBriefingPage(props: {
  cell: string
  sentences: readonly string[]
  left: readonly LeftLine[]
  sessions: readonly SessionLine[]
  printed: string
}) {
  const b = useText().briefing
  return (
    <>
      <h1>{`${b.title}: ${props.cell}`}</h1>
      {props.sentences.map((sentence) => (
        <p class="sentence" key={sentence}>
          {sentence}
        </p>
      ))}
      {props.left.length > 0 && (
        <>
          <h2>{b.unbriefed}</h2>
          <p class="soft">{b.listLead}</p>
          <LeftList lines={props.left} />
          <p class="print-only">{props.printed}</p>
          <div class="actions">
            <PrintButton quiet label={b.print} />
          </div>
        </>
      )}
      <section class="screen-only" aria-labelledby="sessions">
        <h2 id="sessions">{b.sessions}</h2>
        <SessionList sessions={props.sessions} />
      </section>
    </>
  )
}

/** Of the whole organisation, cell by cell, for the board. */
export function UnbriefedPaper(props: {
  unit: string
  sentence: string
  cells: readonly { name: string; lines: readonly LeftLine[] }[]
  printed: string
}) {
  const b = useText().briefing
  return (
    <>
      <div class="actions">
        <PrintButton label={b.print} />
        <a href={paths.briefings.to()}>{b.back}</a>
      </div>
      <h1>{b.listTitle}</h1>
      <p>
        {props.unit}. {props.sentence}
      </p>
      {props.cells.map(({ name, lines }) => (
        <section key={name}>
          <h2>{name}</h2>
          <LeftList lines={lines} />
        </section>
      ))}
      <p>{props.printed}</p>
    </>
  )
}
