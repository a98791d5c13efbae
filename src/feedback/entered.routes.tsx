import { answerBefore, onceIn } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { record } from '../history/history.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { languages } from '../text/text.ts'
import { ENTERED_FIELDS, readEntered } from './entered.form.ts'
import { EnteredPage, EnterPage } from './entered.pages.tsx'
import { shortAddress } from './public.routes.tsx'
import { closedBecause, receive } from './receive.ts'

/**
 * What people say at a meeting with voters, in a letter or to somebody's face: entered by one of the inspection
 * committee, who the case knows, and then a case like any other, with a code for whoever said it.
 */
export function enteredRoutes(serve: Serve) {
  serve(paths.feedbackEnter, {
    get: (v) => enterPage(v, { day: showDay(v.today) }),
    post: async (v) => {
      const form = await v.form(ENTERED_FIELDS)
      const before = await answerBefore(v, form)
      if (before) return v.go(before)
      const tenant = tenantOf(await scopeFor(v))
      const { entered, errors } = readEntered(form, v.today, v.t)
      if (!entered) return enterPage(v, Object.fromEntries(form.fields), errors)
      const closed = await closedBecause(v.db, tenant)
      if (closed)
        return enterPage(v, Object.fromEntries(form.fields), { source: v.t.feedbackCase.list.shut[closed] })
      let code: string | null = null
      await v.db.transaction((tx) =>
        onceIn(tx, v, form, async () => {
          const { source, day, ...said } = entered
          // Kept with the report, and so in Vietnamese.
          const on = languages.vi.feedbackCase.list.received(showDay(day))
          const when = [said.when, on].filter(Boolean).join('. ')
          const received = await receive(
            tx,
            tenant,
            { ...said, when },
            { source, enteredBy: v.me.person, today: v.today, batch: v.today },
          )
          code = received.code
          await record(tx, {
            tenant,
            at: v.now,
            actor: v.me.person,
            verb: 'feedback-entered',
            about: { case: received.which.id },
          })
          return paths.feedbackCases.to()
        }),
      )
      if (code === null) return v.go(paths.feedbackCases.to())
      const address = shortAddress(v.config.address + paths.feedbackCode.to())
      return v.page(
        { title: v.t.feedbackCase.enter.done.title },
        <EnteredPage code={code} address={address} />,
      )
    },
  })
}

const enterPage = (v: Visit, typed: Readonly<Record<string, string>>, errors?: FieldErrors) =>
  v.page(
    {
      title: v.t.feedbackCase.enter.title,
      status: errors ? 422 : 200,
      back: { href: paths.feedbackCases.to(), label: v.t.feedbackCase.list.title },
    },
    <EnterPage typed={typed} errors={errors} />,
  )
