import { carryOut, Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { isPresentMember } from '../membership/powers.rules.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { byGivenName } from '../platform/fold.ts'
import type { Form } from '../platform/form.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { changeSeats, openMeeting } from './meeting.ts'
import { OpenPage, SeatsPage } from './open.pages.tsx'
import { rollOf } from './roll.ts'
import { backToHub, byOf, meetingOf } from './table-visit.tsx'
import { readWhen, type TypedWhen, typedWhen, WHEN_FIELDS } from './when.form.ts'

type Seats = { chair: string; clerk: string }

/** A meeting begins, with who leads it and who writes; later these two may change. */
export function openRoutes(serve: Serve) {
  serve(paths.meetingOpen, {
    get: async (v) => {
      const meeting = await meetingOf(v)
      if (meeting.locked_at) throw notFound()
      return meeting.opened_at
        ? seatsPage(v, meeting, standing(meeting))
        : openPage(v, meeting, { chair: v.me.person, clerk: '' }, heldNow(v, meeting))
    },
    post: async (v) => {
      const meeting = await meetingOf(v)
      const form = await v.form(['chair', 'clerk', 'begin', ...WHEN_FIELDS])
      const prepare = meeting.opened_at && !form.has('begin') ? reseating : beginning
      return carryOut(
        v,
        form,
        () => prepare(v, form, meeting),
        async () => ({ saved: [], sent: [] }),
      )
    },
  })
}

const standing = (meeting: MeetingRow): Seats => ({ chair: meeting.chair ?? '', clerk: meeting.clerk ?? '' })

/** As planned, or, on another day than planned, today: minutes tell the day the meeting was held. */
const heldNow = (v: Visit, meeting: MeetingRow): TypedWhen => ({
  day: showDay(v.today),
  time: meeting.at_time,
  place: meeting.place,
  topic: meeting.topic,
  'moved-reason': meeting.moved_reason,
})

async function beginning(v: Visit, form: Form, meeting: MeetingRow) {
  const seats = { chair: form.text('chair'), clerk: form.text('clerk') }
  if (meeting.locked_at) throw notFound()
  if (meeting.opened_at) return begunAlready(v)
  const usual = meeting.usual_day ?? meeting.day
  const { when, errors } = readWhen(form, { ...meeting, usual, today: v.today, past: true }, v.t)
  const members = await membersOn(v, meeting, when?.day ?? v.today)
  Object.assign(errors, seatErrors(v, seats, members))
  if (!when || Object.keys(errors).length > 0) return openPage(v, meeting, seats, typedWhen(form), errors)
  const held = {
    day: when.day,
    at_time: when.time,
    place: when.place,
    usual_day: when.usualDay,
    moved_reason: when.movedReason,
  }
  return async (tx: Parameters<typeof openMeeting>[0]) => {
    if (!(await openMeeting(tx, meeting, seats, byOf(v), held))) throw new Overtaken(() => begunAlready(v))
    return paths.meetingHub.to({ meeting: meeting.id })
  }
}

async function reseating(v: Visit, form: Form, meeting: MeetingRow) {
  if (meeting.locked_at) throw notFound()
  const seats = { chair: form.text('chair'), clerk: form.text('clerk') }
  const errors = seatErrors(v, seats, await rollOf(v.db, meeting))
  if (Object.keys(errors).length > 0) return seatsPage(v, meeting, seats, errors)
  return async (tx: Parameters<typeof changeSeats>[0]) => {
    await changeSeats(tx, meeting, seats, byOf(v))
    return paths.meetingHub.to({ meeting: meeting.id })
  }
}

function seatErrors(v: Visit, seats: Seats, members: readonly { readonly person: string }[]): FieldErrors {
  const errors: FieldErrors = {}
  for (const seat of ['chair', 'clerk'] as const)
    if (!members.some((one) => one.person === seats[seat])) errors[seat] = v.t.meeting.notMember
  if (!errors.clerk && seats.chair === seats.clerk) errors.clerk = v.t.meeting.sameSeat
  return errors
}

async function membersOn(v: Visit, meeting: MeetingRow, day: string) {
  const members = await membersOfCells(v.db, meeting.tenant, [meeting.cell], day)
  const here = members
    .filter((member) => isPresentMember(member.status))
    .map((member) => ({ person: member.person, name: member.full_name }))
  return byGivenName(here, ({ name }) => name)
}

/** Of two who begin a meeting at once the second sees whom the first has seated. */
async function begunAlready(v: Visit): Promise<Response> {
  const meeting = await meetingOf(v)
  return seatsPage(v, meeting, standing(meeting), { chair: v.t.meeting.begunAlready })
}

async function openPage(
  v: Visit,
  meeting: MeetingRow,
  typed: Seats,
  when: TypedWhen,
  errors?: FieldErrors,
): Promise<Response> {
  const usual = meeting.usual_day ?? meeting.day
  const action = paths.meetingOpen.to({ meeting: meeting.id })
  return v.page(
    { title: v.t.meeting.open, status: errors ? 422 : 200, back: backToHub(v, meeting) },
    <OpenPage
      view={{ meeting, members: await membersOn(v, meeting, v.today), typed, errors }}
      when={{ action, kind: meeting.kind, usual, typed: when, errors, lunar: null }}
      otherDay={v.today !== meeting.day}
    />,
  )
}

async function seatsPage(
  v: Visit,
  meeting: MeetingRow,
  typed: Seats,
  errors?: FieldErrors,
): Promise<Response> {
  return v.page(
    { title: v.t.meeting.seats, status: errors ? 422 : 200, back: backToHub(v, meeting) },
    <SeatsPage meeting={meeting} members={await rollOf(v.db, meeting)} typed={typed} errors={errors} />,
  )
}
