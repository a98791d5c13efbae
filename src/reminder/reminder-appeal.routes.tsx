import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { type ReminderCase, remindersTaken } from './reminder.queries.ts'
import { next } from './reminder.rules.ts'
import { write } from './reminder.ts'
import { barring } from './reminder-barred.ts'
import { noteReading } from './reminder-desk.ts'
import { usualReminders } from './reminder-policy.ts'
import { isRefusal } from './reminder-state.rules.ts'
import { emptyStep, fieldOf, readStep, STEP_FIELDS, sentStep, type TypedStep } from './reminder-step.form.ts'
import { StepPage } from './reminder-step.tsx'
import { caseView } from './reminder-view.ts'
import { carryOutEvent } from './reminder-visit.tsx'

/** The standing board answers what a member took further from their cell: upheld, changed or lifted. */
export function reminderAppealRoutes(serve: Serve) {
  serve(paths.reminderAppeal, {
    get: async (v) => answerPage(v, await theirs(v)),
    post: async (v) => {
      const form = await v.form(STEP_FIELDS)
      const one = await theirs(v)
      const { problem: barred, goesUp } = await barring(v.db, one, v.me.person, v.today)
      const { typed, event, paper, errors } = readStep(
        form,
        'answer-appeal',
        {
          place: goesUp ? 'committee' : 'board',
          unit: one.tenant,
          on: v.today,
          today: v.today,
          meeting: null,
          people: [],
          rule: usualReminders.committee,
        },
        v.t,
      )
      return carryOutEvent(
        v,
        form,
        async () => {
          if (barred) return answerPage(v, one, { typed, status: 409 })
          if (!event) return answerPage(v, one, { typed, errors })
          const outcome = next(one.state, event, one.policy)
          const field = isRefusal(outcome) ? fieldOf(outcome.refused) : null
          if (isRefusal(outcome) && field)
            return answerPage(v, one, {
              typed,
              errors: { [field]: v.t.reminder.refusals[outcome.refused] },
            })
          return (tx) => write(tx, one, event, { person: v.me.person, now: v.now }, { paper })
        },
        paths.reminderAppeal.to({ reminder: one.id }),
        async (problem) => answerPage(v, await theirs(v), { typed, problem, status: 409 }),
        sentStep(typed, v.t),
      )
    },
  })
}

async function theirs(v: Visit): Promise<ReminderCase> {
  const taken = await remindersTaken(v.db, tenantOf(await scopeFor(v)))
  const one = taken.find(({ id }) => id === v.params.reminder?.toLowerCase())
  if (!one || one.state.stage === 'forgotten') throw notFound()
  return one
}

async function answerPage(
  v: Visit,
  one: ReminderCase,
  given: { typed?: TypedStep; errors?: FieldErrors; problem?: string; status?: number } = {},
): Promise<Response> {
  await noteReading(v, one.tenant, [one.person])
  const { problem: barred, goesUp } = await barring(v.db, one, v.me.person, v.today)
  const told = barred && (barred !== 'answered' || given.typed) ? v.t.reminding.barred[barred] : undefined
  const up = goesUp ? v.t.reminding.goesUp : undefined
  return v.page(
    {
      title: v.t.reminding.step.titles['answer-appeal'],
      status: given.errors ? 422 : (given.status ?? 200),
      back: { href: paths.committeeReminders.to(), label: v.t.reminding.desk.committee },
    },
    <StepPage
      view={{
        action: paths.reminderAppeal.to({ reminder: one.id }),
        place: goesUp ? 'committee' : 'board',
        step: 'answer-appeal',
        case: await caseView(v.db, one, v.today, v.t),
        noticeDays: one.policy.noticeDays,
        people: [],
        seats: [],
        typed: given.typed ?? emptyStep(),
        errors: given.errors,
        problem: given.problem ?? told ?? up,
        barred: barred !== null,
        kept: barred && given.typed ? sentStep(given.typed, v.t) : undefined,
      }}
    />,
  )
}
