import { type Month, marksOf, type Task } from './month.rules.ts'
import { isOpen, type Plan, signOf } from './own-plan.rules.ts'

/** A promise as the cell has it, which the member's own box knows by its id. */
export interface KnownPromise {
  readonly id: string
  readonly line: string
  readonly due: string
  readonly told_fixed_on: string | null
  readonly confirmed_on: string | null
  /** On the list of the member's cell today: not taken back, not confirmed, not left behind in another cell. */
  readonly standing: boolean
}

export type KnownPromises = ReadonlyMap<string, KnownPromise>

/** The promise the cell knows of this plan. */
export const knownOf = (plan: Plan, known: KnownPromises): KnownPromise | null =>
  (plan.brought && known.get(plan.brought)) || null

/** The same, as long as it stands. */
export function standingOf(plan: Plan, known: KnownPromises): KnownPromise | null {
  const promise = knownOf(plan, known)
  return promise?.standing ? promise : null
}

/**
 * Whether the member asks the cell about it. What stands no more for a cell, because it was taken back, confirmed or
 * left behind by a transfer, is not brought again before they ask for it anew.
 */
export const asksCell = (plan: Plan, known: KnownPromises): boolean =>
  plan.ask && isOpen(plan) && (!plan.brought || standingOf(plan, known) !== null)

/** A line that the cell will read, word for word. */
export interface BroughtLine {
  readonly plan: string
  readonly line: string
  readonly due: string
  /** What the cell has until then, where it is changed; the very same where nothing changes. */
  readonly was: KnownPromise | null
  readonly changed: boolean
}

export interface Brings {
  readonly lines: readonly BroughtLine[]
  /** What the cell has and will not have any more. */
  readonly ended: readonly KnownPromise[]
}

/**
 * What sending the month shows the cell: the text of each plan the member asks about, led by the name of what it mends
 * only where they ticked that too. A plan whose sign is no longer marked and that is new this month is not brought.
 */
export function bringsOf(
  month: Month,
  task: Task,
  known: KnownPromises,
  nameOf: (plan: Plan) => string,
): Brings {
  const marked = new Set(marksOf(month, task).map((mark) => mark.sign))
  const asking = month.plans.filter((plan) => asksCell(plan, known) && stands(month, plan, marked))
  const lines = asking.map((plan) => {
    const was = standingOf(plan, known)
    const line = plan.askSign ? `${nameOf(plan)}: ${plan.text}` : plan.text
    return { plan: plan.id, line, due: plan.due, was, changed: was?.line !== line || was.due !== plan.due }
  })
  // One that is told fixed waits for the cell, whatever becomes of the plan.
  const ended = month.plans
    .filter((plan) => !asking.includes(plan) && plan.state !== 'fixed')
    .flatMap((plan) => standingOf(plan, known) ?? [])
  return { lines, ended }
}

/** A plan made this month for a sign goes with its mark. */
function stands(month: Month, plan: Plan, marked: ReadonlySet<string>): boolean {
  const sign = signOf(plan)
  return sign === null || month.carried.includes(plan.id) || marked.has(sign)
}

/** What the preview showed, as its form carries it: only that is sent. */
export const shownOf = ({ lines, ended }: Brings): string[] => [
  ...lines.map(({ line, due }) => `${due} ${line}`),
  ...ended.map(({ id }) => id),
]
