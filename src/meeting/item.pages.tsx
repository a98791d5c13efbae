import { paths } from '../paths.ts'
import type { CellPlan } from '../plan/cell-plan.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { ItemLink } from './item-links.ts'
import type { MeetingRow } from './meeting.queries.ts'
import type { StoredText } from './meeting-text.ts'
import type { Speech, Task, Vote } from './proceedings.ts'
import { TextForm } from './text-form.pages.tsx'

type Versions = { readonly versions: readonly StoredText[] }

export interface ItemView {
  readonly meeting: MeetingRow
  readonly item: { readonly id: string; readonly kind: string; readonly heading: string }
  readonly content: readonly StoredText[]
  readonly speeches: readonly (Speech & Versions)[]
  readonly votes: readonly Vote[]
  readonly tasks: readonly (Omit<Task, 'what'> & Versions)[]
  readonly before: readonly Task[]
  readonly plans: readonly CellPlan[]
  /** Pages of the practice that belong to this line. */
  readonly links: readonly ItemLink[]
  /** Who is at the keyboard: their own promise is confirmed by others. */
  readonly me: string
  readonly errors?: FieldErrors
}

export function ItemPage({ view }: { view: ItemView }) {
  const t = useText()
  const m = t.meeting
  const { meeting, item } = view
  const at = { meeting: meeting.id }
  const here = paths.meetingItem.to({ ...at, item: item.id })
  return (
    <>
      <h1>{item.heading}</h1>
      <ErrorSummary errors={view.errors} />
      {item.kind === 'last-month' && <Before view={view} here={here} />}
      {item.kind === 'promises' && <Plans view={view} here={here} />}
      {view.links.length > 0 && (
        <ul class="links">
          {view.links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
      )}
      {item.kind === 'tasks' && <Tasks view={view} here={here} />}
      <TextForm
        meeting={meeting.id}
        next={here}
        quiet
        fields={[
          { about: item.id, field: 'content', label: m.text.fields.content, versions: view.content, rows: 6 },
          ...view.speeches.map((speech) => ({
            about: speech.id,
            field: 'said',
            label: speech.speaker ? t.minutes.comrade(speech.name) : speech.name,
            versions: speech.versions,
            rows: 3,
          })),
        ]}
      />
      <ul class="links">
        <li>
          <a href={paths.meetingSpeech.to({ ...at, about: item.id })}>{m.item.addSpeech}</a>
        </li>
        <li>
          <a href={paths.meetingVote.to({ ...at, about: item.id })}>{m.item.addVote}</a>
        </li>
        {item.kind !== 'tasks' && (
          <li>
            <a href={paths.meetingTask.to(at)}>{m.item.addTask}</a>
          </li>
        )}
      </ul>
      <Votes votes={view.votes} here={here} />
      {view.speeches.map((speech) => (
        <Tap key={speech.id} here={here} id={speech.id} what="drop-speech" about={speech.name}>
          {m.item.dropSpeech(speech.name)}
        </Tap>
      ))}
      <div class="actions">
        <LinkButton href={paths.meetingHub.to(at)}>{m.item.next}</LinkButton>
      </div>
    </>
  )
}

/** A button that does one thing to one line of the page. */
export function Tap(props: { here: string; id: string; what: string; about: string; children: string }) {
  return (
    <Form action={props.here} offline class="tap">
      <input type="hidden" name="id" value={props.id} />
      <Button quiet name="do" value={props.what} label={`${props.children}: ${props.about}`}>
        {props.children}
      </Button>
    </Form>
  )
}

export function Votes({ votes, here }: { votes: readonly Vote[]; here: string }) {
  const m = useText().meeting
  if (votes.length === 0) return null
  return (
    <>
      <h2>{m.item.votes}</h2>
      {votes.map((vote) => (
        <section class="card" key={vote.id}>
          <p class="own-words">{vote.question}</p>
          <p class="number">{m.vote.result(vote.yes, vote.no, vote.other, vote.entitled)}</p>
          <Tap here={here} id={vote.id} what="withdraw-vote" about={vote.question}>
            {m.item.withdrawVote}
          </Tap>
        </section>
      ))}
    </>
  )
}

function Before({ view, here }: { view: ItemView; here: string }) {
  const m = useText().meeting
  return (
    <>
      <h2>{m.item.before}</h2>
      {view.before.length === 0 && <p class="soft">{m.item.beforeNone}</p>}
      {view.before.map((task) => (
        <section class="card" key={task.id}>
          <p class="own-words">{task.what}</p>
          <p class="soft">
            {task.owner_name ?? m.task.everybody}
            {task.due && ` · ${showDay(task.due)}`}
          </p>
          <Tap here={here} id={task.id} what={task.done_on ? 'task-open' : 'task-done'} about={task.what}>
            {task.done_on ? m.item.undo : m.item.done}
          </Tap>
        </section>
      ))}
    </>
  )
}

function Plans({ view, here }: { view: ItemView; here: string }) {
  const m = useText().meeting
  return (
    <>
      <h2>{m.item.plans}</h2>
      {view.plans.length === 0 && <p class="soft">{m.item.plansNone}</p>}
      {view.plans.map((plan) => (
        <section class="card" key={plan.id}>
          <p class="own-words">{plan.line}</p>
          <p class="soft">
            {m.item.planDue(plan.name, showDay(plan.due))}
            {plan.told_fixed_on && ` · ${m.item.toldFixed}`}
          </p>
          {plan.person === view.me ? (
            <p class="soft">{m.item.ownPlan}</p>
          ) : (
            <Tap
              here={here}
              id={plan.id}
              what={plan.confirmed_on ? 'plan-open' : 'plan-fixed'}
              about={plan.name}
            >
              {plan.confirmed_on ? m.item.undo : m.item.confirm}
            </Tap>
          )}
        </section>
      ))}
    </>
  )
}

function Tasks({ view, here }: { view: ItemView; here: string }) {
  const m = useText().meeting
  return (
    <>
      {view.tasks.length > 0 && <h2>{m.item.tasks}</h2>}
      {view.tasks.map((task) => (
        <section class="card" key={task.id}>
          <TextForm
            meeting={view.meeting.id}
            next={here}
            quiet
            fields={[
              { about: task.id, field: 'what', label: m.text.fields.what, versions: task.versions, rows: 2 },
            ]}
          />
          <p class="soft">
            {task.owner_name ?? m.task.everybody}
            {task.due && ` · ${showDay(task.due)}`}
          </p>
          <Tap here={here} id={task.id} what="drop-task" about={task.owner_name ?? m.task.everybody}>
            {m.item.dropTask}
          </Tap>
        </section>
      ))}
      <div class="actions">
        <LinkButton quiet href={paths.meetingTask.to({ meeting: view.meeting.id })}>
          {m.item.addTask}
        </LinkButton>
      </div>
    </>
  )
}
