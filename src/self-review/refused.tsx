import type { Handler, Serve, Visit } from '../account/visit.ts'
import { itemsInOrder } from '../catalogue/catalogue.rules.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { periodById } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { SameIdOtherContent } from '../platform/command.ts'
import type { Form } from '../platform/form.ts'
import { isId } from '../platform/ids.ts'
import { ConflictPage, Version } from '../ui/conflict.tsx'
import { useText } from '../ui/layout.tsx'
import type { Month, Task } from './month.rules.ts'
import { monthLink, openPeriod, ownerOf } from './open-month.ts'
import { isOpen, planField } from './own-plan.rules.ts'
import { answerOf } from './self-review.form.ts'
import { MonthChanged, ownMonth, PeriodClosed, taskOf } from './self-review.ts'

type Lines = [string, string][]

/** The pages of the open month: what comes too late, or twice with other content, is shown back whole. */
export const inOpenMonth =
  (serve: Serve): Serve =>
  (path, { get, post }) =>
    serve(path, { get: get && refusable(get), post: post && refusable(post) })

const refusable =
  (handler: Handler): Handler =>
  async (v) => {
    try {
      return await handler(v)
    } catch (error) {
      if (error instanceof PeriodClosed) return v.reads ? v.go(paths.month.to()) : latePage(v, error)
      if (error instanceof SameIdOtherContent) return conflictPage(v)
      if (error instanceof MonthChanged) return conflictPage(v, error)
      throw error
    }
  }

/** The period closed before the form came. What was typed is shown, so that it can be copied; nothing of it was stored. */
async function latePage(v: Visit, { sent }: PeriodClosed): Promise<Response> {
  const form = await v.form()
  const scope = await scopeFor(v)
  const id = form.text('period')
  const period = isId(id) ? await periodById(v.db, tenantOf(scope), id) : null
  const lines = sentLines(form, period && (await taskOf(v.db, period, { scope })), v)
  return v.page(
    { title: v.t.month.title, status: 409, back: monthLink(v) },
    <LatePage sentence={sent ? v.t.month.lateSent : v.t.month.late} lines={lines} />,
  )
}

function LatePage({ sentence, lines }: { sentence: string; lines: Lines }) {
  const t = useText()
  return (
    <>
      <h1>{t.month.title}</h1>
      <p class="note">{sentence}</p>
      {lines.length > 0 && (
        <>
          <h2>{t.conflict.sent}</h2>
          <Version lines={lines} />
        </>
      )}
    </>
  )
}

/**
 * One id with two contents, or a page that has not seen what another one saved: what is saved now and what was sent, in
 * words. "Lưu bản này" is sent as by who has seen the saved one.
 */
async function conflictPage(v: Visit, changed?: MonthChanged): Promise<Response> {
  const own = await ownMonth(v.db, await ownerOf(v), await openPeriod(v))
  const form = await v.form()
  const title = changed ? v.t.month.changedElsewhere : v.t.conflict.title
  const fields = changed ? form.fields.filter(([name]) => name !== 'seen') : form.fields
  return v.page(
    { title, status: 409, back: monthLink(v) },
    <ConflictPage
      title={title}
      action={v.url.pathname}
      saved={savedLines(own.month, form, own.task, v, changed?.field)}
      sent={sentLines(form, own.task, v)}
      fields={changed ? [...fields, ['seen', changed.last]] : fields}
    />,
  )
}

const WORDED = {
  text: 'plan',
  registered: 'learning',
  done: 'learning',
  line: 'learning',
  reason: 'promises',
  good: 'promises',
} as const

function labelOf(name: string, v: Visit): string {
  const { month } = v.t
  if (name === 'text') return month.plan.text
  if (name === 'registered') return month.learning.registered
  if (name === 'done') return month.learning.done
  if (name === 'line') return month.learning.diary
  if (name === 'reason') return month.promises.reason
  return month.promises.good
}

/** What was sent, as a person reads it: own words in full, groups and signs by their labels. */
function sentLines(form: Form, task: Task | null, v: Visit): Lines {
  const lines: Lines = []
  const placed = task ? itemsInOrder(task.catalogue) : []
  const { steps, skim, close, plan } = v.t.month
  const answered = (value: string) => close.answers[answerOf(value) ?? 'none']
  for (const [name, value] of form.fields) {
    if (Object.hasOwn(WORDED, name)) lines.push([labelOf(name, v), value])
    const item = placed.find(({ item }) => name === `mark-${item.id}` || name === `sign-${item.id}`)?.item
    if (item && answerOf(value)) lines.push([item.label, answered(value)])
    const sign = name === 'sign' && placed.find(({ item }) => item.id === value)?.item
    if (sign) lines.push([plan.forSign, sign.full])
    const group = name === 'group' && placed.find(({ group }) => group.id === value)?.group
    if (group) lines.push([steps.skim, group.label])
    if (name === 'none') lines.push([steps.skim, skim.noneOf(9)])
    if (name === 'answer') lines.push([close.question, answered(value)])
  }
  return lines
}

/** The same fields as they stand in the saved month. */
function savedLines(month: Month, form: Form, task: Task, v: Visit, field?: string): Lines {
  const placed = itemsInOrder(task.catalogue)
  const plan =
    month.plans.find((one) => one.id === v.params.plan || one.id === form.id) ??
    month.plans.find((one) => isOpen(one) && planField(one.from) === field)
  const saved: Record<string, string | undefined> = {
    registered: month.learning?.registered,
    done: month.learning?.done,
    good: month.goodThing,
    line: month.typed.line,
    text: (field && month.typed[field]) ?? plan?.text,
    reason: month.plans.find((one) => one.id === form.text('plan'))?.reason,
  }
  const lines: Lines = Object.entries(saved).flatMap(([name, value]) =>
    form.has(name) && value !== undefined ? [[labelOf(name, v), value] as [string, string]] : [],
  )
  if (v.params.screen) {
    const groups = month.skim[v.params.screen] ?? []
    for (const id of groups)
      lines.push([v.t.month.steps.skim, placed.find(({ group }) => group.id === id)?.group.label ?? ''])
    if (groups.length === 0) lines.push([v.t.month.steps.skim, v.t.month.skim.noneOf(9)])
    for (const { item, group } of placed)
      if (groups.includes(group.id) && month.skimMarks[item.id])
        lines.push([item.label, v.t.month.close.answers[month.skimMarks[item.id]!]])
  }
  if (v.params.n) {
    const answer = month.close[task.close[Number(v.params.n) - 1] ?? '']
    if (answer) lines.push([v.t.month.close.question, v.t.month.close.answers[answer]])
  }
  return lines
}
