import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { CARD_GROUPS } from '../seal/code.ts'
import { cardSentence, deviceLabel, readNewPin } from './account.form.ts'
import { nameOfAccount } from './account.queries.ts'
import { cardState } from './account.rules.ts'
import {
  approveBySheet,
  approveDevice,
  confirmSheet,
  enrol,
  hasConfirmedSheet,
  makeSheet,
  openSheet,
  type SignedIn,
  sheetOpensMore,
} from './account.ts'
import { cardsOf, checkCard } from './card.ts'
import { DevicesPage, SheetPage, SheetPaper, WaitingPage } from './device.pages.tsx'
import {
  checkPin,
  type DeviceRow,
  devicesOf,
  type HeldDevice,
  hashPin,
  heldDevice,
  revokeDevice,
} from './device.ts'
import { askFreshStart, openRequests, refuseFreshStarts } from './fresh-start.ts'
import { endSession, startSession } from './session.ts'
import {
  CardPage,
  EarlierPage,
  EnrolPage,
  HomePage,
  type KnownHere,
  SignInPage,
  UnlockPage,
} from './sign-in.pages.tsx'
import { countFailure, mustWait } from './throttle.ts'
import type { Serve, Visit } from './visit.ts'

export function accountRoutes(serve: Serve) {
  serve(paths.home, {
    get: (v) =>
      v.actor
        ? v.go(v.landing)
        : v.page({ title: v.t.account.home.title }, <HomePage hasDevice={v.cookies.devices().length > 0} />),
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

  serve(paths.card, {
    get: (v) => v.page({ title: v.t.account.card.title, islands: ['card'] }, <CardPage />),
    post: async (v) => {
      const code = (await v.form()).text('code')
      const refused = await refusal(v, code)
      if (refused) return cardPage(v, code, refused)
      const check = await checkCard(v.db, code, v.now)
      if (check.state !== 'good') return refuseCard(v, code, check)
      return v.page({ title: v.t.account.card.title }, <EnrolPage code={code} name={check.card.full_name} />)
    },
  })

  serve(paths.enrol, {
    post: async (v) => {
      const form = await v.form()
      const code = form.text('code')
      const refused = await refusal(v, code)
      if (refused) return cardPage(v, code, refused)
      const check = await checkCard(v.db, code, v.now)
      if (check.state !== 'good') return refuseCard(v, code, check)
      const pin = readNewPin(form, v.t)
      if ('errors' in pin)
        return v.page(
          { title: v.t.account.card.title, status: 422 },
          <EnrolPage code={code} name={check.card.full_name} errors={pin.errors} />,
        )
      const label = deviceLabel(v.agent, v.t)
      const enrolled = await enrol(v.db, { code, pin: pin.pin, label, now: v.now })
      if (!('secret' in enrolled)) return refuseCard(v, code, enrolled)
      keep(v, enrolled)
      return v.go(paths.sheet.to())
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

function keep(v: Visit, enrolled: SignedIn): void {
  v.cookies.keepDevice(enrolled.device.id, enrolled.secret)
  v.cookies.keepSession(enrolled.token)
}

async function slowDown(v: Visit, kind: string, subject: string): Promise<string | null> {
  const seconds = await mustWait(v.db, kind, subject, v.now)
  return seconds > 0 ? v.t.account.card.slow(v.t.account.signIn.seconds(seconds)) : null
}

const refusal = async (v: Visit, code: string) =>
  code ? slowDown(v, 'card', v.remote) : v.t.account.card.length(0, CARD_GROUPS * 6)

const cardPage = (v: Visit, typed: string, sentence: string) =>
  v.page(
    { title: v.t.account.card.title, status: 422, islands: ['card'] },
    <CardPage typed={typed} errors={{ code: sentence }} />,
  )

async function refuseCard(
  v: Visit,
  code: string,
  check: Parameters<typeof cardSentence>[0],
): Promise<Response> {
  if (check.state === 'unknown') await countFailure(v.db, 'card', v.remote, v.now)
  return cardPage(v, code, cardSentence(check, v.t))
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
