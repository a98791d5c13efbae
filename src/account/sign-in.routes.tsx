import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { readNewPin } from './account.form.ts'
import { nameOfAccount } from './account.queries.ts'
import { approveBySheet, openSheet } from './account.ts'
import { checkPin, type DeviceRow, type HeldDevice, hashPin, heldDevice } from './device.ts'
import { endSession, startSession } from './session.ts'
import { HomePage, type KnownHere, SignInPage, UnlockPage } from './sign-in.pages.tsx'
import { slowDown } from './slow-down.ts'
import { countFailure } from './throttle.ts'
import type { Serve, Visit } from './visit.ts'

/** In and out on a device that is enrolled: by its PIN, or by the recovery sheet once the PIN is locked. */
export function signInRoutes(serve: Serve) {
  serve(paths.home, {
    get: (v) =>
      v.actor
        ? v.go(v.landing)
        : v.page(
            { title: v.t.account.home.title },
            <HomePage hasDevice={v.cookies.devices().length > 0} demo={v.config.demo} />,
          ),
  })

  serve(paths.signIn, {
    get: async (v) => signInPage(v, {}),
    post: async (v) => {
      const form = await v.form()
      const chosen = form.text('device')
      const device = (await heldHere(v)).find((d) => d.id === chosen)
      if (!device) return signInPage(v, { errors: { device: v.t.account.signIn.chooseOne } })
      const check = await checkPin(v.db, device, form.text('pin'), v.now)
      if (check.ok) {
        await signInOn(v, device)
        return v.go(paths.home.to())
      }
      if ('sheetNeeded' in check)
        return signInPage(v, { chosen, locked: device.id, errors: { pin: v.t.account.signIn.locked } })
      const seconds = check.waitUntil ? Math.ceil((check.waitUntil.getTime() - v.now.getTime()) / 1000) : 0
      const s = v.t.account.signIn
      return signInPage(v, { chosen, errors: { pin: seconds > 0 ? s.wait(s.seconds(seconds)) : s.wrong } })
    },
  })

  serve(paths.unlock, {
    get: async (v) => {
      const device = await heldFrom(v, v.url.searchParams.get('may') ?? '')
      return v.page(
        { title: v.t.account.unlock.title },
        <UnlockPage device={device.id} name={await nameOfAccount(v.db, device.account)} />,
      )
    },
    post: async (v) => {
      const form = await v.form()
      const device = await heldFrom(v, form.text('device'))
      const typed = form.text('sheet')
      const name = await nameOfAccount(v.db, device.account)
      const again = (errors: Record<string, string>) =>
        v.page(
          { title: v.t.account.unlock.title, status: 422 },
          <UnlockPage device={device.id} name={name} typed={typed} errors={errors} />,
        )
      const slow = await slowDown(v, 'sheet', device.id)
      if (slow) return again({ sheet: slow })
      const opened = await openSheet(v.db, device.account, typed)
      if (!opened.ok) {
        await countFailure(v.db, 'sheet', device.id, v.now)
        return again({
          sheet:
            opened.wrong.length > 0 ? v.t.account.card.wrongGroups(opened.wrong) : v.t.account.unlock.wrong,
        })
      }
      const pin = readNewPin(form, v.t)
      if ('errors' in pin) return again(pin.errors)
      const pinHash = await hashPin(pin.pin)
      await v.db.transaction((tx) => approveBySheet(tx, opened.ring, device, pinHash))
      await signInOn(v, device)
      return v.go(paths.home.to())
    },
  })

  serve(paths.signOut, {
    post: async (v) => {
      const token = v.cookies.sessionToken()
      if (token) await endSession(v.db, token)
      v.cookies.dropSession()
      return v.go(paths.home.to())
    },
  })
}

/** The devices of this browser that are still good. */
async function heldHere(v: Visit): Promise<(HeldDevice & DeviceRow)[]> {
  const held = await Promise.all(v.cookies.devices().map(({ id, secret }) => heldDevice(v.db, id, secret)))
  return held.filter((device) => device !== null)
}

async function heldFrom(v: Visit, id: string): Promise<HeldDevice & DeviceRow> {
  const device = (await heldHere(v)).find((d) => d.id === id)
  if (!device) throw notFound()
  return device
}

async function signInPage(
  v: Visit,
  view: { chosen?: string; locked?: string; errors?: Record<string, string> },
): Promise<Response> {
  const people: KnownHere[] = await Promise.all(
    (await heldHere(v)).map(async (device) => ({
      device: device.id,
      name: await nameOfAccount(v.db, device.account),
    })),
  )
  return v.page(
    { title: v.t.account.signIn.title, status: view.errors ? 422 : 200 },
    <SignInPage people={people} {...view} />,
  )
}

async function signInOn(v: Visit, device: HeldDevice & DeviceRow): Promise<void> {
  const token = await v.db.transaction((tx) =>
    startSession(tx, { account: device.account, device: device.id, now: v.now }),
  )
  v.cookies.keepSession(token)
  const own = v.cookies.devices().find((d) => d.id === device.id)
  if (own) v.cookies.keepDevice(own.id, own.secret)
}
