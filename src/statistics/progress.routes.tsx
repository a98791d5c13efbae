import type { Serve } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { funnelFrom } from './funnel.rules.ts'
import { DrawingPage } from './progress.pages.tsx'
import { funnelFor, heatMapFor } from './progress.ts'

/** What became of what was concluded; what members marked, by group and quarter. */
export function progressRoutes(serve: Serve) {
  serve(paths.funnel, {
    get: async (v) => {
      const { title, lead } = v.t.funnel
      return v.page(
        { title, back: { href: paths.committee.to(), label: v.t.committee.title } },
        <DrawingPage
          title={title}
          lead={lead(showDay(funnelFrom(v.today)))}
          part={await funnelFor(v, tenantOf(await scopeFor(v)))}
          of="funnel"
        />,
      )
    },
  })

  serve(paths.heatMap, {
    get: async (v) => {
      const { title, lead } = v.t.heatMap
      return v.page(
        { title, back: { href: paths.committee.to(), label: v.t.committee.title } },
        <DrawingPage
          title={title}
          lead={lead}
          part={await heatMapFor(v, tenantOf(await scopeFor(v)))}
          of="heatMap"
        />,
      )
    },
  })
}
