import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { PartyHead, PrintButton } from '../ui/paper.tsx'
import type { CellPlan } from './cell-plan.ts'

/** A cell's promises as its officers go through them: overdue ones first, the oldest day first. */
export interface CellPromises {
  readonly overdue: readonly CellPlan[]
  /** Told fixed; the cell is to look at a meeting. */
  readonly told: readonly CellPlan[]
  readonly open: readonly CellPlan[]
  readonly kept: readonly CellPlan[]
}

export function CellPromisesPage({ cell, promises }: { cell: string; promises: CellPromises }) {
  const c = useText().cellPromises
  const all = Object.values(promises).flat().length
  return (
    <>
      <h1>{c.title}</h1>
      <p>{c.lead}</p>
      {all === 0 && <p>{c.none}</p>}
      <Part title={c.overdue} plans={promises.overdue} />
      <Part title={c.waiting} plans={promises.told} />
      <Part title={c.open} plans={promises.open} />
      <Part title={c.kept} plans={promises.kept} />
      {all > 0 && (
        <p class="actions">
          <LinkButton href={paths.cellPromisesPrint.to({ cell })}>{c.print}</LinkButton>
        </p>
      )}
    </>
  )
}

function Part({ title, plans }: { title: string; plans: readonly CellPlan[] }) {
  const c = useText().cellPromises
  if (plans.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      {plans.map((plan) => (
        <section class="card" key={plan.id}>
          <h3>{plan.name}</h3>
          <p class="own-words">{plan.line}</p>
          <p class="soft">
            {c.due(showDay(plan.due))}, {c.since(showDay(plan.opened_on))}
            {plan.origin === 'concluded' && `, ${c.concluded}`}
          </p>
          {plan.confirmed_on ? (
            <p class="note good">{c.confirmed(showDay(plan.confirmed_on))}</p>
          ) : (
            plan.told_fixed_on && <p class="note">{c.told(showDay(plan.told_fixed_on))}</p>
          )}
        </section>
      ))}
    </>
  )
}

/** To be taken to the meeting, where not everybody has a phone. */
export function CellPromisesPaper(props: {
  cell: { id: string; name: string }
  superior: string
  today: string
  promises: CellPromises
}) {
  const t = useText()
  const c = t.cellPromises
  const { overdue, told, open } = props.promises
  const listed = [...overdue, ...told, ...open]
  return (
    <>
      <div class="actions">
        <PrintButton />
        <a href={paths.cellPromises.to({ cell: props.cell.id })}>{c.back}</a>
      </div>
      <article class="party-paper">
        <PartyHead above={props.superior} issuer={props.cell.name} undated />
        <h1>{c.title.toLocaleUpperCase('vi')}</h1>
        <p>{c.date(showDay(props.today))}</p>
        {listed.length === 0 && <p>{c.none}</p>}
        {listed.length > 0 && (
          <table class="promises">
            <thead>
              <tr>
                <th scope="col">{c.columns.who}</th>
                <th scope="col">{c.columns.what}</th>
                <th scope="col">{c.columns.due}</th>
                <th scope="col">{c.columns.state}</th>
              </tr>
            </thead>
            <tbody>
              {listed.map((plan) => (
                <tr key={plan.id}>
                  <th scope="row">{plan.name}</th>
                  <td>
                    {plan.line}
                    {plan.origin === 'concluded' && ` (${c.concluded})`}
                  </td>
                  <td>{showDay(plan.due)}</td>
                  <td>
                    {plan.told_fixed_on
                      ? c.told(showDay(plan.told_fixed_on))
                      : overdue.includes(plan)
                        ? c.overdue
                        : c.open}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </article>
    </>
  )
}
