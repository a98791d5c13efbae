import { carryOut, Overtaken, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { catalogueRef } from '../catalogue/catalogue.rules.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { may, scopeFor, tenantOf } from '../membership/scope.ts'
import { looserThan } from '../movement/binding.rules.ts'
import { bindingOn } from '../movement/binding.ts'
import { boundHint, looserSentence, sourceWords, type Titles } from '../movement/movement-words.rules.ts'
import { reviewCatalogues, titlesOf } from '../movement/review-catalogues.ts'
import { cellsOf } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { otherCatalogue } from './own-round.routes.tsx'
import { nextRound } from './rhythm.ts'
import { emptyRound, PLAN_FIELDS, readRound, readWords, type TypedRound } from './round.form.ts'
import {
  addendaOf,
  changesOf,
  membersIn,
  type RoundMember,
  type RoundRow,
  roundById,
  roundsOf,
  talliesOf,
} from './round.queries.ts'
import { type ClosingRefusal, DAYS, isRunning, openOf, stateOf } from './round.rules.ts'
import { addAddendum, changeRound, closeRound, dropRound, launchRound, roundCatalogues } from './round.ts'
import { AddendumPage, ClosePage, RoundPage, RoundPlanPage, RoundsPage } from './rounds.pages.tsx'

/** The committee's side of a round: opened, followed, closed, corrected. */
export function roundRoutes(serve: Serve) {
  serve(paths.rounds, { get: listPage })

  serve(paths.roundNew, {
    get: async (v) => planPage(v, null, emptyRound),
    post: async (v) => {
      const form = await v.form(PLAN_FIELDS)
      const tenant = tenantOf(await scopeFor(v))
      const refs = (await roundCatalogues(v.db)).map(catalogueRef)
      const { typed, plan, errors } = readRound(form, refs, v.t)
      return carryOut(
        v,
        form,
        async () => {
          if (plan) Object.assign(errors, await otherListErrors(v, tenant, plan))
          if (!plan || errors.catalogue) return planPage(v, null, typed, errors)
          return async (tx) => {
            const made = await launchRound(tx, { ...plan, tenant }, { person: v.me.person, now: v.now })
            if ('overlaps' in made)
              throw new Overtaken(() => planPage(v, null, typed, overlapErrors(v, made.overlaps)))
            return paths.round.to({ round: made.id })
          }
        },
        async () => ({ saved: [], sent: sentLines(form, labelsOf(v)) }),
      )
    },
  })

  serve(paths.roundChange, {
    get: async (v) => planPage(v, await openRound(v), null),
    post: async (v) => {
      const form = await v.form(PLAN_FIELDS)
      const round = await roundOf(v)
      const { typed, plan, errors } = readRound(form, null, v.t)
      return carryOut(
        v,
        form,
        async () => {
          if (plan && stateOf(round, v.today) !== 'planned' && plan.opens_on !== round.opens_on)
            errors.opens_on = v.t.round.plan.begun
          if (!plan || errors.opens_on) return planPage(v, round, typed, errors)
          const { catalogue: _, ...after } = plan
          return async (tx) => {
            const outcome = await changeRound(tx, round, after, { person: v.me.person, now: v.now })
            if (outcome !== 'changed')
              throw new Overtaken(() =>
                planPage(
                  v,
                  round,
                  typed,
                  outcome === 'over' ? { name: v.t.round.plan.over } : overlapErrors(v, outcome.overlaps),
                ),
              )
            return paths.round.to({ round: round.id })
          }
        },
        async () => ({
          saved: DAYS.map((name) => [v.t.round.days[name], showDay(round[name])] as const),
          sent: sentLines(form, labelsOf(v)),
        }),
      )
    },
  })

  serve(paths.roundDrop, {
    post: async (v) => {
      const form = await v.form(['dropped'])
      const round = await roundOf(v)
      const { words, errors } = readWords(form, ['dropped'], ['dropped'], v.t)
      return carryOut(
        v,
        form,
        async () => {
          if (errors.dropped) return planPage(v, round, null, errors)
          return async (tx) => {
            if (!(await dropRound(tx, round, words.dropped, { person: v.me.person, now: v.now })))
              throw new Overtaken(() => planPage(v, round, null, { dropped: v.t.round.plan.dropLate }))
            return paths.rounds.to()
          }
        },
        async () => ({ saved: [], sent: [[v.t.round.plan.dropReason, words.dropped]] }),
      )
    },
  })

  serve(paths.round, { get: async (v) => roundPage(v, await roundOf(v)) })

  serve(paths.roundClose, {
    get: async (v) => closePage(v, await openRound(v), { knows: false, reason: '' }),
    post: async (v) => {
      const form = await v.form(['knows', 'reason'])
      const round = await roundOf(v)
      const { words, errors } = readWords(form, ['reason'], [], v.t)
      const said = { knows: form.has('knows'), reason: words.reason }
      return carryOut(
        v,
        form,
        async () => {
          if (errors.reason) return closePage(v, round, said, { errors })
          return async (tx) => {
            const outcome = await closeRound(tx, round, said, { person: v.me.person, now: v.now })
            if (outcome !== 'closed')
              throw new Overtaken(() => closePage(v, round, said, refusalWords(v, round, outcome)))
            return paths.round.to({ round: round.id })
          }
        },
        async () => ({ saved: [], sent: [[v.t.round.close.reason, words.reason]] }),
      )
    },
  })

  serve(paths.roundAddendum, {
    get: async (v) => addendumPage(v, await closedRound(v), { before: '', after: '', reason: '' }),
    post: async (v) => {
      const form = await v.form(['before', 'after', 'reason'])
      const round = await closedRound(v)
      const { words, errors } = readWords(form, ['before', 'after', 'reason'], ['after', 'reason'], v.t)
      const a = v.t.round.addendum
      return carryOut(
        v,
        form,
        async () => {
          if (Object.keys(errors).length > 0) return addendumPage(v, round, words, errors)
          return async (tx) => {
            await addAddendum(tx, round, words, { person: v.me.person, now: v.now })
            return paths.round.to({ round: round.id })
          }
        },
        async () => ({ saved: [], sent: sentLines(form, { before: a.was, after: a.is, reason: a.why }) }),
      )
    },
  })
}

export async function roundOf(v: Visit): Promise<RoundRow> {
  const round = await roundById(v.db, tenantOf(await scopeFor(v)), v.params.round)
  if (!round) throw notFound()
  return round
}

async function openRound(v: Visit): Promise<RoundRow> {
  const round = await roundOf(v)
  if (round.closed_on || round.dropped_on) throw notFound()
  return round
}

async function closedRound(v: Visit): Promise<RoundRow> {
  const round = await roundOf(v)
  if (!round.closed_on) throw notFound()
  return round
}

const labelsOf = (v: Visit) => ({ name: v.t.round.plan.name, ...v.t.round.days })

const overlapErrors = (
  v: Visit,
  other: { name: string; opens_on: string; closes_on: string },
): FieldErrors => ({
  opens_on: v.t.round.plan.overlaps(other.name, showDay(other.opens_on), showDay(other.closes_on)),
})

function refusalWords(
  v: Visit,
  round: RoundRow,
  refusal: ClosingRefusal,
): { problem?: string; errors?: FieldErrors } {
  const { refusals } = v.t.round.close
  if (refusal === 'open-unsaid') return { errors: { knows: refusals['open-unsaid'] } }
  if (refusal === 'still-declaring')
    return { problem: refusals['still-declaring'](showDay(round.declare_by)) }
  return { problem: refusals['not-running'] }
}

/** What a movement binds on the round's first day; of an old round entered today, what bound then. */
async function otherListErrors(
  v: Visit,
  tenant: string,
  { catalogue, opens_on }: { readonly catalogue: string; readonly opens_on: string },
): Promise<FieldErrors> {
  const binding = await bindingOn(v.db, tenant, opens_on)
  const [other] = looserThan({ catalogue }, null, binding)
  return other ? { catalogue: looserSentence(v.t, other, await titles(v)) } : {}
}

const titles = async (v: Visit): Promise<Titles> => titlesOf(await reviewCatalogues(v.db))

/** By when a movement wants the next round, in words; null where none does. */
async function dueWords(v: Visit, tenant: string, rounds: readonly RoundRow[]): Promise<string | null> {
  const begun = rounds.filter(({ dropped_on }) => dropped_on === null).map(({ opens_on }) => opens_on)
  const next = await nextRound(v.db, tenant, v.today, begun.toSorted().at(-1) ?? null)
  if (!next) return null
  const { due, overdue } = v.t.round.list
  const words = v.t.movement.terms.roundEvery(next.every)
  const source = next.sources.map((one) => sourceWords(v.t, one)).join('; ')
  return (next.by < v.today ? overdue : due)(words, showDay(next.by), source)
}

const toList = (v: Visit) => ({ href: paths.rounds.to(), label: v.t.round.list.title })
const toRound = (round: RoundRow) => ({ href: paths.round.to({ round: round.id }), label: round.name })

async function listPage(v: Visit): Promise<Response> {
  const scope = await scopeFor(v)
  const tenant = tenantOf(scope)
  const [all, tallies] = await Promise.all([roundsOf(v.db, tenant), talliesOf(v.db, tenant)])
  return v.page(
    { title: v.t.round.list.title, back: { href: paths.committee.to(), label: v.t.committee.title } },
    <RoundsPage
      rounds={all.map((round) => ({
        round,
        state: stateOf(round, v.today),
        tally: tallies.get(round.id) ?? null,
      }))}
      due={await dueWords(v, tenant, all)}
      runs={may(scope, 'run-rounds')}
    />,
  )
}

async function planPage(
  v: Visit,
  round: RoundRow | null,
  typed: TypedRound | null,
  errors?: FieldErrors,
): Promise<Response> {
  const catalogues = await roundCatalogues(v.db)
  const binding = await bindingOn(v.db, tenantOf(await scopeFor(v)), v.today)
  const bound = binding.terms.catalogue?.value ?? ''
  const stored = round && {
    ...emptyRound,
    ...Object.fromEntries(DAYS.map((name) => [name, showDay(round[name])])),
    name: round.name,
  }
  return v.page(
    {
      title: round ? v.t.round.plan.changeTitle : v.t.round.plan.newTitle,
      status: errors ? 422 : 200,
      back: round ? toRound(round) : toList(v),
    },
    <RoundPlanPage
      round={round}
      typed={stored ? (typed ?? stored) : { ...emptyRound, ...typed, catalogue: typed?.catalogue || bound }}
      catalogues={catalogues.map((one) => ({ ref: catalogueRef(one), title: one.title }))}
      bound={boundHint(v.t, binding, 'catalogue', await titles(v))}
      errors={errors}
    />,
  )
}

/** How far each cell is, counting those who are awaited. */
function cellsSoFar(
  cells: readonly { readonly id: string; readonly name: string }[],
  members: readonly RoundMember[],
) {
  return cells.map((cell) => {
    const own = members.filter((member) => member.cell === cell.id && member.part === 'awaited')
    return {
      id: cell.id,
      name: cell.name,
      members: own.length,
      declared: own.filter(({ declared }) => declared !== 'not-yet' && declared !== 'elsewhere').length,
      concluded: own.filter(({ level }) => level !== null).length,
    }
  })
}

async function roundPage(v: Visit, round: RoundRow): Promise<Response> {
  const scope = await scopeFor(v)
  const state = stateOf(round, v.today)
  const cells = isRunning(state) ? await cellsOf(v.db, round.tenant) : []
  const soFar = cellsSoFar(cells, isRunning(state) ? await membersIn(v.db, round, cells, v.today) : [])
  const sum = (of: 'members' | 'declared' | 'concluded') => soFar.reduce((all, cell) => all + cell[of], 0)
  return v.page(
    { title: v.t.round.list.title, back: toList(v) },
    <RoundPage
      view={{
        round,
        state,
        catalogue: (await catalogueByRef(v.db, round.catalogue)).title,
        notes: isRunning(state) ? await otherCatalogue(v, round) : [],
        cells: soFar,
        totals: { members: sum('members'), declared: sum('declared'), concluded: sum('concluded') },
        tally: (await talliesOf(v.db, round.tenant)).get(round.id) ?? null,
        changes: await changesOf(v.db, round),
        addenda: await addendaOf(v.db, round),
        runs: may(scope, 'run-rounds'),
      }}
    />,
  )
}

async function closePage(
  v: Visit,
  round: RoundRow,
  typed: { knows: boolean; reason: string },
  refused?: { problem?: string; errors?: FieldErrors },
): Promise<Response> {
  const cells = await cellsOf(v.db, round.tenant)
  const members = await membersIn(v.db, round, cells, v.today)
  return v.page(
    {
      title: v.t.round.close.title,
      status: refused?.errors ? 422 : refused ? 409 : 200,
      back: toRound(round),
    },
    <ClosePage
      round={round}
      open={openOf(members)}
      cells={cellsSoFar(cells, members)}
      typed={typed}
      {...refused}
    />,
  )
}

const addendumPage = (
  v: Visit,
  round: RoundRow,
  words: { before: string; after: string; reason: string },
  errors?: FieldErrors,
): Response =>
  v.page(
    { title: v.t.round.addendum.title, status: errors ? 422 : 200, back: toRound(round) },
    <AddendumPage round={round} words={words} errors={errors} />,
  )
