import { hasConfirmedSheet } from '../account/account.ts'
import type { Serve, Visit } from '../account/visit.ts'
import { groupsInScreens } from '../catalogue/catalogue.rules.ts'
import { isAwaited } from '../membership/powers.rules.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { currentPeriod, latestPeriod } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import { MonthPage, NoMonthPage } from './month.pages.tsx'
import { nextStep, type Step, stepsOf, type Task } from './month.rules.ts'
import { monthNotesFor } from './month-notes.ts'
import { addressOf, ownerOf } from './open-month.ts'
import { doneOf } from './self-review.queries.ts'
import { ownMonth } from './self-review.ts'

export function selfReviewRoutes(serve: Serve) {
  serve(paths.month, { get: monthPage })
}

/** The month of the period, or this one where the period runs ahead of it. */
function commitmentMonth(period: { readonly month: string }, today: string): string {
  const [year, month] = [period.month, today].sort()[0]!.split('-') as [string, string]
  return paths.commitmentMonth.to({ year, month })
}

async function monthPage(v: Visit): Promise<Response> {
  const scope = await scopeFor(v)
  const title = { title: v.t.month.title }
  if (!scope.membership) return v.page(title, <NoMonthPage sentence={v.t.month.notMember} />)
  const tenant = tenantOf(scope)
  const period = await currentPeriod(v.db, tenant, scope.membership.cell, v.now)
  if (!period) {
    const last = await latestPeriod(v.db, tenant, v.now)
    const done = last && (await doneOf(v.db, last, v.me.person))
    return v.page(
      title,
      <NoMonthPage
        notes={await monthNotesFor(v)}
        sentence={
          last && done
            ? v.t.month.sentText(last.meeting_on.slice(5).split('-').reverse().join('/'))
            : v.t.month.none
        }
      />,
    )
  }
  const [own, done, hasSheet] = await Promise.all([
    ownMonth(v.db, await ownerOf(v), period),
    doneOf(v.db, period, v.me.person),
    hasConfirmedSheet(v.db, v.me.account),
  ])
  const steps = stepsOf(own.month, own.task, own.sent)
  return v.page(
    title,
    <MonthPage
      view={{
        period,
        closesOn: addDays(dayOf(period.closes_at), -1),
        steps: steps.map((step) => ({
          ...step,
          href: addressOf(step.name, own.month, own.task),
          label: stepLabel(v, step, own.task),
        })),
        next: nextStep(steps),
        state: own.sent ? 'sent' : done?.how === 'paper' ? 'paper' : 'draft',
        awaited: isAwaited(scope.membership.status),
        hasSheet,
        commitment: commitmentMonth(period, v.today),
        notes: await monthNotesFor(v),
      }}
    />,
  )
}

function stepLabel(v: Visit, step: Step, task: Task): string {
  const { steps } = v.t.month
  if (step.name === 'close') return steps.close(task.close.length)
  if (step.name === 'skim') return v.t.month.skimTitle(groupsInScreens(task.catalogue, 9).flat().length)
  return steps[step.name]
}
