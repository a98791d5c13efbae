import type { Visit } from '../account/visit.ts'
import type { MeetingRow } from '../meeting/meeting.queries.ts'
import { isHere } from '../meeting/roll.rules.ts'
import { rollOf } from '../meeting/roll.ts'
import { cellsOf } from '../organisation/organisation.ts'
import { notFound } from '../platform/problem.ts'
import { membersIn, type RoundMember, type RoundRow, runningRound } from './round.queries.ts'

/** A member of a meeting's cell, in the round that is running. */
export interface AtTable {
  readonly meeting: MeetingRow
  readonly round: RoundRow
  readonly member: RoundMember
  readonly here: boolean
}

export const isElsewhere = (member: RoundMember) => member.declared === 'elsewhere'

export async function roundAt(v: Visit, meeting: MeetingRow) {
  const round = await runningRound(v.db, meeting.tenant, v.today)
  const cells = await cellsOf(v.db, meeting.tenant)
  const all = round ? await membersIn(v.db, round, cells, v.today) : []
  return {
    round,
    members: all.filter((member) => member.cell === meeting.cell),
    cellNames: new Map(cells.map((cell) => [cell.id, cell.name])),
  }
}

export async function memberAt(v: Visit, meeting: MeetingRow): Promise<AtTable> {
  const at = await foundAt(v, meeting)
  if (!at) throw notFound()
  return at
}

/** Null when no round is running, or the member is on the cell's list no more. */
export async function foundAt(v: Visit, meeting: MeetingRow): Promise<AtTable | null> {
  const { round, members } = await roundAt(v, meeting)
  const member = members.find((one) => one.person === v.params.person)
  if (!round || !member) return null
  const roll = await rollOf(v.db, meeting)
  return { meeting, round, member, here: roll.some((line) => line.person === member.person && isHere(line)) }
}
