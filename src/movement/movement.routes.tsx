import type { Serve } from '../account/visit.ts'
import { changeRoutes } from './change.routes.tsx'
import { directiveRoutes } from './directive.routes.tsx'
import { launchRoutes } from './launch.routes.tsx'
import { ABOVE, BOARD } from './launcher-visit.ts'

/** Launching, changing and ending movements: for a commune's board, and for a unit above the communes. */
export function movementRoutes(serve: Serve) {
  for (const at of [BOARD, ABOVE]) {
    launchRoutes(serve, at)
    changeRoutes(serve, at)
    directiveRoutes(serve, at)
  }
}
