import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { subtree } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { fold } from '../platform/fold.ts'
import { isId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import type { Choice } from '../ui/fields.tsx'
import { editPerson, lastPlaceOf, type PersonFacts } from './membership.ts'
import { FACT_FIELDS, readFacts, type TypedFacts, typedFacts } from './people.form.ts'
import { type Person, personIn, placesOf, postsOf, twinOf } from './people.queries.ts'
import { PersonPage, type PersonView } from './person.pages.tsx'
import { scopeFor, tenantOf } from './scope.ts'
import { unitNames } from './unit-names.rules.ts'

export function personRoutes(serve: Serve) {
  serve(paths.person, {
    get: async (v) => personPage(v, await personFor(v)),
    post: async (v) => {
      const person = await personFor(v)
      const tenant = await tenantFor(v)
      const form = await v.form(FACT_FIELDS)
      return carryOut(
        v,
        form,
        async () => {
          const { typed, facts, errors } = readFacts(form, v.today, v.t)
          if (Object.keys(errors).length > 0) return personPage(v, person, { typed, errors })
          const warned = await twinWarning(v, tenant, facts, typed, person)
          if (warned)
            return personPage(v, person, { typed: { ...typed, twin: warned.key }, errors: warned.errors })
          return async (tx) => {
            await editPerson(tx, tenant, person.id, facts, { person: v.me.person, now: v.now })
            return savedAddress(person.id)
          }
        },
        async () => {
          const stored = Object.entries(typedFacts(await personIn(v.db, tenant, person.id)))
          const [labels, words] = [factLabels(v), factWords(v)]
          return {
            saved: stored.flatMap(([name, value]) =>
              labels[name] ? [[labels[name], words(name, value)] as const] : [],
            ),
            sent: sentLines(form, labels, words),
          }
        },
      )
    },
  })
}

const SAVED = 'da-luu'
export const savedAddress = (person: string) => `${paths.person.to({ person })}?${SAVED}`
const wasSaved = (v: Visit) => v.url.searchParams.has(SAVED)

export const tenantFor = async (v: Visit): Promise<string> => tenantOf(await scopeFor(v))

/** The person of the address, of the visitor's own organisation; anybody else is not there. */
export async function personFor(v: Visit): Promise<Person> {
  const id = v.params.person
  const person = isId(id) ? await personIn(v.db, await tenantFor(v), id) : null
  if (!person) throw notFound()
  return person
}

export async function cellChoices(v: Visit, tenant: string): Promise<Choice[]> {
  const units = await subtree(v.db, tenant)
  const names = unitNames(units)
  return units
    .filter((unit) => unit.kind === 'cell')
    .map((unit) => ({ value: unit.id, label: names.get(unit.id)! }))
}

export const backTo = (v: Visit, person: Person) => ({
  href: paths.person.to({ person: person.id }),
  label: v.t.people.title,
})

/** Told once: the warned name and birth date travel with the form, and the same again is meant. */
export async function twinWarning(
  v: Visit,
  tenant: string,
  facts: PersonFacts,
  typed: TypedFacts,
  edited: Person | null,
): Promise<{ key: string; errors: FieldErrors } | null> {
  const key = [fold(facts.fullName), facts.birthDate, facts.cardNumber].join('|')
  const before = edited && [fold(edited.fullName), edited.birthDate, edited.cardNumber].join('|')
  if (typed.twin === key || before === key) return null
  const twin = await twinOf(v.db, tenant, facts, edited?.id ?? null)
  if (!twin) return null
  const { twin: sameBirth, sameCard } = v.t.people
  const where = twin.cell_name ?? ''
  return {
    key,
    errors: twin.same_card
      ? { card: sameCard(twin.full_name, where) }
      : { name: sameBirth(twin.full_name, where) },
  }
}

export const factLabels = (v: Visit): Record<string, string> => {
  const p = v.t.people
  return {
    name: p.name,
    birth: p.birth,
    sex: p.sex,
    phone: p.phone,
    card: p.card,
    admitted: p.admitted,
    official: p.official,
    from: p.from,
  }
}

export const factWords = (v: Visit) => (name: string, value: string) =>
  name === 'sex' ? (v.t.people.sexes[value as 'male'] ?? value) : value

export async function personPage(
  v: Visit,
  person: Person,
  again: {
    typed?: TypedFacts
    errors?: FieldErrors
    endErrors?: { post: string; typed: string; sentence: string }
  } = {},
): Promise<Response> {
  return v.page(
    {
      title: v.t.people.title,
      status: again.errors || again.endErrors ? 422 : 200,
      back: { href: paths.people.to(), label: v.t.people.title },
    },
    <PersonPage
      view={await viewOf(v, person)}
      typed={again.typed ?? typedFacts(person)}
      errors={again.errors}
      endErrors={again.endErrors}
      notice={wasSaved(v) ? v.t.people.saved : undefined}
    />,
  )
}

async function viewOf(v: Visit, person: Person): Promise<PersonView> {
  const tenant = await tenantFor(v)
  const p = v.t.people
  const [place, places, posts] = await Promise.all([
    lastPlaceOf(v.db, tenant, person.id, v.today),
    placesOf(v.db, tenant, person.id),
    postsOf(v.db, tenant, person.id),
  ])
  const day = (iso: string | null) => iso && showDay(iso)
  return {
    person,
    place: place && placeInWords(v, place),
    left: place?.status === 'left',
    posts: posts.map((post) => ({
      id: post.id,
      words: p.postLine(post.title, post.unit_name, showDay(post.valid_from), day(post.valid_to)),
      running: post.valid_to === null || post.valid_to > v.today,
    })),
    past: places.map((line) => ({
      id: line.id,
      words: p.pastLine(
        line.cell_name,
        showDay(line.valid_from),
        day(line.valid_to),
        p.statuses[line.status],
      ),
      reason: line.reason,
    })),
    today: v.today,
  }
}

/** The cell and, when it is out of the ordinary, the status. */
export const placeInWords = (
  v: Visit,
  place: { cell_name: string; status: keyof Visit['t']['people']['statuses'] },
): string => `${place.cell_name} · ${v.t.people.statuses[place.status]}`
