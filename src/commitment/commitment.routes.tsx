import type { Serve, Visit } from '../account/visit.ts'
import { isAwaited } from '../membership/powers.rules.ts'
import { scopeFor } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { servePlanFrom } from '../plan/plan-from.tsx'
import { showDay } from '../platform/clock.ts'
import { SameIdOtherContent } from '../platform/command.ts'
import type { Form } from '../platform/form.ts'
import { randomId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { cellCommitmentRoutes } from './cell-commitment.routes.tsx'
import { ClosedYearPage, CommitmentsPage, MonthPage, type YearRow } from './commitment.pages.tsx'
import { commitmentsOf } from './commitment.queries.ts'
import {
  type Draft,
  draftFrom,
  formIsOpen,
  leaveOut,
  monthsBegun,
  newDraft,
  openYears,
  TICKS,
  takeOver,
  usualRules,
  withoutLine,
  withTick,
  yearOf,
} from './commitment.rules.ts'
import { commitmentDefaultRoutes } from './commitment-default.routes.tsx'
import { commitmentRulesOn } from './commitment-default.ts'
import { commitmentLineRoutes } from './commitment-line.routes.tsx'
import { closedSentence, type OwnCommitment, ownCommitment } from './own-commitment.ts'
import { changeYear, ownYears } from './own-year.ts'
import { lastLines, yearBack, yearPage } from './year-page.tsx'

/** A member's own commitments, what the officers of their cell see of them, and what the organisation lays down. */
export function commitmentRoutes(serve: Serve) {
  serve(paths.commitments, { get: commitmentsPage })

  serve(paths.commitment, {
    get: async (v) => yearPage(v, await ownCommitment(v)),
    post: async (v) => {
      const form = await v.form(['do', 'line'])
      const one = await ownCommitment(v)
      if (!one.member || closedSentence(v, one)) return yearPage(v, one, { status: 409 })
      const last = await lastLines(v, one)
      const what = form.text('do')
      const id = randomId()
      const made = await change(v, one, form, (draft) => changed(draft, what, form.text('line')))
      if (made instanceof Response) return made
      if (what === 'change' && made?.lines.some((line) => line.id === id))
        return v.go(paths.commitmentLine.to({ year: String(one.year), line: id }))
      return v.go(paths.commitment.to({ year: String(one.year) }))

      function changed(draft: Draft | null, what: string, line: string): Draft | null | 'full' {
        const { rules, year, standing } = one
        if (what === 'amend') return draft ?? draftFrom(one.base, standing?.lines ?? [])
        if (what === 'stop') return null
        const now = draft ?? newDraft
        if (what === 'remove') return withoutLine(now, line)
        const old = last.find((candidate) => candidate.line === line)
        if (!old) return draft
        if (what === 'leave') return leaveOut(now, old)
        if (now.lines.length >= rules.most) return 'full'
        return takeOver(now, old, year, id)
      }
    },
  })

  serve(paths.commitmentMonth, {
    get: async (v) => monthPage(v, await ownCommitment(v)),
    post: async (v) => {
      const form = await v.form(['line', 'tick'])
      const one = await ownCommitment(v)
      const month = v.params.month ?? ''
      const tick = TICKS.find((known) => known === form.text('tick'))
      const line = one.standing?.lines.find((candidate) => candidate.line === form.text('line'))
      const writer = one.member?.writer
      if (!tick || !line || !writer || !monthsBegun(one.year, v.today).includes(month))
        return monthPage(v, one, 422)
      try {
        await changeYear(v.db, writer, one.year, form, (own) => ({
          ...own,
          ticks: withTick(own.ticks, line.line, month, tick),
        }))
      } catch (error) {
        if (!(error instanceof SameIdOtherContent)) throw error
        return monthPage(v, await ownCommitment(v), 409)
      }
      return v.go(paths.commitmentMonth.to({ year: String(one.year), month }))
    },
  })

  servePlanFrom(serve, paths.commitmentPlan, async (v) => {
    const one = await ownCommitment(v)
    const line = one.standing?.lines.find((candidate) => candidate.line === v.params.line)
    if (!line || !one.member) throw notFound()
    return { kind: 'commitment', id: line.line, words: line.what, back: yearBack(v, one.year) }
  })

  commitmentLineRoutes(serve)
  cellCommitmentRoutes(serve)
  commitmentDefaultRoutes(serve)
}

/** Changes the draft by a button; a button pressed on two pages does what it says once. */
async function change(
  v: Visit,
  one: OwnCommitment,
  form: Form,
  by: (draft: Draft | null) => Draft | null | 'full',
): Promise<Response | Draft | null> {
  let full = false
  try {
    const made = await changeYear(v.db, one.member!.writer, one.year, form, (own) => {
      const draft = by(own.draft)
      full = draft === 'full'
      return draft === 'full' ? null : { ...own, draft }
    })
    if (full)
      return yearPage(v, one, { errors: { lines: v.t.commitment.draft.full(one.rules.most) }, status: 422 })
    return made === 'resend' || made === null ? null : made.draft
  } catch (error) {
    if (!(error instanceof SameIdOtherContent)) throw error
    return yearPage(v, await ownCommitment(v), { status: 409 })
  }
}

function monthPage(v: Visit, one: OwnCommitment, status = 200): Response {
  const month = v.params.month ?? ''
  const months = monthsBegun(one.year, v.today)
  if (!/^(0[1-9]|1[0-2])$/.test(month)) throw notFound()
  const back = yearBack(v, one.year)
  if (!months.includes(month))
    return v.page(
      { title: back.label, back, status: 409 },
      <ClosedYearPage year={one.year} sentence={v.t.commitment.ticks.notYet} draft={null} />,
    )
  return v.page(
    { title: v.t.commitment.ticks.title(Number(month), one.year), back, status },
    <MonthPage
      year={one.year}
      month={month}
      lines={one.standing?.lines ?? []}
      ticks={one.own.ticks}
      months={months}
      fixHref={one.member ? (line) => paths.commitmentPlan.to({ year: String(one.year), line }) : null}
    />,
  )
}

async function commitmentsPage(v: Visit): Promise<Response> {
  const scope = await scopeFor(v)
  const c = v.t.commitment
  const rules = scope.tenant ? await commitmentRulesOn(v.db, scope.tenant, v.today) : usualRules
  const signed = await commitmentsOf(v.db, v.me.person)
  const kept = await ownYears(v.db, { person: v.me.person, ring: v.keys() })
  const open = scope.membership ? openYears(rules, v.today) : []
  const years = new Set([...open, ...signed.map((one) => one.year), ...kept.map((one) => one.year)])
  const stateOf = (year: number) => {
    const standing = signed.find((one) => one.year === year)
    const draft = kept.find((one) => one.year === year)?.draft
    if (draft && standing) return c.states.changing
    if (draft?.lines.length) return c.states.draft
    if (!standing) return c.states.none
    if (standing.confirmed_on) return c.states.confirmed
    return standing.how === 'paper' ? c.states.paper : c.states.signed(showDay(standing.signed_on))
  }
  const rows = [...years]
    .sort((a, b) => b - a)
    .map(
      (year): YearRow => ({
        href: paths.commitment.to({ year: String(year) }),
        label: c.ofYear(year),
        state: stateOf(year),
        done: signed.some((one) => one.year === year),
      }),
    )
  const forms = scope.membership
    ? [yearOf(v.today), yearOf(v.today) - 1].filter((year) => formIsOpen(rules, year, v.today))
    : []
  return v.page(
    { title: c.title, back: { href: paths.me.to(), label: v.t.data.me } },
    <CommitmentsPage
      rows={rows}
      forms={forms.map((year) => ({
        href: paths.yearForm.to({ year: String(year) }),
        label: v.t.yearForm.link(year),
      }))}
      notAsked={scope.membership !== null && !isAwaited(scope.membership.status)}
    />,
  )
}
