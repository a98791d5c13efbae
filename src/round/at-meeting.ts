import type { Links } from '../meeting/item-links.ts'
import { namesOf } from '../meeting/meeting.queries.ts'
import type { Matter, Teller } from '../meeting/minutes-matters.ts'
import { cellsOf } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { byGivenName } from '../platform/fold.ts'
import type { Text } from '../text/text.ts'
import {
  conclusionsAt,
  declarationsIn,
  membersIn,
  type RoundConclusion,
  roundById,
  runningRound,
} from './round.queries.ts'

/** The line of the agenda under which a cell's conclusions about a round stand. */
const LINE = 'discussion' as const

/** "Kết luận đợt tự nhận xét (còn 5)", as long as a round waits for this cell. */
export const roundLinks: Links = async (db, meeting, t) => {
  const day = meeting.opened_at ? dayOf(meeting.opened_at) : meeting.day
  const round = await runningRound(db, meeting.tenant, day)
  if (!round || meeting.day < round.opens_on) return []
  const members = await membersIn(db, round, await cellsOf(db, meeting.tenant), day)
  const left = members.filter(
    (member) => member.cell === meeting.cell && member.part === 'awaited' && !member.conclusion,
  )
  const href = paths.meetingRound.to({ meeting: meeting.id })
  return [{ kind: LINE, href, label: t.round.table.link(left.length) }]
}

/** What the meeting concluded about declarations, both sides of each; by one vote about several, in one line. */
export const tellRound: Teller = async (db, meeting, t) => {
  const all = await conclusionsAt(db, meeting)
  if (all.length === 0) return []
  const names = await namesOf(
    db,
    all.map(({ person }) => person),
  )
  const nameOf = (one: RoundConclusion) => names.get(one.person) ?? ''
  const matters: Matter[] = []
  for (const [id, own] of Map.groupBy(all, (one) => one.round)) {
    const round = await roundById(db, meeting.tenant, id)
    const declared = await declarationsIn(db, { tenant: meeting.tenant, id })
    const lines = byGivenName(own, nameOf).flatMap((one) => {
      const declaration = declared.get(one.person)
      return linesOf(one, nameOf(one), declaration?.cell === one.cell ? declaration.signs : null, t)
    })
    const heading = t.round.minutes.heading(round?.name ?? '')
    matters.push({
      kind: LINE,
      heading,
      blocks: [
        { kind: 'heading', text: heading },
        { kind: 'list', lines },
      ],
    })
  }
  return matters
}

function linesOf(
  one: RoundConclusion,
  name: string,
  own: readonly { readonly label: string; readonly level: 'partial' | 'present' }[] | null,
  t: Text,
): string[] {
  const m = t.round.minutes
  const named = (signs: readonly { label: string; level: 'partial' | 'present' }[]) =>
    m.limits(signs.map(({ label, level }) => `${label}: ${t.round.levels[level]}`).join('; '))
  const said = own === null ? m.notDeclared : own.length === 0 ? m.noLimits : named(own)
  const concluded =
    one.outcome === 'to-fix' ? named(one.signs) : one.outcome === 'fixed' ? m.fixed : m.noLimits
  return [
    [
      m.line(name, said, concluded),
      one.wording,
      ...one.plans.map(({ line, due }) => m.fix(line, showDay(due))),
      m.vote(one.yes, one.entitled),
    ]
      .filter(Boolean)
      .join(' '),
  ]
}
