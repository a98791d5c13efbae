import { deviceRoutes } from './devices.routes.tsx'
import { enrolRoutes } from './enrol.routes.tsx'
import { sheetRoutes } from './sheet.routes.tsx'
import { signInRoutes } from './sign-in.routes.tsx'
import type { Serve } from './visit.ts'

export function accountRoutes(serve: Serve) {
  signInRoutes(serve)
  enrolRoutes(serve)
  sheetRoutes(serve)
  deviceRoutes(serve)
}
