import { heldDevice } from '../account/device.ts'
import { startSession } from '../account/session.ts'
import type { Serve } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { keyPairFrom } from '../seal/keys.ts'
import { DemoPage } from './demo.pages.tsx'
import { isRole, ROLES, roleSecret } from './roles.ts'

/** One tap a role, and back to the beginning. Served by the demo alone (policy: 'demo'). */
export function demoRoutes(serve: Serve, reset: () => Promise<void>) {
  serve(paths.demo, { get: (v) => v.page({ title: v.t.demo.title }, <DemoPage />) })

  serve(paths.demoReset, {
    post: async (v) => {
      await reset()
      v.cookies.dropSession()
      return v.go(paths.demo.to())
    },
  })

  serve(paths.demoRole, {
    post: async (v) => {
      const { role } = v.params
      if (!isRole(role)) throw notFound()
      const secret = roleSecret(role)
      const row = await v.db.maybe<{ id: string }>(sql`
        select id from device where public_key = ${keyPairFrom(secret, 'device.v1').publicKey} and revoked_at is null`)
      const device = row && (await heldDevice(v.db, row.id, secret))
      if (!device) throw notFound()
      const token = await v.db.transaction((tx) =>
        startSession(tx, { account: device.account, device: device.id, now: v.now }),
      )
      v.cookies.keepDevice(device.id, secret)
      v.cookies.keepSession(token)
      return v.go(ROLES[role].lands)
    },
  })
}
