import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { channelsSet } from './carriers.ts'
import { contactFields, readContact, type TypedContact } from './contact.form.ts'
import { ContactPage, PushPage } from './contact.pages.tsx'
import { readPhone, showPhone } from './contact.rules.ts'
import { addBrowser, browserCount, contactOf, forgetBrowsers, reachOfOne, setContact } from './contact.ts'
import { pushKeys } from './push-key.ts'
import { readSubscription } from './push-place.rules.ts'
import { sendTest, type TestRefused } from './test-message.ts'

/** Where a form of these leads, with a word about it; the page knows no other. */
const SAID = 'da'

export function contactRoutes(serve: Serve) {
  serve(paths.contact, {
    get: async (v) => contactPage(v, await typedOf(v)),
    post: async (v) => {
      const form = await v.form(contactFields)
      return carryOut(
        v,
        form,
        async () => {
          const { typed, wanted, errors } = readContact(form, v.t)
          if (!wanted) return contactPage(v, typed, errors)
          return async (tx) => {
            await setContact(tx, v.me.person, wanted, v.now)
            return `${paths.contact.to()}?${SAID}=luu`
          }
        },
        async () => ({ saved: [], sent: [] }),
      )
    },
  })

  serve(paths.contactTest, {
    post: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const form = await v.form([])
      const work = async () => async (tx: Parameters<typeof sendTest>[0]) => {
        const refused = await sendTest(tx, tenant, v.me.person, channelsSet(v.config.channels), v.now)
        return `${paths.contact.to()}?${SAID}=${refused ?? 'thu'}`
      }
      return carryOut(v, form, work, async () => ({ saved: [], sent: [] }))
    },
  })

  serve(paths.pushHere, {
    get: async (v) => {
      if (!v.config.channels.push) return v.go(paths.contact.to())
      const { publicKey } = await pushKeys(v.db)
      return v.page(
        { title: v.t.notice.push.title, back: backToContact(v), islands: ['push'] },
        <PushPage publicKey={publicKey} browsers={await browserCount(v.db, v.me.person)} />,
      )
    },
    post: async (v) => {
      const form = await v.form(['do', 'endpoint', 'p256dh', 'auth'])
      const text = (name: string) => form.text(name)
      const wanted = text('do')
      if (wanted === 'on') {
        const typed = { endpoint: text('endpoint'), p256dh: text('p256dh'), auth: text('auth') }
        const subscription = readSubscription(typed)
        if (!subscription) throw new Problem(400)
        await addBrowser(v.db, v.me.person, subscription, v.now)
      } else if (wanted === 'off' && text('endpoint') !== '')
        await forgetBrowsers(v.db, v.me.person, text('endpoint'))
      else if (wanted === 'all-off') await forgetBrowsers(v.db, v.me.person, null)
      return v.go(paths.pushHere.to())
    },
  })
}

async function contactPage(v: Visit, typed: TypedContact, errors?: FieldErrors): Promise<Response> {
  const saved = await contactOf(v.db, v.me.person)
  return v.page(
    {
      title: v.t.notice.contact.title,
      status: errors ? 422 : 200,
      back: { href: paths.myMessages.to(), label: v.t.notice.title },
    },
    <ContactPage
      typed={typed}
      saved={saved}
      browsers={await browserCount(v.db, v.me.person)}
      channels={channelsSet(v.config.channels)}
      note={errors ? undefined : noteOf(v)}
      errors={errors}
    />,
  )
}

function noteOf(v: Visit): string | undefined {
  const c = v.t.notice.contact
  const notes: Record<'luu' | 'thu' | TestRefused, string> = {
    luu: c.saved,
    thu: c.tested,
    nowhere: c.testNowhere,
    enough: c.testEnough,
  }
  const said = v.url.searchParams.get(SAID)
  return said && said in notes ? notes[said as keyof typeof notes] : undefined
}

/** What stands; to somebody who never said, the number of the members' list is offered, and no way is chosen. */
async function typedOf(v: Visit): Promise<TypedContact> {
  const contact = await contactOf(v.db, v.me.person)
  const reach = await reachOfOne(v.db, v.me.person)
  if (!reach) {
    const listed = await v.db.maybe<{ phone: string | null }>(
      sql`select phone from person where id = ${v.me.person}`,
    )
    const phone = readPhone(listed?.phone ?? '')
    return { quiet: '', by: '', phone: phone ? showPhone(phone) : '', email: '' }
  }
  return {
    quiet: reach.quiet ? 'yes' : 'no',
    by: contact.phone ? (reach.phone ?? '') : 'none',
    phone: contact.phone ? showPhone(contact.phone) : '',
    email: contact.email ?? '',
  }
}

const backToContact = (v: Visit) => ({ href: paths.contact.to(), label: v.t.notice.contact.title })
