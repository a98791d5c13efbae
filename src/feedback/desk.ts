import type { Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { byGivenName } from '../platform/fold.ts'
import { isId, randomId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { type Act, actsFor } from './act.rules.ts'
import { isBarred, noteLook, type OpenCase, openCase } from './case.ts'
import type { Written } from './case-write.ts'
import { type Conflict, conflictOf } from './conflict.rules.ts'
import { openFor, sealFor } from './envelope.ts'
import { readersOf } from './feedback.queries.ts'
import type { Actor, Subject } from './feedback-event.rules.ts'
import { isAbout } from './feedback-state.rules.ts'
import { subjectOf } from './feedback-triage.rules.ts'
import { followSubject } from './moved.ts'
import { actorsOf, subjectFor } from './people.ts'

/** Whose case this is to whoever looks: opened by their key, with their conflict, if any. */
export interface Desk {
  readonly tenant: string
  readonly open: OpenCase
  readonly me: Actor
  readonly readers: readonly Actor[]
  readonly conflict: Conflict | null
  /** The member has no place in this organisation any more. */
  readonly gone: boolean
  readonly names: ReadonlyMap<string, string>
}

/** A look at it, whichever page of the case it is, and written down as one; under lock it is the deed that follows. */
export async function deskOf(v: Visit, lock: Database = v.db, isLocked = false): Promise<Desk> {
  const tenant = tenantOf(await scopeFor(v))
  const id = v.params.case ?? ''
  const held = isId(id) && (await openCase(lock, tenant, id, v.keys(), v.today, isLocked))
  if (!held) throw notFound()
  if (!isLocked) await noteLook(v.db, held.row, v.me.person, v.today)
  const people = (await readersOf(lock, tenant)).map((reader) => reader.person)
  const readers = await actorsOf(lock, tenant, [...new Set([...people, v.me.person])], v.today)
  const open = isLocked ? held : await followSubject(v.db, held, readers, v)
  const me = readers.find((reader) => reader.id === v.me.person)!
  const subject = subjectIn(open)
  return {
    tenant,
    open,
    me,
    readers: readers.filter((reader) => people.includes(reader.id)),
    conflict: conflictIn(open, me, readers),
    gone: subject !== null && (await subjectFor(lock, tenant, subject.person, v.today)) === null,
    names: await namesIn(lock, open, [...people, v.me.person]),
  }
}

export const subjectIn = ({ state }: OpenCase): Subject | null => (isAbout(state) ? state.subject : null)

/** Whom it is about as they stood each time; before admission, whoever an opinion names. What was closed or sent on too. */
function namedIn({ state, written }: OpenCase): readonly Subject[] {
  const opined = written.flatMap(({ event }) => {
    const subject = event.kind === 'opined' ? subjectOf(event.verdict) : null
    return subject ? [subject] : []
  })
  if (state.stage === 'triage') return opined
  const last = isAbout(state) ? state.subject : opined.at(-1)
  if (!last) return []
  const moved = written.flatMap(({ event }) =>
    event.kind === 'subject-changed' ? [{ ...last, cell: event.cell }] : [],
  )
  return [last, ...moved, ...opined.filter(({ person }) => person === last.person)]
}

/** Once in conflict, always: who sat in the member's cell has sat there, whichever of the two moved. */
export function standsIn(open: OpenCase, reader: Actor): Conflict | null {
  return standsToday(open, reader) ?? (isBarred(open, reader.id) ? 'before' : null)
}

function standsToday(open: OpenCase, reader: Actor): Conflict | null {
  const { state } = open
  const named = namedIn(open)
  if (named.some(({ person }) => person === reader.id)) return 'self'
  if (state.stage === 'triage' || named.length === 0) return conflictOf(reader, null, state.declared)
  return named.map((subject) => conflictOf(reader, subject, state.declared)).find(Boolean) ?? null
}

/**
 * What keeps this reader from the words of a case. Somebody whom an opinion names is kept from them at once. What leaves
 * because everybody is in conflict is handed over by one who is, though never by the member.
 */
export function conflictIn(open: OpenCase, me: Actor, readers: readonly Actor[]): Conflict | null {
  const mine = standsIn(open, me)
  if (open.state.stage !== 'leaving' || mine === 'self') return mine
  return readers.some((reader) => standsIn(open, reader) === null) ? mine : null
}

/**
 * What this reader may do in it now. Somebody in conflict says that it goes upward, and, where fewer than two are not,
 * sends it there; nothing else.
 */
export function actsIn({ open, conflict, gone, readers }: Desk, today: string): readonly Act[] {
  const acts = actsFor(open.state, today).filter((act) => act !== 'gone' || gone)
  if (conflict === null) return acts
  if (conflict === 'self') return []
  const clear = readers.filter((reader) => standsIn(open, reader) === null)
  return acts.filter((act) => act === 'opine' || (act === 'leave' && clear.length < 2))
}

async function namesIn(
  db: Database,
  open: OpenCase,
  people: readonly string[],
): Promise<Map<string, string>> {
  const subject = subjectIn(open)?.person
  const opined = open.written.flatMap(({ event }) =>
    event.kind === 'opined' && 'about' in event.verdict && event.verdict.about
      ? [event.verdict.about.person]
      : [],
  )
  const admitted = open.written.flatMap(({ event }) =>
    event.kind === 'opined' && event.verdict.kind === 'admit' ? [event.verdict.subject.person] : [],
  )
  const rows = await db.rows<{ id: string; full_name: string }>(sql`
    select id, full_name from person
    where id = any(${[...people, ...opined, ...admitted, ...(subject ? [subject] : [])]}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row.full_name]))
}

/** Everybody a case may be about, by given name. */
export async function membersIn(
  db: Database,
  tenant: string,
  today: string,
): Promise<{ person: string; name: string; cell: string }[]> {
  const rows = await db.rows<{ person: string; name: string; cell: string }>(sql`
    select m.person, p.full_name as name, u.name as cell from membership m
    join person p on p.id = m.person join unit u on u.id = m.cell
    where m.tenant = ${tenant} and m.status <> 'left' and m.valid_from <= ${today}
      and (m.valid_to is null or m.valid_to > ${today})`)
  return byGivenName(rows, ({ name }) => name)
}

export interface Proposal extends Written {
  readonly id: string
  readonly act: Act
  readonly by: string
  readonly on: string
}

interface ProposalRow {
  id: string
  kind: Act
  proposed_by: string
  proposed_on: string
  key: Buffer
  box: Buffer
}

/** What one of them signed and waits for a second. */
export async function proposalsOf(db: Database, { row, pair }: OpenCase): Promise<Proposal[]> {
  const rows = await db.rows<ProposalRow>(sql`
    select id, kind, proposed_by, proposed_on, key, box from feedback_proposal
    where tenant = ${row.tenant} and case_id = ${row.id} order by proposed_on, id`)
  return rows.flatMap((one) => {
    const written = openFor<Written>(pair, one, row.id, `proposal ${one.id}`)
    return written
      ? [{ ...written, id: one.id, act: one.kind, by: one.proposed_by, on: one.proposed_on }]
      : []
  })
}

/** One of a kind at a time: another takes its place. */
export async function propose(
  tx: Transaction,
  { row }: OpenCase,
  act: Act,
  written: Written,
  by: string,
  on: string,
): Promise<void> {
  await tx.run(
    sql`delete from feedback_proposal where tenant = ${row.tenant} and case_id = ${row.id} and kind = ${act}`,
  )
  const id = randomId()
  const { box, keys } = sealFor(row.id, `proposal ${id}`, written, [row.public_key])
  await tx.run(sql`
    insert into feedback_proposal (tenant, case_id, id, kind, proposed_by, proposed_on, key, box)
    values (${row.tenant}, ${row.id}, ${id}, ${act}, ${by}, ${on}, ${keys[0]}, ${box})`)
}

export const dropProposal = (tx: Database, { row }: OpenCase, id: string): Promise<number> =>
  tx.run(
    sql`delete from feedback_proposal where tenant = ${row.tenant} and case_id = ${row.id} and id = ${id}`,
  )

export const looksOf = (db: Database, { row }: OpenCase): Promise<{ name: string; day: string }[]> =>
  db.rows(sql`
    select p.full_name as name, l.day from feedback_look l join person p on p.id = l.reader
    where l.tenant = ${row.tenant} and l.case_id = ${row.id} order by l.day desc, p.full_name`)

/** As it is spoken of where no name may stand: 'Việc 3F2A'. */
export const shortName = (id: string): string => id.slice(0, 4).toUpperCase()
