import type { Serve, Visit } from '../account/visit.ts'
import { briefingNumbers } from '../briefing/briefing.ts'
import { numberSentences } from '../briefing/briefing-words.ts'
import { groupsInOrder } from '../catalogue/catalogue.rules.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { openAppeals } from '../conclusion/conclusion.queries.ts'
import { may, scopeFor, tenantOf } from '../membership/scope.ts'
import { latestPeriod } from '../movement/movement.ts'
import { cellsOf } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showShortDay } from '../platform/clock.ts'
import { notFound } from '../platform/problem.ts'
import { reviewedThisCycle } from '../rotation/rotation.ts'
import { lastTotals } from '../round/compare.ts'
import { secretariesOf } from './committee.queries.ts'
import { NO_FIGURES } from './figures.rules.ts'
import { figuresOf, totalOf } from './figures.ts'
import { cyclesOf } from './meetings.rules.ts'
import { quarters, releaseQuarter } from './release.ts'
import { CommitteePage, FiguresPage, NoFiguresPage, ReleasePage } from './statistics.pages.tsx'

export function statisticsRoutes(serve: Serve) {
  serve(paths.committee, {
    get: async (v) => {
      const scope = await scopeFor(v)
      const tenant = tenantOf(scope)
      const current = `${v.today.slice(0, 7)}-01`
      const [period, cells, secretaries, rounds, briefing, appeals] = await Promise.all([
        latestPeriod(v.db, tenant, v.now),
        cellsOf(v.db, tenant),
        secretariesOf(v.db, tenant, v.today),
        lastAgainstBefore(v, tenant),
        briefingNumbers(v.db, tenant, v.today),
        may(scope, 'answer-appeal') ? openAppeals(v.db, tenant) : null,
      ])
      if (!period) return v.page({ title: v.t.committee.title }, <NoFiguresPage />)
      const ids = cells.map((cell) => cell.id)
      const [figures, apart, cycles] = await Promise.all([
        figuresOf(v.db, tenant, period.month, v.now),
        // After a month's meeting the page is about the next one, but what is due now is due this month.
        period.month === current ? null : totalOf(v.db, tenant, current, v.now),
        reviewedThisCycle(v.db, tenant, ids),
      ])
      const lines = cells.map((cell) => {
        const own = figures.cells.get(cell.id) ?? NO_FIGURES
        return {
          name: cell.name,
          done: own.reviewed,
          all: own.members,
          ended: own.ended > 0,
          secretary: secretaries.get(cell.id) ?? null,
        }
      })
      return v.page(
        { title: v.t.committee.title, wide: true },
        <CommitteePage
          day={showShortDay(period.meeting_on)}
          lines={lines}
          appeals={appeals}
          rounds={rounds}
          launches={may(scope, 'launch')}
          briefing={briefing && numberSentences(v.t, briefing)[0]!}
          figures={figures.total}
          now={apart ?? figures}
          cycle={cyclesOf(ids, cycles)}
        />,
      )
    },
  })

  serve(paths.figures, { get: (v) => figuresPage(v) })
  serve(paths.release, {
    post: async (v) => {
      const { quarter } = v.params
      if (!quarter || !/^\d{4}-[1-4]$/.test(quarter)) throw notFound()
      const form = await v.form(['sure'])
      const tenant = tenantOf(await scopeFor(v))
      const line = (await quarters(v.db, tenant, v.now)).find((one) => one.quarter === quarter)
      if (form.text('sure') !== 'yes' && line?.over && !line.release)
        return v.page(
          {
            title: v.t.committee.figures,
            back: { href: paths.figures.to(), label: v.t.committee.figures },
          },
          <ReleasePage quarter={quarter} />,
        )
      const outcome = await releaseQuarter(v.db, tenant, quarter, v.keys(), {
        person: v.me.person,
        now: v.now,
      })
      if (outcome === 'not-yet') return figuresPage(v, v.t.committee.notYet)
      if (outcome === 'not-a-holder') return figuresPage(v, v.t.committee.notHolder)
      return v.go(paths.figures.to())
    },
  })
}

async function figuresPage(v: Visit, problem?: string): Promise<Response> {
  const tenant = tenantOf(await scopeFor(v))
  const lines = await Promise.all(
    (await quarters(v.db, tenant, v.now)).map(async (line) => {
      const ref = line.release?.catalogue
      const labels = ref
        ? groupsInOrder(await catalogueByRef(v.db, ref)).map(({ group }) => ({
            id: group.id,
            label: group.label,
          }))
        : []
      return { ...line, groups: labels }
    }),
  )
  return v.page(
    {
      title: v.t.committee.figures,
      wide: true,
      status: problem ? 409 : 200,
      back: { href: paths.committee.to(), label: v.t.committee.title },
    },
    <FiguresPage lines={lines} problem={problem} />,
  )
}

/** "Từ 70 còn 10 đảng viên có hạn chế", leading to the comparison. */
async function lastAgainstBefore(v: Visit, tenant: string) {
  const last = await lastTotals(v.db, tenant)
  if (!last) return null
  const { headline, between } = v.t.comparison
  const { before, after } = last
  return {
    href: paths.comparison.to({ before: before.id, after: after.id }),
    sentence: `${headline(before.limits, after.limits)} (${between(before.name, after.name)}).`,
  }
}
