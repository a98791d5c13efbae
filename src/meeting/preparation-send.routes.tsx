import { carryOut, Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { record } from '../history/history.ts'
import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { isId, randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { textsOf, writeText } from './meeting-text.ts'
import { tableReaders } from './own-meeting.queries.ts'
import { type Preparing, preparing } from './preparation.routes.tsx'
import { CannotSendPage, SendSheetPage } from './preparation-send.pages.tsx'
import { readerNames } from './readers.ts'
import { whenOf } from './when.ts'

/** The one step by which something of the sheet leaves it: the text the member saw, sent by a button of its own. */
export function sendSheetRoutes(serve: Serve) {
  serve(paths.preparationSend, {
    get: async (v) => {
      const own = await preparing(v)
      return mayNotSend(own) ? cannotPage(v, own, 200) : previewPage(v, own)
    },
    post: async (v) => {
      const own = await preparing(v)
      const form = await v.form(['text', 'seen'])
      const { meeting, up } = own
      const back = paths.preparationSend.to({ meeting: meeting.id })
      const id = form.id ?? randomId()
      return carryOut(
        v,
        form,
        async () => {
          const review = up?.review
          if (mayNotSend(own) || !review) return cannotPage(v, own)
          const text = own.sheet?.text ?? ''
          // What goes is what was on the page; where the sheet has changed meanwhile, the page is shown again.
          if (text === '' || text !== form.text('text')) return previewPage(v, own, true)
          return async (tx) => {
            const waits = await tx.maybe(sql`
                select 1 from meeting
                where tenant = ${meeting.tenant} and id = ${meeting.id} and opened_at is null and dropped_at is null for share`)
            if (!waits) throw new Overtaken(async () => cannotPage(v, await preparing(v)))
            const by = { person: v.me.person, now: v.now }
            const place = { tenant: meeting.tenant, meeting: meeting.id, about: review, field: 'self' }
            const seen = form.all('seen').filter(isId)
            await writeText(tx, { ...place, id, body: text, seen, writing: id, turn: 0 }, by)
            await record(tx, {
              tenant: meeting.tenant,
              at: v.now,
              actor: v.me.person,
              verb: 'self-criticism-sent',
              about: { meeting: meeting.id, review },
            })
            return back
          }
        },
        async () => {
          const label = v.t.preparation.sendText
          const versions = await standingOf(v, own)
          return {
            saved: versions.map((version) => [label, version.body] as const),
            sent: [[label, form.text('text')]],
          }
        },
      )
    },
  })
}

const backTo = (v: Visit, { meeting }: Preparing) => ({
  href: paths.preparation.to({ meeting: meeting.id }),
  label: v.t.preparation.title,
})

async function standingOf(v: Visit, { meeting, up }: Preparing) {
  if (!up?.review) return []
  const texts = await textsOf(v.db, meeting)
  return texts.of(up.review, 'self').map((version) => ({
    id: version.id,
    body: version.body,
    author: version.author_name,
    day: showDay(dayOf(version.written_at)),
  }))
}

async function previewPage(v: Visit, own: Preparing, refused = false): Promise<Response> {
  const p = v.t.preparation
  const text = own.sheet?.text ?? ''
  return v.page(
    { title: p.sendTitle, status: refused ? 409 : 200, back: backTo(v, own) },
    <SendSheetPage
      meeting={own.meeting.id}
      when={whenOf(v.t, own.meeting)}
      text={text}
      standing={await standingOf(v, own)}
      readers={readerNames(v.t, await tableReaders(v.db, own.meeting, v.today))}
      problem={refused && text !== '' ? p.sendChanged : undefined}
    />,
  )
}

/** Beforehand is until the meeting begins, and from when the review stands on its list. */
function mayNotSend({ meeting, up }: Preparing): 'sendBegun' | 'sendNotListed' | null {
  if (!up || meeting.opened_at) return 'sendBegun'
  return up.review ? null : 'sendNotListed'
}

const cannotPage = (v: Visit, own: Preparing, status = 409): Response =>
  v.page(
    { title: v.t.preparation.send, status, back: backTo(v, own) },
    <CannotSendPage meeting={own.meeting.id} sentence={v.t.preparation[mayNotSend(own) ?? 'sendBegun']} />,
  )
