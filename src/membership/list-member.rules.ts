import { fold } from '../platform/fold.ts'
import type { Value } from './grid.rules.ts'
import type { cellBook } from './list-cells.rules.ts'
import { type Calendar, isAfter, readDate } from './list-dates.rules.ts'
import { readCard, readPhone } from './list-numbers.rules.ts'
import { readStatus } from './list-status.rules.ts'
import { isSuspicious, readName, readText } from './list-text.rules.ts'
import type { Typed } from './list-typed.rules.ts'
import type { Field, Member, Place, Problem, ProblemKind, Reading, Sex } from './member-record.rules.ts'

export type ReadContext = { calendar: Calendar; cells: ReturnType<typeof cellBook>; hasParentOrg: boolean }

/** One row as a member, with all that is doubtful about it. Without a name there is no member. */
export function readMember(
  place: Place,
  typed: Typed,
  { calendar, cells, hasParentOrg }: ReadContext,
): { member: Member | null; problems: Problem[] } {
  const problems: Problem[] = []
  const report = (field: Field, kind: ProblemKind | undefined, value?: string | null): void => {
    if (kind) problems.push({ ...place, field, kind, ...(value ? { value } : {}) })
  }
  const accept = <T>(field: Field, { value, problem }: Reading<T>): T => {
    report(field, problem, readText(typed.get(field)))
    return value
  }
  const reportSuspicious = (field: Field): void => {
    if (isSuspicious(typed.get(field))) report(field, 'suspicious-text', readText(typed.get(field)))
  }

  const fullName = readName(typed.get('fullName'))
  reportSuspicious('fullName')
  if (fullName === null) {
    report('fullName', 'missing-name')
    return { member: null, problems }
  }
  const birthDate = accept('birthDate', readDate(typed.get('birthDate'), 'birth', calendar))
  if (!typed.has('birthDate')) report('birthDate', 'missing-birth-date')
  const sex = accept('sex', readSex(typed.get('sex')))
  const parentOrg = cells.org(typed.get('parentOrg'))
  reportSuspicious('cell')
  const cell = cells.cell(typed.get('cell'), parentOrg)
  report('cell', cell.problem, readText(typed.get('cell')))
  reportSuspicious('position')
  const admittedOn = accept('admittedOn', readDate(typed.get('admittedOn'), 'party', calendar))
  if (admittedOn && birthDate && isAfter(birthDate, admittedOn))
    report('admittedOn', 'date-order', admittedOn)
  const officialOn = accept('officialOn', readDate(typed.get('officialOn'), 'party', calendar))
  if (officialOn && admittedOn && isAfter(admittedOn, officialOn))
    report('officialOn', 'date-order', officialOn)
  const note = readText(typed.get('status'))
  const status = readStatus(note, {
    officialFilled: typed.has('officialOn'),
    admittedOn,
    asOf: calendar.asOf,
  })
  report('officialOn', status.problem)

  const member: Member = {
    row: place.row,
    sheet: place.sheet,
    fullName,
    birthDate,
    sex,
    cell: cell.name,
    ...(hasParentOrg ? { parentOrg } : {}),
    position: readText(typed.get('position')),
    admittedOn,
    officialOn,
    cardNumber: accept('cardNumber', readCard(typed.get('cardNumber'))),
    phone: accept('phone', readPhone(typed.get('phone'))),
    status: status.value,
  }
  return { member, problems }
}

export function readSex(value: Value | undefined): Reading<Sex | null> {
  const text = value === undefined ? null : readText(value)
  if (text === null) return { value: null }
  const word = fold(text)
  if (/^(nam|male|m|trai)$/.test(word)) return { value: 'male' }
  if (/^(nu|female|f|gai)$/.test(word)) return { value: 'female' }
  return { value: null, problem: 'invalid-sex' }
}
