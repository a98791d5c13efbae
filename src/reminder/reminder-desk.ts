import type { Visit } from '../account/visit.ts'
import { noteLooks } from '../conclusion/conclusion.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { byGivenName } from '../platform/fold.ts'
import { notFound } from '../platform/problem.ts'
import { officersIn, peopleOfCell, type ReminderCase, reminderById, remindersOf } from './reminder.queries.ts'
import { type BodyStep, slugOfStep } from './reminder-desk.rules.ts'
import type { Body } from './reminder-event.rules.ts'

/** The officers of one body at their list of reminders: a cell's, or the standing board for the committee's. */
export interface Desk {
  readonly tenant: string
  readonly unit: string
  readonly name: string
  readonly body: Body
  readonly place: 'cell' | 'committee'
  readonly title: string
  readonly back: { readonly href: string; readonly label: string }
  readonly list: string
  readonly print: string
  one(id: string): string
  step(id: string, step: BodyStep): string
  propose(conclusion: string): string
  handIn(id: string): string
}

/** Of the cell in the address, or without one the committee's. The policy of the path has seen to who comes in. */
export async function deskOf(v: Visit): Promise<Desk> {
  const tenant = tenantOf(await scopeFor(v))
  const unit = await unitById(v.db, v.params.cell ?? tenant)
  if (!unit) throw notFound()
  const { desk } = v.t.reminding
  if (v.params.cell) {
    const cell = unit.id
    return {
      tenant,
      unit: cell,
      name: unit.name,
      body: 'cell',
      place: 'cell',
      title: desk.cell,
      back: { href: paths.cell.to({ cell }), label: unit.name },
      list: paths.cellReminders.to({ cell }),
      print: paths.cellRemindersPrint.to({ cell }),
      one: (reminder) => paths.cellReminder.to({ cell, reminder }),
      step: (reminder, step) => paths.cellReminderStep.to({ cell, reminder, step: slugOfStep(step) }),
      propose: (conclusion) => paths.cellReminderPropose.to({ cell, conclusion }),
      handIn: (reminder) => paths.cellReminderPaper.to({ cell, reminder }),
    }
  }
  return {
    tenant,
    unit: tenant,
    name: unit.name,
    body: 'committee',
    place: 'committee',
    title: desk.committee,
    back: { href: paths.committee.to(), label: v.t.committee.title },
    list: paths.committeeReminders.to(),
    print: paths.committeeRemindersPrint.to(),
    one: (reminder) => paths.committeeReminder.to({ reminder }),
    step: (reminder, step) => paths.committeeReminderStep.to({ reminder, step: slugOfStep(step) }),
    propose: (conclusion) => paths.committeeReminderPropose.to({ conclusion }),
    handIn: (reminder) => paths.committeeReminderPaper.to({ reminder }),
  }
}

/** What is on this desk: what the body keeps, and what it decided and may still take back. */
export const casesOn = async (v: Visit, desk: Desk): Promise<ReminderCase[]> =>
  (await remindersOf(v.db, desk.tenant, desk.unit)).filter(
    ({ body, state }) => body === desk.body && state.stage !== 'forgotten',
  )

export async function caseOn(v: Visit, desk: Desk): Promise<ReminderCase> {
  const one = await reminderById(v.db, desk.tenant, v.params.reminder?.toLowerCase())
  const isHere = one?.body === desk.body && (one.keeper === desk.unit || one.unit === desk.unit)
  if (!one || !isHere || one.state.stage === 'forgotten') throw notFound()
  return one
}

/** Reading about somebody is itself noted, for them to see. */
export const noteReading = (v: Visit, tenant: string, people: readonly string[]): Promise<void> =>
  v.db.transaction((tx) => noteLooks(tx, tenant, people, v.me.person, v.today))

/** Who may be a witness, lead or write, by given name: never the member themself. */
export async function othersFor(v: Visit, desk: Desk, member: string) {
  const people =
    desk.body === 'cell'
      ? await peopleOfCell(v.db, desk.tenant, desk.unit, v.today)
      : await officersIn(v.db, desk.tenant, v.today)
  return byGivenName(
    people.filter(({ person }) => person !== member),
    ({ name }) => name,
  )
}
