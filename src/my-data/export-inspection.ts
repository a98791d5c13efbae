import type { Inspection } from '../inspection/inspection.queries.ts'
import { PARTS, type Said } from '../inspection/inspection.rules.ts'
import { showDay } from '../platform/clock.ts'
import type { ReviewPrompt } from '../review-prompt/review-prompt.ts'
import type { Vietnamese } from '../text/text.ts'

export interface OwnInspection extends Inspection {
  /** What they have written and not sent; null where there is nothing that this device opens. */
  readonly draft: Said | null
}

const saidLines = (said: Said, t: Vietnamese): string[] =>
  PARTS.flatMap((part) => (said[part] ? [`    ${t.inspection.partsShort[part]}: ${said[part]}`] : []))

/** An inspection as its member's own page tells it: told, reported, asked, the result they saw, concluded. */
export function inspectionLines(one: OwnInspection, t: Vietnamese): string[] {
  const { page, own, result: words, month } = t.inspection
  const { result } = one
  return [
    `${month(one.month)}: ${one.theme}`,
    ...(one.told_on ? [`  ${page.told(showDay(one.told_on))}`] : []),
    ...one.reports.flatMap((report) => [
      `  ${page.report(report.n, showDay(report.sent_on))}`,
      ...(report.entered_by_name ? [`    ${page.entered(report.entered_by_name)}`] : []),
      ...saidLines(report.said, t),
    ]),
    ...one.asks.map((ask) => `  ${page.asked(ask.name, showDay(ask.asked_on))}: ${ask.body}`),
    ...(one.draft ? [`  ${own.write}`, ...saidLines(one.draft, t)] : []),
    ...(result
      ? [
          `  ${page.result(result.name, showDay(result.made_on))}: ${words.outcomes[result.outcome]}`,
          `    ${result.body}`,
          ...(result.fix_by ? [`    ${words.until(result.fix, showDay(result.fix_by))}`] : []),
          ...(result.said ? [`    ${own.yours}: ${result.said}`] : []),
        ]
      : []),
    ...(one.concluded_on ? [`  ${page.concluded(showDay(one.concluded_on))}`] : []),
    ...(one.dropped_on ? [`  ${page.dropped(showDay(one.dropped_on), one.dropped_reason)}`] : []),
    '',
  ]
}

export const promptLine = (prompt: ReviewPrompt, t: Vietnamese): string =>
  `${t.reviewPrompt.from(showDay(prompt.made_on))} ${prompt.body}${prompt.reviewed_on ? ` ${t.reviewPrompt.reviewed(showDay(prompt.reviewed_on))}` : ''}`
