import { type Counts, countsProblem } from '../conclusion/quorum.rules.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { Choice, Vote } from './proceedings.ts'
import type { Presence } from './roll.rules.ts'

const CHOICES = ['yes', 'no', 'other'] as const
const MANNERS = ['hands', 'secret', 'named'] as const

export const voteFields = (voters: readonly { person: string }[]): string[] => [
  'manner',
  'not-yet',
  ...CHOICES,
  ...voters.map((voter) => `choice-${voter.person}`),
]

export interface TypedVote {
  readonly manner: Vote['manner']
  readonly yes: string
  readonly no: string
  readonly other: string
  readonly named: Readonly<Record<string, Choice>>
  /** Who came late, after this vote. */
  readonly notYet: readonly string[]
}

export const noVote: TypedVote = { manner: 'hands', yes: '', no: '', other: '', named: {}, notYet: [] }

export interface Voter {
  readonly person: string
  readonly name: string
  readonly state: Presence['state']
}

/**
 * A vote as it was taken: three counts, or everybody's choice by name. The counts must come to those entitled and here;
 * of those who came late, whoever came after this vote is not among them.
 */
export function readVote(
  form: Form,
  room: readonly Voter[],
  t: Text,
): {
  typed: TypedVote
  vote: (Counts & Pick<Vote, 'manner' | 'entitled' | 'named'>) | null
  errors: FieldErrors
} {
  const m = t.meeting.vote
  const notYet = room
    .filter(({ person, state }) => state === 'late' && form.all('not-yet').includes(person))
    .map(({ person }) => person)
  const voters = room.filter(({ person }) => !notYet.includes(person))
  const entitled = voters.length
  const manner = MANNERS.find((one) => one === form.text('manner')) ?? 'hands'
  const named: Record<string, Choice> = {}
  for (const { person } of voters) {
    const choice = CHOICES.find((one) => one === form.text(`choice-${person}`))
    if (choice) named[person] = choice
  }
  const typed = {
    manner,
    yes: form.text('yes'),
    no: form.text('no'),
    other: form.text('other'),
    named,
    notYet,
  }
  if (entitled === 0) return { typed, vote: null, errors: { yes: m.nobody } }
  if (manner === 'named') {
    const missing = voters.find(({ person }) => !named[person])
    if (missing)
      return { typed, vote: null, errors: { [`choice-${missing.person}`]: m.missing(missing.name) } }
    const count = (choice: Choice) => Object.values(named).filter((one) => one === choice).length
    return {
      typed,
      vote: { manner, named, entitled, yes: count('yes'), no: count('no'), other: count('other') },
      errors: {},
    }
  }
  const errors: FieldErrors = {}
  const read = (name: (typeof CHOICES)[number]) => {
    if (!/^\d{1,5}$/.test(typed[name])) errors[name] = m.number
    return Number(typed[name])
  }
  const counts = { yes: read('yes'), no: read('no'), other: read('other') }
  if (Object.keys(errors).length > 0) return { typed, vote: null, errors }
  const problem = countsProblem(counts, entitled)
  if (problem) return { typed, vote: null, errors: { yes: m.sum(problem.sum, entitled) } }
  return { typed, vote: { ...counts, manner, entitled, named: null }, errors: {} }
}
