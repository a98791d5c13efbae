import { carryOut, Overtaken } from '../account/carry-out.tsx'
import type { PaperVisit, Serve, Visit } from '../account/visit.ts'
import { holdersOf, scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import type { Transaction } from '../platform/database.ts'
import { notFound } from '../platform/problem.ts'
import { AnswerPage, AppealPage, AppealPreviewPage, AppealRefusedPage, AppealsPage } from './appeal.pages.tsx'
import { answerProblem, appealProblem } from './appeal.rules.ts'
import { answerAppeal, noteLooks, sendAppeal } from './appeal.ts'
import { readWords } from './conclusion.form.ts'
import {
  appealIn,
  appealsIn,
  type BoardAppeal,
  conclusionAbout,
  type OwnConclusion,
} from './conclusion.queries.ts'
import { HandOverPaper } from './hand-over.pages.tsx'
import { handOverOf } from './hand-over.ts'

/** The right to take a conclusion once to the next level, and its answer. */
export function appealRoutes(serve: Serve) {
  serve(paths.appeal, {
    get: async (v) => {
      const conclusion = await mine(v)
      const late = problemOf(conclusion, v.today) === 'late'
      return late ? refusedPage(v, 'late', '', 200) : appealPage(v, conclusion, '')
    },
    post: async (v) => {
      const form = await v.form(['reason', 'step'])
      const conclusion = await mine(v)
      const { text: reason, error } = readWords(form, 'reason', v.t)
      const step = form.text('step')
      const done = paths.conclusions.to()
      const prepare = async () => {
        const problem = problemOf(conclusion, v.today)
        if (problem) return refusedPage(v, problem, reason)
        if (error) return appealPage(v, conclusion, reason, error)
        return async (tx: Transaction) => {
          if (!(await sendAppeal(tx, conclusion, reason, { person: v.me.person, now: v.now })))
            throw new Overtaken(() => refusedPage(v, 'sent', reason))
          return done
        }
      }
      if (step === 'send')
        return carryOut(v, form, prepare, async () => {
          const label = v.t.ownConclusion.yourReason
          return {
            saved: [[label, (await mine(v)).appeal?.reason ?? '']],
            sent: [[label, reason]],
          }
        })
      if (step === 'edit') return appealPage(v, conclusion, reason)
      const refused = await prepare()
      return refused instanceof Response ? refused : previewPage(v, conclusion, reason)
    },
  })

  serve(paths.appealPaper, {
    paper: async (v) => handOverPaper(v, await mine(v), v.me.fullName, paths.conclusions.to()),
  })
  serve(paths.appealUpward, {
    paper: async (v) => {
      const appeal = await theirs(v)
      await noteLooksAt(v, [appeal])
      return handOverPaper(v, appeal, appeal.name, paths.appealAnswer.to({ conclusion: appeal.id }))
    },
  })

  serve(paths.appeals, {
    get: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const appeals = await appealsIn(v.db, tenant, v.today)
      await noteLooksAt(v, appeals)
      return v.page({ title: v.t.appeals.title, back: committeeBack(v) }, <AppealsPage appeals={appeals} />)
    },
  })

  serve(paths.appealAnswer, {
    get: async (v) => {
      const appeal = await theirs(v)
      await noteLooksAt(v, [appeal])
      return answerPage(v, appeal, '')
    },
    post: async (v) => {
      const form = await v.form(['answer'])
      const appeal = await theirs(v)
      const { text: answer, error } = readWords(form, 'answer', v.t)
      return carryOut(
        v,
        form,
        async () => {
          if (problemFor(v, appeal)) return answerPage(v, appeal, answer, { status: 409 })
          if (error) return answerPage(v, appeal, answer, { status: 422, error })
          return async (tx) => {
            if (!(await answerAppeal(tx, appeal, answer, { person: v.me.person, now: v.now })))
              throw new Overtaken(async () => answerPage(v, await theirs(v), answer, { status: 409 }))
            return paths.appealAnswer.to({ conclusion: appeal.id })
          }
        },
        async () => ({
          saved: [[v.t.appeals.answer, (await theirs(v)).appeal.answer ?? '']],
          sent: [[v.t.appeals.answer, answer]],
        }),
      )
    },
  })
}

async function mine(v: Visit): Promise<OwnConclusion> {
  const conclusion = await conclusionAbout(v.db, v.me.person, v.params.conclusion)
  if (!conclusion) throw notFound()
  return conclusion
}

async function theirs(v: Visit): Promise<BoardAppeal> {
  const appeal = await appealIn(v.db, tenantOf(await scopeFor(v)), v.params.conclusion, v.today)
  if (!appeal) throw notFound()
  return appeal
}

const noteLooksAt = (v: Visit, appeals: readonly BoardAppeal[]) =>
  v.db.transaction((tx) =>
    noteLooks(
      tx,
      appeals[0]?.tenant ?? '',
      appeals.map((appeal) => appeal.person),
      v.me.person,
      v.today,
    ),
  )

const problemOf = (conclusion: OwnConclusion, today: string) =>
  appealProblem(
    { concluded_on: conclusion.concluded_on, appealed: conclusion.appeal !== null },
    today,
    conclusion.appeal_days,
  )

const problemFor = (v: Visit, appeal: BoardAppeal) =>
  answerProblem({ ...appeal, answered: appeal.appeal.answer !== null }, v.me.person)

const conclusionsBack = (v: Visit) => ({ href: paths.conclusions.to(), label: v.t.ownConclusion.title })
const committeeBack = (v: Visit) => ({ href: paths.committee.to(), label: v.t.committee.title })

const appealPage = async (
  v: Visit,
  conclusion: OwnConclusion,
  reason: string,
  error?: string,
): Promise<Response> =>
  v.page(
    { title: v.t.ownConclusion.appealTitle, status: error ? 422 : 200, back: conclusionsBack(v) },
    <AppealPage
      conclusion={conclusion}
      handOver={await handOverOf(v.db, conclusion, v.today)}
      reason={reason}
      error={error}
    />,
  )

const refusedPage = (v: Visit, problem: 'sent' | 'late', reason: string, status = 409): Response =>
  v.page(
    { title: v.t.ownConclusion.appealTitle, status, back: conclusionsBack(v) },
    <AppealRefusedPage
      sentence={problem === 'sent' ? v.t.ownConclusion.sentAlready : v.t.ownConclusion.lateNow}
      reason={reason}
    />,
  )

/** There only where it waits for an answer that nobody of the board may give. */
async function handOverPaper(
  v: PaperVisit,
  conclusion: OwnConclusion,
  name: string,
  back: string,
): Promise<Response> {
  const { appeal } = conclusion
  const handOver = appeal?.answer === null ? await handOverOf(v.db, conclusion, v.today) : null
  if (!appeal || !handOver) throw notFound()
  const organisation = await unitById(v.db, conclusion.tenant)
  return v.page(
    { title: v.t.ownConclusion.handOver.print, stamped: true, islands: ['print'] },
    <HandOverPaper
      conclusion={{ ...conclusion, appeal }}
      name={name}
      organisation={organisation?.name ?? ''}
      handOver={handOver}
      back={back}
    />,
  )
}

async function previewPage(v: Visit, conclusion: OwnConclusion, reason: string): Promise<Response> {
  const holders = await holdersOf(v.db, conclusion.tenant, conclusion.cell, 'answer-appeal', v.today)
  const readers = holders.map(({ name, title }) => `${name} (${title})`).join(', ')
  return v.page(
    { title: v.t.ownConclusion.previewTitle, back: conclusionsBack(v) },
    <AppealPreviewPage
      conclusion={conclusion}
      handOver={await handOverOf(v.db, conclusion, v.today)}
      reason={reason}
      readers={readers || v.t.ownConclusion.nobody}
    />,
  )
}

const answerPage = async (
  v: Visit,
  appeal: BoardAppeal,
  answer: string,
  { status = 200, error }: { status?: number; error?: string } = {},
): Promise<Response> =>
  v.page(
    {
      title: v.t.appeals.title,
      status,
      back: { href: paths.appeals.to(), label: v.t.appeals.title },
    },
    <AnswerPage
      appeal={appeal}
      problem={problemFor(v, appeal)}
      handOver={appeal.appeal.answer === null ? await handOverOf(v.db, appeal, v.today) : null}
      answer={answer}
      error={error}
    />,
  )
