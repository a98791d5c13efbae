import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { Act } from './act.rules.ts'
import type { Actor, FeedbackEvent, Outcome, Subject, Verdict } from './feedback-event.rules.ts'
import { readFollow } from './follow.form.ts'

export const ACT_FIELDS = [
  'verdict', 'person', 'text', 'reason', 'until', 'days', 'source', 'independent', 'says', 'outcome', 'meeting',
  'voters', 'called', 'yes', 'no', 'other', 'follow', 'plan', 'due', 'why', 'document', 'answer', 'number', 'sign', 'drop',
  'gone', 'handed',
] as const // biome-ignore format: a list of words

/** What the reader needs to know besides the form. */
export interface ActFacts {
  readonly on: string
  readonly me: Actor
  readonly readers: readonly Actor[]
  readonly subjectOf: (person: string) => Subject | null
  /** How many of the readers could work on a case about this member; how many are not that member. */
  readonly clear: (subject: Subject) => number
  readonly others: (subject: Subject | null) => number
  readonly draft: Outcome | null
  /** Of whom it is about, as the case knows them. */
  readonly subject: Subject | null
  /** The id of a case that may be split off. */
  readonly fresh: string
}

export type Read =
  | { readonly ok: true; readonly event: FeedbackEvent; readonly texts: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly errors: FieldErrors }

const LONGEST = 3000
const OUTCOMES: readonly Outcome[] = ['founded', 'partly', 'unfounded', 'insufficient']
const one = <T extends string>(value: string, of: readonly T[]): T | null =>
  of.find((each) => each === value) ?? null

/** One form into one event. Who signs second is added when they sign. */
export function readAct(form: Form, act: Act, facts: ActFacts, t: Text): Read {
  const errors: FieldErrors = {}
  const words = t.feedbackCase.fields
  const text = (name: string): string => {
    const typed = form.text(name)
    if (form.hadHidden(name)) errors[name] = t.form.hidden
    else if (typed === '') errors[name] = t.form.required
    else if (typed.length > LONGEST) errors[name] = t.form.tooLong(LONGEST, typed.length)
    return typed
  }
  const choice = <T extends string>(name: string, of: readonly T[]): T => {
    const chosen = one(form.text(name), of)
    if (!chosen) errors[name] = t.form.choose
    return chosen ?? of[0]!
  }
  const whole = (name: string): number => {
    const typed = form.text(name)
    if (!/^\d{1,3}$/.test(typed)) errors[name] = words.number1
    return Number(typed)
  }
  const done = (event: FeedbackEvent, texts: Record<string, string> = {}): Read =>
    Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, event, texts }
  const { on, me: by } = facts
  const paper = () => {
    const handed = readDay(form.text('handed'))
    if (!handed) errors.handed = t.form.badDate
    else if (handed > on) errors.handed = t.feedbackCase.enter.future
    return { on, text: 'text', by: [by], handed: handed ?? on }
  }

  switch (act) {
    case 'opine': {
      const verdict = readVerdict(form, facts, errors, t)
      return verdict
        ? done({ kind: 'opined', on, by, verdict })
        : { ok: false, errors: { verdict: t.form.choose, ...errors } }
    }
    case 'declare':
      return done({ kind: 'conflict-declared', on, reader: by.id, by: by.id })
    case 'notice':
      return done({ kind: 'notice-sent', on, by, paraphrase: 'text' }, { text: text('text') })
    case 'tell-by-hand':
      return done({ kind: 'told', on, how: 'by-hand', by })
    case 'answer-by-hand':
      return done({ kind: 'answered', ...paper() }, { text: text('text') })
    case 'comment-by-hand':
      return done({ kind: 'commented', ...paper() }, { text: text('text') })
    case 'appeal-by-hand':
      return done({ kind: 'appealed', ...paper() }, { text: text('text') })
    case 'show-by-hand':
      return done({ kind: 'shown', on, how: 'by-hand', by })
    case 'tell-conclusion':
      return done({ kind: 'conclusion-told', on, how: 'by-hand', by })
    case 'delay': {
      const until = readDay(form.text('until'))
      if (!until) errors.until = t.form.badDate
      return done({ kind: 'notice-delayed', on, by: [by], reason: text('reason'), until: until ?? on })
    }
    case 'extend':
      return done({ kind: 'extended', on, by, days: whole('days'), reason: text('reason') })
    case 'verify': {
      const finding = {
        source: choice('source', ['document', 'person', 'place', 'body'] as const),
        independent: choice('independent', ['yes', 'no'] as const) === 'yes',
        says: choice('says', ['supports', 'contradicts', 'nothing'] as const),
      }
      return done({ kind: 'verified', on, by, finding, text: 'text' }, { text: text('text') })
    }
    case 'draft':
      return done(
        { kind: 'drafted', on, by, outcome: choice('outcome', OUTCOMES), text: 'text' },
        { text: text('text') },
      )
    case 'conclude':
      return done(readVote(form, facts, { text, whole }, errors, t))
    case 'answer-appeal': {
      const answer = choice('answer', ['upheld', ...OUTCOMES] as const)
      return done({
        kind: 'appeal-answered',
        on,
        by,
        document: text('document'),
        outcome: answer === 'upheld' ? { kind: 'upheld' } : { kind: 'changed', to: answer },
      })
    }
    case 'close': {
      const follow = choice('follow', ['guidance', 'promise', 'reminder', 'none'] as const)
      return done({ kind: 'closed', on, by: [by], follow }, readFollow(form, follow, on, text, errors, t))
    }
    case 'split':
      return done({ kind: 'split', on, by: [by], into: facts.fresh }, { text: text('text') })
    case 'gone':
      return done({
        kind: 'subject-changed',
        on,
        cell: facts.subject?.cell ?? '',
        standing: facts.subject?.standing ?? 'ordinary',
        membership: choice('gone', ['moved-out', 'left', 'died'] as const),
      })
    case 'leave':
      return done({
        kind: 'left',
        on,
        by: [by],
        why: choice('why', ['hand-over', 'upward', 'no-quorum'] as const),
        others: facts.others(null),
      })
    case 'ask':
      return done({ kind: 'sender-asked', on, by, text: 'text' }, { text: text('text') })
    case 'hand-slip':
      return done({ kind: 'slip-handed', on, by, number: text('number') })
  }
}

function readVerdict(form: Form, facts: ActFacts, errors: FieldErrors, t: Text): Verdict | null {
  const kind = one(form.text('verdict'), [
    'admit',
    'reject',
    'hand-over',
    'upward',
    'pass-on',
    'thanks',
  ] as const)
  const person = form.text('person')
  const about = person ? facts.subjectOf(person) : null
  if (person && !about) errors.person = t.form.choose
  if (!kind) return null
  if (kind === 'pass-on' || kind === 'thanks') return { kind }
  if (kind === 'admit') {
    if (!about) {
      errors.person = t.form.choose
      return null
    }
    return { kind, subject: about, clear: facts.clear(about) }
  }
  return kind === 'upward' ? { kind, about, others: facts.others(about) } : { kind, about }
}

function readVote(
  form: Form,
  facts: ActFacts,
  { text, whole }: { text: (name: string) => string; whole: (name: string) => number },
  errors: FieldErrors,
  t: Text,
): FeedbackEvent {
  const ids = form.all('voters')
  const voters = facts.readers.filter((reader) => ids.includes(reader.id))
  if (voters.length === 0) errors.voters = t.form.choose
  const vote = {
    yes: whole('yes'),
    no: whole('no'),
    other: whole('other'),
    called: whole('called'),
    entitled: voters.length,
    rule: { present: 'two-thirds', approve: 'half-of-members' },
  } as const
  // Nobody makes the committee smaller than it is to reach a majority.
  if (!errors.called && vote.called < facts.readers.length)
    errors.called = t.feedbackCase.fields.calledFew(facts.readers.length)
  const said = { on: facts.on, meeting: text('meeting'), voters, vote }
  return vote.yes * 2 > vote.called
    ? { kind: 'concluded', outcome: facts.draft ?? 'insufficient', ...said }
    : { kind: 'not-approved', ...said }
}
