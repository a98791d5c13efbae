import { showDay } from '../platform/clock.ts'
import type { Text } from '../text/text.ts'
import type { BriefingRow } from './briefing.queries.ts'
import type { BriefingNumbers } from './briefing.ts'
import type { SessionLine } from './sessions.pages.tsx'

export const sessionWhen = (t: Text, row: Pick<BriefingRow, 'held_on' | 'at_time' | 'place'>): string =>
  t.briefing.when(row.at_time, showDay(row.held_on), row.place)

export function sessionLine(t: Text, row: BriefingRow, href: string, today: string): SessionLine {
  const { state, makesUp } = t.briefing
  const done = row.written > 0
  return {
    href,
    when: sessionWhen(t, row),
    about: row.makes_up_on ? makesUp(showDay(row.makes_up_on)) : row.movement_name,
    state: done
      ? state.came(row.present, row.written)
      : row.held_on > today
        ? state.planned
        : state.unwritten,
    done,
  }
}

/** How far an organisation has come, a sentence each; the first stands on the committee's page. */
export function numberSentences(t: Text, numbers: BriefingNumbers): string[] {
  const b = t.briefing
  const { briefed, members, byReading, guests } = numbers
  return [
    `${b.sentence(briefed, members, byReading)} ${b.left(members - briefed)}`,
    ...(guests.invited > 0 ? [b.guests(guests.present, guests.invited)] : []),
  ]
}
