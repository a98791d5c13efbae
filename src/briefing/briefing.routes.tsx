import type { Serve } from '../account/visit.ts'
import { ownMovementRoutes } from './own.routes.tsx'
import { rollRoutes } from './roll.routes.tsx'
import { sessionRoutes } from './sessions.routes.tsx'

/** Briefing: the sessions of an organisation, who came to them, who still has to; and everybody's own page of movements. */
export function briefingRoutes(serve: Serve) {
  ownMovementRoutes(serve)
  // The list of who is left stands before the sessions, whose address would take it for one of them.
  rollRoutes(serve)
  sessionRoutes(serve)
}
