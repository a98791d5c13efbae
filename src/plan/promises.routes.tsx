import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { readTurn, TURN } from '../platform/turn.ts'
import { said, turnOf } from '../self-review/hand.ts'
import type { Month } from '../self-review/month.rules.ts'
import { goOn, monthLink, openMonth, openPeriod, ownerOf } from '../self-review/open-month.ts'
import { carriedPlans, type Plan } from '../self-review/own-plan.rules.ts'
import { type PlanWords, planWords } from '../self-review/own-plan.ts'
import { inOpenMonth } from '../self-review/refused.tsx'
import { type OwnMonth, ownMonth, saveDraft } from '../self-review/self-review.ts'
import { SHOWN } from '../self-review/shown.tsx'
import { isOverdue, isToBeAsked } from './plan.rules.ts'
import { PROMISE_FIELDS, readSaid, saidErrors } from './promises.form.ts'
import { type Promised, PromisesPage, placeOf, reasonPlaceOf } from './promises.pages.tsx'
import { awaitsReason, reasonField, type Said, withSaid } from './promises.rules.ts'

/** What was promised in an earlier month: each is answered before the month goes on. */
export function promisesRoutes(serveAny: Serve) {
  inOpenMonth(serveAny)(paths.promises, {
    get: async (v) => promisesPage(v, await openMonth(v)),
    post: async (v) => {
      const owner = await ownerOf(v)
      const form = await v.form([...SHOWN, ...TURN, ...PROMISE_FIELDS])
      const period = await openPeriod(v)
      const what = readSaid(form, v.autosave)
      const errors = saidErrors(form, what, v.t)
      if (Object.keys(errors).length > 0)
        return promisesPage(v, await ownMonth(v.db, owner, period), { errors, form })
      const field = 'plan' in what ? reasonField(what.plan) : 'good'
      const hand = { field, turn: readTurn(form, v.autosave) }
      const change = (month: Month) => withSaid(month, what, v.today)
      return leadOn(v, what, await saveDraft(v.db, owner, period, said(v, form), v.now, change, hand))
    },
  })
}

/** To the plan that is to be changed, to the promise that still asks for something, or on with the month. */
function leadOn(v: Visit, what: Said, own: OwnMonth): Response {
  if (what.kind === 'good') return goOn(v, own)
  const changes =
    (what.kind === 'state' && what.state === 'changed') || (what.kind === 'keep' && what.keep === 'change')
  if (changes) return v.go(paths.plan.to({ plan: what.plan }))
  const left = carriedPlans(own.month).findIndex((plan) => !own.month.told.includes(plan.id))
  return v.go(left < 0 ? paths.promises.to() : `${paths.promises.to()}#${placeOf(left + 1)}`)
}

interface Refused {
  readonly errors: FieldErrors
  readonly form: Form
}

async function promisesPage(v: Visit, { month, period }: OwnMonth, refused?: Refused): Promise<Response> {
  const plans = carriedPlans(month)
  const words = await planWords(v.db, plans)
  const at = plans.findIndex((plan) => plan.id === refused?.form.text('plan'))
  const { reason, ...others } = refused?.errors ?? {}
  return v.page(
    {
      title: v.t.month.promises.title,
      status: refused ? 422 : 200,
      back: monthLink(v),
      islands: ['autosave'],
    },
    <PromisesPage
      period={period}
      promises={plans.map((plan, i) => promised(v, month, plan, words, i === at ? refused : undefined))}
      good={{
        text: refused?.errors.good ? refused.form.text('good') : month.goodThing,
        turn: turnOf(month, 'good', at < 0 ? refused?.form : undefined),
      }}
      errors={reason ? { ...others, [reasonPlaceOf(at + 1)]: reason } : others}
    />,
  )
}

function promised(
  v: Visit,
  month: Month,
  plan: Plan,
  words: PlanWords,
  refused: Refused | undefined,
): Promised {
  const told = month.told.includes(plan.id) ? plan.state : null
  const field = reasonField(plan.id)
  return {
    id: plan.id,
    text: plan.text,
    about: words.name(plan),
    due: plan.due,
    since: plan.since ?? null,
    overdue: isOverdue(plan, v.today),
    told,
    toBeAsked: isToBeAsked(plan, v.today),
    reason:
      told === 'failed' || awaitsReason(month, plan) || refused
        ? {
            text: refused?.form.text('reason') ?? month.typed[field] ?? plan.reason ?? '',
            turn: turnOf(month, field, refused?.form),
          }
        : null,
  }
}
