import { carryOut, Overtaken, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { waitingIn } from '../commitment/commitment.ts'
import { noteDeedLooks, waitingDeeds } from '../good-deed/good-deed.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { isPresentMember } from '../membership/powers.rules.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import { byGivenName } from '../platform/fold.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { languages } from '../text/text.ts'
import { type BookMember, bookFields, readBook, type TypedBook } from './book.form.ts'
import { BookPage } from './book.pages.tsx'
import { bookMonths, recordFromBook } from './book.ts'
import { cellOf, usualDay } from './cell-meetings.routes.tsx'
import { meetingsOfCell, ordinaryMeeting } from './meeting.queries.ts'
import { meetingDefaultsOn } from './meeting-default.ts'
import { byOf } from './table-visit.tsx'

/** "Ghi lại từ sổ": a meeting that is over, out of the cell's bound book, on one page. */
export function bookRoutes(serve: Serve) {
  serve(paths.meetingFromBook, {
    get: async (v) => {
      const { tenant, cell } = await cellOf(v)
      const held = new Set(
        (await meetingsOfCell(v.db, tenant, cell.id))
          .filter((one) => one.kind === 'ordinary' && one.opened_at)
          .map((one) => one.month),
      )
      const months = bookMonths(v.today)
      const month = months.find((one) => !held.has(one)) ?? months[0]!
      const { meeting } = await meetingDefaultsOn(v.db, tenant, v.today)
      const usual = await usualDay(v, tenant, month)
      return page(v, cell, tenant, { month, day: showDay(usual), time: meeting.time })
    },
    post: async (v) => {
      const { tenant, cell } = await cellOf(v)
      const form = await v.form(bookFields)
      const months = bookMonths(v.today)
      const month = months.find((one) => one === form.text('month')) ?? months[0]!
      const m = v.t.meeting
      const shown = `${month.slice(5, 7)}/${month.slice(0, 4)}`
      return carryOut(
        v,
        form,
        async () => {
          const held = readDay(form.text('day')) ?? v.today
          const { meeting: rules } = await meetingDefaultsOn(v.db, tenant, held)
          const { typed, draft, errors } = readBook(
            form,
            {
              members: await membersOn(v, tenant, cell.id, held),
              month,
              usual: await usualDay(v, tenant, month),
              today: v.today,
              writer: v.me.person,
              voters: rules.voters,
              quorum: rules.quorum,
              deeds: (await waitingDeeds(v.db, tenant, cell.id, v.today)).filter(
                (deed) => deed.person !== v.me.person,
              ),
              commitments: (await waitingIn(v.db, { tenant, cell: cell.id })).filter(
                (one) => one.person !== v.me.person,
              ),
            },
            v.t,
          )
          if ((await ordinaryMeeting(v.db, tenant, cell.id, month))?.opened_at) errors.month = m.again(shown)
          const again = (more: FieldErrors = {}) => page(v, cell, tenant, typed, { ...errors, ...more })
          if (!draft || errors.month) return again()
          return async (tx) => {
            const id = await recordFromBook(
              tx,
              { tenant, cell: cell.id, quorum: rules.quorum },
              draft,
              languages.vi,
              byOf(v),
            )
            if (!id) throw new Overtaken(() => again({ month: m.again(shown) }))
            return (draft.more ? paths.meetingHub : paths.minutes).to({ meeting: id })
          }
        },
        async () => ({
          saved: [],
          sent: sentLines(form, { day: m.day, absent: m.book.absent, tasks: m.book.tasks }),
        }),
      )
    },
  })
}

/** Who belonged to the cell on the day of the meeting. */
async function membersOn(v: Visit, tenant: string, cell: string, day: string): Promise<BookMember[]> {
  const members = await membersOfCells(v.db, tenant, [cell], day)
  const here = members
    .filter((member) => isPresentMember(member.status))
    .map((member) => ({ person: member.person, name: member.full_name, status: member.status }))
  return byGivenName(here, ({ name }) => name)
}

async function page(
  v: Visit,
  cell: { id: string; name: string },
  tenant: string,
  typed: TypedBook,
  errors?: FieldErrors,
): Promise<Response> {
  const deeds = await waitingDeeds(v.db, tenant, cell.id, v.today)
  const people = deeds.map((deed) => deed.person)
  await v.db.transaction((tx) => noteDeedLooks(tx, tenant, people, v.me.person, v.today))
  return v.page(
    {
      title: v.t.meeting.book.title,
      status: errors ? 422 : 200,
      back: { href: paths.cellMeetings.to({ cell: cell.id }), label: v.t.meeting.list },
    },
    <BookPage
      action={paths.meetingFromBook.to({ cell: cell.id })}
      months={bookMonths(v.today)}
      members={await membersOn(v, tenant, cell.id, readDay(typed.day ?? '') ?? v.today)}
      deeds={deeds}
      commitments={await waitingIn(v.db, { tenant, cell: cell.id })}
      me={v.me.person}
      typed={typed}
      errors={errors}
    />,
  )
}
