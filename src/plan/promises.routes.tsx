import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { readTurn, TURN } from '../platform/turn.ts'
import { type KnownPromise, knownOf, standingOf } from '../self-review/brought.rules.ts'
import { knownPromises } from '../self-review/brought.ts'
import { said, turnOf } from '../self-review/hand.ts'
import type { Month } from '../self-review/month.rules.ts'
import { goOn, monthLink, openMonth, openPeriod, ownerOf } from '../self-review/open-month.ts'
import { carriedPlans, type Plan, planOf } from '../self-review/own-plan.rules.ts'
import { type PlanWords, planWords } from '../self-review/own-plan.ts'
import { inOpenMonth } from '../self-review/refused.tsx'
import { type OwnMonth, ownMonth, saveDraft } from '../self-review/self-review.ts'
import { SHOWN } from '../self-review/shown.tsx'
import { isOverdue, isToBeAsked } from './plan.rules.ts'
import { PROMISE_FIELDS, readSaid, saidErrors } from './promises.form.ts'
import { type Promised, PromisesPage, placeOf, reasonPlaceOf } from './promises.pages.tsx'
import { awaitsReason, reasonField, type Said, withSaid } from './promises.rules.ts'
import { tellFixed } from './tell-fixed.ts'

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
      const fixed = what.kind === 'state' && what.state === 'fixed'
      const standing = await standingPromise(v, await ownMonth(v.db, owner, period), what)
      // The cell is told nothing that the page did not say it would be.
      if (fixed && standing && form.text('tells') !== standing.id)
        return promisesPage(v, await ownMonth(v.db, owner, period), {
          errors: { [PLAN]: v.t.month.promises.notSeen },
          form,
        })
      const field = 'plan' in what ? reasonField(what.plan) : 'good'
      const hand = { field, turn: readTurn(form, v.autosave) }
      const change = (month: Month) => withSaid(month, what, v.today)
      const answers = what.kind === 'state' || what.kind === 'failed' || what.kind === 'keep'
      const tell =
        standing && answers && (fixed || standing.told_fixed_on !== null) ? { id: standing.id, fixed } : null
      const own = await saveDraft(v.db, owner, period, said(v, form), v.now, change, {
        hand,
        ...(tell ? { alongside: (tx) => tellFixed(tx, tell, { person: v.me.person, now: v.now }) } : {}),
      })
      return leadOn(v, what, own)
    },
  })
}

/** Stands where an error is about the promise as a whole. */
const PLAN = 'plan'

/** What the cell has of the promise that is answered. */
async function standingPromise(v: Visit, { month }: OwnMonth, what: Said): Promise<KnownPromise | null> {
  const plan = 'plan' in what ? planOf(month, what.plan) : null
  return plan && standingOf(plan, await knownPromises(v.db, v.me.person, [plan], v.today))
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
  const known = await knownPromises(v.db, v.me.person, plans, v.today)
  const at = plans.findIndex((plan) => plan.id === refused?.form.text('plan'))
  const { reason, [PLAN]: whole, ...others } = refused?.errors ?? {}
  return v.page(
    {
      title: v.t.month.promises.title,
      status: refused ? 422 : 200,
      back: monthLink(v),
      islands: ['autosave'],
    },
    <PromisesPage
      period={period}
      today={v.today}
      promises={plans.map((plan, i) => ({
        ...promised(v, month, plan, words, i === at && reason ? refused : undefined),
        known: shownOf(knownOf(plan, known)),
      }))}
      good={{
        text: refused?.errors.good ? refused.form.text('good') : month.goodThing,
        turn: turnOf(month, 'good', at < 0 ? refused?.form : undefined),
      }}
      errors={{
        ...others,
        ...(reason ? { [reasonPlaceOf(at + 1)]: reason } : {}),
        ...(whole ? { [placeOf(at + 1)]: whole } : {}),
      }}
    />,
  )
}

/** What was taken back, or left behind in another cell, is nothing the cell knows. */
const shownOf = (known: KnownPromise | null): KnownPromise | null =>
  known && (known.standing || known.confirmed_on) ? known : null

function promised(
  v: Visit,
  month: Month,
  plan: Plan,
  words: PlanWords,
  refused: Refused | undefined,
): Omit<Promised, 'known'> {
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
