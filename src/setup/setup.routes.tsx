import { deviceLabel, readNewPin } from '../account/account.form.ts'
import { countFailure, mustWait } from '../account/throttle.ts'
import type { Serve, Visit } from '../account/visit.ts'
import { anyTenant } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { languages } from '../text/text.ts'
import { SetupPage } from './setup.pages.tsx'
import { setUp, tokenIsGood } from './setup.ts'

const FIELDS = ['token', 'commune', 'superior', 'name', 'pin', 'pin-again'] as const

export function setupRoutes(serve: Serve) {
  serve(paths.setup, {
    get: async (v) => {
      if (await anyTenant(v.db)) throw notFound()
      return v.page({ title: v.t.setup.title }, <SetupPage typed={{}} />)
    },
    post: async (v) => {
      if (await anyTenant(v.db)) throw notFound()
      const form = await v.form(FIELDS)
      const typed = Object.fromEntries(FIELDS.map((name) => [name, form.text(name)]))
      const again = (errors: FieldErrors) =>
        v.page({ title: v.t.setup.title, status: 422 }, <SetupPage typed={typed} errors={errors} />)
      const seconds = await mustWait(v.db, 'setup', v.remote, v.now)
      if (seconds > 0) return again({ token: v.t.account.card.slow(v.t.account.signIn.seconds(seconds)) })
      if (!(await tokenIsGood(v.db, typed.token!))) {
        await countFailure(v.db, 'setup', v.remote, v.now)
        return again({ token: v.t.setup.tokenWrong })
      }
      const pin = readNewPin(form, v.t)
      const errors = {
        ...required(v, typed, 'commune'),
        ...required(v, typed, 'name'),
        ...('errors' in pin ? pin.errors : {}),
      }
      if (Object.keys(errors).length > 0 || 'errors' in pin) return again(errors)
      const signedIn = await setUp(
        v.db,
        {
          name: typed.commune!,
          superior: typed.superior!,
          administrator: typed.name!,
          pin: pin.pin,
          label: deviceLabel(v.agent, v.t),
          title: languages.vi.people.postKinds.administrator,
          root: v.config.root,
        },
        v.now,
      )
      if (!signedIn) throw notFound()
      v.cookies.keepDevice(signedIn.device.id, signedIn.secret)
      v.cookies.keepSession(signedIn.token)
      return v.go(paths.sheet.to())
    },
  })
}

function required(v: Visit, typed: Record<string, string>, name: string): FieldErrors {
  const text = typed[name] ?? ''
  if (text === '') return { [name]: v.t.form.required }
  return text.length > 200 ? { [name]: v.t.form.tooLong(200, text.length) } : {}
}
