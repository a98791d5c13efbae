import { heldDevice } from '../account/device.ts'
import { startSession } from '../account/session.ts'
import type { Serve, Visit } from '../account/visit.ts'
import { anyTenant } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { lastTotals, twoRounds } from '../round/compare.ts'
import { comparisonView } from '../round/comparison-view.ts'
import { keyPairFrom } from '../seal/keys.ts'
import { DemoPage } from './demo.pages.tsx'
import { isRole, ROLES, roleSecret } from './roles.ts'

/** One tap a role, and back to the beginning. Served by the demo alone (policy: 'demo'). */
export function demoRoutes(serve: Serve, reset: () => Promise<void>) {
  serve(paths.demo, {
    get: async (v) => v.page({ title: v.t.demo.title }, <DemoPage movement={await movementOf(v)} />),
  })

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

/** What the front of the demo says of its commune: the last two rounds against each other. Null when there are none. */
async function movementOf(v: Visit) {
  const commune = await anyTenant(v.db)
  const last = commune && (await lastTotals(v.db, commune.id))
  const rounds = last && (await twoRounds(v.db, commune.id, last.before.id, last.after.id))
  if (!rounds?.comparison) return null
  const { headline, parts } = comparisonView(rounds.comparison, rounds.before, rounds.after, v.t)
  const [, limits] = parts
  return {
    headline,
    between: v.t.comparison.between(rounds.before.name, rounds.after.name),
    limits: limits!.rows,
  }
}
