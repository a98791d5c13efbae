import { currentKey, type KeyRing } from '../account/device.ts'
import type { Actor } from '../account/session.ts'
import { applicableSigns } from '../catalogue/catalogue.rules.ts'
import { type Catalogue, catalogueByRef } from '../catalogue/catalogue.ts'
import type { Scope } from '../membership/scope.ts'
import { isOpenFor, type Period } from '../movement/movement.ts'
import { quarterOf } from '../movement/period.rules.ts'
import { remember } from '../platform/command.ts'
import { type Database, type Transaction, together } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { sql } from '../platform/sql.ts'
import { isBehind, isOvertaken, type Turn } from '../platform/turn.ts'
import { openBox, sealBox } from '../seal/box.ts'
import { dropBallot } from './ballot.ts'
import { closeLook } from './close-look.rules.ts'
import { type Month, monthAfter, monthFromBox, type Task } from './month.rules.ts'
import { latestBox, lockedRow, type ReviewRow, reviewRow } from './self-review.queries.ts'

/** The month of one member as their own request can open it. */
export interface OwnMonth {
  readonly period: Period
  readonly month: Month
  readonly task: Task
  readonly sent: boolean
}

/** Whose month, with the keys this request opened. */
export interface Owner {
  readonly actor: Actor
  readonly scope: Scope
  readonly ring: KeyRing
}

const label = (owner: string, id: string) => ({ kind: 'self-review.v1', owner, id }) as const

export async function taskOf(db: Database, period: Period, owner: Pick<Owner, 'scope'>): Promise<Task> {
  const catalogue = await catalogueByRef(db, period.catalogue)
  return taskFor(catalogue, period, owner.scope)
}

export function taskFor(
  catalogue: Catalogue,
  period: Pick<Period, 'form' | 'month'>,
  who: { person: string; leader: boolean },
): Task {
  const applicable = applicableSigns(catalogue, { leader: who.leader }).map((item) => item.id)
  return {
    catalogue,
    form: period.form,
    applicable: new Set(applicable),
    close: period.form === 'full' ? [] : closeLook(applicable, who.person, period.month),
  }
}

/** Reads, opening the box; a month not begun yet carries over from the one before. Nothing is written. */
export async function ownMonth(db: Database, owner: Owner, period: Period): Promise<OwnMonth> {
  const task = await taskOf(db, period, owner)
  return db.asMember(owner.scope.person, async (tx) => {
    const row = await reviewRow(tx, period, owner.scope.person)
    return {
      period,
      task,
      month: await openedMonth(tx, owner, period, row),
      sent: row?.status === 'submitted',
    }
  })
}

/** The month as this request can open it: its own box, or what carries over from the one before. */
export async function openedMonth(
  tx: Transaction,
  owner: Owner,
  period: Period,
  row: ReviewRow | null,
): Promise<Month> {
  const own = row && openRow(owner, row)
  if (own) return own
  const before = await latestBox(tx, owner.scope.person, period.month)
  return monthAfter(before && openRow(owner, before), period.catalogue, quarterOf(period.month))
}

/** Null when the box is folded, or sealed with a key of before a fresh start. */
export function openRow(owner: Owner, row: ReviewRow): Month | null {
  const key = owner.ring.keys.get(row.key_version)
  const stored = key && row.sealed && openBox<Month>(key, label(owner.scope.person, row.period), row.sealed)
  return stored ? monthFromBox(stored) : null
}

/** Nothing can be written into this month now: its period is not open for the cell, or it was sent. */
export class PeriodClosed extends Error {
  readonly sent: boolean
  constructor({ sent = false } = {}) {
    super()
    this.sent = sent
  }
}

/** Another page changed this part of the month since the one that was sent was shown. */
export class MonthChanged extends Error {
  constructor(
    readonly field: string,
    /** The page that wrote the saved version. */
    readonly last: string,
  ) {
    super()
  }
}

/** A part of the month that a page holds while it is typed into. */
export interface Hand {
  readonly field: string
  readonly turn: Turn | null
}

/**
 * Changes the draft. `change` is pure; the box is read, changed and sealed again in one transaction that holds the
 * row. The form's id is remembered inside the box, where nobody can count how many forms a month took.
 * A month that was sent must be reopened first. With a hand, a page that is behind changes nothing. `alongside`: what
 * the same form does outside the box, in the same transaction, ending with its history.
 */
export async function saveDraft(
  db: Database,
  owner: Owner,
  period: Period,
  form: Pick<Form, 'id' | 'content'>,
  now: Date,
  change: (month: Month, task: Task) => Month,
  { hand, alongside }: { hand?: Hand; alongside?: (tx: Transaction) => Promise<unknown> } = {},
): Promise<OwnMonth> {
  const task = await taskOf(db, period, owner)
  const { person } = owner.scope
  return db.asMember(person, async (tx) => {
    const [, row] = await together(requireOpen(tx, owner, period, now), lockedRow(tx, period, person))
    const before = await openedMonth(tx, owner, period, row)
    const sent = row?.status === 'submitted'
    const seen = remember(before.forms, form, keyOf(owner))
    if (seen === 'resend') return { period, task, month: before, sent }
    if (sent) throw new PeriodClosed({ sent })
    if (hand && !isHeard(before, hand)) return { period, task, month: before, sent }
    const month = { ...withTurn(change(before, task), hand), forms: seen }
    const stored = storeMonth(tx, owner, period, month, 'draft')
    if (alongside) await together(stored, alongside(tx))
    else tx.lastly(stored)
    return { period, task, month, sent: false }
  })
}

/** False when the same page has saved more since. Throws where another page wrote what this one has not seen. */
function isHeard(month: Month, { field, turn }: Hand): boolean {
  if (!turn) return true
  const last = month.turns?.[field]
  if (isBehind(turn, last?.page ?? '')) throw new MonthChanged(field, last?.page ?? '')
  return !isOvertaken(turn, last)
}

const withTurn = (month: Month, hand: Hand | undefined): Month =>
  hand?.turn
    ? { ...month, turns: { ...month.turns, [hand.field]: { page: hand.turn.page, turn: hand.turn.turn } } }
    : month

export async function requireOpen(tx: Transaction, owner: Owner, period: Period, now: Date): Promise<void> {
  const cell = owner.scope.membership?.cell
  if (!cell || !(await isOpenFor(tx, period, cell, now))) throw new PeriodClosed()
}

function keyOf(owner: Owner): Buffer {
  const key = currentKey(owner.ring)
  if (!key) throw new Error('this device opens nothing')
  return key
}

export async function storeMonth(
  tx: Transaction,
  owner: Owner,
  period: Period,
  month: Month,
  status: 'draft' | 'submitted',
): Promise<void> {
  const { person } = owner.scope
  const sealed = sealBox(keyOf(owner), label(person, period.id), month)
  await tx.run(sql`
    insert into self_review (tenant, period, person, status, catalogue, key_version, sealed)
    values (${period.tenant}, ${period.id}, ${person}, ${status}, ${period.catalogue}, ${owner.ring.current}, ${sealed})
    on conflict (tenant, period, person) do update
      set status = excluded.status, key_version = excluded.key_version, sealed = excluded.sealed`)
}

/** Everything private of the months goes, ballots that were not released with it. Part of an erasure (my-data/my-data.ts). */
export async function eraseMonths(tx: Transaction, owner: Owner): Promise<void> {
  const rows = await tx.rows<ReviewRow>(
    sql`select * from self_review where self_review.person = ${owner.scope.person}`,
  )
  for (const row of rows) {
    const ballot = openRow(owner, row)?.ballot
    if (ballot) await dropBallot(tx, row.tenant, ballot)
  }
  await tx.run(sql`delete from self_review where person = ${owner.scope.person}`)
}
