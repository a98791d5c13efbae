import type { Visit } from '../account/visit.ts'
import { itemsInOrder } from '../catalogue/catalogue.rules.ts'
import { SameIdOtherContent } from '../platform/command.ts'
import type { Form } from '../platform/form.ts'
import { ConflictPage, Version } from '../ui/conflict.tsx'
import { useText } from '../ui/layout.tsx'
import type { Month, Task } from './month.rules.ts'
import { openPeriod, ownerOf } from './self-review.routes.tsx'
import { ownMonth } from './self-review.ts'

type Lines = [string, string][]

/** The period closed before the form came. What was typed is shown, so that it can be copied; nothing of it was stored. */
export async function latePage(v: Visit): Promise<Response> {
  const lines = sentLines(await v.form(), null, v)
  return v.page(
    { title: v.t.month.title, status: 409, back: { href: '/thang-nay', label: v.t.month.title } },
    <LatePage lines={lines} />,
  )
}

function LatePage({ lines }: { lines: Lines }) {
  const t = useText()
  return (
    <>
      <h1>{t.month.title}</h1>
      <p class="note">{t.month.late}</p>
      {lines.length > 0 && (
        <>
          <h2>{t.conflict.sent}</h2>
          <Version lines={lines} />
        </>
      )}
    </>
  )
}

/** One id, two contents: what is saved now and what was sent, in words. Null when the error is another one. */
export async function conflictPage(v: Visit, error: unknown): Promise<Response | null> {
  if (!(error instanceof SameIdOtherContent)) return null
  const own = await ownMonth(v.db, await ownerOf(v), await openPeriod(v))
  const form = await v.form()
  return v.page(
    { title: v.t.conflict.title, status: 409 },
    <ConflictPage
      action={v.url.pathname}
      saved={savedLines(own.month, form, own.task, v)}
      sent={sentLines(form, own.task, v)}
      fields={form.fields}
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
  for (const [name, value] of form.fields) {
    if (name in WORDED) lines.push([labelOf(name, v), value])
    const item = placed.find(({ item }) => name === `mark-${item.id}` || name === `sign-${item.id}`)?.item
    if (item && value) lines.push([item.label, v.t.month.close.answers[value as 'none'] ?? value])
    if (name === 'group')
      lines.push([v.t.month.steps.skim, placed.find(({ group }) => group.id === value)?.group.label ?? ''])
    if (name === 'none') lines.push([v.t.month.steps.skim, v.t.month.skim.noneOf(9)])
    if (name === 'answer')
      lines.push([v.t.month.close.question, v.t.month.close.answers[value as 'none'] ?? value])
  }
  return lines
}

/** The same fields as they stand in the saved month. */
function savedLines(month: Month, form: Form, task: Task, v: Visit): Lines {
  const placed = itemsInOrder(task.catalogue)
  const saved: Record<string, string | undefined> = {
    registered: month.learning?.registered,
    done: month.learning?.done,
    good: month.goodThing,
    text: month.plans.find((plan) => plan.id === v.params.plan || plan.id === form.id)?.text,
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
