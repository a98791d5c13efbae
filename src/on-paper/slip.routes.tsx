import type { Serve, Visit } from '../account/visit.ts'
import { groupsInOrder } from '../catalogue/catalogue.rules.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { isPresentMember } from '../membership/powers.rules.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { currentPeriod, defaultsOn, latestPeriod, type Period } from '../movement/movement.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { addDays, dayOf, showDay } from '../platform/clock.ts'
import { byGivenName } from '../platform/fold.ts'
import { notFound } from '../platform/problem.ts'
import { CellSlipsPage } from './cell-slips.pages.tsx'
import { type MonthSlip, SlipPages } from './slip.pages.tsx'
import { printCodes } from './slip-code.ts'

/** In the address of a stack of slips. */
const KINDS = { month: 'thang', handed: 'nhap-thay', commitment: 'cam-ket' } as const

/** Blank papers: one's own, and a cell's, at once or with a code for those who have lines entered. */
export function slipRoutes(serve: Serve) {
  // Blank on purpose: it names nobody and stays with whoever fills it in.
  serve(paths.slip, {
    paper: async (v) => {
      const scope = await scopeFor(v)
      const tenant = tenantOf(scope)
      const blank = await blankOf(
        v,
        tenant,
        scope.membership?.cell ?? null,
        scope.membership?.cellName ?? null,
      )
      const back = { href: paths.month.to(), label: v.t.month.title }
      const title = v.t.month.slipPage.title
      return v.page({ title, islands: ['print'] }, <SlipPages title={title} back={back} month={[blank]} />)
    },
  })

  serve(paths.handedSlip, {
    paper: async (v) => {
      const scope = await scopeFor(v)
      const { membership } = scope
      const blank = await blankOf(v, tenantOf(scope), membership?.cell ?? null, membership?.cellName ?? null)
      const title = v.t.onPaper.slip.title
      const back = { href: paths.ownOnBehalf.to(), label: v.t.onPaper.own.title }
      return v.page(
        { title, islands: ['print'] },
        <SlipPages title={title} back={back} handed={[{ ...blank, code: null }]} />,
      )
    },
  })

  serve(paths.commitmentSlip, {
    paper: async (v) => {
      const scope = await scopeFor(v)
      tenantOf(scope)
      const year = yearFor(v)
      const title = v.t.onPaper.commitment.title(year)
      const back = { href: paths.me.to(), label: v.t.data.me }
      const slip = { year, name: null, cell: scope.membership?.cellName ?? null }
      return v.page(
        { title, islands: ['print'] },
        <SlipPages title={title} back={back} commitments={[slip]} />,
      )
    },
  })

  serve(paths.cellSlips, {
    get: async (v) => slipsPage(v, await cellOf(v)),
    post: async (v) => {
      const at = await cellOf(v)
      const { cell, period, members } = at
      const form = await v.form(['person'])
      const chosen = members.filter((member) => form.all('person').includes(member.person))
      if (!period) return slipsPage(v, at, v.t.onPaper.slips.noPeriod)
      if (chosen.length === 0) return slipsPage(v, at, v.t.onPaper.slips.chooseOne)
      const people = chosen.map((member) => member.person)
      const by = { person: v.me.person, now: v.now }
      const codes = await v.db.transaction((tx) => printCodes(tx, period, people, by))
      const blank = await blankOf(v, period.tenant, cell.id, cell.name)
      const until = showDay(addDays(dayOf(period.closes_at), -1))
      const paper = v.onPaper()
      const words = paper.t.onPaper.slips
      return paper.page(
        { title: words.title, islands: ['print'] },
        <SlipPages
          title={words.title}
          back={{ href: paths.cellSlips.to({ cell: cell.id }), label: words.backToSlips }}
          note={words.once}
          handed={chosen.map(({ person, full_name }) => ({
            ...blank,
            name: full_name,
            code: { digits: codes.get(person)!, until },
          }))}
        />,
      )
    },
  })

  serve(paths.cellSlipStack, {
    paper: async (v) => {
      const { cell, members } = await cellOf(v)
      const title = v.t.onPaper.slips.title
      const back = { href: paths.cellSlips.to({ cell: cell.id }), label: v.t.onPaper.slips.backToSlips }
      const options = { title, islands: ['print' as const] }
      if (v.params.kind === KINDS.commitment)
        return v.page(
          options,
          <SlipPages
            title={title}
            back={back}
            commitments={members.map(({ full_name }) => ({
              year: yearFor(v),
              name: full_name,
              cell: cell.name,
            }))}
          />,
        )
      const handed = v.params.kind === KINDS.handed
      if (!handed && v.params.kind !== KINDS.month) throw notFound()
      const blank = await blankOf(v, tenantOf(await scopeFor(v)), cell.id, cell.name)
      return v.page(
        options,
        <SlipPages
          title={title}
          back={back}
          {...(handed
            ? { handed: members.map(({ full_name }) => ({ ...blank, name: full_name, code: null })) }
            : { month: members.map(({ full_name }) => ({ ...blank, name: full_name })) })}
        />,
      )
    },
  })
}

/** Towards the year's end people fill in the next year's. */
const yearFor = (v: Visit): string =>
  v.today.slice(5, 7) >= '11' ? String(Number(v.today.slice(0, 4)) + 1) : v.today.slice(0, 4)

async function blankOf(
  v: Visit,
  tenant: string,
  cell: string | null,
  cellName: string | null,
): Promise<MonthSlip> {
  const period =
    (cell && (await currentPeriod(v.db, tenant, cell, v.now))) ?? (await latestPeriod(v.db, tenant, v.now))
  const ref = (period || null)?.catalogue ?? (await defaultsOn(v.db, tenant, v.today))?.catalogue
  if (!ref) throw notFound()
  const groups = groupsInOrder(await catalogueByRef(v.db, ref)).map(({ group }) => group.label)
  return { groups, day: period ? showDay(period.meeting_on) : null, cell: cellName, name: null }
}

interface AtCell {
  readonly cell: { id: string; name: string }
  readonly period: Period | null
  readonly members: readonly { person: string; full_name: string }[]
}

async function cellOf(v: Visit): Promise<AtCell> {
  const tenant = tenantOf(await scopeFor(v))
  const cell = await unitById(v.db, v.params.cell ?? '')
  if (!cell) throw notFound()
  const members = (await membersOfCells(v.db, tenant, [cell.id], v.today)).filter((member) =>
    isPresentMember(member.status),
  )
  return {
    cell,
    period: await currentPeriod(v.db, tenant, cell.id, v.now),
    members: byGivenName(members, (member) => member.full_name),
  }
}

const slipsPage = (v: Visit, { cell, period, members }: AtCell, problem?: string): Response =>
  v.page(
    {
      title: v.t.onPaper.slips.title,
      status: problem ? 422 : 200,
      back: { href: paths.cell.to({ cell: cell.id }), label: cell.name },
    },
    <CellSlipsPage cell={cell.id} members={members} open={period !== null} kinds={KINDS} problem={problem} />,
  )
