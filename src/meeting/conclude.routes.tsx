import { Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { groupsInOrder } from '../catalogue/catalogue.rules.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { conclude } from '../conclusion/conclusion.ts'
import { quorumFailure } from '../conclusion/quorum.rules.ts'
import { catalogueOf } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { concludeFields, nothingTyped, readConclusion, type TypedConclusion } from './conclude.form.ts'
import { ConcludePage, type SignGroup } from './conclude.pages.tsx'
import type { MeetingRow } from './meeting.queries.ts'
import { meetingDefaultsOn } from './meeting-default.ts'
import { reviewHeld } from './meeting-review.ts'
import { hindranceOf, reviewOf } from './review-visit.ts'
import { opened } from './roll.routes.tsx'
import { votersOf } from './roll.rules.ts'
import { holdRoll, rollOf } from './roll.ts'
import { byOf, meetingOf, writeAtTable } from './table-visit.tsx'
import { noVote, readVote, type TypedVote, voteFields } from './vote.form.ts'
import { byNameOf, otherWay, sameVoters, votersFor } from './vote.routes.tsx'

/** The cell concludes about one member, by a vote. */
export function concludeRoutes(serve: Serve) {
  serve(paths.meetingConclude, {
    get: async (v) => {
      const meeting = await opened(v)
      const review = await reviewOf(v, meeting)
      if (await hindranceOf(v.db, meeting, review, v.me.person))
        return v.go(paths.meetingReview.to({ meeting: meeting.id, review: review.id }))
      return concludePage(v, meeting, review.name, { typed: nothingTyped, vote: noVote })
    },
    post: async (v) => {
      const voters = await votersFor(v.db, await meetingOf(v))
      const form = await v.form([...concludeFields, ...voteFields(voters)])
      const m = v.t.meeting
      const labels = {
        wording: m.review.wording,
        plan: m.review.plan,
        'fix-by': m.review.fixBy,
        yes: m.vote.yes,
        no: m.vote.no,
        other: m.vote.other,
      }
      return writeAtTable(v, form, labels, async (meeting) => {
        const review = await reviewOf(v, meeting)
        const { known } = await signsFor(v, meeting)
        const { typed, draft, errors } = readConclusion(form, known, meeting.day, v.t)
        const read = readVote(form, voters, v.t)
        Object.assign(errors, read.errors)
        const again = (more: FieldErrors = {}) =>
          concludePage(v, meeting, review.name, {
            typed,
            vote: read.typed,
            errors: { ...errors, ...more },
          })
        const hindrance = await hindranceOf(v.db, meeting, review, v.me.person)
        if (hindrance) return again({ outcome: m.review.hindrances[hindrance] })
        if (!draft || !read.vote) return again()
        const { meeting: rules } = await meetingDefaultsOn(v.db, meeting.tenant, meeting.day)
        const called = votersOf(await rollOf(v.db, meeting), rules.voters).called
        const facts = {
          tenant: meeting.tenant,
          person: review.person,
          cell: meeting.cell,
          source_id: meeting.id,
          concluded_on: meeting.day,
          outcome: draft.outcome,
          wording: draft.wording,
          signs: draft.signs,
          fix_by: draft.fixBy,
          plan: draft.plan,
          called,
          rule: rules.quorum,
          ...read.vote,
        }
        const here = paths.meetingReview.to({ meeting: meeting.id, review: review.id })
        const failure = quorumFailure(rules.quorum, { ...read.vote, called })
        if (failure) return again({ yes: m.review.failures[failure] })
        return async (tx, now) => {
          await holdRoll(tx, now)
          const held = await reviewHeld(tx, now, review.id)
          const left = held && (await hindranceOf(tx, now, held, v.me.person))
          if (!held || left)
            throw new Overtaken(() => again({ outcome: m.review.hindrances[left ?? 'put-off'] }))
          if (!sameVoters(voters, await votersFor(tx, now)))
            throw new Overtaken(() => again({ yes: m.vote.rollChanged }))
          const made = await conclude(tx, facts, byOf(v))
          if ('failure' in made) throw new Error(`what was looked at held no longer: ${made.failure}`)
          return here
        }
      })
    },
  })
}

/** The signs the cell may name: those of the period's catalogue, as they were shown. */
async function signsFor(v: Visit, meeting: MeetingRow) {
  const ref = await catalogueOf(v.db, meeting.tenant, meeting.month, v.today)
  const catalogue = ref ? await catalogueByRef(v.db, ref) : null
  const groups: SignGroup[] = catalogue
    ? groupsInOrder(catalogue).map(({ group }) => ({
        label: group.label,
        signs: group.items.map((item) => ({ id: item.id, label: item.full })),
      }))
    : []
  const known = new Map(
    groups.flatMap((group) =>
      group.signs.map((sign) => [sign.id, { catalogue: ref!, id: sign.id, label: sign.label }] as const),
    ),
  )
  return { groups, known }
}

async function concludePage(
  v: Visit,
  meeting: MeetingRow,
  name: string,
  given: { typed: TypedConclusion; vote: TypedVote; errors?: FieldErrors },
): Promise<Response> {
  const byName = byNameOf(v, given.vote)
  return v.page(
    {
      title: v.t.meeting.review.conclude,
      status: given.errors ? 422 : 200,
      back: {
        href: paths.meetingReview.to({ meeting: meeting.id, review: v.params.review! }),
        label: v.t.meeting.review.list,
      },
    },
    <ConcludePage
      action={v.url.pathname}
      name={name}
      typed={given.typed}
      groups={(await signsFor(v, meeting)).groups}
      errors={given.errors}
      vote={{
        voters: await votersFor(v.db, meeting),
        typed: given.vote,
        errors: given.errors,
        byName,
        otherWay: otherWay(v, byName),
      }}
    />,
  )
}
