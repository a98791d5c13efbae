import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { byGivenName } from '../platform/fold.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import type { Choice } from '../ui/fields.tsx'
import { pairsOf } from './rotation.queries.ts'
import { keepApart } from './rotation.ts'
import { ApartPage, type Pair } from './rotation-apart.pages.tsx'
import { rosterToday } from './rotation-cell.ts'
import { byVisitor, type CellVisit, cellVisit, planAddress } from './rotation-visit.ts'

const SAVED = 'da-ghi'
const REMOVED = 'da-bo'

export function rotationApartRoutes(serve: Serve) {
  serve(paths.rotationApart, {
    get: (v) => apartPage(v),
    post: async (v) => {
      const { tenant, cell } = await cellVisit(v)
      const form = await v.form(['person', 'other', 'remove'])
      const typed = { person: form.text('person'), other: form.text('other') }
      const address = paths.rotationApart.to({ cell: cell.id })
      const { members, pairs } = await namesOf(v, tenant, cell.id)
      const known = pairs.some(
        ({ person, other }) => [person, other].sort().join() === [typed.person, typed.other].sort().join(),
      )
      return carryOut(
        v,
        form,
        async () => {
          const isRemoved = form.has('remove')
          if (isRemoved && !known) throw notFound()
          const errors = isRemoved ? {} : wrong(v, typed, members, known)
          if (Object.keys(errors).length > 0) return apartPage(v, { typed, errors })
          return async (tx) => {
            const pair = { tenant, cell: cell.id, ...typed, apart: !isRemoved }
            await keepApart(tx, pair, byVisitor(v))
            return `${address}?${isRemoved ? REMOVED : SAVED}`
          }
        },
        async () => {
          const name = (id: string) => members.find(({ value }) => value === id)?.label ?? ''
          const { apart } = v.t.rotation
          return {
            saved: pairs.map(({ a, b }) => [apart.title, apart.pair(a, b)] as const),
            sent: [
              [apart.one, name(typed.person)],
              [apart.other, name(typed.other)],
            ],
          }
        },
      )
    },
  })
}

function wrong(
  v: Visit,
  { person, other }: { person: string; other: string },
  members: readonly Choice[],
  known: boolean,
): FieldErrors {
  const { apart } = v.t.rotation
  const isMember = (id: string) => members.some(({ value }) => value === id)
  return {
    ...(isMember(person) ? {} : { person: apart.chooseOne }),
    ...(!isMember(other)
      ? { other: apart.chooseOther }
      : person === other
        ? { other: apart.same }
        : known
          ? { other: apart.known }
          : {}),
  }
}

/** The members of the cell by given name, and the pairs of them; a pair of which one has left is kept and not shown. */
async function namesOf(
  v: Visit,
  tenant: string,
  cell: string,
): Promise<{ members: Choice[]; pairs: Pair[] }> {
  const { roster } = await rosterToday(v.db, { tenant, cell }, v.today)
  const choices = roster.map(({ member }) => ({ value: member.id, label: member.name }))
  const members = byGivenName(choices, ({ label }) => label)
  const names = new Map(members.map(({ value, label }) => [value, label]))
  const pairs = (await pairsOf(v.db, tenant, cell)).flatMap(([person, other]) => {
    const [a, b] = [names.get(person), names.get(other)]
    return a && b ? [{ person, other, a, b }] : []
  })
  return { members, pairs }
}

async function apartPage(
  v: Visit,
  again: { typed?: { person: string; other: string }; errors?: FieldErrors } = {},
): Promise<Response> {
  const at: CellVisit = await cellVisit(v)
  const { apart, title } = v.t.rotation
  const asked = v.url.searchParams
  return v.page(
    {
      title: apart.title,
      status: again.errors ? 422 : 200,
      back: { href: planAddress(at.cell.id, at), label: title },
    },
    <ApartPage
      cell={at.cell.id}
      {...(await namesOf(v, at.tenant, at.cell.id))}
      {...again}
      notice={asked.has(SAVED) ? apart.saved : asked.has(REMOVED) ? apart.removed : undefined}
    />,
  )
}
