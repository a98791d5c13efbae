import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { RULE_FIELDS, readRules, type TypedRules, typedRules } from './commitment-default.form.ts'
import { CommitmentRulesPage } from './commitment-default.pages.tsx'
import { commitmentRulesOn, setCommitmentRules } from './commitment-default.ts'

export function commitmentDefaultRoutes(serve: Serve) {
  serve(paths.commitmentRules, {
    get: async (v) => {
      const rules = await commitmentRulesOn(v.db, tenantOf(await scopeFor(v)), v.today)
      return page(v, typedRules(rules))
    },
    post: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const form = await v.form(RULE_FIELDS)
      const r = v.t.commitment.rules
      const labels = {
        ...{ least: r.least, most: r.most, from: r.from, until: r.until },
        'review-from': r.reviewFrom,
      }
      return carryOut(
        v,
        form,
        async () => {
          const { typed, rules, errors } = readRules(form, v.t)
          if (!rules) return page(v, typed, errors)
          return async (tx) => {
            await setCommitmentRules(tx, tenant, rules, { person: v.me.person, now: v.now })
            return `${paths.commitmentRules.to()}?${SAVED}`
          }
        },
        async () => {
          const now = typedRules(await commitmentRulesOn(v.db, tenant, v.today))
          return {
            saved: RULE_FIELDS.map((name) => [labels[name], now[name]] as const),
            sent: sentLines(form, labels),
          }
        },
      )
    },
  })
}

const SAVED = 'da-luu'

const page = (v: Visit, typed: TypedRules, errors?: FieldErrors): Response =>
  v.page(
    {
      title: v.t.commitment.rules.title,
      status: errors ? 422 : 200,
      back: { href: paths.defaults.to(), label: v.t.setup.defaultsTitle },
    },
    <CommitmentRulesPage typed={typed} errors={errors} saved={v.url.searchParams.has(SAVED)} />,
  )
