import type { Block } from './minutes.rules.ts'
import type { MeetingRecord, MinutesWords } from './minutes-of.rules.ts'
import { fullMarks, gradeOf, showMark, totalOf } from './score.rules.ts'

/** What the cell gave its meeting, by the sheet of the organisation; nothing where no sheet is used. */
export function scoreBlocks({ defaults, score: given }: MeetingRecord, w: MinutesWords): Block[] {
  const sheet = defaults.score
  if (!sheet || !given) return []
  const total = totalOf(sheet, given.marks)
  return [
    {
      kind: 'table',
      head: w.scoreHead,
      rows: [
        ...sheet.parts.map((part) => [part.label, String(part.most), showMark(given.marks[part.key] ?? 0)]),
        [w.scoreTotal, String(fullMarks(sheet)), showMark(total)],
      ],
    },
    { kind: 'fact', label: w.score, text: w.scoreGrade(showMark(total), gradeOf(sheet, total)) },
    ...(given.note ? [{ kind: 'text', text: given.note } as const] : []),
  ]
}
