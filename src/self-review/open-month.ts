import type { Visit } from '../account/visit.ts'
import { groupsInScreens } from '../catalogue/catalogue.rules.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { currentPeriod, type Period } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { type Month, nextStep, type Step, stepsOf, type Task } from './month.rules.ts'
import { signsIn } from './self-review.form.ts'
import { type Owner, type OwnMonth, ownMonth, PeriodClosed } from './self-review.ts'

export const ownerOf = async (v: Visit): Promise<Owner> => ({
  actor: v.me,
  scope: await scopeFor(v),
  ring: v.keys(),
})

/** The open period of the visitor's cell; without one there is nothing to fill in. */
export async function openPeriod(v: Visit): Promise<Period> {
  const scope = await scopeFor(v)
  const period =
    scope.membership && (await currentPeriod(v.db, tenantOf(scope), scope.membership.cell, v.now))
  if (!period) throw new PeriodClosed()
  // A page of the month before, left open or kept offline, is not laid into the month that has begun meanwhile.
  const shown = v.reads ? '' : (await v.form()).text('period')
  if (shown && shown !== period.id) throw new PeriodClosed()
  return period
}

/** The visitor's month as long as it can be changed. */
export async function openMonth(v: Visit): Promise<OwnMonth> {
  const own = await ownMonth(v.db, await ownerOf(v), await openPeriod(v))
  if (own.sent) throw new PeriodClosed({ sent: true })
  return own
}

export const monthLink = (v: Visit) => ({ href: paths.month.to(), label: v.t.month.title })

/** Where the next thing to do is. Skim screens and close looks lead to the first that is not answered. */
export function addressOf(step: Step['name'], month: Month, task: Task): string {
  const first = (count: number, answered: (n: number) => boolean) =>
    String(Array.from({ length: count }, (_, i) => i + 1).find((n) => !answered(n)) ?? 1)
  switch (step) {
    case 'promises':
      return paths.promises.to()
    case 'skim':
      return paths.skim.to({
        screen: first(groupsInScreens(task.catalogue, 9).length, (n) => month.skim[n] !== undefined),
      })
    case 'full':
      return paths.fullList.to({
        section: first(task.catalogue.sections.length, (n) =>
          signsIn(task, n).every((sign) => month.full[sign]),
        ),
      })
    case 'close':
      return paths.closeLook.to({
        n: first(task.close.length, (n) => month.close[task.close[n - 1]!] !== undefined),
      })
    case 'learning':
      return paths.learning.to()
    case 'plans':
      return paths.plan.to({ plan: 'moi' })
    case 'check':
      return paths.check.to()
  }
}

/** Goes on to whatever still asks for something. */
export const goOn = (v: Visit, { month, task }: OwnMonth): Response =>
  v.go(addressOf(nextStep(stepsOf(month, task, false)), month, task))
