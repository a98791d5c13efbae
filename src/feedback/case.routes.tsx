import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { Text } from '../text/text.ts'
import { done } from './act.routes.tsx'
import { messagesOf } from './case.ts'
import { certificateOf, clearedOutcome } from './certificate.ts'
import { CasePage, type CaseView, type TimelineLine } from './desk.pages.tsx'
import {
  actsIn,
  type Desk,
  deskOf,
  dropProposal,
  looksOf,
  type Proposal,
  proposalsOf,
  shortName,
  subjectIn,
} from './desk.ts'
import type { Actor, FeedbackEvent } from './feedback-event.rules.ts'
import type { RefusalKind } from './feedback-state.rules.ts'
import { waitsFor } from './feedback-steps.rules.ts'
import { moreSentences, stateSentence, stepSentence } from './feedback-words.rules.ts'
import { guidanceIn } from './guidance.ts'
import { letterIn } from './letter-paper.ts'
import { photosOf } from './photo.ts'
import { isThanked } from './thanks.routes.tsx'
import { deedsNotedOf } from './thanks.ts'

/** The page of one case, and the second signature under what another put forward. */
export function caseRoutes(serve: Serve) {
  serve(paths.feedbackCase, {
    get: async (v) => casePage(v, await deskOf(v)),
    post: async (v) => {
      const form = await v.form(['proposal', 'do'])
      const desk = await deskOf(v)
      const back = paths.feedbackCase.to({ case: desk.open.row.id })
      let refused: RefusalKind | null = null
      const answer = await carryOut(
        v,
        form,
        async () => async (tx) => {
          const held = await deskOf(v, tx, true)
          const proposal = (await proposalsOf(tx, held.open)).find((one) => one.id === form.text('proposal'))
          if (!proposal) return back
          if (form.text('do') === 'drop' && proposal.by === v.me.person) {
            await dropProposal(tx, held.open, proposal.id)
            return back
          }
          refused = await sign(v, held, proposal, tx)
          return back
        },
        async () => ({ saved: [], sent: [] }),
      )
      return refused ? casePage(v, desk, v.t.feedback.refusals[refused as RefusalKind]) : answer
    },
  })
}

/** With today's day: what was proposed yesterday happens when the second signs. */
async function sign(
  v: Visit,
  desk: Desk,
  proposal: Proposal,
  tx: Parameters<typeof done>[0],
): Promise<RefusalKind | null> {
  const { open, me, readers, conflict } = desk
  if (conflict && !(proposal.act === 'leave' && actsIn(desk, v.today).includes('leave'))) return 'conflict'
  if (proposal.by === me.id) return 'not-two'
  const first = readers.find((one) => one.id === proposal.by)
  if (!first) return 'not-two'
  const on = v.today > open.state.last ? v.today : open.state.last
  const event = signed(proposal.event, first, me, on)
  if (!event) return 'not-two'
  const refused = await done(tx, v, desk, { event, texts: proposal.texts }, [first.id, me.id])
  if (!refused) await dropProposal(tx, open, proposal.id)
  return refused
}

function signed(event: FeedbackEvent, first: Actor, second: Actor, on: string): FeedbackEvent | null {
  switch (event.kind) {
    case 'notice-delayed':
    case 'answered':
    case 'commented':
    case 'appealed':
    case 'closed':
    case 'left':
    case 'split':
      return { ...event, on, by: [first, second] }
    case 'subject-changed':
      return { ...event, on }
    case 'concluded':
    case 'not-approved':
      return event.voters.some((voter) => voter.id === second.id) ? { ...event, on } : null
    default:
      return null
  }
}

async function casePage(v: Visit, desk: Desk, problem?: string): Promise<Response> {
  return v.page(
    {
      title: v.t.feedbackCase.list.title,
      status: problem ? 409 : 200,
      back: { href: paths.feedbackCases.to(), label: v.t.feedbackCase.list.title },
    },
    <CasePage view={await viewOf(v, desk)} problem={problem} />,
  )
}

async function viewOf(v: Visit, desk: Desk): Promise<CaseView> {
  const { open, names, me, conflict } = desk
  const { state, row } = open
  const c = v.t.feedbackCase
  const name = (id: string) => names.get(id) ?? ''
  const step = waitsFor(state, v.today)
  const subject = subjectIn(open)
  const messages = await messagesOf(v.db, open)
  const looks = await looksOf(v.db, open)
  const all = await proposalsOf(v.db, open)
  const proposals = conflict
    ? all.filter(({ act }) => act === 'leave' && actsIn(desk, v.today).includes(act))
    : all
  return {
    id: row.id,
    name: c.list.name(shortName(row.id)),
    sentences: [stateSentence(state, v.t.feedback), ...moreSentences(state, v.t.feedback)],
    next: step && stepSentence(step, v.t.feedback),
    conflict: conflict && v.t.feedback.conflicts[conflict],
    anonymous: state.received.anonymous,
    subject: subject && { name: name(subject.person) },
    opinions:
      state.stage === 'triage'
        ? state.opinions.map(({ by, verdict }) =>
            c.page.opinion(
              name(by.id),
              v.t.feedback.verdicts[verdict.kind],
              name(
                'about' in verdict
                  ? (verdict.about?.person ?? '')
                  : 'subject' in verdict
                    ? verdict.subject.person
                    : '',
              ),
            ),
          )
        : [],
    messages: messages.map((one) => ({
      head: (one.fromSender ? c.page.from : c.page.to)(showDay(one.on)),
      text: one.text,
      facts: (
        [
          [c.page.about, aboutOf(one.about, v.t)],
          [c.page.where, one.where ?? ''],
          [c.page.when, one.when ?? ''],
          [c.page.contact, one.contact ?? ''],
        ] as const
      ).filter(([, value]) => value),
    })),
    timeline: open.written.map(({ event, texts }) => lineOf(event, texts, name, v.t)),
    proposals: proposals.map((one) => ({
      id: one.id,
      head: c.page.proposal(c.acts[one.act][0] ?? '', name(one.by), showDay(one.on)),
      own: one.by === me.id,
      lines: [...proposed(one.event, v.t), ...Object.values(one.texts)].filter(Boolean),
    })),
    acts: actsIn(desk, v.today),
    looks: looks.map((one) => c.page.look(one.name, showDay(one.day))),
    photos: (await photosOf(v.db, open)).map((n) =>
      paths.feedbackPhoto.to({ case: row.id, photo: String(n) }),
    ),
    gone: desk.gone,
    leaving: state.stage === 'leaving' && !conflict,
    more: conflict ? [] : await moreOf(v, desk),
  }
}

/** Papers and notes that are made from the page of a case and are no steps of it. */
async function moreOf(v: Visit, desk: Desk): Promise<CaseView['more']> {
  const { row, state } = desk.open
  const { thanks, certificate } = v.t.feedbackFollow
  const { page } = v.t.feedbackCase
  if (isThanked(desk)) {
    const noted = (await deedsNotedOf(v.db, row)).map((one) => thanks.noted(showDay(one.on_day)))
    return [{ href: paths.feedbackThanks.to({ case: row.id }), label: thanks.link, notes: noted }]
  }
  if (guidanceIn(desk.open))
    return [{ href: paths.feedbackGuidance.to({ case: row.id }), label: page.guidance, notes: [] }]
  const letter = letterIn(desk.open)
  const papers = letter
    ? [{ href: paths.feedbackLetter.to({ case: row.id }), label: page.letter[letter.kind], notes: [] }]
    : []
  if (clearedOutcome(state) === null) return papers
  const asked = await certificateOf(v.db, row)
  const note = asked && !asked.printed_on ? [certificate.wanted(showDay(asked.asked_on))] : []
  return [
    ...papers,
    { href: paths.feedbackCertificate.to({ case: row.id }), label: certificate.link, notes: note },
  ]
}

const aboutOf = (about: string | undefined, t: Text): string =>
  about && about in t.feedbackPublic.abouts ? t.feedbackPublic.abouts[about as 'member'] : ''

function lineOf(
  event: FeedbackEvent,
  texts: Readonly<Record<string, string>>,
  name: (id: string) => string,
  t: Text,
): TimelineLine {
  const actors = 'by' in event ? [event.by].flat() : 'voters' in event ? event.voters : []
  const people = actors.flatMap((one) => (!one ? [] : [name(typeof one === 'string' ? one : one.id)]))
  return {
    day: showDay(event.on),
    what: t.feedbackCase.events[event.kind],
    who: people.filter(Boolean).join(', '),
    texts: [...Object.values(texts), ...proposed(event, t)].filter(Boolean),
  }
}

/** What an event says besides its words. */
function proposed(event: FeedbackEvent, t: Text): string[] {
  const f = t.feedbackCase.fields
  switch (event.kind) {
    case 'notice-delayed':
      return [`${f.until}: ${showDay(event.until)}`, event.reason]
    case 'answered':
    case 'commented':
    case 'appealed':
      return event.handed ? [t.feedbackCase.page.onPaper(showDay(event.handed))] : []
    case 'extended':
      return [event.reason]
    case 'verified':
      return [`${f.sources[event.finding.source]}. ${f.saying[event.finding.says]}.`]
    case 'drafted':
      return [t.feedback.outcomes[event.outcome]]
    case 'concluded':
    case 'not-approved': {
      const { yes, no, other, called } = event.vote
      const outcome = event.kind === 'concluded' ? [t.feedback.outcomes[event.outcome]] : []
      return [...outcome, event.meeting, `${f.yes}: ${yes}/${called}. ${f.no}: ${no}. ${f.other}: ${other}.`]
    }
    case 'appeal-answered':
      return [
        event.document,
        event.outcome.kind === 'upheld' ? f.upheld : t.feedback.outcomes[event.outcome.to],
      ]
    case 'closed':
      return [t.feedback.follows[event.follow]]
    case 'left':
      return [f.whys[event.why]]
    case 'subject-changed':
      return event.membership === 'here' ? [] : [f.goneWhere[event.membership]]
    default:
      return []
  }
}
