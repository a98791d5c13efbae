import { type Catalogue, groupsInScreens, itemsInOrder } from '../catalogue/catalogue.rules.ts'
import type { Written } from '../platform/turn.ts'
import { carriedPlans, isOpen, type Plan, planFromBox, signsCovered } from './own-plan.rules.ts'

export type Level = 'partial' | 'present'
export type Answer = 'none' | Level

export interface Learning {
  readonly registered: string
  readonly done: string
  readonly judgement: 'well' | 'some' | 'not' | null
}

/** What a member's sealed box of one period holds. */
export interface Month {
  readonly catalogue: string
  /** Skim screens that were answered, by number from 1: the groups chosen there, none when the list is empty. */
  readonly skim: Readonly<Record<string, readonly string[]>>
  /** Signs marked under a chosen group. */
  readonly skimMarks: Readonly<Record<string, Level>>
  /** Answers of the close look, by sign. */
  readonly close: Readonly<Record<string, Answer>>
  /** Answers of the full list, by sign, where the period asks for it. */
  readonly full: Readonly<Record<string, Answer>>
  readonly learning: Learning | null
  readonly goodThing: string
  readonly plans: readonly Plan[]
  /** Plans that came from an earlier month, by id: the promises this month begins with. */
  readonly carried: readonly string[]
  /** Carried plans whose state was told this month. */
  readonly told: readonly string[]
  /** The member's ballot of the quarter, so that sending again replaces it. */
  readonly ballot: {
    readonly quarter: string
    readonly id: string
    readonly months: Readonly<Record<string, readonly string[]>>
  } | null
  /** Forms that were carried out, by id, with a keyed fingerprint: a resend is known, other content under one id too. */
  readonly forms: Readonly<Record<string, string>>
  /** Texts saved while they are typed, by field, until their form is sent. */
  readonly typed: Readonly<Record<string, string>>
  /** Which page wrote a field last, by field, so that a page left open does not write over what it has not seen. */
  readonly turns?: Readonly<Record<string, Written>>
}

/** What a box says, however old it is. */
export const monthFromBox = (stored: Month): Month => ({ ...stored, plans: stored.plans.map(planFromBox) })

export const emptyMonth = (catalogue: string): Month => ({
  catalogue,
  skim: {},
  skimMarks: {},
  close: {},
  full: {},
  learning: null,
  goodThing: '',
  plans: [],
  carried: [],
  told: [],
  ballot: null,
  forms: {},
  typed: {},
})

/** A new period takes over what is still open, what was registered, and the quarter's ballot; nothing is answered beforehand. */
export function monthAfter(before: Month | null, catalogue: string, quarter: string): Month {
  const month = emptyMonth(catalogue)
  if (!before) return month
  const plans = before.plans.filter(isOpen)
  return {
    ...month,
    plans,
    carried: plans.map((plan) => plan.id),
    learning: before.learning ? { registered: before.learning.registered, done: '', judgement: null } : null,
    ballot: before.ballot?.quarter === quarter ? before.ballot : null,
  }
}

/** What the period asks of this member: fixed for the period, so that the same screens come back. */
export interface Task {
  readonly catalogue: Catalogue
  readonly form: 'skim' | 'full'
  readonly applicable: ReadonlySet<string>
  /** Signs of the close look, in the order they are shown. Empty in a month of the full list. */
  readonly close: readonly string[]
}

const stronger = (a: Answer | undefined, b: Answer | undefined): Level | null =>
  a === 'present' || b === 'present' ? 'present' : a === 'partial' || b === 'partial' ? 'partial' : null

/** Every sign with a mark, from whichever step, in catalogue order. */
export function marksOf(month: Month, task: Task): { sign: string; level: Level }[] {
  const marks: { sign: string; level: Level }[] = []
  for (const { item } of itemsInOrder(task.catalogue)) {
    if (!task.applicable.has(item.id)) continue
    const level =
      task.form === 'full'
        ? stronger(month.full[item.id], undefined)
        : stronger(month.skimMarks[item.id], month.close[item.id])
    if (level) marks.push({ sign: item.id, level })
  }
  return marks
}

/** Marked signs that no open plan covers yet, in catalogue order. */
export function unplanned(month: Month, task: Task, marks = marksOf(month, task)): string[] {
  const planned = new Set(month.plans.filter(isOpen).flatMap((plan) => signsCovered(plan, task.catalogue)))
  return marks.map((mark) => mark.sign).filter((sign) => !planned.has(sign))
}

export type StepState = 'todo' | 'doing' | 'done' | 'none'
export type StepName = 'promises' | 'skim' | 'full' | 'close' | 'learning' | 'plans' | 'check'
export interface Step {
  readonly name: StepName
  readonly state: StepState
  readonly optional?: boolean
}

const stateOf = (done: number, all: number): StepState =>
  all === 0 ? 'none' : done === 0 ? 'todo' : done < all ? 'doing' : 'done'

/** The month's task list. Sending is possible when every step that is not optional is done or not asked. */
export function stepsOf(month: Month, task: Task, sent: boolean): Step[] {
  const carried = carriedPlans(month)
  const screens = groupsInScreens(task.catalogue, 9).length
  const marks = marksOf(month, task)
  const left = unplanned(month, task, marks)
  const reading: Step[] =
    task.form === 'full'
      ? [{ name: 'full', state: stateOf(answeredFull(month, task), task.applicable.size) }]
      : [
          { name: 'skim', state: stateOf(Object.keys(month.skim).length, screens) },
          {
            name: 'close',
            state: stateOf(task.close.filter((sign) => month.close[sign]).length, task.close.length),
          },
        ]
  const read = reading.every((step) => step.state === 'done' || step.state === 'none')
  const planState =
    marks.length === 0 ? (read ? 'none' : 'todo') : stateOf(marks.length - left.length, marks.length)
  return [
    {
      name: 'promises',
      state: stateOf(carried.filter((plan) => month.told.includes(plan.id)).length, carried.length),
    },
    ...reading,
    {
      name: 'learning',
      state: month.learning?.done || month.learning?.judgement ? 'done' : 'todo',
      optional: true,
    },
    { name: 'plans', state: planState },
    { name: 'check', state: sent ? 'done' : 'todo' },
  ]
}

const answeredFull = (month: Month, task: Task) =>
  [...task.applicable].filter((sign) => month.full[sign]).length

/** The first step that still asks for something; 'check' when all is done. */
export const nextStep = (steps: readonly Step[]): StepName =>
  steps.find(
    (step) => !step.optional && step.name !== 'check' && (step.state === 'todo' || step.state === 'doing'),
  )?.name ?? 'check'

export const canSend = (steps: readonly Step[]): boolean => nextStep(steps) === 'check'

/** The groups with at least one mark: what the ballot says, and no more. */
export function markedGroups(month: Month, task: Task): string[] {
  const marked = new Set(marksOf(month, task).map((mark) => mark.sign))
  return [
    ...new Set(
      itemsInOrder(task.catalogue).flatMap(({ group, item }) => (marked.has(item.id) ? [group.id] : [])),
    ),
  ]
}

/** Texts saved while typing, less the one whose form was sent. */
export const without = (typed: Month['typed'], name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).filter(([key]) => key !== name))
