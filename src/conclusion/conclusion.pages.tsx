import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { Button, Form } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { appealProblem, lastAppealDay } from './appeal.rules.ts'
import type { AppealRow, OwnConclusion, PlanRow } from './conclusion.queries.ts'
import type { HandOver } from './hand-over.ts'

export function ConclusionsPage(props: {
  conclusions: readonly OwnConclusion[]
  plans: readonly PlanRow[]
  today: string
  /** By conclusion: where what was asked goes on paper, because nobody of the board may answer it. */
  handedOver: ReadonlyMap<string, HandOver>
  problem?: string
}) {
  const t = useText()
  const c = t.ownConclusion
  return (
    <>
      <h1>{c.title}</h1>
      <p>{c.lead}</p>
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      {props.conclusions.length === 0 && <p class="soft">{c.none}</p>}
      {props.conclusions.map((conclusion) => (
        <section class="card" key={conclusion.id}>
          <ConclusionFacts conclusion={conclusion} heading />
          {props.plans
            .filter((plan) => plan.conclusion === conclusion.id)
            .map((plan) => (
              <Plan key={plan.id} plan={plan} title={c.plan} />
            ))}
          {conclusion.outcome !== 'none-seen' && (
            <p>
              <a href={paths.conclusionPlan.to({ conclusion: conclusion.id })}>{c.ownPlan}</a>
              <small>{c.ownPlanHint}</small>
            </p>
          )}
          {conclusion.appeal ? (
            <Appeal
              appeal={conclusion.appeal}
              handOver={props.handedOver.get(conclusion.id)}
              paper={paths.appealPaper.to({ conclusion: conclusion.id })}
            />
          ) : (
            <AppealLink conclusion={conclusion} today={props.today} />
          )}
        </section>
      ))}
      <ul class="links">
        <li>
          <a href={paths.knownPlans.to()}>{t.knownPlans.title}</a>
        </li>
      </ul>
    </>
  )
}

/** As the cell put it: outcome, words, signs by name, the vote. */
export function ConclusionFacts({ conclusion, heading }: { conclusion: OwnConclusion; heading?: boolean }) {
  const c = useText().ownConclusion
  const day = showDay(conclusion.concluded_on)
  const on = conclusion.source === 'inspection' ? c.onCommittee(day) : c.on(day, conclusion.cell_name)
  const { yes, no, other, entitled, manner } = conclusion
  return (
    <>
      {heading ? <h2>{on}</h2> : <p class="soft">{on}</p>}
      {conclusion.line && (
        <p>
          {c.line(conclusion.line.year)} <span class="own-words">{conclusion.line.what}</span>
        </p>
      )}
      {(conclusion.kind === 'feedback' || conclusion.kind === 'inspection') && (
        <p class="soft">{c.through[conclusion.kind]}</p>
      )}
      <p>
        <strong>{c.outcomes[conclusion.outcome]}</strong>
        {conclusion.fix_by && `, ${c.fixBy(showDay(conclusion.fix_by))}`}
      </p>
      {conclusion.wording && <p class="own-words">{conclusion.wording}</p>}
      {conclusion.signs.length > 0 && (
        <>
          <p class="soft">{c.signs}</p>
          <ul>
            {conclusion.signs.map((sign) => (
              <li key={`${sign.catalogue} ${sign.id}`}>{sign.label}</li>
            ))}
          </ul>
        </>
      )}
      <p class="soft">
        {c.vote(yes, entitled, no, other)} ({c.manner[manner]}).
      </p>
    </>
  )
}

function Plan({ plan, title }: { plan: PlanRow; title: string }) {
  const c = useText().ownConclusion
  return (
    <>
      <h3>{title}</h3>
      <p class="own-words">{plan.line}</p>
      <p class="soft">{c.due(showDay(plan.due))}</p>
      {plan.confirmed_on ? (
        <p class="note good">{c.confirmed(showDay(plan.confirmed_on))}</p>
      ) : (
        <>
          {plan.told_fixed_on && <p class="note">{c.told(showDay(plan.told_fixed_on))}</p>}
          <Form action={paths.conclusionFix.to({ plan: plan.id })} class="actions" offline>
            <input type="hidden" name="fixed" value={plan.told_fixed_on ? 'no' : 'yes'} />
            <Button quiet label={`${plan.told_fixed_on ? c.takeBack : c.tell}: ${plan.line}`}>
              {plan.told_fixed_on ? c.takeBack : c.tell}
            </Button>
          </Form>
        </>
      )}
    </>
  )
}

function AppealLink({ conclusion, today }: { conclusion: OwnConclusion; today: string }) {
  const c = useText().ownConclusion
  const { concluded_on, appeal_days } = conclusion
  if (conclusion.kind === 'feedback') return <p class="soft">{c.appealOver}</p>
  const last = showDay(lastAppealDay(concluded_on, appeal_days))
  const problem = appealProblem({ concluded_on, appealed: false }, today, appeal_days)
  if (problem) return <p class="soft">{c.late(last)}</p>
  return (
    <p>
      <a href={paths.appeal.to({ conclusion: conclusion.id })}>{c.appeal}</a>
      <small>{c.until(last)}</small>
    </p>
  )
}

/** What was asked and what was answered, both word for word. */
export function Appeal({
  appeal,
  handOver,
  paper,
}: {
  appeal: AppealRow
  handOver?: HandOver | null
  paper?: string
}) {
  const c = useText().ownConclusion
  return (
    <>
      <h3>{c.yourReason}</h3>
      <p class="soft">{c.sentOn(showDay(dayOf(appeal.sent_at)))}</p>
      <p class="preview">{appeal.reason}</p>
      <h3>{c.answer}</h3>
      {appeal.answer === null ? (
        handOver ? (
          <HandOverNote handOver={handOver} paper={paper} />
        ) : (
          <p class="soft">{c.waiting}</p>
        )
      ) : (
        <>
          <p class="soft">
            {c.answeredBy(
              appeal.answered_by_name ?? '',
              appeal.answered_at ? showDay(dayOf(appeal.answered_at)) : '',
            )}
          </p>
          <p class="preview">{appeal.answer}</p>
        </>
      )}
    </>
  )
}

/** Who answers where nobody of the board may, and the way to the paper. */
export function HandOverNote({ handOver, paper }: { handOver: HandOver; paper?: string }) {
  const h = useText().ownConclusion.handOver
  return (
    <p class="note">
      {h.why} {h.where(handOver.superior || h.above)} {paper && <a href={paper}>{h.print}</a>}
    </p>
  )
}
