import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { lastClosed, twoRounds } from './compare.ts'
import { ComparisonPage } from './comparison.pages.tsx'
import { comparisonView } from './comparison-view.ts'
import { ChooseRoundsPage } from './rounds.pages.tsx'

/** Two closed rounds beside each other: whose limits are fixed, still there, new, gone with their members. */
export function comparisonRoutes(serve: Serve) {
  serve(paths.comparisonChoose, { get: choosePage })

  serve(paths.comparison, {
    get: async (v) => {
      const rounds = await twoRounds(v.db, tenantOf(await scopeFor(v)), v.params.before, v.params.after)
      if (!rounds) throw notFound()
      const { before, after, comparison } = rounds
      return v.page(
        { title: v.t.comparison.title, back: { href: paths.rounds.to(), label: v.t.round.list.title } },
        <ComparisonPage
          before={{ ...before, id: before.row.id }}
          after={{ ...after, id: after.row.id }}
          view={comparison && comparisonView(comparison, before, after, v.t)}
        />,
      )
    },
  })
}

/** A form of its own address, so that a comparison can be kept and passed on by its link. */
async function choosePage(v: Visit): Promise<Response> {
  const rounds = await lastClosed(v.db, tenantOf(await scopeFor(v)))
  const before = v.url.searchParams.get('dot-truoc') ?? ''
  const after = v.url.searchParams.get('dot-sau') ?? ''
  const known = (id: string) => rounds.some((round) => round.id === id)
  if (known(before) && known(after) && before !== after) return v.go(paths.comparison.to({ before, after }))
  return v.page(
    {
      title: v.t.round.list.choose,
      status: before && before === after ? 422 : 200,
      back: { href: paths.rounds.to(), label: v.t.round.list.title },
    },
    <ChooseRoundsPage
      rounds={rounds}
      before={before || (rounds[1]?.id ?? '')}
      after={after || (rounds[0]?.id ?? '')}
      error={before && before === after ? v.t.round.list.same : undefined}
    />,
  )
}
