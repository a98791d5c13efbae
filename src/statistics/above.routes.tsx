import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, unitsAbove } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { type AboveLinks, AbovePage, NothingAbovePage } from './above.pages.tsx'
import {
  childrenIn,
  type HalfAbove,
  monthsAbove,
  roundsAbove,
  type UnitAbove,
  unitUnder,
} from './above.queries.ts'
import { AboveTargetPage } from './above-target.pages.tsx'
import { aboveTarget, groupsAbove } from './above-target.ts'
import { monthOfAddress } from './figures.rules.ts'

/** Three years, as far back as a member's own marks could ever reach too. */
const MONTHS = 36

/**
 * Pages of a unit above the communes. The policy has made sure that the visitor holds a post in the unit of the address;
 * what they look at lies under it, and no deeper than a commune.
 */
export function aboveRoutes(serve: Serve) {
  serve(paths.aboveFigures, { get: (v) => abovePage(v, v.params.unit!, null) })
  serve(paths.aboveTarget, {
    get: async (v) => {
      const unit = await unitUnder(v.db, v.params.unit!, v.params.unit!)
      if (!unit) throw notFound()
      const at = { unit: unit.id }
      return v.page(
        {
          title: v.t.target.title,
          back: { href: paths.aboveFigures.to(at), label: v.t.figure.title },
        },
        <AboveTargetPage
          name={unit.name}
          view={await aboveTarget(v, unit)}
          setOne={(await launchesIn(v, unit.id)) ? paths.aboveMovements.to(at) : null}
          print={paths.aboveProgressPrint.to(at)}
          word={paths.aboveProgressWord.to(at)}
        />,
      )
    },
  })
  serve(paths.aboveMonth, {
    get: (v) => {
      const month = monthOfAddress(v.params.month)
      if (!month || !isId(v.params.below)) throw notFound()
      return abovePage(v, v.params.below, month)
    },
  })
}

async function abovePage(v: Visit, below: string, asked: string | null): Promise<Response> {
  const root = v.params.unit!
  const [unit, months, rounds] = await Promise.all([
    unitUnder(v.db, root, below),
    monthsAbove(v.db, below, MONTHS),
    roundsAbove(v.db, below),
  ])
  if (!unit) throw notFound()
  const own = unit.id === root
  const frame = {
    title: v.t.figure.title,
    wide: true,
    ...(own ? {} : { back: await backFrom(v, root, unit, asked) }),
  }
  const launches = own && (await launchesIn(v, root))
  const links: AboveLinks = {
    target: own ? paths.aboveTarget.to({ unit: root }) : null,
    movements: launches ? paths.aboveMovements.to({ unit: root }) : null,
    files: launches ? paths.aboveFiles.to({ unit: root }) : null,
    sends: launches && unit.kind === 'province' ? paths.aboveSends.to({ unit: root }) : null,
  }
  const month = asked ? months.find((one) => one.month === asked) : months[0]
  if (!month) {
    if (asked && own) throw notFound()
    return v.page(frame, <NothingAbovePage name={unit.name} links={links} />)
  }
  const to = (at: string, day: string) =>
    paths.aboveMonth.to({ unit: root, month: day.slice(0, 7), below: at })
  const children = unit.kind === 'commune' ? [] : await childrenIn(v.db, unit.id, month.month, v.today)
  return v.page(
    frame,
    <AbovePage
      view={{
        name: unit.name,
        month,
        feedback: own,
        months: months.map((one) => ({
          key: one.month,
          label: v.t.figure.shortMonth(one.month),
          href: one.month === month.month ? undefined : to(unit.id, one.month),
          figures: one.figures,
        })),
        children: children.map(({ id, name, figures }) => ({
          key: id,
          label: name,
          href: figures ? to(id, month.month) : undefined,
          figures,
        })),
        rounds,
        groups: own ? await groupsOf(v, rounds[0]) : null,
        links,
      }}
    />,
  )
}

/** To the unit right above, as far as the visitor may look. */
async function backFrom(v: Visit, root: string, unit: UnitAbove, month: string | null) {
  const parent = unit.parent ? await unitUnder(v.db, root, unit.parent) : null
  if (!parent || !month) return { href: paths.aboveFigures.to({ unit: root }), label: v.t.figure.title }
  return {
    href: paths.aboveMonth.to({ unit: root, month: month.slice(0, 7), below: parent.id }),
    label: parent.name,
  }
}

async function groupsOf(v: Visit, round: HalfAbove | undefined) {
  const groups = round && (await groupsAbove(v.db, round))
  return groups && !groups.why ? { half: round.half, rows: groups.rows } : null
}

const launchesIn = async (v: Visit, unit: string) =>
  unitsAbove(await scopeFor(v), 'launch').some((one) => one.unit === unit)
