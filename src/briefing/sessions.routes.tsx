import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { type Directive, directivesByIds } from '../movement/directive.ts'
import { directiveName } from '../movement/directive-name.rules.ts'
import { cellsOf } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { readSession, SESSION_FIELDS, type TypedSession, typedSession } from './briefing.form.ts'
import { type BriefingRow, briefingById, briefingsOf, rollRows } from './briefing.queries.ts'
import { briefingNumbers, changeBriefing, dropBriefing, layBriefing, studyOf } from './briefing.ts'
import { numberSentences, sessionLine, sessionWhen } from './briefing-words.ts'
import { BriefingPage, BriefingsPage, type Chosen, NewBriefingPage } from './sessions.pages.tsx'

const SAVED = 'da-luu'
const DROPPED = 'da-bo'
const MAKES_UP = 'bu'
const MOVEMENT = 'phong-trao'

/** The sessions of an organisation: written down, looked at, changed, dropped. */
export function sessionRoutes(serve: Serve) {
  serve(paths.briefings, {
    get: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const [study, sessions, numbers] = await Promise.all([
        studyOf(v.db, tenant, v.today),
        briefingsOf(v.db, tenant),
        briefingNumbers(v.db, tenant, v.today),
      ])
      return v.page(
        { title: v.t.briefing.title, back: backToBoard(v) },
        <BriefingsPage
          sentences={numbers ? numberSentences(v.t, numbers) : []}
          sessions={sessions.map((row) =>
            sessionLine(v.t, row, paths.briefing.to({ briefing: row.id }), v.today),
          )}
          add={study.movements
            .filter(({ id }) => study.directives.some(({ movement }) => movement === id))
            .map(({ id, name }) => ({ href: `${paths.briefingNew.to()}?${MOVEMENT}=${id}`, movement: name }))}
          notice={v.url.searchParams.has(DROPPED) ? v.t.briefing.dropped : undefined}
        />,
      )
    },
  })

  serve(paths.briefingNew, {
    get: async (v) => {
      const asked = v.url.searchParams
      return newPage(v, await groundFor(v, asked.get(MOVEMENT), asked.get(MAKES_UP)), {})
    },
    post: async (v) => {
      const form = await v.form([...SESSION_FIELDS, 'movement', 'makes-up', 'directive', 'whom', 'cell'])
      const ground = await groundFor(v, form.text('movement'), form.text('makes-up') || null)
      const { tenant, original } = ground
      return carryOut(
        v,
        form,
        async () => {
          const chosen = {
            directives: form.all('directive'),
            whom: form.text('whom'),
            cells: form.all('cell'),
          }
          const {
            directives,
            cells,
            errors: wrong,
          } = original
            ? { directives: original.directives, cells: original.cells, errors: {} }
            : choose(v, ground, chosen)
          const { typed, session, errors } = readSession(form, limitsOf(v, ground, directives), v.t)
          const all = { ...wrong, ...errors }
          if (Object.keys(all).length > 0) return newPage(v, ground, { typed, chosen, errors: all })
          return async (tx) => {
            const laid = {
              ...session,
              movement: ground.movement.id,
              directives,
              cells,
              makesUp: original?.id ?? null,
            }
            const id = await layBriefing(tx, tenant, laid, { person: v.me.person, now: v.now })
            return `${paths.briefing.to({ briefing: id })}?${SAVED}`
          }
        },
        async () => ({ saved: [], sent: sentLines(form, labelsOf(v)) }),
      )
    },
  })

  serve(paths.briefing, {
    get: async (v) => sessionPage(v, await briefingFor(v)),
    post: async (v) => {
      const row = await briefingFor(v)
      const form = await v.form([...SESSION_FIELDS, 'step'])
      const by = { person: v.me.person, now: v.now }
      const here = paths.briefing.to({ briefing: row.id })
      return carryOut(
        v,
        form,
        async () => {
          if (form.text('step') === 'drop')
            return async (tx) =>
              (await dropBriefing(tx, row, by)) ? `${paths.briefings.to()}?${DROPPED}` : `${here}?con-nguoi`
          const papers = await directivesByIds(v.db, row.directives)
          const limits = {
            today: v.today,
            issued: newest(papers),
            original: row.makes_up_on,
            heldOn: row.written > 0 ? row.held_on : null,
          }
          const { typed, session, errors } = readSession(form, limits, v.t)
          if (Object.keys(errors).length > 0) return sessionPage(v, row, typed, errors)
          return async (tx) => {
            await changeBriefing(tx, row, session, by)
            return `${here}?${SAVED}`
          }
        },
        async () => ({
          saved: Object.entries(typedSession(asSession(row))).map(
            ([name, value]) => [labelsOf(v)[name]!, value] as const,
          ),
          sent: sentLines(form, labelsOf(v)),
        }),
      )
    },
  })
}

const backToBoard = (v: Visit) => ({ href: paths.committee.to(), label: v.t.committee.title })
const back = (v: Visit) => ({ href: paths.briefings.to(), label: v.t.briefing.title })

function labelsOf(v: Visit): Record<string, string> {
  const b = v.t.briefing
  return {
    'held-on': b.heldOn,
    'at-time': b.atTime,
    place: b.place,
    'guests-invited': b.guestsInvited,
    'guests-present': b.guestsPresent,
  }
}

const asSession = (row: BriefingRow) => ({
  heldOn: row.held_on,
  atTime: row.at_time,
  place: row.place,
  guestsInvited: row.guests_invited,
  guestsPresent: row.guests_present,
})

async function briefingFor(v: Visit): Promise<BriefingRow> {
  const row = await briefingById(v.db, tenantOf(await scopeFor(v)), v.params.briefing)
  if (!row) throw notFound()
  return row
}

/** What a new session stands on: a movement with its papers, or the session it makes up for. */
interface Ground {
  readonly tenant: string
  readonly movement: { readonly id: string; readonly name: string }
  readonly directives: readonly Directive[]
  readonly cells: readonly { readonly id: string; readonly name: string }[]
  readonly original: BriefingRow | null
}

async function groundFor(v: Visit, movement: string | null, makesUp: string | null): Promise<Ground> {
  const tenant = tenantOf(await scopeFor(v))
  const [study, cells] = await Promise.all([studyOf(v.db, tenant, v.today), cellsOf(v.db, tenant)])
  const original = makesUp ? await briefingById(v.db, tenant, makesUp) : null
  if (makesUp && (!original || original.held_on > v.today)) throw notFound()
  // Without a word the first movement that has something to study; a session that is made up for has its own.
  const first = study.movements.find((one) => study.directives.some((paper) => paper.movement === one.id))
  const id = original?.movement ?? (movement || first?.id)
  const found = original
    ? { id: original.movement, name: original.movement_name }
    : study.movements.find((one) => one.id === id)
  const directives = original
    ? await directivesByIds(v.db, original.directives)
    : study.directives.filter((one) => one.movement === id)
  if (!found || directives.length === 0) throw notFound()
  return { tenant, movement: found, directives, cells, original }
}

function choose(
  v: Visit,
  { directives, cells }: Ground,
  chosen: Chosen,
): { directives: string[]; cells: string[]; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const known = directives.map(({ id }) => id)
  const studied = chosen.directives.filter((id) => known.includes(id))
  if (studied.length === 0 || studied.length < chosen.directives.length)
    errors.directive = v.t.briefing.errors.noDirective
  if (!['all', 'some'].includes(chosen.whom)) errors.whom = v.t.form.choose
  const all = cells.map(({ id }) => id)
  const invited = chosen.whom === 'all' ? all : chosen.cells.filter((id) => all.includes(id))
  const strange = chosen.whom === 'some' && invited.length < chosen.cells.length
  if (!errors.whom && (invited.length === 0 || strange)) errors.cell = v.t.briefing.errors.noCell
  return { directives: studied, cells: invited, errors }
}

const newest = (papers: readonly Directive[]): string | null =>
  papers
    .map(({ issued_on }) => issued_on)
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null

const limitsOf = (v: Visit, { directives, original }: Ground, chosen: readonly string[]) => ({
  today: v.today,
  issued: newest(directives.filter(({ id }) => chosen.includes(id))),
  original: original?.held_on ?? null,
  heldOn: null,
})

const EMPTY: TypedSession = {
  'held-on': '',
  'at-time': '',
  place: '',
  'guests-invited': '',
  'guests-present': '',
}

function newPage(
  v: Visit,
  ground: Ground,
  again: { typed?: TypedSession; chosen?: Chosen; errors?: FieldErrors },
): Response {
  const { original, directives } = ground
  const only = directives.length === 1 ? directives.map(({ id }) => id) : []
  return v.page(
    {
      title: original ? v.t.briefing.makeUpTitle : v.t.briefing.add,
      status: again.errors ? 422 : 200,
      back: back(v),
    },
    <NewBriefingPage
      movement={ground.movement}
      makesUp={
        original && {
          id: original.id,
          words: v.t.briefing.makesUp(showDay(original.held_on)),
          cells: ground.cells.filter(({ id }) => original.cells.includes(id)).map(({ name }) => name),
        }
      }
      directives={directives}
      cells={ground.cells}
      chosen={again.chosen ?? { directives: only, whom: '', cells: [] }}
      typed={again.typed ?? EMPTY}
      errors={again.errors}
    />,
  )
}

async function sessionPage(
  v: Visit,
  row: BriefingRow,
  typed: TypedSession = typedSession(asSession(row)),
  errors?: FieldErrors,
): Promise<Response> {
  const b = v.t.briefing
  const [cells, rows, papers] = await Promise.all([
    cellsOf(v.db, row.tenant),
    rollRows(v.db, row.tenant, row.id),
    directivesByIds(v.db, row.directives),
  ])
  const byCell = Map.groupBy(rows, ({ cell }) => cell)
  const asked = v.url.searchParams
  return v.page(
    { title: b.title, status: errors ? 422 : 200, back: back(v) },
    <BriefingPage
      id={row.id}
      heading={sessionWhen(v.t, row)}
      about={[
        row.movement_name,
        ...(row.makes_up_on ? [b.makesUp(showDay(row.makes_up_on))] : []),
        ...papers.map((paper) => directiveName(v.t, paper)),
        ...(row.guests_invited > 0 ? [b.guests(row.guests_present, row.guests_invited)] : []),
      ]}
      // A cell that was merged meanwhile keeps its roll where it was written.
      rolls={cells
        .filter(({ id }) => row.cells.includes(id))
        .map(({ id, name }) => {
          const roll = byCell.get(id) ?? []
          return {
            href: paths.briefingRoll.to({ cell: id, briefing: row.id }),
            cell: name,
            state:
              roll.length > 0
                ? b.came(roll.filter(({ present }) => present).length, roll.length)
                : b.notWritten,
            done: roll.length > 0,
          }
        })}
      typed={typed}
      makeUp={
        row.held_on <= v.today && !row.makes_up ? `${paths.briefingNew.to()}?${MAKES_UP}=${row.id}` : null
      }
      mayDrop={rows.length === 0}
      errors={errors}
      notice={asked.has(SAVED) ? b.saved : asked.has('con-nguoi') ? b.gone : undefined}
    />,
  )
}
