import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { MovementRow } from './binding.queries.ts'
import { courseOf, sourceOf } from './binding.ts'
import { EndPage, MovementPage } from './change.pages.tsx'
import { endOf, hasEnded, stepOn, versionOn } from './course.rules.ts'
import { directivesOn } from './directive.ts'
import { directiveName } from './directive-name.rules.ts'
import { LaidPreviewPage, TermsPage } from './launch.pages.tsx'
import { CHANGED } from './launch.routes.tsx'
import { change, end, whyNot } from './launch.ts'
import { laidWords, lastVersion, refusedErrors, stateWords } from './launch-view.ts'
import {
  boundUnits,
  type LauncherPaths,
  type LauncherVisit,
  launcherOf,
  movementFor,
} from './launcher-visit.ts'
import { namesOf } from './movement-people.queries.ts'
import { launchWords } from './movement-words.rules.ts'
import { reviewCatalogues, titlesOf } from './review-catalogues.ts'
import { LAID_FIELDS, readLaid, type TypedLaid, typedLaid } from './terms.form.ts'

const SAVED = 'da-luu'

/** One movement of one's own: looked at, changed from a day on, ended. */
export function changeRoutes(serve: Serve, at: LauncherPaths) {
  serve(at.movement, {
    get: async (v) => {
      const launcher = await launcherOf(v, at)
      return movementPage(v, launcher, await movementFor(v, launcher))
    },
  })

  serve(at.change, {
    get: async (v) => {
      const launcher = await launcherOf(v, at)
      const row = await movementFor(v, launcher)
      const { from, terms, target } = lastVersion(row)
      return termsPage(v, launcher, row, typedLaid(from > v.today ? from : v.today, terms, target))
    },
    post: async (v) => {
      const launcher = await launcherOf(v, at)
      const row = await movementFor(v, launcher)
      const form = await v.form([...LAID_FIELDS, 'step'])
      const choices = await reviewCatalogues(v.db)
      const titles = titlesOf(choices)
      const { typed, errors, ...laid } = readLaid(
        form,
        choices.map(({ value }) => value),
        v.t,
      )
      if (form.text('step') === 'back') return termsPage(v, launcher, row, typed)
      const check = async () => {
        if (Object.keys(errors).length > 0) return errors
        const refused = await whyNot(v.db, launcher, laid, v.today, row)
        return refused && refusedErrors(v, refused, titles)
      }
      if (form.text('step') !== 'go') {
        const wrong = await check()
        if (wrong) return termsPage(v, launcher, row, typed, wrong)
        return v.page(
          { title: v.t.launching.changePreviewTitle, back: backTo(v, launcher, row) },
          <LaidPreviewPage
            action={launcher.links.change(row.id)}
            title={v.t.launching.changePreviewTitle}
            heading={row.name}
            source={`${launchWords(v.t, sourceOf(row))}.`}
            terms={laidWords(v.t, laid, titles)}
            before={laidWords(v.t, lastVersion(row), titles)}
            from={showDay(laid.from)}
            units={await boundUnits(v, launcher)}
            typed={typed}
            go={v.t.launching.changeGo}
          />,
        )
      }
      return carryOut(
        v,
        form,
        async () => {
          const wrong = await check()
          if (wrong) return termsPage(v, launcher, row, typed, wrong)
          return async (tx) => {
            const refused = await change(tx, launcher, row.id, laid, { person: v.me.person, now: v.now })
            return refused
              ? `${launcher.links.list}?${CHANGED}`
              : `${launcher.links.movement(row.id)}?${SAVED}`
          }
        },
        async () => ({
          saved: [],
          sent: sentLines(form, { from: v.t.launching.from, ...v.t.launching.fields }),
        }),
      )
    },
  })

  serve(at.end, {
    get: async (v) => {
      const launcher = await launcherOf(v, at)
      return endPage(v, launcher, await movementFor(v, launcher), showDay(v.today))
    },
    post: async (v) => {
      const launcher = await launcherOf(v, at)
      const row = await movementFor(v, launcher)
      const form = await v.form(['on', 'step'])
      const typed = form.text('on')
      return carryOut(
        v,
        form,
        async () => {
          const goOn = form.text('step') === 'go-on'
          const on = readDay(typed)
          if (!goOn && !on) return endPage(v, launcher, row, typed, { on: v.t.form.badDate })
          const step = goOn ? ({ kind: 'go-on' } as const) : ({ kind: 'end', on: on! } as const)
          const next = stepOn(courseOf(row), step, v.today)
          if (typeof next === 'string')
            return endPage(v, launcher, row, typed, { on: v.t.launching.errors.course[next] })
          return async (tx) => {
            const refusal = await end(tx, launcher, row.id, step, { person: v.me.person, now: v.now })
            return refusal
              ? `${launcher.links.list}?${CHANGED}`
              : `${launcher.links.movement(row.id)}?${SAVED}`
          }
        },
        async () => ({
          saved: [[v.t.launching.endOn, showDay(endOf(courseOf(row)) ?? '')]],
          sent: sentLines(form, { on: v.t.launching.endOn }),
        }),
      )
    },
  })
}

const backTo = (v: Visit, { links }: LauncherVisit, row: MovementRow) => ({
  href: links.movement(row.id),
  label: v.t.launching.title,
})

async function movementPage(v: Visit, launcher: LauncherVisit, row: MovementRow): Promise<Response> {
  const titles = titlesOf(await reviewCatalogues(v.db))
  const [directives, units, names] = await Promise.all([
    directivesOn(v.db, [row.id], v.today),
    boundUnits(v, launcher),
    namesOf(v.db, row),
  ])
  const course = courseOf(row)
  const shown = versionOn(course, v.today) ?? lastVersion(row)
  return v.page(
    { title: v.t.launching.title, back: { href: launcher.links.list, label: v.t.launching.title } },
    <MovementPage
      id={row.id}
      name={row.name}
      source={launchWords(v.t, sourceOf(row))}
      state={stateWords(v.t, row, v.today)}
      terms={laidWords(v.t, shown, titles)}
      versions={row.versions.toReversed().map((version) => ({
        heading: v.t.launching.versionLine(
          showDay(version.from),
          showDay(version.laidOn),
          names.get(version.n) ?? '',
        ),
        terms: laidWords(v.t, version, titles),
      }))}
      directives={directives.map((one) => directiveName(v.t, one))}
      units={units}
      ended={hasEnded(course, v.today)}
      links={launcher.links}
      notice={v.url.searchParams.has(SAVED) ? v.t.launching.saved : undefined}
    />,
  )
}

async function termsPage(
  v: Visit,
  launcher: LauncherVisit,
  row: MovementRow,
  typed: TypedLaid,
  errors?: FieldErrors,
): Promise<Response> {
  return v.page(
    {
      title: v.t.launching.changeTitle,
      status: errors ? 422 : 200,
      back: backTo(v, launcher, row),
    },
    <TermsPage
      action={launcher.links.change(row.id)}
      title={v.t.launching.changeTitle}
      who={{}}
      typed={typed}
      catalogues={await reviewCatalogues(v.db)}
      errors={errors}
    />,
  )
}

function endPage(
  v: Visit,
  launcher: LauncherVisit,
  row: MovementRow,
  on: string,
  errors?: FieldErrors,
): Response {
  const set = endOf(courseOf(row))
  return v.page(
    { title: v.t.launching.endTitle, status: errors ? 422 : 200, back: backTo(v, launcher, row) },
    <EndPage
      action={launcher.links.end(row.id)}
      name={row.name}
      on={on}
      set={set && set > v.today ? showDay(set) : null}
      errors={errors}
    />,
  )
}
