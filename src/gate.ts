import type { Context } from 'hono'
import type { VNode } from 'preact'
import { cookiesOf } from './account/cookies.ts'
import type { KeyRing } from './account/device.ts'
import { type Actor, arrivalOf } from './account/session.ts'
import type { Handler, Visit } from './account/visit.ts'
import type { AppParts } from './app.ts'
import { cellOfMeeting, meetingById } from './meeting/meeting.queries.ts'
import { cellOfPerson } from './membership/membership.queries.ts'
import { cellsWith, may, type Scope, scopeFor, unitsAbove } from './membership/scope.ts'
import { bannerOf } from './notification/banner.ts'
import { unitById } from './organisation/organisation.ts'
import { paths } from './paths.ts'
import { dayOf, showDay } from './platform/clock.ts'
import type { Form } from './platform/form.ts'
import { answerPage, readForm, remoteOf } from './platform/http.ts'
import { isId } from './platform/ids.ts'
import { notFound, Problem } from './platform/problem.ts'
import type { Rule } from './policy.ts'
import { keepStatisticsKey } from './statistics/statistics-key.ts'
import { languages, type Text } from './text/text.ts'
import { type Banner, type NavEntry, type PageOptions, renderPage } from './ui/layout.tsx'

/** Lets a request in, or not, and gives its handler a Visit. Not yours and not there look the same. */
export function gate(parts: AppParts, rule: Rule, handler: Handler, room?: number) {
  return async (c: Context): Promise<Response> => {
    const visit = await visitOf(parts, c, room)
    const refused = await refusal(visit, rule)
    if (refused) return refused
    // Also where the handler asks for no field: a button left on a shared phone must not act for somebody else.
    if (!visit.reads && room === undefined) await visit.form()
    return handler(visit)
  }
}

async function refusal(v: Visit, rule: Rule): Promise<Response | null> {
  if (rule === 'anyone') return null
  if (rule === 'demo') {
    if (!v.config.demo) throw notFound()
    return null
  }
  if (!v.actor) {
    if (v.reads) return v.go(v.cookies.devices().length > 0 ? paths.signIn.to() : paths.home.to())
    throw new Problem(401)
  }
  if (rule === 'signed-in') return null
  if (!v.actor.approved) {
    if (v.reads) return v.go(paths.waiting.to())
    throw notFound()
  }
  if (rule === 'own') return null
  const held =
    rule === 'meeting-table' || rule === 'minutes'
      ? await sitsAtTable(v, rule === 'minutes')
      : await holds(v, rule)
  if (!held) throw notFound()
  return null
}

/**
 * Who runs the cell's meetings, and the member whom this meeting chose as its clerk, until the minutes are locked.
 * With `readers`, from then on also those who only read them.
 */
async function sitsAtTable(v: Visit, readers: boolean): Promise<boolean> {
  const scope = await scopeFor(v)
  const meeting =
    scope.tenant && isId(v.params.meeting) && (await meetingById(v.db, scope.tenant, v.params.meeting))
  if (!meeting) return false
  if (may(scope, 'run-meeting', meeting.cell)) return true
  if (readers && meeting.locked_at) return may(scope, 'read-minutes', meeting.cell)
  // What a clerk was still writing when the minutes were locked is given back to them, by their own form, and to nobody.
  const still = !meeting.locked_at || (!v.reads && !readers)
  return meeting.clerk === v.me.person && still && scope.membership?.cell === meeting.cell
}

async function holds(v: Visit, { power, over }: Exclude<Rule, string>): Promise<boolean> {
  const scope = await scopeFor(v)
  if (over === 'above') return unitsAbove(scope, power).some(({ unit }) => unit === v.params.unit)
  if (!scope.tenant) return false
  if (over === 'all') return may(scope, power)
  if (over === 'some') return may(scope, power) || cellsWith(scope, power).length > 0
  const cell =
    over === 'cell'
      ? v.params.cell
      : over === 'meeting'
        ? await cellOfMeeting(v.db, scope.tenant, v.params.meeting)
        : await cellOfPerson(v.db, scope.tenant, v.params.person ?? '', v.today)
  return isId(cell) && (await isOurs(v, scope, cell)) && may(scope, power, cell)
}

const isOurs = async (v: Visit, scope: Scope, cell: string) => {
  const unit = await unitById(v.db, cell)
  return unit?.kind === 'cell' && unit.tenant === scope.tenant
}

async function visitOf(parts: AppParts, c: Context, room?: number): Promise<Visit> {
  const now = parts.clock.now()
  const cookies = cookiesOf(c, parts.config)
  const token = cookies.sessionToken()
  const secrets = new Map(cookies.devices().map((device) => [device.id, device.secret]))
  const arrival = token && (await arrivalOf(parts.db, token, (device) => secrets.get(device) ?? null, now))
  const actor = arrival ? arrival.actor : null
  const t = languages[cookies.language()]
  let nav: readonly NavEntry[] = []
  let banner: Banner | null = null
  let ring: KeyRing | undefined
  let sent: Promise<Form> | undefined
  const visit: Visit = {
    db: parts.db,
    clock: parts.clock,
    now,
    today: dayOf(now),
    config: parts.config,
    t,
    url: new URL(c.req.url),
    agent: c.req.header('user-agent') ?? '',
    remote: remoteOf(c, parts.config),
    reads: c.req.method === 'GET' || c.req.method === 'HEAD',
    autosave: c.req.header('x-autosave') === '1',
    params: c.req.param() as Record<string, string>,
    actor,
    get landing() {
      return actor?.approved ? landingOf(nav) : paths.waiting.to()
    },
    get me(): Actor {
      if (!actor) throw notFound()
      return actor
    },
    keys() {
      if (!arrival) throw notFound()
      ring ??= arrival.openKeys()
      return ring
    },
    form: async (known) => {
      sent ??= readForm(c, room)
      const form = await sent
      if (actor && form.owner && form.owner !== actor.account) throw new Problem(409, 'other-person')
      if (known && form.unknown(known).length > 0) throw new Problem(400)
      return form
    },
    cookies,
    page: (options, body) => page(t, options, body),
    onPaper: () =>
      Object.create(visit, {
        t: { value: languages.vi },
        page: {
          value: (options: PageOptions, body: VNode) => page(languages.vi, { ...options, paper: true }, body),
        },
      }),
    go: (address) => (visit.autosave ? c.body(null, 204) : c.redirect(address, 303)),
  }
  const page = (t: Text, options: PageOptions, body: VNode) => {
    const frame = {
      t,
      nav: options.public ? [] : nav,
      banner: options.public ? null : banner,
      here: visit.url.pathname,
      demo: parts.config.demo,
      ...(options.stamped && actor ? { stamp: stampOf(t, actor, now) } : {}),
      account: options.public ? null : (actor?.account ?? null),
      asset: parts.assets.address,
    }
    return answerPage(c, renderPage(frame, options, body), options.status)
  }
  if (actor?.approved) {
    const scope = await scopeFor(visit)
    nav = navOf(visit, scope)
    if (visit.reads && visit.url.pathname === paths.month.to()) banner = await bannerOf(visit, scope)
    await keepKeyOnceADay(visit, scope)
  }
  return visit
}

/** Who prints a paper that names people, and when. */
function stampOf(t: Text, { fullName }: Actor, now: Date): string {
  const time = now.toLocaleTimeString('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
  })
  return t.reporting.stamp(fullName, time, showDay(dayOf(now)))
}

/** The first entry of a member is the month; of an officer without one, their own page is the last. */
const landingOf = (nav: readonly NavEntry[]): string =>
  (nav.find((entry) => entry.href === paths.month.to()) ?? nav.at(-1))?.href ?? paths.me.to()

/** Four entries for everyone; officers get a fifth. */
function navOf(v: Visit, scope: Scope): NavEntry[] {
  const { nav } = v.t.app
  const entries: NavEntry[] = scope.membership
    ? [
        { label: nav.month, href: paths.month.to(), icon: 'month' },
        { label: nav.diary, href: paths.diary.to(), icon: 'diary' },
        { label: nav.meeting, href: paths.meeting.to(), icon: 'meeting' },
      ]
    : []
  entries.push({ label: nav.me, href: paths.me.to(), icon: 'me' })
  if (may(scope, 'see-committee'))
    entries.push({ label: nav.committee, href: paths.committee.to(), icon: 'committee' })
  else if (cellsWith(scope, 'see-done').length > 0)
    entries.push({ label: nav.cell, href: paths.myCell.to(), icon: 'cell' })
  else if (unitsAbove(scope, 'see-committee')[0])
    entries.push({
      label: v.t.figure.above.nav,
      href: paths.aboveFigures.to({ unit: unitsAbove(scope, 'see-committee')[0]!.unit }),
      icon: 'committee',
    })
  else if (may(scope, 'read-feedback'))
    entries.push({ label: nav.feedback, href: paths.feedbackCases.to(), icon: 'committee' })
  else if (may(scope, 'keep'))
    entries.push({ label: nav.keep, href: paths.organisation.to(), icon: 'settings' })
  return entries
}

const keptOn = new Map<string, string>()

/** An officer's first request of the day lets the statistics key follow the posts (statistics/statistics-key.ts). */
async function keepKeyOnceADay(v: Visit, scope: Scope): Promise<void> {
  if (!scope.tenant || !may(scope, 'release') || keptOn.get(v.me.account) === v.today) return
  await keepStatisticsKey(v.db, scope.tenant, v.keys(), v.me.person, v.now)
  keptOn.set(v.me.account, v.today)
}
