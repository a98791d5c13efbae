import { paths } from '../paths.ts'
import {
  approveBySheet,
  confirmSheet,
  hasConfirmedSheet,
  makeSheet,
  openSheet,
  sheetOpensMore,
} from './account.ts'
import { SheetPage, SheetPaper, WaitingPage } from './device.pages.tsx'
import { askFreshStart, openRequests } from './fresh-start.ts'
import { EarlierPage } from './sign-in.pages.tsx'
import { slowDown } from './slow-down.ts'
import { countFailure } from './throttle.ts'
import type { Serve, Visit } from './visit.ts'

/** The recovery sheet: made and kept, and what it opens on a device that waits to be approved. */
export function sheetRoutes(serve: Serve) {
  serve(paths.sheet, {
    get: async (v) =>
      v.page(
        { title: v.t.account.sheet.title },
        <SheetPage has={await hasConfirmedSheet(v.db, v.me.account)} />,
      ),
    post: async (v) => {
      const ring = v.keys()
      const { code } = await v.db.transaction((tx) => makeSheet(tx, ring, v.now))
      return v.page(
        { title: v.t.account.sheet.title, islands: ['print'] },
        <SheetPaper code={code} name={v.me.fullName} address={v.config.address} today={v.today} />,
      )
    },
  })

  serve(paths.sheetKept, {
    post: async (v) => {
      await v.db.transaction((tx) => confirmSheet(tx, v.me.account, v.now))
      return v.go(paths.home.to())
    },
  })

  serve(paths.waiting, {
    get: async (v) =>
      v.me.approved && !(await sheetOpensMore(v.db, v.me)) ? v.go(paths.home.to()) : waitingPage(v, {}),
  })

  serve(paths.waitingSheet, {
    post: async (v) => {
      const typed = (await v.form()).text('sheet')
      const slow = await slowDown(v, 'sheet', v.me.device.id)
      if (slow) return waitingPage(v, { typed, errors: { sheet: slow } })
      const opened = await openSheet(v.db, v.me.account, typed)
      if (!opened.ok) {
        await countFailure(v.db, 'sheet', v.me.device.id, v.now)
        const sheet =
          opened.wrong.length > 0 ? v.t.account.card.wrongGroups(opened.wrong) : v.t.account.waiting.wrong
        return waitingPage(v, { typed, errors: { sheet } })
      }
      await v.db.transaction((tx) => approveBySheet(tx, opened.ring, v.me.device, null))
      return v.go(paths.home.to())
    },
  })

  serve(paths.waitingFreshStart, {
    post: async (v) => {
      await v.db.transaction((tx) => askFreshStart(tx, v.me, v.now))
      return v.go(paths.waiting.to())
    },
  })
}

async function waitingPage(
  v: Visit,
  view: { typed?: string; errors?: Record<string, string> },
): Promise<Response> {
  const page = { title: v.t.account.waiting.title, status: view.errors ? 422 : 200 }
  if (v.me.approved) return v.page(page, <EarlierPage {...view} />)
  const asked = (await openRequests(v.db, v.me.account)).some((request) => request.device === v.me.device.id)
  return v.page(page, <WaitingPage asked={asked} {...view} />)
}
