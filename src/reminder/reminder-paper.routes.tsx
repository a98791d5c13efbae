import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { ReminderCase } from './reminder.queries.ts'
import { write } from './reminder.ts'
import { caseOn, type Desk, deskOf, noteReading, othersFor } from './reminder-desk.ts'
import { ownStepsOf } from './reminder-own.rules.ts'
import { noPaper, onPaper, PAPER_FIELDS, readPaper, type TypedPaper } from './reminder-paper.form.ts'
import { HandedInPage } from './reminder-paper.pages.tsx'
import { caseView } from './reminder-view.ts'
import { carryOutEvent } from './reminder-visit.tsx'

/** A member without a phone speaks, answers, takes further or tells by a paper they signed before two people. */
export function handedInRoutes(serve: Serve) {
  for (const path of [paths.cellReminderPaper, paths.committeeReminderPaper])
    serve(path, {
      get: async (v) => {
        const desk = await deskOf(v)
        const one = await caseOn(v, desk)
        const nothing = one.person === v.me.person || onPaper(ownStepsOf(one.state, v.today)).length === 0
        return nothing ? v.go(desk.one(one.id)) : page(v, desk, one)
      },
      post: async (v) => {
        const desk = await deskOf(v)
        const one = await caseOn(v, desk)
        const form = await v.form(PAPER_FIELDS)
        const people = await secondPeople(v, desk, one)
        const { typed, event, errors } = readPaper(
          form,
          {
            state: one.state,
            today: v.today,
            may: onPaper(ownStepsOf(one.state, v.today)),
            people: people.map(({ person }) => person),
          },
          v.t,
        )
        return carryOutEvent(
          v,
          form,
          async () => {
            if (one.person === v.me.person)
              return page(v, desk, one, { typed, problem: v.t.reminding.desk.own })
            if (!event) return page(v, desk, one, { typed, errors })
            return (tx) => write(tx, one, event, { person: v.me.person, now: v.now })
          },
          desk.one(one.id),
          async (problem) => page(v, desk, await caseOn(v, desk), { typed, problem }),
          typed.text ? [[v.t.reminding.handIn.text, typed.text]] : [],
        )
      },
    })
}

const secondPeople = async (v: Visit, desk: Desk, one: ReminderCase) =>
  (await othersFor(v, desk, one.person)).filter(({ person }) => person !== v.me.person)

async function page(
  v: Visit,
  desk: Desk,
  one: ReminderCase,
  given: { typed?: TypedPaper; errors?: FieldErrors; problem?: string } = {},
): Promise<Response> {
  await noteReading(v, desk.tenant, [one.person])
  return v.page(
    {
      title: v.t.reminding.handIn.title,
      status: given.errors ? 422 : given.problem ? 409 : 200,
      back: { href: desk.one(one.id), label: desk.title },
    },
    <HandedInPage
      action={desk.handIn(one.id)}
      view={await caseView(v.db, one, v.today, v.t)}
      may={onPaper(ownStepsOf(one.state, v.today))}
      people={await secondPeople(v, desk, one)}
      typed={given.typed ?? noPaper}
      errors={given.errors}
      problem={given.problem}
    />,
  )
}
