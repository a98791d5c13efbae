import { addDays } from '../../platform/clock.ts'
import type { EventKind, Of, ReminderEvent, ReminderVote } from '../reminder-event.rules.ts'
import type { ReminderState, Stage } from '../reminder-state.rules.ts'
import { KINDS, ordinary } from './cases.ts'

/** What mostly happens next, so that random orders get far; one event in six is of any kind. */
const LIKELY: Record<Stage, readonly EventKind[]> = {
  proposed: ['invited', 'missed', 'heard', 'heard', 'invited', 'missed'],
  heard: ['decided', 'decided', 'decided', 'not-approved', 'heard'],
  decided: ['told', 'told', 'told', 'extended'],
  open: [
    'answered',
    'appealed',
    'appeal-answered',
    'said-fixed',
    'confirmed',
    'not-fixed',
    'extended',
    'transferred',
  ],
  'said-fixed': [
    'confirmed',
    'confirmed',
    'not-fixed',
    'took-back',
    'appealed',
    'appeal-answered',
    'answered',
  ],
  confirmed: ['closed', 'closed', 'appealed', 'appeal-answered', 'transferred'],
  closed: ['forgotten'],
  forgotten: ['proposed'],
}

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

const START = '2026-11-03'
const TABLE = Array.from({ length: 15_000 }, (_, i) => addDays('2026-08-01', i))
const PLACES = new Map(TABLE.map((day, i) => [day, i]))

/** As addDays, looked up: a hundred thousand orders ask for millions of days. */
const daysOn = (day: string, days: number): string => TABLE[PLACES.get(day)! + days]!

/** Some event, likely or not, well told or not, on a day near the last one. */
export function someEvent(seed: number, state: ReminderState | null): ReminderEvent {
  const die = dice(seed)
  const likely: readonly EventKind[] = state ? LIKELY[state.stage] : ['proposed']
  const kind = die.draw(6) > 0 ? die.of(likely) : die.of(KINDS)
  const last = state?.last ?? START
  const on = daysOn(last, die.of([0, 0, 0, 1, 1, 3, 10, 31, 70, 130, 400, -1]))
  const base = ordinary(kind, on)
  return { ...base, ...someOf(base, state, die) } as ReminderEvent
}

const keeperOf = (state: ReminderState | null) =>
  !state || state.stage === 'forgotten' ? 'ap-3' : 'keeper' in state ? state.keeper : state.proposed.unit

const laterDay = (on: string, die: Dice) =>
  die.draw(40) === 0 ? '2027-02-30' : daysOn(on, die.of([0, 1, 20, 60, 60, 90, 180, 366, 367]))
const someText = (die: Dice) => (die.draw(12) > 0 ? 'lời' : ' ')
const someUnit = (state: ReminderState | null, die: Dice) =>
  die.draw(8) > 0 ? keeperOf(state) : die.of(['ap-3', 'ap-5', 'thanh-quoi', 'can-tho', ''])

function someOf(base: ReminderEvent, state: ReminderState | null, die: Dice): object {
  const unit = someUnit(state, die)
  const meeting = die.draw(15) > 0 ? 'h12' : ''
  const above = state && 'proposed' in state ? state.proposed.above : 'thanh-quoi'
  switch (base.kind) {
    case 'proposed':
      return someProposal(base, die)
    case 'invited':
      return { unit, for: daysOn(base.on, die.of([0, 2, 3, 3, 5, 20])) }
    case 'missed':
      return { unit, excused: die.draw(3) === 0 }
    case 'heard':
      return {
        unit,
        hearing: die.of([
          { how: 'at-meeting', meeting },
          { how: 'in-writing', text: someText(die) },
          {
            how: 'declined',
            witnesses: die.of([['huong', 'phuc'], ['huong', 'huong'], ['lan', 'phuc'], []]),
          },
        ]),
      }
    case 'decided':
      return {
        unit,
        meeting,
        vote: someVote(die),
        reason: someText(die),
        expected: someText(die),
        due: laterDay(base.on, die),
      }
    case 'not-approved':
      return { unit, meeting, vote: someVote(die) }
    case 'told':
      return {
        unit,
        how: die.of(['at-meeting', 'on-phone', 'before-witnesses']),
        witnesses: ['huong', 'phuc'].slice(die.draw(2)),
      }
    case 'answered':
      return { text: someText(die) }
    case 'appealed':
      return { to: die.draw(8) > 0 ? above : unit, text: someText(die) }
    case 'appeal-answered':
      return {
        unit: die.draw(8) > 0 ? above : unit,
        reason: someText(die),
        outcome: die.of([
          { kind: 'upheld', due: die.draw(2) > 0 ? null : laterDay(base.on, die) },
          { kind: 'changed', expected: someText(die), due: laterDay(base.on, die) },
          { kind: 'lifted' },
        ]),
      }
    case 'confirmed':
      return { unit, meeting }
    case 'not-fixed':
    case 'extended':
      return { unit, meeting, reason: someText(die), due: laterDay(base.on, die) }
    case 'withdrawn':
      return { unit, meeting, reason: someText(die) }
    case 'conclusion-withdrawn':
      return { conclusion: die.of(['k1', 'k2']) }
    case 'transferred':
      return {
        cell: die.of(['ap-3', 'ap-5', 'ap-9']),
        committee: die.of(['thanh-quoi', 'thanh-quoi', 'long-phu']),
      }
    case 'forgotten':
      return { why: die.of(['time', 'time', 'conclusion-withdrawn', 'left', 'died']) }
    default:
      return {}
  }
}

function someProposal(base: Of<'proposed'>, die: Dice): Partial<Of<'proposed'>> {
  const cell = die.draw(10) > 0 ? 'ap-3' : 'ap-5'
  const status =
    die.draw(10) > 0 ? 'official' : die.of(['exempt', 'left', 'suspended', 'probationary'] as const)
  const isCell = die.draw(3) > 0
  return {
    body: isCell ? 'cell' : 'committee',
    unit: isCell ? 'ap-3' : 'thanh-quoi',
    above: isCell ? 'thanh-quoi' : 'can-tho',
    member: { id: 'lan', status, cell, committee: 'thanh-quoi' },
    conclusion: {
      id: die.draw(20) > 0 ? 'k1' : '',
      kind: die.of(['sign', 'commitment']),
      on: daysOn(base.on, die.of([0, -3, -60, -60, 1])),
    },
  }
}

function someVote(die: Dice): ReminderVote {
  const called = 3 + die.draw(20)
  const entitled = die.draw(6) > 0 ? Math.ceil((called * (2 + die.draw(3))) / 4) : die.draw(called + 3)
  const yes = die.draw(3) > 0 ? entitled - die.draw(3) : die.draw(entitled + 1)
  const no = die.draw(Math.max(1, entitled - yes + 1))
  return {
    called,
    entitled,
    yes,
    no,
    other: entitled - yes - no + (die.draw(10) > 0 ? 0 : 1),
    rule: {
      present: die.of(['half', 'two-thirds']),
      approve: die.of(['half-of-present', 'half-of-members']),
    },
    led: die.draw(15) > 0 ? ['huong', 'phuc'] : ['lan'],
  }
}
