import { type AnswerProblem, answerProblem } from '../conclusion/appeal.rules.ts'
import { holdersOf } from '../membership/scope.ts'
import type { Database } from '../platform/database.ts'
import { postsInCell, type ReminderCase, seatsOfMeetings } from './reminder.queries.ts'
import { steps } from './reminder-steps.rules.ts'

/** Who had a hand in what a cell decided: wrote any of it down, led it, kept its minutes, or is of that cell's committee. */
async function handIn(db: Database, one: ReminderCase, today: string) {
  const decided = one.entries.find(({ event }) => event.kind === 'decided')?.event
  const meetings = one.entries.flatMap(({ meeting }) => meeting ?? [])
  return {
    person: one.person,
    recorders: [
      ...(decided?.kind === 'decided' ? decided.vote.led : []),
      ...one.entries.flatMap(({ actor }) => (actor && actor !== one.person ? [actor] : [])),
      ...(await seatsOfMeetings(db, one.tenant, meetings)),
    ],
    committee: await postsInCell(db, one.tenant, one.unit, [decided?.on ?? today, today]),
    answered: !steps(one.state, today).some(({ kind }) => kind === 'answer-appeal'),
  }
}

export interface Barring {
  /** Why this officer does not answer; null when they may. */
  readonly problem: AnswerProblem | null
  /** Nobody of the board may: the level above it answers on paper, and the board notes what the paper says. */
  readonly goesUp: boolean
}

/** Nobody judges their own matter, one they took part in, or one of their own cell's committee. */
export async function barring(
  db: Database,
  one: ReminderCase,
  officer: string,
  today: string,
): Promise<Barring> {
  const facts = await handIn(db, one, today)
  const problem = answerProblem(facts, officer)
  if (facts.answered) return { problem, goesUp: false }
  const board = await holdersOf(db, one.tenant, one.cell, 'answer-appeal', today)
  const goesUp = !board.some((holder) => answerProblem(facts, holder.person) === null)
  return { problem: goesUp && problem !== 'own' ? null : problem, goesUp }
}

/** Whether what a member took further waits for the level above the board. */
export const waitsAbove = async (db: Database, one: ReminderCase, today: string): Promise<boolean> =>
  'appeal' in one.state &&
  one.state.appeal !== null &&
  !one.state.appeal.answer &&
  (one.body === 'committee' || (await barring(db, one, one.person, today)).goesUp)
