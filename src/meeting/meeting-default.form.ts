import { APPEAL_DAYS } from '../conclusion/appeal.rules.ts'
import { MEMBER_STATUSES } from '../membership/powers.rules.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { AGENDA_KINDS, type AgendaLine } from './agenda.rules.ts'
import type { MeetingDefault } from './meeting-default.rules.ts'
import { type ScoreSheet, usualSheet } from './score.rules.ts'
import { readTime } from './when.form.ts'

/** Lines of the agenda that the page has room for, some of them empty. */
export const ROOM = 24
const LONGEST = 300
/** Less leaves no time to write it, more leaves a conclusion open for longer than a year. */
const FEWEST_DAYS = 5
const MOST_DAYS = 365
const MARGINS = ['top', 'bottom', 'left', 'right'] as const
const PLAIN = [
  'time',
  'present',
  'approve',
  'appeal-days',
  'number',
  'clerk-role',
  'chair-role',
  'recipients',
  'score',
] as const

const lines = Array.from({ length: ROOM }, (_, i) => i + 1)

export const meetingDefaultFields: readonly string[] = [
  ...PLAIN,
  'voters',
  ...MARGINS.map((side) => `margin-${side}`),
  ...lines.flatMap((n) => [`heading-${n}`, `kind-${n}`, `place-${n}`]),
  ...usualSheet.parts.map((part) => `most-${part.key}`),
  ...usualSheet.grades.slice(0, -1).map((_, i) => `grade-${i + 1}`),
]

export type TypedMeetingDefault = Readonly<Record<string, string>>

export const VOTER_STATUSES = MEMBER_STATUSES.filter((status) => status !== 'left' && status !== 'suspended')

export function typedOf(rules: MeetingDefault): TypedMeetingDefault {
  const sheet = rules.score ?? usualSheet
  return {
    time: rules.time,
    present: rules.quorum.present,
    approve: rules.quorum.approve,
    'appeal-days': String(rules.appealDays ?? APPEAL_DAYS),
    number: rules.paper.number,
    'clerk-role': rules.paper.clerkRole,
    'chair-role': rules.paper.chairRole,
    recipients: rules.paper.recipients.join('\n'),
    score: rules.score ? 'yes' : '',
    voters: rules.voters.join(' '),
    ...Object.fromEntries(MARGINS.map((side, i) => [`margin-${side}`, String(rules.paper.margins[i])])),
    ...Object.fromEntries(
      rules.agenda.flatMap((line, i) => [
        [`heading-${i + 1}`, line.heading],
        [`kind-${i + 1}`, line.kind],
        [`place-${i + 1}`, String(i + 1)],
      ]),
    ),
    ...Object.fromEntries(sheet.parts.map((part) => [`most-${part.key}`, String(part.most)])),
    ...Object.fromEntries(
      sheet.grades.slice(0, -1).map((grade, i) => [`grade-${i + 1}`, String(grade.from)]),
    ),
  }
}

export function readMeetingDefault(
  form: Form,
  t: Text,
): { typed: TypedMeetingDefault; rules: MeetingDefault | null; errors: FieldErrors } {
  const m = t.meeting.rules
  const errors: FieldErrors = {}
  const typed: TypedMeetingDefault = {
    ...Object.fromEntries(meetingDefaultFields.map((name) => [name, form.text(name)])),
    voters: form.all('voters').join(' '),
  }
  for (const name of meetingDefaultFields) {
    if (form.hadHidden(name)) errors[name] = t.form.hidden
    else if (typed[name]!.length > LONGEST) errors[name] = t.form.tooLong(LONGEST, typed[name]!.length)
  }
  const time = readTime(typed.time!)
  if (!time) errors.time = t.meeting.badTime
  const voters = VOTER_STATUSES.filter((status) => typed.voters!.split(' ').includes(status))
  if (voters.length === 0) errors.voters = m.votersNeeded
  const appealDays = Number(typed['appeal-days'])
  if (!Number.isInteger(appealDays) || appealDays < FEWEST_DAYS || appealDays > MOST_DAYS)
    errors['appeal-days'] = m.appealRange(FEWEST_DAYS, MOST_DAYS)
  const agenda = readAgenda(typed)
  if (agenda.length === 0) errors['heading-1'] = m.agendaNeeded
  const margins = MARGINS.map((side) => {
    const mm = Number(typed[`margin-${side}`])
    if (!(mm >= 5 && mm <= 60)) errors[`margin-${side}`] = m.marginRange
    return mm
  }) as unknown as MeetingDefault['paper']['margins']
  for (const role of ['clerk-role', 'chair-role'] as const)
    if (typed[role] === '') errors[role] = t.form.required
  const score = typed.score === 'yes' ? readSheet(typed, errors, t) : null
  if (!time || Object.keys(errors).length > 0) return { typed, rules: null, errors }
  return {
    typed,
    errors,
    rules: {
      time,
      agenda,
      voters,
      quorum: {
        present: typed.present === 'two-thirds' ? 'two-thirds' : 'half',
        approve: typed.approve === 'half-of-present' ? 'half-of-present' : 'half-of-members',
      },
      appealDays,
      paper: {
        number: typed.number!,
        margins,
        clerkRole: typed['clerk-role']!,
        chairRole: typed['chair-role']!,
        recipients: typed.recipients!.split('\n').filter((line) => line.trim() !== ''),
      },
      score,
    },
  }
}

/** In the order of their numbers; a line without words is taken off. */
const readAgenda = (typed: TypedMeetingDefault): AgendaLine[] =>
  lines
    .filter((n) => typed[`heading-${n}`])
    .map((n) => ({
      place: Number(typed[`place-${n}`]) || ROOM + n,
      line: {
        kind: AGENDA_KINDS.find((kind) => kind === typed[`kind-${n}`]) ?? 'other',
        heading: typed[`heading-${n}`]!,
      },
    }))
    .sort((a, b) => a.place - b.place)
    .map(({ line }) => line)

function readSheet(typed: TypedMeetingDefault, errors: FieldErrors, t: Text): ScoreSheet {
  const m = t.meeting.rules
  const parts = usualSheet.parts.map((part) => ({ ...part, most: Number(typed[`most-${part.key}`]) }))
  const sum = parts.reduce((all, part) => all + part.most, 0)
  if (sum !== 100 || parts.some((part) => !(part.most >= 0)))
    errors[`most-${parts[0]!.key}`] = m.sheetSum(Number.isFinite(sum) ? sum : 0)
  const grades = usualSheet.grades.map((grade, i) => ({
    ...grade,
    from: i === usualSheet.grades.length - 1 ? 0 : Number(typed[`grade-${i + 1}`]),
  }))
  if (grades.some((grade, i) => i > 0 && !(grade.from < grades[i - 1]!.from)) || !(grades[0]!.from <= 100))
    errors['grade-1'] = m.gradesFall
  return { parts, grades }
}
