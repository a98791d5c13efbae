import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { type Binding, looserThan } from './binding.rules.ts'
import { bindingOn } from './binding.ts'
import { DEFAULT_FIELDS, readDefaults, type TypedDefaults, typedDefaults } from './defaults.form.ts'
import { DefaultsPage } from './defaults.pages.tsx'
import { type Defaults, defaultsOn, STARTING, setDefaults } from './movement.ts'
import { boundHint, looserSentence, type Titles } from './movement-words.rules.ts'
import { reviewCatalogues, titlesOf } from './review-catalogues.ts'

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
          const choices = await reviewCatalogues(v.db)
          const known = choices.map(({ value }) => value)
          const { typed, chosen, errors } = readDefaults(form, known, v.t)
          const binding = await bindingOn(v.db, tenant, v.today)
          Object.assign(errors, { ...looserErrors(v, chosen, binding, titlesOf(choices)), ...errors })
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

/** What is looser than a movement allows, beside its field. */
function looserErrors(
  v: Visit,
  chosen: Pick<Defaults, 'catalogue' | 'form' | 'latest_day'>,
  binding: Binding,
  titles: Titles,
): FieldErrors {
  const { catalogue, form, latest_day: latestDay } = chosen
  const fields = { catalogue: 'catalogue', form: 'form', latestDay: 'latest-day' } as const
  return Object.fromEntries(
    looserThan({ catalogue, form, latestDay }, null, binding).flatMap((one) =>
      one.kind === 'term'
        ? [[fields[one.name as keyof typeof fields], looserSentence(v.t, one, titles)]]
        : [],
    ),
  )
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
  const choices = await reviewCatalogues(v.db)
  const [now, binding] = await Promise.all([
    defaultsOn(v.db, tenant, v.today),
    bindingOn(v.db, tenant, v.today),
  ])
  const titles = titlesOf(choices)
  return v.page(
    {
      title: s.defaultsTitle,
      status: errors ? 422 : 200,
      back: { href: paths.organisation.to(), label: v.t.organisation.title },
    },
    <DefaultsPage
      typed={typed ?? typedDefaults(now ?? { ...STARTING, catalogue: choices[0]?.value ?? '' })}
      catalogues={choices}
      bound={{
        catalogue: boundHint(v.t, binding, 'catalogue', titles),
        form: boundHint(v.t, binding, 'form'),
        'latest-day': boundHint(v.t, binding, 'latestDay'),
      }}
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
