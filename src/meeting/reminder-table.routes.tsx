import { Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { noteLooks } from '../conclusion/conclusion.ts'
import { paths } from '../paths.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { next } from '../reminder/reminder.rules.ts'
import { write } from '../reminder/reminder.ts'
import { type BodyStep, bodyStepOf, slugOfStep, stepsAt } from '../reminder/reminder-desk.rules.ts'
import type { ReminderVote } from '../reminder/reminder-event.rules.ts'
import { isRefusal, type RefusalKind } from '../reminder/reminder-state.rules.ts'
import {
  emptyStep,
  fieldOf,
  readStep,
  STEP_FIELDS,
  type StepFacts,
  type TypedStep,
} from '../reminder/reminder-step.form.ts'
import { StepPage } from '../reminder/reminder-step.tsx'
import type { Step } from '../reminder/reminder-steps.rules.ts'
import { caseForTable, casesForTable, type TableCase } from '../reminder/reminder-table.ts'
import { caseView } from '../reminder/reminder-view.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { meetingDefaultsOn } from './meeting-default.ts'
import { TableRemindersPage } from './reminder-table.pages.tsx'
import { opened } from './roll.routes.tsx'
import { isHere, votersOf } from './roll.rules.ts'
import { holdRoll, type RollLine, rollOf } from './roll.ts'
import { backToHub, byOf, meetingOf, writeAtTable } from './table-visit.tsx'
import { noVote, readVote, type TypedVote, voteFields } from './vote.form.ts'
import { OtherWay, VoteFields } from './vote.pages.tsx'
import { byNameOf, otherWay, sameVoters, votersFor } from './vote.routes.tsx'

/** Formal reminders at the table of a running meeting: heard, voted on, told, confirmed. */
export function reminderTableRoutes(serve: Serve) {
  serve(paths.meetingReminders, {
    get: async (v) => {
      const meeting = await opened(v)
      const cases = await casesForTable(v.db, meeting, v.today)
      await noteReading(
        v,
        meeting,
        cases.map(({ one }) => one.person),
      )
      const lines = await Promise.all(cases.map((found) => lineOf(v, meeting, found)))
      return v.page(
        { title: v.t.reminding.table.title, back: backToHub(v, meeting) },
        <TableRemindersPage meeting={meeting.id} lines={lines} />,
      )
    },
  })

  serve(paths.meetingReminderStep, {
    get: async (v) => {
      const meeting = await opened(v)
      const { found, step } = await atStep(v, meeting)
      const may = found.steps.some(({ kind }) => kind === step)
      return may ? stepPage(v, meeting, { found, step }) : v.go(listOf(meeting))
    },
    post: async (v) => {
      const voters = await votersFor(v.db, await meetingOf(v))
      const form = await v.form([...new Set([...STEP_FIELDS, ...voteFields(voters)])])
      const words = v.t.reminding.step
      const labels = { reason: words.reason, expected: words.expected, due: words.due }
      return writeAtTable(v, form, labels, async (meeting) => {
        const { found, step } = await atStep(v, meeting)
        const { one } = found
        const roll = await rollOf(v.db, meeting)
        const read = step === 'decide' ? readVote(form, voters, v.t) : null
        const facts = await factsOf(v, meeting, { found, step }, roll)
        const seats = seatsOf(meeting, one.person, (name) => form.text(name))
        const vote = read?.vote && (await voteOf(v, meeting, roll, read.vote, seats))
        const told = readStep(form, step, { ...facts, vote }, v.t)
        const errors = { ...told.errors, ...read?.errors }
        const again = (more: { errors?: FieldErrors; problem?: string }) =>
          stepPage(v, meeting, { found, step }, { ...more, typed: told.typed, vote: read?.typed })
        if (!told.event || Object.keys(errors).length > 0) return again({ errors })
        const problem = presenceProblem(v, step, told.typed, one.person, roll, seats)
        if (problem) return again({ problem })
        const refusedAs = (refused: RefusalKind) => {
          const [field, sentence] = [fieldOf(refused), v.t.reminder.refusals[refused]]
          return again(field ? { errors: { [field]: sentence } } : { problem: sentence })
        }
        const outcome = next(one.state, told.event, one.policy)
        if (isRefusal(outcome)) return refusedAs(outcome.refused)
        const { event } = told
        return async (tx, now) => {
          await holdRoll(tx, now)
          if (read && !sameVoters(voters, await votersFor(tx, now)))
            throw new Overtaken(() => again({ errors: { yes: v.t.meeting.vote.rollChanged } }))
          const made = await write(tx, one, event, byOf(v), { meeting: now.id })
          if (isRefusal(made)) throw new Overtaken(() => refusedAs(made.refused))
          return listOf(now)
        }
      })
    },
  })
}

const listOf = (meeting: Pick<MeetingRow, 'id'>) => paths.meetingReminders.to({ meeting: meeting.id })

const noteReading = (v: Visit, meeting: MeetingRow, people: readonly string[]) =>
  v.db.transaction((tx) => noteLooks(tx, meeting.tenant, people, v.me.person, v.today))

async function lineOf(v: Visit, meeting: MeetingRow, { one, steps }: TableCase) {
  return {
    view: await caseView(v.db, one, v.today, v.t),
    own: one.person === v.me.person,
    steps: steps.map(({ kind }) => ({
      label: v.t.reminding.step.titles[kind as BodyStep],
      href: addressOf(meeting, one.id, kind as BodyStep),
    })),
  }
}

const addressOf = (meeting: MeetingRow, reminder: string, step: BodyStep) =>
  paths.meetingReminderStep.to({ meeting: meeting.id, reminder, step: slugOfStep(step) })

interface AtStep {
  readonly found: TableCase
  readonly step: BodyStep
}

async function atStep(v: Visit, meeting: MeetingRow): Promise<AtStep> {
  const found = await caseForTable(v.db, meeting, v.params.reminder, v.today)
  const step = bodyStepOf(v.params.step)
  if (!found || !step || stepsAt('table', [{ kind: step } as Step]).length === 0) throw notFound()
  return { found, step }
}

/** Whoever leads and writes this item: the meeting's own, unless the item is about them; then somebody stands in. */
const seatsOf = (meeting: MeetingRow, member: string, typed: (seat: 'chair' | 'clerk') => string) => ({
  chair: meeting.chair === member ? typed('chair') : (meeting.chair ?? ''),
  clerk: meeting.clerk === member ? typed('clerk') : (meeting.clerk ?? ''),
})

async function factsOf(
  v: Visit,
  meeting: MeetingRow,
  { found, step }: AtStep,
  roll: readonly RollLine[],
): Promise<StepFacts> {
  const { meeting: rules } = await meetingDefaultsOn(v.db, meeting.tenant, meeting.day)
  const { state } = found.one
  // What was written down between the meeting and its minutes came first; a vote is of the day it was taken.
  const last = 'last' in state && step !== 'decide' ? state.last : meeting.day
  return {
    place: 'table',
    unit: meeting.cell,
    on: last > meeting.day ? last : meeting.day,
    today: v.today,
    meeting: meeting.id,
    people: othersHere(roll, found.one.person).map(({ person }) => person),
    rule: rules.quorum,
  }
}

const othersHere = (roll: readonly RollLine[], member: string) =>
  roll.filter((line) => isHere(line) && line.person !== member)

async function voteOf(
  v: Visit,
  meeting: MeetingRow,
  roll: readonly RollLine[],
  counted: NonNullable<ReturnType<typeof readVote>['vote']>,
  seats: { chair: string; clerk: string },
): Promise<ReminderVote> {
  const { meeting: rules } = await meetingDefaultsOn(v.db, meeting.tenant, meeting.day)
  return {
    ...counted,
    called: votersOf(roll, rules.voters).called,
    rule: rules.quorum,
    led: [seats.chair, seats.clerk],
  }
}

/** The roll and what is written down must say the same. */
function presenceProblem(
  v: Visit,
  step: BodyStep,
  typed: TypedStep,
  member: string,
  roll: readonly RollLine[],
  seats: { chair: string; clerk: string },
): string | null {
  const words = v.t.reminding.step
  const here = new Set(roll.filter(isHere).map(({ person }) => person))
  if (step === 'note-missed') return here.has(member) ? words.isHere : null
  if ((step === 'note-heard' || step === 'tell') && typed.how === 'at-meeting')
    return here.has(member) ? null : words.notHere
  if (step !== 'decide') return null
  if (!here.has(seats.chair) || !here.has(seats.clerk)) return words.seatAbsent
  return seats.chair === seats.clerk ? words.twoSeats : null
}

async function stepPage(
  v: Visit,
  meeting: MeetingRow,
  { found: { one }, step }: AtStep,
  given: { typed?: TypedStep; vote?: TypedVote; errors?: FieldErrors; problem?: string } = {},
): Promise<Response> {
  await noteReading(v, meeting, [one.person])
  const isOwn = one.person === v.me.person
  const roll = await rollOf(v.db, meeting)
  const typedVote = given.vote ?? noVote
  const byName = byNameOf(v, typedVote)
  const view = {
    voters: await votersFor(v.db, meeting),
    typed: typedVote,
    errors: given.errors,
    byName,
    otherWay: otherWay(v, byName),
  }
  const problem = given.problem ?? (isOwn ? v.t.reminding.desk.own : undefined)
  return v.page(
    {
      title: v.t.reminding.step.titles[step],
      status: given.errors ? 422 : problem ? 409 : 200,
      back: { href: listOf(meeting), label: v.t.reminding.table.title },
    },
    <StepPage
      view={{
        action: addressOf(meeting, one.id, step),
        place: 'table',
        step,
        case: await caseView(v.db, one, v.today, v.t),
        noticeDays: one.policy.noticeDays,
        people: othersHere(roll, one.person),
        seats: (['chair', 'clerk'] as const).filter((seat) => meeting[seat] === one.person),
        typed: given.typed ?? emptyStep(),
        errors: given.errors,
        problem,
        barred: isOwn,
        vote: step === 'decide' && (
          <>
            <OtherWay view={view} />
            <VoteFields view={view} />
          </>
        ),
      }}
    />,
  )
}
