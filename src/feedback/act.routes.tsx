import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import type { Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { randomId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { ACT_FIELDS, type ActFacts, readAct } from './act.form.ts'
import { ActPage } from './act.pages.tsx'
import { ACTS, type Act, NEEDS_TWO } from './act.rules.ts'
import { messagesOf, type OpenCase, act as write } from './case.ts'
import { type Written, writeMessage } from './case-write.ts'
import { conflictOf } from './conflict.rules.ts'
import { actsIn, type Desk, deskOf, membersIn, propose, standsIn, subjectIn } from './desk.ts'
import { tokenOf } from './envelope.ts'
import { type NoteErased, noteErasedCase } from './erase.ts'
import { receiptsOf } from './feedback.queries.ts'
import { next } from './feedback.rules.ts'
import type { FeedbackEvent, Subject } from './feedback-event.rules.ts'
import { isFounded } from './feedback-finding.rules.ts'
import { isConcluded, isRefusal, type RefusalKind } from './feedback-state.rules.ts'
import { carryFollow } from './follow.ts'
import { type Letter, sendLetter } from './letters.ts'
import { subjectFor } from './people.ts'
import { type RedactionProblem, redactionProblem, sentIn } from './redaction.rules.ts'
import { splitOff } from './split.ts'

/** One form for each thing that readers do in a case. */
export function actRoutes(serve: Serve) {
  serve(paths.feedbackAct, {
    get: async (v) => {
      const desk = await deskOf(v)
      return actPage(v, desk, actIn(v, desk))
    },
    post: async (v) => {
      const form = await v.form(ACT_FIELDS)
      const desk = await deskOf(v)
      const act = ACTS.find((one) => one === v.params.act)
      if (!act) throw notFound()
      const back = paths.feedbackCase.to({ case: desk.open.row.id })
      let refused: RefusalKind | null = null
      const answer = await carryOut(
        v,
        form,
        async () => {
          if (!actsIn(desk, v.today).includes(act))
            return actPage(v, desk, act, { form, problem: v.t.feedback.refusals.conflict })
          const read = readAct(form, act, await factsOf(v, desk, form), v.t)
          if (!read.ok) return actPage(v, desk, act, { form, errors: read.errors })
          const told = await redactionOf(v, desk, act, read.texts)
          if (told) return actPage(v, desk, act, { form, errors: { text: v.t.feedbackCase.redaction[told] } })
          return async (tx) => {
            const held = await deskOf(v, tx, true)
            refused = await carry(tx, v, held, act, { event: read.event, texts: read.texts })
            const { event } = read
            return event.kind === 'slip-handed' || event.kind === 'conflict-declared'
              ? paths.feedbackCases.to()
              : back
          }
        },
        async () => ({ saved: [], sent: [] }),
      )
      if (!refused) return answer
      return actPage(v, desk, act, { form, problem: v.t.feedback.refusals[refused as RefusalKind] })
    },
  })
}

function actIn(v: Visit, desk: Desk): Act {
  const act = ACTS.find((one) => one === v.params.act)
  if (!act || !actsIn(desk, v.today).includes(act)) throw notFound()
  return act
}

/** Writes it down, or puts it before a second signature. What is refused leaves nothing. */
async function carry(
  tx: Transaction,
  v: Visit,
  desk: Desk,
  act: Act,
  written: Written,
): Promise<RefusalKind | null> {
  const { open, me } = desk
  if (NEEDS_TWO.includes(act)) {
    const problem = firstProblem(open, written.event, desk)
    if (problem) return problem
    await propose(tx, open, act, written, me.id, v.today)
    return null
  }
  return done(tx, v, desk, written, [me.id])
}

/** What would be refused whoever signed second is refused at once. */
function firstProblem(open: OpenCase, event: FeedbackEvent, { readers, me }: Desk): RefusalKind | null {
  // What goes elsewhere because too few are without conflict is signed by one who is in it.
  const mayBeInConflict = event.kind === 'left' && event.why !== 'hand-over'
  const second = readers.find((one) => {
    const conflict = standsIn(open, one)
    return one.id !== me.id && (mayBeInConflict ? conflict !== 'self' : conflict === null)
  })
  if (event.kind === 'concluded' || event.kind === 'not-approved') {
    if (!event.voters.some((voter) => voter.id === me.id)) return 'not-two'
  }
  const both = 'by' in event && Array.isArray(event.by) && second ? { ...event, by: [me, second] } : event
  const outcome = next(open.state, both as FeedbackEvent, open.policy)
  return isRefusal(outcome) ? outcome.refused : null
}

/** The event with its letters and messages. */
export async function done(
  tx: Transaction,
  v: Visit,
  { open, readers, tenant }: Desk,
  written: Written,
  signers: readonly string[],
): Promise<RefusalKind | null> {
  const { event, texts } = written
  const { row, pair } = open
  const noteErased: NoteErased = (erased) => noteErasedCase(v.config.dataRoot, erased)
  const outcome = await write(
    tx,
    open,
    written,
    { person: v.me.person, now: v.now, noteErased },
    signers,
    readers,
  )
  if (typeof outcome === 'string') return outcome
  if (event.kind === 'closed')
    await carryFollow(tx, tenant, open, event, texts, { person: v.me.person, now: v.now })
  const subject = subjectIn(open)
  const letter = LETTERS[event.kind]
  if (subject && letter)
    await sendLetter(
      tx,
      { tenant, caseId: row.id, person: subject.person },
      {
        kind: letter,
        text: texts.text ?? lastDraft(open),
        token: tokenOf(pair, subject.person).toString('hex'),
        n: open.written.length + 1,
        ...(event.kind === 'concluded' || event.kind === 'drafted' ? { outcome: event.outcome } : {}),
        ...('handed' in event ? { handed: event.handed } : {}),
      },
      event.on,
    )
  if (event.kind === 'split') await splitOff(tx, open, event, texts.text ?? '')
  if (event.kind === 'sender-asked')
    await writeMessage(
      tx,
      row,
      { text: texts.text ?? '' },
      { fromSender: false, on: event.on },
      await receiptsOf(tx, tenant, row.id),
    )
  return null
}

const LETTERS: Partial<Record<FeedbackEvent['kind'], Letter['kind']>> = {
  'notice-sent': 'notice',
  drafted: 'draft',
  concluded: 'conclusion',
  // From paper: the member reads on their own page what was written down for them.
  answered: 'own-answer',
  commented: 'own-comment',
  appealed: 'own-appeal',
}

const lastDraft = ({ written }: OpenCase): string =>
  written.findLast(({ event }) => event.kind === 'drafted')?.texts.text ?? ''

/** These go to the member, or to a cell. */
const REDACTED: readonly Act[] = ['notice', 'draft', 'close']

async function redactionOf(
  v: Visit,
  { open }: Desk,
  act: Act,
  texts: Readonly<Record<string, string>>,
): Promise<RedactionProblem | null> {
  if (!REDACTED.includes(act)) return null
  const sent = sentIn(await messagesOf(v.db, open))
  return redactionProblem([texts.text, texts.plan].filter(Boolean).join('\n'), sent)
}

async function factsOf(v: Visit, { open, me, readers, tenant }: Desk, form: Form): Promise<ActFacts> {
  const person = form.text('person')
  const known = (await membersIn(v.db, tenant, v.today)).some((one) => one.person === person)
  const subject = known ? await subjectFor(v.db, tenant, person, v.today) : null
  const { declared } = open.state
  return {
    on: v.today > open.state.last ? v.today : open.state.last,
    me,
    readers,
    subjectOf: (id) => (subject?.person === id ? subject : null),
    clear: (about: Subject) => readers.filter((one) => conflictOf(one, about, declared) === null).length,
    others: (about) => {
      const of = about ?? subjectIn(open)
      return readers.filter((one) => one.id !== of?.person).length
    },
    draft: 'draft' in open.state ? open.state.draft.outcome : null,
    subject: subjectIn(open),
    fresh: randomId(),
  }
}

async function actPage(
  v: Visit,
  desk: Desk,
  act: Act,
  given: { form?: Form; errors?: FieldErrors; problem?: string } = {},
): Promise<Response> {
  const { open, readers, names, tenant } = desk
  const typed = Object.fromEntries(given.form?.fields ?? [])
  return v.page(
    {
      title: v.t.feedbackCase.acts[act][0] ?? '',
      status: given.errors ? 422 : given.problem ? 409 : 200,
      back: { href: paths.feedbackCase.to({ case: open.row.id }), label: v.t.feedbackCase.list.title },
    },
    <ActPage
      view={{
        case: open.row.id,
        act,
        split:
          act === 'split' ? ((await messagesOf(v.db, open)).find((one) => one.fromSender)?.text ?? '') : '',
        members: act === 'opine' ? await membersIn(v.db, tenant, v.today) : [],
        readers: readers
          .filter((one) => standsIn(open, one) === null)
          .map((one) => ({ id: one.id, name: names.get(one.id) ?? '' })),
        typed,
        voters: given.form?.all('voters') ?? [],
        founded: isConcluded(open.state) && isFounded(open.state.outcome),
        errors: given.errors,
        problem: given.problem,
      }}
    />,
  )
}
