import type { PaperVisit, Serve, Visit } from '../account/visit.ts'
import { holdersOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { type ReminderCase, remindersAbout } from './reminder.queries.ts'
import { next } from './reminder.rules.ts'
import { SUPERIOR, superiorOf, write } from './reminder.ts'
import { waitsAbove } from './reminder-barred.ts'
import { readOwnWords } from './reminder-own.form.ts'
import {
  OwnPreviewPage,
  OwnRefusedPage,
  OwnRemindersPage,
  OwnStepPage,
  type OwnView,
  SlipPaper,
} from './reminder-own.pages.tsx'
import { isInWords, type OwnStep, ownEvent, ownStepOf, ownStepsOf } from './reminder-own.rules.ts'
import { isInForce, isRefusal, refuse } from './reminder-state.rules.ts'
import { steps } from './reminder-steps.rules.ts'
import { caseView } from './reminder-view.ts'
import { carryOutEvent } from './reminder-visit.tsx'

/** What a member sees of formal reminders about them, and what they may do. */
export function ownReminderRoutes(serve: Serve) {
  serve(paths.myReminders, { get: ownPage })

  serve(paths.myReminderSlip, {
    paper: async (v) => {
      const one = await mine(v)
      return slipPage(v, one)
    },
  })

  serve(paths.myReminderStep, {
    get: async (v) => {
      const { one, step } = await here(v)
      const may = ownStepsOf(one.state, v.today).includes(step)
      return may ? stepPage(v, one, step, '') : refusedPage(v, one, step, '', 200)
    },
    post: async (v) => {
      const form = await v.form(['text', 'step'])
      const { one, step } = await here(v)
      const words = isInWords(step)
      const { text, error } = words ? readOwnWords(form, v.t) : { text: '' }
      const asked = form.text('step')
      if (asked === 'edit') return stepPage(v, one, step, text)
      if (words && asked !== 'send') {
        if (!ownStepsOf(one.state, v.today).includes(step)) return refusedPage(v, one, step, text)
        return error ? stepPage(v, one, step, text, error) : previewPage(v, one, step, text)
      }
      return carryOutEvent(
        v,
        form,
        async () => {
          if (error) return stepPage(v, one, step, text, error)
          return async (tx) => {
            const event = ownEvent(one.state, step, text, v.today)
            if (!event) return refuse(pastKind(one, step))
            return write(tx, one, event, { person: v.me.person, now: v.now })
          }
        },
        paths.myReminders.to(),
        (sentence) => refusedWith(v, step, sentence, text),
        text ? [[v.t.reminding.own.titles[step], text]] : [],
      )
    },
  })
}

async function mine(v: Visit): Promise<ReminderCase> {
  const id = isId(v.params.reminder) ? v.params.reminder!.toLowerCase() : null
  const one = (await remindersAbout(v.db, v.me.person)).find((other) => other.id === id)
  if (!one || one.state.stage === 'forgotten') throw notFound()
  return one
}

async function here(v: Visit): Promise<{ one: ReminderCase; step: OwnStep }> {
  const step = ownStepOf(v.params.step)
  if (!step) throw notFound()
  return { one: await mine(v), step }
}

const back = (v: Visit) => ({ href: paths.myReminders.to(), label: v.t.reminding.own.title })

async function ownPage(v: Visit): Promise<Response> {
  const cases = (await remindersAbout(v.db, v.me.person)).filter(({ state }) => state.stage !== 'forgotten')
  const views = await Promise.all(cases.toReversed().map((one) => ownView(v, one)))
  const isOver = (id: string) => cases.find((one) => one.id === id)!.state.stage === 'closed'
  return v.page(
    {
      title: v.t.reminding.own.title,
      back: { href: paths.me.to(), label: v.t.data.me },
    },
    <OwnRemindersPage
      open={views.filter(({ id }) => !isOver(id))}
      over={views.filter(({ id }) => isOver(id))}
    />,
  )
}

async function ownView(v: Visit, one: ReminderCase): Promise<OwnView> {
  const { state } = one
  const mayNow = steps(state, v.today).filter(({ who }) => who === 'member')
  return {
    ...(await caseView(v.db, one, v.today, v.t)),
    heading: v.t.reminding.own.heading(
      one.body === 'cell' ? one.unit_name : v.t.reminder.body.committee,
      showDay(one.entries[0]!.event.on),
    ),
    steps: mayNow.map(({ kind, until }) => ({ step: kind as OwnStep, until: until && showDay(until) })),
    slip: await waitsAbove(v.db, one, v.today),
  }
}

async function stepPage(v: Visit, one: ReminderCase, step: OwnStep, text: string, error?: string) {
  return v.page(
    { title: v.t.reminding.own.titles[step], status: error ? 422 : 200, back: back(v) },
    <OwnStepPage
      view={await caseView(v.db, one, v.today, v.t)}
      step={step}
      body={v.t.reminder.body[one.body]}
      text={text}
      error={error}
      readers={await readersOf(v, one, step)}
    />,
  )
}

async function previewPage(v: Visit, one: ReminderCase, step: OwnStep, text: string) {
  return v.page(
    { title: v.t.reminding.own.previewTitle, back: back(v) },
    <OwnPreviewPage
      view={await caseView(v.db, one, v.today, v.t)}
      step={step}
      text={text}
      readers={await readersOf(v, one, step)}
    />,
  )
}

/** By the same table of powers that opens the pages on which it is read. */
async function readersOf(v: Visit, one: ReminderCase, step: OwnStep): Promise<string> {
  const { own } = v.t.reminding
  const holders = async (cell: string, power: 'run-meeting' | 'remind' | 'answer-appeal') =>
    (await holdersOf(v.db, one.tenant, cell, power, v.today)).map(({ name, title }) => `${name} (${title})`)
  const readers =
    one.body === 'committee' ? await holders(one.cell, 'remind') : await holders(one.keeper, 'run-meeting')
  if (step === 'appeal' && one.body === 'cell') readers.push(...(await holders(one.cell, 'answer-appeal')))
  if (step === 'appeal' && one.body === 'committee') readers.push(own.superior(await superiorName(v, one)))
  return readers.join(', ') || own.nobody
}

async function superiorName(v: Visit, one: ReminderCase): Promise<string> {
  const above = await superiorOf(v.db, one.tenant)
  return (above !== SUPERIOR && (await unitById(v.db, above))?.name) || v.t.reminding.slip.superior
}

/** Why a step is not to be taken: what the reducer would say of it. */
function pastKind(one: ReminderCase, step: OwnStep) {
  const { stage } = one.state
  if (stage === 'closed' || stage === 'forgotten') return 'closed'
  return step === 'speak' ? 'decided-already' : stage === 'decided' ? 'not-told' : 'not-decided'
}

async function refusedPage(v: Visit, one: ReminderCase, step: OwnStep, text: string, status = 409) {
  const event = ownEvent(one.state, step, text || '…', v.today)
  const outcome = event ? next(one.state, event, one.policy) : refuse(pastKind(one, step))
  const kind = isRefusal(outcome) ? outcome.refused : 'no-such-day'
  return refusedWith(v, step, v.t.reminder.refusals[kind], text, status)
}

const refusedWith = async (v: Visit, step: OwnStep, sentence: string, text: string, status = 409) =>
  v.page(
    { title: v.t.reminding.own.titles[step], status, back: back(v) },
    <OwnRefusedPage title={v.t.reminding.own.titles[step]} sentence={sentence} text={text} />,
  )

async function slipPage(v: PaperVisit, one: ReminderCase): Promise<Response> {
  const { state } = one
  if (!isInForce(state) || !state.appeal || !(await waitsAbove(v.db, one, v.today))) throw notFound()
  const { reason, expected, due, on } = state.decision
  return v.page(
    { title: v.t.reminding.slip.title, islands: ['print'] },
    <SlipPaper
      view={{
        to: await superiorName(v, one),
        name: one.name,
        cell: one.cell_name,
        body: v.t.reminder.body[one.body],
        unit: one.unit_name,
        goesUp: one.body === 'cell',
        decidedOn: showDay(on),
        reason,
        expected,
        due: showDay(due),
        text: state.appeal.sent.text,
        sentOn: showDay(state.appeal.sent.on),
        until: showDay(state.appeal.until),
      }}
    />,
  )
}
