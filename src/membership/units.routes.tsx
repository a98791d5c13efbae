import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { addUnit, edgesOf, plannedMoves, renameUnit, type UnitInTree } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { tenantFor } from './person.routes.tsx'
import { SETUP_STEPS } from './setup-steps.rules.ts'
import { type At, choicesOf, SAVED, savedAt, treeOf, unitFor } from './unit-visit.ts'
import { kindsFor, readNewUnit, readUnitName } from './units.form.ts'
import { NewUnitPage, OrganisationPage, type UnitLine, UnitPage } from './units.pages.tsx'
import { memberCounts, stepsTaken } from './units.ts'

/** The tree as those who keep it see it: with its members. So it lies with membership, above the units themselves. */
export function unitRoutes(serve: Serve) {
  serve(paths.organisation, { get: organisationPage })

  serve(paths.unitNew, {
    get: async (v) => {
      const tree = await treeOf(v)
      const parent = tree.find(({ id }) => id === v.url.searchParams.get('thuoc')) ?? tree[0]!
      return newUnitPage(v, tree, { kind: parent.kind === 'cell' ? 'group' : 'cell', parent: parent.id })
    },
    post: async (v) => {
      const tree = await treeOf(v)
      const form = await v.form(['kind', 'name', 'parent'])
      const o = v.t.organisation
      return carryOut(
        v,
        form,
        async () => {
          const { unit, errors } = readNewUnit(form, tree, v.t)
          if (!unit) return newUnitPage(v, tree, Object.fromEntries(form.fields), errors)
          return async (tx) => {
            const added = await addUnit(tx, unit, { person: v.me.person, now: v.now })
            return savedAt(added.id)
          }
        },
        async () => ({ saved: [], sent: sentLines(form, { name: o.name, kind: o.kind }, kindWords(v)) }),
      )
    },
  })

  serve(paths.unit, {
    get: async (v) => unitPage(v, await unitFor(v)),
    post: async (v) => {
      const at = await unitFor(v)
      const form = await v.form(['name'])
      return carryOut(
        v,
        form,
        async () => {
          const siblings = at.tree.filter((unit) => unit.parent === at.unit.parent)
          const { name, errors } = readUnitName(form, siblings, at.unit.id, v.t)
          if (errors.name) return unitPage(v, at, form.text('name'), errors)
          return async (tx) => {
            if (name !== at.unit.name)
              await renameUnit(tx, at.unit, name, { person: v.me.person, now: v.now })
            return savedAt(at.unit.id)
          }
        },
        async () => ({
          saved: [[v.t.organisation.name, at.unit.name]],
          sent: sentLines(form, { name: v.t.organisation.name }),
        }),
      )
    },
  })
}

const noticeOf = (v: Visit) => (v.url.searchParams.has(SAVED) ? v.t.organisation.saved : undefined)

const kindWords = (v: Visit) => (name: string, value: string) =>
  name === 'kind' ? (v.t.organisation.kinds[value as 'cell'] ?? value) : value

async function organisationPage(v: Visit): Promise<Response> {
  const tenant = await tenantFor(v)
  const [tree, counts, moves, taken] = await Promise.all([
    treeOf(v),
    memberCounts(v.db, tenant, v.today),
    plannedMoves(v.db, tenant, v.today),
    stepsTaken(v.db, tenant),
  ])
  const below = Map.groupBy(tree, (unit) => unit.parent)
  const line = (unit: UnitInTree): UnitLine => {
    const children = (below.get(unit.id) ?? []).map(line)
    const moves_ = moves.get(unit.id)
    return {
      id: unit.id,
      kind: unit.kind,
      name: unit.name,
      members: (counts.get(unit.id) ?? 0) + children.reduce((sum, child) => sum + child.members, 0),
      moves: moves_ ? showDay(moves_) : null,
      below: children,
    }
  }
  return v.page(
    { title: v.t.organisation.title },
    <OrganisationPage
      tree={line(tree[0]!)}
      steps={taken.size === SETUP_STEPS.length ? null : taken}
      notice={noticeOf(v)}
    />,
  )
}

const back = (v: Visit) => ({ href: paths.organisation.to(), label: v.t.organisation.title })
async function unitPage(v: Visit, at: At, name = at.unit.name, errors?: FieldErrors): Promise<Response> {
  const o = v.t.organisation
  const { unit, tree } = at
  const counts = await memberCounts(v.db, await tenantFor(v), v.today)
  const [now, ...planned] = await edgesOf(v.db, unit.id, v.today)
  const isRoot = unit.id === tree[0]!.id
  const facts: [string, string][] = [[o.kind, o.kinds[unit.kind]]]
  if (now) facts.push([o.parent, o.since(now.parent_name, showDay(now.valid_from))])
  for (const edge of planned) facts.push([o.planned, o.futureTo(edge.parent_name, showDay(edge.valid_from))])
  if (unit.kind === 'cell') facts.push([v.t.people.title, o.members(counts.get(unit.id) ?? 0)])
  return v.page(
    { title: o.title, status: errors ? 422 : 200, back: back(v) },
    <UnitPage
      unit={unit}
      facts={facts}
      isRoot={isRoot}
      notice={noticeOf(v)}
      typed={{ name }}
      errors={errors}
    />,
  )
}

function newUnitPage(
  v: Visit,
  tree: UnitInTree[],
  typed: Record<string, string>,
  errors?: FieldErrors,
): Response {
  const parents = choicesOf(
    tree.filter(({ kind }) => kind !== 'group'),
    tree,
  )
  return v.page(
    { title: v.t.organisation.add, status: errors ? 422 : 200, back: back(v) },
    <NewUnitPage typed={typed} kinds={kindsFor(tree)} parents={parents} errors={errors} />,
  )
}
