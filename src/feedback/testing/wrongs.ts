import { addDays } from '../../platform/clock.ts'
import type { Actor, EventKind, FeedbackEvent, Of, Subject } from '../feedback-event.rules.ts'
import type { FeedbackState } from '../feedback-state.rules.ts'
import { policy } from './cases.ts'

const isWeekday = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** Working days that no holiday can account for are at most those that are no Saturday or Sunday. */
function weekdaysBetween(from: string, until: string): number {
  let days = 0
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) if (isWeekday(day)) days += 1
  return days
}

/**
 * What is wrong with a case, given the events that were written down. Written without the reducer's own reading: it goes
 * by the events alone, so that a state that forgot something is found out.
 */
export function wrongs(log: readonly FeedbackEvent[], state: FeedbackState): string[] {
  const wrong: string[] = []
  const check = (isRight: boolean, what: string) => {
    if (!isRight) wrong.push(what)
  }
  const all = <K extends EventKind>(kind: K) => log.filter((one) => one.kind === kind) as unknown as Of<K>[]
  const before = (one: FeedbackEvent) => log.slice(0, log.indexOf(one))
  const isOf = (kinds: readonly EventKind[]) => (one: FeedbackEvent) => kinds.includes(one.kind)

  check(
    log.every((one, i) => i === 0 || log[i - 1]!.on <= one.on),
    'days out of order',
  )
  for (const told of all('told')) {
    const admissions = before(told).filter(isOf(['opined'])) as Of<'opined'>[]
    const agreed = admissions.filter(({ verdict }) => verdict.kind === 'admit')
    const subject = agreed.length > 0 ? subjectOf(agreed) : subjectAt(log, told)
    const clear = agreed.filter(({ by }) => isClear(by, subject, before(told)))
    check(new Set(clear.map(({ by }) => by.id)).size >= 2, 'told without two to admit it')
    check(before(told).some(isOf(['notice-sent'])), 'told in no words')
  }
  for (const one of [...all('concluded'), ...all('not-approved')]) {
    const past = before(one)
    const told = past.findLast((event): event is Of<'told'> => event.kind === 'told')
    check(told !== undefined, 'concluded without notice')
    if (!told) continue
    const since = log.slice(log.indexOf(told), log.indexOf(one))
    const lapsed = since.find((event) => event.kind === 'lapsed')
    check(
      since.some((event) => event.kind === 'answered') || lapsed !== undefined,
      'concluded without an answer or a lapsed window',
    )
    if (lapsed) check(weekdaysBetween(told.on, lapsed.on) > policy.answerDays - 3, 'lapsed too early')
    check(
      past.some((event) => event.kind === 'verified' && event.finding.independent),
      'concluded without an independent source',
    )
    const shown = past.findLastIndex((event) => event.kind === 'shown')
    const drafted = past.findLastIndex((event) => event.kind === 'drafted')
    check(drafted >= 0 && shown > drafted, 'concluded on a draft the member had not seen')
    const subject = subjectAt(log, one)
    const clear = one.voters.filter((voter) => isClear(voter, subject, past))
    check(new Set(clear.map((voter) => voter.id)).size >= 2, 'concluded by fewer than two without conflict')
    check(clear.length === one.voters.length, 'somebody in conflict voted')
    check(one.vote.yes + one.vote.no + one.vote.other === one.vote.entitled, 'counts')
    if (one.kind !== 'concluded') continue
    check(one.vote.yes * 2 > one.vote.called, 'concluded by a minority')
    const isFounded = one.outcome === 'founded' || one.outcome === 'partly'
    const supported = past.some(
      (event) => event.kind === 'verified' && event.finding.independent && event.finding.says === 'supports',
    )
    check(!isFounded || supported, 'founded on the sender’s word alone')
  }
  for (const one of all('notice-delayed')) {
    const admission = before(one).findLast((event) => event.kind === 'opined')
    check(one.until <= addDays(admission?.on ?? one.on, policy.longestDelay), 'put off too long')
    check(one.reason.trim() !== '', 'put off without a reason')
    check(new Set(one.by.map(({ id }) => id)).size >= 2, 'put off by one')
  }
  for (const one of [...all('answered'), ...all('commented'), ...all('appealed')]) {
    if (!one.by) continue
    const subject = subjectAt(log, one)
    const clear = one.by.filter((by) => isClear(by, subject, before(one)))
    check(new Set(clear.map(({ id }) => id)).size >= 2, 'words from paper written down by fewer than two')
    check(clear.length === one.by.length, 'words from paper written down by somebody in conflict')
    check((one.handed ?? '9') <= one.on, 'paper that is still to come')
  }
  check(all('concluded').length <= 1 && all('appealed').length <= 1, 'concluded or appealed twice')
  for (const one of all('closed')) check(new Set(one.by.map(({ id }) => id)).size >= 2, 'closed by one')
  const stopped = log.findLastIndex((one) => one.kind === 'stopped')
  const resumed = log.findLastIndex((one) => one.kind === 'resumed')
  if (stopped > resumed)
    check(
      !log.slice(stopped).some(isOf(['concluded', 'lapsed', 'drafted', 'closed', 'verified'])),
      'went on while readers changed',
    )
  const erased = log.findIndex((one) => one.kind === 'erased' || one.kind === 'slip-handed')
  check(erased >= 0 === (state.stage === 'erased') && (erased < 0 || erased === log.length - 1), 'erased')
  const isConcluded = state.stage === 'concluded' || state.stage === 'final'
  check(!isConcluded || all('concluded').length === 1, 'concluded without a conclusion')
  return wrong
}

/** As the last who admitted it saw them. */
function subjectOf(agreed: readonly Of<'opined'>[]): Subject {
  const { verdict } = agreed.at(-1)!
  if (verdict.kind !== 'admit') throw new Error('no subject')
  return verdict.subject
}

/** Whom it was about at that moment, by what was said of them last. */
function subjectAt(log: readonly FeedbackEvent[], one: FeedbackEvent): Subject {
  let subject: Subject = { person: '?', cell: '?', standing: 'ordinary' }
  for (const event of log.slice(0, log.indexOf(one))) {
    if (event.kind === 'opined' && event.verdict.kind === 'admit') subject = event.verdict.subject
    if (event.kind === 'subject-changed') subject = { ...subject, cell: event.cell }
  }
  return subject
}

function isClear(actor: Actor, subject: Subject, past: readonly FeedbackEvent[]): boolean {
  const declared = past.some((one) => one.kind === 'conflict-declared' && one.reader === actor.id)
  return (
    !declared &&
    actor.id !== subject.person &&
    actor.cell !== subject.cell &&
    !actor.under.includes(subject.person)
  )
}
