import { hasConfirmedSheet } from '../account/account.ts'
import type { Serve, Visit } from '../account/visit.ts'
import { groupsInScreens, itemsInOrder } from '../catalogue/catalogue.rules.ts'
import { isAwaited } from '../membership/powers.rules.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { currentPeriod, latestPeriod, type Period } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import { isId } from '../platform/ids.ts'
import { notFound, Problem } from '../platform/problem.ts'
import { CheckPage } from './check.pages.tsx'
import { MonthPage, NoMonthPage } from './month.pages.tsx'
import {
  canSend,
  declaredLines,
  type Month,
  marksOf,
  nextStep,
  type Step,
  stepsOf,
  type Task,
} from './month.rules.ts'
import { addressOf, goOn, monthLink, openMonth, openPeriod, ownerOf } from './open-month.ts'
import { readersOf } from './readers.ts'
import { CloseLookPage, FullListPage, SkimPage } from './reading.pages.tsx'
import { inOpenMonth } from './refused.tsx'
import {
  answerOf,
  readFull,
  screenOf,
  signsIn,
  skimAnswer,
  skimErrors,
  withSkim,
} from './self-review.form.ts'
import { doneOf } from './self-review.queries.ts'
import { type OwnMonth, ownMonth, reopen, saveDraft, submit } from './self-review.ts'
import { SHOWN } from './shown.tsx'

export function selfReviewRoutes(serveAny: Serve) {
  serveAny(paths.month, { get: monthPage })
  const serve = inOpenMonth(serveAny)

  serve(paths.skim, {
    get: async (v) => {
      const own = await openMonth(v)
      const { screen, groups } = skimScreen(v, own)
      const chosen = own.month.skim[screen]
      const answer = {
        groups: [...(chosen ?? [])],
        marks: { ...own.month.skimMarks },
        none: chosen?.length === 0,
      }
      return skimPage(v, own, screen, groups, answer)
    },
    post: async (v) => {
      const owner = await ownerOf(v)
      const form = await v.form()
      const period = await openPeriod(v)
      const own = await ownMonth(v.db, owner, period)
      const { screen, groups } = skimScreen(v, own)
      requireKnown(form, [
        ...SHOWN,
        'group',
        'none',
        ...groups.flatMap(({ group }) => group.items.map((item) => `mark-${item.id}`)),
      ])
      const answer = skimAnswer(form, groups)
      const errors = otherVersion(form.text('catalogue'), period, v) ?? skimErrors(answer, groups, v.t)
      if (Object.keys(errors).length > 0) return skimPage(v, own, screen, groups, answer, errors)
      return goOn(
        v,
        await saveDraft(v.db, owner, period, form, v.now, (month) => withSkim(month, screen, groups, answer)),
      )
    },
  })

  serve(paths.fullList, {
    get: async (v) => {
      const own = await openMonth(v)
      return fullPage(v, own, own.month.full)
    },
    post: async (v) => {
      const owner = await ownerOf(v)
      const form = await v.form()
      const period = await openPeriod(v)
      const own = await ownMonth(v.db, owner, period)
      const signs = signsIn(own.task, fullSection(v, own).number)
      requireKnown(form, [...SHOWN, ...signs.map((sign) => `sign-${sign}`)])
      const { answers, errors } = readFull(form, signs, v.t)
      const refused = otherVersion(form.text('catalogue'), period, v)
      if (refused) return fullPage(v, own, answers, refused)
      const saved = await saveDraft(v.db, owner, period, form, v.now, (month) => ({
        ...month,
        full: { ...month.full, ...answers },
      }))
      return Object.keys(errors).length > 0 ? fullPage(v, saved, answers, errors) : goOn(v, saved)
    },
  })

  serve(paths.closeLook, {
    get: async (v) => closePage(v, await openMonth(v)),
    post: async (v) => {
      const owner = await ownerOf(v)
      const form = await v.form([...SHOWN, 'sign', 'answer'])
      const period = await openPeriod(v)
      const own = await ownMonth(v.db, owner, period)
      const sign = own.task.close[Number(v.params.n) - 1]
      if (!sign) throw notFound()
      const answer = answerOf(form.text('answer'))
      const errors =
        otherVersion(form.text('catalogue'), period, v) ??
        (form.text('sign') !== sign
          ? { answer: v.t.month.skim.otherVersion }
          : !answer
            ? { answer: v.t.form.choose }
            : null)
      if (errors || !answer) return closePage(v, own, errors ?? {})
      return goOn(
        v,
        await saveDraft(v.db, owner, period, form, v.now, (month) => ({
          ...month,
          close: { ...month.close, [sign]: answer },
        })),
      )
    },
  })

  serve(paths.check, {
    get: async (v) => checkPage(v),
    post: async (v) => {
      const form = await v.form([...SHOWN, 'brings'])
      const outcome = await submit(v.db, await ownerOf(v), await openPeriod(v), v.now, form.all('brings'))
      return outcome === 'sent' ? v.go(paths.month.to()) : checkPage(v, v.t.month.check[outcome])
    },
  })

  serve(paths.reopen, {
    post: async (v) => {
      await v.form(SHOWN)
      await reopen(v.db, await ownerOf(v), await openPeriod(v), v.now)
      return v.go(paths.month.to())
    },
  })
}

function requireKnown(form: { unknown(known: readonly string[]): string[] }, known: readonly string[]): void {
  if (form.unknown(known).length > 0) throw new Problem(400)
}

/** A page kept open, or offline, over a change of the catalogue: nothing is written, what was chosen is shown again. */
function otherVersion(given: string, period: Period, v: Visit): Record<string, string> | null {
  return given !== '' && given !== period.catalogue ? { catalogue: v.t.month.skim.otherVersion } : null
}

async function monthPage(v: Visit): Promise<Response> {
  const scope = await scopeFor(v)
  const title = { title: v.t.month.title }
  if (!scope.membership) return v.page(title, <NoMonthPage sentence={v.t.month.notMember} />)
  const tenant = tenantOf(scope)
  const period = await currentPeriod(v.db, tenant, scope.membership.cell, v.now)
  if (!period) {
    const last = await latestPeriod(v.db, tenant, v.now)
    const done = last && (await doneOf(v.db, last, v.me.person))
    return v.page(
      title,
      <NoMonthPage
        sentence={
          last && done
            ? v.t.month.sentText(last.meeting_on.slice(5).split('-').reverse().join('/'))
            : v.t.month.none
        }
      />,
    )
  }
  const [own, done, hasSheet] = await Promise.all([
    ownMonth(v.db, await ownerOf(v), period),
    doneOf(v.db, period, v.me.person),
    hasConfirmedSheet(v.db, v.me.account),
  ])
  const steps = stepsOf(own.month, own.task, own.sent)
  return v.page(
    title,
    <MonthPage
      view={{
        period,
        closesOn: addDays(dayOf(period.closes_at), -1),
        steps: steps.map((step) => ({
          ...step,
          href: addressOf(step.name, own.month, own.task),
          label: stepLabel(v, step, own.task),
        })),
        next: nextStep(steps),
        state: own.sent ? 'sent' : done?.how === 'paper' ? 'paper' : 'draft',
        awaited: isAwaited(scope.membership.status),
        hasSheet,
      }}
    />,
  )
}

function stepLabel(v: Visit, step: Step, task: Task): string {
  const { steps } = v.t.month
  if (step.name === 'close') return steps.close(task.close.length)
  if (step.name === 'skim') return v.t.month.skimTitle(groupsInScreens(task.catalogue, 9).flat().length)
  return steps[step.name]
}

function skimScreen(v: Visit, own: OwnMonth) {
  const screen = Number(v.params.screen)
  const groups = screenOf(own.task, screen)
  if (groups.length === 0 || own.task.form !== 'skim') throw notFound()
  return { screen, groups }
}

function skimPage(
  v: Visit,
  own: OwnMonth,
  screen: number,
  groups: ReturnType<typeof screenOf>,
  answer: Parameters<typeof SkimPage>[0]['answer'],
  errors?: Record<string, string>,
): Response {
  return v.page(
    {
      title: v.t.month.skimTitle(own.task.catalogue.sections.flatMap((s) => s.groups).length),
      status: errors ? 422 : 200,
      back: monthLink(v),
    },
    <SkimPage
      screen={screen}
      screens={groupsInScreens(own.task.catalogue, 9).length}
      period={own.period}
      groups={groups}
      answer={answer}
      errors={errors}
    />,
  )
}

function fullSection(v: Visit, own: OwnMonth) {
  const number = Number(v.params.section)
  const section = own.task.catalogue.sections[number - 1]
  if (!section || own.task.form !== 'full') throw notFound()
  return { number, section }
}

function fullPage(
  v: Visit,
  own: OwnMonth,
  answers: Month['full'],
  errors?: Record<string, string>,
): Response {
  const { number, section } = fullSection(v, own)
  return v.page(
    { title: v.t.month.full.title, status: errors ? 422 : 200, back: monthLink(v) },
    <FullListPage
      section={section}
      number={number}
      sections={own.task.catalogue.sections.length}
      period={own.period}
      applicable={own.task.applicable}
      answers={answers}
      errors={errors}
    />,
  )
}

function closePage(v: Visit, own: OwnMonth, errors?: Record<string, string>): Response {
  const n = Number(v.params.n)
  const sign = own.task.close[n - 1]
  const item = itemsInOrder(own.task.catalogue).find((placed) => placed.item.id === sign)?.item
  if (!item) throw notFound()
  return v.page(
    { title: v.t.month.close.title(own.task.close.length), status: errors ? 422 : 200, back: monthLink(v) },
    <CloseLookPage
      n={n}
      of={own.task.close.length}
      period={own.period}
      item={item}
      answer={own.month.close[item.id]}
      errors={errors}
    />,
  )
}

async function checkPage(v: Visit, error?: string): Promise<Response> {
  const { month, task, period } = await openMonth(v)
  const { t } = v
  const scope = await scopeFor(v)
  const declared = declaredLines(month, task)
  const items = new Map(itemsInOrder(task.catalogue).map(({ item }) => [item.id, item]))
  const groups = task.catalogue.sections.flatMap((section) => section.groups).length
  const changeLinks =
    task.form === 'full'
      ? task.catalogue.sections.map((_, i) => ({
          href: paths.fullList.to({ section: String(i + 1) }),
          label: t.month.check.changeScreen(i + 1),
        }))
      : [
          ...groupsInScreens(task.catalogue, 9).map((_, i) => ({
            href: paths.skim.to({ screen: String(i + 1) }),
            label: t.month.check.changeScreen(i + 1),
          })),
          { href: paths.closeLook.to({ n: '1' }), label: t.month.check.changeClose },
        ]
  return v.page(
    { title: t.month.check.title, status: error ? 422 : 200, back: monthLink(v) },
    <CheckPage
      error={error}
      period={period}
      view={{
        read:
          task.form === 'full'
            ? t.month.check.readFull(task.applicable.size)
            : t.month.check.read(groups, task.close.length),
        changeLinks,
        marks: marksOf(month, task).map(({ sign, level }) => {
          const plan = month.plans.find((p) => p.sign === sign && p.state !== 'fixed') ?? null
          return {
            label: items.get(sign)?.label ?? '',
            level: t.month.skim[level],
            plan,
            planHref: paths.plan.to({ plan: plan && isId(plan.id) ? plan.id : 'moi' }),
          }
        }),
        declared,
        ready: canSend(stepsOf(month, task, false)),
        readers: await readersOf(v.db, period.tenant, scope.membership!.cell, v.today, declared.length > 0),
      }}
    />,
  )
}
