import type { Level, Month } from '../self-review/month.rules.ts'
import { isOpen, type Plan } from '../self-review/own-plan.rules.ts'

/** One thing of the member's own that they may copy into their sheet. Its key stands in the form, never in an address. */
export interface OwnLine {
  readonly key: string
  readonly text: string
}

export interface OwnLines {
  readonly marks: readonly OwnLine[]
  readonly plans: readonly OwnLine[]
  readonly diary: readonly OwnLine[]
}

/** A month as its owner's request opened it, newest first where several are given. */
export interface OpenedMonth {
  readonly meetingOn: string
  readonly month: Month
  readonly marks: readonly { readonly sign: string; readonly label: string; readonly level: Level }[]
}

/** A marked sign once, with the months it was marked in, newest first. */
export function markedSigns(
  months: readonly OpenedMonth[],
): { sign: string; label: string; times: { level: Level; meetingOn: string }[] }[] {
  const signs = new Map<
    string,
    { sign: string; label: string; times: { level: Level; meetingOn: string }[] }
  >()
  for (const { meetingOn, marks } of months)
    for (const { sign, label, level } of marks) {
      const known = signs.get(sign) ?? { sign, label, times: [] }
      known.times.push({ level, meetingOn })
      signs.set(sign, known)
    }
  return [...signs.values()]
}

/** Each plan as it stands in the newest month it is in; open ones first. */
export function latestPlans(months: readonly OpenedMonth[]): Plan[] {
  const plans = new Map<string, Plan>()
  for (const { month } of months)
    for (const plan of month.plans) if (!plans.has(plan.id)) plans.set(plan.id, plan)
  return [...plans.values()].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
}

const written = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Whether the sheet has this line word for word already. */
export const isIn = (sheet: string, line: OwnLine): boolean => written(sheet).includes(written(line.text))

/** The sheet with the ticked lines below what stands in it, each on a line of its own. */
export function withLines(sheet: string, lines: readonly OwnLine[]): string {
  const fresh = lines.filter((line) => !isIn(sheet, line)).map((line) => line.text)
  return [sheet, ...fresh].filter((part) => part !== '').join('\n')
}
