import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import {
  meetingDefaultFields,
  readMeetingDefault,
  type TypedMeetingDefault,
  typedOf,
} from './meeting-default.form.ts'
import { MeetingDefaultPage } from './meeting-default.pages.tsx'
import { meetingDefaultsOn, setMeetingDefaults } from './meeting-default.ts'
import { byOf } from './table-visit.tsx'

export function meetingDefaultRoutes(serve: Serve) {
  serve(paths.meetingDefaults, {
    get: async (v) => {
      const { meeting } = await meetingDefaultsOn(v.db, tenantOf(await scopeFor(v)), v.today)
      return page(v, typedOf(meeting))
    },
    post: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const form = await v.form(meetingDefaultFields)
      return carryOut(
        v,
        form,
        async () => {
          const { typed, rules, errors } = readMeetingDefault(form, v.t)
          if (!rules) return page(v, typed, errors)
          return async (tx) => {
            const { rotation } = await meetingDefaultsOn(tx, tenant, v.today)
            await setMeetingDefaults(tx, tenant, { meeting: rules, rotation }, byOf(v))
            return paths.defaults.to()
          }
        },
        async () => ({ saved: [], sent: sentLines(form, { time: v.t.meeting.time }) }),
      )
    },
  })
}

const page = (v: Visit, typed: TypedMeetingDefault, errors?: FieldErrors) =>
  v.page(
    {
      title: v.t.meeting.rules.title,
      status: errors ? 422 : 200,
      back: { href: paths.defaults.to(), label: v.t.setup.defaultsTitle },
    },
    <MeetingDefaultPage typed={typed} errors={errors} />,
  )
