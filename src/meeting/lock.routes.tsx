import { carryOut, Overtaken, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { newId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { languages } from '../text/text.ts'
import type { Unfinished } from './ending.rules.ts'
import { AddendumPage, NotLockedPage, READ_BACK, UnreadPage } from './lock.pages.tsx'
import { lockAsRead } from './lock.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { addAddendum } from './minutes.ts'
import { textErrors } from './speech.routes.tsx'
import { backToHub, byOf, mayAddTo, meetingOf } from './table-visit.tsx'

const LONGEST = 5000

export function lockRoutes(serve: Serve) {
  serve(paths.minutesLock, {
    post: async (v) => {
      const meeting = await meetingOf(v)
      if (!meeting.ended_at || (meeting.locked_at && !(await mayAddTo(v, meeting)))) throw notFound()
      const form = await v.form(['read', 'shown'])
      const shown = form.text('shown')
      const read = form.all('read')
      const unread = READ_BACK.filter((one) => !read.includes(one))
      return carryOut(
        v,
        form,
        async () => {
          if (!meeting.locked_at && unread.length > 0) return unreadPage(v, meeting, shown, read)
          return async (tx) => {
            const refused = await lockAsRead(tx, meeting, shown, languages.vi, byOf(v))
            if (refused) throw new Overtaken(() => notLockedPage(v, meeting, refused))
            return paths.minutes.to({ meeting: meeting.id })
          }
        },
        async () => ({ saved: [], sent: [] }),
      )
    },
  })

  serve(paths.minutesAddendum, {
    get: async (v) => addendumPage(v, await locked(v), { before: '', after: '', reason: '' }),
    post: async (v) => {
      const meeting = await locked(v)
      const form = await v.form(['before', 'after', 'reason'])
      const typed = {
        before: form.text('before'),
        after: form.text('after'),
        reason: form.text('reason'),
      }
      const m = v.t.meeting.addendum
      return carryOut(
        v,
        form,
        async () => {
          const errors: FieldErrors = {
            ...textErrors(v, form, 'before', LONGEST, false),
            ...textErrors(v, form, 'after', LONGEST, true),
            ...textErrors(v, form, 'reason', LONGEST, true),
          }
          if (Object.keys(errors).length > 0) return addendumPage(v, meeting, typed, errors)
          return async (tx) => {
            await addAddendum(tx, meeting, { id: form.id ?? newId(v.now), ...typed }, byOf(v))
            return paths.minutes.to({ meeting: meeting.id })
          }
        },
        async () => ({
          saved: [],
          sent: sentLines(form, { before: m.before, after: m.after, reason: m.reason }),
        }),
      )
    },
  })
}

async function locked(v: Visit): Promise<MeetingRow> {
  const meeting = await meetingOf(v)
  if (!meeting.locked_at) throw notFound()
  return meeting
}

/** What is still to be mended; nothing, where the minutes have changed since they were read. */
const notLockedPage = (v: Visit, meeting: MeetingRow, open: readonly Unfinished[]) =>
  v.page(
    { title: v.t.meeting.lock.title, status: 409, back: backToHub(v, meeting) },
    <NotLockedPage meeting={meeting.id} open={open} />,
  )

const unreadPage = (v: Visit, meeting: MeetingRow, shown: string, read: readonly string[]) =>
  v.page(
    { title: v.t.meeting.lock.title, status: 422, back: backToHub(v, meeting) },
    <UnreadPage meeting={meeting.id} shown={shown} read={read} errors={{ read: v.t.meeting.lock.unread }} />,
  )

const addendumPage = (
  v: Visit,
  meeting: MeetingRow,
  typed: { before: string; after: string; reason: string },
  errors?: FieldErrors,
) =>
  v.page(
    {
      title: v.t.meeting.addendum.title,
      status: errors ? 422 : 200,
      back: { href: paths.minutes.to({ meeting: meeting.id }), label: v.t.meeting.lock.minutes },
    },
    <AddendumPage meeting={meeting.id} typed={typed} errors={errors} />,
  )
