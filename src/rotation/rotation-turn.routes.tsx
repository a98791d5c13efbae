import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { Form } from '../platform/form.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { changesOf, type RotationRow } from './rotation.queries.ts'
import { CHANGED, OVERTAKEN } from './rotation.routes.tsx'
import { changeTurn } from './rotation.ts'
import { changeRotation } from './rotation-change.rules.ts'
import { memberOf, placeOf, type RotationPlan } from './rotation-plan.rules.ts'
import { type HandTurn, readTurn, TURN_FIELDS, type TypedTurn, typedTurn } from './rotation-turn.form.ts'
import { StaleTurnPage, TurnPage } from './rotation-turn.pages.tsx'
import { menuFor } from './rotation-view.rules.ts'
import { byVisitor, type CellVisit, cellVisit, planAddress, RUNNING } from './rotation-visit.ts'
import { whySentence } from './rotation-words.rules.ts'

export function rotationTurnRoutes(serve: Serve) {
  serve(paths.rotationMove, {
    get: async (v) => {
      const at = await cellVisit(v)
      return turnPage(v, at, planWith(v, at.shown))
    },
    post: async (v) => {
      const form = await v.form(TURN_FIELDS)
      const visit = await cellVisit(v)
      const plans = [visit.running, visit.draft]
      const row = planWith(v, plans.find((one) => one?.id === form.text('rotation')) ?? visit.shown)
      const at = { ...visit, shown: row }
      return carryOut(
        v,
        form,
        async () => {
          const typed = typedTurn(form)
          const read = readTurn(typed, v.params.person!, menuFor(row.plan, v.params.person!, v.today), v.t)
          if (row.id !== form.text('rotation') || String(row.revision) !== form.text('revision'))
            return stalePage(v, at, row, form, askedWords(v, row.plan, typed))
          if ('errors' in read) return turnPage(v, at, row, { typed, errors: read.errors })
          const refused = refusalOf(v, row.plan, read.change)
          if (refused) return turnPage(v, at, row, { typed, errors: refused })
          return async (tx) => {
            const { tenant, cell } = row
            const turn = { tenant, cell, rotation: row.id, revision: row.revision, change: read.change }
            const applied = await changeTurn(tx, turn, byVisitor(v))
            return planAddress(row.cell, at, 'row' in applied ? CHANGED : OVERTAKEN)
          }
        },
        async () => ({
          saved: nowWords(v, row.plan),
          sent: [[v.t.rotation.turn.asked, askedWords(v, row.plan, typedTurn(form))]],
        }),
      )
    },
  })
}

/** The plan, if the person of the address is in it; else there is nothing here. */
function planWith(v: Visit, row: RotationRow | null): RotationRow {
  if (!row || !memberOf(row.plan, v.params.person ?? '')) throw notFound()
  return row
}

/** Why the planner would not do it, at the field that asked for it. */
function refusalOf(v: Visit, plan: RotationPlan, change: HandTurn): FieldErrors | null {
  const changed = changeRotation(plan, change, v.today)
  if (!('refused' in changed)) return null
  const field = { moved: 'to', swapped: 'with', absent: 'what' }[change.kind]
  return { [field]: v.t.rotation.refusals[changed.refused] }
}

async function turnPage(
  v: Visit,
  at: CellVisit,
  row: RotationRow,
  again: { typed?: TypedTurn; errors?: FieldErrors } = {},
): Promise<Response> {
  const person = v.params.person!
  const meeting = row.plan.meetings[placeOf(row.plan, person)]
  const place = meeting?.places.find((one) => one.member === person)
  const isOpen = meeting && place && !meeting.held
  return v.page(
    {
      title: v.t.rotation.turn.title,
      status: again.errors ? 422 : 200,
      back: { href: planAddress(row.cell, { ...at, shown: row }), label: v.t.rotation.title },
    },
    <TurnPage
      view={{
        cell: row.cell,
        person,
        name: memberOf(row.plan, person)!.name,
        now: isOpen ? { day: showDay(meeting.on), why: whySentence(row.plan, place, v.t.rotation) } : null,
        rotation: row.id,
        revision: row.revision,
        menu: menuFor(row.plan, person, v.today),
      }}
      typed={again.typed}
      errors={again.errors}
    />,
  )
}

/** Where the person, and whom they were to change with, stand in the plan as it is. */
function nowWords(v: Visit, plan: RotationPlan, other = ''): (readonly [string, string])[] {
  const { turn } = v.t.rotation
  return [v.params.person!, other].flatMap((id) => {
    const name = memberOf(plan, id)?.name
    const meeting = plan.meetings[placeOf(plan, id)]
    if (!name) return []
    return [[name, meeting && !meeting.held ? turn.stands(showDay(meeting.on)) : turn.standsNowhere] as const]
  })
}

function askedWords(v: Visit, plan: RotationPlan, typed: TypedTurn): string {
  const { turn } = v.t.rotation
  const name = (id: string) => memberOf(plan, id)?.name ?? ''
  const on = plan.meetings.find((meeting) => meeting.id === typed.to)?.on
  if (typed.what === 'move' && on) return turn.askedMove(name(v.params.person!), showDay(on))
  if (typed.what === 'swap' && name(typed.with))
    return turn.askedSwap(name(v.params.person!), name(typed.with))
  return typed.what === 'absent' ? turn.askedAbsent(name(v.params.person!)) : ''
}

async function stalePage(
  v: Visit,
  at: CellVisit,
  row: RotationRow,
  form: Form,
  asked: string,
): Promise<Response> {
  const seen = row.id === form.text('rotation') ? Number(form.text('revision')) : 0
  const since = (await changesOf(v.db, row)).filter(({ revision }) => revision > seen)
  const back = planAddress(row.cell, { ...at, shown: row })
  return v.page(
    { title: v.t.rotation.turn.stale, status: 409, back: { href: back, label: v.t.rotation.title } },
    <StaleTurnPage
      action={v.url.pathname + (back.includes('?') ? `?${RUNNING}` : '')}
      back={back}
      now={nowWords(v, row.plan, form.text('with'))}
      since={since.map(({ sentence }) => sentence)}
      asked={asked}
      fields={[['rotation', row.id], ['revision', String(row.revision)], ...Object.entries(typedTurn(form))]}
    />,
  )
}
