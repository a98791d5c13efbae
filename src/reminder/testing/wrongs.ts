import { addDays } from '../../platform/clock.ts'
import type { EventKind, Of, ReminderEvent, ReminderVote } from '../reminder-event.rules.ts'
import type { ReminderState, Stage } from '../reminder-state.rules.ts'
import { onLists } from '../reminder-steps.rules.ts'

/** Which events may be the reason of a state. */
const REASONS: Record<Stage, readonly EventKind[]> = {
  proposed: ['proposed', 'invited', 'missed'],
  heard: ['heard', 'missed'],
  decided: ['decided'],
  open: ['told', 'not-fixed', 'took-back', 'appeal-answered'],
  'said-fixed': ['said-fixed'],
  confirmed: ['confirmed'],
  closed: [
    'closed',
    'not-approved',
    'withdrawn',
    'appeal-answered',
    'conclusion-withdrawn',
    'transferred',
    'exempt',
    'left',
    'died',
  ],
  forgotten: ['forgotten'],
}

/** Its reason was written down, and is one that leads there. */
export const hasReason = (log: readonly ReminderEvent[], state: ReminderState): boolean =>
  log.includes(state.reason) && REASONS[state.stage].includes(state.reason.kind)

/** What is wrong with a state, given the events that were written down. Written without the reducer's own reading. */
export function wrongs(log: readonly ReminderEvent[], state: ReminderState): string[] {
  const wrong: string[] = []
  const check = (isRight: boolean, what: string) => {
    if (!isRight) wrong.push(what)
  }
  const kinds = Map.groupBy(log, (one) => one.kind)
  const all = <K extends EventKind>(kind: K) => (kinds.get(kind) ?? []) as Of<K>[]
  const [proposal] = all('proposed')
  const [decision] = all('decided')
  const before = (event: ReminderEvent) => log.slice(0, log.indexOf(event))

  check(hasReason(log, state), `${state.stage} because ${state.reason.kind}`)
  check(
    log.every((one, i) => i === 0 || log[i - 1]!.on <= one.on),
    'days out of order',
  )
  check(state.last === log.at(-1)!.on, 'another last day')
  check(log[0] === proposal && all('proposed').length === 1, 'not one proposal')
  check(proposal!.conclusion.id !== '' && proposal!.conclusion.on <= proposal!.on, 'no conclusion')
  for (const kind of ['decided', 'told', 'appealed', 'appeal-answered', 'confirmed', 'closed'] as const)
    check(all(kind).length <= 1, `${kind} twice`)

  const needsDecision = ['decided', 'open', 'said-fixed', 'confirmed'].includes(state.stage)
  check(!needsDecision || decision !== undefined, 'in force without a decision')
  for (const one of [...all('decided'), ...all('not-approved')]) {
    check(isHeard(before(one)), `${one.kind} without a hearing`)
    check(isWhole(one.vote), `${one.kind} by counts that do not add up`)
    check(isCarried(one.vote) === (one.kind === 'decided'), `${one.kind} by such a vote`)
    check(!one.vote.led.includes(proposal!.member.id), `${one.kind} led by the member`)
  }
  if (decision) check(decision.reason.trim() !== '' && decision.expected.trim() !== '', 'decided in no words')
  for (const one of [...all('decided'), ...all('extended'), ...all('not-fixed')])
    check(one.due > one.on, 'due in the past')
  const [told, appealed, answered] = [all('told')[0], all('appealed')[0], all('appeal-answered')[0]]
  if (told) check(decision !== undefined && before(told).includes(decision), 'told of nothing')
  if (appealed) check(told !== undefined && appealed.on <= addDays(told.on, 30), 'appealed out of its time')
  if (answered) check(appealed !== undefined && before(answered).includes(appealed), 'an answer to nothing')

  const isOver = state.stage === 'closed' || state.stage === 'forgotten'
  if (all('conclusion-withdrawn').length > 0) check(isOver, 'in force without its conclusion')
  const ending = log.findIndex((one) => one.kind === 'closed')
  if (ending >= 0)
    check(
      log.slice(ending + 1).every((one) => one.kind === 'forgotten'),
      'more after closing',
    )
  if (ending >= 0) check(all('confirmed').length === 1, 'closed unconfirmed')
  if (state.stage === 'forgotten') check(log.at(-1)!.kind === 'forgotten', 'more after forgetting')
  if (isOver) {
    const closing = state.stage === 'closed' ? state.reason : log.at(-2)!
    const later = `${Number(closing.on.slice(0, 4)) + 1}${closing.on.slice(4)}`
    check(!onLists(state, later), 'listed a year after closing')
    if (closing.kind !== 'closed') check(!onLists(state, closing.on), 'listed for nothing')
  }
  check(
    state.stage !== 'proposed' && state.stage !== 'heard' ? true : !onLists(state, state.last),
    'listed unvoted',
  )
  return wrong
}

/** Spoke, wrote or declined; or stayed away twice without an excuse, asked three days ahead each time. */
function isHeard(log: readonly ReminderEvent[]): boolean {
  if (log.some((one) => one.kind === 'heard')) return true
  const misses = log.filter((one, i) => {
    if (one.kind !== 'missed' || one.excused) return false
    const call =
      log[log.slice(0, i).findLastIndex((other) => other.kind === 'invited' || other.kind === 'missed')]
    return call?.kind === 'invited' && addDays(call.on, 3) <= call.for && call.for <= one.on
  })
  return misses.length >= 2
}

const isWhole = (vote: ReminderVote) =>
  Math.min(vote.yes, vote.no, vote.other) >= 0 &&
  vote.yes + vote.no + vote.other === vote.entitled &&
  vote.entitled <= vote.called &&
  vote.entitled / vote.called >= (vote.rule.present === 'half' ? 0.5001 : 0.6666)

const isCarried = (vote: ReminderVote) =>
  vote.yes / (vote.rule.approve === 'half-of-present' ? vote.entitled : vote.called) > 0.5
