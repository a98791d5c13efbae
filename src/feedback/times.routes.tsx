import { carryOut, Overtaken, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { addDays } from '../platform/clock.ts'
import { weekdayOf } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { policyOf } from './feedback.queries.ts'
import { readTimes, TIME_FIELDS, type Typed, typedTimes } from './times.form.ts'
import { TimesPage } from './times.pages.tsx'
import { setTimes } from './times.ts'
import { isWorkingDay } from './working-days.rules.ts'

const FIELDS = [...TIME_FIELDS, 'off', 'worked'] as const
const SAVED = 'da-luu'

/** How long each step of a case may take, and the days on which no working day is counted. */
export function timesRoutes(serve: Serve) {
  serve(paths.feedbackTimes, {
    get: (v) => timesPage(v),
    post: async (v) => {
      const form = await v.form(FIELDS)
      const tenant = tenantOf(await scopeFor(v))
      return carryOut(
        v,
        form,
        async () => {
          const { policy, errors } = readTimes(form, await tomorrows(v, tenant), v.today, v.t)
          if (!policy) return timesPage(v, { form, errors })
          return async (tx) => {
            const by = { person: v.me.person, now: v.now }
            if ((await setTimes(tx, tenant, policy, v.keys(), by, v.today)) === 'not-all')
              throw new Overtaken(() => timesPage(v, { form, problem: v.t.feedbackCase.times.notAll }))
            return `${paths.feedbackTimes.to()}?${SAVED}`
          }
        },
        async () => {
          const saved = typedTimes(await tomorrows(v, tenant))
          const w = v.t.feedbackCase.times
          const labels = { ...w.fields, off: w.off, worked: w.worked }
          return {
            saved: FIELDS.map((name) => [labels[name], saved[name]] as const),
            sent: sentLines(form, labels),
          }
        },
      )
    },
  })
}

const tomorrows = (v: Visit, tenant: string) => policyOf(v.db, tenant, addDays(v.today, 1))

async function timesPage(
  v: Visit,
  again: { form?: Form; errors?: FieldErrors; problem?: string } = {},
): Promise<Response> {
  const policy = await tomorrows(v, tenantOf(await scopeFor(v)))
  const typed: Typed = again.form
    ? (Object.fromEntries(FIELDS.map((name) => [name, again.form!.text(name)])) as Typed)
    : typedTimes(policy)
  const days = Array.from({ length: 120 }, (_, n) => addDays(v.today, n + 1))
  const coming = days.filter((day) => ![0, 6].includes(weekdayOf(day)) && !isWorkingDay(day, policy.calendar))
  return v.page(
    {
      title: v.t.feedbackCase.times.title,
      status: again.errors ? 422 : again.problem ? 409 : 200,
      back: { href: paths.feedbackCases.to(), label: v.t.feedbackCase.list.title },
    },
    <TimesPage
      typed={typed}
      coming={coming}
      errors={again.errors}
      problem={again.problem}
      saved={v.url.searchParams.has(SAVED)}
    />,
  )
}
