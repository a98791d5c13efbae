import { carryOut } from '../account/carry-out.tsx'
import type { Serve } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { notFound } from '../platform/problem.ts'
import { CalendarPage, NewAddressPage } from './calendar.pages.tsx'
import { calendarDays } from './calendar.queries.ts'
import { feedOf, makeFeed, personOfFeed, revokeFeed } from './calendar.ts'
import { calendarFile } from './calendar-file.ts'

export function calendarRoutes(serve: Serve) {
  serve(paths.calendar, {
    get: async (v) => {
      tenantOf(await scopeFor(v))
      const feed = await feedOf(v.db, v.me.person)
      return v.page(
        { title: v.t.calendar.title, back: { href: paths.meeting.to(), label: v.t.ownMeeting.title } },
        <CalendarPage madeOn={feed && showDay(dayOf(feed.made_at))} />,
      )
    },
    post: async (v) => {
      const owner = { tenant: tenantOf(await scopeFor(v)), person: v.me.person, now: v.now }
      const form = await v.form(['do'])
      if (form.text('do') === 'make') {
        // Sent twice it makes two, of which the one on the page is the one that holds: there is nothing to look up.
        const file = await v.db.transaction((tx) => makeFeed(tx, owner))
        return v.page(
          { title: v.t.calendar.title, back: { href: paths.calendar.to(), label: v.t.calendar.title } },
          <NewAddressPage address={v.config.address + paths.calendarFeed.to({ token: file })} />,
        )
      }
      const work = async () => async (tx: Parameters<typeof revokeFeed>[0]) => {
        if (form.text('do') === 'revoke') await revokeFeed(tx, owner)
        return paths.calendar.to()
      }
      return carryOut(v, form, work, async () => ({ saved: [], sent: [] }))
    },
  })

  serve(paths.calendarFeed, {
    paper: async (v) => {
      const person = await personOfFeed(v.db, v.params.token ?? '')
      if (!person) throw notFound()
      const file = calendarFile(await calendarDays(v.db, person, v.today), v.now, v.t, v.config.demo)
      return new Response(file, {
        headers: {
          'Content-Type': 'text/calendar; charset=utf-8',
          'Content-Disposition': 'inline; filename="hop-chi-bo.ics"',
        },
      })
    },
  })
}
