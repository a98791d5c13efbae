import { carryOut, Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { concludeInspection } from '../conclusion/finding.ts'
import { quorumFailure } from '../conclusion/quorum.rules.ts'
import { placeOf } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import {
  RESULT_FIELDS,
  readCommitteeVote,
  readReport,
  readResult,
  readWords,
  VOTE_FIELDS,
} from './inspection.form.ts'
import type { Inspection } from './inspection.queries.ts'
import { type Act, actsFor, PARTS } from './inspection.rules.ts'
import { askMore, draftResult, dropInspection, enterReport, heldForVote } from './inspection.ts'
import {
  byOf,
  cellPlace,
  clearInspectors,
  committeePlace,
  inspectionAt,
  isInConflict,
  type Place,
  STEPS,
} from './place.ts'
import { StepPage } from './step.pages.tsx'

const RULE = { present: 'two-thirds', approve: 'half-of-members' } as const

/** One form for each step of an inspection that needs words or a vote. */
export function serveSteps(serve: Serve) {
  for (const [path, place] of [
    [paths.cellInspectionStep, cellPlace],
    [paths.inspectionStep, committeePlace],
  ] as const)
    serve(path, {
      get: async (v) => {
        const at = await place(v)
        const { one, act } = await stepAt(v, at)
        return stepPage(v, at, one, act)
      },
      post: async (v) => carry(v, await place(v)),
    })
}

async function stepAt(v: Visit, place: Place): Promise<{ one: Inspection; act: Act }> {
  const one = await inspectionAt(v, place)
  const act = STEPS[v.params.step ?? '']
  const isOffered =
    act && actsFor(one.stage).includes(act) && (act !== 'conclude' || place.body === 'committee')
  if (!isOffered || (await isInConflict(v, place, one))) throw notFound()
  return { one, act }
}

async function carry(v: Visit, place: Place): Promise<Response> {
  const form = await v.form(['text', ...PARTS, ...RESULT_FIELDS, ...VOTE_FIELDS])
  const one = await inspectionAt(v, place)
  const act = STEPS[v.params.step ?? '']
  if (!act || (act === 'conclude' && place.body === 'cell') || (await isInConflict(v, place, one)))
    throw notFound()
  const again = (errors: FieldErrors) => stepPage(v, place, one, act, { form, errors })
  const over = () => stepPage(v, place, one, act, { form, problem: v.t.inspection.overtaken })
  return carryOut(
    v,
    form,
    async () => {
      if (!actsFor(one.stage).includes(act)) return over()
      const work = await workOf(v, place, one, act, form)
      if ('errors' in work) return again(work.errors)
      return async (tx) => {
        if (!(await work.write(tx))) throw new Overtaken(over)
        return place.inspection(one.id)
      }
    },
    async () => ({ saved: [], sent: [] }),
  )
}

type Work = { readonly errors: FieldErrors } | { readonly write: (tx: Transaction) => Promise<boolean> }

async function workOf(v: Visit, place: Place, one: Inspection, act: Act, form: Form): Promise<Work> {
  const by = byOf(v)
  const wrong = (errors: FieldErrors) => Object.keys(errors).length > 0
  switch (act) {
    case 'enter': {
      const { said, errors } = readReport(form, v.t)
      return wrong(errors) ? { errors } : { write: (tx) => enterReport(tx, one, said, by) }
    }
    case 'ask': {
      const { text, errors } = readWords(form, 'text', v.t)
      return wrong(errors) ? { errors } : { write: (tx) => askMore(tx, one, text, by) }
    }
    case 'drop': {
      const { text, errors } = readWords(form, 'text', v.t)
      return wrong(errors) ? { errors } : { write: (tx) => dropInspection(tx, one, text, by) }
    }
    case 'draft': {
      const { result, errors } = readResult(form, v.today, v.t)
      return result ? { write: (tx) => draftResult(tx, one, result, by) } : { errors }
    }
    case 'conclude':
      return concludeWork(v, place, one, form)
    default:
      throw notFound()
  }
}

/** By those of the inspection committee who have no conflict; whoever writes it down is one of them. */
async function concludeWork(v: Visit, place: Place, one: Inspection, form: Form): Promise<Work> {
  const clear = (await clearInspectors(v, place, one.person)).map((each) => each.id)
  const { vote, errors } = readCommitteeVote(form, clear, v.t)
  const counts = { ...vote, entitled: vote.voters.length }
  const { committee } = v.t.inspection
  const failure = Object.keys(errors).length === 0 && quorumFailure(RULE, counts)
  if (failure === 'too-few-present') errors.called = committee.tooFew
  else if (failure) errors.yes = committee.notApproved
  if (Object.keys(errors).length > 0) return { errors }
  return {
    write: async (tx) => {
      const held = await heldForVote(tx, one, byOf(v))
      const home = await placeOf(tx, one.tenant, one.person, v.today)
      if (!held?.result || !home?.cell || held.result.n !== one.result?.n) return false
      const { result } = held
      const made = await concludeInspection(
        tx,
        {
          tenant: one.tenant,
          inspection: one.id,
          person: one.person,
          cell: home.cell,
          meeting: null,
          outcome: result.outcome,
          wording: result.body,
          plan: result.fix,
          fixBy: result.fix_by,
          yes: vote.yes,
          no: vote.no,
          other: vote.other,
          called: vote.called,
          entitled: counts.entitled,
          manner: 'hands',
          named: null,
          rule: RULE,
          concludedOn: v.today,
        },
        byOf(v),
      )
      return 'id' in made
    },
  }
}

async function stepPage(
  v: Visit,
  place: Place,
  one: Inspection,
  act: Act,
  given: { form?: Form; errors?: FieldErrors; problem?: string } = {},
): Promise<Response> {
  const { result } = one
  const before: Record<string, string> =
    act === 'draft' && result
      ? {
          outcome: result.outcome,
          body: result.body,
          fix: result.fix,
          'fix-by': result.fix_by ? showDay(result.fix_by) : '',
        }
      : {}
  return v.page(
    {
      title: v.t.inspection.title,
      status: given.errors ? 422 : given.problem ? 409 : 200,
      back: { href: place.inspection(one.id), label: one.name },
    },
    <StepPage
      view={{
        action: place.step(one.id, act),
        act,
        one,
        typed: given.form ? Object.fromEntries(given.form.fields) : before,
        inspectors: act === 'conclude' ? await clearInspectors(v, place, one.person) : [],
        voters: given.form?.all('voters') ?? [],
        errors: given.errors,
        problem: given.problem,
      }}
    />,
  )
}
