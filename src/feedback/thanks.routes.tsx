import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { readDeed } from '../good-deed/good-deed.form.ts'
import { placeOf } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { isId, randomId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { languages } from '../text/text.ts'
import { messagesOf } from './case.ts'
import { type Desk, deskOf, membersIn } from './desk.ts'
import { redactionProblem, sentIn } from './redaction.rules.ts'
import { ThanksPage, ThanksPreviewPage, type ThanksView } from './thanks.pages.tsx'
import { noteThanks } from './thanks.ts'

/** What two readers took for thanks is noted as a good deed, seen before as the cell will see it. */
export function thanksRoutes(serve: Serve) {
  serve(paths.feedbackThanks, {
    get: async (v) => {
      const desk = await thanked(v)
      return thanksPage(v, desk, { deed: randomId(), typed: { person: '', words: '', day: '' } })
    },
    post: async (v) => {
      const form = await v.form(['deed', 'person', 'words', 'day', 'step'])
      const desk = await thanked(v)
      const { tenant, open } = desk
      const members = await membersIn(v.db, tenant, v.today)
      const read = readDeed(
        form,
        members.map((one) => one.person),
        v.today,
        v.t,
      )
      const { errors } = read
      const { person, words, dayTyped } = read.typed
      const deed = isId(read.typed.deed) ? read.typed.deed : randomId()
      const day = dayTyped === '' ? open.row.batch_on : read.day
      const view = { deed, typed: { person, words, day: dayTyped } }
      if (person === v.me.person) errors.person = v.t.feedbackFollow.thanks.mine
      const told = redactionProblem(words, sentIn(await messagesOf(v.db, open)))
      if (told) errors.words = v.t.feedbackCase.redaction[told]
      const step = form.text('step')
      if (step === 'edit') return thanksPage(v, desk, view)
      if (Object.keys(errors).length > 0) return thanksPage(v, desk, { ...view, errors })
      const member = members.find((one) => one.person === person)
      if (!member) throw notFound()
      if (step !== 'send')
        return v.page(
          { title: v.t.feedbackFollow.thanks.previewTitle, back: backTo(v, desk) },
          <ThanksPreviewPage
            view={{ case: open.row.id, members: [], ...view }}
            name={member.name}
            cell={member.cell}
            day={showDay(day)}
          />,
        )
      // Kept, and read by others: in Vietnamese whatever the screen.
      const { thanks } = languages.vi.feedbackFollow
      return carryOut(
        v,
        form,
        async () => async (tx) => {
          const held = await deskOf(v, tx, true)
          const place = await placeOf(tx, tenant, person, v.today)
          if (!place?.cell || !isThanked(held)) throw notFound()
          const by = { person: v.me.person, now: v.now, today: v.today }
          const entry = { id: deed, person, cell: place.cell, day, words, toldBy: thanks.told }
          await noteThanks(tx, held.open.row, entry, thanks.toSender, by)
          return paths.feedbackCase.to({ case: open.row.id })
        },
        async () => ({ saved: [], sent: [[v.t.feedbackFollow.thanks.words, words]] }),
      )
    },
  })
}

export const isThanked = ({ open }: Desk): boolean =>
  open.state.stage === 'closed' && open.state.end === 'thanked'

async function thanked(v: Visit): Promise<Desk> {
  const desk = await deskOf(v)
  if (desk.conflict || !isThanked(desk)) throw notFound()
  return desk
}

const backTo = (v: Visit, { open }: Desk) => ({
  href: paths.feedbackCase.to({ case: open.row.id }),
  label: v.t.feedbackFollow.certificate.back,
})

async function thanksPage(
  v: Visit,
  desk: Desk,
  given: Omit<ThanksView, 'case' | 'members'>,
): Promise<Response> {
  const { open, tenant } = desk
  const members = (await membersIn(v.db, tenant, v.today)).filter((one) => one.person !== v.me.person)
  return v.page(
    {
      title: v.t.feedbackFollow.thanks.title,
      status: given.errors ? 422 : 200,
      back: backTo(v, desk),
    },
    <ThanksPage view={{ case: open.row.id, members, ...given }} />,
  )
}
