import { Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { OUTCOMES, type Outcome } from '../conclusion/conclusion.rules.ts'
import { concludeRound, type RoundConclusionDraft, withdrawConclusion } from '../conclusion/conclusion.ts'
import { quorumFailure } from '../conclusion/quorum.rules.ts'
import { addItemLinks } from '../meeting/item-links.ts'
import type { MeetingRow } from '../meeting/meeting.queries.ts'
import { meetingDefaultsOn } from '../meeting/meeting-default.ts'
import { addTeller } from '../meeting/minutes-matters.ts'
import { opened } from '../meeting/roll.routes.tsx'
import { isHere, votersOf } from '../meeting/roll.rules.ts'
import { holdRoll, rollOf } from '../meeting/roll.ts'
import { backToHub, byOf, meetingOf, writeAtTable } from '../meeting/table-visit.tsx'
import { noVote, readVote, type TypedVote, voteFields } from '../meeting/vote.form.ts'
import { byNameOf, otherWay, sameVoters, votersFor } from '../meeting/vote.routes.tsx'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { roundLinks, tellRound } from './at-meeting.ts'
import { type AtTable, foundAt, isElsewhere, memberAt, roundAt } from './at-table.ts'
import { sentOf } from './own-round.routes.tsx'
import { conclusionsIn, type RoundMember, type RoundRow } from './round.queries.ts'
import { isLate, isUnheard, levelOf, tableHindrance } from './round.rules.ts'
import { whileRunning } from './round.ts'
import { readConcluded, signFields, typedSigns } from './signs.form.ts'
import { TableMemberPage, TableRoundPage, TableTogetherPage, type TypedTable } from './table-round.pages.tsx'
import { tooLate } from './too-late.tsx'

/** At the table of a meeting: the cell concludes about what its members declared. */
export function tableRoundRoutes(serve: Serve) {
  addItemLinks(roundLinks)
  addTeller(tellRound)

  serve(paths.meetingRound, {
    get: async (v) => {
      const meeting = await opened(v)
      const { round, members, cellNames } = await roundAt(v, meeting)
      return v.page(
        { title: v.t.round.table.title, back: backToHub(v, meeting) },
        <TableRoundPage
          meeting={meeting.id}
          round={round?.name ?? null}
          members={members.filter((member) => member.part !== 'away' || member.declaration)}
          cellNames={cellNames}
          together={round !== null && togetherOf(v, meeting, round, members).length > 1}
        />,
      )
    },
  })

  serve(paths.meetingRoundTogether, {
    get: async (v) => togetherPage(v, await opened(v), { ticked: [], vote: noVote }),
    post: concludeTogether,
  })

  serve(paths.meetingRoundMember, {
    get: async (v) => {
      const at = await memberAt(v, await opened(v))
      const fixes = new Map(at.member.declaration?.signs.map((sign) => [sign.id, sign.fix]))
      const blank = { level: null, cause: '', by: '' }
      return memberPage(v, at, {
        typed: {
          outcome: '',
          wording: '',
          led: '',
          signs: isElsewhere(at.member) ? [] : [...fixes].map(([id, fix]) => ({ id, fix, ...blank })),
        },
        vote: noVote,
      })
    },
    post: concludeOne,
  })

  serve(paths.meetingRoundWithdraw, {
    post: async (v) => {
      const form = await v.form([])
      return writeAtTable(v, form, {}, async (meeting) => {
        const at = await memberAt(v, meeting)
        return async (tx) => {
          const { conclusion } = at.member
          const done =
            conclusion?.meeting === meeting.id &&
            (await withdrawConclusion(tx, meeting, conclusion.id, byOf(v)))
          if (!done)
            throw new Overtaken(async () =>
              memberPage(v, at, {
                typed: nothingTyped,
                vote: noVote,
                errors: { outcome: v.t.round.table.withdrawn },
              }),
            )
          return paths.meetingRoundMember.to({ meeting: meeting.id, person: at.member.person })
        }
      })
    },
  })
}

const nothingTyped: TypedTable = { outcome: '', wording: '', led: '', signs: [] }

const hindranceOf = (v: Visit, meeting: MeetingRow, round: RoundRow, member: RoundMember) =>
  tableHindrance({
    running: true,
    before: meeting.day < round.opens_on,
    inCell: member.cell === meeting.cell,
    own: member.person === v.me.person,
    concluded: member.conclusion !== null,
    declared: member.declaration !== null && !isElsewhere(member),
    mayStillDeclare: !isLate(round, v.today),
  })

/** Who may be concluded about by one vote: nothing declared by them, and no hand of theirs in it. */
const togetherOf = (v: Visit, meeting: MeetingRow, round: RoundRow, members: readonly RoundMember[]) =>
  members.filter(
    (member) =>
      member.part !== 'away' &&
      hindranceOf(v, meeting, round, member) === null &&
      (member.declaration?.signs ?? []).length === 0 &&
      member.person !== meeting.chair &&
      member.person !== meeting.clerk,
  )

/** The vote as it was typed, and what it rests on; null with what is to be mended. */
async function voteOf(
  v: Visit,
  meeting: MeetingRow,
  form: Form,
  voters: Awaited<ReturnType<typeof votersFor>>,
) {
  const { typed, vote, errors } = readVote(form, voters, v.t)
  const { meeting: rules } = await meetingDefaultsOn(v.db, meeting.tenant, meeting.day)
  const called = votersOf(await rollOf(v.db, meeting), rules.voters).called
  const failure = vote && quorumFailure(rules.quorum, { ...vote, called })
  if (failure) errors.yes = v.t.meeting.review.failures[failure]
  return { typed, errors, facts: vote && !failure ? { ...vote, called, rule: rules.quorum } : null }
}

async function concludeOne(v: Visit): Promise<Response> {
  const meetingBefore = await meetingOf(v)
  const before = await foundAt(v, meetingBefore)
  if (!before) return tooLate(v, meetingBefore)
  const catalogue = await catalogueByRef(v.db, before.round.catalogue)
  const voters = await votersFor(v.db, before.meeting)
  const form = await v.form([...signFields(catalogue), 'outcome', 'wording', 'led', ...voteFields(voters)])
  const w = v.t.round.table
  const labels = { wording: w.wording, yes: v.t.meeting.vote.yes, no: v.t.meeting.vote.no }
  return writeAtTable(v, form, labels, async (meeting) => {
    const found = await foundAt(v, meeting)
    if (!found) return tooLate(v, meeting)
    const at = { ...found, meeting }
    const typed: TypedTable = {
      outcome: form.text('outcome'),
      wording: form.text('wording'),
      led: form.text('led'),
      signs: typedSigns(form, catalogue),
    }
    const vote = await voteOf(v, meeting, form, voters)
    const again = (errors?: FieldErrors) => memberPage(v, at, { typed, vote: vote.typed, errors })
    if (form.has('add')) return again()
    const hindrance = hindranceOf(v, meeting, at.round, at.member)
    if (hindrance === 'before') return again({ outcome: w.hindrances.before })
    if (hindrance) return again({ outcome: w.concludedAlready })
    const outcome = OUTCOMES.find((one) => one === typed.outcome) ?? null
    const read = readConcluded(
      form,
      typed.signs,
      { catalogue, ref: at.round.catalogue, meetingDay: meeting.day },
      v.t,
    )
    const errors = {
      ...outcomeErrors(v, form, at, typed, outcome, read.signs.length),
      ...read.errors,
      ...vote.errors,
    }
    if (!outcome || !vote.facts || Object.keys(errors).length > 0) return again(errors)
    const draft: RoundConclusionDraft = {
      tenant: meeting.tenant,
      person: at.member.person,
      cell: meeting.cell,
      source_id: meeting.id,
      round: at.round.id,
      led_by: meeting.chair === at.member.person ? typed.led : null,
      concluded_on: meeting.day,
      outcome,
      wording: typed.wording,
      signs: read.signs,
      plans: read.plans,
      ...vote.facts,
    }
    return writing(v, [draft], voters, again)
  })
}

function outcomeErrors(
  v: Visit,
  form: Form,
  { meeting, member, here }: AtTable,
  typed: TypedTable,
  outcome: Outcome | null,
  named: number,
): FieldErrors {
  const w = v.t.round.table
  const errors: FieldErrors = {}
  if (!outcome) errors.outcome = v.t.form.choose
  else if (outcome === 'to-fix' && named === 0) errors.outcome = w.signsNeeded
  else if (outcome !== 'to-fix' && named > 0) errors.outcome = w.noSigns
  else if (isUnheard(outcome, { declared: member.declaration !== null && !isElsewhere(member), here }))
    errors.outcome = w.hindrances['not-heard']
  if (form.hadHidden('wording')) errors.wording = v.t.form.hidden
  else if (typed.wording.length > 5000) errors.wording = v.t.form.tooLong(5000, typed.wording.length)
  else if (outcome && outcome !== 'none-seen' && typed.wording === '') errors.wording = w.wordingNeeded
  if (meeting.chair === member.person && (typed.led === '' || typed.led === member.person))
    errors.led = w.ledNeeded
  return errors
}

/** Everything that was looked at holds while it is written: the round, the roll, and that nobody was earlier. */
const writing =
  (
    v: Visit,
    drafts: readonly RoundConclusionDraft[],
    voters: Awaited<ReturnType<typeof votersFor>>,
    again: (errors: FieldErrors) => Promise<Response>,
  ) =>
  async (tx: Parameters<typeof concludeRound>[0], now: MeetingRow): Promise<string> => {
    const w = v.t.round.table
    const { round, tenant } = drafts[0]!
    await holdRoll(tx, now)
    if (!(await whileRunning(tx, { tenant, id: round }, v.today)))
      throw new Overtaken(() => again({ outcome: w.hindrances.over }))
    if (!sameVoters(voters, await votersFor(tx, now)))
      throw new Overtaken(() => again({ yes: v.t.meeting.vote.rollChanged }))
    if (await anyConcluded(tx, { tenant, id: round }, drafts))
      throw new Overtaken(() => again({ outcome: w.concludedAlready }))
    const made = await concludeRound(tx, drafts, byOf(v))
    if ('failure' in made) throw new Overtaken(() => again({ outcome: w.concludedAlready }))
    return paths.meetingRound.to({ meeting: now.id })
  }

const anyConcluded = async (
  db: Database,
  round: { tenant: string; id: string },
  drafts: readonly RoundConclusionDraft[],
) => {
  const known = await conclusionsIn(db, round)
  return drafts.some(({ person }) => known.has(person))
}

async function concludeTogether(v: Visit): Promise<Response> {
  const meetingBefore = await meetingOf(v)
  const voters = await votersFor(v.db, meetingBefore)
  const form = await v.form(['person', ...voteFields(voters)])
  const w = v.t.round.table
  return writeAtTable(v, form, {}, async (meeting) => {
    const { round, members } = await roundAt(v, meeting)
    if (!round) throw notFound()
    const people = togetherOf(v, meeting, round, members)
    const ticked = form.all('person')
    const chosen = people.filter((member) => ticked.includes(member.person))
    const vote = await voteOf(v, meeting, form, voters)
    const again = (errors: FieldErrors) => togetherPage(v, meeting, { ticked, vote: vote.typed, errors })
    const errors: FieldErrors = { ...vote.errors }
    if (chosen.length === 0) errors.person = w.peopleNeeded
    // Somebody ticked is on the page no more: they declared something, or were concluded about meanwhile.
    if (chosen.length < ticked.length) errors.person = w.concludedAlready
    const { facts } = vote
    if (!facts || Object.keys(errors).length > 0) return again(errors)
    const drafts = chosen.map(
      (member): RoundConclusionDraft => ({
        tenant: meeting.tenant,
        person: member.person,
        cell: meeting.cell,
        source_id: meeting.id,
        round: round.id,
        led_by: null,
        concluded_on: meeting.day,
        outcome: 'none-seen',
        wording: '',
        signs: [],
        plans: [],
        ...facts,
      }),
    )
    return writing(v, drafts, voters, again)
  })
}

const voteView = async (v: Visit, meeting: MeetingRow, typed: TypedVote, errors?: FieldErrors) => {
  const byName = byNameOf(v, typed)
  return { voters: await votersFor(v.db, meeting), typed, errors, byName, otherWay: otherWay(v, byName) }
}

async function memberPage(
  v: Visit,
  { meeting, round, member }: AtTable,
  given: { typed: TypedTable; vote: TypedVote; errors?: FieldErrors },
): Promise<Response> {
  const w = v.t.round.table
  const hindrance = hindranceOf(v, meeting, round, member)
  const roll = await rollOf(v.db, meeting)
  const { declaration, conclusion } = member
  return v.page(
    {
      title: w.title,
      status: given.errors ? 422 : 200,
      back: { href: paths.meetingRound.to({ meeting: meeting.id }), label: w.title },
    },
    <TableMemberPage
      meeting={meeting.id}
      member={member}
      sides={{
        declaration:
          declaration && !isElsewhere(member)
            ? { signs: declaration.signs, sent: sentOf(v, declaration) }
            : null,
        conclusion,
      }}
      hindrance={
        hindrance === 'early'
          ? w.hindrances.early(showDay(round.declare_by))
          : hindrance && w.hindrances[hindrance]
      }
      withdrawable={conclusion?.meeting === meeting.id && member.person !== v.me.person}
      catalogue={await catalogueByRef(v.db, round.catalogue)}
      typed={given.typed}
      leaders={
        meeting.chair === member.person
          ? roll.filter((line) => isHere(line) && line.person !== member.person)
          : null
      }
      vote={await voteView(v, meeting, given.vote, given.errors)}
      errors={given.errors}
    />,
  )
}

async function togetherPage(
  v: Visit,
  meeting: MeetingRow,
  given: { ticked: readonly string[]; vote: TypedVote; errors?: FieldErrors },
): Promise<Response> {
  const w = v.t.round.table
  const { round, members } = await roundAt(v, meeting)
  const people = round ? togetherOf(v, meeting, round, members) : []
  return v.page(
    {
      title: w.togetherTitle,
      status: given.errors ? 422 : 200,
      back: { href: paths.meetingRound.to({ meeting: meeting.id }), label: w.title },
    },
    <TableTogetherPage
      meeting={meeting.id}
      people={people.map(({ person, name, declared, declaration }) => ({
        person,
        name,
        declared: declaration
          ? `${v.t.round.own}: ${v.t.round.levels[levelOf(declaration.signs)]}`
          : v.t.round.declared[declared],
      }))}
      ticked={given.ticked}
      vote={await voteView(v, meeting, given.vote, given.errors)}
      errors={given.errors}
    />,
  )
}
