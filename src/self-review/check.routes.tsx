import type { Serve, Visit } from '../account/visit.ts'
import { groupsInScreens, itemsInOrder } from '../catalogue/catalogue.rules.ts'
import { scopeFor } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import { bringsOf } from './brought.rules.ts'
import { knownPromises } from './brought.ts'
import { CheckPage } from './check.pages.tsx'
import { canSend, marksOf, stepsOf } from './month.rules.ts'
import { monthLink, openMonth, openPeriod, ownerOf } from './open-month.ts'
import { isOpen, signsCovered } from './own-plan.rules.ts'
import { planWords } from './own-plan.ts'
import { readersOf } from './readers.ts'
import { inOpenMonth } from './refused.tsx'
import { reopen, submit } from './sending.ts'
import { SHOWN } from './shown.tsx'

/** The last look before sending, and opening again. */
export function checkRoutes(serveAny: Serve) {
  const serve = inOpenMonth(serveAny)
  serve(paths.check, {
    get: async (v) => checkPage(v),
    post: async (v) => {
      const form = await v.form([...SHOWN, 'brings'])
      const outcome = await submit(v.db, await ownerOf(v), await openPeriod(v), v.now, form.all('brings'))
      return outcome === 'sent' ? v.go(paths.month.to()) : checkPage(v, v.t.month.check[outcome])
    },
  })

  serve(paths.reopen, {
    post: async (v) => {
      await v.form(SHOWN)
      await reopen(v.db, await ownerOf(v), await openPeriod(v), v.now)
      return v.go(paths.month.to())
    },
  })
}

async function checkPage(v: Visit, error?: string): Promise<Response> {
  const { month, task, period } = await openMonth(v)
  const { t } = v
  const scope = await scopeFor(v)
  const words = await planWords(v.db, month.plans)
  const brings = bringsOf(
    month,
    task,
    await knownPromises(v.db, v.me.person, month.plans, v.today),
    words.name,
  )
  const items = new Map(itemsInOrder(task.catalogue).map(({ item }) => [item.id, item]))
  const groups = task.catalogue.sections.flatMap((section) => section.groups).length
  const changeLinks =
    task.form === 'full'
      ? task.catalogue.sections.map((_, i) => ({
          href: paths.fullList.to({ section: String(i + 1) }),
          label: t.month.check.changeScreen(i + 1),
        }))
      : [
          ...groupsInScreens(task.catalogue, 9).map((_, i) => ({
            href: paths.skim.to({ screen: String(i + 1) }),
            label: t.month.check.changeScreen(i + 1),
          })),
          { href: paths.closeLook.to({ n: '1' }), label: t.month.check.changeClose },
        ]
  const planned = (sign: string) =>
    month.plans.find((p) => isOpen(p) && signsCovered(p, task.catalogue).includes(sign)) ?? null
  const marks = marksOf(month, task)
  const ofMarks = marks.map(({ sign }) => planned(sign))
  return v.page(
    { title: t.month.check.title, status: error ? 422 : 200, back: monthLink(v) },
    <CheckPage
      error={error}
      period={period}
      view={{
        read:
          task.form === 'full'
            ? t.month.check.readFull(task.applicable.size)
            : t.month.check.read(groups, task.close.length),
        changeLinks,
        marks: marks.map(({ sign, level }) => {
          const plan = planned(sign)
          return {
            label: items.get(sign)?.label ?? '',
            level: t.month.skim[level],
            plan,
            planHref: paths.plan.to({ plan: plan && isId(plan.id) ? plan.id : 'moi' }),
          }
        }),
        others: month.plans.filter((plan) => isOpen(plan) && !ofMarks.includes(plan)),
        brings,
        ready: canSend(stepsOf(month, task, false)),
        readers: await readersOf(
          v.db,
          period.tenant,
          scope.membership!.cell,
          v.today,
          brings.lines.length > 0,
        ),
      }}
    />,
  )
}
