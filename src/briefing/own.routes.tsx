import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { type Bound, bindingOf, hoursClash } from '../movement/binding.rules.ts'
import { bindingRows, sourceOf, standingOn } from '../movement/binding.ts'
import { directivesOn } from '../movement/directive.ts'
import { laidWords, stateWords } from '../movement/launch-view.ts'
import {
  besideSentences,
  launchWords,
  sourceWords,
  targetWords,
  termWords,
} from '../movement/movement-words.rules.ts'
import { reviewCatalogues, titlesOf } from '../movement/review-catalogues.ts'
import { TERM_NAMES } from '../movement/terms.rules.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { notFound } from '../platform/problem.ts'
import { knownBy } from './briefing.queries.ts'
import { OwnMovementsPage } from './own.pages.tsx'
import { sayRead } from './reading.ts'

/** What my unit is doing and because of whom; what of it I still have to study. */
export function ownMovementRoutes(serve: Serve) {
  serve(paths.movements, { get: ownPage })

  serve(paths.directiveRead, {
    post: async (v) => {
      const form = await v.form(['read'])
      const scope = await scopeFor(v)
      const tenant = tenantOf(scope)
      const directive = v.params.directive!
      const here = `${paths.movements.to()}#${directive}`
      return carryOut(
        v,
        form,
        async () => {
          // Only a member studies; and only what a movement of their unit asks for today.
          if (!scope.membership || !(await directivesHere(v, tenant)).some(({ id }) => id === directive))
            throw notFound()
          return async (tx) => {
            const reading = { tenant, directive, read: form.text('read') !== 'no' }
            await sayRead(tx, reading, { person: v.me.person, now: v.now })
            return here
          }
        },
        async () => ({ saved: [], sent: [] }),
      )
    },
  })
}

async function directivesHere(v: Visit, tenant: string) {
  const standing = standingOn(await bindingRows(v.db, tenant, v.today), v.today)
  return directivesOn(
    v.db,
    standing.map(({ source }) => source.id),
    v.today,
  )
}

async function ownPage(v: Visit): Promise<Response> {
  const scope = await scopeFor(v)
  const tenant = tenantOf(scope)
  const m = v.t.movement
  const [rows, commune, catalogues] = await Promise.all([
    bindingRows(v.db, tenant, v.today),
    unitById(v.db, tenant),
    reviewCatalogues(v.db),
  ])
  const titles = titlesOf(catalogues)
  const standing = standingOn(rows, v.today)
  const directives = await directivesOn(
    v.db,
    standing.map(({ source }) => source.id),
    v.today,
  )
  const ids = directives.map(({ id }) => id)
  const known = scope.membership ? await knownBy(v.db, tenant, v.me.person, ids) : null
  const stateOf = (directive: string) => {
    if (!known) return null
    const mine = known.filter((one) => one.directive === directive)
    const session = mine.find(({ how }) => how === 'session')
    if (session) return { kind: 'session' as const, words: v.t.briefing.wasThere(showDay(session.on)) }
    return mine[0]
      ? { kind: 'reading' as const, words: v.t.briefing.readOn(showDay(mine[0].on)) }
      : { kind: 'open' as const, words: v.t.briefing.open }
  }
  const binding = bindingOf(standing)
  const binds = TERM_NAMES.flatMap((name) => {
    const bound = binding.terms[name] as Bound | undefined
    if (!bound) return []
    // Where large cells are bound by the same number it is said once.
    if (name === 'crowded' && bound.value === binding.terms.most?.value) return []
    return [
      {
        words: termWords(v.t, name, bound.value, titles),
        from: bound.by.map((source) => sourceWords(v.t, source)),
        beside: besideSentences(v.t, name, bound, titles),
      },
    ]
  })
  return v.page(
    { title: m.title, back: { href: paths.me.to(), label: v.t.data.me } },
    <OwnMovementsPage
      unit={commune?.name ?? ''}
      movements={standing.map(({ source }) => {
        const row = rows.find(({ id }) => id === source.id)!
        return {
          id: source.id,
          name: source.name,
          source: launchWords(v.t, sourceOf(row)),
          state: stateWords(v.t, row, v.today),
          directives: directives
            .filter(({ movement }) => movement === source.id)
            .map((directive) => ({ directive, state: stateOf(directive.id) })),
        }
      })}
      coming={rows
        .filter(
          (row) => !standing.some(({ source }) => source.id === row.id) && row.versions[0]!.from > v.today,
        )
        .map((row) => ({
          name: row.name,
          source: launchWords(v.t, sourceOf(row)),
          state: stateWords(v.t, row, v.today),
          terms: laidWords(v.t, row.versions[0]!, titles),
        }))}
      binds={binds}
      targets={binding.targets.map(({ target, source }) => ({
        words: targetWords(v.t, target),
        from: sourceWords(v.t, source),
      }))}
      clash={hoursClash(binding)}
    />,
  )
}
