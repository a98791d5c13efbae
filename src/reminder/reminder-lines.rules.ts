import { showDay } from '../platform/clock.ts'
import type { reminding } from '../text/vi/reminding.ts'
import type { Body, ReminderEvent, ReminderVote } from './reminder-event.rules.ts'
import type { ReminderWords } from './reminder-words.rules.ts'

export interface LineWords {
  readonly reminder: ReminderWords
  readonly reminding: typeof reminding
}

/** What happened on a day, and what was said with it. */
export interface EventLine {
  readonly on: string
  readonly sentence: string
  readonly more: readonly string[]
  /** Words of the member or of the body, each under its label; '' for none. */
  readonly words: readonly (readonly [label: string, text: string])[]
}

type Told = Pick<EventLine, 'sentence'> & Partial<EventLine>

/** One event in words. `nameOf` tells witnesses and whoever led by name. */
export function eventLine(
  { event, paper }: { readonly event: ReminderEvent; readonly paper: string },
  body: Body,
  nameOf: (person: string) => string,
  words: LineWords,
): EventLine {
  const told = tell(event, body, nameOf, words)
  const before =
    'before' in event && event.before ? [words.reminding.events.before(nameOf(event.before))] : []
  const more = [...(told.more ?? []), ...before, ...(paper ? [words.reminding.events.paper(paper)] : [])]
  return { on: event.on, sentence: told.sentence, more, words: told.words ?? [] }
}

const start = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

function tell(
  event: ReminderEvent,
  body: Body,
  nameOf: (person: string) => string,
  { reminder, reminding }: LineWords,
): Told {
  const e = reminding.events
  const above = reminder.above[body]
  switch (event.kind) {
    case 'proposed':
      return { sentence: e.proposed(reminder.body[body]) }
    case 'invited':
      return { sentence: e.invited(showDay(event.for)) }
    case 'missed':
      return { sentence: event.excused ? e.excused : e.missed }
    case 'heard': {
      const { hearing } = event
      if (hearing.how === 'in-writing') return { sentence: e['in-writing'], words: [['', hearing.text]] }
      return {
        sentence:
          hearing.how === 'declined' ? e.declined(hearing.witnesses.map(nameOf).join(', ')) : e['at-meeting'],
      }
    }
    case 'decided':
      return {
        sentence: e.decided,
        more: [...voteLines(event.vote, nameOf, e), e.due(showDay(event.due))],
        words: [
          [e.reason, event.reason],
          [e.expected, event.expected],
        ],
      }
    case 'not-approved':
      return { sentence: e['not-approved'], more: voteLines(event.vote, nameOf, e) }
    case 'told':
      return { sentence: e.told(reminder.how[event.how]) }
    case 'answered':
      return { sentence: e.answered, words: [['', event.text]] }
    case 'appealed':
      return { sentence: e.appealed(above), words: [['', event.text]] }
    case 'appeal-answered': {
      const { outcome, reason } = event
      const changed = outcome.kind === 'changed' ? [[e.expected, outcome.expected] as const] : []
      return {
        sentence: e[outcome.kind](start(above)),
        more: outcome.kind !== 'lifted' && outcome.due ? [e.due(showDay(outcome.due))] : [],
        words: [[e.reason, reason], ...changed],
      }
    }
    case 'not-fixed':
    case 'extended':
      return { sentence: e[event.kind], more: [e.due(showDay(event.due))], words: [[e.reason, event.reason]] }
    case 'withdrawn':
      return { sentence: e.withdrawn, words: [[e.reason, event.reason]] }
    default:
      return { sentence: e[event.kind] }
  }
}

const voteLines = (
  vote: ReminderVote,
  nameOf: (person: string) => string,
  e: LineWords['reminding']['events'],
): string[] => [
  e.vote(vote.yes, vote.no, vote.other, vote.entitled),
  ...(vote.led.length === 2 ? [e.led(nameOf(vote.led[0]!), nameOf(vote.led[1]!))] : []),
]

/** Everybody named in what happened. */
export const peopleIn = (events: readonly ReminderEvent[]): string[] => [
  ...new Set(
    events.flatMap((event) => {
      if ('before' in event && event.before) return [event.before]
      if (event.kind === 'heard' && event.hearing.how === 'declined') return event.hearing.witnesses
      if (event.kind === 'told') return event.witnesses
      return 'vote' in event ? event.vote.led : []
    }),
  ),
]
