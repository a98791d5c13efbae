import { showDay } from '../platform/clock.ts'
import type { Block } from './minutes.rules.ts'
import type { MeetingRecord, MinutesWords } from './minutes-of.rules.ts'
import { countersOf, isCalled, isHere } from './roll.rules.ts'

/** Part I of the minutes: when, where, who. Its numbers are those of the roll page. */
export function peopleBlocks(record: MeetingRecord, w: MinutesWords): Block[] {
  const { meeting, roll, texts, names } = record
  const counters = countersOf(roll)
  const fact = (label: string, text: string): Block => ({ kind: 'fact', label, text })
  const named = (label: string, lines: readonly string[]) =>
    fact(label, w.counted(lines.length, lines.join(', ')))
  const absent = (state: 'excused' | 'unexcused') =>
    roll
      .filter((line) => isCalled(line) && line.state === state)
      .map((line) => w.withReason(line.name, line.reason))
  // Let off, or away at another cell: they come on top of those awaited, or the numbers would not add up.
  const beyond = roll.filter((line) => isHere(line) && !isCalled(line)).map((line) => line.name)
  const late = roll.filter((line) => line.state === 'late')
  const guests = texts.read(meeting.id, 'guests')
  const leader = (person: string | null) => (person ? w.comrade(names.get(person) ?? '') : '')
  return [
    { kind: 'part', text: w.people },
    fact(w.time, w.timeAt(w.hour(meeting.at_time), showDay(meeting.day))),
    ...(meeting.place ? [fact(w.place, meeting.place)] : []),
    fact(w.total, w.totalOf(counters.called, counters.official, counters.probationary, counters.temporary)),
    ...(counters.exempt > 0 ? [fact(w.exempt, String(counters.exempt))] : []),
    ...(counters.away > 0 ? [fact(w.away, String(counters.away))] : []),
    named(
      w.present,
      roll.filter(isHere).map((line) => line.name),
    ),
    ...(beyond.length > 0 ? [named(w.beyond, beyond)] : []),
    ...(late.length > 0
      ? [
          named(
            w.late,
            late.map((line) => w.lateAt(line.name, line.arrived && w.hour(line.arrived))),
          ),
        ]
      : []),
    named(w.excused, absent('excused')),
    named(w.unexcused, absent('unexcused')),
    ...(counters.unmarked > 0 ? [fact(w.unmarked, String(counters.unmarked))] : []),
    ...(guests ? [fact(w.guests, guests)] : []),
    ...(meeting.chair ? [fact(w.chair, leader(meeting.chair))] : []),
    ...(meeting.clerk ? [fact(w.clerk, leader(meeting.clerk))] : []),
  ]
}
