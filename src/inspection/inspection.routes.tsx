import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { noteLooks } from '../conclusion/conclusion.ts'
import { paths } from '../paths.ts'
import type { Transaction } from '../platform/database.ts'
import { byGivenName } from '../platform/fold.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { PLAN_FIELDS, readPlanLine, readWords } from './inspection.form.ts'
import { InspectionPage, PlansPage, type PlansView } from './inspection.pages.tsx'
import { type Inspection, inspectionsOf, membersFor, plansOf } from './inspection.queries.ts'
import { actsFor, monthsOf, yearsFor } from './inspection.rules.ts'
import { adoptPlan, handResult, planInspection, tellMember, unplan } from './inspection.ts'
import { byOf, cellPlace, committeePlace, inspectionAt, isInConflict, type Place } from './place.ts'
import { AdoptPage } from './step.pages.tsx'
import { serveSteps } from './step.routes.tsx'

/** Yearly plans of cells and of the inspection committee, and each inspection, for those who inspect. */
export function inspectionRoutes(serve: Serve) {
  for (const [list, one, place] of [
    [paths.cellInspections, paths.cellInspection, cellPlace],
    [paths.inspections, paths.inspection, committeePlace],
  ] as const) {
    serve(list, {
      get: async (v) => plansPage(v, await place(v)),
      post: async (v) => changePlan(v, await place(v)),
    })
    serve(one, {
      get: async (v) => {
        const at = await place(v)
        return inspectionPage(v, at, await inspectionAt(v, at))
      },
      post: async (v) => tap(v, await place(v)),
    })
  }
  serveSteps(serve)

  serve(paths.inspectionAdopt, {
    get: async (v) => adoptPage(v, await draftYear(v), ''),
    post: async (v) => {
      const form = await v.form(['paper'])
      const place = await committeePlace(v)
      const { text: paper, errors } = readWords(form, 'paper', v.t)
      return carryOut(
        v,
        form,
        async () => {
          const year = await draftYear(v)
          if (errors.paper) return adoptPage(v, year, paper, errors.paper)
          return async (tx) => {
            await adoptPlan(tx, place, { meeting: null, paper, on: v.today }, byOf(v))
            return place.list
          }
        },
        async () => ({ saved: [], sent: [[v.t.inspection.committee.paper, paper]] }),
      )
    },
  })
}

async function draftYear(v: Visit): Promise<number> {
  const place = await committeePlace(v)
  const draft = (await plansOf(v.db, place.tenant, place.unit)).find((plan) => !plan.adopted_on)
  if (!draft) throw notFound()
  return draft.year
}

const adoptPage = (v: Visit, year: number, paper: string, error?: string): Response =>
  v.page(
    {
      title: v.t.inspection.committee.adoptTitle,
      status: error ? 422 : 200,
      back: { href: paths.inspections.to(), label: v.t.inspection.page.back },
    },
    <AdoptPage action={paths.inspectionAdopt.to()} year={year} paper={paper} error={error} />,
  )

async function changePlan(v: Visit, place: Place): Promise<Response> {
  const form = await v.form(PLAN_FIELDS)
  const facts = await planFacts(v, place)
  const typed = {
    year: form.text('year'),
    person: form.text('person'),
    theme: form.text('theme'),
    month: form.text('month'),
  }
  return carryOut(
    v,
    form,
    async () => {
      if (form.text('do') === 'remove') {
        const line = facts.inspections.find((one) => one.id === form.text('id'))
        return async (tx) => {
          if (line) await unplan(tx, line, byOf(v))
          return place.list
        }
      }
      const people = facts.members.map((one) => one.person)
      const { errors, ...line } = readPlanLine(form, { members: people, months: facts.months }, v.t)
      if (Object.keys(errors).length > 0) return plansPage(v, place, typed, errors)
      const year = Number(line.month.slice(0, 4))
      return planned(v, place, (tx) => planInspection(tx, { ...place, ...line, year }, byOf(v)), typed)
    },
    async () => ({ saved: [], sent: [[v.t.inspection.theme, typed.theme]] }),
  )
}

/** What is there already, or belongs to another year than the draft that is open, is said before anything is written. */
async function planned(
  v: Visit,
  place: Place,
  write: (tx: Transaction) => Promise<boolean>,
  typed: PlansView['typed'],
): Promise<Response | ((tx: Transaction) => Promise<string>)> {
  const { plans, inspections } = await planFacts(v, place)
  const draft = plans.find((plan) => !plan.adopted_on)
  const isAgain = inspections.some(
    (one) => one.plan === draft?.id && one.person === typed.person && one.theme === typed.theme,
  )
  if (isAgain || (draft && String(draft.year) !== typed.month.slice(0, 4)))
    return plansPage(v, place, typed, { theme: v.t.inspection.again })
  return async (tx) => {
    await write(tx)
    return place.list
  }
}

async function planFacts(v: Visit, place: Place) {
  const { tenant, unit, cell } = place
  const [plans, inspections, members] = await Promise.all([
    plansOf(v.db, tenant, unit),
    inspectionsOf(v.db, tenant, unit),
    membersFor(v.db, tenant, cell, v.today),
  ])
  const years = yearsFor(v.today)
  return {
    plans,
    inspections,
    years,
    months: years.flatMap((year) => monthsOf(year, v.today)).sort(),
    members: byGivenName(members, (member) => member.name),
  }
}

async function plansPage(
  v: Visit,
  place: Place,
  typed: PlansView['typed'] = { year: '', person: '', theme: '', month: '' },
  errors?: FieldErrors,
): Promise<Response> {
  const facts = await planFacts(v, place)
  const inspections = facts.inspections.filter((one) => one.person !== v.me.person || one.stage === 'draft')
  return v.page(
    {
      title: v.t.inspection.title,
      status: errors ? 422 : 200,
      back: place.cell
        ? { href: paths.cellMeetings.to({ cell: place.cell }), label: v.t.meeting.list }
        : { href: paths.feedbackCases.to(), label: v.t.feedbackCase.list.title },
    },
    <PlansPage view={{ place, ...facts, inspections, typed, errors }} />,
  )
}

/** What needs no words: told in person, handed over. */
async function tap(v: Visit, place: Place): Promise<Response> {
  const form = await v.form(['do'])
  const one = await inspectionAt(v, place)
  if (await isInConflict(v, place, one)) throw notFound()
  return carryOut(
    v,
    form,
    async () => async (tx) => {
      if (form.text('do') === 'tell') await tellMember(tx, one, { meeting: null, on: v.today }, byOf(v))
      if (form.text('do') === 'hand') await handResult(tx, one, byOf(v))
      return place.inspection(one.id)
    },
    async () => ({ saved: [], sent: [] }),
  )
}

async function inspectionPage(v: Visit, place: Place, one: Inspection): Promise<Response> {
  const conflict = await isInConflict(v, place, one)
  await v.db.transaction((tx) => noteLooks(tx, place.tenant, [one.person], v.me.person, v.today))
  return v.page(
    { title: v.t.inspection.title, back: { href: place.list, label: v.t.inspection.page.back } },
    <InspectionPage view={{ place, one, conflict, acts: conflict ? [] : actsFor(one.stage) }} />,
  )
}
