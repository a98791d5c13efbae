import { carryOut, Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { type may, scopeFor, tenantOf } from '../membership/scope.ts'
import { directiveName } from '../movement/directive-name.rules.ts'
import { cellsOf, unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { notFound } from '../platform/problem.ts'
import { type BriefingRow, briefingById, briefingsOf } from './briefing.queries.ts'
import type { RollRefusal } from './briefing.rules.ts'
import { rollOf, type studyOf, type ToBrief, toBrief, writeRoll } from './briefing.ts'
import { sessionLine, sessionWhen } from './briefing-words.ts'
import { CellBriefingPage, RollPage, UnbriefedPaper } from './roll.pages.tsx'

/** Who came, a cell at a time; and who still has to be briefed. */
export function rollRoutes(serve: Serve) {
  serve(paths.briefingRoll, {
    get: async (v) => rollPage(v, await invitation(v)),
    post: async (v) => {
      const at = await invitation(v)
      const form = await v.form(['person', 'seen'])
      const ticked = form.all('person')
      return carryOut(
        v,
        form,
        async () => async (tx) => {
          const by = { person: v.me.person, now: v.now }
          const roll = { ticked, seen: form.text('seen') }
          const refusal = await writeRoll(tx, at.briefing, at.cell, roll, by)
          if (refusal) throw new Overtaken(() => rollPage(v, at, ticked, refusal))
          return `${paths.briefingRoll.to({ cell: at.cell, briefing: at.briefing.id })}?da-luu`
        },
        async () => ({ saved: [], sent: [] }),
      )
    },
  })

  serve(paths.cellBriefing, {
    get: async (v) => {
      const scope = await scopeFor(v)
      const tenant = tenantOf(scope)
      const cell = v.params.cell!
      const [unit, sessions, { left, progress, directives }] = await Promise.all([
        unitById(v.db, cell),
        briefingsOf(v.db, tenant),
        toBrief(v.db, tenant, [cell], v.today),
      ])
      const b = v.t.briefing
      return v.page(
        { title: b.title, islands: ['print'], back: backFrom(v, scope, cell) },
        <CellBriefingPage
          cell={unit!.name}
          sentences={
            directives.length === 0
              ? [b.nothingHere]
              : [
                  `${b.sentence(progress.briefed, progress.members, progress.byReading)} ${b.left(left.length)}`,
                ]
          }
          left={linesOf(v, left, directives)}
          sessions={sessions
            .filter((row) => row.cells.includes(cell))
            .map((row) => sessionLine(v.t, row, paths.briefingRoll.to({ cell, briefing: row.id }), v.today))}
          printed={b.printed(showDay(v.today), v.me.fullName)}
        />,
      )
    },
  })

  serve(paths.unbriefed, {
    paper: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const cells = await cellsOf(v.db, tenant)
      const [commune, { left, progress, directives }] = await Promise.all([
        unitById(v.db, tenant),
        toBrief(
          v.db,
          tenant,
          cells.map(({ id }) => id),
          v.today,
        ),
      ])
      const b = v.t.briefing
      const byCell = Map.groupBy(left, ({ cell }) => cell)
      return v.page(
        { title: b.listTitle, islands: ['print'] },
        <UnbriefedPaper
          unit={commune?.name ?? ''}
          sentence={
            directives.length === 0
              ? b.nothingHere
              : `${b.sentence(progress.briefed, progress.members, progress.byReading)} ${b.left(left.length)}`
          }
          cells={cells.flatMap(({ id, name }) => {
            const lines = byCell.get(id)
            return lines ? [{ name, lines: linesOf(v, lines, directives) }] : []
          })}
          printed={b.printed(showDay(v.today), v.me.fullName)}
        />,
      )
    },
  })
}

interface Invitation {
  readonly briefing: BriefingRow
  readonly cell: string
}

/** The session of the address, if the cell of the address is invited to it. */
async function invitation(v: Visit): Promise<Invitation> {
  const cell = v.params.cell!
  const briefing = await briefingById(v.db, tenantOf(await scopeFor(v)), v.params.briefing)
  if (!briefing?.cells.includes(cell)) throw notFound()
  return { briefing, cell }
}

const backFrom = (v: Visit, scope: Parameters<typeof may>[0], cell: string) =>
  scope.overCell.has(cell)
    ? { href: paths.cell.to({ cell }), label: v.t.cell.title }
    : { href: paths.briefings.to(), label: v.t.briefing.title }

/** Which papers are missing, in words; all of them are said as one. */
const linesOf = (
  v: Visit,
  left: readonly ToBrief[],
  directives: Awaited<ReturnType<typeof studyOf>>['directives'],
) =>
  left.map(({ person, name, missing }) => ({
    person,
    name,
    missing:
      missing.length === directives.length && directives.length > 1
        ? v.t.briefing.all
        : directives
            .filter(({ id }) => missing.includes(id))
            .map((one) => directiveName(v.t, one))
            .join('; '),
  }))

const STATUS = { 'not-yet': 422, unknown: 422, changed: 409 } as const

async function rollPage(
  v: Visit,
  { briefing, cell }: Invitation,
  ticked?: readonly string[],
  refusal?: RollRefusal | 'changed',
): Promise<Response> {
  const b = v.t.briefing
  const scope = await scopeFor(v)
  const [roll, unit] = await Promise.all([rollOf(v.db, briefing, cell), unitById(v.db, cell)])
  return v.page(
    {
      title: b.rollTitle,
      status: refusal ? STATUS[refusal] : 200,
      back: scope.overCell.has(cell)
        ? { href: paths.cellBriefing.to({ cell }), label: b.title }
        : { href: paths.briefing.to({ briefing: briefing.id }), label: b.title },
    },
    <RollPage
      action={paths.briefingRoll.to({ cell, briefing: briefing.id })}
      cell={unit?.name ?? ''}
      when={sessionWhen(v.t, briefing)}
      ahead={briefing.held_on > v.today}
      roll={roll}
      ticked={ticked ?? roll.members.filter(({ present }) => present).map(({ person }) => person)}
      problem={refusal && b.errors[refusal]}
      notice={!refusal && v.url.searchParams.has('da-luu') ? b.saved : undefined}
    />,
  )
}
