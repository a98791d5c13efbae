import { paths } from '../paths.ts'
import { CARD_GROUPS } from '../seal/code.ts'
import { cardSentence, deviceLabel, readNewPin } from './account.form.ts'
import { enrol, type SignedIn } from './account.ts'
import { checkCard } from './card.ts'
import { CardPage, EnrolPage } from './sign-in.pages.tsx'
import { slowDown } from './slow-down.ts'
import { countFailure } from './throttle.ts'
import type { Serve, Visit } from './visit.ts'

/** A printed card makes this browser a device of its person. Looking at a card uses nothing up. */
export function enrolRoutes(serve: Serve) {
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
}

function keep(v: Visit, enrolled: SignedIn): void {
  v.cookies.keepDevice(enrolled.device.id, enrolled.secret)
  v.cookies.keepSession(enrolled.token)
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
