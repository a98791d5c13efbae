import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { useText } from '../ui/layout.tsx'
import type { Month } from './month.rules.ts'

export function PastMonthsPage({
  months,
}: {
  months: { id: string; day: string; folded: boolean; sent: boolean }[]
}) {
  const t = useText()
  const p = t.month.pastPage
  return (
    <>
      <h1>{p.title}</h1>
      {months.length === 0 && <p>{p.none}</p>}
      <ul class="tasks">
        {months.map((month) => (
          <li key={month.id}>
            {month.folded ? (
              <span class="row">
                <span>{t.month.period(month.day)}</span>
                <span class="state done">{p.folded}</span>
              </span>
            ) : (
              <a href={paths.pastMonth.to({ period: month.id })}>
                <span class="name">{t.month.period(month.day)}</span>
                <span class={month.sent ? 'state done' : 'state doing'}>
                  {month.sent ? t.month.sent : t.month.states.doing}
                </span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

export function PastMonthPage({
  day,
  month,
  marks,
}: {
  day: string
  month: Month | null
  marks: { label: string; level: string }[]
}) {
  const t = useText()
  const p = t.month.pastPage
  if (!month)
    return (
      <>
        <h1>{t.month.period(day)}</h1>
        <p>{p.closedBox}</p>
      </>
    )
  return (
    <>
      <h1>{t.month.period(day)}</h1>
      <h2>{p.marks}</h2>
      {marks.length === 0 && <p>{t.month.check.noMarks}</p>}
      <ul>
        {marks.map((mark) => (
          <li key={mark.label}>
            {mark.label} <span class="soft">({mark.level})</span>
          </li>
        ))}
      </ul>
      {month.plans.length > 0 && <h2>{p.plans}</h2>}
      {month.plans.map((plan) => (
        <section class="card" key={plan.id}>
          <p class="own-words">{plan.text}</p>
          <p class="soft">
            {t.month.check.due(showDay(plan.due))}
            {plan.state !== 'planned' && ` · ${t.month.promises.states[plan.state]}`}
          </p>
        </section>
      ))}
      {month.learning?.done && (
        <>
          <h2>{p.learning}</h2>
          <p class="own-words">{month.learning.done}</p>
        </>
      )}
    </>
  )
}
