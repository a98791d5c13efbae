import type { ReminderEvent } from './reminder-event.rules.ts'
import { isInForce, isPending, type ReminderState } from './reminder-state.rules.ts'
import { type StepKind, steps } from './reminder-steps.rules.ts'

/** What a member does themself, by the word in the address. */
export const OWN_STEPS = {
  'trinh-bay': 'speak',
  'tra-loi': 'answer',
  'de-nghi': 'appeal',
  'da-sua': 'say-fixed',
  'rut-lai': 'take-back',
} as const satisfies Record<string, StepKind>
export type OwnSlug = keyof typeof OWN_STEPS
export type OwnStep = (typeof OWN_STEPS)[OwnSlug]

export const ownStepOf = (slug: string | undefined): OwnStep | null =>
  Object.hasOwn(OWN_STEPS, slug ?? '') ? OWN_STEPS[slug as OwnSlug] : null

export const slugOf = (step: OwnStep): OwnSlug =>
  (Object.keys(OWN_STEPS) as OwnSlug[]).find((slug) => OWN_STEPS[slug] === step)!

/** The steps with words of one's own, shown word for word before they go. */
export const isInWords = (step: OwnStep): step is 'speak' | 'answer' | 'appeal' =>
  step === 'speak' || step === 'answer' || step === 'appeal'

export const ownStepsOf = (state: ReminderState, today: string): OwnStep[] =>
  steps(state, today)
    .filter(({ who }) => who === 'member')
    .map(({ kind }) => kind as OwnStep)

/** The event of a step; null where there is nothing yet, or nothing more, to do it to. */
export function ownEvent(
  state: ReminderState,
  step: OwnStep,
  text: string,
  on: string,
): ReminderEvent | null {
  switch (step) {
    case 'speak':
      if (!isPending(state)) return null
      return { kind: 'heard', on, unit: state.proposed.unit, hearing: { how: 'in-writing', text } }
    case 'answer':
      return { kind: 'answered', on, text }
    case 'appeal':
      if (!isInForce(state)) return null
      return { kind: 'appealed', on, to: state.proposed.above, text }
    case 'say-fixed':
      return { kind: 'said-fixed', on }
    case 'take-back':
      return { kind: 'took-back', on }
  }
}
