import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { catalogues } from '../catalogue/catalogue.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { Choice } from '../ui/fields.tsx'
import { DEFAULT_FIELDS, readDefaults, type TypedDefaults, typedDefaults } from './defaults.form.ts'
import { DefaultsPage } from './defaults.pages.tsx'
import { type Defaults, defaultsOn, STARTING, setDefaults } from './movement.ts'

/** The first, small movement: what an organisation lays down for its own rhythm. */
export function defaultsRoutes(serve: Serve) {
  serve(paths.defaults, {
    get: (v) => defaultsPage(v),
    post: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const form = await v.form(DEFAULT_FIELDS)
      return carryOut(
        v,
        form,
        async () => {
          const known = (await catalogueChoices(v)).map(({ value }) => value)
          const { typed, chosen, errors } = readDefaults(form, known, v.t)
          if (Object.keys(errors).length > 0) return defaultsPage(v, typed, errors)
          return async (tx) => {
            await setDefaults(tx, tenant, chosen, { person: v.me.person, now: v.now })
            return `${paths.defaults.to()}?${SAVED}`
          }
        },
        async () => {
          const now = await defaultsOn(v.db, tenant, v.today)
          const [labels, words] = [labelsOf(v), wordsOf(v)]
          return {
            saved: now
              ? DEFAULT_FIELDS.map((name) => [labels[name]!, words(name, typedDefaults(now)[name])] as const)
              : [],
            sent: sentLines(form, labels, words),
          }
        },
      )
    },
  })
}

const SAVED = 'da-luu'

/** The month asks what somebody did that they should not: signs and prohibitions, not standards to live up to. */
async function catalogueChoices(v: Visit): Promise<Choice[]> {
  const all = await catalogues(v.db)
  return all
    .filter(({ polarity }) => polarity !== 'standard')
    .map(({ id, title }) => ({ value: id, label: title, hint: id }))
}

const labelsOf = (v: Visit): Record<string, string> => {
  const s = v.t.setup
  return {
    catalogue: s.catalogue,
    form: s.form,
    'full-month': s.fullMonth,
    'meeting-day': s.meetingDay,
    'latest-day': s.latestDay,
    'keep-months': s.keepMonths,
  }
}

const wordsOf = (v: Visit) => (name: string, value: string) =>
  name === 'form' ? (v.t.setup.forms[value as 'skim'] ?? value) : value

async function defaultsPage(v: Visit, typed?: TypedDefaults, errors?: FieldErrors): Promise<Response> {
  const tenant = tenantOf(await scopeFor(v))
  const s = v.t.setup
  const past = await v.db.rows<Defaults>(sql`
    select * from practice_default where tenant = ${tenant} order by valid_from desc`)
  const choices = await catalogueChoices(v)
  const now = past.find((row) => row.valid_from <= v.today)
  return v.page(
    {
      title: s.defaultsTitle,
      status: errors ? 422 : 200,
      back: { href: paths.organisation.to(), label: v.t.organisation.title },
    },
    <DefaultsPage
      typed={typed ?? typedDefaults(now ?? { ...STARTING, catalogue: choices[0]?.value ?? '' })}
      catalogues={choices}
      past={past.map((row) => ({
        from: s.from(showDay(row.valid_from)),
        words: [
          row.catalogue,
          s.forms[row.form],
          s.inWords(row.meeting_day, row.latest_day, row.keep_months),
        ].join(' · '),
      }))}
      errors={errors}
      notice={v.url.searchParams.has(SAVED) ? s.saved : undefined}
    />,
  )
}
