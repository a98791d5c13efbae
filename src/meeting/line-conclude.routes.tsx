import { Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { confirmedOf, type LineRow } from '../commitment/commitment.ts'
import { concludeLine, lineConclusionsOf } from '../conclusion/conclusion.ts'
import { quorumFailure } from '../conclusion/quorum.rules.ts'
import { paths } from '../paths.ts'
import type { Database } from '../platform/database.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import {
  lineFields,
  nothingSaid,
  readLineConclusion,
  type TypedLineConclusion,
} from './line-conclude.form.ts'
import { LineConcludePage } from './line-conclude.pages.tsx'
import type { MeetingRow } from './meeting.queries.ts'
import { meetingDefaultsOn } from './meeting-default.ts'
import { type ReviewRow, reviewHeld } from './meeting-review.ts'
import { lineHindranceOf, reviewOf } from './review-visit.ts'
import { opened } from './roll.routes.tsx'
import { votersOf } from './roll.rules.ts'
import { holdRoll, rollOf } from './roll.ts'
import { byOf, meetingOf, writeAtTable } from './table-visit.tsx'
import { noVote, readVote, type TypedVote, voteFields } from './vote.form.ts'
import { byNameOf, otherWay, sameVoters, votersFor } from './vote.routes.tsx'

/** The cell concludes, by a vote, whether a line of a member's commitment was kept: once it has heard them. */
export function lineConcludeRoutes(serve: Serve) {
  serve(paths.meetingLineConclude, {
    get: async (v) => {
      const meeting = await opened(v)
      const review = await reviewOf(v, meeting)
      return linePage(v, meeting, review, await lineOf(v, meeting, review), {
        typed: nothingSaid,
        vote: noVote,
      })
    },
    post: async (v) => {
      const voters = await votersFor(v.db, await meetingOf(v))
      const form = await v.form([...lineFields, ...voteFields(voters)])
      const [c, m] = [v.t.commitment.conclude, v.t.meeting]
      const labels = { wording: c.wording, yes: m.vote.yes, no: m.vote.no, other: m.vote.other }
      return writeAtTable(v, form, labels, async (meeting) => {
        const review = await reviewOf(v, meeting)
        const line = await lineOf(v, meeting, review)
        const { typed, errors } = readLineConclusion(form, v.t)
        const read = readVote(form, voters, v.t)
        Object.assign(errors, read.errors)
        const again = (more: FieldErrors = {}) =>
          linePage(v, meeting, review, line, {
            typed,
            vote: read.typed,
            errors: { ...errors, ...more },
          })
        const hindrance = await sentenceOf(v, v.db, meeting, review, line)
        if (hindrance) return again({ outcome: hindrance })
        const { outcome } = typed
        if (!read.vote || !outcome || Object.keys(errors).length > 0) return again()
        const { vote } = read
        const { meeting: rules } = await meetingDefaultsOn(v.db, meeting.tenant, meeting.day)
        const called = votersOf(await rollOf(v.db, meeting), rules.voters).called
        const failure = quorumFailure(rules.quorum, { ...vote, called })
        if (failure) return again({ yes: m.review.failures[failure] })
        return async (tx, now) => {
          await holdRoll(tx, now)
          const held = await reviewHeld(tx, now, review.id)
          const left = held ? await sentenceOf(v, tx, now, held, line) : m.review.hindrances['put-off']
          if (left) throw new Overtaken(() => again({ outcome: left }))
          if (!sameVoters(voters, await votersFor(tx, now)))
            throw new Overtaken(() => again({ yes: m.vote.rollChanged }))
          const made = await concludeLine(
            tx,
            {
              tenant: meeting.tenant,
              person: review.person,
              cell: meeting.cell,
              source_id: meeting.id,
              concluded_on: meeting.day,
              line: line.id,
              outcome,
              wording: typed.wording,
              heard: true,
              called,
              rule: rules.quorum,
              ...vote,
            },
            byOf(v),
          )
          if ('failure' in made) throw new Error(`what was looked at held no longer: ${made.failure}`)
          return paths.meetingReview.to({ meeting: meeting.id, review: review.id })
        }
      })
    },
  })
}

/** This year's commitment, and at the beginning of a year the one that has just ended. */
export const yearsAt = (meeting: Pick<MeetingRow, 'day'>): number[] => {
  const year = Number(meeting.day.slice(0, 4))
  return [year, year - 1]
}

/** A line of what the cell confirmed of the one reviewed. */
async function lineOf(v: Visit, meeting: MeetingRow, review: ReviewRow): Promise<LineRow> {
  const all = await confirmedOf(v.db, meeting, review.person, yearsAt(meeting))
  const line = all.flatMap((one) => one.lines).find((one) => one.id === v.params.line)
  if (!line) throw notFound()
  return line
}

/** Why this line can't be concluded about now, by whoever is at the keyboard. */
async function sentenceOf(
  v: Visit,
  db: Database,
  meeting: MeetingRow,
  review: ReviewRow,
  line: LineRow,
): Promise<string | null> {
  const c = v.t.commitment.conclude
  const hindrance = await lineHindranceOf(db, meeting, review, v.me.person)
  if (hindrance) return hindrance === 'not-heard' ? c.notHeard : v.t.meeting.review.hindrances[hindrance]
  const confirmed = await confirmedOf(db, meeting, review.person, yearsAt(meeting))
  if (!confirmed.some((one) => one.lines.some(({ id }) => id === line.id))) return c.notConfirmed
  const done = (await lineConclusionsOf(db, meeting)).some((one) => one.line === line.id)
  return done ? c.already : null
}

async function linePage(
  v: Visit,
  meeting: MeetingRow,
  review: ReviewRow,
  line: LineRow,
  given: { typed: TypedLineConclusion; vote: TypedVote; errors?: FieldErrors },
): Promise<Response> {
  const byName = byNameOf(v, given.vote)
  return v.page(
    {
      title: v.t.commitment.conclude.title,
      status: given.errors ? 422 : 200,
      back: {
        href: paths.meetingReview.to({ meeting: meeting.id, review: review.id }),
        label: v.t.meeting.review.list,
      },
    },
    <LineConcludePage
      action={v.url.pathname}
      name={review.name}
      line={line}
      typed={given.typed}
      hindrance={await sentenceOf(v, v.db, meeting, review, line)}
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
