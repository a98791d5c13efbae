import { showDay } from '../platform/clock.ts'
import { Button, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'
import type { Ground } from './reminder.queries.ts'
import { CaseHistory, CaseSentences, GroundFacts } from './reminder-facts.tsx'
import type { CaseView } from './reminder-view.ts'

export interface DeskLine {
  readonly id: string
  readonly name: string
  readonly cell: string
  readonly sentence: string
  readonly more: readonly string[]
  readonly late: boolean
  readonly href: string
  /** What is to be done next, in words. */
  readonly steps: readonly string[]
}

export interface DeskView {
  readonly title: string
  readonly name: string
  readonly print: string
  readonly todo: readonly DeskLine[]
  readonly listed: readonly DeskLine[]
  readonly appeals: readonly DeskLine[]
  readonly grounds: readonly (Ground & { readonly href: string })[]
}

export function DeskPage({ view }: { view: DeskView }) {
  const { desk } = useText().reminding
  return (
    <>
      <h1>{view.title}</h1>
      <p class="soft">{view.name}</p>
      <p>{desk.lead}</p>
      <h2>{desk.todo}</h2>
      {view.todo.length === 0 && <p class="soft">{desk.noTodo}</p>}
      <Lines lines={view.todo} />
      {view.appeals.length > 0 && <h2>{desk.appeals}</h2>}
      <Lines lines={view.appeals} />
      {view.listed.length > 0 && <h2>{desk.listed}</h2>}
      <Lines lines={view.listed} />
      {view.grounds.length > 0 && (
        <>
          <h2>{desk.grounds}</h2>
          <p>{desk.groundsLead}</p>
          <ul class="tasks">
            {view.grounds.map((ground) => (
              <li key={ground.id}>
                <a href={ground.href}>
                  <span>
                    <span class="name">{ground.name}</span>
                    <small>{desk.ground(showDay(ground.concluded_on), ground.cell_name)}</small>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <ul class="links">
        <li>
          <a href={view.print}>{desk.print}</a>
        </li>
      </ul>
    </>
  )
}

function Lines({ lines }: { lines: readonly DeskLine[] }) {
  const { desk } = useText().reminding
  if (lines.length === 0) return null
  return (
    <ul class="tasks">
      {lines.map((line) => (
        <li key={line.id}>
          <a href={line.href}>
            <span>
              <span class="name">{line.name}</span>
              <small>{line.sentence}</small>
              {line.steps.map((step) => (
                <small key={step}>→ {step}</small>
              ))}
            </span>
            {line.late && <span class="state doing">{desk.late}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}

export interface DeskCaseView {
  readonly case: CaseView
  /** It is about whoever is looking. */
  readonly own: boolean
  readonly steps: readonly { readonly label: string; readonly href: string; readonly until: string | null }[]
  /** There is more to do, at a meeting of the cell. */
  readonly atMeeting: readonly string[]
  /** Where a paper of the member's own is copied; null while there is nothing for them to say. */
  readonly handIn: string | null
  readonly list: string
}

export function DeskCasePage({ view }: { view: DeskCaseView }) {
  const { reminding, reminder } = useText()
  const { desk } = reminding
  return (
    <>
      <h1>{view.case.name}</h1>
      <p class="soft">{view.case.cell}</p>
      <CaseSentences view={view.case} />
      {view.own && <p class="note">{desk.own}</p>}
      {!view.own && view.steps.length > 0 && (
        <>
          <h2>{desk.next}</h2>
          <ul class="links">
            {view.steps.map((step) => (
              <li key={step.href}>
                <a href={step.href}>{step.label}</a>
                {step.until && <small>{reminder.until(step.until)}</small>}
              </li>
            ))}
          </ul>
        </>
      )}
      {!view.own && view.atMeeting.length > 0 && (
        <>
          <p>{desk.atMeeting}</p>
          <ul>
            {view.atMeeting.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </>
      )}
      {!view.own && view.handIn && (
        <p>
          <a href={view.handIn}>{reminding.handIn.link}</a>
        </p>
      )}
      <CaseHistory view={view.case} />
      <div class="actions">
        <LinkButton quiet href={view.list}>
          {desk.back}
        </LinkButton>
      </div>
    </>
  )
}

export function ProposePage(props: {
  ground: Ground
  action: string
  /** Why it can't be proposed; then nothing is asked. */
  problem?: string
  list: string
}) {
  const { propose, desk } = useText().reminding
  return (
    <>
      <h1>{propose.question(props.ground.name)}</h1>
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      <section class="card">
        <GroundFacts ground={props.ground} />
      </section>
      {props.problem ? (
        <div class="actions">
          <LinkButton href={props.list}>{desk.back}</LinkButton>
        </div>
      ) : (
        <Form action={props.action} offline>
          <p>{propose.lead}</p>
          <Button>{propose.go}</Button>
        </Form>
      )}
    </>
  )
}

/** For the meeting: who is on the list and what is to be done, stamped with who printed it and when. */
export function DeskPaper(props: { name: string; stamp: string; lines: readonly DeskLine[]; list: string }) {
  const t = useText()
  const { paper } = t.reminding
  return (
    <>
      <div class="actions">
        <PrintButton />
        <a href={props.list}>{paper.back}</a>
      </div>
      <article class="party-paper roster">
        <h1>{paper.title}</h1>
        <p class="draft">{props.name}</p>
        {props.lines.length === 0 && <p>{paper.none}</p>}
        {props.lines.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{paper.name}</th>
                <th scope="col">{paper.state}</th>
                <th scope="col">{paper.todo}</th>
              </tr>
            </thead>
            <tbody>
              {props.lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row">{line.name}</th>
                  <td>{[line.sentence, ...line.more].join(' ')}</td>
                  <td>{line.steps.join(' ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <footer>
          <p>{props.stamp}</p>
        </footer>
      </article>
    </>
  )
}
