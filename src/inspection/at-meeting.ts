import { conclusionVotes } from '../conclusion/finding.ts'
import type { Links } from '../meeting/item-links.ts'
import type { Block } from '../meeting/minutes.rules.ts'
import type { Teller } from '../meeting/minutes-matters.ts'
import { paths } from '../paths.ts'
import { inspectionsAt, inspectionsOf, plansAdoptedAt, plansOf } from './inspection.queries.ts'
import { isSoon } from './inspection.rules.ts'

/** The line of the agenda under which regular inspection stands. */
const LINE = 'discussion' as const

/** As long as a plan waits for the cell, somebody is to be told, or a result to be voted on. */
export const inspectionLinks: Links = async (db, meeting, t) => {
  const { tenant, cell } = meeting
  const [plans, all] = await Promise.all([plansOf(db, tenant, cell), inspectionsOf(db, tenant, cell)])
  const isWaiting = (one: (typeof all)[number]) =>
    one.stage === 'seen' || (one.stage === 'planned' && isSoon(one.month, meeting.day))
  const left = plans.filter((plan) => !plan.adopted_on).length + all.filter(isWaiting).length
  if (left === 0) return []
  return [
    {
      kind: LINE,
      href: paths.meetingInspections.to({ meeting: meeting.id }),
      label: t.inspection.table.link(left),
    },
  ]
}

/** What the meeting adopted, whom it told, what it concluded. */
export const tellInspections: Teller = async (db, meeting, t) => {
  const { tenant } = meeting
  const [plans, ours, all] = await Promise.all([
    plansAdoptedAt(db, tenant, meeting.id),
    inspectionsAt(db, tenant, meeting.id),
    inspectionsOf(db, tenant, meeting.cell),
  ])
  if (plans.length + ours.length === 0) return []
  const i = t.inspection
  const votes = await conclusionVotes(db, tenant, meeting.id)
  const blocks: Block[] = [
    { kind: 'heading', text: i.table.title },
    ...plans.flatMap((plan): Block[] => [
      { kind: 'text', text: i.minutes.adopted(plan.year) },
      {
        kind: 'list',
        lines: all
          .filter((one) => one.plan === plan.id)
          .map((one) => i.minutes.planned(one.name, i.month(one.month), one.theme)),
      },
    ]),
    ...ours
      .filter((one) => one.told_at_meeting === meeting.id)
      .map((one): Block => ({ kind: 'text', text: i.minutes.told(one.name, one.theme) })),
    ...ours.flatMap((one): Block[] => {
      const vote = votes.get(one.id)
      if (!vote || !one.result) return []
      const outcome = i.result.outcomes[one.result.outcome].toLocaleLowerCase('vi')
      const fix = one.result.fix_by
        ? i.result.until(one.result.fix, one.result.fix_by.split('-').reverse().join('/'))
        : ''
      const said = [i.minutes.concluded(one.name, one.theme, outcome), one.result.body, fix]
      return [
        { kind: 'text', text: [...said, i.minutes.vote(vote.yes, vote.entitled)].filter(Boolean).join('\n') },
      ]
    }),
  ]
  return [{ kind: LINE, heading: i.table.title, blocks }]
}
