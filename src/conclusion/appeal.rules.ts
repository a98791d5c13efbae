import { addDays } from '../platform/clock.ts'

/** How long after the meeting a member may take its conclusion to the next level, where an organisation laid down nothing else. */
export const APPEAL_DAYS = 30

export const lastAppealDay = (concludedOn: string, days = APPEAL_DAYS): string => addDays(concludedOn, days)

export type AppealProblem = 'sent' | 'late'

/** A conclusion is taken to the next level once, within its time. */
export function appealProblem(
  conclusion: { readonly concluded_on: string; readonly appealed: boolean },
  today: string,
  days = APPEAL_DAYS,
): AppealProblem | null {
  if (conclusion.appealed) return 'sent'
  return today > lastAppealDay(conclusion.concluded_on, days) ? 'late' : null
}

export type AnswerProblem = 'own' | 'recorded' | 'committee' | 'answered'

/** Nobody judges their own matter, nor one they took part in recording. */
export function answerProblem(
  appeal: {
    readonly person: string
    readonly recorders: readonly string[]
    readonly committee: readonly string[]
    readonly answered: boolean
  },
  answerer: string,
): AnswerProblem | null {
  if (appeal.person === answerer) return 'own'
  if (appeal.recorders.includes(answerer)) return 'recorded'
  if (appeal.committee.includes(answerer)) return 'committee'
  return appeal.answered ? 'answered' : null
}
