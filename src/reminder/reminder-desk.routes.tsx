import type { PaperVisit, Serve, Visit } from '../account/visit.ts'
import { type Path, paths } from '../paths.ts'
import { addDays, dayOf, showDay } from '../platform/clock.ts'
import { isId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import {
  comingMeetingDay,
  fullNames,
  groundOf,
  openGrounds,
  type ReminderCase,
  remindersTaken,
} from './reminder.queries.ts'
import { next } from './reminder.rules.ts'
import { proposeReminder, write } from './reminder.ts'
import { DeskCasePage, type DeskLine, DeskPage, DeskPaper, ProposePage } from './reminder-desk.pages.tsx'
import {
  type BodyStep,
  bodyStepOf,
  inOrder,
  stepsAt,
  stepsOfUnit,
  waitingSteps,
} from './reminder-desk.rules.ts'
import { caseOn, casesOn, type Desk, deskOf, noteReading, othersFor } from './reminder-desk.ts'
import { ownStepsOf } from './reminder-own.rules.ts'
import { onPaper } from './reminder-paper.form.ts'
import { reminderDefaultsOn } from './reminder-policy.ts'
import { isInForce, isRefusal } from './reminder-state.rules.ts'
import {
  emptyStep,
  fieldOf,
  readStep,
  STEP_FIELDS,
  type StepFacts,
  sentStep,
  type TypedStep,
} from './reminder-step.form.ts'
import { StepPage } from './reminder-step.tsx'
import { isOverdue, onLists, type Step, steps } from './reminder-steps.rules.ts'
import { caseView } from './reminder-view.ts'
import { carryOutEvent } from './reminder-visit.tsx'
import { moreSentences, stateSentence, stepSentence } from './reminder-words.rules.ts'

/** The list of a cell's officers, and the same of the standing board for the committee. */
export function deskRoutes(serve: Serve) {
  for (const at of DESKS) {
    serve(at.list, { get: listPage })
    serve(at.print, { paper: printPage })
    serve(at.propose, { get: async (v) => proposePage(v, await deskOf(v)), post: propose })
    serve(at.step, { get: async (v) => stepPage(v, await atStep(v)), post: takeStep })
    serve(at.one, { get: casePage })
  }
}

const DESKS: readonly Record<'list' | 'print' | 'propose' | 'step' | 'one', Path>[] = [
  {
    list: paths.cellReminders,
    print: paths.cellRemindersPrint,
    propose: paths.cellReminderPropose,
    step: paths.cellReminderStep,
    one: paths.cellReminder,
  },
  {
    list: paths.committeeReminders,
    print: paths.committeeRemindersPrint,
    propose: paths.committeeReminderPropose,
    step: paths.committeeReminderStep,
    one: paths.committeeReminder,
  },
]

/** What this body does next with a case; what only leads back is left out. */
const waiting = (v: Visit, desk: Desk, one: ReminderCase): Step[] => waitingSteps(mayDo(v, desk, one))

/** All that the body may do, and of the committee also to note what the level above it answered. */
const mayDo = (v: Visit, desk: Desk, { state }: ReminderCase): Step[] => [
  ...stepsOfUnit(state, desk.body, desk.unit, v.today),
  ...(desk.place === 'committee' ? steps(state, v.today).filter(({ kind }) => kind === 'answer-appeal') : []),
]

/** The level above the committee is not here: the board notes what its paper says. */
const isElsewhere = ({ body }: ReminderCase, { kind }: Step) =>
  body === 'committee' && kind === 'answer-appeal'

const superiorWaits = (v: Visit, { until }: Step) =>
  [v.t.reminding.desk.superior, ...(until ? [v.t.reminder.until(showDay(until))] : [])].join(' ')

const lineOf = (v: Visit, one: ReminderCase, href: string, next: readonly Step[]): DeskLine => ({
  id: one.id,
  name: one.name,
  cell: one.cell_name,
  sentence: stateSentence(one.state, v.t.reminder),
  more: moreSentences(one.state, v.today, v.t.reminder),
  late: isOverdue(one.state, v.today),
  href,
  steps: next.map((step) =>
    isElsewhere(one, step) ? superiorWaits(v, step) : stepSentence(step, v.t.reminder),
  ),
})

async function linesOn(v: Visit, desk: Desk) {
  const cases = inOrder(await casesOn(v, desk), v.today)
  const lines = cases.map((one) => ({
    one,
    next: waiting(v, desk, one),
    line: lineOf(v, one, desk.one(one.id), waiting(v, desk, one)),
  }))
  return {
    todo: lines.filter(({ next }) => next.length > 0),
    listed: lines.filter(({ one, next }) => next.length === 0 && onLists(one.state, v.today)),
  }
}

async function listPage(v: Visit): Promise<Response> {
  const desk = await deskOf(v)
  const { todo, listed } = await linesOn(v, desk)
  const appeals = desk.body === 'committee' ? await openAppealsIn(v, desk.tenant) : []
  const cell = desk.body === 'cell' ? desk.unit : null
  const grounds = await openGrounds(v.db, { tenant: desk.tenant, cell }, v.today)
  const shown = [...todo, ...listed].map(({ one }) => one.person)
  await noteReading(v, desk.tenant, [
    ...shown,
    ...appeals.map(({ person }) => person),
    ...grounds.map(({ person }) => person),
  ])
  return v.page(
    { title: desk.title, back: desk.back },
    <DeskPage
      view={{
        title: desk.title,
        name: desk.name,
        print: desk.print,
        todo: todo.map(({ line }) => line),
        listed: listed.map(({ line }) => line),
        appeals: appeals.map((one) =>
          lineOf(v, one, paths.reminderAppeal.to({ reminder: one.id }), appealSteps(v, one)),
        ),
        grounds: grounds
          .filter(({ person }) => person !== v.me.person)
          .map((ground) => ({ ...ground, href: desk.propose(ground.id) })),
      }}
    />,
  )
}

const appealSteps = (v: Visit, one: ReminderCase) =>
  steps(one.state, v.today).filter(({ kind }) => kind === 'answer-appeal')

/** What waits for the board's answer; late ones first. */
const openAppealsIn = async (v: Visit, tenant: string): Promise<ReminderCase[]> =>
  (await remindersTaken(v.db, tenant))
    .filter((one) => appealSteps(v, one).length > 0)
    .toSorted((a, b) => (untilOf(a) < untilOf(b) ? -1 : 1))

const untilOf = ({ state }: ReminderCase) => (isInForce(state) && state.appeal?.until) || ''

async function printPage(v: PaperVisit): Promise<Response> {
  const desk = await deskOf(v)
  const { todo, listed } = await linesOn(v, desk)
  const lines = [...todo, ...listed]
  await noteReading(
    v,
    desk.tenant,
    lines.map(({ one }) => one.person),
  )
  const { person } = v.me
  const printer = (await fullNames(v.db, [person])).get(person) ?? ''
  const { paper } = v.t.reminding
  const time = v.now.toLocaleTimeString('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
  })
  return v.page(
    { title: paper.title, islands: ['print'] },
    <DeskPaper
      name={desk.name}
      stamp={paper.stamp(printer, `${showDay(dayOf(v.now))} ${time}`)}
      lines={lines.map(({ line }) => line)}
      list={desk.list}
    />,
  )
}

async function casePage(v: Visit): Promise<Response> {
  const desk = await deskOf(v)
  const one = await caseOn(v, desk)
  await noteReading(v, desk.tenant, [one.person])
  const may = mayDo(v, desk, one)
  const here = stepsAt(desk.place, may)
  return v.page(
    { title: desk.title, back: { href: desk.list, label: desk.title } },
    <DeskCasePage
      view={{
        case: await caseView(v.db, one, v.today, v.t),
        own: one.person === v.me.person,
        steps: here.map((step) => ({
          label: isElsewhere(one, step)
            ? v.t.reminding.desk.superiorTitle
            : v.t.reminding.step.titles[step.kind as BodyStep],
          href: desk.step(one.id, step.kind as BodyStep),
          until: step.until && showDay(step.until),
        })),
        atMeeting: may
          .filter((step) => !here.includes(step))
          .map((step) => v.t.reminding.step.titles[step.kind as BodyStep]),
        handIn: onPaper(ownStepsOf(one.state, v.today)).length > 0 ? desk.handIn(one.id) : null,
        list: desk.list,
      }}
    />,
  )
}

async function proposePage(v: Visit, desk: Desk, problem?: string): Promise<Response> {
  const id = v.params.conclusion ?? ''
  const open = await openGrounds(v.db, { tenant: desk.tenant, cell: null }, v.today)
  const found = isId(id) && (await groundOf(v.db, desk.tenant, id))
  // A cell takes up what is about its own members; whatever was taken up meanwhile is told with its refusal.
  const isTheirs =
    found && (desk.body === 'committee' || found.cell === desk.unit || (await isHere(v, desk, found.person)))
  if (!found || !isTheirs || (!problem && !open.some((one) => one.id === found.id))) throw notFound()
  await noteReading(v, desk.tenant, [found.person])
  return v.page(
    {
      title: v.t.reminding.propose.title,
      status: problem ? 409 : 200,
      back: { href: desk.list, label: desk.title },
    },
    <ProposePage
      ground={found}
      action={desk.propose(found.id)}
      problem={problem ?? (found.person === v.me.person ? v.t.reminding.desk.own : undefined)}
      list={desk.list}
    />,
  )
}

const isHere = async (v: Visit, desk: Desk, person: string) =>
  (await openGrounds(v.db, { tenant: desk.tenant, cell: desk.unit }, v.today)).some(
    (one) => one.person === person,
  )

async function propose(v: Visit): Promise<Response> {
  const desk = await deskOf(v)
  const form = await v.form([])
  const id = v.params.conclusion ?? ''
  if (!isId(id)) throw notFound()
  const { tenant, body, unit } = desk
  return carryOutEvent(
    v,
    form,
    async () => (tx) =>
      proposeReminder(tx, { tenant, conclusion: id, body, unit }, { person: v.me.person, now: v.now }),
    desk.list,
    (sentence) => proposePage(v, desk, sentence),
  )
}

interface AtStep {
  readonly desk: Desk
  readonly one: ReminderCase
  readonly step: BodyStep
}

async function atStep(v: Visit): Promise<AtStep> {
  const desk = await deskOf(v)
  const one = await caseOn(v, desk)
  const step = bodyStepOf(v.params.step)
  const isOfThisPlace = step !== null && stepsAt(desk.place, [{ kind: step } as Step]).length > 0
  if (!step || !isOfThisPlace) throw notFound()
  return { desk, one, step }
}

async function stepPage(
  v: Visit,
  { desk, one, step }: AtStep,
  given: { typed?: TypedStep; errors?: FieldErrors; problem?: string } = {},
): Promise<Response> {
  await noteReading(v, desk.tenant, [one.person])
  const isOwn = one.person === v.me.person
  const stands = mayDo(v, desk, one).some(({ kind }) => kind === step)
  const day = step === 'invite' ? await invitingDay(v, desk, one) : ''
  const problem = given.problem ?? (isOwn ? v.t.reminding.desk.own : undefined)
  if ((isOwn || !stands) && !given.problem && v.reads) return v.go(desk.one(one.id))
  return v.page(
    {
      title: v.t.reminding.step.titles[step],
      status: given.errors ? 422 : problem ? 409 : 200,
      back: { href: desk.one(one.id), label: desk.title },
    },
    <StepPage
      view={{
        action: desk.step(one.id, step),
        place: desk.place,
        step,
        case: await caseView(v.db, one, v.today, v.t),
        noticeDays: one.policy.noticeDays,
        people: await othersFor(v, desk, one.person),
        seats: [],
        typed: given.typed ?? emptyStep({ day }),
        errors: given.errors,
        problem,
        barred: isOwn,
      }}
    />,
  )
}

/** The next planned meeting that leaves the member their time. */
async function invitingDay(v: Visit, desk: Desk, one: ReminderCase): Promise<string> {
  const first = addDays(v.today, one.policy.noticeDays)
  const day = desk.body === 'cell' ? await comingMeetingDay(v.db, desk.tenant, desk.unit, first) : ''
  return day && showDay(day)
}

async function takeStep(v: Visit): Promise<Response> {
  const at = await atStep(v)
  const { desk, one, step } = at
  const form = await v.form(STEP_FIELDS)
  const facts: StepFacts = {
    place: desk.place,
    unit: step === 'answer-appeal' ? aboveOf(one) : desk.unit,
    on: v.today,
    today: v.today,
    meeting: null,
    people: (await othersFor(v, desk, one.person)).map(({ person }) => person),
    rule: (await reminderDefaultsOn(v.db, desk.tenant, v.today)).committee,
  }
  const { typed, event, paper, errors } = readStep(form, step, facts, v.t)
  return carryOutEvent(
    v,
    form,
    async () => {
      if (!event) return stepPage(v, at, { typed, errors })
      const outcome = next(one.state, event, one.policy)
      const field = isRefusal(outcome) ? fieldOf(outcome.refused) : null
      if (isRefusal(outcome) && field)
        return stepPage(v, at, { typed, errors: { [field]: v.t.reminder.refusals[outcome.refused] } })
      return (tx) => write(tx, one, event, { person: v.me.person, now: v.now }, { paper })
    },
    desk.one(one.id),
    async (problem) => stepPage(v, { ...at, one: await caseOn(v, desk) }, { typed, problem }),
    sentStep(typed, v.t),
  )
}

const aboveOf = ({ entries }: ReminderCase): string => {
  const { event } = entries[0]!
  return event.kind === 'proposed' ? event.above : ''
}
