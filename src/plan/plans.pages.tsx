import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { PlanState } from '../self-review/own-plan.rules.ts'
import { LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'

export interface OwnPlanLine {
  readonly id: string
  readonly text: string
  readonly about: string
  readonly due: string
  readonly overdue: boolean
  readonly state: PlanState
  readonly reason: string
}

export function PlansPage(props: { plans: readonly OwnPlanLine[]; none: string; sent: boolean }) {
  const t = useText()
  const { plans: l, promises: p } = t.month
  return (
    <>
      <h1>{l.title}</h1>
      <p>{l.lead}</p>
      {props.plans.length === 0 && <p>{props.none}</p>}
      {props.sent && props.plans.length > 0 && <p class="note">{l.sent}</p>}
      {props.plans.map((plan) => (
        <section class="card" key={plan.id}>
          <p class="own-words">{plan.text}</p>
          <p class="soft">{p.about(plan.about)}</p>
          <p class="soft">
            {p.states[plan.state]} · {plan.overdue ? p.overdue(showDay(plan.due)) : p.due(showDay(plan.due))}
          </p>
          {plan.reason && <p class="soft">{plan.reason}</p>}
          {!props.sent && (
            <p>
              <a href={paths.plan.to({ plan: plan.id })} aria-label={`${l.change}: ${plan.text}`}>
                {l.change}
              </a>
            </p>
          )}
        </section>
      ))}
      <p class="actions">
        <LinkButton quiet href={paths.month.to()}>
          {t.month.title}
        </LinkButton>
      </p>
    </>
  )
}
