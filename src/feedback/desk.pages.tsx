import { Fragment } from 'preact'
import { paths } from '../paths.ts'
import { Button, Checkbox, Form, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Act } from './act.rules.ts'

export interface CaseLine {
  readonly id: string
  readonly name: string
  readonly received: string
  readonly sentence: string
  readonly late: boolean
  readonly waiting: boolean
}

export function CasesPage({
  lines,
  closed,
}: {
  lines: readonly CaseLine[]
  /** What is missing before anybody can send something. */
  closed: 'readers' | 'sheets' | null
}) {
  const { opinion, inspection, feedbackCase } = useText()
  const c = feedbackCase.list
  return (
    <>
      <h1>{c.title}</h1>
      <p>{c.lead}</p>
      {closed && <p class="note">{c.shut[closed]}</p>}
      {lines.length === 0 && <p class="soft">{c.none}</p>}
      {lines.length > 0 && (
        <ul class="tasks">
          {lines.map((line) => (
            <li key={line.id}>
              <a href={paths.feedbackCase.to({ case: line.id })}>
                <span>
                  <span class="name">{line.name}</span>
                  <small>{line.received}</small>
                  <small>{line.sentence}</small>
                  {line.waiting && <small>{c.waiting}</small>}
                </span>
                {line.late && <span class="state doing">{c.late}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
      <ul class="links">
        <li>
          <a href={paths.inspections.to()}>{inspection.title}</a>
          <small>{inspection.hint}</small>
        </li>
        <li>
          <a href={paths.opinionNotes.to()}>{opinion.title}</a>
          <small>{opinion.hint}</small>
        </li>
        <li>
          <a href={paths.feedbackReaders.to()}>{c.readers}</a>
        </li>
        <li>
          <a href={paths.feedbackPoster.to()}>{c.poster}</a>
        </li>
        <li>
          <a href={paths.feedbackEnter.to()}>{c.enter}</a>
        </li>
        <li>
          <a href={paths.feedbackTimes.to()}>{c.times}</a>
        </li>
        <li>
          <a href={paths.feedbackOffices.to()}>{c.offices}</a>
        </li>
      </ul>
    </>
  )
}

export function ReadersPage(props: {
  now: readonly string[]
  next: readonly string[] | null
  signed: string | null
  may: boolean
  /** Cases that whoever signs second does not open by their own key. */
  closed: number
  /** Of these, the ones that none of the new readers opens. */
  lost: number
  problem?: string
}) {
  const r = useText().feedbackCase.readers
  return (
    <>
      <h1>{r.title}</h1>
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      <p>{r.lead}</p>
      <h2>{r.now}</h2>
      {props.now.length === 0 ? <p>{r.none}</p> : <Names names={props.now} />}
      {props.next === null ? (
        <p>{r.same}</p>
      ) : (
        <>
          <h2>{r.next}</h2>
          <Names names={props.next} />
          {props.signed && <p class="note">{props.signed}</p>}
          {props.next.length < 2 ? (
            <p>{r.few}</p>
          ) : (
            props.may && (
              <Form action={paths.feedbackReaders.to()}>
                {props.closed > 0 && (
                  <>
                    <p class="note">{r.closed(props.closed)}</p>
                    <TextInput name="first" label={r.first} hint={r.sheetHint} numeric />
                    <TextInput name="second" label={r.second} hint={r.sheetHint} numeric />
                    {props.lost > 0 && <Checkbox name="without" value="yes" label={r.without(props.lost)} />}
                  </>
                )}
                <Button>{r.sign}</Button>
              </Form>
            )
          )}
        </>
      )}
    </>
  )
}

const Names = ({ names }: { names: readonly string[] }) => (
  <ul>
    {names.map((name) => (
      <li key={name}>{name}</li>
    ))}
  </ul>
)

export interface TimelineLine {
  readonly day: string
  readonly what: string
  readonly who: string
  readonly texts: readonly string[]
}

export interface CaseView {
  readonly id: string
  readonly name: string
  readonly sentences: readonly string[]
  readonly next: string | null
  readonly conflict: string | null
  readonly anonymous: boolean
  readonly subject: { readonly name: string } | null
  readonly opinions: readonly string[]
  readonly messages: readonly {
    readonly head: string
    readonly text: string
    readonly facts: readonly (readonly [string, string])[]
  }[]
  readonly timeline: readonly TimelineLine[]
  readonly proposals: readonly {
    readonly id: string
    readonly head: string
    readonly own: boolean
    readonly lines: readonly string[]
  }[]
  readonly acts: readonly Act[]
  readonly looks: readonly string[]
  /** Addresses of the photos, to be looked at one by one. */
  readonly photos: readonly string[]
  readonly gone: boolean
  readonly leaving: boolean
  readonly more: readonly {
    readonly href: string
    readonly label: string
    readonly notes: readonly string[]
  }[]
}

/** Whoever is in conflict sees that they are, where it stands, who looked, and none of the words. */
export function CasePage({ view, problem }: { view: CaseView; problem?: string }) {
  const t = useText()
  const p = t.feedbackCase.page
  return (
    <>
      <h1>{view.name}</h1>
      {problem && (
        <p class="note" role="alert">
          {problem}
        </p>
      )}
      <h2>{p.now}</h2>
      {view.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {view.next && <p class="lead">{view.next}</p>}
      {view.conflict ? (
        <>
          <h2>{p.conflictTitle}</h2>
          <p class="note">
            {view.conflict} {t.feedback.conflict}
          </p>
          <Proposals view={view} />
          <Acts view={view} />
        </>
      ) : (
        <CaseWords view={view} />
      )}
      <h2>{p.looks}</h2>
      <ul>
        {view.looks.map((look) => (
          <li key={look}>{look}</li>
        ))}
      </ul>
    </>
  )
}

function CaseWords({ view }: { view: CaseView }) {
  const t = useText()
  const p = t.feedbackCase.page
  return (
    <>
      {view.subject && (
        <>
          <h2>{p.subject}</h2>
          <p>{view.subject.name}</p>
          {view.gone && <p class="note">{p.gone}</p>}
        </>
      )}
      <h2>{p.messages}</h2>
      {view.messages.map((message) => (
        <section class="card" key={message.head + message.text}>
          <p class="soft">{message.head}</p>
          <p class="preview">{message.text}</p>
          {message.facts.length > 0 && (
            <dl class="facts">
              {message.facts.map(([label, value]) => (
                <Fragment key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </Fragment>
              ))}
            </dl>
          )}
        </section>
      ))}
      {view.photos.map((photo) => (
        <p key={photo}>
          <img class="report-photo" src={photo} alt={p.photo} loading="lazy" />
        </p>
      ))}
      {view.anonymous && <p class="soft">{p.anonymous}</p>}
      {view.opinions.length > 0 && <h2>{p.opinions}</h2>}
      {view.opinions.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h2>{p.timeline}</h2>
      <ol>
        {view.timeline.map((line, i) => (
          <li key={`${line.day} ${i}`}>
            {line.day}: {line.what}
            {line.who && ` (${line.who})`}
            {line.texts.map((text) => (
              <p class="preview" key={text}>
                {text}
              </p>
            ))}
          </li>
        ))}
      </ol>
      <Proposals view={view} />
      {view.leaving && (
        <p>
          <a href={paths.feedbackSlip.to({ case: view.id })}>{p.slip}</a>
        </p>
      )}
      <Acts view={view} />
    </>
  )
}

function Proposals({ view }: { view: CaseView }) {
  const p = useText().feedbackCase.page
  return (
    <>
      {view.proposals.length > 0 && <h2>{p.proposals}</h2>}
      {view.proposals.map((one) => (
        <section class="card" key={one.id}>
          <p>{one.head}</p>
          {one.lines.map((line) => (
            <p class="preview" key={line}>
              {line}
            </p>
          ))}
          {one.own && <p class="soft">{p.own}</p>}
          <Form action={paths.feedbackCase.to({ case: view.id })}>
            <input type="hidden" name="proposal" value={one.id} />
            {one.own ? (
              <Button quiet name="do" value="drop">
                {p.drop}
              </Button>
            ) : (
              <Button name="do" value="sign">
                {p.sign}
              </Button>
            )}
          </Form>
        </section>
      ))}
    </>
  )
}

function Acts({ view }: { view: CaseView }) {
  const t = useText()
  if (view.acts.length + view.more.length === 0) return null
  return (
    <>
      <h2>{t.feedbackCase.page.acts}</h2>
      <ul class="links">
        {view.acts.map((act) => (
          <li key={act}>
            <a href={paths.feedbackAct.to({ case: view.id, act })}>{t.feedbackCase.acts[act][0]}</a>
          </li>
        ))}
        {view.more.map((one) => (
          <li key={one.href}>
            <a href={one.href}>{one.label}</a>
            {one.notes.map((note) => (
              <small key={note}>{note}</small>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}
