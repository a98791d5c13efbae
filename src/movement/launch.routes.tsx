import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { movementsAbove } from './binding.queries.ts'
import { sourceOf } from './binding.ts'
import { readWho, type TypedWho, WHO_FIELDS } from './launch.form.ts'
import { LaidPreviewPage, MovementsPage, TermsPage, WhoPage } from './launch.pages.tsx'
import { launch, whyNot } from './launch.ts'
import { laidWords, refusedErrors, stateWords } from './launch-view.ts'
import { boundUnits, type LauncherPaths, type LauncherVisit, launcherOf } from './launcher-visit.ts'
import { launchWords } from './movement-words.rules.ts'
import { reviewCatalogues, titlesOf } from './review-catalogues.ts'
import { LAID_FIELDS, readLaid, type TypedLaid, typedLaid } from './terms.form.ts'

/** What a unit launched, and launching: who and by which paper, what it asks, whom it binds; then it is launched. */
export function launchRoutes(serve: Serve, at: LauncherPaths) {
  serve(at.list, { get: async (v) => listPage(v, await launcherOf(v, at)) })

  serve(at.launch, {
    get: async (v) => whoPage(v, await launcherOf(v, at), {}),
    post: async (v) => {
      const launcher = await launcherOf(v, at)
      const form = await v.form([...WHO_FIELDS, ...LAID_FIELDS, 'step'])
      const step = form.text('step')
      const who = readWho(form, launcher.isCommune, v.today, v.t)
      const given = Object.fromEntries(LAID_FIELDS.map((name) => [name, form.text(name)]))
      if (step === 'back') return whoPage(v, launcher, { typed: who.typed, laid: given })
      if (Object.keys(who.errors).length > 0)
        return whoPage(v, launcher, { typed: who.typed, laid: given, errors: who.errors })
      if (step !== 'preview' && step !== 'go')
        return termsPage(v, launcher, who.typed, form.text('from') ? (given as TypedLaid) : first(v))
      const choices = await reviewCatalogues(v.db)
      const titles = titlesOf(choices)
      const known = choices.map(({ value }) => value)
      const { typed, errors, ...laid } = readLaid(form, known, v.t)
      const check = async () => {
        if (Object.keys(errors).length > 0) return errors
        const refused = await whyNot(v.db, launcher, laid, v.today, null)
        return refused && refusedErrors(v, refused, titles)
      }
      if (step === 'preview') {
        const wrong = await check()
        if (wrong) return termsPage(v, launcher, who.typed, typed, wrong)
        const { name, outside, document, documentNumber, documentOn } = who.movement
        return v.page(
          { title: v.t.launching.previewTitle, back: backTo(v, launcher) },
          <LaidPreviewPage
            action={launcher.links.launch}
            title={v.t.launching.previewTitle}
            heading={name}
            source={`${launchWords(v.t, {
              id: '',
              name,
              unit: launcher.unit,
              unitName: launcher.unitName,
              outside,
              document: { title: document, number: documentNumber, on: documentOn },
            })}.`}
            terms={laidWords(v.t, laid, titles)}
            before={null}
            from={showDay(laid.from)}
            units={await boundUnits(v, launcher)}
            typed={{ ...who.typed, ...typed }}
            go={v.t.launching.go}
          />,
        )
      }
      return carryOut(
        v,
        form,
        async () => {
          const wrong = await check()
          if (wrong) return termsPage(v, launcher, who.typed, typed, wrong)
          return async (tx) => {
            const done = await launch(tx, launcher, who.movement, laid, { person: v.me.person, now: v.now })
            // Somebody else laid something down between the look and the write.
            return typeof done === 'string'
              ? `${launcher.links.directives(done)}?moi`
              : `${launcher.links.list}?${CHANGED}`
          }
        },
        async () => ({
          saved: [],
          sent: sentLines(form, { name: v.t.launching.name, from: v.t.launching.from }),
        }),
      )
    },
  })
}

/** Said where a write found that the ground had changed under it. */
export const CHANGED = 'vua-doi'

const first = (v: Visit): TypedLaid => typedLaid(v.today, {}, null)

const backTo = (v: Visit, { links }: LauncherVisit) => ({ href: links.list, label: v.t.launching.title })

async function listPage(v: Visit, launcher: LauncherVisit): Promise<Response> {
  const rows = await movementsAbove(v.db, launcher.unit, v.today)
  return v.page(
    { title: v.t.launching.title },
    <MovementsPage
      unit={launcher.unitName}
      launch={launcher.links.launch}
      problem={v.url.searchParams.has(CHANGED) ? v.t.launching.changedMeanwhile : undefined}
      own={rows
        .filter(({ height }) => height === 0)
        .map((row) => ({
          href: launcher.links.movement(row.id),
          name: row.name,
          state: stateWords(v.t, row, v.today),
        }))}
      above={rows
        .filter(({ height }) => height > 0)
        .map((row) => ({
          name: row.name,
          state: stateWords(v.t, row, v.today),
          source: launchWords(v.t, sourceOf(row)),
        }))}
    />,
  )
}

const NOBODY: TypedWho = { name: '', by: '', outside: '', document: '', number: '', 'document-on': '' }

function whoPage(
  v: Visit,
  launcher: LauncherVisit,
  again: { typed?: TypedWho; laid?: Record<string, string>; errors?: FieldErrors },
): Response {
  return v.page(
    { title: v.t.launching.launchTitle, status: again.errors ? 422 : 200, back: backTo(v, launcher) },
    <WhoPage
      action={launcher.links.launch}
      unit={launcher.unitName}
      mayBeOutside={launcher.isCommune}
      typed={again.typed ?? NOBODY}
      laid={again.laid ?? {}}
      errors={again.errors}
    />,
  )
}

async function termsPage(
  v: Visit,
  launcher: LauncherVisit,
  who: TypedWho,
  typed: TypedLaid,
  errors?: FieldErrors,
): Promise<Response> {
  return v.page(
    { title: v.t.launching.termsTitle, status: errors ? 422 : 200, back: backTo(v, launcher) },
    <TermsPage
      action={launcher.links.launch}
      title={v.t.launching.termsTitle}
      who={who}
      typed={typed}
      catalogues={await reviewCatalogues(v.db)}
      errors={errors}
    />,
  )
}
