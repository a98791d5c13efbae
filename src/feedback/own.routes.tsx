import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { askCertificate, type Certificate, certificateOf } from './certificate.ts'
import { caseById, kindsOf, policyOfCase } from './feedback.queries.ts'
import { mayFollow } from './feedback-columns.rules.ts'
import { actAsMember, allOwnLetters, type MemberStep, type OwnLetter } from './letters.ts'
import { LetterPage, type LetterView, OwnFeedbackPage, type Reply } from './own.pages.tsx'

const OPENS = { notice: 'told', draft: 'shown', conclusion: 'conclusion-told' } as const
const REPLIES = { answer: 'answered', comment: 'commented', appeal: 'appealed' } as const
const REPLY_TO: Partial<Record<OwnLetter['kind'], Reply>> = {
  notice: 'answer',
  draft: 'comment',
  conclusion: 'appeal',
}
const LONGEST = 3000

/**
 * The member's own page of cases about them. Nothing here goes through the table of commands: a row there with their
 * account and this address would say whom a case is about. Sent twice, the second finds that it was done.
 */
export function ownFeedbackRoutes(serve: Serve) {
  serve(paths.ownFeedback, {
    get: async (v) => {
      const letters = await mine(v)
      const lines = await Promise.all(
        letters.toReversed().map(async (letter) => ({ letter, opened: (await standing(v, letter)).opened })),
      )
      return v.page(
        { title: v.t.feedbackCase.own.title, back: { href: paths.me.to(), label: v.t.app.nav.me } },
        <OwnFeedbackPage lines={lines} />,
      )
    },
  })

  serve(paths.ownFeedbackLetter, {
    get: async (v) => letterPage(v, await letterIn(v)),
    post: async (v) => {
      const form = await v.form(['step', 'text'])
      const letter = await letterIn(v)
      const step = form.text('step')
      const here = paths.ownFeedbackLetter.to({ letter: letter.id })
      if (step === 'open' && !(await standing(v, letter)).opened) {
        await does(v, letter, OPENS[letter.kind as 'notice'], '')
        return v.go(here)
      }
      if (step === 'certificate' && (await mayCertify(v, letter))) {
        const { tenant } = letter
        await v.db.transaction((tx) => askCertificate(tx, { tenant, id: letter.case }, v.today))
        return v.go(here)
      }
      const reply = REPLY_TO[letter.kind]
      if (!reply || (step !== '' && step !== reply)) return letterPage(v, letter)
      const text = form.text('text')
      const error = form.hadHidden('text')
        ? v.t.form.hidden
        : text === ''
          ? v.t.form.required
          : text.length > LONGEST
            ? v.t.form.tooLong(LONGEST, text.length)
            : undefined
      if (error) return letterPage(v, letter, { text, error })
      if (await does(v, letter, REPLIES[reply], text)) return v.go(paths.ownFeedback.to())
      return letterPage(v, letter, { text, problem: v.t.feedbackCase.own.over })
    },
  })
}

const mine = (v: Visit): Promise<OwnLetter[]> => allOwnLetters(v.db, v.me.person, v.keys())

async function letterIn(v: Visit): Promise<OwnLetter> {
  const letter = (await mine(v)).find((one) => one.id === v.params.letter)
  if (!letter) throw notFound()
  return letter
}

const does = (v: Visit, letter: OwnLetter, kind: MemberStep, text: string): Promise<boolean> =>
  v.db.transaction((tx) =>
    actAsMember(
      tx,
      { tenant: letter.tenant, caseId: letter.case, person: v.me.person, token: letter.token },
      kind,
      { text, outcome: letter.outcome, today: v.today },
    ),
  )

/** Whether it was opened, and what may still be said to it. */
async function standing(
  v: Visit,
  letter: OwnLetter,
): Promise<{ opened: boolean; reply: Reply | null; until: string | null }> {
  const { tenant } = letter
  const row = await caseById(v.db, tenant, letter.case)
  // Of two drafts the earlier opens nothing any more.
  const isLatest = letter.id === (await mine(v)).findLast((one) => isSame(one, letter))?.id
  if (!row || !isLatest || !(letter.kind in OPENS)) return { opened: true, reply: null, until: null }
  const kinds = await kindsOf(v.db, tenant, letter.case)
  const opened = !mayFollow(OPENS[letter.kind as 'notice'], row, kinds, v.today)
  const reply = REPLY_TO[letter.kind] ?? null
  const may = opened && reply !== null && mayFollow(REPLIES[reply], row, kinds, v.today)
  return { opened, reply: may ? reply : null, until: row.until }
}

/** Of a conclusion they have opened by which nothing was founded. */
const mayCertify = async (v: Visit, letter: OwnLetter): Promise<boolean> =>
  letter.kind === 'conclusion' &&
  (letter.outcome === 'unfounded' || letter.outcome === 'insufficient') &&
  (await standing(v, letter)).opened

async function certificateFor(v: Visit, letter: OwnLetter): Promise<Certificate | 'may-ask' | null> {
  if (!(await mayCertify(v, letter))) return null
  return (await certificateOf(v.db, { tenant: letter.tenant, id: letter.case })) ?? 'may-ask'
}

const isSame = (a: OwnLetter, b: OwnLetter) => a.case === b.case && a.kind === b.kind

async function daysFor(v: Visit, letter: OwnLetter): Promise<number> {
  const row = await caseById(v.db, letter.tenant, letter.case)
  if (!row) return 0
  const policy = await policyOfCase(v.db, row, v.today)
  if (letter.kind === 'conclusion') return policy.appealDays
  return letter.kind === 'draft' ? policy.draftDays : policy.answerDays
}

async function letterPage(
  v: Visit,
  letter: OwnLetter,
  given: { text?: string; error?: string; problem?: string } = {},
): Promise<Response> {
  const { opened, reply, until } = await standing(v, letter)
  const view: LetterView = {
    letter,
    opened,
    reply,
    until,
    late: until !== null && v.today > until,
    text: given.text ?? '',
    certificate: await certificateFor(v, letter),
    days: await daysFor(v, letter),
    error: given.error,
    problem: given.problem,
  }
  return v.page(
    {
      title: v.t.feedbackCase.own.title,
      status: given.error ? 422 : given.problem ? 409 : 200,
      back: { href: paths.ownFeedback.to(), label: v.t.feedbackCase.own.title },
    },
    <LetterPage view={view} />,
  )
}
