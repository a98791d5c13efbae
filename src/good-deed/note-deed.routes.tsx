import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { isPresentMember } from '../membership/powers.rules.ts'
import { holdersOf, scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { byGivenName } from '../platform/fold.ts'
import { isId, newId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { DEED_FIELDS, type ReadDeed, readDeed, THANKS_FIELDS, type TypedDeed } from './good-deed.form.ts'
import { ownDeed } from './good-deed.queries.ts'
import type { Origin } from './good-deed.rules.ts'
import { type NewDeed, noteDeed, notedBefore } from './good-deed.ts'
import { DeedPreviewPage, NoteDeedPage, type Noting } from './note-deed.pages.tsx'

/** A member notes a deed of their own or of somebody of their cell; an officer writes down people's thanks. */
export function noteDeedRoutes(serve: Serve) {
  serve(paths.deedNew, {
    get: async (v) => formPage(v, await ownCell(v), blank(v)),
    post: async (v) => post(v, await ownCell(v)),
  })
  serve(paths.deedThanks, {
    get: async (v) => formPage(v, await thanksCell(v), blank(v)),
    post: async (v) => post(v, await thanksCell(v)),
  })
}

interface Place {
  readonly tenant: string
  readonly cell: string
  readonly thanks: boolean
}

async function ownCell(v: Visit): Promise<Place> {
  const scope = await scopeFor(v)
  const { membership } = scope
  if (!membership || !isPresentMember(membership.status)) throw notFound()
  return { tenant: tenantOf(scope), cell: membership.cell, thanks: false }
}

const thanksCell = async (v: Visit): Promise<Place> => ({
  tenant: tenantOf(await scopeFor(v)),
  cell: v.params.cell!,
  thanks: true,
})

const blank = (v: Visit): TypedDeed => ({
  deed: newId(v.now),
  person: '',
  words: '',
  dayTyped: showDay(v.today),
  source: null,
  toldBy: '',
})

/** One's own name stands first; an officer does not write down thanks to themself: somebody else does. */
async function notable(v: Visit, place: Place): Promise<Noting['members']> {
  const here = (await membersOfCells(v.db, place.tenant, [place.cell], v.today))
    .filter((member) => isPresentMember(member.status))
    .map(({ person, full_name }) => ({ person, name: full_name }))
  const members = byGivenName(here, ({ name }) => name)
  const others = members.filter((member) => member.person !== v.me.person)
  return place.thanks ? others : [{ person: v.me.person, name: v.t.goodDeed.form.me }, ...others]
}

async function post(v: Visit, place: Place): Promise<Response> {
  const form = await v.form(place.thanks ? THANKS_FIELDS : DEED_FIELDS)
  const members = await notable(v, place)
  const people = members.map((member) => member.person)
  const read = withId(v, readDeed(form, people, v.today, v.t, { thanks: place.thanks }))
  const step = form.text('step')
  // Out of the writer's own diary: nothing is stored, and nothing has been asked of them yet but the length.
  if (step === 'copy') {
    const { words } = read.errors
    const typed = { ...read.typed, deed: newId(v.now) }
    return formPage(v, place, typed, words ? { words } : undefined, true)
  }
  if (step === 'edit') return formPage(v, place, read.typed)
  const errors = await allErrors(v, place, read)
  if (step !== 'send')
    return Object.keys(errors).length > 0
      ? formPage(v, place, read.typed, errors)
      : previewPage(v, place, read, members)
  return carryOut(
    v,
    form,
    async () => {
      if (Object.keys(errors).length > 0) return formPage(v, place, read.typed, errors)
      return async (tx: Transaction) => {
        await noteDeed(tx, deedOf(v, place, read), { person: v.me.person, now: v.now })
        return place.thanks ? paths.cellDeeds.to({ cell: place.cell }) : paths.deeds.to()
      }
    },
    async () => {
      const label = v.t.goodDeed.form.words
      const saved = await ownDeed(v.db, v.me.person, read.typed.deed, 'writer')
      return { saved: [[label, saved?.words ?? '']], sent: [[label, read.typed.words]] }
    },
  )
}

/** A form that comes from no page of ours gets an id here. */
const withId = (v: Visit, read: ReadDeed): ReadDeed =>
  isId(read.typed.deed) ? read : { ...read, typed: { ...read.typed, deed: newId(v.now) } }

async function allErrors(v: Visit, place: Place, read: ReadDeed): Promise<FieldErrors> {
  if (Object.keys(read.errors).length > 0) return read.errors
  const deed = deedOf(v, place, read)
  const before = await notedBefore(v.db, { ...deed, by: v.me.person, officer: place.thanks })
  return before ? { words: v.t.goodDeed.form.again(showDay(before)) } : {}
}

function deedOf(v: Visit, place: Place, { typed, day }: ReadDeed): NewDeed {
  const origin: Origin = place.thanks ? 'people' : typed.person === v.me.person ? 'self' : 'member'
  return {
    tenant: place.tenant,
    cell: place.cell,
    id: typed.deed,
    person: typed.person,
    origin,
    source: place.thanks ? typed.source : null,
    toldBy: place.thanks ? typed.toldBy : '',
    day,
    words: typed.words,
  }
}

const backOf = (v: Visit, place: Place) =>
  place.thanks
    ? { href: paths.cellDeeds.to({ cell: place.cell }), label: v.t.goodDeed.cell.title }
    : { href: paths.deeds.to(), label: v.t.goodDeed.title }

const titleOf = (v: Visit, place: Place) =>
  place.thanks ? v.t.goodDeed.thanks.title : v.t.goodDeed.form.title

async function formPage(
  v: Visit,
  place: Place,
  typed: TypedDeed,
  errors?: FieldErrors,
  fromDiary = false,
): Promise<Response> {
  return v.page(
    { title: titleOf(v, place), status: errors ? 422 : 200, back: backOf(v, place) },
    <NoteDeedPage
      noting={{ thanksOf: place.thanks ? place.cell : null, members: await notable(v, place), typed }}
      fromDiary={fromDiary}
      errors={errors}
    />,
  )
}

async function previewPage(
  v: Visit,
  place: Place,
  read: ReadDeed,
  members: Noting['members'],
): Promise<Response> {
  const holders = await holdersOf(v.db, place.tenant, place.cell, 'run-meeting', v.today)
  const deed = deedOf(v, place, read)
  const mine = deed.person === v.me.person
  return v.page(
    { title: v.t.goodDeed.form.previewTitle, back: backOf(v, place) },
    <DeedPreviewPage
      noting={{ thanksOf: place.thanks ? place.cell : null, members, typed: read.typed }}
      name={mine ? v.me.fullName : (members.find((one) => one.person === deed.person)?.name ?? '')}
      mine={mine}
      deed={{ ...deed, told_by: deed.toldBy, noted_by_name: v.me.fullName }}
      readers={holders.map(({ name, title }) => `${name} (${title})`).join(', ')}
    />,
  )
}
