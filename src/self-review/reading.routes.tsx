import type { Serve, Visit } from '../account/visit.ts'
import { groupsInScreens, itemsInOrder } from '../catalogue/catalogue.rules.ts'
import type { Period } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { notFound, Problem } from '../platform/problem.ts'
import type { Month } from './month.rules.ts'
import { goOn, monthLink, openMonth, openPeriod, ownerOf } from './open-month.ts'
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
import { type OwnMonth, ownMonth, saveDraft } from './self-review.ts'
import { SHOWN } from './shown.tsx'

/** The steps of reading: the skim, the full list, the close look. */
export function readingRoutes(serveAny: Serve) {
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
}

function requireKnown(form: { unknown(known: readonly string[]): string[] }, known: readonly string[]): void {
  if (form.unknown(known).length > 0) throw new Problem(400)
}

/** A page kept open, or offline, over a change of the catalogue: nothing is written, what was chosen is shown again. */
function otherVersion(given: string, period: Period, v: Visit): Record<string, string> | null {
  return given !== '' && given !== period.catalogue ? { catalogue: v.t.month.skim.otherVersion } : null
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
