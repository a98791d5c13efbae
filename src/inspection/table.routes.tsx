import { Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { withdrawConclusion } from '../conclusion/conclusion.ts'
import { concludeInspection } from '../conclusion/finding.ts'
import { quorumFailure } from '../conclusion/quorum.rules.ts'
import { addItemLinks } from '../meeting/item-links.ts'
import type { MeetingRow } from '../meeting/meeting.queries.ts'
import { meetingDefaultsOn } from '../meeting/meeting-default.ts'
import { addTeller } from '../meeting/minutes-matters.ts'
import { opened } from '../meeting/roll.routes.tsx'
import { votersOf } from '../meeting/roll.rules.ts'
import { holdRoll, rollOf } from '../meeting/roll.ts'
import { backToHub, byOf, meetingOf, writeAtTable } from '../meeting/table-visit.tsx'
import { noVote, readVote, type TypedVote, voteFields } from '../meeting/vote.form.ts'
import { byNameOf, otherWay, sameVoters, votersFor } from '../meeting/vote.routes.tsx'
import { paths } from '../paths.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { inspectionLinks, tellInspections } from './at-meeting.ts'
import { type Inspection, inspectionsAt, inspectionsOf, plansOf } from './inspection.queries.ts'
import { isSoon, isToldInTime } from './inspection.rules.ts'
import { adoptPlan, heldForVote, tellMember } from './inspection.ts'
import { TableInspectionPage, TablePage } from './table.pages.tsx'

/** At the table of the cell's meeting: the plan is adopted, members are told for the next time, results are voted on. */
export function tableInspectionRoutes(serve: Serve) {
  addItemLinks(inspectionLinks)
  addTeller(tellInspections)

  serve(paths.meetingInspections, {
    get: async (v) => tablePage(v, await opened(v)),
    post: async (v) => {
      const form = await v.form(['do', 'id'])
      return writeAtTable(v, form, {}, async (meeting) => {
        const all = await inspectionsOf(v.db, meeting.tenant, meeting.cell)
        const one = all.find((each) => each.id === form.text('id'))
        return async (tx, now) => {
          const by = byOf(v)
          const here = paths.meetingInspections.to({ meeting: meeting.id })
          switch (form.text('do')) {
            case 'adopt':
              await adoptPlan(
                tx,
                { tenant: now.tenant, unit: now.cell },
                { meeting: now.id, paper: '', on: now.day },
                by,
              )
              break
            case 'tell':
              if (one) await tellMember(tx, one, { meeting: now.id, on: now.day }, by)
              break
            case 'withdraw':
              if (one?.conclusion) await withdrawConclusion(tx, now, one.conclusion, by)
              break
          }
          return here
        }
      })
    },
  })

  serve(paths.meetingInspection, {
    get: async (v) => {
      const meeting = await opened(v)
      return votePage(v, meeting, await votedOn(v, meeting), noVote)
    },
    post: conclude,
  })
}

/** What may be voted on here and by whoever is at the keyboard. */
async function votedOn(v: Visit, meeting: MeetingRow): Promise<Inspection> {
  const one = (await inspectionsOf(v.db, meeting.tenant, meeting.cell)).find(
    (each) => each.id === v.params.inspection,
  )
  const may =
    one && one.stage === 'seen' && one.person !== v.me.person && isToldInTime(one.told_on, meeting.day)
  if (!may) throw notFound()
  return one
}

async function conclude(v: Visit): Promise<Response> {
  const before = await meetingOf(v)
  const voters = await votersFor(v.db, before)
  const form = await v.form(voteFields(voters))
  const m = v.t.meeting
  return writeAtTable(v, form, { yes: m.vote.yes, no: m.vote.no }, async (meeting) => {
    const all = await inspectionsOf(v.db, meeting.tenant, meeting.cell)
    const one = all.find((each) => each.id === v.params.inspection)
    if (!one || one.person === v.me.person) throw notFound()
    const { typed, vote, errors } = readVote(form, voters, v.t)
    const again = (more: FieldErrors) => votePage(v, meeting, one, typed, more)
    if (one.stage !== 'seen' || !isToldInTime(one.told_on, meeting.day))
      return again({ yes: v.t.inspection.table.gone })
    const { meeting: rules } = await meetingDefaultsOn(v.db, meeting.tenant, meeting.day)
    const called = votersOf(await rollOf(v.db, meeting), rules.voters).called
    const failure = vote && quorumFailure(rules.quorum, { ...vote, called })
    if (failure) errors.yes = m.review.failures[failure]
    if (!vote || Object.keys(errors).length > 0) return again(errors)
    return async (tx, now) => {
      await holdRoll(tx, now)
      if (!sameVoters(voters, await votersFor(tx, now)))
        throw new Overtaken(async () => again({ yes: m.vote.rollChanged }))
      const held = await heldForVote(tx, one, byOf(v))
      if (!held?.result || held.result.n !== one.result?.n)
        throw new Overtaken(async () => again({ yes: v.t.inspection.table.gone }))
      const made = await concludeInspection(
        tx,
        {
          tenant: now.tenant,
          inspection: one.id,
          person: one.person,
          cell: now.cell,
          meeting: now.id,
          outcome: held.result.outcome,
          wording: held.result.body,
          plan: held.result.fix,
          fixBy: held.result.fix_by,
          called,
          ...vote,
          rule: rules.quorum,
          concludedOn: now.day,
        },
        byOf(v),
      )
      if ('failure' in made) throw new Overtaken(async () => again({ yes: v.t.inspection.table.gone }))
      return paths.meetingInspections.to({ meeting: now.id })
    }
  })
}

async function votePage(
  v: Visit,
  meeting: MeetingRow,
  one: Inspection,
  typed: TypedVote,
  errors?: FieldErrors,
): Promise<Response> {
  const byName = byNameOf(v, typed)
  return v.page(
    {
      title: v.t.inspection.table.title,
      status: errors ? 422 : 200,
      back: {
        href: paths.meetingInspections.to({ meeting: meeting.id }),
        label: v.t.inspection.table.title,
      },
    },
    <TableInspectionPage
      meeting={meeting.id}
      one={one}
      errors={errors}
      vote={{
        voters: await votersFor(v.db, meeting),
        typed,
        errors,
        byName,
        otherWay: otherWay(v, byName),
      }}
    />,
  )
}

async function tablePage(v: Visit, meeting: MeetingRow): Promise<Response> {
  const { tenant, cell } = meeting
  const [plans, all, here] = await Promise.all([
    plansOf(v.db, tenant, cell),
    inspectionsOf(v.db, tenant, cell),
    inspectionsAt(v.db, tenant, meeting.id),
  ])
  const draft = plans.find((plan) => !plan.adopted_on)
  const lines = all.filter((one) => one.plan === draft?.id)
  return v.page(
    { title: v.t.inspection.table.title, back: backToHub(v, meeting) },
    <TablePage
      view={{
        meeting: meeting.id,
        me: v.me.person,
        draft: draft && lines.length > 0 ? { year: draft.year, lines } : null,
        tell: all.filter((one) => one.stage === 'planned' && isSoon(one.month, meeting.day)),
        conclude: all
          .filter((one) => one.stage === 'seen')
          .map((one) => ({ ...one, today: !isToldInTime(one.told_on, meeting.day) })),
        done: here.filter((one) => one.conclusion !== null && one.told_at_meeting !== meeting.id),
      }}
    />,
  )
}
