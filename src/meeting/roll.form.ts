import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { Mark, RollLine } from './roll.ts'
import { readTime } from './when.form.ts'

const STATES = ['present', 'late', 'excused', 'unexcused'] as const
const LONGEST = 300

export const rollFields = (roll: readonly RollLine[]): string[] =>
  roll.flatMap(({ person }) => ['state', 'was', 'reason', 'arrived'].map((name) => `${name}-${person}`))

/**
 * What was changed on the page, line by line; a line nobody touched stays what somebody else may have made of it
 * meanwhile. A line that both touched stays as the other wrote it, and `met` says who did and what was sent now. A line
 * that can't be taken keeps no other from being saved. While taps are saved as they come, a reason may still be missing.
 */
export function readRoll(
  form: Form,
  roll: readonly RollLine[],
  { whileTyping, writer }: { whileTyping: boolean; writer: string },
  t: Text,
): { marks: Mark[]; typed: ReadonlyMap<string, Mark>; errors: FieldErrors; met: FieldErrors } {
  const errors: FieldErrors = {}
  const met: FieldErrors = {}
  const typed = new Map<string, Mark>()
  const marks: Mark[] = []
  for (const line of roll) {
    const { person, name } = line
    const given = form.text(`state-${person}`)
    const state = STATES.find((one) => one === given)
    if (!state) continue
    const reason = state === 'excused' ? form.text(`reason-${person}`) : ''
    const time = form.text(`arrived-${person}`)
    const arrived = state === 'late' && time !== '' ? readTime(time) : ''
    const mark: Mark = { person, state, reason, arrived: arrived ?? time }
    const was = form.text(`was-${person}`)
    const meets = was !== wasOf(mark) && ![was, wasOf(mark)].includes(wasOf(line)) && line.set_by !== writer
    if (meets && line.set_by_name) {
      const m = t.meeting.roll
      met[`roll-${person}`] = m.met(name, line.set_by_name, wordsOf(line, t), wordsOf(mark, t))
      continue
    }
    typed.set(person, mark)
    if (form.hadHidden(`reason-${person}`)) errors[`reason-${person}`] = t.form.hidden
    else if (reason.length > LONGEST) errors[`reason-${person}`] = t.form.tooLong(LONGEST, reason.length)
    else if (state === 'excused' && reason === '' && !whileTyping)
      errors[`reason-${person}`] = t.meeting.roll.reasonNeeded(name)
    if (arrived === null) errors[`arrived-${person}`] = t.meeting.badTime
    const faulty = errors[`reason-${person}`] ?? errors[`arrived-${person}`]
    if (!faulty && was !== wasOf(mark)) marks.push(mark)
  }
  return { marks, typed, errors, met }
}

const wordsOf = ({ state, reason, arrived }: Pick<Mark, 'state' | 'reason' | 'arrived'>, t: Text): string => {
  const { states, notMarked } = t.meeting.roll
  const more = reason || arrived
  return `${state === 'unmarked' ? notMarked : states[state]}${more ? ` (${more})` : ''}`
}

/** A line as the page had it, to tell what was touched. */
export const wasOf = (line: Pick<Mark, 'state' | 'reason' | 'arrived'>): string =>
  [line.state, line.reason, line.arrived].join('|')
