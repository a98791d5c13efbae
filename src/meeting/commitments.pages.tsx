import type { NamedCommitment } from '../commitment/commitment.ts'
import { LineWords } from '../commitment/line.pages.tsx'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { Tap } from './item.pages.tsx'

/** What members signed is read to the cell and confirmed by it. */
export function MeetingCommitmentsPage(props: {
  meeting: string
  waiting: readonly NamedCommitment[]
  confirmed: readonly NamedCommitment[]
  /** Who is at the keyboard: their own is confirmed by somebody else. */
  me: string
  errors?: FieldErrors
}) {
  const t = useText()
  const c = t.commitment.meeting
  const { waiting, confirmed } = props
  const here = paths.meetingCommitments.to({ meeting: props.meeting })
  const others = waiting.filter((one) => one.person !== props.me)
  return (
    <>
      <h1>{c.title}</h1>
      <ErrorSummary errors={props.errors} />
      {waiting.length === 0 && <p>{c.none}</p>}
      {waiting.length > 0 && <p>{c.lead}</p>}
      {waiting
        .filter((one) => one.person === props.me)
        .map((one) => (
          <section class="card" key={one.id}>
            <p class="name">{c.of(one.name, one.year)}</p>
            <p class="soft">{c.own}</p>
            <Signed commitment={one} />
          </section>
        ))}
      {others.length > 0 && (
        <Form action={here} offline>
          <fieldset class={props.errors?.commitment ? 'field wrong' : 'field'} id="commitment" tabIndex={-1}>
            <legend>{c.who}</legend>
            {props.errors?.commitment && <p class="error">{props.errors.commitment}</p>}
            <div class="choices">
              {others.map((one) => (
                <div key={one.id}>
                  <Checkbox name="commitment" value={one.id} label={c.of(one.name, one.year)} />
                  <Signed commitment={one} />
                </div>
              ))}
            </div>
          </fieldset>
          <Button name="do" value="confirm">
            {c.confirm}
          </Button>
        </Form>
      )}
      {confirmed.length > 0 && <h2>{c.done}</h2>}
      {confirmed.map((one) => (
        <section class="card" key={one.id}>
          <p class="name">{c.of(one.name, one.year)}</p>
          <Signed commitment={one} />
          {one.person !== props.me && (
            <Tap here={here} id={one.id} what="undo" about={one.name}>
              {c.undo}
            </Tap>
          )}
        </section>
      ))}
      {others.length === 0 && (
        <div class="actions">
          <LinkButton href={paths.meetingHub.to({ meeting: props.meeting })}>
            {t.meeting.item.next}
          </LinkButton>
        </div>
      )}
    </>
  )
}

/** As it was signed, to be read aloud. */
function Signed({ commitment: one }: { commitment: NamedCommitment }) {
  const c = useText().commitment.meeting
  if (one.how === 'paper') return <p class="soft">{c.paper}</p>
  return (
    <details>
      <summary>
        {c.lines(one.lines.length)}
        {one.version > 1 && one.reason && `, ${c.version(one.version)}`}
      </summary>
      {one.reason && <p class="own-words">{c.reason(one.reason)}</p>}
      <ol class="lines">
        {one.lines.map((line) => (
          <li key={line.id}>
            <LineWords line={line} />
          </li>
        ))}
      </ol>
    </details>
  )
}
