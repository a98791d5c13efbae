import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { mergeRefusal } from '../organisation/organisation.rules.ts'
import { childCount, edgesOf, moveUnit, unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { isId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { readFrom } from './people.form.ts'
import { MergeUnitPage, MoveUnitPage } from './unit-changes.pages.tsx'
import { type At, belowRoot, choicesOf, savedAt, treeOf, unitWords } from './unit-visit.ts'
import { mergeableWith, placesFor } from './units.form.ts'
import { mergeUnits } from './units.ts'

export function unitChangeRoutes(serve: Serve) {
  serve(paths.unitMove, {
    get: async (v) => movePage(v, await belowRoot(v), { from: showDay(v.today) }),
    post: async (v) => {
      const at = await belowRoot(v)
      const form = await v.form(['parent', 'from'])
      const o = v.t.organisation
      return carryOut(
        v,
        form,
        async () => {
          const { from, typed, errors } = readFrom(form, v.today, v.t)
          const parent = placesFor(at.unit, at.tree).find(({ id }) => id === form.text('parent'))
          if (form.text('parent') === at.unit.parent) errors.parent = o.moveHere
          else if (!parent) errors.parent = form.text('parent') ? o.cantLie : v.t.form.choose
          const [now] = await edgesOf(v.db, at.unit.id, v.today)
          if (now && from < now.valid_from) errors.from = v.t.people.tooEarly(showDay(now.valid_from))
          if (!parent || Object.keys(errors).length > 0)
            return movePage(v, at, { parent: form.text('parent'), from: typed }, errors)
          return async (tx) => {
            await moveUnit(tx, at.unit, parent, from, { person: v.me.person, now: v.now })
            return savedAt(at.unit.id)
          }
        },
        async () => ({
          saved: (await edgesOf(v.db, at.unit.id, v.today)).map((edge) => [
            o.parent,
            o.since(edge.parent_name, showDay(edge.valid_from)),
          ]),
          sent: sentLines(form, { parent: o.moveTo, from: o.moveFrom }, unitWords(at.tree)),
        }),
      )
    },
  })

  serve(paths.unitMerge, {
    get: async (v) => mergePage(v, await belowRoot(v), {}),
    post: async (v) => {
      const tree = await treeOf(v)
      // A unit that was merged meanwhile is still ours: the same form again leads where it led.
      const unit = isId(v.params.unit) ? await unitById(v.db, v.params.unit) : null
      if (!unit || unit.tenant !== tree[0]!.id) throw notFound()
      const form = await v.form(['into'])
      const o = v.t.organisation
      return carryOut(
        v,
        form,
        async () => {
          const at = await belowRoot(v)
          const into = at.tree.find(({ id }) => id === form.text('into'))
          if (!into) return mergePage(v, at, {}, { into: v.t.form.choose })
          const refusal = mergeRefusal(at.unit, into, await childCount(v.db, at.unit.id, v.today))
          if (refusal) return mergePage(v, at, { into: into.id }, { into: o.mergeRefused[refusal] })
          return async (tx) => {
            const by = { person: v.me.person, now: v.now }
            const late = await mergeUnits(tx, at.unit, into, o.mergeReason(at.unit.name), by)
            return late ? paths.unitMerge.to({ unit: at.unit.id }) : savedAt(into.id)
          }
        },
        async () => ({ saved: [], sent: sentLines(form, { into: o.mergeInto }, unitWords(tree)) }),
      )
    },
  })
}

const backToUnit = (v: Visit, { unit }: At) => ({
  href: paths.unit.to({ unit: unit.id }),
  label: v.t.organisation.title,
})

function movePage(v: Visit, at: At, typed: Record<string, string>, errors?: FieldErrors): Response {
  return v.page(
    { title: v.t.organisation.move, status: errors ? 422 : 200, back: backToUnit(v, at) },
    <MoveUnitPage
      unit={at.unit}
      choices={choicesOf(placesFor(at.unit, at.tree), at.tree)}
      typed={typed}
      errors={errors}
    />,
  )
}

function mergePage(v: Visit, at: At, typed: Record<string, string>, errors?: FieldErrors): Response {
  return v.page(
    { title: v.t.organisation.merge, status: errors ? 422 : 200, back: backToUnit(v, at) },
    <MergeUnitPage
      unit={at.unit}
      choices={choicesOf(mergeableWith(at.unit, at.tree), at.tree)}
      typed={typed}
      errors={errors}
    />,
  )
}
