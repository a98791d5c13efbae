import { OtherWay, VoteFields, type VoteFieldsView } from '../meeting/vote.pages.tsx'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { InspectionFacts } from './inspection.pages.tsx'
import type { Inspection } from './inspection.queries.ts'

export interface TableView {
  readonly meeting: string
  readonly me: string
  /** The draft the cell may adopt. */
  readonly draft: { readonly year: number; readonly lines: readonly Inspection[] } | null
  readonly tell: readonly Inspection[]
  readonly conclude: readonly (Inspection & { readonly today: boolean })[]
  readonly done: readonly Inspection[]
}

/** What a meeting of the cell has to do with regular inspection: adopt, tell beforehand, conclude. */
export function TablePage({ view }: { view: TableView }) {
  const i = useText().inspection
  const { table } = i
  const action = paths.meetingInspections.to({ meeting: view.meeting })
  const { draft } = view
  const isNothing = !draft && view.tell.length + view.conclude.length + view.done.length === 0
  return (
    <>
      <h1>{table.title}</h1>
      {isNothing && <p>{table.nothing}</p>}
      {view.conclude.length > 0 && (
        <>
          <h2>{table.concludeTitle}</h2>
          {view.conclude.map((one) => (
            <section class="card" key={one.id}>
              <p>
                <strong>{one.name}</strong>
              </p>
              <p>{one.theme}</p>
              {one.person === view.me || one.today ? (
                <p class="soft">{one.person === view.me ? table.mine : table.sameDay}</p>
              ) : (
                <LinkButton
                  quiet
                  href={paths.meetingInspection.to({ meeting: view.meeting, inspection: one.id })}
                >
                  {table.conclude}
                </LinkButton>
              )}
            </section>
          ))}
        </>
      )}
      {view.tell.length > 0 && (
        <>
          <h2>{table.tellTitle}</h2>
          {view.tell.map((one) => (
            <section class="card" key={one.id}>
              <p>
                <strong>{one.name}</strong>
              </p>
              <p>{i.line(i.month(one.month), one.theme)}</p>
              {one.person === view.me ? (
                <p class="soft">{table.mine}</p>
              ) : (
                <Form action={action}>
                  <input type="hidden" name="id" value={one.id} />
                  <Button quiet name="do" value="tell" label={table.tellOf(one.name)}>
                    {table.tell}
                  </Button>
                </Form>
              )}
            </section>
          ))}
        </>
      )}
      {draft && (
        <>
          <h2>{table.adoptTitle(draft.year)}</h2>
          <ul>
            {draft.lines.map((one) => (
              <li key={one.id}>
                {one.name}. {i.line(i.month(one.month), one.theme)}
              </li>
            ))}
          </ul>
          <Form action={action}>
            <Button name="do" value="adopt">
              {table.adopt}
            </Button>
          </Form>
        </>
      )}
      {view.done.map((one) => (
        <section class="card" key={one.id}>
          <p>
            <strong>{one.name}</strong>
          </p>
          <p>{one.theme}</p>
          <p class="note good">{table.done}</p>
          {one.person !== view.me && (
            <Form action={action}>
              <input type="hidden" name="id" value={one.id} />
              <Button quiet name="do" value="withdraw">
                {table.withdraw}
              </Button>
            </Form>
          )}
        </section>
      ))}
    </>
  )
}

export function TableInspectionPage(props: {
  meeting: string
  one: Inspection
  vote: VoteFieldsView
  errors?: FieldErrors
}) {
  const t = useText()
  const { table } = t.inspection
  return (
    <>
      <h1>{props.one.name}</h1>
      <ErrorSummary errors={props.errors} />
      <p class="lead">{props.one.theme}</p>
      <InspectionFacts one={props.one} />
      <h2>{t.meeting.vote.title}</h2>
      <OtherWay view={props.vote} />
      <Form action={paths.meetingInspection.to({ meeting: props.meeting, inspection: props.one.id })}>
        <VoteFields view={props.vote} />
        <Button>{table.button}</Button>
      </Form>
    </>
  )
}
