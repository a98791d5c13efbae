import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { Button, Form } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { OwnCellPlan, PlanLook } from './cell-plan.ts'

export function KnownPlansPage(props: {
  plans: readonly OwnCellPlan[]
  looks: readonly PlanLook[]
  today: string
  problem?: string
}) {
  const k = useText().knownPlans
  return (
    <>
      <h1>{k.title}</h1>
      <p>{k.lead}</p>
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      {props.plans.length === 0 && <p class="soft">{k.none}</p>}
      {props.plans.map((plan) => (
        <section class="card" key={plan.id}>
          <p class="own-words">{plan.line}</p>
          <p class="soft">{k.cell(plan.cell_name, showDay(plan.opened_on))}</p>
          <State plan={plan} today={props.today} />
        </section>
      ))}
      <h2>{k.looks}</h2>
      {props.looks.length === 0 ? <p class="soft">{k.noLooks}</p> : <p>{k.looksLead}</p>}
      <ul>
        {props.looks.map(({ name, day, what }) => (
          <li key={`${name} ${day} ${what}`}>{k.look(name, showDay(day), k.of[what] ?? what)}</li>
        ))}
      </ul>
    </>
  )
}

function State({ plan, today }: { plan: OwnCellPlan; today: string }) {
  const k = useText().knownPlans
  if (plan.confirmed_on) return <p class="note good">{k.confirmed(showDay(plan.confirmed_on))}</p>
  if (plan.withdrawn_on) return <p class="soft">{k.ended(showDay(plan.withdrawn_on))}</p>
  if (!plan.standing) return <p class="soft">{k.left}</p>
  const told = plan.told_fixed_on
  return (
    <>
      <p class="soft">
        {!told && plan.due < today ? k.overdue(showDay(plan.due)) : k.due(showDay(plan.due))}
      </p>
      <p class="note">{told ? k.told(showDay(told)) : k.willSee(showDay(today))}</p>
      <Form action={paths.knownPlan.to({ plan: plan.id })} offline>
        <div class="actions">
          <Button
            quiet
            name="do"
            value={told ? 'not-fixed' : 'fixed'}
            label={`${told ? k.takeBack : k.tell}: ${plan.line}`}
          >
            {told ? k.takeBack : k.tell}
          </Button>
          <Button quiet name="do" value="withdraw" label={`${k.withdraw}: ${plan.line}`}>
            {k.withdraw}
          </Button>
        </div>
        <p class="hint">{k.withdrawHint}</p>
      </Form>
    </>
  )
}
