import type { Commitment, LineRow } from '../commitment/commitment.ts'
import { LineWords } from '../commitment/line.pages.tsx'
import { LINE_OUTCOMES } from '../conclusion/conclusion.rules.ts'
import type { LineConclusion } from '../conclusion/conclusion.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, Radios, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { Tap } from './item.pages.tsx'
import type { TypedLineConclusion } from './line-conclude.form.ts'
import { OtherWay, VoteFields, type VoteFieldsView } from './vote.pages.tsx'

/** On the page of a review: the lines the cell confirmed, and what this meeting concluded about each. */
export function ReviewedLines(props: {
  meeting: string
  review: string
  commitments: readonly Commitment[]
  concluded: readonly LineConclusion[]
  /** The one reviewed is at the keyboard. */
  mine: boolean
}) {
  const c = useText().commitment.conclude
  const { meeting, review } = props
  const here = paths.meetingReview.to({ meeting, review })
  return (
    <>
      {props.commitments
        .filter((one) => one.lines.length > 0)
        .map((one) => (
          <details class="folded" key={one.id} open={one.lines.some((line) => concludedOf(props, line))}>
            <summary>{c.lines(one.year)}</summary>
            {one.lines.map((line) => {
              const done = concludedOf(props, line)
              return (
                <section class="card" key={line.id}>
                  <LineWords line={line} />
                  {done ? (
                    <>
                      <p class="note">
                        <strong>{c.outcomes[done.outcome]}.</strong>{' '}
                        <span class="own-words">{done.wording}</span>
                      </p>
                      {!props.mine && (
                        <Tap here={here} id={done.id} what="withdraw" about={line.what}>
                          {c.withdraw}
                        </Tap>
                      )}
                    </>
                  ) : (
                    <>
                      {line.concluded && (
                        <p class="soft">
                          {c.before(c.outcomes[line.concluded.outcome], showDay(line.concluded.on))}
                        </p>
                      )}
                      {!props.mine && (
                        <p>
                          <a href={paths.meetingLineConclude.to({ meeting, review, line: line.id })}>
                            {c.button}
                            <span class="visually-hidden">: {line.what}</span>
                          </a>
                        </p>
                      )}
                    </>
                  )}
                </section>
              )
            })}
          </details>
        ))}
    </>
  )
}

const concludedOf = ({ concluded }: { concluded: readonly LineConclusion[] }, line: LineRow) =>
  concluded.find((one) => one.line === line.id)

export function LineConcludePage(props: {
  action: string
  name: string
  line: LineRow
  typed: TypedLineConclusion
  /** What keeps it from being concluded now. */
  hindrance: string | null
  vote: VoteFieldsView
  errors?: FieldErrors
}) {
  const t = useText()
  const c = t.commitment.conclude
  const { typed, errors } = props
  return (
    <>
      <h1>{c.title}</h1>
      <p class="soft">{t.minutes.comrade(props.name)}</p>
      <ErrorSummary errors={errors} />
      <section class="card">
        <LineWords line={props.line} />
      </section>
      {props.hindrance && !errors && <p class="note">{props.hindrance}</p>}
      {(!props.hindrance || errors) && (
        <>
          <OtherWay view={props.vote} />
          <Form action={props.action} offline>
            <Radios
              name="outcome"
              label={c.outcome}
              value={typed.outcome ?? undefined}
              error={errors?.outcome}
              choices={LINE_OUTCOMES.map((one) => ({ value: one, label: c.outcomes[one] }))}
            />
            <TextArea
              name="wording"
              rows={3}
              label={c.wording}
              hint={c.wordingHint}
              value={typed.wording}
              error={errors?.wording}
            />
            <h2>{t.meeting.vote.title}</h2>
            <VoteFields view={props.vote} />
            <Button>{c.save}</Button>
          </Form>
        </>
      )}
    </>
  )
}
