import type { Serve } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { addDays, showDay, startOfDay } from '../platform/clock.ts'
import { showPhone } from './contact.rules.ts'
import { contactOf } from './contact.ts'
import { MyMessagesPage } from './my-messages.pages.tsx'
import { messagesOf } from './my-messages.ts'

const SHOWN_DAYS = 183

export function myMessagesRoutes(serve: Serve) {
  serve(paths.myMessages, {
    get: async (v) => {
      const contact = await contactOf(v.db, v.me.person)
      const { phoneBounced, emailBounced } = v.t.notice.contact
      const problem =
        contact.phone && contact.phone_problem_on
          ? phoneBounced(showPhone(contact.phone), showDay(contact.phone_problem_on))
          : contact.email && contact.email_problem_on
            ? emailBounced(contact.email, showDay(contact.email_problem_on))
            : null
      const messages = await messagesOf(v.db, v.me.person, startOfDay(addDays(v.today, -SHOWN_DAYS)))
      return v.page(
        { title: v.t.notice.title, back: { href: paths.me.to(), label: v.t.data.me } },
        <MyMessagesPage messages={messages} problem={problem} />,
      )
    },
  })
}
