import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { cardState } from './account.rules.ts'
import { approveDevice, hasConfirmedSheet, sheetOpensMore } from './account.ts'
import { cardsOf } from './card.ts'
import { DevicesPage } from './device.pages.tsx'
import { devicesOf, revokeDevice } from './device.ts'
import { openRequests, refuseFreshStarts } from './fresh-start.ts'
import type { Serve, Visit } from './visit.ts'

/** One's own devices and cards: approve, take away, refuse to begin anew. */
export function deviceRoutes(serve: Serve) {
  serve(paths.devices, { get: devicesPage })

  serve(paths.deviceApprove, {
    post: async (v) => {
      const ring = v.keys()
      const done = await v.db.transaction((tx) => approveDevice(tx, ring, idIn(v.params.device)))
      if (!done) throw notFound()
      return v.go(paths.devices.to())
    },
  })

  serve(paths.deviceRevoke, {
    post: async (v) => {
      const done = await v.db.transaction((tx) =>
        revokeDevice(tx, v.me.account, idIn(v.params.device), v.now),
      )
      if (!done) throw notFound()
      return v.go(paths.devices.to())
    },
  })

  serve(paths.freshStartRefuse, {
    post: async (v) => {
      await v.db.transaction((tx) => refuseFreshStarts(tx, v.me.account, v.now))
      return v.go(paths.devices.to())
    },
  })
}

const idIn = (text: string | undefined): string => {
  if (!isId(text)) throw notFound()
  return text
}

async function devicesPage(v: Visit): Promise<Response> {
  const [earlierClosed, devices, cards, hasSheet, freshStarts] = await Promise.all([
    sheetOpensMore(v.db, v.me),
    devicesOf(v.db, v.me.account),
    cardsOf(v.db, v.me.person),
    hasConfirmedSheet(v.db, v.me.account),
    openRequests(v.db, v.me.account),
  ])
  return v.page(
    { title: v.t.account.devices.title, back: { href: paths.me.to(), label: v.t.data.me } },
    <DevicesPage
      approved={v.me.approved}
      earlierClosed={earlierClosed}
      hasSheet={hasSheet}
      freshStarts={freshStarts}
      devices={devices.map((d) => ({
        id: d.id,
        label: d.label,
        day: showDay(dayOf(d.enrolled_at)),
        by: d.card_by,
        state: d.revoked_at
          ? 'revoked'
          : d.id === v.me.device.id
            ? 'here'
            : d.approved
              ? 'approved'
              : 'waiting',
      }))}
      cards={cards.map((c) => ({
        id: c.id,
        day: showDay(dayOf(c.printed_at)),
        by: c.printed_by_name,
        state: cardState(c, v.now),
      }))}
    />,
  )
}
