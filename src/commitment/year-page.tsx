import type { Visit } from '../account/visit.ts'
import { isAwaited } from '../membership/powers.rules.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { ClosedYearPage, SignedPage } from './commitment.pages.tsx'
import { type Commitment, wordingsOf } from './commitment.queries.ts'
import { lineProblems, monthsBegun, newDraft } from './commitment.rules.ts'
import { DraftPage } from './draft.pages.tsx'
import { closedSentence, type OwnCommitment, timeSentence } from './own-commitment.ts'

/** The lines of the year before, as they stand: where a draft begins. */
export const lastLines = async (v: Visit, one: OwnCommitment): Promise<Commitment['lines']> =>
  one.standing ? [] : ((await wordingsOf(v.db, v.me.person, one.year - 1))[0]?.lines ?? [])

const commitmentsBack = (v: Visit) => ({ href: paths.commitments.to(), label: v.t.commitment.title })
export const yearBack = (v: Visit, year: number) => ({
  href: paths.commitment.to({ year: String(year) }),
  label: v.t.commitment.ofYear(year),
})

export async function yearPage(
  v: Visit,
  one: OwnCommitment,
  { status = 200, errors }: { status?: number; errors?: FieldErrors } = {},
): Promise<Response> {
  const { own, standing, year } = one
  const page = { title: v.t.commitment.ofYear(year), status, back: commitmentsBack(v) }
  const closed = closedSentence(v, one)
  const writes = one.member !== null && closed === null
  if (writes && (own.draft || !standing)) return draftPage(v, one, page, errors)
  if (!standing)
    return v.page(
      page,
      <ClosedYearPage year={year} sentence={closed ?? v.t.commitment.notAsked} draft={own.draft} />,
    )
  const begun = monthsBegun(year, v.today)
  return v.page(
    page,
    <SignedPage
      commitment={standing}
      older={one.wordings.slice(1)}
      ticks={own.ticks}
      month={one.member ? (begun.at(-1) ?? null) : null}
      note={own.closed ? v.t.commitment.closed : own.draft && closed ? closed : null}
      amends={writes}
      otherCell={one.member !== null && standing.cell !== one.member.cell}
    />,
  )
}

async function draftPage(
  v: Visit,
  one: OwnCommitment,
  page: { title: string; status: number; back: { href: string; label: string } },
  errors?: FieldErrors,
): Promise<Response> {
  const draft = one.own.draft ?? newDraft
  const of = { year: one.year, today: v.today, before: one.standing?.lines ?? [] }
  const unready = draft.lines.filter((line) => lineProblems(line, of).length > 0).map((line) => line.id)
  return v.page(
    page,
    <DraftPage
      view={{
        ...{ year: one.year, draft, rules: one.rules, errors, unready },
        last: await lastLines(v, one),
        time: timeSentence(v, one),
        changing: one.standing !== null,
        notAsked: !isAwaited(one.member!.scope.membership!.status),
      }}
    />,
  )
}
