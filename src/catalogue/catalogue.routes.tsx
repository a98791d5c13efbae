import { answerBefore, onceIn } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { record } from '../history/history.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { SameIdOtherContent } from '../platform/command.ts'
import type { Form } from '../platform/form.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { CataloguePage, CataloguesPage, type LoadOutcome } from './catalogue.pages.tsx'
import { catalogueByRef, catalogues, type LoadResult, loadCatalogue } from './catalogue.ts'
import { diffSentences } from './catalogue-diff.rules.ts'

export function catalogueRoutes(serve: Serve) {
  serve(paths.catalogues, {
    get: (v) => cataloguesPage(v, {}),
    post: async (v) => {
      const form = await v.form(['file'])
      const file = form.file('file')
      if (!file) return cataloguesPage(v, { errors: { file: v.t.catalogue.noFile } })
      const text = new TextDecoder().decode(file.bytes)
      try {
        return v.go((await answerBefore(v, form)) ?? (await load(v, form, text)))
      } catch (error) {
        // Another file from the same page is a load of its own: a version is never overwritten, so none is lost.
        if (error instanceof SameIdOtherContent) return v.go(await load(v, { ...form, id: null }, text))
        if (error instanceof NotLoaded) return cataloguesPage(v, { outcome: outcomeOf(v, error.result) })
        throw error
      }
    },
  })

  serve(paths.catalogue, {
    get: async (v) => {
      const line = (await catalogues(v.db)).find(({ id }) => id === v.params.version)
      if (!line) throw notFound()
      return v.page(
        { title: v.t.catalogue.title, back: { href: paths.catalogues.to(), label: v.t.catalogue.title } },
        <CataloguePage catalogue={await catalogueByRef(v.db, line.id)} inUse={line.in_use} />,
      )
    },
  })
}

/** Why nothing was loaded; thrown so that nothing of the attempt stays. */
class NotLoaded extends Error {
  readonly result: LoadResult
  constructor(result: LoadResult) {
    super(result.outcome)
    this.result = result
  }
}

const LOADED = 'da-nap'
const THERE = 'da-co'

async function load(v: Visit, form: Form, text: string): Promise<string> {
  const tenant = tenantOf(await scopeFor(v))
  return v.db.transaction((tx) =>
    onceIn(tx, v, form, async () => {
      const result = await loadCatalogue(tx, text, v.now)
      if (result.outcome === 'problems' || result.outcome === 'changed') throw new NotLoaded(result)
      const ref = encodeURIComponent(result.ref)
      if (result.outcome === 'same') return `${paths.catalogues.to()}?${THERE}=${ref}`
      await record(tx, {
        tenant,
        at: v.now,
        actor: v.me.person,
        verb: 'catalogue-loaded',
        about: { catalogue: result.ref },
      })
      return `${paths.catalogues.to()}?${LOADED}=${ref}`
    }),
  )
}

function outcomeOf(v: Visit, result: LoadResult): LoadOutcome {
  const c = v.t.catalogue
  switch (result.outcome) {
    case 'loaded':
      return { good: true, words: c.loaded(result.ref), lines: [] }
    case 'same':
      return { good: true, words: c.same(result.ref), lines: [] }
    case 'changed':
      return { good: false, words: c.changed(result.ref), lines: diffSentences(result.diff, 'vi') }
    case 'problems':
      return { good: false, words: c.problems, lines: result.problems.map(({ vi }) => vi) }
  }
}

async function cataloguesPage(
  v: Visit,
  { errors, outcome }: { errors?: FieldErrors; outcome?: LoadOutcome },
): Promise<Response> {
  const versions = await catalogues(v.db)
  const asked = (name: string) => versions.find(({ id }) => id === v.url.searchParams.get(name))
  const [loaded, there] = [asked(LOADED), asked(THERE)]
  const told = loaded
    ? outcomeOf(v, { outcome: 'loaded', ref: loaded.id })
    : there && outcomeOf(v, { outcome: 'same', ref: there.id })
  return v.page(
    {
      title: v.t.catalogue.title,
      status: errors || outcome ? 422 : 200,
      back: { href: paths.organisation.to(), label: v.t.organisation.title },
    },
    <CataloguesPage versions={versions} errors={errors} outcome={outcome ?? told} />,
  )
}
