import { Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import type { Database } from '../platform/database.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { meetingDefaultsOn } from './meeting-default.ts'
import { addVote } from './proceedings.ts'
import { opened } from './roll.routes.tsx'
import { isHere } from './roll.rules.ts'
import { holdRoll, type RollLine, rollOf } from './roll.ts'
import { placeOf, textErrors } from './speech.routes.tsx'
import { backToHub, byOf, meetingOf, writeAtTable } from './table-visit.tsx'
import { noVote, readVote, type TypedVote, voteFields } from './vote.form.ts'
import { VotePage } from './vote.pages.tsx'

const LONGEST_QUESTION = 2000

export function voteRoutes(serve: Serve) {
  serve(paths.meetingVote, {
    get: async (v) => {
      const meeting = await opened(v)
      const place = await placeOf(v, meeting)
      return votePage(v, meeting, place.heading, { question: '', typed: noVote })
    },
    post: async (v) => {
      const before = await meetingOf(v)
      const place = await placeOf(v, before)
      const voters = await votersFor(v.db, before)
      const form = await v.form(['question', ...voteFields(voters)])
      const question = form.text('question')
      const m = v.t.meeting.vote
      return writeAtTable(
        v,
        form,
        { question: m.about, yes: m.yes, no: m.no, other: m.other },
        async (meeting) => {
          const { typed, vote, errors } = readVote(form, voters, v.t)
          if (place.reviewed === v.me.person) errors.question = m.ownReview
          Object.assign(errors, textErrors(v, form, 'question', LONGEST_QUESTION, true))
          if (!vote || Object.keys(errors).length > 0)
            return votePage(v, meeting, place.heading, { question, typed, errors })
          return async (tx) => {
            await holdRoll(tx, meeting)
            if (!sameVoters(voters, await votersFor(tx, meeting)))
              throw new Overtaken(() =>
                votePage(v, meeting, place.heading, { question, typed, errors: { yes: m.rollChanged } }),
              )
            await addVote(tx, meeting, { about: place.id, question, ...vote }, byOf(v))
            return place.address
          }
        },
      )
    },
  })
}

/** Members who are here and whose vote counts. */
export async function votersFor(db: Database, meeting: MeetingRow): Promise<RollLine[]> {
  const { meeting: rules } = await meetingDefaultsOn(db, meeting.tenant, meeting.day)
  return (await rollOf(db, meeting)).filter((line) => isHere(line) && rules.voters.includes(line.status))
}

/** Whether the room is still the one a vote was counted in. */
export const sameVoters = (before: readonly RollLine[], now: readonly RollLine[]): boolean =>
  before.length === now.length && before.every((line, i) => line.person === now[i]!.person)

/** The address says only whether choices are written by name. */
export const byNameOf = (v: Visit, typed?: TypedVote): boolean =>
  typed?.manner === 'named' || v.url.searchParams.get('cach') === 'ten'

export const otherWay = (v: Visit, byName: boolean): string =>
  byName ? v.url.pathname : `${v.url.pathname}?cach=ten`

async function votePage(
  v: Visit,
  meeting: MeetingRow,
  heading: string,
  given: { question: string; typed: TypedVote; errors?: FieldErrors },
) {
  const byName = byNameOf(v, given.typed)
  return v.page(
    { title: v.t.meeting.vote.title, status: given.errors ? 422 : 200, back: backToHub(v, meeting) },
    <VotePage
      action={v.url.pathname}
      heading={heading}
      question={given.question}
      view={{
        voters: await votersFor(v.db, meeting),
        typed: given.typed,
        errors: given.errors,
        byName,
        otherWay: otherWay(v, byName),
      }}
    />,
  )
}
