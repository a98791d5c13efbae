import { carryOut, type Lines, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { changePlace, lastPlaceOf, type Place } from './membership.ts'
import { readFrom, readReason, readStatusChoice } from './people.form.ts'
import type { Person } from './people.queries.ts'
import { StatusPage, TransferPage } from './people-changes.pages.tsx'
import { holdsLastKeep } from './people-posts.routes.tsx'
import { backTo, cellChoices, personFor, placeInWords, savedAddress, tenantFor } from './person.routes.tsx'
import { withdrawPlanned } from './planned.ts'
import type { MemberStatus } from './powers.rules.ts'

export function personChangeRoutes(serve: Serve) {
  serve(paths.personTransfer, {
    get: async (v) => transferPage(v, await placedFor(v), { from: showDay(v.today) }),
    post: async (v) => {
      const held = await placedFor(v)
      const form = await v.form(['cell', 'from', 'reason'])
      return carryOut(
        v,
        form,
        async () => {
          const { from, typed, errors, reason } = await readChange(v, form, held)
          const cell = (await cellChoices(v, held.tenant)).find(({ value }) => value === form.text('cell'))
          const stays = cell?.value === held.place.cell
          if (!cell) errors.cell = v.t.people.chooseCell
          else if (stays && !held.planned) errors.cell = v.t.people.noChange
          if (!cell || Object.keys(errors).length > 0) return transferPage(v, held, typed, errors)
          if (stays)
            return async (tx) => {
              const whom = { tenant: held.tenant, person: held.person.id }
              await withdrawPlanned(tx, whom, { person: v.me.person, now: v.now })
              return savedAddress(held.person.id)
            }
          return (tx) => changed(tx, v, held, { cell: cell.value, from, reason })
        },
        () => versions(v, held, form),
      )
    },
  })

  serve(paths.personStatus, {
    get: async (v) => {
      const held = await placedFor(v)
      return statusPage(v, held, { status: held.place.status, from: showDay(v.today), cell: held.place.cell })
    },
    post: async (v) => {
      const held = await placedFor(v)
      const form = await v.form(['status', 'cell', 'from', 'reason'])
      return carryOut(
        v,
        form,
        async () => {
          const { from, typed, errors, reason } = await readChange(v, form, held)
          const status = readStatusChoice(form)
          const returns = held.place.status === 'left'
          const cell = returns
            ? (await cellChoices(v, held.tenant)).find(({ value }) => value === form.text('cell'))?.value
            : held.place.cell
          if (!status) errors.status = v.t.form.choose
          else if (status === held.place.status) errors.status = v.t.people.noChange
          else if (status === 'left' && (await holdsLastKeep(v, held.tenant, held.person.id)))
            errors.status = v.t.people.lastKeeper
          if (!cell) errors.cell = v.t.people.chooseCell
          if (!status || Object.keys(errors).length > 0) return statusPage(v, held, typed, errors)
          return (tx) => changed(tx, v, held, { status, cell, from, reason })
        },
        () => versions(v, held, form),
      )
    },
  })
}

async function changed(
  tx: Transaction,
  v: Visit,
  { tenant, person }: Held,
  change: { cell?: string; status?: MemberStatus; from: string; reason: string },
): Promise<string> {
  await changePlace(tx, { tenant, person: person.id, ...change }, { person: v.me.person, now: v.now })
  return savedAddress(person.id)
}

interface Held {
  tenant: string
  person: Person
  place: Place
  /** A change of this place is planned for a later day. */
  planned: boolean
}

/** Somebody with a place here, if only one they left. */
async function placedFor(v: Visit): Promise<Held> {
  const [person, tenant] = [await personFor(v), await tenantFor(v)]
  const place = await lastPlaceOf(v.db, tenant, person.id, v.today)
  if (!place) throw notFound()
  return { tenant, person, place, planned: place.valid_to !== null }
}

/** A change begins no earlier than the place it changes: the past is not rewritten. */
async function readChange(v: Visit, form: Form, held: Held) {
  const begins = readFrom(form, v.today, v.t)
  const { reason, errors } = readReason(form, v.t)
  const all: FieldErrors = { ...errors, ...begins.errors }
  const latest = held.place.valid_from
  if (!all.from && begins.from < latest) all.from = v.t.people.tooEarly(showDay(latest))
  const typed = Object.fromEntries(form.fields)
  return { from: begins.from, reason, errors: all, typed: { ...typed, from: begins.typed } }
}

async function versions(v: Visit, held: Held, form: Form): Promise<{ saved: Lines; sent: Lines }> {
  const p = v.t.people
  const place = await lastPlaceOf(v.db, held.tenant, held.person.id, v.today)
  const cells = new Map((await cellChoices(v, held.tenant)).map(({ value, label }) => [value, label]))
  const labels = { cell: p.transferTo, status: p.status, from: p.from, reason: p.reason }
  return {
    saved: place ? [[held.person.fullName, placeInWords(v, place)]] : [],
    sent: sentLines(form, labels, (name, value) =>
      name === 'cell'
        ? (cells.get(value) ?? value)
        : name === 'status'
          ? (p.statuses[value as 'left'] ?? value)
          : value,
    ),
  }
}

async function transferPage(v: Visit, held: Held, typed: Record<string, string>, errors?: FieldErrors) {
  const cells = (await cellChoices(v, held.tenant))
    .filter(({ value }) => held.planned || value !== held.place.cell)
    .map((cell) => (cell.value === held.place.cell ? { ...cell, label: v.t.people.stay(cell.label) } : cell))
  return v.page(
    { title: v.t.people.transfer, status: errors ? 422 : 200, back: backTo(v, held.person) },
    <TransferPage
      person={held.person}
      place={placeInWords(v, held.place)}
      cells={cells}
      typed={typed}
      errors={errors}
    />,
  )
}

async function statusPage(v: Visit, held: Held, typed: Record<string, string>, errors?: FieldErrors) {
  const cells = held.place.status === 'left' ? await cellChoices(v, held.tenant) : null
  return v.page(
    { title: v.t.people.changeStatus, status: errors ? 422 : 200, back: backTo(v, held.person) },
    <StatusPage
      person={held.person}
      place={placeInWords(v, held.place)}
      cells={cells}
      typed={typed}
      errors={errors}
    />,
  )
}
