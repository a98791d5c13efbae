import { addDays, dayOf, startOfDay } from '../platform/clock.ts'

/**
 * What a person may be told to look at. All there is to it is which of these it is: there is no way to name a sign, a
 * mark, a plan of one's own or a diary here, so that what is private can neither bring a message nor keep one back.
 */
export type Due = {
  readonly id: string
  /** From when it is worth saying, and until when; null for as long as it stands. */
  readonly from: Date
  readonly until: Date | null
} & (
  | { readonly grade: 'rhythm'; readonly about: 'meeting' | 'period' }
  | { readonly grade: 'matter'; readonly about: 'conclusion' | 'task' | 'brought' }
  | { readonly grade: 'formal'; readonly about: 'invited' | 'decided' | 'due' | 'appeal-answered' }
)

export type Grade = Due['grade']

export interface NoticePolicy {
  /** Minutes of the Vietnamese day: from the first until before the second. */
  readonly hours: readonly [from: number, until: number]
  readonly perMonth: number
  /** Tết and other days on which nothing goes out, both counted in. */
  readonly offDays: readonly { readonly from: string; readonly until: string }[]
}

export const defaultNoticePolicy: NoticePolicy = {
  hours: [7 * 60, 20 * 60 + 30],
  perMonth: 2,
  offDays: [],
}

export interface Sent {
  readonly at: Date
  readonly grades: readonly Grade[]
}

/** One message at one moment. What it is about decides whether it goes, never its words: they are the same for all. */
export interface Message extends Sent {
  readonly about: readonly string[]
}

export interface Notices {
  readonly messages: readonly Message[]
  /** Formal ones that no message can bring: somebody of the body goes and says it. */
  readonly byHand: readonly string[]
  /** Not said; it stands on the person's pages all the same. */
  readonly unsaid: readonly { readonly id: string; readonly why: 'asked-for-none' | 'too-late' | 'limit' }[]
}

interface Timed {
  readonly due: Due
  readonly at: Date
}

const MINUTE = 60_000
/** Longer than any days off: beyond it a policy lets nothing out. */
const SEARCHED_DAYS = 400

/** The first moment from this one on at which something may go out; null when there is none. */
export function firstMoment(from: Date, policy: NoticePolicy): Date | null {
  const [opens, shuts] = policy.hours
  const first = dayOf(from)
  for (let i = 0; i < SEARCHED_DAYS; i++) {
    const day = addDays(first, i)
    if (policy.offDays.some((off) => off.from <= day && day <= off.until)) continue
    const start = startOfDay(day).getTime()
    const at = Math.max(from.getTime(), start + opens * MINUTE)
    if (at < start + shuts * MINUTE) return new Date(at)
  }
  return null
}

/** When room is short: what was concluded before what was given to do, before what one brought oneself. */
const MATTERS = ['conclusion', 'task', 'brought'] as const
const rank = ({ due }: Timed) => (due.grade === 'matter' ? MATTERS.indexOf(due.about) : 0)

/**
 * What goes out to one person from `now` on, and when.
 *
 * Formal ones always go, whatever the limit; to somebody who asked for none, or where no moment is left, they are handed
 * over. The rhythm is limited by itself and by nothing else, so that it is the same for everyone. Matters take the room
 * that all others leave, or go along with a message that goes anyway.
 */
export function noticesFor(
  person: { readonly askedForNone: boolean },
  dues: readonly Due[],
  sent: readonly Sent[],
  policy: NoticePolicy,
  now: Date,
): Notices {
  const byHand: string[] = []
  const unsaid: { id: string; why: Notices['unsaid'][number]['why'] }[] = []
  const timed: Timed[] = []
  for (const due of dues) {
    const at = firstMoment(due.from > now ? due.from : now, policy)
    if (at && !isPast(due, at) && !person.askedForNone) timed.push({ due, at })
    else if (due.grade === 'formal') byHand.push(due.id)
    else unsaid.push({ id: due.id, why: person.askedForNone ? 'asked-for-none' : 'too-late' })
  }
  timed.sort((a, b) => rank(a) - rank(b) || a.at.getTime() - b.at.getTime() || (a.due.id < b.due.id ? -1 : 1))
  let messages: readonly Message[] = []
  for (const one of timed.filter(({ due }) => due.grade === 'formal')) messages = say(messages, one)
  for (const one of timed.filter(({ due }) => due.grade === 'rhythm')) {
    const rhythms = [...sent, ...messages].filter(({ grades }) => grades.includes('rhythm'))
    const joins = rhythms.some(({ at }) => at.getTime() === one.at.getTime())
    if (joins || hasRoom(rhythms, one.at, policy)) messages = say(messages, one)
    else unsaid.push({ id: one.due.id, why: 'limit' })
  }
  for (const one of timed.filter(({ due }) => due.grade === 'matter')) {
    const at = momentFor(one, messages, sent, policy)
    if (at) messages = say(messages, { ...one, at })
    else unsaid.push({ id: one.due.id, why: 'limit' })
  }
  return { messages: messages.toSorted((a, b) => a.at.getTime() - b.at.getTime()), byHand, unsaid }
}

const isPast = (due: Due, at: Date) => due.until !== null && at > due.until

/** Puts it into the message of that moment, or makes one. */
function say(messages: readonly Message[], { due, at }: Timed): Message[] {
  const known = messages.find((one) => one.at.getTime() === at.getTime())
  const message: Message = {
    at,
    grades: [...new Set([...(known?.grades ?? []), due.grade])],
    about: [...(known?.about ?? []), due.id],
  }
  return [...messages.filter((one) => one !== known), message]
}

const monthOf = (at: Date) => dayOf(at).slice(0, 7)

const hasRoom = (messages: readonly Sent[], at: Date, policy: NoticePolicy) =>
  messages.filter((one) => monthOf(one.at) === monthOf(at)).length < policy.perMonth

/** Along with a message of the same day; else by itself where the month has room; else with the next one that goes. */
function momentFor(
  { due, at }: Timed,
  messages: readonly Message[],
  sent: readonly Sent[],
  policy: NoticePolicy,
): Date | null {
  const others = messages
    .map((one) => one.at)
    .filter((moment) => moment >= at && !isPast(due, moment))
    .sort((a, b) => a.getTime() - b.getTime())
  const along = others[0] ?? null
  if (along && dayOf(along) === dayOf(at)) return along
  return hasRoom([...sent, ...messages], at, policy) ? at : along
}
