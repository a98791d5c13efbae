import { addDays } from '../../platform/clock.ts'
import type { Actor, EventKind, FeedbackEvent, Verdict } from '../feedback-event.rules.ts'
import type { FeedbackState, Stage } from '../feedback-state.rules.ts'
import { KINDS, lan, ordinary, people, vote } from './cases.ts'

/** What mostly happens next, so that random orders get far; one event in six is of any kind. */
const LIKELY: Record<Stage, readonly EventKind[]> = {
  triage: ['opined', 'opined', 'opined', 'opined', 'sender-added', 'split'],
  admitted: ['notice-sent', 'notice-sent', 'notice-delayed', 'verified', 'left'],
  noticed: ['told', 'told', 'told', 'notice-sent', 'conflict-declared'],
  told: ['answered', 'answered', 'lapsed', 'lapsed', 'extended', 'verified', 'stopped'],
  heard: ['verified', 'verified', 'drafted', 'drafted', 'drafted', 'answered', 'sender-asked'],
  drafted: ['shown', 'shown', 'shown', 'drafted', 'answered', 'verified'],
  shown: ['commented', 'commented', 'concluded', 'concluded', 'not-approved', 'verified'],
  concluded: ['conclusion-told', 'conclusion-told', 'subject-changed'],
  final: ['appealed', 'appeal-answered', 'appeal-answered', 'closed', 'closed', 'erased'],
  leaving: ['slip-handed'],
  closed: ['erased', 'erased', 'sender-added'],
  erased: ['received'],
}

const LONG: readonly EventKind[] = ['lapsed', 'closed', 'erased', 'appealed']

/** Takes numbers out of one. */
function dice(seed: number) {
  let rest = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) >>> 0
  const draw = (below: number): number => {
    rest = (Math.imul(rest ^ (rest >>> 13), 0x297a2d39) + 0x9e3779b9) >>> 0
    return (rest >>> 4) % below
  }
  return { draw, of: <T>(choices: readonly T[]): T => choices[draw(choices.length)]! }
}
type Dice = ReturnType<typeof dice>

const TABLE = Array.from({ length: 15_000 }, (_, i) => addDays('2026-08-01', i))
const PLACES = new Map(TABLE.map((day, i) => [day, i]))

/** As addDays, looked up: a hundred thousand orders ask for millions of days. */
const daysOn = (day: string, days: number): string => TABLE[PLACES.get(day)! + days]!

const { kiem, minh, hai, huong, dung } = people
const someone = (die: Dice): Actor => die.of([kiem, kiem, minh, minh, hai, hai, huong, dung, people.lan])
const several = (die: Dice): readonly Actor[] =>
  die.of([
    [kiem, minh],
    [kiem, minh],
    [minh, hai],
    [hai, kiem],
    [kiem, minh, hai],
    [kiem, minh, hai],
    [kiem],
    [kiem, kiem],
    [minh, huong],
    [dung, hai],
    [people.lan, kiem],
  ])
const text = (die: Dice) => (die.draw(15) > 0 ? 't' : ' ')

function verdict(die: Dice): Verdict {
  const standing = die.draw(12) > 0 ? 'ordinary' : 'committee'
  return die.of<Verdict>([
    ...Array<Verdict>(8).fill({
      kind: 'admit',
      subject: { ...lan, standing },
      clear: die.draw(10) > 0 ? 3 : 1,
    }),
    { kind: 'reject', about: lan },
    { kind: 'reject', about: null },
    { kind: 'hand-over', about: lan },
    { kind: 'upward', about: lan, others: die.draw(3) },
    { kind: 'pass-on' },
    { kind: 'thanks' },
  ])
}

function committeeVote(voters: readonly Actor[], die: Dice) {
  const entitled = die.draw(20) > 0 ? voters.length : 2
  const yes = die.draw(6) > 0 ? entitled : die.draw(entitled + 1)
  return {
    ...vote,
    yes,
    no: entitled - yes + (die.draw(25) > 0 ? 0 : 1),
    entitled,
    called: die.of([entitled, 3, 5]),
  }
}

/** Some event, likely or not, well told or not, on a day near the last one. */
export function someEvent(seed: number, state: FeedbackState | null): FeedbackEvent {
  const die = dice(seed)
  const stopped = state && 'stopped' in state && state.stopped
  const likely: readonly EventKind[] = !state ? ['received'] : stopped ? ['resumed'] : LIKELY[state.stage]
  const kind = die.draw(6) > 0 ? die.of(likely) : die.of(KINDS)
  const last = state?.last ?? '2026-12-01'
  const waits = LONG.includes(kind) ? [35, 60, 370, 0] : [0, 0, 1, 2, 7]
  const on = die.draw(60) > 0 ? daysOn(last, die.of(waits)) : die.of([daysOn(last, -1), '2027-02-30'])
  const base = ordinary(kind, on)
  return { ...base, ...someOf(base, state, die) } as FeedbackEvent
}

function someOf(base: FeedbackEvent, state: FeedbackState | null, die: Dice): object {
  const by = someone(die)
  const known = PLACES.has(base.on) ? base.on : '2026-12-01'
  switch (base.kind) {
    case 'opined':
      return { by, verdict: verdict(die) }
    case 'split':
      return { by: several(die), into: text(die) }
    case 'conflict-declared':
      return { reader: die.of(['kiem', 'minh', 'hai', ' ']) }
    case 'notice-delayed':
      return { by: several(die), reason: text(die), until: daysOn(known, die.of([0, 5, 20, 29, 31, 90])) }
    case 'notice-sent':
      return { by, paraphrase: text(die) }
    case 'told':
    case 'shown':
    case 'conclusion-told':
      return { how: die.of(['on-phone', 'on-phone', 'by-hand']), by: die.of([null, null, by]) }
    case 'extended':
      return { by, days: die.of([1, 5, 10, 11, 0, 0.5]), reason: text(die) }
    case 'answered':
    case 'commented':
    case 'appealed':
      return die.draw(3) > 0
        ? { text: text(die) }
        : { text: text(die), by: several(die), handed: daysOn(known, die.of([0, 0, -2, 1])) }
    case 'sender-added':
      return { text: text(die) }
    case 'sender-asked':
      return { by, text: text(die) }
    case 'verified':
      return {
        by,
        text: text(die),
        finding: { source: 'place', independent: die.draw(4) > 0, says: die.of(['supports', 'nothing']) },
      }
    case 'drafted':
      return { by, text: text(die), outcome: die.of(['founded', 'partly', 'unfounded', 'insufficient']) }
    case 'concluded':
    case 'not-approved': {
      const voters = several(die)
      const drafted = state && 'draft' in state ? state.draft.outcome : 'founded'
      const outcome = die.draw(10) > 0 ? drafted : 'unfounded'
      return { voters, outcome, vote: committeeVote(voters, die), meeting: text(die) }
    }
    case 'appeal-answered':
      return {
        by,
        document: text(die),
        outcome: die.of([
          { kind: 'upheld' },
          { kind: 'changed', to: 'unfounded' },
          { kind: 'changed', to: 'founded' },
        ]),
      }
    case 'closed':
      return { by: several(die), follow: die.of(['guidance', 'reminder', 'none', 'none']) }
    case 'left':
      return { by: several(die), why: die.of(['hand-over', 'upward', 'no-quorum']), others: die.draw(4) }
    case 'slip-handed':
      return { by, number: text(die) }
    case 'subject-changed':
      return {
        cell: die.of(['ap-3', 'ap-5', 'ap-6']),
        standing: die.of(['ordinary', 'ordinary', 'ordinary', 'committee']),
        membership: die.of(['here', 'here', 'here', 'here', 'moved-out', 'left', 'died']),
      }
    case 'resumed':
      return { by: die.of([['kiem', 'minh'], ['kiem', 'minh'], ['kiem'], ['kiem', 'kiem']]) }
    default:
      return {}
  }
}
