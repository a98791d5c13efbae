import { carryOut, Overtaken, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import type { Unit } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { type Span, spanKey } from '../report/report-span.rules.ts'
import { SendsPage } from './issue.pages.tsx'
import type { IssueRefusal } from './issue.rules.ts'
import { issueSum, issuesOf, sumOf } from './issue.ts'
import { provinceOf } from './sender.ts'
import { signingKeyOf } from './signing-key.ts'
import { pastSpans, spanFor } from './spans.ts'

const LONGEST = 40

/** A unit above the communes sends its own sums to the level above it, as signed files. */
export function issueRoutes(serve: Serve) {
  serve(paths.aboveSends, {
    get: async (v) => sendsPage(v, await provinceOf(v), spanFor(v), { number: '', knows: false }),
    post: async (v) => {
      const form = await v.form(['number', 'knows'])
      const unit = await provinceOf(v)
      const span = spanFor(v)
      const typed = { number: form.text('number'), knows: form.text('knows') !== '' }
      const number = numberProblem(form.hadHidden('number'), typed.number, v)
      return carryOut(
        v,
        form,
        async () => {
          if (number) return sendsPage(v, unit, span, typed, { errors: { number } })
          return async (tx) => {
            const done = await issueSum(tx, unit, span, typed, { person: v.me.person, now: v.now })
            if (typeof done === 'string')
              throw new Overtaken(() => sendsPage(v, unit, span, typed, refused(v, done)))
            return `${paths.aboveSends.to({ unit: unit.id })}?ky=${spanKey(span)}`
          }
        },
        async () => ({ saved: [], sent: sentLines(form, { number: v.t.rollUpFile.sends.number }) }),
      )
    },
  })
}

function numberProblem(hidden: boolean, number: string, v: Visit): string | null {
  if (hidden) return v.t.form.hidden
  if (number === '') return v.t.form.required
  return number.length > LONGEST ? v.t.form.tooLong(LONGEST, number.length) : null
}

interface Again {
  readonly problem?: string
  readonly errors?: FieldErrors
}

function refused(v: Visit, refusal: IssueRefusal): Again {
  const sentence = v.t.rollUpFile.sends.refusals[refusal]
  return refusal === 'unsaid' ? { errors: { knows: sentence } } : { problem: sentence }
}

async function sendsPage(
  v: Visit,
  unit: Unit,
  span: Span,
  typed: { readonly number: string; readonly knows: boolean },
  again: Again = {},
): Promise<Response> {
  const [sum, sent, key] = await Promise.all([
    sumOf(v.db, unit, span, {
      file: unit.id,
      follows: null,
      issuer: { id: unit.id, name: unit.name },
      number: '',
      day: v.today,
    }),
    issuesOf(v.db, unit.id, span),
    signingKeyOf(v.db, unit.id),
  ])
  const name = (one: Span) => v.t.reporting.span(one.kind, one.starts)
  const to = (one: Span) => `${paths.aboveSends.to({ unit: unit.id })}?ky=${spanKey(one)}`
  return v.page(
    {
      title: v.t.rollUpFile.sends.title,
      status: again.errors ? 422 : again.problem ? 409 : 200,
      back: { href: paths.aboveFigures.to({ unit: unit.id }), label: v.t.figure.title },
    },
    <SendsPage
      unit={unit.id}
      span={{ key: spanKey(span), name: name(span) }}
      sum={sum}
      sent={sent}
      hasKey={key !== null}
      others={pastSpans(v)
        .filter((one) => spanKey(one) !== spanKey(span))
        .map((one) => ({ href: to(one), name: name(one) }))}
      typed={typed}
      problem={again.problem}
      errors={again.errors}
    />,
  )
}
