import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { servePlanFrom } from '../plan/plan-from.tsx'
import { tellFixed } from '../plan/tell-fixed.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { ConclusionsPage } from './conclusion.pages.tsx'
import { cellPlansOf, conclusionAbout, conclusionsAbout } from './conclusion.queries.ts'
import { type HandOver, handOverOf } from './hand-over.ts'

/** What was concluded about the visitor, and the fixes the cell knows of. */
export function conclusionRoutes(serve: Serve) {
  serve(paths.conclusions, { get: (v) => conclusionsPage(v) })

  servePlanFrom(serve, paths.conclusionPlan, async (v) => {
    const conclusion = await conclusionAbout(v.db, v.me.person, v.params.conclusion)
    if (!conclusion) throw notFound()
    const words = conclusion.wording || v.t.ownConclusion.outcomes[conclusion.outcome]
    const back = { href: paths.conclusions.to(), label: v.t.ownConclusion.title }
    return { kind: 'conclusion', id: conclusion.id, words, back }
  })

  serve(paths.conclusionFix, {
    post: async (v) => {
      const form = await v.form(['fixed'])
      const plans = await cellPlansOf(v.db, v.me.person)
      const plan = isId(v.params.plan) && plans.find((one) => one.id === v.params.plan!.toLowerCase())
      if (!plan) throw notFound()
      const fixed = form.text('fixed') === 'yes'
      return carryOut(
        v,
        form,
        async () => {
          if (plan.confirmed_on) return conclusionsPage(v, true)
          return async (tx) => {
            await tellFixed(tx, { id: plan.id, fixed }, { person: v.me.person, now: v.now })
            return paths.conclusions.to()
          }
        },
        async () => {
          const words = (told: boolean) => (told ? v.t.ownConclusion.tell : v.t.ownConclusion.takeBack)
          return {
            saved: [[plan.line, words(plan.told_fixed_on !== null)]],
            sent: [[plan.line, words(fixed)]],
          }
        },
      )
    },
  })
}

async function conclusionsPage(v: Visit, refused = false): Promise<Response> {
  const conclusions = await conclusionsAbout(v.db, v.me.person)
  const handedOver = new Map<string, HandOver>()
  for (const one of conclusions) {
    const handOver = one.appeal?.answer === null ? await handOverOf(v.db, one, v.today) : null
    if (handOver) handedOver.set(one.id, handOver)
  }
  return v.page(
    {
      title: v.t.ownConclusion.title,
      status: refused ? 409 : 200,
      back: { href: paths.me.to(), label: v.t.data.me },
    },
    <ConclusionsPage
      conclusions={conclusions}
      handedOver={handedOver}
      plans={await cellPlansOf(v.db, v.me.person)}
      today={v.today}
      problem={refused ? v.t.ownConclusion.confirmedAlready : undefined}
    />,
  )
}
