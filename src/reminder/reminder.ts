import { record } from '../history/history.ts'
import { placeOf } from '../membership/membership.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId, randomId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { groundHeld, type ReminderCase, reminderHeld } from './reminder.queries.ts'
import { next } from './reminder.rules.ts'
import { closesFrom } from './reminder-end.rules.ts'
import type { Body, Of, ReminderEvent } from './reminder-event.rules.ts'
import { reminderDefaultsOn } from './reminder-policy.ts'
import { withoutWords } from './reminder-said.rules.ts'
import { isRefusal, type Refusal, type ReminderState, refuse } from './reminder-state.rules.ts'

export { duesOn } from './reminder-due.ts'
export { noticePolicyOn } from './reminder-policy.ts'

export interface By {
  /** Null: the timetable. */
  readonly person: string | null
  readonly now: Date
}

/** Where it was written down: at the table of a cell meeting, or from a paper of what was decided elsewhere. */
export interface Record {
  readonly meeting?: string
  readonly paper?: string
}

/** A body takes up a conclusion. There is one case a conclusion. */
export async function proposeReminder(
  tx: Transaction,
  proposal: {
    readonly tenant: string
    readonly conclusion: string
    readonly body: Body
    readonly unit: string
  },
  by: By,
): Promise<{ readonly id: string } | Refusal> {
  const { tenant, body, unit } = proposal
  const today = dayOf(by.now)
  const ground = await groundHeld(tx, tenant, proposal.conclusion)
  if (!ground) return refuse('no-conclusion')
  if (ground.person === by.person) return refuse('own-matter')
  const place = await placeOf(tx, tenant, ground.person, today)
  const event: Of<'proposed'> = {
    kind: 'proposed',
    on: today,
    unit,
    body,
    member: {
      id: ground.person,
      status: place?.status ?? 'left',
      cell: place?.cell ?? ground.cell,
      committee: tenant,
    },
    above: body === 'cell' ? tenant : await superiorOf(tx, tenant),
    conclusion: { id: ground.id, kind: ground.kind, on: ground.concluded_on },
  }
  const { reminder: policy } = await reminderDefaultsOn(tx, tenant, today)
  const state = next(null, event, policy)
  if (isRefusal(state)) return state
  const id = newId(by.now)
  const made = await tx.run(sql`
    insert into reminder (tenant, id, person, conclusion, body, unit, policy, keeper, cell)
    values (${tenant}, ${id}, ${ground.person}, ${ground.id}, ${body}, ${unit}, ${JSON.stringify(policy)}, ${unit},
            ${event.member.cell}) on conflict do nothing`)
  if (made === 0) return refuse('proposed-already')
  await add(tx, { tenant, id, person: ground.person }, 1, event, by, {})
  return { id }
}

/** What the superior committee is called in an event, where no unit stands above the organisation. */
export const SUPERIOR = 'superior'

/** The unit above an organisation today. */
export const superiorOf = async (db: Database, tenant: string): Promise<string> =>
  (
    await db.maybe<{ parent: string }>(
      sql`select parent from unit_edge where unit = ${tenant} and valid_to is null`,
    )
  )?.parent ?? SUPERIOR

/** What only the member says. */
const isOwnWord = (event: ReminderEvent): boolean =>
  ['answered', 'appealed', 'said-fixed', 'took-back'].includes(event.kind) ||
  (event.kind === 'heard' && event.hearing.how === 'in-writing')

/** The member's own words come from them, or from paper they signed before two people; all else comes from others. */
function isTheirsToSay(member: string, event: ReminderEvent, writer: string | null): boolean {
  const before = 'before' in event ? event.before : undefined
  if (!isOwnWord(event)) return before === undefined && writer !== member
  if (before === undefined) return writer === member
  return writer !== null && new Set([member, writer, before]).size === 3
}

/**
 * The only way anything is written of a reminder: the case is held, its events are folded, and the event is added if it
 * follows. Otherwise nothing is written and the answer says why.
 */
export async function write(
  tx: Transaction,
  which: { readonly tenant: string; readonly id: string },
  event: ReminderEvent,
  by: By,
  recorded: Record = {},
): Promise<ReminderState | Refusal> {
  const held = await reminderHeld(tx, which)
  if (!held) throw notFound()
  if (!isTheirsToSay(held.person, event, by.person)) return refuse('own-matter')
  // A clock that went wrong, or a paper dated ahead: nothing is written down before it happened.
  if (event.on > dayOf(by.now)) return refuse('no-such-day')
  const state = next(held.state, event, held.policy)
  if (isRefusal(state)) return state
  await settle(tx, held, event, state)
  await add(tx, held, held.entries.length + 1, event, by, recorded)
  if (event.kind === 'forgotten')
    await tx.run(sql`delete from reminder_text where tenant = ${held.tenant} and reminder = ${held.id}`)
  return state
}

/** What lists and the timetable look for, read off the state. */
async function settle(
  tx: Transaction,
  held: ReminderCase,
  event: ReminderEvent,
  state: ReminderState,
): Promise<void> {
  const keeper = 'keeper' in state ? state.keeper : held.keeper
  const cell = event.kind === 'transferred' ? event.cell : held.cell
  const ended = state.stage === 'closed' ? state.end : held.ended
  const clockOn =
    state.stage === 'confirmed' ? closesFrom(state) : state.stage === 'closed' ? state.forgetFrom : null
  await tx.run(sql`
    update reminder set keeper = ${keeper}, cell = ${cell}, ended = ${ended}, clock_on = ${clockOn}
    where tenant = ${held.tenant} and id = ${held.id}`)
}

async function add(
  tx: Transaction,
  { tenant, id, person }: { tenant: string; id: string; person: string },
  n: number,
  event: ReminderEvent,
  by: By,
  { meeting = null, paper = '' }: { meeting?: string | null; paper?: string },
): Promise<void> {
  const { said, texts } = withoutWords(event, randomId)
  await tx.run(sql`
    insert into reminder_event (tenant, reminder, n, kind, on_day, said, meeting, paper, actor, at)
    values (${tenant}, ${id}, ${n}, ${event.kind}, ${event.on}, ${JSON.stringify(said)}, ${meeting}, ${paper}, ${by.person},
            ${by.now})`)
  if (texts.length > 0)
    await tx.run(sql`
      insert into reminder_text (tenant, reminder, id, body)
      select ${tenant}, ${id}, t.id, t.body
      from unnest(${texts.map((one) => one.id)}::uuid[], ${texts.map((one) => one.body)}::text[]) as t (id, body)`)
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: `reminder-${event.kind}`,
    about: { reminder: id, person, ...('before' in event && event.before ? { witness: event.before } : {}) },
  })
}
