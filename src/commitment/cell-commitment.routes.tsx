import { carryOut, Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { may, scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { CellCommitmentPage, CellCommitmentsPage } from './cell-commitment.pages.tsx'
import { cellLines, wordingsInCell } from './commitment.queries.ts'
import { firstDay, phaseOf, yearOf } from './commitment.rules.ts'
import { notePaper, noteReading, takeBackPaper } from './commitment.ts'
import { commitmentRulesOn } from './commitment-default.ts'

/** The officers of a cell: who has signed, what, and who did so on paper. */
export function cellCommitmentRoutes(serve: Serve) {
  serve(paths.cellCommitments, {
    get: (v) => listPage(v),
    post: async (v) => {
      const form = await v.form(['person', 'done'])
      const { cell, tenant, year, closed } = await placeOf(v)
      const person = form.text('person')
      const lines = await cellLines(v.db, { tenant, cell: cell.id, year }, v.today)
      if (!isId(person) || !lines.some((line) => line.person === person.toLowerCase())) throw notFound()
      const whose = { tenant, cell: cell.id, year, person: person.toLowerCase() }
      const by = { person: v.me.person, now: v.now }
      const noting = form.text('done') === 'yes'
      const c = v.t.commitment.cell
      return carryOut(
        v,
        form,
        async () => {
          if (closed) return listPage(v, closed)
          return async (tx) => {
            const done = noting
              ? (await notePaper(tx, whose, by)) === 'noted'
              : await takeBackPaper(tx, whose, by)
            if (!done) throw new Overtaken(() => listPage(v, noting ? c.behind : c.confirmedAlready))
            return paths.cellCommitments.to({ cell: cell.id, year: String(year) })
          }
        },
        async () => ({ saved: [], sent: [[c.record, noting ? v.t.app.yes : v.t.app.no]] }),
      )
    },
  })

  serve(paths.cellCommitment, {
    get: async (v) => {
      const { cell, tenant, year } = await placeOf(v)
      const person = isId(v.params.person) ? v.params.person.toLowerCase() : null
      const name = person && (await nameIn(v, tenant, cell.id, person, year))
      if (!person || !name) throw notFound()
      const wordings = await wordingsInCell(v.db, { tenant, cell: cell.id, year, person })
      if (wordings.length > 0)
        await v.db.transaction((tx) => noteReading(tx, tenant, [person], v.me.person, v.today))
      return v.page(
        {
          title: v.t.commitment.ofYear(year),
          back: {
            href: paths.cellCommitments.to({ cell: cell.id, year: String(year) }),
            label: v.t.commitment.cell.ofYear(year),
          },
        },
        <CellCommitmentPage name={name} year={year} wordings={wordings} />,
      )
    },
  })
}

async function placeOf(v: Visit) {
  const cell = await unitById(v.db, v.params.cell ?? '')
  const year = Number(v.params.year)
  if (!cell || !/^20\d\d$/.test(v.params.year ?? '')) throw notFound()
  const tenant = tenantOf(await scopeFor(v))
  const rules = await commitmentRulesOn(v.db, tenant, v.today)
  const phase = phaseOf(rules, year, v.today)
  const c = v.t.commitment.cell
  const closed =
    phase === 'over'
      ? c.over(year)
      : phase === 'early'
        ? c.early(firstDay(rules, year).split('-').reverse().join('/'))
        : null
  return { cell, tenant, year, closed }
}

/** Of a member of the cell. */
async function nameIn(
  v: Visit,
  tenant: string,
  cell: string,
  person: string,
  year: number,
): Promise<string | null> {
  const line = (await cellLines(v.db, { tenant, cell, year }, v.today)).find((one) => one.person === person)
  return line?.name ?? null
}

async function listPage(v: Visit, problem?: string): Promise<Response> {
  const { cell, tenant, year, closed } = await placeOf(v)
  const now = yearOf(v.today)
  return v.page(
    {
      title: v.t.commitment.cell.title,
      status: problem ? 409 : 200,
      wide: true,
      back: { href: paths.cell.to({ cell: cell.id }), label: cell.name },
    },
    <CellCommitmentsPage
      cell={cell.id}
      year={year}
      years={[now + 1, now, now - 1].filter((other) => other !== year)}
      lines={await cellLines(v.db, { tenant, cell: cell.id, year }, v.today)}
      closed={closed}
      reads={may(await scopeFor(v), 'see-declared', cell.id)}
      problem={problem}
    />,
  )
}
