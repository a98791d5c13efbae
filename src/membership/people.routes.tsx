import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { cellsOf } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { byGivenName } from '../platform/fold.ts'
import { isId } from '../platform/ids.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { addPerson, join } from './membership.ts'
import {
  FACT_FIELDS,
  readFacts,
  readFrom,
  readStatusChoice,
  type TypedFacts,
  typedFacts,
} from './people.form.ts'
import { NewPersonPage, PeoplePage } from './people.pages.tsx'
import { findPeople } from './people.queries.ts'
import { cellChoices, factLabels, factWords, savedAddress, tenantFor, twinWarning } from './person.routes.tsx'

/** Lines a page: a commune of today fits on a few, and a phone still opens each quickly. */
const PAGE = 200

export function peopleRoutes(serve: Serve) {
  serve(paths.people, {
    get: async (v) => {
      const tenant = await tenantFor(v)
      const { search, cell, page } = asked(v)
      const found = await findPeople(v.db, tenant, { search, cell: cell || null, today: v.today })
      found.sort((a, b) => (a.id < b.id ? -1 : 1))
      const people = byGivenName(found, (person) => person.full_name)
      const rest = new URLSearchParams({ tim: search, 'chi-bo': cell, trang: String(page + 1) })
      return v.page(
        { title: v.t.people.title, back: { href: paths.organisation.to(), label: v.t.organisation.title } },
        <PeoplePage
          search={search}
          cell={cell}
          cells={await cellChoices(v, tenant)}
          found={people.length}
          people={people.slice((page - 1) * PAGE, page * PAGE)}
          next={people.length > page * PAGE ? `${paths.people.to()}?${rest}` : null}
        />,
      )
    },
  })

  serve(paths.personNew, {
    get: async (v) =>
      newPersonPage(v, {
        ...typedFacts(null),
        cell: asked(v).cell,
        status: 'official',
        from: showDay(v.today),
      }),
    post: async (v) => {
      const tenant = await tenantFor(v)
      const form = await v.form([...FACT_FIELDS, 'cell', 'status', 'from'])
      return carryOut(
        v,
        form,
        async () => {
          const { typed, facts, errors } = readFacts(form, v.today, v.t)
          const begins = readFrom(form, v.today, v.t)
          const status = readStatusChoice(form) ?? 'official'
          const cell = (await cellsOf(v.db, tenant)).find((unit) => unit.id === form.text('cell'))
          Object.assign(errors, begins.errors, cell ? {} : { cell: v.t.people.chooseCell })
          if (begins.from > v.today) errors.from = v.t.people.notYet
          const again = { ...typed, cell: form.text('cell'), status, from: begins.typed }
          if (!cell || Object.keys(errors).length > 0) return newPersonPage(v, again, errors)
          const warned = await twinWarning(v, tenant, facts, typed, null)
          if (warned) return newPersonPage(v, { ...again, twin: warned.key }, warned.errors)
          return async (tx) => {
            const person = await addPerson(tx, facts, v.now)
            const place = { tenant, person, cell: cell.id, status, from: begins.from }
            await join(tx, place, { person: v.me.person, now: v.now })
            return savedAddress(person)
          }
        },
        async () => ({ saved: [], sent: sentLines(form, factLabels(v), factWords(v)) }),
      )
    },
  })
}

function asked(v: Visit): { search: string; cell: string; page: number } {
  const cell = v.url.searchParams.get('chi-bo') ?? ''
  const page = Number(v.url.searchParams.get('trang') ?? 1)
  return {
    search: (v.url.searchParams.get('tim') ?? '').slice(0, 100),
    cell: isId(cell) ? cell : '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

async function newPersonPage(
  v: Visit,
  typed: TypedFacts & { cell: string; status: string; from: string },
  errors?: FieldErrors,
): Promise<Response> {
  return v.page(
    {
      title: v.t.people.add,
      status: errors ? 422 : 200,
      back: { href: paths.people.to(), label: v.t.people.title },
    },
    <NewPersonPage typed={typed} cells={await cellChoices(v, await tenantFor(v))} errors={errors} />,
  )
}
