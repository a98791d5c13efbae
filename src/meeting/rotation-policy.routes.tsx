import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { bindingOn } from '../movement/binding.ts'
import { boundHint, looserSentence } from '../movement/movement-words.rules.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { meetingDefaultsOn, setMeetingDefaults } from './meeting-default.ts'
import { looserPolicy } from './rotation-bound.rules.ts'
import { POLICY_FIELDS, readPolicy, type TypedPolicy, typedPolicy } from './rotation-policy.form.ts'
import { RotationPolicyPage } from './rotation-policy.pages.tsx'

const SAVED = 'da-luu'

/** How many are reviewed at a meeting, how long a cycle may be: for all cells of the organisation. */
export function rotationPolicyRoutes(serve: Serve) {
  serve(paths.rotationPolicy, {
    get: (v) => policyPage(v),
    post: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const form = await v.form(POLICY_FIELDS)
      return carryOut(
        v,
        form,
        async () => {
          const { typed, policy, errors } = readPolicy(form, v.t)
          const binding = await bindingOn(v.db, tenant, v.today)
          for (const { field, looser } of looserPolicy(policy, binding))
            errors[field] ??= looserSentence(v.t, looser)
          if (Object.keys(errors).length > 0) return policyPage(v, { typed, errors })
          return async (tx) => {
            const { meeting } = await meetingDefaultsOn(tx, tenant, v.today)
            const by = { person: v.me.person, now: v.now }
            await setMeetingDefaults(tx, tenant, { meeting, rotation: policy }, by)
            return `${paths.rotationPolicy.to()}?${SAVED}`
          }
        },
        async () => {
          const saved = typedPolicy((await meetingDefaultsOn(v.db, tenant, v.today)).rotation)
          const labels = labelsOf(v)
          return {
            saved: POLICY_FIELDS.map((name) => [labels[name], inWords(v, name, saved[name])] as const),
            sent: sentLines(form, labels, (name, value) => inWords(v, name as 'most', value)),
          }
        },
      )
    },
  })
}

function labelsOf(v: Visit): Record<keyof TypedPolicy, string> {
  const words = v.t.rotation.policy
  return {
    fewest: words.fewest,
    most: words.most,
    exceptional: words.exceptional,
    'officers-first': words.officersFirst,
    longest: words.longest,
    'longer-allowed': words.longerAllowed,
    'notice-days': words.noticeDays,
  }
}

function inWords(v: Visit, name: keyof TypedPolicy, value: string): string {
  const words = v.t.rotation.policy
  if (name === 'officers-first') return value === 'yes' ? words.officers : words.alike
  if (name === 'longer-allowed') return value === 'yes' ? words.longer : words.never
  return value
}

async function policyPage(v: Visit, again: { typed?: TypedPolicy; errors?: FieldErrors } = {}) {
  const tenant = tenantOf(await scopeFor(v))
  const [{ rotation }, binding] = await Promise.all([
    meetingDefaultsOn(v.db, tenant, v.today),
    bindingOn(v.db, tenant, v.today),
  ])
  return v.page(
    {
      title: v.t.rotation.policy.title,
      status: again.errors ? 422 : 200,
      back: { href: paths.defaults.to(), label: v.t.setup.defaultsTitle },
    },
    <RotationPolicyPage
      typed={again.typed ?? typedPolicy(rotation)}
      errors={again.errors}
      bound={{
        most: boundHint(v.t, binding, 'most'),
        exceptional: boundHint(v.t, binding, 'crowded'),
        longest: boundHint(v.t, binding, 'longest'),
        'longer-allowed': boundHint(v.t, binding, 'longer'),
      }}
      notice={v.url.searchParams.has(SAVED) ? v.t.rotation.policy.saved : undefined}
    />,
  )
}
