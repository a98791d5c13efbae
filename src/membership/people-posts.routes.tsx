import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { subtree, type UnitInTree } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import { isId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import type { Choice } from '../ui/fields.tsx'
import { endPost, givePost, lastPlaceOf } from './membership.ts'
import { readFrom } from './people.form.ts'
import { communePosts, type Person, postsOf } from './people.queries.ts'
import { GivePostPage } from './people-changes.pages.tsx'
import { backTo, personFor, personPage, placeInWords, savedAddress, tenantFor } from './person.routes.tsx'
import { POST_KINDS, powersOf } from './powers.rules.ts'
import { unitNames } from './unit-names.rules.ts'

export function postRoutes(serve: Serve) {
  serve(paths.personPost, {
    get: async (v) => givePostPage(v, await personFor(v), { from: showDay(v.today) }),
    post: async (v) => {
      const person = await personFor(v)
      const form = await v.form(['kind', 'unit', 'from', 'to'])
      const tenant = await tenantFor(v)
      return carryOut(
        v,
        form,
        async () => {
          const { post, typed, errors } = await readPost(v, form, person)
          if (!post) return givePostPage(v, person, typed, errors)
          return async (tx) => {
            await givePost(tx, { tenant, person: person.id, ...post }, { person: v.me.person, now: v.now })
            return savedAddress(person.id)
          }
        },
        async () => ({
          saved: (await postsOf(v.db, tenant, person.id)).map((held) => [held.title, held.unit_name]),
          sent: sentLines(form, { from: v.t.people.from, to: v.t.people.postTo }),
        }),
      )
    },
  })

  serve(paths.personPostEnd, {
    post: async (v) => {
      const person = await personFor(v)
      const tenant = await tenantFor(v)
      const id = v.params.post ?? ''
      const post = isId(id) && (await postsOf(v.db, tenant, person.id)).find((held) => held.id === id)
      if (!post) throw notFound()
      const name = `on-${post.id}`
      const form = await v.form([name])
      const typed = form.text(name)
      return carryOut(
        v,
        form,
        async () => {
          const on = typed === '' ? v.today : readDay(typed)
          const again = (sentence: string) =>
            personPage(v, person, { endErrors: { post: post.id, typed, sentence } })
          if (!on) return again(v.t.form.badDate)
          if (on < post.valid_from) return again(v.t.people.tooEarly(showDay(post.valid_from)))
          if (await isLastKeep(v, tenant, [post.id])) return again(v.t.people.lastKeeper)
          return async (tx) => {
            await endPost(tx, { tenant, post: post.id, on }, { person: v.me.person, now: v.now })
            return savedAddress(person.id)
          }
        },
        async () => ({
          saved: post.valid_to ? [[v.t.people.endOn, showDay(post.valid_to)]] : [],
          sent: sentLines(form, { [name]: v.t.people.endOn }),
        }),
      )
    },
  })
}

async function readPost(v: Visit, form: Form, person: Person) {
  const p = v.t.people
  const tenant = await tenantFor(v)
  const typed = Object.fromEntries(form.fields)
  const begins = readFrom(form, v.today, v.t)
  const errors: FieldErrors = { ...begins.errors }
  const kind = POST_KINDS.find((known) => known === form.text('kind'))
  const unit = (await postUnits(v, tenant)).find(({ id }) => id === form.text('unit'))
  if (!kind) errors.kind = v.t.form.choose
  if (!unit) errors.unit = v.t.form.choose
  const titles: Partial<Record<string, string>> = p.postTitles[unit?.kind as 'cell'] ?? {}
  const title = kind && titles[kind]
  if (kind && unit && !title) errors.unit = p.postNotHere
  const to = form.text('to') === '' ? null : readDay(form.text('to'))
  if (form.text('to') !== '' && !to) errors.to = v.t.form.badDate
  else if (to && to <= begins.from) errors.to = p.postToBefore
  const held = (await postsOf(v.db, tenant, person.id)).some(
    (post) =>
      post.unit === unit?.id && post.kind === kind && (post.valid_to === null || post.valid_to > begins.from),
  )
  if (held) errors.kind = p.postHeld
  const good = kind && unit && title && Object.keys(errors).length === 0
  return { typed, errors, post: good ? { kind, unit: unit.id, title, from: begins.from, to } : null }
}

const postUnits = async (v: Visit, tenant: string): Promise<UnitInTree[]> =>
  (await subtree(v.db, tenant)).filter((unit) => unit.kind !== 'group')

async function unitChoices(v: Visit, tenant: string): Promise<Choice[]> {
  const units = await postUnits(v, tenant)
  const names = unitNames(units)
  return units.map((unit) => ({ value: unit.id, label: names.get(unit.id)! }))
}

/** Whether without these posts nobody could keep the organisation any more. */
async function isLastKeep(v: Visit, tenant: string, posts: readonly string[]): Promise<boolean> {
  const keepers = (await communePosts(v.db, tenant, v.today)).filter(({ kind }) =>
    powersOf(kind, 'commune').includes('keep'),
  )
  return keepers.some(({ id }) => posts.includes(id)) && keepers.every(({ id }) => posts.includes(id))
}

export const holdsLastKeep = async (v: Visit, tenant: string, person: string): Promise<boolean> =>
  isLastKeep(
    v,
    tenant,
    (await postsOf(v.db, tenant, person)).map((post) => post.id),
  )

async function givePostPage(v: Visit, person: Person, typed: Record<string, string>, errors?: FieldErrors) {
  const tenant = await tenantFor(v)
  const place = await lastPlaceOf(v.db, tenant, person.id, v.today)
  return v.page(
    { title: v.t.people.givePost, status: errors ? 422 : 200, back: backTo(v, person) },
    <GivePostPage
      person={person}
      place={place ? placeInWords(v, place) : v.t.people.noPlace}
      units={await unitChoices(v, tenant)}
      typed={typed}
      errors={errors}
    />,
  )
}
