import { isAwaited } from '../membership/powers.rules.ts'
import { paths } from '../paths.ts'
import { Button, Form } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { Wording } from './commitment.pages.tsx'
import type { CellLine, Commitment } from './commitment.queries.ts'

export function CellCommitmentsPage(props: {
  cell: string
  year: number
  /** Other years that have a list. */
  years: readonly number[]
  lines: readonly CellLine[]
  /** Why nothing is noted for this year now; null when it can be. */
  closed: string | null
  /** Whether this officer may read what was signed. */
  reads: boolean
  problem?: string
}) {
  const c = useText().commitment.cell
  const { cell, year, lines } = props
  const asked = lines.filter((line) => isAwaited(line.status) || line.how)
  const count = (test: (line: CellLine) => boolean) => asked.filter(test).length
  return (
    <>
      <h1>{c.ofYear(year)}</h1>
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      <p class="sentence">
        {c.sentence(
          count((line) => line.how !== null),
          count((line) => line.confirmed_on !== null),
          asked.length,
        )}
      </p>
      {props.closed && <p class="note">{props.closed}</p>}
      <ul class="members">
        {lines.map((line) => (
          <li key={line.person}>
            <span class="name">
              {line.how && props.reads ? (
                <a href={paths.cellCommitment.to({ cell, year: String(year), person: line.person })}>
                  {line.name}
                </a>
              ) : (
                line.name
              )}
            </span>
            <State line={line} />
            {!props.closed && (line.how === null || (line.how === 'paper' && !line.confirmed_on)) && (
              <Form action={paths.cellCommitments.to({ cell, year: String(year) })} offline>
                <input type="hidden" name="person" value={line.person} />
                <Button
                  quiet
                  name="done"
                  value={line.how ? 'no' : 'yes'}
                  label={`${line.how ? c.undo : c.record}: ${line.name}`}
                >
                  {line.how ? c.undo : c.record}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <p class="soft">{c.recorded}</p>
      <p class="soft">{c.note}</p>
      <ul class="links">
        {props.years.map((other) => (
          <li key={other}>
            <a href={paths.cellCommitments.to({ cell, year: String(other) })}>{c.otherYear(other)}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

function State({ line }: { line: CellLine }) {
  const { states } = useText().commitment.cell
  if (line.confirmed_on) return <span class="state done">{states.confirmed}</span>
  if (line.how) return <span class="state doing">{states[line.how]}</span>
  return <span class="state">{isAwaited(line.status) ? states.none : states.notAsked}</span>
}

/** What one member of the cell signed, every wording of it. */
export function CellCommitmentPage(props: { name: string; year: number; wordings: readonly Commitment[] }) {
  const c = useText().commitment
  return (
    <>
      <h1>{props.name}</h1>
      <p class="soft">{c.ofYear(props.year)}</p>
      {props.wordings.length === 0 && <p>{c.cell.nothing}</p>}
      {props.wordings.map((one, i) => (
        <div key={one.id}>
          {i === 1 && <h2>{c.signed.older}</h2>}
          <Wording commitment={one} concluded />
          {i === 0 && !one.confirmed_on && <p class="soft">{c.signed.waiting}</p>}
        </div>
      ))}
      <p class="soft">{c.cell.note}</p>
    </>
  )
}
