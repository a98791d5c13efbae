import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { type FieldErrors, Problem } from '../platform/problem.ts'
import type { MovementRow } from './binding.queries.ts'
import { courseOf } from './binding.ts'
import { hasEnded } from './course.rules.ts'
import { DIRECTIVE_FIELDS, NO_DIRECTIVE, readDirective, type TypedDirective } from './directive.form.ts'
import { DirectivesPage } from './directive.pages.tsx'
import { addDirective, directivesOn, dropDirective } from './directive.ts'
import { type LauncherPaths, type LauncherVisit, launcherOf, movementFor } from './launcher-visit.ts'

/** The papers a movement asks people to study. */
export function directiveRoutes(serve: Serve, at: LauncherPaths) {
  serve(at.directives, {
    get: async (v) => {
      const launcher = await launcherOf(v, at)
      return directivesPage(v, launcher, await movementFor(v, launcher))
    },
    post: async (v) => {
      const launcher = await launcherOf(v, at)
      const row = await movementFor(v, launcher)
      const form = await v.form([...DIRECTIVE_FIELDS, 'drop'])
      const by = { person: v.me.person, now: v.now }
      const here = launcher.links.directives(row.id)
      const of = { tenant: row.tenant, movement: row.id }
      return carryOut(
        v,
        form,
        async () => {
          if (hasEnded(courseOf(row), v.today)) return v.go(launcher.links.movement(row.id))
          const known = await directivesOn(v.db, [row.id], v.today)
          if (form.has('drop')) {
            const drop = known.find(({ id }) => id === form.text('drop'))
            if (!drop) throw new Problem(404)
            return async (tx) => {
              await dropDirective(tx, of, drop.id, by)
              return `${here}?da-bo`
            }
          }
          const { typed, directive, errors } = readDirective(form, known, v.today, v.t)
          if (Object.keys(errors).length > 0) return directivesPage(v, launcher, row, typed, errors)
          return async (tx) => {
            await addDirective(tx, of, directive, by)
            return `${here}?da-them`
          }
        },
        async () => ({ saved: [], sent: sentLines(form, v.t.launching.directive) }),
      )
    },
  })
}

async function directivesPage(
  v: Visit,
  launcher: LauncherVisit,
  row: MovementRow,
  typed: TypedDirective = NO_DIRECTIVE,
  errors?: FieldErrors,
): Promise<Response> {
  const l = v.t.launching
  const asked = v.url.searchParams
  const notice = asked.has('moi')
    ? l.launched
    : asked.has('da-them')
      ? l.added
      : asked.has('da-bo')
        ? l.dropped
        : undefined
  return v.page(
    {
      title: l.directives,
      status: errors ? 422 : 200,
      back: { href: launcher.links.movement(row.id), label: l.title },
    },
    <DirectivesPage
      action={launcher.links.directives(row.id)}
      directives={await directivesOn(v.db, [row.id], v.today)}
      typed={typed}
      errors={errors}
      notice={errors ? undefined : notice}
    />,
  )
}
