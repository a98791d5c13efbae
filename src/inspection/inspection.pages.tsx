import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, fieldsOf, LinkButton, Select, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Inspection, PlanRow } from './inspection.queries.ts'
import { type Act, PARTS, type Said } from './inspection.rules.ts'

/** Where a plan belongs, and the addresses of its pages. */
export interface PlaceView {
  readonly body: 'cell' | 'committee'
  readonly name: string
  readonly list: string
  readonly inspection: (id: string) => string
  readonly step: (id: string, step: Act) => string
  readonly adopt: string | null
}

export interface PlansView {
  readonly place: PlaceView
  readonly plans: readonly PlanRow[]
  readonly inspections: readonly Inspection[]
  readonly years: readonly number[]
  readonly months: readonly string[]
  readonly members: readonly { readonly person: string; readonly name: string; readonly cell_name: string }[]
  readonly typed: {
    readonly year: string
    readonly person: string
    readonly theme: string
    readonly month: string
  }
  readonly errors?: FieldErrors
}

export function PlansPage({ view }: { view: PlansView }) {
  const i = useText().inspection
  const { place, plans } = view
  return (
    <>
      <h1>{i.title}</h1>
      <p class="soft">{place.name}</p>
      <p>{place.body === 'cell' ? i.cellLead : i.committeeLead}</p>
      {plans.length === 0 && <p class="soft">{i.none}</p>}
      {plans.map((plan) => (
        <Plan key={plan.id} plan={plan} view={view} />
      ))}
      <h2>{i.addTitle}</h2>
      <ErrorSummary errors={view.errors} />
      <AddForm view={view} />
    </>
  )
}

function Plan({ plan, view: { place, inspections } }: { plan: PlanRow; view: PlansView }) {
  const i = useText().inspection
  const lines = inspections.filter((one) => one.plan === plan.id)
  return (
    <section>
      <h2>{plan.adopted_on ? i.plan(plan.year) : i.draftPlan(plan.year)}</h2>
      <p class="soft">
        {plan.adopted_on
          ? `${i.adopted(showDay(plan.adopted_on))} ${plan.adopted_paper}`
          : i.drafted(plan.drafted_by_name, showDay(plan.drafted_on))}
      </p>
      {plan.adopted_on ? (
        <ul class="tasks">
          {lines.map((one) => (
            <li key={one.id}>
              <a href={place.inspection(one.id)}>
                <Line one={one} />
              </a>
            </li>
          ))}
        </ul>
      ) : (
        lines.map((one) => (
          <section class="card" key={one.id}>
            <p>
              <strong>{one.name}</strong>
            </p>
            <p>{i.line(i.month(one.month), one.theme)}</p>
            <Form action={place.list}>
              <input type="hidden" name="id" value={one.id} />
              <Button quiet name="do" value="remove" label={i.removeOf(one.name)}>
                {i.remove}
              </Button>
            </Form>
          </section>
        ))
      )}
      {!plan.adopted_on &&
        (place.adopt ? (
          <LinkButton quiet href={place.adopt}>
            {i.committee.adopt}
          </LinkButton>
        ) : (
          <p class="hint">{i.adoptAtMeeting}</p>
        ))}
    </section>
  )
}

function Line({ one }: { one: Inspection }) {
  const i = useText().inspection
  return (
    <>
      <span class="name">
        {one.name}
        <small>{i.line(i.month(one.month), one.theme)}</small>
      </span>
      <span class={one.stage === 'concluded' ? 'state done' : 'state'}>{i.states[one.stage]}</span>
    </>
  )
}

function AddForm({ view }: { view: PlansView }) {
  const i = useText().inspection
  const { place, typed, errors } = view
  const field = fieldsOf(typed, errors)
  return (
    <Form action={place.list}>
      <Select
        {...field('person')}
        label={i.person}
        choices={[
          { value: '', label: '' },
          ...view.members.map((one) => ({
            value: one.person,
            label: place.body === 'cell' ? one.name : `${one.name} (${one.cell_name})`,
          })),
        ]}
      />
      <TextInput {...field('theme')} label={i.theme} hint={i.themeHint} />
      <Select
        {...field('month')}
        label={i.when}
        choices={view.months.map((month) => ({ value: month, label: i.month(month) }))}
      />
      <Button name="do" value="add">
        {i.add}
      </Button>
    </Form>
  )
}

export interface InspectionView {
  readonly place: PlaceView
  readonly one: Inspection
  readonly acts: readonly Act[]
  readonly conflict: boolean
  readonly problem?: string
}

/** Everything of one inspection, for those who inspect. */
export function InspectionPage({ view }: { view: InspectionView }) {
  const i = useText().inspection
  const { place, one, acts } = view
  const taps = acts.filter((act) => act === 'tell' || act === 'hand')
  const steps = acts.filter((act) => act !== 'tell' && act !== 'hand')
  const [first, ...others] = steps.filter((act) => act !== 'conclude' || place.body === 'committee')
  return (
    <>
      <h1>{one.name}</h1>
      {view.problem && (
        <p class="note" role="alert">
          {view.problem}
        </p>
      )}
      <p class="lead">{i.line(i.month(one.month), one.theme)}</p>
      <InspectionFacts one={one} />
      {view.conflict && <p class="note">{i.page.conflict}</p>}
      {acts.includes('conclude') && place.body === 'cell' && <p class="note">{i.page.voteAtMeeting}</p>}
      {taps.map((act) => (
        <Form action={place.inspection(one.id)} key={act}>
          <Button name="do" value={act}>
            {i.acts[act]}
          </Button>
        </Form>
      ))}
      {first && (
        <div class="actions">
          <LinkButton
            quiet={taps.length > 0 || acts.includes('conclude') !== (first === 'conclude')}
            href={place.step(one.id, first)}
          >
            {i.acts[first]}
          </LinkButton>
        </div>
      )}
      {others.length > 0 && (
        <ul class="links">
          {others.map((act) => (
            <li key={act}>
              <a href={place.step(one.id, act)}>{i.acts[act]}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What was told, reported, asked, drafted and concluded, in its order. */
export function InspectionFacts({ one }: { one: Inspection }) {
  const i = useText().inspection
  const { page } = i
  return (
    <>
      {one.told_on && <p>{page.told(showDay(one.told_on))}</p>}
      {one.reports.map((report) => (
        <section class="card" key={`report ${report.n}`}>
          <h2>{page.report(report.n, showDay(report.sent_on))}</h2>
          {report.entered_by_name && <p class="soft">{page.entered(report.entered_by_name)}</p>}
          <SaidParts said={report.said} />
        </section>
      ))}
      {one.asks.map((ask) => (
        <section class="card" key={`ask ${ask.n}`}>
          <h2>{page.asked(ask.name, showDay(ask.asked_on))}</h2>
          <p class="preview">{ask.body}</p>
        </section>
      ))}
      {one.result && <ResultFacts one={one} />}
      {one.concluded_on && <p class="note good">{page.concluded(showDay(one.concluded_on))}</p>}
      {one.dropped_on && <p class="note">{page.dropped(showDay(one.dropped_on), one.dropped_reason)}</p>}
    </>
  )
}

export function ResultFacts({ one }: { one: Inspection }) {
  const i = useText().inspection
  const { result } = one
  if (!result) return null
  return (
    <section class="card">
      <h2>{i.page.result(result.name, showDay(result.made_on))}</h2>
      <p>
        <strong>{i.result.outcomes[result.outcome]}</strong>
      </p>
      <p class="preview">{result.body}</p>
      {result.fix_by && <p>{i.result.until(result.fix, showDay(result.fix_by))}</p>}
      <p class="soft">{result.seen_on ? i.page.seen(showDay(result.seen_on)) : i.page.notSeen}</p>
      {result.said && (
        <>
          <h3>{i.page.said}</h3>
          <p class="preview">{result.said}</p>
        </>
      )}
    </section>
  )
}

export function SaidParts({ said }: { said: Said }) {
  const i = useText().inspection
  return (
    <>
      {PARTS.filter((part) => said[part]).map((part) => (
        <div key={part}>
          <h3>{i.partsShort[part]}</h3>
          <p class="preview">{said[part]}</p>
        </div>
      ))}
    </>
  )
}
